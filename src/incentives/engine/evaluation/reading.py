"""Facts of the case and figures of the law, as an expression reads them.

Each is known, supposed, or missing within bounds.
"""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.figures import reading_brackets
from incentives.engine.evaluation.figures.prevailing import (
    days_with_figures,
    limit_in_force,
    prevailing_figure,
)
from incentives.engine.evaluation.figures.tables import OpenCells, figures_for, schedules_for
from incentives.engine.evaluation.figures.whole import keys_read
from incentives.engine.evaluation.no_answer import limits_falling
from incentives.engine.evaluation.situation import BoundRow, Situation, Supposed
from incentives.engine.evaluation.trace import Trace
from incentives.engine.evaluation.unsaid import Unsaid
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.language.expression import (
    FactValue,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
)
from incentives.language.possible import (
    Missing,
    MissingKind,
    MissingSet,
    Open,
    Result,
    either,
    missing_in,
    open_number,
    open_of,
)
from incentives.language.types import BracketsType, NumberType, TableType, TextType
from incentives.policy.asked.reading import read_declared
from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Law
from incentives.policy.parameter import Beyond, CellKeys, DatedFigure, Table
from incentives.values.number import Exact
from incentives.values.period import Period
from incentives.values.place import FactPath, FigureCell
from incentives.values.range import NOT_NEGATIVE, Range
from incentives.values.texts.plain_text import compared

