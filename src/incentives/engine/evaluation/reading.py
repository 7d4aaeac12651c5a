"""Facts of the case and figures of the law, as an expression reads them: known, supposed, or missing within bounds."""

from collections.abc import Mapping
from datetime import date
from itertools import product
from math import inf
from typing import cast

import attrs

from incentives.engine.evaluation.brackets import graduated
from incentives.engine.evaluation.consulted import Reads
from incentives.engine.evaluation.declared import read_declared
from incentives.engine.evaluation.prevailing import prevailing_figure
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.trace import Trace
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Field
from incentives.language.expression import FactValue, Graduate, Lookup, Named, RowValue
from incentives.language.possible import Missing, MissingKind, Open, Result, either, missing_in, open_number, open_of
from incentives.language.types import ChoiceType, NumberType, TableType, Type
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure, Schedule, Table
from incentives.values.number import exact


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """What is known of one case under one law. `supposed`: facts by path that are taken as known for a question 'what if'.

    `unsaid`: what is known of facts that nobody has said, by path; it is the same whatever is supposed of others.
    """

    law: Law
    snapshot: Snapshot
    supposed: Mapping[str, Result]
    reads: Reads = attrs.field(factory=Reads)
    unsaid: dict[tuple[str, tuple[str, ...]], Result] = attrs.field(factory=dict)
    _figures: dict[tuple[str, date], tuple[Result, DatedFigure | None]] = attrs.field(factory=dict)

    def fact(self, expression: FactValue) -> Trace:
        """A fact of the case."""
        path = ".".join(expression.path)
        known = self.snapshot.values.get(path, Unknown.UNKNOWN)
        return self._unsaid(expression, path, "") if isinstance(known, Unknown) else Trace(expression, known, fact=path)

    def row_fact(self, expression: RowValue, row: BoundRow) -> Trace:
        """A fact of the row; without a path its place in the list."""
        if row.is_unlisted:
            return self._missing_fact(expression, row.list_name, row.record)
        if not expression.path:
            return Trace(expression, row.place)
        name = ".".join(expression.path)
        path = f"{row.facts.path}.{name}"
        known = row.facts.values.get(name, Unknown.UNKNOWN)
        return self._unsaid(expression, path, row.record) if isinstance(known, Unknown) else Trace(expression, known, fact=path)

    def _unsaid(self, expression: FactValue | RowValue, path: str, record: str) -> Trace:
        """A fact that nobody has said: supposed for a question 'what if', or missing."""
        if path in self.supposed:
            return Trace(expression, self.supposed[path], fact=path)
        return self._missing_fact(expression, path, record)

    def _missing_fact(self, expression: FactValue | RowValue, path: str, record: str) -> Trace:
        key = (path, expression.path)  # of rows that nobody has listed the path is the same for all their facts
        if key not in self.unsaid:
            field = self.law.library.vocabulary.field_at(expression.path, record)
            self.unsaid[key] = _open_fact(expression.type, field, frozenset({Missing(MissingKind.FACT, path)}))
        return Trace(expression, self.unsaid[key], fact=path)

    def declared(self, expression: Named) -> Trace:
        """A fact that one instrument asks for; the law's own default where it states one."""
        declared = self.law.library.declared_facts[expression.id]
        self.reads.rules.add(declared.id)
        if expression.id in self.snapshot.declared:
            return Trace(expression, read_declared(declared, self.snapshot.declared[expression.id]), fact=expression.id)
        if declared.has_default and self.law.is_known(declared.instrument):
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

    def figure(self, expression: Named, situation: Situation) -> Trace:
        """The figure that prevails on the law date.

        Raises:
            AssessmentError: if no instrument states a figure for the day.
        """
        day = situation.law_date
        if day is None:
            return self._undated(expression)
        if not isinstance(day, date):
            return Trace(expression, self._open_figure(expression, day.missing))
        key = (expression.id, day)
        if key not in self._figures:
            self._figures[key] = self._figure_on(expression, day)
        value, dated = self._figures[key]
        return Trace(expression, value, figure=dated)

    def _figure_on(self, expression: Named, day: date) -> tuple[Result, DatedFigure | None]:
        dated, is_certain = prevailing_figure(self.law, expression.id, day)
        self.reads.note_figure(expression.id, day, dated)
        if dated is None or dated.figure is None or not is_certain:
            kind = MissingKind.GAP if dated is not None and dated.is_gap else MissingKind.FIGURE
            return self._open_figure(expression, frozenset({Missing(kind, expression.id)})), dated
        if isinstance(dated.figure, Table | Schedule):
            return None, dated  # read by key or by bracket, never as a whole
        return dated.figure, dated

    def _undated(self, expression: Named) -> Trace:
        """Where no law date is known yet, since the figure is to tell it: the only figure that the law has."""
        figures = self.law.figures[expression.id]
        if len(figures) == 1 and figures[0].figure is not None:
            self.reads.note_figure(expression.id, figures[0].window.first.earliest, figures[0])
            is_whole = not isinstance(figures[0].figure, Table | Schedule)
            return Trace(expression, cast(Result, figures[0].figure) if is_whole else None, figure=figures[0])
        return Trace(expression, self._open_figure(expression, frozenset({Missing(MissingKind.FIGURE, expression.id)})))

    def _open_figure(self, expression: Named, missing: frozenset[Missing]) -> Result:
        """A figure that is not known; the law's bounds hold for it, and no figure of the law is below zero."""
        if expression.id in self.supposed:
            return self.supposed[expression.id]
        parameter = self.law.library.parameters[expression.id]
        if isinstance(expression.type, NumberType | TableType) and _figure_is_number(expression.type):
            low = parameter.at_least if parameter.at_least is not None else 0
            return open_number(missing, low, parameter.at_most if parameter.at_most is not None else inf)
        return open_of(expression.type, missing)

    def cell(self, expression: Lookup, table: Trace, keys: tuple[Trace, ...]) -> Trace:
        """The figure of the table for the keys, or for any that they may turn out to be."""
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

    def graduated(self, expression: Graduate, schedule: Trace, argument: Trace) -> Trace:
        """The brackets applied to the number."""
        parts = (schedule, argument)
        brackets = schedule.figure.figure if schedule.figure is not None else None
        if argument.value is None:
            return Trace(expression, None, parts)
        if not isinstance(brackets, Schedule) or isinstance(schedule.value, Open):
            missing = missing_in([schedule.value, argument.value])
            return Trace(expression, open_number(missing, 0), parts, figure=schedule.figure)
        value = graduated(brackets, expression.kind, argument.value)
        return Trace(expression, value, parts, figure=schedule.figure)


def _figure_is_number(type_: Type) -> bool:
    return isinstance(type_.figure if isinstance(type_, TableType) else type_, NumberType)


def _open_fact(type_: Type, field: Field | None, missing: frozenset[Missing]) -> Result:
    """A fact that is not known, within the bounds of its field; where the field allows that, it may not have come about."""
    open_value = attrs.evolve(open_of(type_, missing), may_be_none=field is not None and field.may_be_none)
    if open_value.is_number and field is not None:
        low = exact(field.spec.least) if field.spec.least is not None else -inf
        high = exact(field.spec.most) if field.spec.most is not None else inf
        return attrs.evolve(open_value, low=low, high=high)
    return open_value


def _possible_keys(value: Result, type_: Type) -> tuple[str, ...]:
    if not isinstance(value, Open):
        return (str(value),)
    return tuple(sorted(cast(frozenset[str], value.among))) if value.among is not None else cast(ChoiceType, type_).values
