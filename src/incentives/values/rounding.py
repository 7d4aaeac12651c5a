"""Rounding as a value that a rule carries."""

from enum import Enum
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.values.number import Exact, exact, quotient


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
        if number.__class__ is int and self.step.numerator == 1:
            return number  # so many steps are a whole
        size = self.step.denominator
        one = number.denominator * self.step.numerator
        whole, rest = divmod(abs(number.numerator) * size, one)
        if not rest:
            return exact(number)
        is_negative = number < 0
        if self._goes_away(whole, 2 * rest - one, is_negative=is_negative):
            whole += 1
        steps = -whole if is_negative else whole
        return quotient(steps * self.step.numerator, size)

    def least_part(self, number: Exact, *, may_cross: bool = False) -> Exact:
        """The least that the number can add to a rounded sum of which nothing else is known.

        That is the multiple at or below it; of an odd multiple, rounded half to even, the one
        below, since what lies half way on both sides of it goes down and up. `may_cross`: the sum
        may pass from one side of nothing to the other, where most ways of rounding turn around.

        >>> Rounding(step=Fraction(1), mode=RoundingMode.HALF_EVEN).least_part(3)
        2
        """
        size = self.step.denominator
        least, rest = divmod(number.numerator * size, number.denominator * self.step.numerator)
        is_whole = not rest
        match self.mode:
            case RoundingMode.HALF_EVEN:
                least -= is_whole and least % 2
            case RoundingMode.UP | RoundingMode.DOWN:
                least -= may_cross
            case RoundingMode.HALF_UP:
                least -= may_cross and is_whole
            case RoundingMode.CEILING | RoundingMode.FLOOR:
                pass
            case _:
                assert_never(self.mode)
        steps = max(least, 0) if number >= 0 else least
        return quotient(steps * self.step.numerator, size)

    def most_part(self, number: Exact, *, may_cross: bool = False) -> Exact:
        """The most that the number can add to a rounded sum of which nothing else is known."""
        return exact(-self.least_part(-number, may_cross=may_cross))

    def _goes_away(self, whole: int, beyond_half: int, *, is_negative: bool) -> bool:
        """Whether a number between two multiples goes to the one that is further from zero.

        `beyond_half`: below, at or above zero as the number is nearer to zero, half way, or beyond.
        """
        match self.mode:
            case RoundingMode.DOWN:
                return False
            case RoundingMode.UP:
                return True
            case RoundingMode.CEILING:
                return not is_negative
            case RoundingMode.FLOOR:
                return is_negative
            case RoundingMode.HALF_UP:
                return beyond_half >= 0
            case RoundingMode.HALF_EVEN:
                return beyond_half > 0 or (beyond_half == 0 and whole % 2 == 1)
            case _:
                assert_never(self.mode)


TO_THE_FEN = Rounding(step=Fraction(1, 100))
DOWN_TO_THE_FEN = Rounding(step=Fraction(1, 100), mode=RoundingMode.DOWN)
UP_TO_THE_FEN = Rounding(step=Fraction(1, 100), mode=RoundingMode.UP)
