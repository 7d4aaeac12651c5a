"""Tables: a figure for each value of an enumeration, or for each whole number.

A cell may stand for a group of values, `rest` for all that are not named, and `each_further` for
what each number above the last adds.
"""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise, product
from typing import Protocol

import attrs

from incentives.language.types import (
    BooleanType,
    BracketsType,
    ChoiceType,
    DateType,
    NumberType,
    TableType,
)
from incentives.loading.entries.figures.bounds import is_not_applicable, read_bounded
from incentives.loading.entries.figures.brackets import LimitNames, read_brackets
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.loading.text.scalars import parse_number
from incentives.policy.figures.schedule import NoFigure
from incentives.policy.parameter import Beyond, Cell, CellKeys, Parameter
from incentives.policy.parameter import Table as FigureTable
from incentives.values.span import Span
from incentives.values.text import Text

UNPUBLISHED = "unpublished"
REST, EACH_FURTHER = Beyond.REST.value, Beyond.EACH_FURTHER.value
_MOST_TOLD = 5


class NamesInFigures(LimitNames, Protocol):
    """What cells of tables and limits of brackets may name."""

    def group_called(self, name: str, choice: ChoiceType) -> frozenset[str] | None:
        """The values in the group of that name, of the enumeration; None if there is none."""


@attrs.frozen(repr=False)
class TableSource:
    """Of which parameter a table is, and what it may name (None: nothing of its own)."""

    parameter: Parameter
    names: NamesInFigures | None


def read_table(
    node: Node, type_: TableType, source: TableSource, fields: Fields
) -> FigureTable | None:
    """A figure for each value (or pair of values) of the keys; one that is left out is a fault."""
    cells = _CellReader(type=type_, source=source, fields=fields)
    cells.read_level(node)
    missing = cells.missing()
    if missing and isinstance(node, Table):
        cells.note_holes(node.span, missing)
    return FigureTable(cells.figures, cells.beyond)


