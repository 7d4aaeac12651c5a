"""Those rows count within a limit that come to most; what the others come to is left out.

What is not known of one row bears on all that share its limit. Together rows come to at least what
those come to that are surely given, each at its least, and at most what all come to at their most:
the more a row pays, the less it takes and the greater the limit, the more comes of them together.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate

import attrs

from incentives.engine.determination.sharing.claims import Claim, portion
from incentives.language.possible import MissingSet
from incentives.values.number import Exact, exact
from incentives.values.range import End, Range, sum_of

Place = tuple[End, int]
"""By what rows are compared: what each pays for what it takes, then its place in the list."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Left:
    """What the others leave of a row, for want of what is `missing` to know it.

    `room`: so much of the limit.
    """

    claim: Claim
    room: Range
    missing: MissingSet

    @property
    def within(self) -> Range:
        """What the row comes to in that room."""
        return self.claim.given(self.room)

    @property
    def is_whole(self) -> bool:
        """Whether there is surely room for all of it."""
        takes = self.claim.takes.high
        return takes is not None and takes <= self.room.least


def left_of(claims: Sequence[Claim]) -> tuple[list[Left], Range]:
    """What is left of each claim, and between which bounds all of them come together."""
    groups: dict[Hashable, list[Claim]] = {}
    anywhere = [claim for claim in claims if claim.key is None]
    for claim in claims:
        if claim.key is not None:
            groups.setdefault(claim.key, []).append(claim)
    strangers = _Rivals.of(anywhere, claims)
    left = [
        one
        for group in groups.values()
        for one in (_settled(group) if _is_settled(group, anywhere) else _open(group, strangers))
    ]
    ends = [_together(group) for group in groups.values()]
    if anywhere:
        everyone = _Rivals.of(claims, claims)
        alone = [_alone(claim, everyone) for claim in anywhere]
        left += alone
        ends += [Range(0, one.within.high) for one in alone]
    singly = sum_of(one.within for one in left)
    below = sum_of(claim.below_zero for claim in claims)
    return left, sum_of(ends).clipped(singly) + below


def _is_settled(group: Sequence[Claim], anywhere: Sequence[Claim]) -> bool:
    """Whether it is sure which rows count: their amounts are known, or surely the same."""
    if anywhere or not all(claim.is_sure for claim in group):
        return False
    alike = {(claim.same_as, claim.takes.least) for claim in group}
    return len(alike) == 1 or all(claim.pays.known is not None for claim in group)


def _settled(group: Sequence[Claim]) -> Iterator[Left]:
    """What is left of rows of which it is sure which count, the best paid first."""
    taken: Exact = 0
    for claim in sorted(group, key=lambda claim: (-claim.worst, claim.position)):
        room = max(exact(claim.limit.least - taken), 0)
        taken = exact(taken + min(claim.takes.least, room))
        yield Left(claim=claim, room=Range.exactly(room), missing=claim.lacking)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Rivals:
    """Rows that share a limit, by what each may pay for what it takes.

    `may_take`: what rows take at most that come before a place at best; `surely_take`: what those
    take at least that are given and come before it at worst. `surely`: so much of a limit is there
    whoever comes before.
    """

    best: list[Place]
    may_take: list[Exact]
    worst: list[Place]
    surely_take: list[Exact]
    surely: Exact
    cap: Exact
    missing: MissingSet

    @classmethod
    def of(cls, claims: Sequence[Claim], sharing: Sequence[Claim]) -> "_Rivals":
        """Those of `claims`; what one takes is no more than the greatest limit of `sharing`."""
        cap = max((claim.limit.least for claim in sharing), default=0)
        best = sorted((_before(claim.best, claim), _taken(claim, cap)) for claim in claims)
        due = [claim for claim in claims if claim.is_due]
        worst = sorted((_before(claim.worst, claim), claim.takes.least) for claim in due)
        return cls(
            best=[place for place, _ in best],
            may_take=[0, *accumulate(taken for _, taken in best)],
            worst=[place for place, _ in worst],
            surely_take=[0, *accumulate(taken for _, taken in worst)],
            surely=min((claim.limit.least for claim in sharing), default=0),
            cap=cap,
            missing=frozenset().union(*(claim.lacking for claim in claims)),
        )

    def most_before(self, claim: Claim) -> Exact:
        """What may be taken before the row, by others than itself."""
        at_worst, at_best = _before(claim.worst, claim), _before(claim.best, claim)
        taken = self.may_take[bisect_left(self.best, at_worst)]
        own = at_best < at_worst and self._has(at_best)
        return exact(taken - _taken(claim, self.cap)) if own else taken

    def least_before(self, claim: Claim) -> Exact:
        """What is surely taken before the row."""
        return self.surely_take[bisect_left(self.worst, _before(claim.best, claim))]

    def _has(self, place: Place) -> bool:
        at = bisect_left(self.best, place)
        return at < len(self.best) and self.best[at] == place


def _before(paid: End, claim: Claim) -> Place:
    """Less is what comes earlier: who pays more, then who stands earlier in the list."""
    return (-paid, claim.position)


def _taken(claim: Claim, cap: Exact) -> Exact:
    return cap if claim.takes.high is None else min(claim.takes.high, cap)


def _open(group: Sequence[Claim], strangers: _Rivals) -> Iterator[Left]:
    """What may be left of rows of one key; `strangers` may share their limit too."""
    rivals = _Rivals.of(group, group)
    missing = rivals.missing | strangers.missing
    for claim in group:
        before = exact(rivals.most_before(claim) + strangers.most_before(claim))
        least = max(exact(claim.limit.least - before), 0)
        taken = min(rivals.least_before(claim), rivals.surely)
        most = None if claim.limit.high is None else max(exact(claim.limit.high - taken), 0)
        yield Left(claim=claim, room=Range(least, most), missing=missing)


def _alone(claim: Claim, everyone: _Rivals) -> Left:
    """What may be left of a row of which nobody knows whose limit it shares."""
    least = max(exact(claim.limit.least - everyone.most_before(claim)), 0)
    return Left(claim=claim, room=Range(least, claim.limit.high), missing=everyone.missing)


def _together(group: Sequence[Claim]) -> Range:
    """Between which bounds the rows of one key come together."""
    highs = [claim.limit.high for claim in group]
    limit = None if None in highs else max(high for high in highs if high is not None)
    most = _most(group, limit)
    due = [claim for claim in group if claim.is_due]
    least = _filled(
        [(claim.worst, claim.pays.least, claim.takes.high) for claim in due],
        min(claim.limit.least for claim in group),
    )
    return Range(least, most)


def _most(group: Sequence[Claim], limit: Exact | None) -> Exact | None:
    if limit == 0 and all(claim.takes.least for claim in group):
        return 0
    if any(claim.pays.high is None for claim in group):
        return None
    amounts = [(claim.best, claim.pays.high or 0, claim.takes.least) for claim in group]
    if limit is None:
        return exact(sum(pays for _, pays, _ in amounts))
    return _filled(amounts, limit)


def _filled(rows: Sequence[tuple[End, Exact, Exact | None]], limit: Exact) -> Exact:
    """What rows come to that fill the limit, those first that pay most for what they take."""
    left, total = limit, exact(0)
    for _, pays, takes in sorted(rows, key=lambda row: -row[0]):
        total = exact(total + pays * portion(left, takes))
        left = exact(left - min(left, left if takes is None else takes))
    return total
