"""What an incentive may come to where relations bind: bounds, and whether it is given at all."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from incentives.language.possible import Missing

Bound = Fraction | None
"""An upper bound; None: there is none."""


@attrs.frozen(kw_only=True)
class Claim:
    """Between `low` and `high`. `is_due`: surely given. `is_open`: it is not known whether, or how much.

    What is neither due nor open is not given.
    """

    low: Fraction = Fraction(0)
    high: Bound = Fraction(0)
    is_due: bool = False
    is_open: bool = False
    missing: tuple[Missing, ...] = ()

    @property
    def may_be_given(self) -> bool:
        return self.is_due or self.is_open


NOTHING = Claim()


def joined(claims: Iterable[Claim]) -> Claim:
    """Several claims as one: due if any is, open if any is."""
    members = list(claims)
    if len(members) == 1:
        return members[0]
    highs = [claim.high for claim in members if claim.high is not None]
    return Claim(
        low=sum((claim.low for claim in members), Fraction(0)),
        high=sum(highs, Fraction(0)) if len(highs) == len(members) else None,
        is_due=any(claim.is_due for claim in members),
        is_open=any(claim.is_open for claim in members),
        missing=union(claim.missing for claim in members),
    )


def in_doubt(claim: Claim, missing: Iterable[Missing]) -> Claim:
    """The claim if it may have to give way altogether, for want of what is missing."""
    if not claim.may_be_given:
        return claim
    return Claim(high=claim.high, is_open=True, missing=union((claim.missing, missing)))


def cut(claims: Sequence[Claim], to: Claim) -> list[Claim]:
    """The claims when together they come to the bounds of `to`: each is cut in proportion to its amount."""
    whole = joined(claim for claim in claims if claim.may_be_given)
    if (whole.low, whole.high) == (to.low, to.high):
        return list(claims)
    return [_cut(claim, whole, to) if claim.may_be_given else claim for claim in claims]


def _cut(claim: Claim, whole: Claim, to: Claim) -> Claim:
    is_open = claim.is_open or to.low != to.high
    if is_same(claim, whole):
        low, high = to.low, to.high
    elif whole.low == whole.high and whole.low:
        share = claim.low / whole.low
        low, high = to.low * share, to.high * share if to.high is not None else None
    else:
        low = claim.low * to.low / whole.high if whole.high else Fraction(0)
        high = to.high if claim.high is None else claim.high if to.high is None else min(claim.high, to.high)
    lacking = union((claim.missing, to.missing)) if is_open else claim.missing
    return attrs.evolve(claim, low=low, high=high, is_open=is_open, missing=lacking)


def either_of(claims: Sequence[Claim], missing: Iterable[Missing]) -> Claim:
    """What is known of a claim that is one of several."""
    first = claims[0]
    if all(_bounds(claim) == _bounds(first) for claim in claims):
        return attrs.evolve(first, missing=union(claim.missing for claim in claims))
    highs = [claim.high for claim in claims if claim.high is not None]
    return Claim(
        low=min(claim.low for claim in claims),
        high=max(highs) if len(highs) == len(claims) else None,
        is_due=all(claim.is_due for claim in claims),
        is_open=True,
        missing=union((*(claim.missing for claim in claims), missing)),
    )


def _bounds(claim: Claim) -> tuple[Fraction, Bound, bool, bool]:
    return claim.low, claim.high, claim.is_due, claim.is_open


def share_left(before: Claim, after: Claim) -> tuple[Fraction, Fraction]:
    """The least and the most that a cut leaves of a claim, as a part of it; of a claim of nothing all is left."""
    if not after.may_be_given:
        return Fraction(0), Fraction(0)
    least = Fraction(1) if is_same(before, after) else Fraction(0)
    if before.high == 0:
        least = Fraction(1)
    elif before.high is not None and not least:
        least = min(after.low / before.high, Fraction(1))
    most = min(after.high / before.low, Fraction(1)) if before.low and after.high is not None else Fraction(1)
    return (least if after.is_due else Fraction(0)), most


def is_same(one: Claim, other: Claim) -> bool:
    """Whether both say the same, whatever is missing for it."""
    return _bounds(one) == _bounds(other)


def union(sets: Iterable[Iterable[Missing]]) -> tuple[Missing, ...]:
    """All that is missing, each once, in the order in which it comes."""
    return tuple(dict.fromkeys(missing for each in sets for missing in each))
