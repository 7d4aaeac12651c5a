"""Rounding: every mode, both signs, ties."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    localcontext,
)
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.values.number import exact
from incentives.values.rounding import TO_THE_FEN, Rounding, RoundingMode

_BY_DECIMAL = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.UP: ROUND_UP,
    RoundingMode.DOWN: ROUND_DOWN,
    RoundingMode.CEILING: ROUND_CEILING,
    RoundingMode.FLOOR: ROUND_FLOOR,
}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("4.025", "4.03"),
        ("3.072", "3.07"),
        ("1.005", "1.01"),
        ("2.675", "2.68"),
        ("0.285", "0.29"),
        ("-4.025", "-4.03"),
    ],
)
def test_published_examples_round_half_up_to_the_fen(number: str, expected: str) -> None:
    """4.025 yuan is 4.03, 3.072 yuan is 3.07: figures that a double would get wrong among them."""
    assert exact(Decimal(expected)) == TO_THE_FEN.apply(exact(Decimal(number)))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        (RoundingMode.HALF_UP, [2, 3, 3, 4, -2, -3, -3, -4]),
        (RoundingMode.HALF_EVEN, [2, 2, 3, 4, -2, -2, -3, -4]),
        (RoundingMode.UP, [3, 3, 3, 4, -3, -3, -3, -4]),
        (RoundingMode.DOWN, [2, 2, 2, 3, -2, -2, -2, -3]),
        (RoundingMode.CEILING, [3, 3, 3, 4, -2, -2, -2, -3]),
        (RoundingMode.FLOOR, [2, 2, 2, 3, -3, -3, -3, -4]),
    ],
)
def test_each_mode_has_its_neighbour(mode: RoundingMode, expected: list[int]) -> None:
    """Below the middle, at the middle and above it; up and down go by distance from zero."""
    numbers = [Fraction(n, 10) for n in (24, 25, 26, 35, -24, -25, -26, -35)]
    assert expected == [Rounding(step=Fraction(1), mode=mode).apply(number) for number in numbers]


@pytest.mark.parametrize("mode", RoundingMode)
def test_a_multiple_of_the_step_stays(mode: RoundingMode) -> None:
    """What is on a step already is not moved, whatever the mode."""
    by_hundred = Rounding(step=Fraction(100), mode=mode)
    assert [by_hundred.apply(number) for number in (0, 100, -300)] == [0, 100, -300]


def test_the_step_may_be_any_size() -> None:
    """To the hundred, to the whole, to the jiao."""
    assert Rounding(step=Fraction(100)).apply(250) == 300
    assert Rounding(step=Fraction(1)).apply(Fraction(5, 2)) == 3
    assert Rounding(step=Fraction(1, 10)).apply(Fraction(125, 100)) == Fraction(13, 10)


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=5, allow_nan=False),
    st.sampled_from(RoundingMode),
    st.integers(0, 4),
)
def test_decimal_digits_round_as_by_hand(number: Decimal, mode: RoundingMode, places: int) -> None:
    """Rounding agrees with the decimal arithmetic of the standard library at every place."""
    with localcontext() as context:
        context.prec = 60
        expected = number.quantize(Decimal(1).scaleb(-places), rounding=_BY_DECIMAL[mode])
    assert exact(expected) == Rounding(step=Fraction(1, 10**places), mode=mode).apply(exact(number))


@given(st.fractions(-1000, 1000), st.fractions(-1000, 1000), st.sampled_from(RoundingMode))
def test_rounding_keeps_the_order(one: Fraction, other: Fraction, mode: RoundingMode) -> None:
    """What is not less before is not less after."""
    rounding = Rounding(step=Fraction(1, 2), mode=mode)
    assert rounding.apply(min(one, other)) <= rounding.apply(max(one, other))
