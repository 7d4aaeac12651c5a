"""The ways from what a number is: by its own step, up and down, to the last one within bounds."""

from datetime import date
from fractions import Fraction

import pytest

from incentives.engine.comparison.moves import Room, moves_from
from incentives.language.possible import Value
from incentives.language.types import NumberType
from incentives.values.number import Exact, exact
from incentives.values.unit import ONE

ON = date(2023, 12, 31)


@pytest.mark.parametrize("step", [Fraction(1, 100), Fraction(1, 4), 1, 3, 50])
@pytest.mark.parametrize("value", [0, 5, Fraction(15, 2), 149, 150])
def test_every_round_number_within_the_bounds_is_reached(value: Exact, step: Exact) -> None:
    """Upwards each multiple of the step above it, downwards each below, and none beyond."""
    room = Room(type=NumberType(ONE), least=-50, most=150, step=step)
    up, down = moves_from(exact(value), room, ON)
    far = int(150 / Fraction(step))
    all_of_them = (exact(step * n) for n in range(-far, far + 1))
    multiples = [multiple for multiple in all_of_them if multiple >= -50]
    assert steps(up.at, up.farthest) == [each for each in multiples if each > value]
    assert steps(down.at, down.farthest) == [each for each in reversed(multiples) if each < value]


def steps(at: object, farthest: int) -> list[Value]:
    assert callable(at)
    return [at(n) for n in range(1, farthest + 1)]