@attrs.frozen(kw_only=True, repr=False)
class _CellReader:
    """Reads the cells of one table by their keys, the outer one first.

    Into `figures`, or `beyond` where it is for what lies above the whole numbers that are listed.
    `lacking`: values of enumerations that are left out, with the keys above them.
    """

    type: TableType
    source: TableSource
    fields: Fields
    figures: dict[CellKeys, Cell] = attrs.field(factory=dict)
    beyond: dict[CellKeys, Cell] = attrs.field(factory=dict)
    lacking: list[CellKeys] = attrs.field(factory=list)

    def missing(self) -> list[str]:
        """The values of enumerations that have no cell, in the order of the keys."""
        choices = [key.values for key in self.type.keys if isinstance(key, ChoiceType)]
        if len(choices) < len(self.type.keys):
            return [", ".join(map(str, keys)) for keys in self.lacking]
        return [", ".join(keys) for keys in product(*choices) if keys not in self.figures]

    def read_level(self, node: Node, above: CellKeys = ()) -> None:
        """Takes in what stands under the keys `above`."""
        key = self.type.keys[len(above)]
        entries = list(self.fields.entries(node, what="a table"))
        if isinstance(key, NumberType):
            self._read_numbers(entries, above, node.span)
            return
        rests: list[tuple[Scalar, Node]] = []
        named: dict[str, Scalar] = {}
        for name, inner in entries:
            if name.text == REST and REST not in key.values:
                rests.append((name, inner))
                continue
            for value in self._values_named(name, key):
                if value in named:
                    self._note_twice(name, value, named[value])
                named[value] = name
                self._read_under((*above, value), inner)
        left = [value for value in key.values if value not in named]
        for name, inner in rests:
            if not left:
                message = Text(
                    "各情形均已列出，'rest' 无所指", "every value is named; 'rest' has none"
                )
                self.fields.log.add(name.span, message, "table-cell-twice")
            self._read_for_all(left, above, inner)
        if not rests:
            self.lacking.extend((*above, value) for value in left)

    def _values_named(self, name: Scalar, choice: ChoiceType) -> Iterator[str]:
        """The value of that name, or those of the group; a fault where there is none."""
        if name.text in choice.values:
            yield name.text
            return
        names = self.source.names
        members = names.group_called(name.text, choice) if names is not None else None
        if members is None:
            self.fields.unknown_value(name, choice.values)
            return
        yield from (value for value in choice.values if value in members)

    def _note_twice(self, name: Scalar, value: str, before: Scalar) -> None:
        message = Text(
            f"'{value}' 已由第 {before.span.line} 行的 '{before.text}' 给出",
            f"'{value}' has a figure already, by '{before.text}' on line {before.span.line}",
        )
        hint = Text("每一情形只写一次。", "Give each value its figure once.")
        self.fields.log.add(name.span, message, "table-cell-twice", hint)

    def _read_for_all(self, values: Iterable[str], above: CellKeys, node: Node) -> None:
        """The same for each of the values; what is wrong with it is told once."""
        first: str | None = None
        for value in values:
            if first is None:
                first = value
                self._read_under((*above, value), node)
                continue
            at = len(above)
            for cells in (self.figures, self.beyond):
                like = {
                    keys: cell for keys, cell in cells.items() if keys[: at + 1] == (*above, first)
                }
                cells.update({(*above, value, *keys[at + 1 :]): like[keys] for keys in like})

    def _read_numbers(
        self, entries: Iterable[tuple[Scalar, Node]], above: CellKeys, span: Span
    ) -> None:
        """The cells of whole numbers, and what stands for those above the last."""
        numbers: list[int] = []
        beyond: list[Scalar] = []
        for name, inner in entries:
            if name.text in {REST, EACH_FURTHER}:
                beyond.append(name)
                if self._may_stand_beyond(name):
                    self._read_under((*above, Beyond(name.text)), inner)
                continue
            number = parse_number(name.text)
            if number is None or number.denominator != 1:
                message = Text(f"'{name.text}' 不是整数", f"'{name.text}' is no whole number")
                hint = Text(
                    "请写整数、'rest' 或 'each_further'。",
                    "Write whole numbers, `rest` or `each_further`.",
                )
                self.fields.log.add(name.span, message, "unknown-value", hint)
                continue
            numbers.append(number.numerator)
            self._read_under((*above, number.numerator), inner)
        if len(beyond) > 1:
            beside = f"'{beyond[1].text}' cannot stand beside '{beyond[0].text}'"
            self.fields.log.add(beyond[1].span, beside, "conflicting-keys")
        if not numbers:
            message = Text("表中没有列出任何整数", "the table lists no whole number")
            self.fields.log.add(span, message, "empty-list")
            return
        listed = set(numbers)
        if max(numbers) - min(numbers) >= len(listed):
            self.note_holes(span, (str(number) for number in _between(sorted(listed))))

    def _may_stand_beyond(self, name: Scalar) -> bool:
        """Whether what each further one adds can be said of the figure: of a number without end."""
        if name.text == REST:
            return True
        has_end = self.source.parameter.at_most is not None
        is_number = isinstance(self.type.figure, NumberType)
        if has_end or not is_number:
            beside = f"'{name.text}' cannot stand beside '{'at_most' if has_end else 'type'}'"
            self.fields.log.add(name.span, beside, "conflicting-keys")
        return is_number and not has_end

    def note_holes(self, span: Span, holes: Iterable[str]) -> None:
        """A fault that names the first cells that are left out."""
        shown = "; ".join(islice(holes, _MOST_TOLD))
        message = Text(f"表中缺少下列情形的数值：{shown}", f"the table has no figure for {shown}")
        hint = Text("未公布的请写 unpublished。", "Write `unpublished` where none is public.")
        self.fields.log.add(span, message, "table-hole", hint)

    def _read_under(self, keys: CellKeys, inner: Node) -> None:
        """The cell of the keys, or the level under them."""
        if len(keys) < len(self.type.keys):
            self.read_level(inner, keys)
            return
        is_beyond = any(isinstance(key, Beyond) for key in keys)
        cells = self.beyond if is_beyond else self.figures
        cells[keys] = self._read_cell(inner, is_added=Beyond.EACH_FURTHER in keys)

    def _read_cell(self, node: Node, *, is_added: bool) -> Cell:
        if isinstance(node, Scalar) and node.text == UNPUBLISHED:
            return None
        if isinstance(self.type.figure, BooleanType):
            return self.fields.truth(node, what="the figure")
        if is_not_applicable(node) and not is_added:
            return NoFigure.NOT_APPLICABLE
        if isinstance(self.type.figure, BracketsType):
            return read_brackets(node, self.source.parameter, self.source.names, self.fields)
        if isinstance(self.type.figure, DateType):
            return self.fields.day(node, what="the figure")
        if isinstance(self.type.figure, ChoiceType):
            return read_word(node, self.type.figure, self.fields)
        if is_added:  # bounds are those of the figure that it is added to
            return self.fields.number(node, what="the figure")
        return read_bounded(node, self.source.parameter, self.fields)


def read_word(node: Node, choice: ChoiceType, fields: Fields) -> str | None:
    """The value of the enumeration that the figure is; a fault where it is none of them."""
    scalar = fields.scalar(node, what="the figure")
    if scalar is not None and scalar.text not in choice.values:
        fields.unknown_value(scalar, choice.values)
        return None
    return scalar.text if scalar is not None else None


def _between(numbers: list[int]) -> Iterator[int]:
    """The whole numbers between the first and the last that are not listed, in order."""
    for before, after in pairwise(numbers):
        yield from range(before + 1, after)
