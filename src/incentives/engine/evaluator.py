"""Expressions to values, with their working: the reference semantics."""

from collections.abc import Callable, Hashable, Mapping
from datetime import date
from itertools import product
from math import inf
from typing import cast

import attrs

from incentives.engine.brackets import graduated
from incentives.engine.declared import read_declared
from incentives.engine.dependence import Calendar, calendar_of, fact_set_against_law_date, key_of
from incentives.engine.figures import in_force_on, prevailing_figure
from incentives.engine.open_value import (
    Missing,
    MissingKind,
    Open,
    Result,
    either,
    lift,
    missing_in,
    open_number,
    open_of,
    open_truth,
)
from incentives.engine.situation import BoundRow, Situation
from incentives.engine.trace import Trace
from incentives.facts.snapshot import RowFacts, Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Field
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
from incentives.language.operators import OPERATORS
from incentives.language.types import ChoiceType, NumberType, RowsType, TableType, Type
from incentives.policy.library import Law
from incentives.policy.parameter import Schedule, Table
from incentives.policy.rule import Relief
from incentives.values.number import Exact, exact

IncentiveResult = Callable[[str, NameKind], Result]

_PLUS = OPERATORS["+"]


@attrs.define(kw_only=True, eq=False)
class Evaluator:
    """Evaluates the expressions of one law on the facts of one case.

    `supposed`: facts by path that are taken as known for a question 'what if'. `incentive_result` answers for other incentives.
    """

    law: Law
    snapshot: Snapshot
    incentive_result: IncentiveResult
    supposed: Mapping[str, Result] = attrs.field(factory=dict)
    _calendar: Calendar = attrs.field(init=False)
    _shared: dict[Hashable, Trace] = attrs.field(factory=dict)
    _reliefs: dict[Hashable, tuple[tuple[Relief, Result], ...]] = attrs.field(factory=dict)
    _figures: dict[tuple[str, date], Trace] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._calendar = calendar_of(self.law, self.snapshot)

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
        found = self._shared.get(key)
        if found is None:
            found = self.trace(expression, situation)
            self._shared[key] = found
        return found

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The value of `expression` in `situation`, with its working.

        Raises:
            AssessmentError: where a parameter has no figure for the day.
        """
        return _HANDLERS[expression.__class__](self, expression, situation)

    def _constant(self, expression: Constant, _: Situation) -> Trace:
        return Trace(expression, expression.value)

    def _stated(self, expression: Stated, situation: Situation) -> Trace:
        body = self.trace(expression.body, situation)
        return Trace(expression, body.value, (body,))

    def _fact(self, expression: FactValue, _: Situation) -> Trace:
        path = ".".join(expression.path)
        known = self.snapshot.values.get(path, Unknown.UNKNOWN)
        return self._unsaid(expression, path, "") if isinstance(known, Unknown) else Trace(expression, known, fact=path)

    def _row_fact(self, expression: RowValue, situation: Situation) -> Trace:
        row = situation.rows[expression.variable]
        name = ".".join(expression.path)
        if row.is_unlisted:
            return self._missing_fact(expression, row.list_name, row.record)
        path = f"{row.facts.path}.{name}"
        known = row.facts.values.get(name, Unknown.UNKNOWN)
        return self._unsaid(expression, path, row.record) if isinstance(known, Unknown) else Trace(expression, known, fact=path)

    def _unsaid(self, expression: FactValue | RowValue, path: str, record: str) -> Trace:
        """A fact that nobody has said: supposed for a question 'what if', or missing."""
        if path in self.supposed:
            return Trace(expression, self.supposed[path], fact=path)
        return self._missing_fact(expression, path, record)

    def _missing_fact(self, expression: FactValue | RowValue, path: str, record: str) -> Trace:
        field = self.law.library.vocabulary.field_at(expression.path, record)
        return Trace(expression, _open_fact(expression.type, field, frozenset({Missing(MissingKind.FACT, path)})), fact=path)

    def _named(self, expression: Named, situation: Situation) -> Trace:
        match expression.kind:
            case NameKind.FIGURE:
                return self._figure(expression, situation)
            case NameKind.DEFINITION:
                return self._definition(expression, situation)
            case NameKind.LAW_DATE:
                return Trace(expression, situation.law_date)
            case NameKind.BASIS:
                return Trace(expression, situation.basis)
            case NameKind.CHARGE:
                return Trace(expression, situation.charges[expression.id])
            case NameKind.DECLARED:
                return self._declared(expression)
            case NameKind.AMOUNT | NameKind.ELIGIBILITY:
                return Trace(expression, self.incentive_result(expression.id, expression.kind))

    def _definition(self, expression: Named, situation: Situation) -> Trace:
        definition = self.law.library.definitions[expression.id]
        body = self.shared_trace(definition.body, situation)
        return Trace(expression, body.value, (body,), definition=definition)

    def _declared(self, expression: Named) -> Trace:
        declared = self.law.library.declared_facts[expression.id]
        if expression.id in self.snapshot.declared:
            return Trace(expression, read_declared(declared, self.snapshot.declared[expression.id]), fact=expression.id)
        if declared.has_default:
            return Trace(expression, declared.default, fact=expression.id, defaulted=True)
        if expression.id in self.supposed:
            return Trace(expression, self.supposed[expression.id], fact=expression.id)
        missing = frozenset({Missing(MissingKind.FACT, expression.id)})
        open_value = open_of(expression.type, missing)
        if open_value.is_number:
            low = declared.at_least if declared.at_least is not None else -inf
            high = declared.at_most if declared.at_most is not None else inf
            open_value = attrs.evolve(open_value, low=low, high=high)
        return Trace(expression, open_value, fact=expression.id)

    def _figure(self, expression: Named, situation: Situation) -> Trace:
        day = situation.law_date
        if not isinstance(day, date):
            value = None if day is None else self._open_figure(expression, day.missing)
            return Trace(expression, value)
        key = (expression.id, day)
        found = self._figures.get(key)
        if found is None:
            dated, is_certain = prevailing_figure(self.law, expression.id, day)
            if dated is None or dated.figure is None or not is_certain:
                missing = frozenset({Missing(MissingKind.FIGURE, expression.id)})
                value = self._open_figure(expression, missing)
            elif isinstance(dated.figure, Table | Schedule):
                value = None  # read by key or by bracket, never as a whole
            else:
                value = dated.figure
            found = Trace(expression, value, figure=dated)
            self._figures[key] = found
        return found

    def _open_figure(self, expression: Named, missing: frozenset[Missing]) -> Result:
        """A figure that is not known; the law's bounds hold for it, and no figure of the law is below zero."""
        if expression.id in self.supposed:
            return self.supposed[expression.id]
        parameter = self.law.library.parameters[expression.id]
        if isinstance(expression.type, NumberType | TableType) and _figure_is_number(expression.type):
            low = parameter.at_least if parameter.at_least is not None else 0
            return open_number(missing, low, parameter.at_most if parameter.at_most is not None else inf)
        return open_of(expression.type, missing)

    def _lookup(self, expression: Lookup, situation: Situation) -> Trace:
        table = self.trace(expression.table, situation)
        keys = tuple(self.trace(key, situation) for key in expression.keys)
        parts = (table, *keys)
        figure = table.figure.figure if table.figure is not None else None
        if not isinstance(figure, Table) or isinstance(table.value, Open):
            return Trace(expression, table.value if isinstance(table.value, Open) else None, parts, figure=table.figure)
        values = [key.value for key in keys]
        if any(value is None for value in values):
            return Trace(expression, None, parts, figure=table.figure)
        possible = list(product(*(_possible_keys(value, key.type) for value, key in zip(values, expression.keys, strict=True))))
        found = [self._table_cell(expression.table, figure, keys) for keys in possible]
        return Trace(expression, either(found, missing_in(values)), parts, figure=table.figure)

    def _table_cell(self, table: Named, figure: Table, keys: tuple[str, ...]) -> Result:
        value = figure.figures[keys]
        if value is None:
            return self._open_figure(table, frozenset({Missing(MissingKind.FIGURE, f"{table.id}[{', '.join(keys)}]")}))
        return value

    def _graduate(self, expression: Graduate, situation: Situation) -> Trace:
        schedule, argument = self.trace(expression.brackets, situation), self.trace(expression.argument, situation)
        parts = (schedule, argument)
        brackets = schedule.figure.figure if schedule.figure is not None else None
        if argument.value is None:
            return Trace(expression, None, parts)
        if not isinstance(brackets, Schedule) or isinstance(schedule.value, Open):
            missing = missing_in([schedule.value, argument.value])
            return Trace(expression, open_number(missing, 0), parts, figure=schedule.figure)
        value = graduated(brackets, expression.kind, argument.value)
        return Trace(expression, value, parts, figure=schedule.figure)

    def _apply(self, expression: Apply, situation: Situation) -> Trace:
        parts = tuple([self.trace(argument, situation) for argument in expression.arguments])
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

    def _gather_once(self, expression: Gather, situation: Situation) -> Trace:
        """A sum that speaks of no outer row is worked out once, not once for each of them."""
        key = key_of(expression, situation, self._calendar, self.law.library)
        if key is None:
            return self._gather(expression, situation)
        found = self._shared.get(key)
        if found is None:
            found = self._gather(expression, situation)
            self._shared[key] = found
        return found

    def _gather(self, expression: Gather, situation: Situation) -> Trace:
        rows = self.rows_of(expression.rows)
        if rows is None:
            return self._gather_unlisted(expression, situation)
        parts: list[Trace] = []
        values: list[Result] = []
        for row in rows:
            inner = situation.with_row(expression.variable, row)
            guard = self.trace(expression.guard, inner) if expression.guard is not None else None
            if guard is not None and (guard.value is False or guard.value is None):
                continue
            body = self.trace(expression.body, inner)
            parts.extend([guard, body] if guard is not None and isinstance(guard.value, Open) else [body])
            value = body.value
            if guard is not None and isinstance(guard.value, Open):
                left_out: Result = {"any": False, "all": True}.get(expression.kind, 0)
                value = either([left_out, value], guard.value.missing)
            values.append(value)
        return Trace(expression, _gathered(expression, values), tuple(parts))

    def _gather_unlisted(self, expression: Gather, situation: Situation) -> Trace:
        """Any number of rows of which nothing is known."""
        missing = frozenset({Missing(MissingKind.FACT, expression.rows)})
        if expression.kind in {"any", "all"}:
            return Trace(expression, open_truth(missing), fact=expression.rows)
        body = self.trace(expression.body, situation.with_row(expression.variable, self.unlisted_row(expression.rows))).value
        low = body.low if isinstance(body, Open) else cast(Exact, body or 0)
        high = body.high if isinstance(body, Open) else cast(Exact, body or 0)
        value = open_number(missing, 0 if low >= 0 else -inf, 0 if high <= 0 else inf)
        return Trace(expression, value, fact=expression.rows)

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """The rows of a repeated fact; None where nobody has said which there are."""
        rows = self.snapshot.rows[list_name]
        if isinstance(rows, Unknown):
            return None
        record = self.row_record(list_name)
        return tuple(BoundRow(list_name=list_name, record=record, facts=row) for row in rows)

    def unlisted_row(self, list_name: str) -> BoundRow:
        facts = RowFacts(f"{list_name}[…]", {})
        return BoundRow(list_name=list_name, record=self.row_record(list_name), facts=facts, is_unlisted=True)

    def row_record(self, list_name: str) -> str:
        field = self.law.library.vocabulary.root.fields[list_name]
        return cast(RowsType, field.type).row.name


