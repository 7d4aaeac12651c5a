"""Rounding as a value that a rule carries."""

from enum import Enum
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.values.number import Exact, exact


class RoundingMode(Enum):
    """Which neighbour a number between two steps goes to."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    UP = "up"
    DOWN = "down"
    CEILING = "ceiling"
    FLOOR = "floor"


@attrs.frozen(kw_only=True)
class Rounding:
    """Round to whole multiples of `step`, which is above zero.

    Up, down and half up go by distance from zero; the ceiling is never less than the number, the
    floor never more.
    """

    step: Fraction
    mode: RoundingMode = RoundingMode.HALF_UP

    def apply(self, number: Exact) -> Exact:
        """The multiple of `step` that stands for `number`.

        >>> Rounding(step=Fraction(1, 100)).apply(Fraction(4025, 1000))
        Fraction(403, 100)
        """
        steps = abs(Fraction(number)) / self.step
        whole, rest = divmod(steps.numerator, steps.denominator)
        is_negative = number < 0
        if self._goes_away(whole, Fraction(rest, steps.denominator), is_negative=is_negative):
            whole += 1
        return exact(whole * self.step * (-1 if is_negative else 1))

    def _goes_away(self, whole: int, rest: Fraction, *, is_negative: bool) -> bool:
        """Whether it goes to the multiple that is further from zero."""
        match self.mode:
            case RoundingMode.DOWN:
                return False
            case RoundingMode.UP:
                return rest > 0
            case RoundingMode.CEILING:
                return rest > 0 and not is_negative
            case RoundingMode.FLOOR:
                return rest > 0 and is_negative
            case RoundingMode.HALF_UP:
                return rest >= Fraction(1, 2)
            case RoundingMode.HALF_EVEN:
                return rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1)
            case _:
                assert_never(self.mode)


TO_THE_FEN = Rounding(step=Fraction(1, 100))
DOWN_TO_THE_FEN = Rounding(step=Fraction(1, 100), mode=RoundingMode.DOWN)
UP_TO_THE_FEN = Rounding(step=Fraction(1, 100), mode=RoundingMode.UP)
