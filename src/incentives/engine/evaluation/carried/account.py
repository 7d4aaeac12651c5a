"""The account of an expression over the rows of a case: what each adds and uses, and its entry."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Protocol, cast

import attrs

from incentives.engine.evaluation.carried.settling import (
    CarriedRow,
    Moved,
    key_of,
    settled,
    within,
)
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
from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Carry, Expression
from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import (
    Open,
    Result,
    missing_in,
    open_number,
    open_truth,
)
from incentives.language.types import BOOLEAN
from incentives.policy.library import Law
from incentives.policy.rule import Relief
from incentives.values.range import Range

_AND, _OR = OPERATORS["and"], OPERATORS["or"]


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

    def value(self, expression: Expression, situation: Situation) -> Result:
        """Its value, without the working."""

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """All rows of the list, or None."""

    def reliefs_on(
        self, charge_id: str, day: "date | Open | None"
    ) -> tuple[tuple[Relief, Result], ...]:
        """The reliefs that apply anyway, each with whether it is in force."""


@attrs.define(repr=False)
class Accounts:
    """The accounts of one case, each worked out once for each way in which reliefs bear on it.

    `tried`: what incentives do in every row, by the charge and the incentives.
    """

    tried: dict[tuple[str, tuple[str, ...]], ReliefsInRows] = attrs.field(factory=dict)
    _known: dict[Hashable, Mapping[int, CarriedRow]] = attrs.field(factory=dict)

    def trace(self, account: Carry, situation: Situation, rows: Rows) -> Trace:
        """What is used of the account in the row that the situation speaks of."""
        row = situation.rows[account.variable]
        reliefs = situation.reliefs if account.charge is not None else None  # else none bears on it
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


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Keeper:
    account: Carry
    rows: Rows
    reliefs: ReliefsInRows | None

    def entries(self) -> Mapping[int, CarriedRow]:
        """What is used in each row, by the identity of its facts."""
        listed = self.rows.rows_of(self.account.rows) or ()
        self.rows.effort.visit(self.account.rows, len(listed))
        moved = [self._moved(row) for row in listed]
        return settled(moved, self._opening(moved), self.account.lasts)

    def unlisted(self, row: BoundRow) -> Trace:
        """At most what can be used in a row of which nobody has said which there are."""
        moved = self._moved(row)
        value = open_number(moved.missing, Range(0, moved.used.high))
        return Trace(self.account, value, moved.traces)

    def _opening(self, moved: Sequence[Moved]) -> Trace | None:
        """The opening balance, under the law of the first row that counts."""
        counted = [movement.day for movement in moved if movement.day is not None]
        if self.account.opening is None or not counted:
            return None
        days = [day for day in counted if not isinstance(day, Open)]
        day = min(days) if days else counted[0]
        return self._worked_out(self.account.opening, Situation(rows={}, law_date=day))

    def _worked_out(self, expression: Expression, there: Situation) -> Trace:
        """The working; where something is supposed, nobody looks further than the value."""
        if self.rows.unsupposed is None:
            return self.rows.trace(expression, there)
        return Trace(expression, self.rows.value(expression, there))

    def _moved(self, row: BoundRow) -> Moved:
        bound = {self.account.variable: row}
        day = self._day(Situation(rows=bound, law_date=None))
        instrument = self.rows.law.library.instruments[self.account.instrument]
        in_force = in_force_on(instrument, day)
        if day is None or in_force is False:
            return Moved(row=row, day=None)
        bare = Situation(rows=bound, law_date=day, reliefs=self.reliefs)
        there = attrs.evolve(bare, relief=self._relief(row, bare))
        asked = [] if self.account.test is None else [self._worked_out(self.account.test, there)]
        counts = [trace.value for trace in asked]
        if False in counts or None in counts:
            return Moved(row=row, day=None, traces=tuple(asked))
        keys = [self.rows.value(key, there) for key in self.account.keys]
        adds = self._worked_out(self.account.adds, there)
        used = self._worked_out(self.account.used, there)
        is_sure = in_force is True and not any(isinstance(value, Open) for value in counts)
        return Moved(
            row=row,
            day=day,
            key=key_of(keys, row),
            adds=within(adds.value, is_sure=is_sure),
            used=within(used.value, is_sure=is_sure),
            missing=missing_in([in_force, *counts, *keys, adds.value, used.value, day]),
            traces=(*asked, adds, used),
        )

    def _day(self, bare: Situation) -> "date | Open | None":
        charge = self.account.charge
        at = self.account.at if charge is None else self.rows.law.library.charges[charge].at
        return None if at is None else cast("date | Open | None", self.rows.value(at, bare))

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
            condition = self.rows.value(relief.condition, there)
        if condition is False or condition is None:
            return False
        share = self.rows.value(relief.share, there)
        return lift(_AND, BOOLEAN, [in_force, condition, is_whole(share)])


def is_whole(share: Result) -> Result:
    """Whether a share that falls away is all there is."""
    if isinstance(share, Open):
        return open_truth(share.missing) if 1 in share.within else False
    return share == 1
