"""A figure of the law that stands at its one place in a rule: `{figure: 400 EUR, cite: 三(二)}`."""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from incentives.language.expression import Expression, Named, NameKind
from incentives.language.scope import placeholder
from incentives.language.types import (
    BOOLEAN,
    DATE,
    BooleanType,
    DateType,
    NumberType,
)
from incentives.loading.entries.figures.bounds import check_bounds, read_bounded
from incentives.loading.entries.figures.dated import known_from, standing_of
from incentives.loading.entries.figures.of_rule import FiguresOfRule
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.loading.text.scalars import parse_boolean, parse_date
from incentives.policy.parameter import DatedFigure, Figure, Parameter
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text, filled_in
from incentives.values.unit import ONE

FIGURE = "figure"
FIGURE_AT_PLACE_KEYS = (
    FIGURE,
    "id",
    "cite",
    "document",
    "standing",
    "published",
    "text",
    "floor",
    "at_least",
    "at_most",
)
REQUIRED_FIGURE_AT_PLACE_KEYS = (FIGURE, "cite")
UNPUBLISHED_WORD = "unpublished"
_CALLED: Mapping[str, Text] = MappingProxyType(
    {
        "at_most": Text("上限", "cap"),
        "at_least": Text("下限", "floor"),
        "share": Text("比例", "share"),
        "less": Text("扣减额", "deduction"),
    }
)
"""What a figure is called by the key that it stands under; elsewhere it is a standard."""
_STANDARD = Text("标准", "figure")
_DAY = Text("日期", "day")
_OF_CLAUSE = Text("{clause}规定的{called}", "{called} of {clause}")


@attrs.frozen(repr=False)
class _Stated:
    """What the words of the figure say: its type, and the words without the unit."""

    type: NumberType | DateType | BooleanType
    figure: Scalar

    @property
    def is_unpublished(self) -> bool:
        return self.figure.text == UNPUBLISHED_WORD


def is_at_place(node: Node) -> bool:
    """Whether a figure is stated there."""
    return isinstance(node, Table) and node.find(FIGURE) is not None


def read_at_place(node: Node, kept: FiguresOfRule | None, fields: Fields) -> Expression:
    """The figure by its name; it is kept as one of the library. Of no type where it is faulty.

    It is in force as its instrument is.
    """
    broken = placeholder(node.span)
    table = fields.table(
        node,
        allowed=FIGURE_AT_PLACE_KEYS,
        required=REQUIRED_FIGURE_AT_PLACE_KEYS,
        what="a figure at its place",
    )
    if table is None or kept is None:
        return broken
    parameter = _AtPlace(table, kept, fields).read()
    if parameter is None:
        return broken
    kept.keep(parameter)
    return Named(NameKind.FIGURE, parameter.id, parameter.type, span=table.span)


@attrs.frozen(repr=False)
class _AtPlace:
    """Reads the figure that a table within a rule states."""

    table: Table
    kept: FiguresOfRule
    fields: Fields

    def read(self) -> Parameter | None:
        """The figure under an id of its place; None, with faults, if it cannot be read."""
        table, fields = self.table, self.fields
        scalar = fields.scalar(table.find(FIGURE), what="'figure'")
        stated = self._stated(scalar) if scalar is not None else None
        clause = fields.words(table.find("cite"), what="'cite'")
        if stated is None or clause is None:
            return None
        parameter = Parameter(
            id=self._id(),
            instrument=self.kept.source.instrument.id,
            text=fields.wording(table.find("text"), what="'text'") or self._called(clause, stated),
            type=stated.type,
            at_least=fields.number(table.find("at_least"), what="'at_least'"),
            at_most=fields.number(table.find("at_most"), what="'at_most'"),
            figures=(),
            span=table.span,
        )
        check_bounds(table, parameter.at_least, parameter.at_most, fields)
        figure = self._figure(stated, parameter)
        if figure is None and not stated.is_unpublished:
            return None
        return attrs.evolve(parameter, figures=(self._dated(figure, clause, stated),))

    def _id(self) -> str:
        name = self.fields.scalar(self.table.find("id"), what="'id'")
        if name is None:
            return self.kept.new_id(self.kept.place_of(self.table))
        full_id = self.kept.new_id(name.text)
        if not full_id.endswith(f".{name.text}"):
            message = f"the id '{name.text}' is used twice in one rule"
            self.fields.log.add(name.span, message, "repeated-id")
        return full_id

    def _called(self, clause: str, stated: _Stated) -> Text:
        key = self.kept.place_of(self.table).rpartition(".")[2]
        called = _DAY if isinstance(stated.type, DateType) else _CALLED.get(key, _STANDARD)
        languages = self.fields.languages
        return filled_in(languages, _OF_CLAUSE, clause=clause, called=called)

    def _stated(self, scalar: Scalar) -> _Stated | None:
        """`400 EUR`, `50%`, `2023-01-01`, `true` or `unpublished EUR`, as a value and its type."""
        if parse_date(scalar.text) is not None:
            return _Stated(DATE, scalar)
        if parse_boolean(scalar.text) is not None:
            return _Stated(BOOLEAN, scalar)
        words, blank, unit = scalar.text.partition(" ")
        marks = 1 if scalar.quoted else 0
        figure = _part(scalar, words, marks)
        if not blank:
            return _Stated(NumberType(ONE), figure)
        read = self.kept.units.parse_unit(_part(scalar, unit, marks + len(words) + 1))
        return _Stated(NumberType(read), figure) if read is not None else None

    def _figure(self, stated: _Stated, parameter: Parameter) -> Figure | None:
        if stated.is_unpublished:
            return None
        if isinstance(stated.type, DateType):
            return parse_date(stated.figure.text)
        if isinstance(stated.type, BooleanType):
            return parse_boolean(stated.figure.text)
        return read_bounded(stated.figure, parameter, self.fields)

    def _dated(self, figure: Figure | None, clause: str, stated: _Stated) -> DatedFigure:
        source, window = self.kept.source, self.kept.source.instrument.in_force
        document = self.fields.words(self.table.find("document"), what="'document'")
        return DatedFigure(
            figure=figure,
            window=window,
            citation=Citation(document or source.instrument.number, clause),
            standing=standing_of(self.table, self.fields, has_figure=figure is not None),
            known_from=known_from(self.table, window, source, self.fields),
            instrument=source.instrument.id,
            jurisdiction=source.instrument.jurisdiction,
            span=self.table.span,
            is_floor=self._is_floor(stated),
        )

    def _is_floor(self, stated: _Stated) -> bool:
        node = self.table.find("floor")
        is_number = isinstance(stated.type, NumberType) and not stated.is_unpublished
        if node is not None and not is_number:
            message = "'floor' goes with a number, with brackets, or a table of either"
            self.fields.log.add(node.span, message, "conflicting-keys")
        return bool(self.fields.truth(node, what="'floor'"))


def _part(scalar: Scalar, text: str, start: int) -> Scalar:
    """A part of what is written there, at its own place."""
    span: Span = scalar.span.within(start=start, length=max(len(text), 1))
    return Scalar(text=text, span=span, quoted=False)
