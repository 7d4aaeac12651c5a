"""Accounts of which movements may be open: two runs bound what is used of them.

All say what `incentives.engine.evaluation.carried` says. What can be left after a row grows with
whatever was added before and falls with whatever was used: so one run adds least and uses most, and
one adds most and uses least. Balances are plain whole numbers, which have no width.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from incentives.compile.bounded.values import (
    ENDLESS,
    NOTHING_LACKS,
    ONLY_REFERENCE,
    Bounded,
    known,
    left_over,
    within,
)
from incentives.compile.runtime import months_later
from incentives.compile.words import LAST_DAY, NONE

Moved = tuple[int, Bounded, Bounded, Bounded, Bounded]
"""A row, its day, whether it counts, what it adds and what at most it uses."""
_Ends = tuple[int, int]
_MOST_STRETCHES = 60


def used_of_account(moved: Sequence[Moved], opening: Bounded, lasts: int) -> Mapping[int, Bounded]:
    """What is used in each row that moves; `lasts`: so many months, 0: without end."""
    if not moved:
        return {}
    if ONLY_REFERENCE in (opening[3], *(_lacks(row) for row in moved)):
        return {row[0]: left_over() for row in moved}
    if any(row[1][3] != NOTHING_LACKS for row in moved):
        return _without_order(moved, opening)
    return _in_order(moved, opening, lasts)


def used_unlisted(moved: Moved) -> Bounded:
    """At most what can be used in a row of a list that nobody has told."""
    lacks = _lacks(moved)
    if lacks == ONLY_REFERENCE:
        return left_over()
    return within(0, _moves(moved[4], moved[2])[1], 0, lacks)


def first_day_of_account(moved: Sequence[Moved]) -> int:
    """The first day that is known of a row that moves; NONE where there is none."""
    return min((row[1][0] for row in moved if row[1][3] == NOTHING_LACKS), default=NONE)


def _lacks(row: Moved) -> int:
    """What is missing of a row first."""
    return min(part[3] for part in row[1:])


def _moves(value: Bounded, counts: Bounded) -> _Ends:
    """Between which ends a movement lies; what may not be there at all may be nothing."""
    if value[0] == NONE:
        return 0, 0
    is_there = counts[0] == 1 and value[2] == 0
    return (max(value[0], 0) if is_there else 0), max(value[1], 0)


def _without_order(moved: Sequence[Moved], opening: Bounded) -> Mapping[int, Bounded]:
    """Of rows of which nobody knows which comes first: at most all that is ever added."""
    added = [_moves(opening, known(1))[1], *(_moves(row[3], row[2])[1] for row in moved)]
    most = _sum(added)
    lacks = min(opening[3], *map(_lacks, moved))
    return {row[0]: within(0, min(most, _moves(row[4], row[2])[1]), 0, lacks) for row in moved}


def _in_order(moved: Sequence[Moved], opening: Bounded, lasts: int) -> Mapping[int, Bounded]:
    """By their days; of one day all additions come before the first use."""
    in_order = sorted(moved, key=lambda row: row[1][0])
    lacks = _lacking_up_to(in_order, opening)
    least, most = _Run(lasts), _Run(lasts)
    begins = in_order[0][1][0]
    opened = _moves(opening, known(1))
    least.add(begins, opened[0])
    most.add(begins, opened[1])
    told: dict[int, Bounded] = {}
    for day, rows in groupby(in_order, lambda row: row[1][0]):
        of_day = list(rows)
        added = [_moves(row[3], row[2]) for row in of_day]
        for run, end in ((least, 0), (most, 1)):
            run.lapse(day)
            run.add(day, _sum(ends[end] for ends in added))
        for row in of_day:
            wanted = _moves(row[4], row[2])
            used = min(wanted[0], least.balance), min(wanted[1], most.balance)
            least.use(wanted[1])
            most.use(wanted[0])
            told[row[0]] = within(*used, 0, lacks[len(told)])
    return told


def _lacking_up_to(in_order: Sequence[Moved], opening: Bounded) -> list[int]:
    """What is missing for each row first: of it and of those before, of very many some later."""
    size = 1 + len(in_order) // _MOST_STRETCHES
    missing, told = opening[3], []
    for first in range(0, len(in_order), size):
        stretch = in_order[first : first + size]
        missing = min(missing, *map(_lacks, stretch))
        told += [missing] * len(stretch)
    return told


def _sum(numbers: Iterable[int]) -> int:
    """All of them; without end where one has none."""
    whole = 0
    for number in numbers:
        if number == ENDLESS:
            return ENDLESS
        whole += number
    return whole


class _Run:
    """What is left of each age, the oldest first, if every movement is at one of its ends."""

    def __init__(self, lasts: int) -> None:
        self._lasts = lasts
        self._ages: deque[tuple[int, int]] = deque()

    @property
    def balance(self) -> int:
        """What is left together."""
        return _sum(number for _, number in self._ages)

    def add(self, day: int, number: int) -> None:
        """So much more, of this age."""
        last = LAST_DAY if self._lasts == 0 else months_later(day, self._lasts)
        self._ages.append((last, number))

    def lapse(self, day: int) -> None:
        """Drops what was added too long before the day."""
        while self._ages and self._ages[0][0] < day:
            self._ages.popleft()

    def use(self, number: int) -> None:
        """Takes as much as there is of it."""
        wanted = min(number, self.balance)
        while wanted > 0:
            last, oldest = self._ages.popleft()
            taken = min(oldest, wanted)
            wanted -= taken
            if oldest == ENDLESS:
                self._ages.appendleft((last, oldest))
            elif oldest > taken:
                self._ages.appendleft((last, oldest - taken))
