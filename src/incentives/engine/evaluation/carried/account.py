"""The account of an expression over the rows of a case: what each adds and uses, and its entry."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Protocol, cast

import attrs

from incentives.engine.evaluation.carried.balance import Movement, settle
from incentives.engine.evaluation.dependence import rests_on
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.figures.prevailing import in_force_on
from incentives.engine.evaluation.situation import (
    NOT_RELIEVED,
    BoundRow,
    ReliefsInRows,
    RowRelief,
    Situation,
)
from incentives.engine.evaluation.trace import Entry, Trace
from incentives.language.expression import Carry, Expression
from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import (
    MissingSet,
    Open,
    Result,
    is_number,
    may_be_none,
    missing_in,
    open_number,
    open_truth,
    range_of,
)
from incentives.language.types import BOOLEAN
from incentives.policy.library import Law
from incentives.policy.rule import Relief
from incentives.values.range import NOTHING, Range, least_of, sum_of

_AND, _OR = OPERATORS["and"], OPERATORS["or"]
_MOST_STRETCHES = 60


class Keeping(Protocol):
    """Where accounts are kept."""

    @property
    def accounts(self) -> "Accounts":
        """Those of the case."""


class Rows(Protocol):
    """Where expressions are worked out, which rows there are, and what the law takes off."""

    law: Law
    supposed: Mapping[str, Result]

    @property
    def effort(self) -> Effort:
        """What the work costs."""

    @property
    def unsupposed(self) -> "Keeping | None":
        """Where the same case is worked out without what is supposed, if anything is."""

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The working of the expression."""

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """All rows of the list, or None."""

    def reliefs_on(
        self, charge_id: str, day: "date | Open | None"
    ) -> tuple[tuple[Relief, Result], ...]:
        """The reliefs that apply anyway, each with whether it is in force."""


@attrs.frozen(kw_only=True, eq=False)
class CarriedRow:
    """What a row adds and at most uses, with the workings; `entry` is None without an order.

    `value`: what is used in it of the account.
    """

    traces: tuple[Trace, ...]
    value: Result
    entry: Entry | None


@attrs.define
class Accounts:
    """The accounts of one case, each worked out once for each way in which reliefs bear on it.

    `tried`: what incentives do in every row, by the charge and the incentives.
    """

    tried: dict[tuple[str, tuple[str, ...]], ReliefsInRows] = attrs.field(factory=dict)
    _known: dict[Hashable, Mapping[int, CarriedRow]] = attrs.field(factory=dict)

    def trace(self, account: Carry, situation: Situation, rows: Rows) -> Trace:
        """What is used of the account in the row that the situation speaks of."""
        row = situation.rows[account.variable]
        reliefs = situation.reliefs
        if reliefs is not None and reliefs.charge != account.charge:
            reliefs = None
        keeper = _Keeper(account=account, rows=rows, reliefs=reliefs)
        if row.is_unlisted:
            return keeper.unlisted(row)
        key = (account, reliefs)
        of_row = self._unsupposed_already(key, row, rows)
        if of_row is None:
            if key not in self._known:
                self._known[key] = keeper.entries()
            of_row = self._known[key][id(row.facts)]
        return Trace(account, of_row.value, of_row.traces, entry=of_row.entry)

    def _unsupposed_already(self, key: Hashable, row: BoundRow, rows: Rows) -> CarriedRow | None:
        """What was worked out without what is supposed, where that has no part in it."""
        before = rows.unsupposed
        if before is None or (known := before.accounts._known.get(key)) is None:
            return None
        of_row = known[id(row.facts)]
        return None if rests_on(of_row.value, rows.supposed) else of_row


@attrs.frozen(kw_only=True)
class _Moved:
    """What one row adds and at most uses, and what is missing for it; `day` None: not at all."""

    row: BoundRow
    day: "date | Open | None"
    adds: Range = NOTHING
    used: Range = NOTHING
    missing: MissingSet = frozenset()
    traces: tuple[Trace, ...] = ()