def _is_law_date(expression: Expression) -> bool:
    return isinstance(expression, Named) and expression.kind is NameKind.LAW_DATE


def _figure_is_number(type_: Type) -> bool:
    return isinstance(type_.figure if isinstance(type_, TableType) else type_, NumberType)


def _open_fact(type_: Type, field: Field | None, missing: frozenset[Missing]) -> Result:
    """A fact that is not known, within the bounds that its field has."""
    open_value = open_of(type_, missing)
    if open_value.is_number and field is not None:
        low = exact(field.spec.least) if field.spec.least is not None else -inf
        high = exact(field.spec.most) if field.spec.most is not None else inf
        return attrs.evolve(open_value, low=low, high=high)
    return open_value


def _possible_keys(value: Result, type_: Type) -> tuple[str, ...]:
    if not isinstance(value, Open):
        return (str(value),)
    return tuple(sorted(cast(frozenset[str], value.among))) if value.among is not None else cast(ChoiceType, type_).values


def _or_nothing(value: Result) -> Result:
    """As a term of a sum: what may not exist may add nothing."""
    if isinstance(value, Open) and value.may_be_none:
        return attrs.evolve(value, low=min(value.low, 0), high=max(value.high, 0), may_be_none=False)
    return value


def _gathered(expression: Gather, values: list[Result]) -> Result:
    if expression.kind in {"any", "all"}:
        operator = OPERATORS["or" if expression.kind == "any" else "and"]
        return lift(operator, expression.type, values)
    numbers = [_or_nothing(value) for value in values if value is not None]
    total: Result = 0
    for number in numbers:
        total = lift(_PLUS, expression.type, (total, number))
    return total


_HANDLERS: dict[type, Callable[[Evaluator, object, Situation], Trace]] = cast(
    dict[type, Callable[[Evaluator, object, Situation], Trace]],
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
        Gather: Evaluator._gather_once,
    },
)
