"""The rows that are of one period with a given one, and the rows that may still come."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

import attrs

from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.row_index import Candidates
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.facts.unknown import Unknown
from incentives.language.expression import (
    Expression,
    Named,
    NameKind,
    RowPeriods,
    RowValue,
    walk,
)
from incentives.language.possible import (
    Missing,
    MissingKind,
    MissingSet,
    Open,
    Result,
    missing_in,
    possibilities,
)
from incentives.values.period import Cycle, Month, Period
from incentives.values.place import PeriodPlace

Evaluate = Callable[[Expression, Situation], Result]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PlacedRow:
    """A row with the periods that it may be of, for want of what is `missing`.

    `day`: the last day of its month, or its day. `periods` is empty where no day is known.
    """

    row: BoundRow
    day: date | None
    periods: frozenset[Period]
    missing: MissingSet

    @property
    def sure(self) -> Period | None:
        """Its period, None where it is not known."""
        return next(iter(self.periods)) if len(self.periods) == 1 else None

    def in_doubt_beside(self, other: "PlacedRow") -> MissingSet:
        """What is missing to say that it is of the other's period, as it may be."""
        if self.row is other.row or (self.sure is not None and self.sure == other.sure):
            return frozenset()
        return self.missing | other.missing


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PeriodFinder:
    """Finds rows by their period on one case; each row is placed once.

    A period whose last day lies after `on` is not over: rows of it that come after `on` are yet to
    be, also where the case lists them. What it is told to evaluate with must answer alike each
    time.
    """

    on: date
    effort: Effort
    _placed: dict[str, dict[int, PlacedRow]] = attrs.field(factory=dict)
    _by_period: dict[str, dict[Period, list[PlacedRow]]] = attrs.field(factory=dict)
    _dayless: dict[str, list[PlacedRow]] = attrs.field(factory=dict)

    def candidates(
        self, periods: RowPeriods, row: BoundRow, rows: Sequence[BoundRow], evaluate: Evaluate
    ) -> Candidates:
        """The rows of the period of the row, in their order."""
        self._place_all(periods, rows, evaluate)
        own = self.placed(periods, row, evaluate)
        near = {placed.row.place: placed for placed in self._dayless[periods.id]}
        of_period = self._by_period[periods.id]
        for period in own.periods or of_period:
            near |= {placed.row.place: placed for placed in of_period.get(period, ())}
        self.effort.visit(row.list_name, len(near))
        in_doubt: dict[int, MissingSet] = {}
        counted: list[BoundRow] = []
        for place, placed in sorted(near.items()):
            doubt = placed.in_doubt_beside(own)
            is_to_come = placed.day is not None and placed.day > self.on
            if is_to_come and placed.row is not row:
                continue
            counted.append(placed.row)
            if doubt:
                in_doubt[place] = doubt
        to_come = self._to_come(periods, own, evaluate)
        return Candidates(rows=counted, in_doubt=in_doubt, to_come=to_come)

    def _to_come(self, periods: RowPeriods, own: PlacedRow, evaluate: Evaluate) -> MissingSet:
        """What is missing while the period of the row may still get rows; empty once it is over."""
        if not own.periods:
            return own.missing
        running = [
            period
            for period in own.periods
            if cast(date, period.last) > self.on and self._may_grow(periods, period, evaluate)
        ]
        places = (PeriodPlace(periods.id, period) for period in running)
        ends = frozenset(Missing(MissingKind.PERIOD, place) for place in places)
        return ends | own.missing if ends else ends

    def _may_grow(self, periods: RowPeriods, period: Period, evaluate: Evaluate) -> bool:
        """Whether a month that is not over may still be of the period, for all that `while` says.

        What it says of the rows themselves is not known of rows to come.
        """
        condition, last = periods.condition, cast(date, period.last)
        if condition is None or any(map(_may_speak_of_rows, walk(condition))):
            return True
        months = (Month(last.year, number) for number in range(period.first.month, last.month + 1))
        ends = [month.last_day for month in months if month.last_day > self.on]
        return any(
            evaluate(condition, Situation(rows={}, law_date=end)) is not False for end in ends
        )

    def _place_all(self, periods: RowPeriods, rows: Sequence[BoundRow], evaluate: Evaluate) -> None:
        if periods.id in self._by_period:
            return
        by_period = self._by_period.setdefault(periods.id, {})
        dayless = self._dayless.setdefault(periods.id, [])
        self.effort.take(len(rows))
        for row in rows:
            placed = self.placed(periods, row, evaluate)
            for period in placed.periods:
                by_period.setdefault(period, []).append(placed)
            if not placed.periods:
                dayless.append(placed)

    def placed(self, periods: RowPeriods, row: BoundRow, evaluate: Evaluate) -> PlacedRow:
        """The row with the periods that it may be of."""
        known = self._placed.setdefault(periods.id, {})
        if row.is_unlisted or row.place not in known:
            placed = _place(periods, row, evaluate)
            if row.is_unlisted:
                return placed
            known[row.place] = placed
        return known[row.place]


def _may_speak_of_rows(part: Expression) -> bool:
    """Whether it is a fact of a row, or a name behind which one may stand."""
    is_name = isinstance(part, Named) and part.kind is not NameKind.LAW_DATE
    return is_name or isinstance(part, RowValue)


def _place(periods: RowPeriods, row: BoundRow, evaluate: Evaluate) -> PlacedRow:
    order = cast(str, periods.row.order)
    moment = row.facts.values.get(order, Unknown.UNKNOWN)
    if not isinstance(moment, Month | date):
        missing = frozenset({Missing(MissingKind.FACT, row.facts.path_of(order))})
        return PlacedRow(row=row, day=None, periods=frozenset(), missing=missing)
    day = moment.last_day if isinstance(moment, Month) else moment
    at = Situation(rows={periods.row.name: row}, law_date=day)
    is_in: Result = True
    if periods.condition is not None:
        is_in = evaluate(periods.condition, at)
    first = moment.first_day if isinstance(moment, Month) else moment
    found = set[Period]() if is_in is True else {Period(first, day)}
    lengths: Result = None
    if isinstance(is_in, Open) or is_in is True:
        lengths = evaluate(periods.by, at)
        lengths_told = [str(name) for name in possibilities(lengths) or () if name is not None]
        found |= {Cycle(name).around(day) for name in lengths_told}
    found = found or {Period(first, day)}
    missing = missing_in([is_in, lengths])
    return PlacedRow(row=row, day=day, periods=frozenset(found), missing=missing)
