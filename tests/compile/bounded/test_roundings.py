"""The kernel rounds a quotient of whole numbers as figures of the law are rounded."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.compile import runtime
from incentives.compile.lowering.rounding import FUNCTION_OF
from incentives.values.number import exact
from incentives.values.rounding import Rounding, RoundingMode


@pytest.mark.parametrize("mode", RoundingMode)
def test_each_way_of_rounding_on_both_sides_of_zero(mode: RoundingMode) -> None:
    """Of every number of thirds, halves and sixteenths near zero, and so half way between steps."""
    rounded = getattr(runtime, FUNCTION_OF[mode])
    rounding = Rounding(step=Fraction(1), mode=mode)
    for divisor in (1, 2, 3, 4, 10, 16):
        for number in range(-4 * divisor, 4 * divisor + 1):
            assert rounded(number, divisor) == rounding.apply(exact(Fraction(number, divisor)))


@given(
    number=st.integers(-(2**62), 2**62),
    divisor=st.integers(1, 10**9),
    mode=st.sampled_from(RoundingMode),
)
def test_however_wide_the_number_is(number: int, divisor: int, mode: RoundingMode) -> None:
    rounding = Rounding(step=Fraction(1), mode=mode)
    rounded = getattr(runtime, FUNCTION_OF[mode])
    assert rounded(number, divisor) == rounding.apply(exact(Fraction(number, divisor)))
