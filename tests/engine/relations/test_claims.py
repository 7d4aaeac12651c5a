"""What claims come to together, in doubt, cut and left: by example, and against plain numbers."""

from fractions import Fraction
from itertools import combinations_with_replacement, product

import attrs
import pytest

from incentives.engine.relations.claim import (
    NO_CLAIM,
    Claim,
    cut,
    either_of,
    in_doubt,
    is_same,
    joined,
    portion,
    range_of_cap,
    share_left,
    union,
)
from incentives.engine.relations.worth import Payoff
from incentives.language.possible import Missing, MissingKind, Open
from incentives.values.number import Exact
from incentives.values.place import FactPath
from incentives.values.range import NOTHING, Range

P, Q, R = (Missing(MissingKind.FACT, FactPath.parse(name)) for name in "pqr")
SMALL = [Range(low, high) for low, high in combinations_with_replacement(range(4), 2)]
"""Every range between whole numbers up to three."""


def due(low: Exact, high: Exact | None = None) -> Claim:
    """Surely given; of one amount unless another end is said."""
    return Claim(within=Range(low, low if high is None else high), is_due=True)


def maybe(low: Exact, high: Exact | None, *missing: Missing) -> Claim:
    return Claim(within=Range(low, high), is_open=True, missing=missing)


def numbers(within: Range) -> list[int]:
    """The whole numbers of a small range."""
    assert within.high is not None
    return [*range(int(within.least), int(within.high) + 1)]


def test_claims_together_are_due_if_one_is_and_open_if_one_is() -> None:
    """Their bounds are added; what is missing is told once, in the order in which it comes."""
    both = joined([due(5), maybe(0, 7, Q, P), maybe(1, 2, P, R)])
    assert Claim(within=Range(6, 14), is_due=True, is_open=True, missing=(Q, P, R)) == both
    assert Claim(within=Range(1, 9), is_open=True) == joined([maybe(0, 7), maybe(1, 2)])
    assert due(8) == joined([due(5), due(3)])
    assert NO_CLAIM == joined([])
    assert not NO_CLAIM.may_be_given


def test_one_claim_is_itself_with_all_that_is_missing_as_often_as_it_says() -> None:
    """Nothing is done to it."""
    one = maybe(0, 7, P, P)
    assert joined([one]) is one


def doubted(claim: Claim) -> Claim:
    """The claim, of which a relation may take something."""
    return attrs.evolve(claim, may_be_cut=True)


def test_what_may_have_to_give_way_is_open_down_to_nothing() -> None:
    """For want of its own and of what decides it; what is not given gives way to nothing."""
    assert doubted(maybe(0, 7, P, Q)) == in_doubt(maybe(5, 7, P), [Q, P])
    assert doubted(maybe(0, 5, Q)) == in_doubt(due(5), [Q])
    assert not is_same(maybe(0, 5), in_doubt(maybe(0, 5), [Q]))
    assert NO_CLAIM is in_doubt(NO_CLAIM, [Q])


def test_known_claims_are_cut_in_proportion() -> None:
    """Exactly, a third of each; what is not given stays as it is, and nothing becomes open."""
    none = Claim(within=Range(7, 7))
    left = cut([due(60), none, due(40)], Claim(within=Range(33, 33), missing=(P,)))
    assert [due(Fraction(99, 5)), none, due(Fraction(66, 5))] == left


def test_what_is_cut_to_what_it_is_stays_as_it_is() -> None:
    """The same claims, without anything more missing."""
    claims = [due(60), due(40)]
    assert claims == cut(claims, Claim(within=Range(100, 100), missing=(Q,)))


def test_what_is_cut_to_bounds_alike_may_yet_be_cut() -> None:
    """What is not sure may come to the most, and the cut to the least: 60 of 100 are 36 then."""
    first, second = cut([due(60), maybe(0, 40, P)], Claim(within=Range(60, 100), missing=(Q,)))
    assert (Range(36, 60), Range(0, 40)) == (first.within, second.within)
    assert ((Q,), (P, Q)) == (first.missing, second.missing)
    assert first.may_be_cut
    assert second.may_be_cut


def test_a_cut_to_what_is_not_known_leaves_claims_open() -> None:
    """For want of what the cut lacks; one claim by itself comes to just that."""
    to = Claim(within=Range(10, 20), missing=(Q,))
    assert [
        Claim(within=Range(10, 20), is_due=True, is_open=True, may_be_cut=True, missing=(Q,))
    ] == cut([due(30)], to)
    assert [
        Claim(within=Range(6, 12), is_due=True, is_open=True, may_be_cut=True, missing=(Q,)),
        Claim(within=Range(4, 8), is_due=True, is_open=True, may_be_cut=True, missing=(Q,)),
    ] == cut([due(60), due(40)], to)


def test_an_open_claim_that_is_cut_to_a_known_sum_stays_open() -> None:
    """It lacks what it lacked, and what the cut lacks; a due one beside it lacks nothing."""
    to = Claim(within=Range(50, 50), missing=(Q,))
    first, second = cut([due(60), maybe(0, 40, P)], to)
    assert (True, False, ()) == (first.is_due, first.is_open, first.missing)
    assert (False, True, (P, Q)) == (second.is_due, second.is_open, second.missing)


def test_whatever_is_cut_lies_within_what_is_told() -> None:
    """Of every two amounts cut to any sum of theirs or less, each share of it.

    What is cut to the bounds that it has is not cut.
    """
    for ranges in product(SMALL, SMALL, SMALL):
        one, other, to = ranges
        if one + other == to and to.known is not None:
            continue
        claims = cut([maybe(one.least, one.high), maybe(other.least, other.high)], Claim(within=to))
        for a, b, left in product(*map(numbers, ranges)):
            if 0 < a + b and left <= a + b:
                for amount, claim in zip((a, b), claims, strict=True):
                    assert Fraction(amount * left, a + b) in claim.within, ranges


