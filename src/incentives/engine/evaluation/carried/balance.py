"""An account settled row by row, of which additions and uses may be known only within bounds.

What can be left after a row grows with whatever was added before and falls with whatever was used;
so does what is left of each age. Two runs bound it: of the least additions and the most uses, and
of the most additions and the least uses.
"""

from collections import deque
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from math import inf, isinf
from typing import cast

import attrs
from dateutil.relativedelta import relativedelta

from incentives.engine.evaluation.trace import Entry
from incentives.values.number import Exact, exact
from incentives.values.range import NOTHING, End, Range, sum_of


@attrs.frozen(kw_only=True, repr=False)
class Movement:
    """What a row adds, and what at most it uses, on its day; neither is below zero."""

    on: date
    adds: Range
    used: Range


def settle(
    opening: Range, movements: Sequence[Movement], lasts: int | None = None
) -> tuple[Entry, ...]:
    """The entries of the movements, in their order, which must be that of their days.

    Of one day all additions come before the first use. The oldest is used first; what was added
    more than `lasts` months before a day lapses before it (None: never). The opening balance counts
    as added on the first day.

    >>> from datetime import date
    >>> rows = [Movement(on=date(2024, 1, 31), adds=Range(5, 5), used=Range(0, 0)),
    ...         Movement(on=date(2024, 2, 29), adds=Range(0, 0), used=Range(3, 3))]
    >>> settle(NOTHING, rows)[1].after
    Range(low=2, high=2)
    """
    runs = _Runs(_Run(lasts), _Run(lasts))
    if movements:
        runs.add(movements[0].on, opening.not_below_zero)
    entries: list[Entry] = []
    for day, movements_of_day in groupby(movements, lambda movement: movement.on):
        of_day = tuple(movements_of_day)
        before = runs.balance
        runs.lapse(day)
        lapsed = (before - runs.balance).not_below_zero if lasts is not None else NOTHING
        added = sum_of(movement.adds for movement in of_day)
        runs.add(day, added)
        for movement in of_day:
            used = runs.use(movement.used)
            after = runs.balance
            entries.append(Entry(before=before, lapsed=lapsed, added=added, used=used, after=after))
            before, lapsed, added = after, NOTHING, NOTHING
    return tuple(entries)


@attrs.define(eq=False, repr=False)
class _Run:
    """What is left of each age, the oldest first, if every movement is at one of its bounds.

    `_finite`: what is left together of the ages that have a bound; `_unbounded`: how many have
    none.
    """

    lasts: int | None
    _ages: deque[tuple[date | None, End]] = attrs.field(factory=deque)
    _finite: Exact = 0
    _unbounded: int = 0

    @property
    def balance(self) -> End:
        return inf if self._unbounded else self._finite

    def add(self, day: date, number: End) -> None:
        last = None if self.lasts is None else _later(day, self.lasts)
        self._ages.append((last, number))
        self._count(number, 1)

    def lapse(self, day: date) -> None:
        """Drops what was added too long before the day."""
        while self._ages and (last := self._ages[0][0]) is not None and last < day:
            self._count(self._ages.popleft()[1], -1)

    def use(self, number: End) -> None:
        """Takes as much as there is of it."""
        wanted = min(number, self.balance)
        while wanted > 0:
            last, oldest = self._ages.popleft()
            taken = min(oldest, wanted)
            wanted -= taken
            if isinf(oldest):
                self._ages.appendleft((last, oldest))
                continue
            self._count(taken, -1)
            if oldest > taken:
                self._ages.appendleft((last, oldest - taken))

    def _count(self, number: End, sign: int) -> None:
        if isinf(number):
            self._unbounded += sign
        else:
            self._finite = exact(self._finite + sign * cast(Exact, number))


def _later(day: date, months: int) -> date:
    """The day so many months later; of the last day of a month, the last day of the later month."""
    is_last = (day + timedelta(days=1)).month != day.month
    return day + (relativedelta(months=months, day=31) if is_last else relativedelta(months=months))


@attrs.frozen(eq=False, repr=False)
class _Runs:
    """The run that leaves least and the run that leaves most."""

    least: _Run
    most: _Run

    @property
    def balance(self) -> Range:
        return _between(self.least.balance, self.most.balance)

    def lapse(self, day: date) -> None:
        self.least.lapse(day)
        self.most.lapse(day)

    def add(self, day: date, number: Range) -> None:
        low, high = number.ends
        self.least.add(day, low)
        self.most.add(day, high)

    def use(self, number: Range) -> Range:
        """What is used where the number is the most that may be: each as far as its run allows."""
        low, high = number.ends
        used = _between(min(low, self.least.balance), min(high, self.most.balance))
        self.least.use(high)
        self.most.use(low)
        return used


def _between(low: End, high: End) -> Range:
    return Range(exact(cast(Exact, low)), None if isinf(high) else exact(cast(Exact, high)))
