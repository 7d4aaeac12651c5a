"""Expressions to values, with their working: the reference semantics."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import cast

import attrs

from incentives.engine.evaluation.consulted import Reads
from incentives.engine.evaluation.dependence import Calendar, calendar_of, fact_set_against_law_date, key_of
from incentives.engine.evaluation.gathering import gather
from incentives.engine.evaluation.prevailing import in_force_on, not_published
from incentives.engine.evaluation.reading import Reading
from incentives.engine.evaluation.row_index import Keys, RowIndex, index_rows, keys_of
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.trace import Trace
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.language.expression import (
    Apply,
    Choose,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
)
from incentives.language.possible import Missing, Open, Result, either, lift, open_of
from incentives.language.types import RowsType
from incentives.policy.library import Law
from incentives.policy.rule import Relief

IncentiveResult = Callable[[str, NameKind], Result]


@attrs.define(kw_only=True, eq=False)
class Evaluator:
    """Evaluates the expressions of one law on the facts of one case.

    `supposed`: facts by path that are taken as known for a question 'what if'. `incentive_result` answers for other incentives.
    `finds_rows`: rows are found by the equalities of a guard instead of trying each; the result is the same.
    `basis`: the same without what is supposed; workings in which that has no part are taken from there.
    `handlers`: by kind of expression how it is evaluated; who wants to watch puts handlers of its own around them.
    """

    law: Law
    snapshot: Snapshot
    incentive_result: IncentiveResult
    supposed: Mapping[str, Result] = attrs.field(factory=dict)
    reads: Reads = attrs.field(factory=Reads)
    finds_rows: bool = True
    basis: "Evaluator | None" = None
    _reading: Reading = attrs.field(init=False)
    handlers: "Mapping[type, Handler]" = attrs.field(init=False, repr=False)
    _calendar: Calendar = attrs.field(init=False)
    _shared: dict[Hashable, Trace] = attrs.field(factory=dict)
    _reliefs: dict[Hashable, tuple[tuple[Relief, Result], ...]] = attrs.field(factory=dict)
    _rows: dict[str, tuple[BoundRow, ...]] = attrs.field(factory=dict)
    _unlisted: dict[str, BoundRow] = attrs.field(factory=dict)
    _indexes: dict[Gather, tuple[Keys, RowIndex] | None] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        unsaid = self.basis._reading.unsaid if self.basis is not None else {}
        self._reading = Reading(
            law=self.law, snapshot=self.snapshot, supposed=self.supposed, reads=self.reads, unsaid=unsaid
        )  # fmt: skip
        self.handlers = _HANDLERS
        self._calendar = calendar_of(self.law, self.snapshot) if self.basis is None else self.basis._calendar

    def epoch_of(self, day: date) -> int:
        """The number of the stretch of days, around `day`, in which no figure, instrument or status changes."""
        return self._calendar.epoch_of(day)

    def reliefs_on(self, charge_id: str, day: "date | Open | None") -> tuple[tuple[Relief, Result], ...]:
        """The reliefs of a charge that are law at the place on the day (or may be), with whether they are in force."""
        key = (charge_id, self.epoch_of(day) if isinstance(day, date) else day)
        found = self._reliefs.get(key)
        if found is None:
            found = tuple(
                (relief, in_force)
                for relief in self.law.library.reliefs.get(charge_id, ())
                if self.law.applies(relief.instrument)
                and self.law.is_known(relief.instrument)
                and (in_force := in_force_on(self.law.library.instruments[relief.instrument], day)) is not False
            )
            self._reliefs[key] = found
        return found

    def shared_trace(self, expression: Expression, situation: Situation) -> Trace:
        """As `trace`; worked out once for all situations in which it must come to the same."""
        key = key_of(expression, situation, self._calendar, self.law.library)
        if key is None:
            return self.trace(expression, situation)
        found = self._shared_already(key)
        if found is None:
            found = self.trace(expression, situation)
            self._shared[key] = found
        return found

    def _shared_already(self, key: Hashable) -> Trace | None:
        """The working that was shared under the key, here or, where what is supposed has no part in it, in the basis."""
        found = self._shared.get(key)
        if found is None and self.basis is not None:
            before = self.basis._shared.get(key)
            if before is not None and not rests_on(before.value, self.supposed):
                return before
        return found

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The value of `expression` in `situation`, with its working.

        Raises:
            AssessmentError: where a parameter has no figure for the day.
        """
        return self.handlers[expression.__class__](self, expression, situation)

    def _constant(self, expression: Constant, _: Situation) -> Trace:
        return Trace(expression, expression.value)

    def _stated(self, expression: Stated, situation: Situation) -> Trace:
        body = self.trace(expression.body, situation)
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
            case NameKind.CHARGE:
                return Trace(expression, situation.charges[expression.id])
            case NameKind.DECLARED:
                return self._reading.declared(expression)
            case NameKind.AMOUNT | NameKind.ELIGIBILITY:
                return Trace(expression, self.incentive_result(expression.id, expression.kind))

    def _definition(self, expression: Named, situation: Situation) -> Trace:
        definition = self.law.library.definitions[expression.id]
        self.reads.rules.add(definition.id)
        if missing := not_published(self.law, definition.instrument):
            return Trace(expression, open_of(expression.type, missing))
        if expression.of_row is not None:
            record, variable = expression.of_row
            situation = situation.with_row(record, situation.rows[variable])
        body = self.shared_trace(definition.body, situation)
        return Trace(expression, body.value, (body,), definition=definition)

    def _lookup(self, expression: Lookup, situation: Situation) -> Trace:
        table = self.trace(expression.table, situation)
        return self._reading.cell(expression, table, tuple([self.trace(key, situation) for key in expression.keys]))

    def _graduate(self, expression: Graduate, situation: Situation) -> Trace:
        schedule, argument = self.trace(expression.brackets, situation), self.trace(expression.argument, situation)
        return self._reading.graduated(expression, schedule, argument)

    def _apply(self, expression: Apply, situation: Situation) -> Trace:
        handlers = self.handlers
        parts = tuple([handlers[each.__class__](self, each, situation) for each in expression.arguments])
        value = lift(expression.operator, expression.type, [part.value for part in parts])
        if fact_set_against_law_date(expression) is not None:
            # The working is shared by all days on which the status stands alike, so it names none of them.
            parts = tuple(part for part in parts if not _is_law_date(part.expression))
        return Trace(expression, value, parts)

    def _choose(self, expression: Choose, situation: Situation) -> Trace:
        parts: list[Trace] = []
        possible: list[Result] = []
        missing: frozenset[Missing] = frozenset()
        for branch in expression.branches:
            test = self.trace(branch.test, situation)
            parts.append(test)
            if test.value is False or test.value is None:
                continue
            value = self.trace(branch.value, situation) if branch.value is not None else None
            if value is not None:
                parts.append(value)
            possible.append(value.value if value is not None else None)
            if test.value is True:
                return Trace(expression, either(possible, missing), tuple(parts))
            missing |= cast(Open, test.value).missing
        last = self.trace(expression.otherwise, situation) if expression.otherwise is not None else None
        if last is not None:
            parts.append(last)
        possible.append(last.value if last is not None else None)
        return Trace(expression, either(possible, missing), tuple(parts))

    def _gather(self, expression: Gather, situation: Situation) -> Trace:
        """A sum that speaks of no outer row is worked out once, not once for each of them."""
        key = key_of(expression, situation, self._calendar, self.law.library)
        if key is None:
            return gather(expression, situation, self)
        found = self._shared_already(key)
        if found is None:
            found = gather(expression, situation, self)
            self._shared[key] = found
        return found

    def candidates(self, expression: Gather, situation: Situation) -> Sequence[BoundRow] | None:
        """The rows that may fulfil the guard, in their order; None where nobody has said which rows there are."""
        rows = self.rows_of(expression.rows)
        if not rows or expression.guard is None or not self.finds_rows:
            return rows
        if expression not in self._indexes:
            keys = keys_of(expression, self.law.library)
            self._indexes[expression] = (keys, self._index(expression, rows, keys)) if keys is not None else None
        found = self._indexes[expression]
        if found is None:
            return rows
        keys, index = found
        return index.matching([self.trace(asked, situation).value for asked in keys.asked])

    def _index(self, expression: Gather, rows: tuple[BoundRow, ...], keys: Keys) -> RowIndex:
        bare = Situation(label="", rows={}, law_date=None)
        return index_rows(rows, keys, lambda own, row: self.trace(own, bare.with_row(expression.variable, row)).value)

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """The rows of a repeated fact; None where nobody has said which there are."""
        rows = self.snapshot.rows[list_name]
        if isinstance(rows, Unknown):
            return None
        if list_name not in self._rows:
            record = self.row_record(list_name)
            self._rows[list_name] = tuple(
                BoundRow(list_name=list_name, record=record, facts=row, place=place) for place, row in enumerate(rows)
            )
        return self._rows[list_name]

    def unlisted_row(self, list_name: str) -> BoundRow:
        if self.basis is not None:
            return self.basis.unlisted_row(list_name)
        if list_name not in self._unlisted:
            facts = RowFacts(f"{list_name}[…]", {})
            self._unlisted[list_name] = BoundRow(
                list_name=list_name, record=self.row_record(list_name), facts=facts, is_unlisted=True
            )
        return self._unlisted[list_name]

    def row_record(self, list_name: str) -> str:
        field = self.law.library.vocabulary.root.fields[list_name]
        return cast(RowsType, field.type).row.name


def rests_on(value: Result, supposed: Mapping[str, Result]) -> bool:
    """Whether the value is open for lack of one of the supposed facts."""
    if not isinstance(value, Open):
        return False
    return any(missing.id in supposed for missing in value.missing)


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
    },
)