@attrs.frozen(kw_only=True)
class _Keeper:
    account: Carry
    rows: Rows
    reliefs: ReliefsInRows | None

    def entries(self) -> Mapping[int, CarriedRow]:
        """What is used in each row, by the identity of its facts."""
        listed = self.rows.rows_of(self.account.rows) or ()
        self.rows.effort.visit(self.account.rows, len(listed))
        moved = [self._moved(row) for row in listed]
        counted = [movement for movement in moved if movement.day is not None]
        opening = self._opening(counted)
        if any(isinstance(movement.day, Open) for movement in counted):
            entries = _without_order(counted, opening)
        else:
            entries = self._in_order(counted, opening)
        nothing = CarriedRow(traces=(), value=0, entry=None)
        return {id(row.facts): nothing for row in listed} | entries

    def unlisted(self, row: BoundRow) -> Trace:
        """At most what can be used in a row of which nobody has said which there are."""
        moved = self._moved(row)
        value = open_number(moved.missing, Range(0, moved.used.high))
        return Trace(self.account, value, moved.traces)

    def _in_order(self, counted: Sequence[_Moved], opening: Trace | None) -> dict[int, CarriedRow]:
        in_order = sorted(counted, key=lambda movement: cast(date, movement.day))
        movements = [
            Movement(on=cast(date, moved.day), adds=moved.adds, used=moved.used)
            for moved in in_order
        ]
        settled = settle(_opened(opening), movements, self.account.lasts)
        missing = _missing_up_to(in_order, opening)
        return {
            id(moved.row.facts): CarriedRow(
                traces=_with_opening(moved, opening),
                value=open_number(missing[place], entry.used),
                entry=entry,
            )
            for place, (moved, entry) in enumerate(zip(in_order, settled, strict=True))
        }

    def _opening(self, counted: Sequence[_Moved]) -> Trace | None:
        """The opening balance, under the law of the first row that counts."""
        if self.account.opening is None or not counted:
            return None
        days = [moved.day for moved in counted if not isinstance(moved.day, Open)]
        day = min(cast(list[date], days)) if days else counted[0].day
        return self.rows.trace(self.account.opening, Situation(rows={}, law_date=day))

    def _moved(self, row: BoundRow) -> _Moved:
        bound = {self.account.variable: row}
        day = self._day(Situation(rows=bound, law_date=None))
        instrument = self.rows.law.library.instruments[self.account.instrument]
        in_force = in_force_on(instrument, day)
        if day is None or in_force is False:
            return _Moved(row=row, day=None)
        bare = Situation(rows=bound, law_date=day, reliefs=self.reliefs)
        there = attrs.evolve(bare, relief=self._relief(row, bare))
        adds = self.rows.trace(self.account.adds, there)
        used = self.rows.trace(self.account.used, there)
        is_sure = in_force is True
        return _Moved(
            row=row,
            day=day,
            adds=_within(adds.value, is_sure=is_sure),
            used=_within(used.value, is_sure=is_sure),
            missing=missing_in([in_force, adds.value, used.value, day]),
            traces=(adds, used),
        )

    def _day(self, bare: Situation) -> "date | Open | None":
        charge = self.account.charge
        at = self.account.at if charge is None else self.rows.law.library.charges[charge].at
        return None if at is None else cast("date | Open | None", self.rows.trace(at, bare).value)

    def _relief(self, row: BoundRow, there: Situation) -> RowRelief:
        """What the law takes off in the row anyway, and what the incentives that are tried do."""
        charge = self.account.charge
        if charge is None:
            return NOT_RELIEVED
        tried = self.reliefs.of(row) if self.reliefs is not None else NOT_RELIEVED
        anyway = [
            self._frees(relief, in_force, there)
            for relief, in_force in self.rows.reliefs_on(charge, there.law_date)
        ]
        return attrs.evolve(tried, exempt=lift(_OR, BOOLEAN, [False, tried.exempt, *anyway]))

    def _frees(self, relief: Relief, in_force: Result, there: Situation) -> Result:
        """Whether the relief frees the row from the whole charge."""
        condition: Result = True
        if relief.condition is not None:
            condition = self.rows.trace(relief.condition, there).value
        if condition is False or condition is None:
            return False
        share = self.rows.trace(relief.share, there).value
        return lift(_AND, BOOLEAN, [in_force, condition, is_whole(share)])


def is_whole(share: Result) -> Result:
    """Whether a share that falls away is all there is."""
    if isinstance(share, Open):
        return open_truth(share.missing) if 1 in share.within else False
    return share == 1


def _opened(opening: Trace | None) -> Range:
    return NOTHING if opening is None else _within(opening.value, is_sure=True)


def _within(value: Result, *, is_sure: bool) -> Range:
    """Between which bounds a movement lies; what may not exist at all may be nothing."""
    if not is_number(value):
        return Range(0, None) if isinstance(value, Open) else NOTHING
    within = range_of(value).not_below_zero
    is_there = is_sure and not may_be_none([value])
    return within if is_there else within.or_nothing


def _without_order(counted: Sequence[_Moved], opening: Trace | None) -> dict[int, CarriedRow]:
    """Of rows of which nobody knows which comes first: at most all that is ever there."""
    most = sum_of([_opened(opening), *(moved.adds for moved in counted)]).high
    missing = _missing_of(opening).union(*(moved.missing for moved in counted))
    return {
        id(moved.row.facts): CarriedRow(
            traces=_with_opening(moved, opening),
            value=open_number(missing, least_of([Range(0, most), Range(0, moved.used.high)])),
            entry=None,
        )
        for moved in counted
    }


def _with_opening(moved: _Moved, opening: Trace | None) -> tuple[Trace, ...]:
    return moved.traces if opening is None else (opening, *moved.traces)


def _missing_of(opening: Trace | None) -> MissingSet:
    return missing_in([opening.value] if opening is not None else [])


def _missing_up_to(in_order: Sequence[_Moved], opening: Trace | None) -> list[MissingSet]:
    """What is missing for each row: for it and those before it.

    Of very many rows some that come shortly after are among it, so that it stays of a size.
    """
    size = 1 + len(in_order) // _MOST_STRETCHES
    missing, told = _missing_of(opening), []
    for first in range(0, len(in_order), size):
        stretch = in_order[first : first + size]
        missing = missing.union(*(moved.missing for moved in stretch))
        told += [missing] * len(stretch)
    return told
