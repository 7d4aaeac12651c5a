"""The ends of what comes of ranges, found by trying: exactly those, open ones open and no wider."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import product
from operator import add, mul, sub
from typing import Any, cast

import pytest

from incentives.values.number import Exact
from incentives.values.range import (
    ANYTHING,
    NOT_NEGATIVE,
    NOTHING,
    Range,
    hull,
    least_of,
    most_of,
    sum_of,
)

NUMBERS: tuple[Exact, ...] = (-2, Fraction(-1, 2), 0, Fraction(1, 3), 3)
ALL = [
    *(Range(low, high) for low in NUMBERS for high in NUMBERS if low <= high),
    *(Range(end, None) for end in NUMBERS),
    *(Range(None, end) for end in NUMBERS),
    ANYTHING,
]
NEAR, FAR = 10, 1000
"""So far numbers are tried; where it makes a difference how far, there is no end."""


def tried(bounds: Range, far: int) -> list[Exact]:
    """The ends of the range, or numbers far out where it has none; those around zero in it."""
    ends = {-far if bounds.low is None else bounds.low, far if bounds.high is None else bounds.high}
    return sorted(ends | {number for number in (-1, 0, 1) if number in bounds})


def range_by_trying(ranges: Sequence[Range], compute: Callable[[Sequence[Exact]], Exact]) -> Range:
    """From the least to the most that comes of numbers in the ranges."""
    near, far = (
        [compute(numbers) for numbers in product(*(tried(bounds, most) for bounds in ranges))]
        for most in (NEAR, FAR)
    )
    low, high = min(far), max(far)
    return Range(low if low == min(near) else None, high if high == max(near) else None)


@pytest.mark.parametrize("operation", [add, sub, mul])
def test_the_ends_of_sums_differences_and_products(operation: Callable[..., Any]) -> None:
    """An end is there if and only if the result cannot go on for ever."""
    for one, other in product(ALL, ALL):
        wanted = range_by_trying((one, other), lambda numbers: cast(Exact, operation(*numbers)))
        assert wanted == operation(one, other), (one, other)


def test_the_ends_of_a_quotient() -> None:
    """Of an open divisor the quotient comes as near to zero as one likes: zero is its end."""

    def end(near: Fraction, far: Fraction) -> Exact | None:
        if abs(far) > abs(near):
            return None
        return far if far == near else 0

    for one, other in product(ALL, ALL):
        if 0 in other:
            assert one / other == ANYTHING
            continue
        near, far = (
            [Fraction(x) / y for x in tried(one, most) for y in tried(other, most)]
            for most in (NEAR, FAR)
        )
        wanted = Range(end(min(near), min(far)), end(max(near), max(far)))
        assert wanted == one / other, (one, other)


@pytest.mark.parametrize(
    ("of_ranges", "of_numbers"),
    [(least_of, min), (most_of, max), (sum_of, sum)],
)
def test_the_ends_of_the_least_the_most_and_the_sum(
    of_ranges: Callable[[Sequence[Range]], Range], of_numbers: Callable[[Iterable[Exact]], Exact]
) -> None:
    """Of one, of two and of three."""
    few = (ALL[::4], ALL[::3], ALL[::5])
    for several in [*((one,) for one in ALL), *product(ALL, ALL), *product(*few)]:
        wanted = range_by_trying(several, of_numbers)
        assert wanted == of_ranges(several), several


def test_the_ends_of_a_hull() -> None:
    """The least and the most of all of them, of one, of two or of three."""
    for several in [*((one,) for one in ALL), *product(ALL, ALL)]:
        lows, highs = [one.low for one in several], [one.high for one in several]
        low = None if None in lows else min(low for low in lows if low is not None)
        high = None if None in highs else max(high for high in highs if high is not None)
        assert Range(low, high) == hull(several)


def test_what_is_never_below_zero_has_every_other_number() -> None:
    """Zero among them, and no end above."""
    assert [0, 1, FAR] == [number for number in (-FAR, -1, 0, 1, FAR) if number in NOT_NEGATIVE]
    assert [0] == [number for number in (-FAR, -1, 0, 1, FAR) if number in NOTHING]
    assert (Range(0, None), Range(0, 0), Range(None, None)) == (NOT_NEGATIVE, NOTHING, ANYTHING)


@pytest.mark.parametrize("step", [1, Fraction(1, 3), 1000])
def test_a_rising_change_moves_the_ends(step: Exact) -> None:
    """Those that are there."""
    for bounds in ALL:
        assert bounds + Range.exactly(step) == bounds.rising(lambda number: number + step)


def test_apart_are_two_without_a_number_in_common() -> None:
    """Where they touch they have one; it is the same the other way round."""
    for one, other in product(ALL, ALL):
        common = {end for end in tried(one, FAR) if end in other}
        common |= {end for end in tried(other, FAR) if end in one}
        assert one.is_apart_from(other) is not bool(common)
        if common:
            ends = [None if abs(end) == FAR else end for end in (min(common), max(common))]
            assert one.clipped(other) == Range(*ends)


def test_the_quotient_of_what_is_known_is_known() -> None:
    """A fraction where it is one, whole where it is whole."""
    for one, other in product(NUMBERS, NUMBERS):
        if other:
            assert (Range.exactly(one) / Range.exactly(other)).known == Fraction(one, other)


def test_no_number_is_too_large() -> None:
    """Nor for an open end beside it: what no float can say is still exact."""
    huge = 10**400
    one, open_ = Range.exactly(huge), Range(1, None)
    assert one * open_ == open_ * one == one + open_ - Range.exactly(1) == Range(huge, None)
    assert one * one == Range.exactly(huge**2)
    for other, wanted in (
        (Range(-1, None), Range(-huge, None)),
        (Range(None, 2), Range(None, 2 * huge)),
        (Range(None, -2), Range(None, -2 * huge)),
        (ANYTHING, ANYTHING),
        (Range(-1, 2), Range(-huge, 2 * huge)),
    ):
        assert one * other == other * one == wanted
        assert -one * other == other * -one == -wanted
    assert one / open_ == Range(0, huge)
    assert open_ / one == Range(Fraction(1, huge), None)
    assert hull((one, open_)) == Range(1, None)
    assert most_of((one, NOTHING)) == one
