"""What was seen of the cases of one law: how many were assessed, and how much work they were.

A kernel takes about as long to make as a dozen or two of cases take the reference. So it is made
once that many have been assessed by the same law in one process; no result hangs on it.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import lru_cache
from threading import Lock

import attrs

from incentives.engine.determination.together import MOST_TRIED
from incentives.engine.evaluation.effort.effort import MOST_KEPT, MOST_STEPS, Effort
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Law

CASES_BEFORE = 16
"""So many cases of a law are assessed by the reference before its kernel is made."""
_TIMES_SEEN = 10
"""So many times as dear as any that was seen, beside its lists, a case is taken to be."""
_TIMES_TRIED = 2 * MOST_TRIED
"""The same of a case with facts that may be tried for all parts at once."""
MOST_LOOKED = 500
"""So many more determinations may be looked behind than half of those told by the kernel."""
_TRIED_AGAIN = 16
"""Where more are looked behind, one case in so many is told by the kernel still."""
_MOST_SEEN = 64
"""So many cases are kept until it is reckoned which of them was the dearest."""
Lengths = Mapping[str, int]


@attrs.define(kw_only=True, eq=False, repr=False)
class Practice:
    """The cases of one law that the reference has worked out.

    `told`: how many determinations the kernel told; `looked`: how many of them were looked behind,
    so that the reference was asked after all. `dearest`: the most that a case took of what its
    lists let expect, as two whole numbers. Several threads may ask and note.
    """

    law: Law
    cases: int = 0
    told: int = 0
    looked: int = 0
    _asked: int = 0
    _seen: list[tuple[Lengths, int]] = attrs.field(factory=list)
    _dearest: tuple[int, int] = (0, 1)
    _reckoning: AbstractContextManager[bool] = attrs.field(factory=Lock)

    @property
    def has_kernel(self) -> bool:
        """Whether so many cases were seen that a kernel may tell the next one."""
        return self.cases >= CASES_BEFORE

    def pays(self) -> bool:
        """Whether the kernel is to tell the next case.

        It does not where too few cases were seen, or most of what it tells is looked behind.
        """
        self._asked += 1
        is_looked_at = 2 * self.looked > self.told + 2 * MOST_LOOKED
        is_again = self._asked % _TRIED_AGAIN == 0
        return self.has_kernel and (is_again or not is_looked_at)

    def note(self, snapshot: Snapshot, effort: Effort) -> None:
        """The reference has worked out a case, which took so much effort."""
        with self._reckoning:
            self.cases += 1
            self._seen.append((lengths_of(snapshot), cost_of(effort)))
            if len(self._seen) > _MOST_SEEN:
                self._reckon()

    def is_surely_little(self, lengths: Lengths, *, is_tried: bool = False) -> bool:
        """Whether the reference would surely not refuse a case with such lists as too much work.

        Work grows with the lists of a case as `work` reckons, of which the reference takes a part
        only: the greatest that was seen of any case, ten times over, is taken for this one; more
        where facts of rows may be tried for all parts at once (`is_tried`).
        """
        with self._reckoning:
            self._reckon()
            cost, most = self._dearest
        times = _TIMES_TRIED if is_tried else _TIMES_SEEN
        expected = _work_at(self.law, frozenset(lengths.items()))
        return expected * cost * times < MOST_STEPS * most

    def _reckon(self) -> None:
        """Which of the cases was the dearest: of the others nothing is kept."""
        if not self._seen:
            return
        from incentives.compile.awaited.work import work_of

        growth = work_of(self.law)
        while self._seen:
            lengths, cost = self._seen.pop()
            most = growth.at(lengths)
            if cost * self._dearest[1] > self._dearest[0] * most:
                self._dearest = cost, most


@lru_cache(maxsize=1024)
def _work_at(law: Law, lengths: frozenset[tuple[str, int]]) -> int:
    """How much work a case of the law is at most, whose lists are so long."""
    from incentives.compile.awaited.work import work_of

    return work_of(law).at(dict(lengths))


def lengths_of(snapshot: Snapshot) -> Lengths:
    """How many rows each list has that somebody has listed."""
    return {name: len(rows) for name, rows in snapshot.rows.items() if isinstance(rows, tuple)}


def cost_of(effort: Effort) -> int:
    """What a case took, as a part of the most steps that it may take."""
    return max(effort.steps, effort.kept * (MOST_STEPS // MOST_KEPT))


@lru_cache(maxsize=64)
def practice_of(law: Law) -> Practice:
    """What was seen of the law: the same law gives the same object."""
    return Practice(law=law)
