"""Expressions to values, and to their workings when somebody looks: the reference semantics."""

from collections.abc import Callable, Hashable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from threading import RLock

import attrs

from incentives.engine.evaluation.carried.account import Accounts
from incentives.engine.evaluation.case_rows import CaseRows
from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.evaluation.dependence import rests_on
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.figures.epochs import Calendar, calendar_of
from incentives.engine.evaluation.figures.prevailing import reliefs_in_law
from incentives.engine.evaluation.figures.relieving import Relieving, reliefs_in
from incentives.engine.evaluation.formulas.kinds import WITH_WORKING, formulas_of
from incentives.engine.evaluation.formulas.making import Formulas
from incentives.engine.evaluation.formulas.memory import Memory
from incentives.engine.evaluation.formulas.workings import HANDLERS, Handler, Making
from incentives.engine.evaluation.periods.members import PeriodFinder, PlacedRow
from incentives.engine.evaluation.reading import Reader
from incentives.engine.evaluation.row_index import Candidates, RowFinder
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.trace import Trace, awaited_trace
from incentives.facts.known import KnownFacts
from incentives.facts.snapshot import Snapshot
from incentives.language.expression import Expression, Gather, Named, RowPeriods
from incentives.language.possible import Open, Result
from incentives.policy.library import Law
from incentives.policy.rule import Relief

IncentiveResult = Callable[[Named], Result]


