"""What is divided to the fen: amounts between bounds, and by weight, by small ones in full."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest

from incentives.values.number import Exact, exact
from incentives.values.range import Range, sum_of
from incentives.values.rounding import TO_THE_FEN
from incentives.values.splitting import (
    divided,
    portions_of_roles,
    split_by_levels,
    split_by_shares,
    split_in_order,
)

FEN = Fraction(1, 100)
THIRD = Fraction(1, 3)
BOUNDS = [
    Range(Fraction(low, 300), None if high is None else Fraction(high, 300))
    for low, high in ((0, 0), (0, 1), (1, 4), (2, 5), (3, 3), (7, 8), (0, None), (4, None))
]
"""In thirds of a fen."""
ROLES = ("city", "county", "town")


def to_the_fen(bounds: Range) -> Range:
    return bounds.rising(TO_THE_FEN.apply)


def is_to_the_fen(number: Exact | None) -> bool:
    return number is None or to_the_fen(Range.exactly(number)).low == number


@pytest.mark.parametrize("count", [1, 2, 3])
def test_divided_amounts_add_up_at_both_ends(count: int) -> None:
    """To those of the whole; each is to the fen, less than a fen off, and no end passes another."""
    for portions in product(BOUNDS, repeat=count):
        whole = to_the_fen(sum_of(portions))
        found = divided(portions, whole)
        assert sum_of(found) == whole, portions
        for part, portion in zip(found, portions, strict=True):
            assert is_to_the_fen(part.low)
            assert is_to_the_fen(part.high)
            assert -FEN < part.least - portion.least < FEN
            assert (part.high is None) == (portion.high is None)
            assert part.high is None or part.least <= part.high


def test_nothing_is_divided_among_none() -> None:
    for whole in (Range(0, 0), Range(0, None), Range(5, 5)):
        assert [] == divided([], whole)


def test_what_is_open_above_is_taken_from_what_the_whole_has_room_for() -> None:
    """Where the whole has an upper end, a portion without one may have all of it."""
    found = divided([Range(1, None), Range(1, 2)], Range(2, 5))
    assert found == [Range(1, 4), Range(1, 1)]
    assert sum_of(found) == Range(2, 5)


def test_a_whole_without_an_upper_end_leaves_it_to_the_last() -> None:
    """Unless one has none by itself; widths are rounded together, half up."""
    closed, open_ = Range(Fraction(1, 300), THIRD), Range(Fraction(2, 300), None)
    assert divided([closed, closed], Range(FEN, None)) == [
        Range(0, Fraction(33, 100)),
        Range(FEN, None),
    ]
    assert divided([open_, closed], Range(FEN, None)) == [
        Range(FEN, None),
        Range(0, Fraction(33, 100)),
    ]
    half = Range(0, Fraction(5, 1000))
    assert divided([half, half, open_], Range(0, None))[:2] == [Range(0, FEN), Range(0, 0)]


def test_a_whole_below_the_least_of_its_portions_is_wholly_given_away() -> None:
    """The last give way, and what is above nothing stays within the whole."""
    assert divided([Range(3, 5), Range(3, 5)], Range(4, 4)) == [Range(3, 3), Range(1, 1)]


def test_running_sums_are_rounded_half_up() -> None:
    """Half of a fen is the first one's, and is made up for by the next."""
    assert split_in_order([FEN / 2, FEN / 2, FEN / 2], 2 * FEN) == (FEN, 0, FEN)
    assert split_in_order([FEN / 3] * 4, FEN) == (0, FEN, 0, 0)
    assert split_in_order([], 0) == ()
    assert split_in_order([5], 3) == (3,)
    assert split_in_order([1, -1, 2], 2) == (1, 0, 1)


@pytest.mark.parametrize("amount", [exact(number * FEN) for number in range(8)])
def test_each_share_is_rounded_as_long_as_there_is_something_left(amount: Exact) -> None:
    """The last one takes the rest, whatever figure it has; small amounts in full."""
    for weights in product((0, 1, 2), repeat=3):
        if not any(weights):
            continue
        shares = [exact(Fraction(weight, sum(weights))) for weight in weights]
        left, wanted = amount, list[Exact]()
        for share in shares[:-1]:
            wanted.append(min(TO_THE_FEN.apply(share * amount), left))
            left = exact(left - wanted[-1])
        assert (*wanted, left) == split_by_shares(amount, shares)
        assert split_by_shares(amount, [*shares[:-1], 0]) == split_by_shares(amount, shares)


def test_levels_bear_their_share_of_all_instalments() -> None:
    """What rounding took from a level at one instalment it gets at the next."""
    none: Sequence[Exact] = ()
    assert split_by_levels([], []) == []
    assert split_by_levels([5, 7], [none, none]) == [(5,), (7,)]
    half = Fraction(1, 2)
    assert split_by_levels([FEN] * 4, [[half]] * 4) == [(FEN, 0), (0, FEN)] * 2
    assert split_by_levels([FEN] * 3, [[THIRD, THIRD]] * 3) == [
        (0, 0, FEN),
        (FEN, 0, 0),
        (0, FEN, 0),
    ]
    assert split_by_levels([1, 1], [[1], [0]]) == [(1, 0), (0, 1)]
    with pytest.raises(ValueError, match="zip"):
        split_by_levels([1, 1], [[1]])


@pytest.mark.parametrize("whole", [Range(0, 0), Range(2 * FEN, 5 * FEN), Range(1, None)])
def test_beneficiaries_have_what_their_weights_say(whole: Range) -> None:
    """In the order they stand in; both ends add up. Without any weight the first has it all."""
    choices: tuple[Exact, ...] = (0, 1, THIRD, 2)
    for weights in product(choices, repeat=3):
        found = portions_of_roles(tuple(zip(ROLES, weights, strict=True)), whole)
        assert ROLES == tuple(role for role, _ in found)
        parts = [part for _, part in found]
        assert whole.low == sum(part.least for part in parts)
        total = Fraction(sum(weights))
        shares: list[Exact] = [weight / total for weight in weights] if total else [1, 0, 0]
        assert tuple(part.low for part in parts) == split_by_shares(whole.least, shares)
        if whole.width is None:
            assert all(part.high is None for part in parts)
        else:
            assert tuple(part.width for part in parts) == split_by_shares(whole.width, shares)
    assert portions_of_roles((("city", 1),), whole) == [("city", whole)]


ENDS = (0, 1, 3, 6)
PORTIONS = tuple((low, high) for low in ENDS for high in ENDS if low <= high)


def test_no_portion_comes_to_more_than_it_may() -> None:
    """Where all that they may come to is divided, each is what it may be; so of any two or three.

    Of a whole that is less, none is beyond what it may be, and together they come to the whole.
    """
    for ends in (*product(PORTIONS, repeat=2), *product(PORTIONS[::2], repeat=3)):
        portions = [Range(low, high) for low, high in ends]
        least, most = (sum(column) for column in zip(*ends, strict=True))
        assert portions == divided(portions, Range(least, most))
        whole = Range(least, exact(Fraction(least + most, 2)))
        parts = divided(portions, whole)
        assert whole == sum_of(parts)
        for part, (low, high) in zip(parts, ends, strict=True):
            assert low == part.low
            assert part.ends[1] <= high + FEN