def test_a_portion_of_what_is_left_lies_between_its_least_share_and_all_of_it() -> None:
    """At least its own least of the whole at its most; never more than it, or than is left."""
    assert Range(Fraction(1, 2), 4) == portion(Range(1, 8), Range(2, 8), Range(4, 4))
    assert Range(Fraction(1, 4), 3) == portion(Range(1, 3), Range(1, 8), Range(2, 8))
    assert Range(0, 3) == portion(Range(1, 3), Range(1, None), Range(2, 8))
    assert Range(0, 0) == portion(NOTHING, NOTHING, Range(0, 5))
    assert Range(0, None) == portion(Range(1, None), Range(1, None), Range(2, None))


def test_one_of_several_claims_is_within_all_of_them() -> None:
    """Due if each is; open, unless they say the same."""
    either = Claim(within=Range(2, 9), is_due=True, is_open=True, missing=(P, R))
    assert doubted(either) == either_of(
        [due(5, 9), Claim(within=Range(2, 3), is_due=True, missing=(P,))], [R]
    )
    assert doubted(maybe(0, 5, R)) == either_of([due(5), NO_CLAIM], [R])
    assert not is_same(maybe(0, 5), either_of([maybe(0, 5), NO_CLAIM], [R]))
    assert due(5) == either_of([due(5)], [R])
    assert maybe(1, 5, P, Q) == either_of([maybe(1, 5, P), maybe(1, 5, Q)], [R])


def test_all_of_a_claim_is_left_where_nothing_was_cut() -> None:
    """Also of a claim of nothing; nothing where it is not given."""
    assert Range.exactly(1) == share_left(due(5), due(5))
    assert Range(1, 1) == share_left(due(2, 5), due(2, 5))
    assert Range(1, 1) == share_left(due(0), due(0))
    assert Range(0, 1) == share_left(maybe(0, 5), maybe(0, 5))
    assert NOTHING == share_left(due(5), NO_CLAIM)
    assert Range.exactly(Fraction(2, 5)) == share_left(due(5), due(2))
    assert Range(Fraction(1, 5), Fraction(1, 2)) == share_left(due(4, 5), due(1, 2))
    assert Range(0, Fraction(1, 2)) == share_left(due(4, 5), maybe(1, 2))
    assert Range(0, 1) == share_left(due(0, 5), due(0, 2))
    assert Range(0, 1) == share_left(maybe(1, None), Claim(within=Range(0, None), is_due=True))


@pytest.mark.parametrize("is_due", [True, False])
def test_whatever_is_left_is_a_part_within_what_is_told(is_due: bool) -> None:
    """Of every amount of a claim, and every amount that was left of it."""
    for was, now in product(SMALL, SMALL):
        after = Claim(within=now, is_due=is_due, is_open=True)
        share = share_left(Claim(within=was, is_due=True), after)
        for before, left in product(numbers(was), numbers(now)):
            if 0 < before and left <= before:
                assert Fraction(left, before) in share, (was, now)


def test_claims_say_the_same_whatever_is_missing() -> None:
    """Bounds, whether due, whether open: each tells them apart."""
    assert is_same(maybe(0, 5, P), maybe(0, 5, Q))
    assert not is_same(maybe(0, 5), maybe(0, 6))
    assert not is_same(maybe(0, 5), maybe(1, 5))
    assert not is_same(maybe(5, 5), due(5))
    assert not is_same(maybe(0, 5), Claim(within=Range(0, 5), is_due=True, is_open=True))
    assert not is_same(due(0, 5), Claim(within=Range(0, 5), is_due=True, is_open=True))


def test_what_is_missing_is_told_once_in_its_order() -> None:
    """Of none nothing."""
    assert (Q, P, R) == union([(Q, P), (), (R, Q)])
    assert () == union([])


def test_a_cap_is_never_below_nothing_and_none_if_it_may_not_apply() -> None:
    """Open or not."""
    missing = frozenset({P})
    assert [Range(5, 5), NOTHING] == [range_of_cap(5), range_of_cap(-5)]
    assert Range(0, 7) == range_of_cap(Open(missing, Range(-3, 7), is_number=True))
    assert Range(2, None) == range_of_cap(
        Open(missing, Range(2, 7), is_number=True, may_be_none=True)
    )


def test_of_two_bundles_the_applicants_own_decides_then_what_anyone_has() -> None:
    """Known amounts are compared in turn; among equals the one that wins ties."""
    amounts = [*product(range(3), repeat=2)]
    for one, other in product(amounts, amounts):
        first, second = (Payoff(*map(Range.exactly, each)) for each in (one, other))
        assert (one > other) == first.beats(second, wins_ties=False)
        assert (one >= other) == first.beats(second, wins_ties=True)


def test_a_bundle_beats_another_only_whatever_comes() -> None:
    """For every two ranges: exactly if no number of the one is below any of the other."""
    for mine, theirs in product(SMALL, SMALL):
        one, other = Payoff(mine, NOTHING), Payoff(theirs, NOTHING)
        pairs = [*product(numbers(mine), numbers(theirs))]
        assert all(a > b for a, b in pairs) == one.beats(other, wins_ties=False)
        assert all(a >= b for a, b in pairs) == one.beats(other, wins_ties=True)
    assert not Payoff(Range(5, None), NOTHING).beats(
        Payoff(Range(0, None), NOTHING), wins_ties=True
    )
    equal = Payoff(Range(5, 5), Range(1, 2)), Payoff(Range(5, 5), Range(2, 3))
    assert [False, True] == [b.beats(a, wins_ties=True) for a, b in (equal[::-1], equal)]