@attrs.define(kw_only=True, eq=False, repr=False)
class Evaluator:
    """Evaluates the expressions of one law on the facts of one case.

    It remembers what it worked out, and notes in `reads` what of the law it read on the way.

    `on`: the day of the assessment; a period that ends later is not over.
    `supposed`: facts by path, and figures by id, that are taken as known for a question 'what if'.
    `incentive_result` answers for other incentives. `effort`: what it costs.
    `finds_rows`: rows are found by the equalities of a guard instead of trying each; the result is
    the same.
    `notes_days`: of each figure it is noted on which days it was read, and not of some days of each
    stretch in which it is the same.
    `unsupposed`: the evaluator of the same law and case without what is supposed; workings in which
    that has no part are taken from there.
    `looking`: held while a working is made that somebody looks at.
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
    notes_days: bool = False
    unsupposed: "Evaluator | None" = None
    reading: Reader = attrs.field(init=False)
    handlers: Mapping[type, Handler] = attrs.field(init=False, repr=False)
    calendar: Calendar = attrs.field(init=False)
    accounts: Accounts = attrs.field(factory=Accounts)
    memory: Memory = attrs.field(factory=Memory)
    looking: AbstractContextManager[bool] = attrs.field(factory=RLock)
    facts: KnownFacts = attrs.field(init=False)
    _formulas: Formulas = attrs.field(init=False)
    _is_watched: bool = attrs.field(default=False, init=False)
    _results: dict[Named, Result] = attrs.field(factory=dict, init=False)
    _reliefs: dict[Hashable, tuple[tuple[Relief, Result], ...]] = attrs.field(factory=dict)
    _relieving: dict[Hashable, tuple[Relieving, ...]] = attrs.field(factory=dict)
    _rows: CaseRows = attrs.field(init=False)
    _row_finder: RowFinder = attrs.field(init=False)
    _periods: PeriodFinder = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.reading = Reader(
            law=self.law,
            snapshot=self.snapshot,
            supposed=self.supposed,
            consulted=self.consulted,
            effort=self.effort,
            unsupposed=self.unsupposed.reading if self.unsupposed is not None else None,
        )
        self.facts, self.handlers = self.snapshot.values, HANDLERS
        self._formulas = formulas_of(self.law.library)
        self._periods = PeriodFinder(on=self.on, effort=self.effort)
        if self.unsupposed is not None:
            self.calendar, self._rows = self.unsupposed.calendar, self.unsupposed._rows
        else:
            self.calendar = calendar_of(self.law, self.snapshot, is_whole=self.notes_days)
            vocabulary = self.law.library.vocabulary
            self._rows = CaseRows(snapshot=self.snapshot, vocabulary=vocabulary, on=self.on)
        self._row_finder = RowFinder(
            library=self.law.library, calendar=self.calendar, effort=self.effort
        )

    def epoch_of(self, day: date) -> int:
        """The number of the stretch of days around `day` in which nothing that is dated changes.

        That is: no figure, instrument, status or date of the case begins or ends within it.
        """
        return self.calendar.epoch_of(day)

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

    def reliefs_there(self, charge_id: str, situation: Situation) -> tuple[Relieving, ...]:
        """The reliefs of the charge that apply anyway in the situation, or may.

        They are worked out once for all situations in which they must be the same.
        """
        key_of = self._formulas.key_of_reliefs(charge_id)
        if key_of is None:
            return tuple(reliefs_in(charge_id, situation, self))
        key = key_of(self, situation)
        known = self._relieving.get(key)
        if known is None:
            known = self._relieving[key] = tuple(reliefs_in(charge_id, situation, self))
        return known

    def value(self, expression: Expression, situation: Situation) -> Result:
        """The value of `expression` in `situation`, without its working.

        It is worked out once for all situations in which it must come to the same. It is Open where
        a fact, a figure that nobody has published, or a declared gap leaves it so; None where it
        does not exist.
        """
        if self._is_watched:
            return self.remembered(expression, situation, self.trace).value
        return self._formulas.remembered(expression)(self, situation)

    def shared_trace(self, expression: Expression, situation: Situation) -> Trace:
        """As `value`, with its working, which is made when somebody looks at it.

        There is one working for all situations in which the value must come to the same.
        """
        if self._is_watched or isinstance(expression, WITH_WORKING):
            return self.remembered(expression, situation, self.trace)
        key_of, memory = self._formulas.key_of(expression), self.memory
        if key_of is None:
            return awaited_trace(expression, self.value(expression, situation), self, situation)
        key = key_of(self, situation)
        known = memory.known(key)
        if known is None:
            known = awaited_trace(expression, self.value(expression, situation), self, situation)
            memory.tell(key, known)
        return known

    def looked_at(self, expression: Expression, situation: Situation) -> Trace:
        """As `trace`, of what was worked out before; it takes no steps of an assessment more."""
        with self.effort.aside():
            return self.trace(expression, situation)

    def watch(self, handlers: Mapping[type, Handler]) -> None:
        """From now on all is worked out by these handlers, with the working, as days are noted."""
        self.handlers, self._is_watched = handlers, True
        self.calendar = attrs.evolve(self.calendar, is_whole=True)

    def result_of(self, name: Named) -> Result:
        """What another incentive comes to, or whether it is due; asked for once."""
        if name not in self._results:
            self._results[name] = self.incentive_result(name)
        return self._results[name]

    def remembered(self, expression: Expression, situation: Situation, work: Making) -> Trace:
        """What `work` gives; once for all situations in which it must come to the same."""
        key_of = self._formulas.key_of(expression)
        if key_of is None:
            return work(expression, situation)
        key = key_of(self, situation)
        trace = self.memory.looked_at(key)
        if trace is None:
            trace = self._without_supposed(key)
        if trace is None:
            trace = self.memory.workings[key] = work(expression, situation)
        return trace

    def _without_supposed(self, key: Hashable) -> Trace | None:
        """The working without what is supposed, where that has no part in it."""
        before = self.unsupposed.memory.workings.get(key) if self.unsupposed is not None else None
        return None if before is None or rests_on(before.value, self.supposed) else before

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The value of `expression` in `situation`, with its working.

        The value is Open where a fact, a figure that nobody has published, or a declared gap
        leaves it so; None where it does not exist.
        """
        return self.handlers[expression.__class__](self, expression, situation)

    def candidates(self, expression: Gather, situation: Situation) -> Candidates | None:
        """The rows that may fulfil the guard, in their order; None where nobody has listed them."""
        rows = self.rows_of(expression.rows)
        if rows is None:
            return None
        if (periods := expression.periods) is not None:
            row = situation.rows[periods.row.name]
            return self._periods.candidates(periods, row, rows, self.value)
        if not rows or expression.guard is None or not self.finds_rows:
            return Candidates(rows=rows)
        return self._row_finder.matching(expression, rows, situation, self.trace)

    def period_of(self, periods: RowPeriods, row: BoundRow) -> PlacedRow:
        """In which period the row lies, or may lie."""
        return self._periods.placed(periods, row, self.value)

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """The rows of a repeated fact, in the order of the case; None where nobody listed them."""
        return self._rows.of(list_name)

    def unlisted_row(self, list_name: str) -> BoundRow:
        """What stands for the rows of a list that nobody has said; all its facts are missing."""
        return self._rows.unlisted(list_name)
