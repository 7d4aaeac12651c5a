"""What lies between two bounds: laws by brute force over small whole numbers."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from operator import add, mul, sub
from typing import cast

import pytest
from moneyed import Money

from incentives.values.number import Exact
from incentives.values.range import (
    ANYTHING,
    NOTHING,
    MoneyRange,
    Range,
    hull,
    least_of,
    money_range,
    most_of,
    sum_of,
    total_of,
)

NUMBERS = range(-3, 4)
CLOSED = [Range(low, high) for low in NUMBERS for high in NUMBERS if low <= high]
HALF_OPEN = [bounds for end in NUMBERS for bounds in (Range(end, None), Range(None, end))]
ALL = [*CLOSED, *HALF_OPEN, ANYTHING]
PAIRS = list(product(ALL, ALL))
FAR = range(-9, 10)
"""Far enough that an open range has numbers beyond those of any closed one."""


def numbers_in(bounds: Range) -> list[int]:
    return [number for number in FAR if number in bounds]


def ends(bounds: Range) -> set[Exact]:
    """The ends that are there."""
    return {end for end in (bounds.low, bounds.high) if end is not None}


@pytest.mark.parametrize("operation", [add, sub, mul])
def test_what_comes_of_two_numbers_lies_in_what_comes_of_their_ranges(
    operation: Callable[..., Range],
) -> None:
    """Whatever the one and the other turn out to be."""
    for one, other in PAIRS:
        together = operation(one, other)
        found = (cast(Exact, operation(x, y)) for x in numbers_in(one) for y in numbers_in(other))
        assert all(number in together for number in found), (one, other)


@pytest.mark.parametrize("operation", [add, sub, mul])
def test_the_ends_are_reached(operation: Callable[..., Range]) -> None:
    """No range is wider than what can come about."""
    for one, other in PAIRS:
        found = {operation(x, y) for x in numbers_in(one) for y in numbers_in(other)}
        assert ends(operation(one, other)) <= found, (one, other)
    for one, other in product(CLOSED, CLOSED):
        assert ends(operation(one, other)), (one, other)


def test_a_quotient_lies_between_the_quotients_of_the_ends() -> None:
    """Of a divisor that may be zero nothing is known."""
    for one, other in PAIRS:
        quotients = one / other
        if 0 in other:
            assert quotients == ANYTHING
            continue
        found = {Fraction(x, y) for x in numbers_in(one) for y in numbers_in(other)}
        assert all(number in quotients for number in found), (one, other)
        if one in CLOSED and other in CLOSED:
            assert ends(quotients) == {min(found), max(found)}, (one, other)


def test_a_negative_is_the_mirror_image() -> None:
    for bounds in ALL:
        assert {-number for number in numbers_in(bounds)} == set(numbers_in(-bounds))


def test_clipped_to_another_it_is_what_is_in_both() -> None:
    """Two that have a number in common; of others nothing is left."""
    for one, other in PAIRS:
        common = set(numbers_in(one)) & set(numbers_in(other))
        assert common == set(numbers_in(one.clipped(other))), (one, other)
        assert one.is_apart_from(other) is not bool(common), (one, other)


def test_the_hull_holds_both_and_ends_where_they_end() -> None:
    for one, other in PAIRS:
        both = hull((one, other))
        members = {*numbers_in(one), *numbers_in(other)}
        assert all(number in both for number in members), (one, other)
        assert ends(both) <= members


@pytest.mark.parametrize(
    ("of_ranges", "of_numbers"), [(least_of, min), (most_of, max), (sum_of, sum)]
)
def test_the_least_the_most_and_the_sum_of_several(
    of_ranges: Callable[[Sequence[Range]], Range], of_numbers: Callable[[Sequence[int]], int]
) -> None:
    """All that they can be, and no more."""
    for one, other in PAIRS:
        together = of_ranges((one, other))
        found = {of_numbers(pair) for pair in product(numbers_in(one), numbers_in(other))}
        assert all(number in together for number in found), (one, other)
        assert ends(together) <= found, (one, other)


def test_the_sum_of_none_is_nothing() -> None:
    assert (NOTHING, MoneyRange.exactly(Money(0, "CNY"))) == (sum_of(()), total_of((), "CNY"))


def test_it_may_be_nothing_or_is_never_below_nothing() -> None:
    """Zero beside it, and zero in place of what is below."""
    for bounds in ALL:
        members = set(numbers_in(bounds))
        widened = set(numbers_in(bounds.or_nothing))
        assert members | {0} <= widened
        assert ends(bounds.or_nothing) <= members | {0}
        assert {max(number, 0) for number in members} == set(numbers_in(bounds.not_below_zero))


def test_it_is_known_where_its_ends_meet() -> None:
    for bounds in ALL:
        members = numbers_in(bounds)
        assert bounds.known == (members[0] if len(members) == 1 else None)
        assert bounds.width == (members[-1] - members[0] if bounds in CLOSED else None)
        assert bounds.least == (0 if bounds.low is None else members[0])


def test_no_operation_gives_a_float() -> None:
    """An open end is None, never an infinity; a quotient is a fraction."""
    for one, other in PAIRS:
        for found in (
            one + other,
            one - other,
            one * other,
            one / other,
            -one,
            one.clipped(other),
            one.or_nothing,
            one.not_below_zero,
            hull((one, other)),
            least_of((one, other)),
            most_of((one, other)),
            one.rising(lambda number: number + 1),
        ):
            assert all(isinstance(end, Exact) for end in ends(found)), (one, other)
        assert isinstance(one.least, Exact)
        assert one.width is None or isinstance(one.width, Exact)


def test_money_is_rounded_half_up_at_each_end() -> None:
    """4.025 is 4.03, and minus 0.005 is minus 0.01; an open end stays open."""
    assert money_range(Range(Fraction(-5, 1000), Fraction(4025, 1000)), "CNY") == MoneyRange(
        Money("-0.01", "CNY"), Money("4.03", "CNY")
    )
    assert money_range(Range(None, Fraction(4024, 1000)), "CNY") == MoneyRange(
        None, Money("4.02", "CNY")
    )


def test_amounts_of_money_add_up_as_their_exact_ranges_do() -> None:
    for one, other in PAIRS:
        left, right = money_range(one, "CNY"), money_range(other, "CNY")
        assert left + right == money_range(one + other, "CNY")
        assert left - right == money_range(one - other, "CNY")
        assert -left == money_range(-one, "CNY")
        assert total_of((left, right), "CNY") == left + right
        assert (left.exact, left.is_nothing) == (one, one == NOTHING)
        assert tuple(left) == (left.low, left.high)


def test_amounts_of_two_currencies_are_not_added() -> None:
    """What has no bound has no currency and can be added to any."""
    yuan, euros = (MoneyRange.exactly(Money(1, code)) for code in ("CNY", "EUR"))
    with pytest.raises(ValueError, match=r"of different currencies: \['CNY', 'EUR'\]"):
        yuan + euros
    assert MoneyRange() == yuan + MoneyRange()
    assert ("CNY", None) == (yuan.currency, MoneyRange().currency)