_EVER = Period(date.min)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reader:
    """What is known of one case under one law.

    `supposed`: facts by path, and figures by id, that are taken as known for a question 'what if'.
    `unsupposed`: the reader without what is supposed, if anything is.
    """

    law: Law
    snapshot: Snapshot
    supposed: Mapping[str, Result]
    effort: Effort
    consulted: Consulted = attrs.field(factory=Consulted)
    unsupposed: "Reader | None" = None
    unsaid: Unsaid = attrs.field(init=False)
    _of_open_days: dict[tuple[str, MissingSet, Supposed | None], Trace] = attrs.field(factory=dict)
    _figures: dict[tuple[str, date, Supposed | None], tuple[Result, DatedFigure | None]] = (
        attrs.field(factory=dict)
    )

    @unsaid.default
    def _of_nobody(self) -> Unsaid:
        before = self.unsupposed.unsaid if self.unsupposed is not None else None
        return Unsaid(
            law=self.law, supposed=self.supposed, consulted=self.consulted, unsupposed=before
        )

    def fact(self, expression: FactValue) -> Trace:
        """A fact of the case."""
        path = expression.path[0] if len(expression.path) == 1 else ".".join(expression.path)
        known = self.snapshot.values.get(path, Unknown.UNKNOWN)
        if isinstance(known, Unknown):
            return self.unsaid.fact(expression, FactPath.parse(path), "")
        return Trace(expression, known, (), FactPath.parse(path))

    def row_fact(self, expression: RowValue, row: BoundRow) -> Trace:
        """A fact of the row; without a path its place in the list."""
        if row.is_unlisted:
            return self.unsaid.missing(expression, FactPath.parse(row.list_name), row.record)
        if not expression.path:
            return Trace(expression, row.place)
        name = ".".join(expression.path)
        path = row.facts.path_of(name)
        known = row.facts.values.get(name, Unknown.UNKNOWN)
        if isinstance(known, Unknown):
            return self.unsaid.fact(expression, path, row.record)
        return Trace(expression, known, (), path)

    def stated(self, expression: Named) -> Trace:
        """What an instrument says of itself: a fact it asks for, a day of its window, an id."""
        if expression.kind is NameKind.DECLARED:
            return self._declared(expression)
        is_id = expression.kind is NameKind.INCENTIVE
        return Trace(expression, expression.id if is_id else limit_in_force(self.law, expression))

    def _declared(self, expression: Named) -> Trace:
        """A fact that one instrument asks for; the law's own default where it states one."""
        declared = self.law.library.declared_facts[expression.id]
        self.consulted.rules.add(declared.id)
        path = FactPath.parse(declared.id)
        if expression.id in self.snapshot.declared:
            given = read_declared(declared, self.snapshot.declared[expression.id])
            if isinstance(given, str) and isinstance(declared.type, TextType):
                given = self.snapshot.texts.get(compared(given), given)
            return Trace(expression, given, fact=path)
        return self.unsaid.declared(expression, declared, path)

    def figure(self, expression: Named, situation: Situation) -> Trace:
        """The figure that prevails on the law date; a day without one and without a gap is refused.

        A table or schedule has None as its value, and is read through `figure` of the trace. Where
        the law date is not known, it is one of those that prevail on the days on which the rule can
        apply at all; if these are several, they are the parts of the trace.
        """
        day = situation.law_date
        if day is None:
            return self._undated(expression)
        if isinstance(day, date):
            return self._figure_on(expression, day, situation.supposed)
        if self.unsupposed is None or expression.id in self.supposed:
            return self._on_any_day(expression, day, situation)
        # Of a question 'what if' no working is told, so that all may share this one.
        key, told = (expression.id, day.missing, situation.supposed), self.unsupposed._of_open_days
        if key not in told:
            told[key] = self._on_any_day(expression, day, situation)
        return told[key]

    def _on_any_day(self, expression: Named, day: Open, situation: Situation) -> Trace:
        """What prevails on the days that the law date may be; of several, each is a part."""
        days = situation.supposed.days if situation.supposed is not None else _EVER
        candidates = {
            (id(one.figure), isinstance(one.value, Open)): one
            for on_day in days_with_figures(self.law, expression.id, days)
            for one in [self._figure_on(expression, on_day, situation.supposed)]
        }
        self.effort.take(len(candidates))
        several = tuple(candidates.values())
        if not several:
            return Trace(expression, self._open_figure(expression, day.missing))
        if len(several) == 1:
            return several[0]
        value = (
            open_of(expression.type, day.missing)  # it is read through the parts
            if isinstance(expression.type, TableType | BracketsType)
            else either([one.value for one in several], day.missing)
        )
        return Trace(expression, value, several)

    def figure_on(
        self, expression: Named, day: date, supposed: Supposed | None
    ) -> tuple[Result, DatedFigure | None]:
        """The figure of the day; None of a table or schedule, which is read through the second."""
        key = (expression.id, day, supposed)
        known = self._figures.get(key)
        if known is None:
            dated, is_certain = prevailing_figure(self.law, expression.id, day)
            self.consulted.note_figure(expression.id, day, dated)
            if dated is not None and supposed is not None:
                is_certain = is_certain or supposed.makes_sure(dated, day)
            value = self._value_of(expression, dated if is_certain else None, dated)
            known = self._figures[key] = value, dated
        return known

    def _figure_on(self, expression: Named, day: date, supposed: Supposed | None) -> Trace:
        value, dated = self.figure_on(expression, day, supposed)
        return Trace(expression, value, figure=dated)

    def _value_of(
        self, expression: Named, sure: DatedFigure | None, prevailing: DatedFigure | None
    ) -> Result:
        """The figure that surely prevails, or what is known of the one that may."""
        if sure is not None and sure.figure is not None:
            return _whole(sure)
        is_gap = prevailing is not None and prevailing.is_gap
        kind = MissingKind.GAP if is_gap else MissingKind.FIGURE
        missing = frozenset({Missing(kind, FigureCell(expression.id))})
        return self._open_figure(expression, missing)

    def _undated(self, expression: Named) -> Trace:
        """The only figure that the law has: it is to tell the law date, which is not known yet."""
        figures = self.law.figures[expression.id]
        if len(figures) == 1 and (dated := figures[0]).figure is not None:
            self.consulted.note_figure(expression.id, dated.window.first.earliest, dated)
            return Trace(expression, _whole(dated), figure=dated)
        missing = frozenset({Missing(MissingKind.FIGURE, FigureCell(expression.id))})
        return Trace(expression, self._open_figure(expression, missing))

    def _open_figure(self, expression: Named, missing: frozenset[Missing]) -> Result:
        """A figure that is not known.

        The law's bounds hold for it, and no figure of the law is below zero.
        """
        if expression.id in self.supposed:
            return self.supposed[expression.id]
        type_ = expression.type
        figure = type_.figure if isinstance(type_, TableType) else type_
        if not isinstance(figure, NumberType):
            return open_of(figure, missing)
        return open_number(missing, self._bounds_of(expression.id))

    def _bounds_of(self, figure: str) -> Range:
        """Those that the law sets for the figure, which is not below zero."""
        parameter = self.law.library.parameters[figure]
        return Range(parameter.at_least or 0, parameter.at_most)

    def cell(self, expression: Lookup, table: Trace, keys: tuple[Trace, ...]) -> Trace:
        """The figure of the table for the keys, or for any that they may turn out to be."""
        parts = (table, *keys)
        if table.parts:
            cells = [self.cell(expression, one, keys) for one in table.parts]
            if isinstance(expression.type, BracketsType):
                schedules = [schedule for cell in cells for schedule in cell.schedules]
                return reading_brackets.brackets_in_table(expression, parts, schedules)
            missing = missing_in([table.value])
            return Trace(expression, either([cell.value for cell in cells], missing), parts)
        if isinstance(table.value, Open):
            return Trace(expression, table.value, parts, figure=table.figure)
        figure = table.figure.figure if table.figure is not None else None
        values = [key.value for key in keys]
        if not isinstance(figure, Table) or None in values:
            return Trace(expression, None, parts, figure=table.figure)
        read = keys_read(expression, keys, self.law.library.vocabulary)
        open_cells = self._open_cells(expression.table, missing_in(values))
        if isinstance(expression.type, BracketsType):
            schedules = schedules_for(figure, read, open_cells)
            self.effort.take(len(schedules))
            return reading_brackets.brackets_in_table(expression, parts, schedules, table.figure)
        figures = figures_for(figure, read, open_cells)
        if any(isinstance(value, Open) and value.may_be_none for value in values):
            figures.append(None)
        self.effort.take(len(figures))
        return Trace(expression, either(figures, missing_in(values)), parts, figure=table.figure)

    def _open_cells(self, table: Named, missing: frozenset[Missing]) -> OpenCells:
        """What is said of cells without a figure, where the keys are open for lack of `missing`."""

        def unpublished(keys: CellKeys) -> Result:
            cell = FigureCell(table.id, keys)
            open_value = self._open_figure(table, frozenset({Missing(MissingKind.FIGURE, cell)}))
            is_added = Beyond.EACH_FURTHER in keys
            return open_number(missing_in([open_value]), NOT_NEGATIVE) if is_added else open_value

        def without(keys: tuple[str | Exact, ...] | None) -> Result:
            if keys is None:
                return self._open_figure(table, missing)
            cell = FigureCell(table.id, keys)
            return self._open_figure(table, frozenset({Missing(MissingKind.GAP, cell)}))

        bounds = self._bounds_of(table.id)
        return OpenCells(unpublished=unpublished, without=without, bounds=bounds)

    def brackets(
        self, graduate: Graduate, schedule: Trace, number: Result, limits: Mapping[str, Result]
    ) -> Result:
        """The brackets applied to the number; refused where limits that are figures do not rise.

        `limits`: by full id those that are figures.
        """
        value = reading_brackets.applied_brackets(graduate.kind, schedule, number, limits)
        if not limits or any(limit.id in self.supposed for limit in graduate.limits):
            return value
        applied = reading_brackets.with_numbers(reading_brackets.schedule_applied(schedule), limits)
        falling = applied.falling_limit() if applied is not None else None
        if falling is not None:
            refusal = limits_falling(self.law.library.parameters[graduate.figure.id], falling)
            raise refusal
        return value


def _whole(dated: DatedFigure) -> Result:
    """The figure as a value; None for what is read by key or by bracket, never as a whole."""
    figure = dated.figure
    return None if isinstance(figure, Table | Schedule) else figure
