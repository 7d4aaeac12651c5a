"""What an incentive may come to where relations bind: bounds, and whether it is given at all."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

import attrs

from incentives.language.possible import Missing, Open, Result, range_of
from incentives.values.number import Exact, exact
from incentives.values.range import NOTHING, Range, hull, least_of, sum_of

Told = TypeVar("Told", bound=Hashable)


@attrs.frozen(kw_only=True, repr=False)
class Claim:
    """An amount `within` bounds, exact and never below zero.

    `is_due`: surely given. `is_open`: it is not known whether, or how much, for want of `missing`.
    What is neither due nor open is not given. `may_be_cut`: a relation may take something of it,
    which its bounds need not show.
    """

    within: Range = NOTHING
    is_due: bool = False
    is_open: bool = False
    may_be_cut: bool = False
    missing: tuple[Missing, ...] = ()

    @property
    def may_be_given(self) -> bool:
        return self.is_due or self.is_open


NO_CLAIM = Claim()


def joined(claims: Iterable[Claim]) -> Claim:
    """Several claims as one: due if any is, open if any is."""
    members = list(claims)
    if len(members) == 1:
        return members[0]
    return Claim(
        within=sum_of(claim.within for claim in members),
        is_due=any(claim.is_due for claim in members),
        is_open=any(claim.is_open for claim in members),
        missing=union(claim.missing for claim in members),
    )


def in_doubt(claim: Claim, missing: Iterable[Missing]) -> Claim:
    """The claim if it may have to give way altogether, for want of what is missing.

    Where it may come to nothing anyway its bounds stay, but not those of several claims together.
    """
    if not claim.may_be_given:
        return claim
    return Claim(
        within=claim.within.or_nothing,
        is_open=True,
        may_be_cut=True,
        missing=union((claim.missing, missing)),
    )


def cut(claims: Sequence[Claim], to: Claim) -> list[Claim]:
    """The claims when together they come to the bounds of `to`.

    Each is cut in proportion to its amount; what is not given stays as it is. Exact: nothing is
    rounded. Bounds that are alike say that nothing is cut only where they are one number.
    """
    whole = joined(claim for claim in claims if claim.may_be_given)
    if whole.within == to.within and to.within.known is not None:
        return list(claims)
    return [_cut(claim, whole, to) if claim.may_be_given else claim for claim in claims]


def _cut(claim: Claim, whole: Claim, to: Claim) -> Claim:
    is_open = claim.is_open or to.within.known is None
    if is_same(claim, whole):
        within = to.within
    elif whole.within.known:
        within = to.within * (claim.within / whole.within)
    else:
        within = portion(claim.within, whole.within, to.within)
    lacking = union((claim.missing, to.missing)) if is_open else claim.missing
    return attrs.evolve(
        claim,
        within=within,
        is_open=is_open,
        may_be_cut=claim.may_be_cut or to.within.known is None,
        missing=lacking,
    )


def portion(part: Range, whole: Range, left: Range) -> Range:
    """What may be left of a part of the whole of which `left` is left, where one of them is open.

    At least its share if the whole comes to the most that it can, and never more than all is.
    """
    most = whole.high
    least = exact(Fraction(part.least * left.least) / most) if most else 0
    return Range(least, least_of((part, left)).high)


def either_of(claims: Sequence[Claim], missing: Iterable[Missing]) -> Claim:
    """What is known of a claim that is one of several."""
    first = claims[0]
    if all(is_same(claim, first) for claim in claims):
        return attrs.evolve(first, missing=union(claim.missing for claim in claims))
    return Claim(
        within=hull([claim.within for claim in claims]),
        is_due=all(claim.is_due for claim in claims),
        is_open=True,
        may_be_cut=True,
        missing=union((*(claim.missing for claim in claims), missing)),
    )


def share_left(before: Claim, after: Claim) -> Range:
    """What a cut leaves of a claim, as a part of it, from 0 to 1.

    Of a claim of nothing all is left.
    """
    if not after.may_be_given:
        return NOTHING
    was, now = before.within, after.within
    is_whole = was.high == 0 or is_same(before, after)
    least = 1 if is_whole else _part_of(now.least, was.high) or 0
    most = _part_of(now.high, was.low)
    return Range(least if after.is_due else 0, 1 if most is None else most)


def _part_of(left: Exact | None, whole: Exact | None) -> Exact | None:
    """At most all of the whole; None where there is no whole, or one of the two has no bound."""
    return None if left is None or not whole else exact(min(Fraction(left) / whole, Fraction(1)))


def is_same(one: Claim, other: Claim) -> bool:
    """Whether both say the same, whatever is missing for it."""
    said = (one.within, one.is_due, one.is_open, one.may_be_cut)
    return said == (other.within, other.is_due, other.is_open, other.may_be_cut)


def union(sets: Iterable[Iterable[Missing]]) -> tuple[Missing, ...]:
    """All that is missing, each once, in the order in which it comes."""
    return tuple(dict.fromkeys(missing for gaps in sets for missing in gaps))


def of_the_others(told: Sequence[Sequence[Told]]) -> Iterator[tuple[Told, ...]]:
    """For each in turn what all others tell, each once, in the order in which it comes.

    As a union over the others each time; but most of what is told is told by many, so that it is
    put in order once.
    """
    tellers: dict[Told, list[int]] = {}
    for teller, by_one in enumerate(told):
        for one in dict.fromkeys(by_one):
            tellers.setdefault(one, []).append(teller)
    first_of_several = {among[0] for among in tellers.values() if len(among) > 1}
    for teller, by_one in enumerate(told):
        if teller in first_of_several:
            others = (one for at, them in enumerate(told) if at != teller for one in them)
            yield tuple(dict.fromkeys(others))
        else:
            its_own = {one for one in by_one if tellers[one] == [teller]}
            yield tuple(one for one in tellers if one not in its_own)


def range_of_cap(cap: Result) -> Range:
    """What the cap may leave: nothing if it is below zero, anything if it may not apply."""
    within = range_of(cap)
    if isinstance(cap, Open) and cap.may_be_none:
        within = Range(within.low, None)
    return within.not_below_zero
