"""Expressions to values, with their working: the reference semantics."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from functools import partial
from typing import assert_never, cast

import attrs

from incentives.engine.evaluation.carried.account import Accounts
from incentives.engine.evaluation.case_rows import CaseRows
from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.evaluation.dependence import (
    AGAINST_LAW_DATE,
    Calendar,
    calendar_of,
    fact_set_against_law_date,
    key_of,
    rests_on,
)
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.figures.prevailing import not_published, reliefs_in_law
from incentives.engine.evaluation.figures.reading_brackets import limits_to_read
from incentives.engine.evaluation.gathering import choose, gather
from incentives.engine.evaluation.periods.members import PeriodFinder, PlacedRow
from incentives.engine.evaluation.reading import Reader
from incentives.engine.evaluation.row_index import Candidates, RowFinder
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.supposing.again import again
from incentives.engine.evaluation.trace import Trace
from incentives.facts.snapshot import Snapshot
from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowPeriods,
    RowValue,
    Stated,
)
from incentives.language.operators import lift
from incentives.language.possible import Open, Result, open_of
from incentives.policy.library import Law
from incentives.policy.rule import Relief

IncentiveResult = Callable[[Named], Result]
Work = Callable[..., Trace]


@attrs.define(kw_only=True, eq=False, repr=False)
class Evaluator:
    """Evaluates the expressions of one law on the facts of one case.

    It remembers what it worked out, and notes in `reads` what of the law it read on the way.

    `on`: the day of the assessment; a period that ends later is not over.
    `supposed`: facts by path, and figures by id, that are taken as known for a question 'what if'.
    `incentive_result` answers for other incentives. `effort`: what it costs.
    `finds_rows`: rows are found by the equalities of a guard instead of trying each; the result is
    the same.
    `unsupposed`: the evaluator of the same law and case without what is supposed; workings in which
    that has no part are taken from there.
    `handlers`: by kind of expression how it is evaluated; who wants to watch puts handlers of its
    own around them.
    """

    law: Law
    snapshot: Snapshot
    on: date
    incentive_result: IncentiveResult
    effort: Effort
    supposed: Mapping[str, Result] = attrs.field(factory=dict)
    consulted: Consulted = attrs.field(factory=Consulted)
    finds_rows: bool = True
    unsupposed: "Evaluator | None" = None
    _reading: Reader = attrs.field(init=False)
    handlers: "Mapping[type, Handler]" = attrs.field(init=False, repr=False)
    _calendar: Calendar = attrs.field(init=False)
    accounts: Accounts = attrs.field(factory=Accounts)
    _shared: dict[Hashable, Trace] = attrs.field(factory=dict)
    _reliefs: dict[Hashable, tuple[tuple[Relief, Result], ...]] = attrs.field(factory=dict)
    _rows: CaseRows = attrs.field(init=False)
    _row_finder: RowFinder = attrs.field(init=False)
    _periods: PeriodFinder = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._reading = Reader(
            law=self.law,
            snapshot=self.snapshot,
            supposed=self.supposed,
            consulted=self.consulted,
            effort=self.effort,
            unsaid=self.unsupposed._reading.unsaid if self.unsupposed is not None else {},
        )
        self.handlers = _HANDLERS
        self._periods = PeriodFinder(on=self.on, effort=self.effort)
        if self.unsupposed is not None:
            self._calendar, self._rows = self.unsupposed._calendar, self.unsupposed._rows
        else:
            self._calendar = calendar_of(self.law, self.snapshot)
            vocabulary = self.law.library.vocabulary
            self._rows = CaseRows(snapshot=self.snapshot, vocabulary=vocabulary, on=self.on)
        self._row_finder = RowFinder(
            library=self.law.library, calendar=self._calendar, effort=self.effort
        )

    def epoch_of(self, day: date) -> int:
        """The number of the stretch of days around `day` in which nothing that is dated changes.

        That is: no figure, instrument, status or date of the case begins or ends within it.
        """
        return self._calendar.epoch_of(day)

    def reliefs_on(
        self, charge_id: str, day: "date | Open | None"
    ) -> tuple[tuple[Relief, Result], ...]:
        """The reliefs of a charge that are law at the place on the day, or may be.

        Each with whether it is in force: True, or open; in the order of the library.
        """
        key = (charge_id, self.epoch_of(day) if isinstance(day, date) else day)
        if key not in self._reliefs:
            self._reliefs[key] = tuple(reliefs_in_law(self.law, charge_id, day))
        return self._reliefs[key]

    def shared_trace(self, expression: Expression, situation: Situation) -> Trace:
        """As `trace`; worked out once for all situations in which it must come to the same."""
        return self._remembered(expression, situation, self.trace)

    def _remembered(self, expression: Expression, situation: Situation, work: Work) -> Trace:
        key = key_of(expression, situation, self._calendar, self.law.library)
        if key is None:
            return work(expression, situation)
        trace = self._shared.get(key)
        if trace is None and self.unsupposed is not None:
            before = self.unsupposed._shared.get(key)
            if before is not None and not rests_on(before.value, self.supposed):
                return before  # what is supposed has no part in it
            if before is not None and isinstance(expression, Apply | Stated):
                trace = self._shared[key] = again(before, situation, self)
        if trace is None:
            trace = self._shared[key] = work(expression, situation)
        return trace

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The value of `expression` in `situation`, with its working.

        The value is Open where a fact, a figure that nobody has published, or a declared gap
        leaves it so; None where it does not exist.
        """
        return self.handlers[expression.__class__](self, expression, situation)

    def _constant(self, expression: Constant, _: Situation) -> Trace:
        return Trace(expression, expression.value)

    def _stated(self, expression: Stated, situation: Situation) -> Trace:
        inside = expression.body
        body = self.handlers[inside.__class__](self, inside, situation)
        return Trace(expression, body.value, (body,))

    def _fact(self, expression: FactValue, _: Situation) -> Trace:
        return self._reading.fact(expression)

    def _row_fact(self, expression: RowValue, situation: Situation) -> Trace:
        return self._reading.row_fact(expression, situation.rows[expression.variable])

    def _named(self, expression: Named, situation: Situation) -> Trace:
        match expression.kind:
            case NameKind.FIGURE:
                return self._reading.figure(expression, situation)
            case NameKind.DEFINITION:
                return self._definition(expression, situation)
            case NameKind.LAW_DATE:
                return Trace(expression, situation.law_date)
            case NameKind.BASIS:
                return Trace(expression, situation.basis)
            case NameKind.RELIEVED:
                return Trace(expression, situation.relief.relieved)
            case NameKind.EXEMPT:
                return Trace(expression, situation.relief.exempt)
            case NameKind.CHARGE:
                return Trace(expression, situation.charges[expression.id])
            case NameKind.DECLARED | NameKind.BEGINS | NameKind.ENDS | NameKind.INCENTIVE:
                return self._reading.stated(expression)
            case NameKind.AMOUNT | NameKind.ELIGIBILITY:
                return Trace(expression, self.incentive_result(expression))
            case _:
                assert_never(expression.kind)

    def _definition(self, expression: Named, situation: Situation) -> Trace:
        definition = self.law.library.definitions[expression.id]
        self.effort.take(1)
        self.consulted.rules.add(definition.id)
        if missing := not_published(self.law, definition.instrument):
            return Trace(expression, open_of(expression.type, missing))
        if expression.of_row is not None:
            record, variable = expression.of_row
            situation = situation.with_row(record, situation.rows[variable])
        body = self.shared_trace(definition.body, situation)
        self.effort.weigh(body.value)
        row = situation.rows[definition.asked_of].facts.path if definition.asked_of else None
        return Trace(expression, body.value, (body,), definition=definition, row=row)

    def _lookup(self, expression: Lookup, situation: Situation) -> Trace:
        table = self.trace(expression.table, situation)
        keys = tuple([self.trace(key, situation) for key in expression.keys])
        return self._reading.cell(expression, table, keys)

    def _graduate(self, expression: Graduate, situation: Situation) -> Trace:
        schedule = self.trace(expression.brackets, situation)
        argument = self.trace(expression.argument, situation)
        limits = [self.trace(limit, situation) for limit in limits_to_read(expression, schedule)]
        return self._reading.brackets(expression, schedule, argument, limits)

    def _apply(self, expression: Apply, situation: Situation) -> Trace:
        handlers = self.handlers
        parts = tuple(
            [
                handlers[argument.__class__](self, argument, situation)
                for argument in expression.arguments
            ]
        )
        self.effort.steps += len(parts)
        operator = expression.operator
        value = lift(operator, expression.type, [part.value for part in parts])
        if operator.name in AGAINST_LAW_DATE and fact_set_against_law_date(expression) is not None:
            # All days on which the status stands alike share the working, so it names none of them.
            parts = tuple([part for part in parts if not _is_law_date(part.expression)])
        return Trace(expression, value, parts)

    def _choose(self, expression: Choose, situation: Situation) -> Trace:
        return choose(expression, situation, self)

    def _gather(self, expression: Gather, situation: Situation) -> Trace:
        """A sum that speaks of no outer row is worked out once, not once for each of them."""
        return self._remembered(expression, situation, partial(gather, rows=self))

    def _carry(self, expression: Carry, situation: Situation) -> Trace:
        return self.accounts.trace(expression, situation, self)

    def candidates(self, expression: Gather, situation: Situation) -> Candidates | None:
        """The rows that may fulfil the guard, in their order; None where nobody has listed them."""
        rows = self.rows_of(expression.rows)
        if rows is None:
            return None
        if (periods := expression.periods) is not None:
            row = situation.rows[periods.row.name]
            return self._periods.candidates(periods, row, rows, self._value)
        if not rows or expression.guard is None or not self.finds_rows:
            return Candidates(rows=rows)
        return self._row_finder.matching(expression, rows, situation, self.trace)

    def period_of(self, periods: RowPeriods, row: BoundRow) -> PlacedRow:
        """In which period the row lies, or may lie."""
        return self._periods.placed(periods, row, self._value)

    def _value(self, expression: Expression, situation: Situation) -> Result:
        return self.trace(expression, situation).value

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """The rows of a repeated fact, in the order of the case; None where nobody listed them."""
        return self._rows.of(list_name)

    def unlisted_row(self, list_name: str) -> BoundRow:
        """What stands for the rows of a list that nobody has said; all its facts are missing."""
        return self._rows.unlisted(list_name)


def _is_law_date(expression: Expression) -> bool:
    return isinstance(expression, Named) and expression.kind is NameKind.LAW_DATE


Handler = Callable[[Evaluator, object, Situation], Trace]

_HANDLERS: Mapping[type, Handler] = cast(
    Mapping[type, Handler],
    {
        Constant: Evaluator._constant,
        Stated: Evaluator._stated,
        FactValue: Evaluator._fact,
        RowValue: Evaluator._row_fact,
        Named: Evaluator._named,
        Lookup: Evaluator._lookup,
        Graduate: Evaluator._graduate,
        Apply: Evaluator._apply,
        Choose: Evaluator._choose,
        Gather: Evaluator._gather,
        Carry: Evaluator._carry,
    },
)
