"""The figures that a rule reads, as a dated series each."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

import attrs

from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
    TableType,
    TextType,
    Type,
    ZeroType,
)
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule
from incentives.policy.library import Library
from incentives.policy.parameter import Cell, DatedFigure, Parameter, Table
from incentives.report.passages.sources import cell_named
from incentives.report.printing.blocks import Bullet
from incentives.report.words.names import Words
from incentives.values.citation import Standing
from incentives.values.number import Exact
from incentives.values.range import Range
from incentives.values.unit import ONE, Unit
from incentives.wordings.report import operators as op
from incentives.wordings.report import rule as rule_wordings
from incentives.wordings.report import terms


@attrs.frozen
class FigureSeries:
    """Puts parameters into words.

    `chain`: jurisdictions; figures of others are told with their place.
    """

    words: Words
    chain: Sequence[str]

    def bullet(self, parameter: Parameter) -> Bullet:
        """The parameter with all its figures, oldest first."""
        name = self.words.law(parameter.text)
        unit = (
            self.words.numbers.unit(_unit_of(parameter)) if _measures_something(parameter) else ""
        )
        text = self.words.say(rule_wordings.FIGURE_NAME, name=name, unit=unit) if unit else name
        figures = sorted(figures_of(parameter, self.words.library), key=self._order)
        below = [Bullet(text=self._dated(dated, parameter)) for dated in figures]
        bounds = self.bounds(parameter)
        if bounds:
            below.insert(0, Bullet(text=self.words.say(rule_wordings.FIGURE_BOUNDS, bounds=bounds)))
        if not figures:
            below.append(Bullet(text=self.words.say(rule_wordings.FIGURE_AWAITED)))
        return Bullet(text=text, below=tuple(below))

    def _order(self, dated: DatedFigure) -> tuple[int, int]:
        depth = self.words.library.jurisdictions[dated.jurisdiction].depth
        return dated.window.first.earliest.toordinal(), depth

    def bounds(self, parameter: Parameter) -> str:
        """The bounds that the law sets for the figure; empty where there are none."""
        low, high, unit = parameter.at_least, parameter.at_most, _unit_of(parameter)
        if low in {None, 0} and high is None:
            return ""
        if low is not None and high is not None:
            return self.words.numbers.between(Range(low, high), unit)
        if low is not None:
            least = self.words.numbers.quantity(low, unit)
            return self.words.say(rule_wordings.NO_LESS, least=least)
        most = self.words.numbers.quantity(high or 0, unit)
        return self.words.say(rule_wordings.NO_MORE, most=most)

    def _dated(self, dated: DatedFigure, parameter: Parameter) -> str:
        source = self.words.source(dated.citation)
        if dated.standing is Standing.RECALLED:
            mark = self.words.say(rule_wordings.FIGURE_RECALLED)
            source = self.words.say(terms.LIST_SEMICOLON).join([source, mark])
        values = {
            "window": self.words.window(dated.window),
            "value": self.value(dated, parameter),
            "source": source,
        }
        if dated.jurisdiction in self.chain:
            return self.words.say(rule_wordings.FIGURE_VALUE, **values)
        place = self.words.law(self.words.library.jurisdictions[dated.jurisdiction].name)
        return self.words.say(rule_wordings.FIGURE_VALUE_AT, place=place, **values)

    def value(self, dated: DatedFigure, parameter: Parameter) -> str:
        """The figure, cell by cell or bracket by bracket where it has several.

        Where there is none: that it is not published, or that the law has a gap, and why.
        """
        value = self._unmarked(dated, parameter)
        return self.words.say(rule_wordings.FIGURE_FLOOR, value=value) if dated.is_floor else value

    def _unmarked(self, dated: DatedFigure, parameter: Parameter) -> str:
        match dated.figure:
            case None if dated.is_gap and dated.text is not None:
                reason = self.words.law(dated.text)
                return self.words.say(rule_wordings.FIGURE_GAP_BECAUSE, reason=reason)
            case None if dated.is_gap:
                return self.words.say(rule_wordings.FIGURE_GAP)
            case None:
                return self._unpublished()
            case Table() as table:
                return self.words.say(terms.LIST_SEMICOLON).join(self._cells(table, parameter))
            case figure:
                return self._cell(figure, parameter)

    def _cells(self, table: Table, parameter: Parameter) -> list[str]:
        type_ = parameter.type
        assert isinstance(type_, TableType)
        lines = []
        for keys, figure in (*table.figures.items(), *table.beyond.items()):
            named = cell_named(keys, type_, self.words)
            value = self._cell(figure, parameter)
            lines.append(self.words.say(rule_wordings.CELL, keys=named, value=value))
        return lines

    def _cell(self, cell: Cell, parameter: Parameter) -> str:
        """What stands in a cell, or for the whole figure."""
        match cell:
            case None:
                return self._unpublished()
            case Schedule() as schedule:
                brackets = self._brackets(schedule, parameter)
                is_cell = isinstance(parameter.type, TableType)
                between = terms.LIST_COMMA if is_cell else terms.LIST_SEMICOLON
                return self.words.say(between).join(brackets)
            case NoFigure():
                return self.words.say(op.NOT_APPLICABLE)
            case figure:
                return self._figure(figure, parameter)

    def _unpublished(self) -> str:
        return self.words.say(rule_wordings.FIGURE_UNPUBLISHED)

    def _brackets(self, schedule: Schedule, parameter: Parameter) -> list[str]:
        type_ = cell_type(parameter.type)
        limits = type_.limits if isinstance(type_, BracketsType) else ONE
        lines = []
        before: Bracket | None = None
        for bracket in schedule.brackets:
            rate = self._cell(bracket.rate, parameter)
            if bracket.limit is not None:
                limit = self._limit(bracket.limit, limits)
                wording = (
                    rule_wordings.BRACKET_BELOW if bracket.is_below else rule_wordings.BRACKET_UP_TO
                )
                lines.append(self.words.say(wording, limit=limit, rate=rate))
            elif before is not None and before.is_below and before.limit is not None:
                limit = self._limit(before.limit, limits)
                lines.append(self.words.say(rule_wordings.BRACKET_FROM, limit=limit, rate=rate))
            else:
                wording = rule_wordings.BRACKET_REST if lines else rule_wordings.BRACKET_ONLY
                lines.append(self.words.say(wording, rate=rate))
            before = bracket
        return lines

    def _limit(self, limit: Exact | str, unit: Unit) -> str:
        """The number, or what the figure is called that is the limit."""
        if isinstance(limit, str):
            return self.words.law(self.words.library.parameters[limit].text)
        return self.words.numbers.quantity(limit, unit)

    def _figure(self, figure: Exact | date | str, parameter: Parameter) -> str:
        if isinstance(figure, bool):
            return self.words.value(figure, BooleanType())
        if isinstance(figure, date):
            return self.words.day(figure)
        if isinstance(figure, str):
            return self.words.value(figure, cell_type(parameter.type))
        if parameter.is_version:
            return self.words.say(rule_wordings.FIGURE_VERSION, number=figure)
        unit = _unit_of(parameter)
        if isinstance(cell_type(parameter.type), BracketsType) and unit == ONE:
            return self.words.numbers.share(figure)
        return self.words.numbers.quantity(figure, unit)


def _measures_something(parameter: Parameter) -> bool:
    return any(power > 0 for _, power in _unit_of(parameter).powers)


def cell_type(type_: Type) -> Type:
    """What stands in the cells of a table; of any other figure what it is."""
    return type_.figure if isinstance(type_, TableType) else type_


def figures_of(parameter: Parameter, library: Library) -> tuple[DatedFigure, ...]:
    """The parameter's own figures and those that other instruments set."""
    return (*parameter.figures, *library.sets.get(parameter.id, ()))


def _unit_of(parameter: Parameter) -> Unit:
    match parameter.type:
        case (
            NumberType(unit=unit)
            | TableType(figure=NumberType(unit=unit) | BracketsType(rates=unit))
            | BracketsType(rates=unit)
        ):
            return unit
        case (
            BooleanType()
            | TableType()
            | ZeroType()
            | DateType()
            | MonthType()
            | StatusType()
            | TextType()
            | ChoiceType()
            | ChoiceSetType()
            | RecordType()
            | RowsType()
            | GroupType()
            | BrokenType()
        ):
            return ONE
        case _:
            assert_never(parameter.type)
