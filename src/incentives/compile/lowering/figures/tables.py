"""Tables of the law, read by their keys."""

from itertools import product
from math import lcm

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.figures.stretches import by_day, stated
from incentives.compile.lowering.kinds import kind_of
from incentives.compile.lowering.place import At
from incentives.compile.tree import (
    NOTHING,
    YES,
    Cell,
    Leave,
    Node,
    Word,
    is_left,
    is_nothing,
    recast,
)
from incentives.compile.words import NONE, UNKNOWN
from incentives.language.expression import Lookup
from incentives.language.types import ChoiceType, TableType, Type
from incentives.policy.library import Law
from incentives.policy.parameter import Cell as FigureCell
from incentives.policy.parameter import DatedFigure, Table

_MOST_CELLS = 4_096


def looked_up(law: Law, lookup: Lookup, keys: tuple[Node, ...], at: At) -> Node:
    """The figure of a table for the keys."""
    type_ = lookup.table.type
    assert isinstance(type_, TableType)
    kind = kind_of(lookup.type)
    if any(is_nothing(key) for key in keys):
        return NOTHING
    left = next((key for key in keys if is_left(key)), None)
    if left is not None:
        return recast(left, kind=kind)

    def cell(dated: DatedFigure) -> Node:
        if not isinstance(dated.figure, Table):
            return Leave(kind=kind, why="a table that is none")
        return _Cells(table=dated.figure, type=type_, keys=keys, kind=kind).cell(lookup.type)

    return by_day(law, lookup.table.id, at, kind, cell)


@attrs.frozen(kw_only=True, eq=False)
class _Cells:
    """One table with the keys by which it is read."""

    table: Table
    type: TableType
    keys: tuple[Node, ...]
    kind: Kind

    def cell(self, type_: Type) -> Node:
        """The cell that the keys name; a key beyond what is listed is left to the reference."""
        choices = [self._choices(place) for place in range(len(self.keys))]
        if any(choice is None for choice in choices) or self.table.schedules:
            return Leave(
                kind=self.kind, why="a table by numbers of several lengths, or of brackets"
            )
        listed = [choice for choice in choices if choice is not None]
        if _size(listed) > _MOST_CELLS:
            return Leave(kind=self.kind, why="a table of very many cells")
        found = [
            self.table.figure_for(keys) if keys in self.table.figures else None
            for keys in product(*listed)
        ]
        return self._read(found, listed, type_)

    def _choices(self, place: int) -> tuple[str | int, ...] | None:
        key = self.type.keys[place]
        if isinstance(key, ChoiceType):
            return key.values
        spans = {span for above, span in self.table.spans.items() if len(above) == place}
        if len(spans) != 1:
            return None
        [(first, last)] = spans
        return tuple(range(first, last + 1))

    def _read(
        self, cells: list[FigureCell], listed: list[tuple[str | int, ...]], type_: Type
    ) -> Node:
        nodes = [None if cell is None else stated(cell, type_) for cell in cells]
        real = [node for node in nodes if isinstance(node, Word) and not is_nothing(node)]
        denominator = lcm(*(node.denominator for node in real))
        words = tuple(
            UNKNOWN
            if node is None
            else NONE
            if is_nothing(node)
            else _word(numbers.scaled(node, denominator))
            for node in nodes
        )
        place, outside = self._place(listed)
        known = [word for word in words if word not in {UNKNOWN, NONE}] or [0]
        cell: Node = Cell(
            kind=self.kind,
            words=words,
            at=place,
            denominator=denominator,
            low=min(known),
            high=max(known),
            none=NONE in words,
        )
        if outside is not None:
            beyond = Leave(kind=self.kind, why="a key beyond those listed")
            cell = numbers.chosen((outside,), (beyond,), cell)
        missing = [key for key in self.keys if key.none]
        if missing:
            all_there = truths.all_of(truths.exists(key) for key in missing)
            cell = numbers.chosen((all_there,), (cell,), NOTHING)
        return cell

    def _place(self, listed: list[tuple[str | int, ...]]) -> tuple[Node, Node | None]:
        """The place among the cells, and whether a number lies outside of what is listed."""
        place: Node = numbers.ZERO
        outside: list[Node] = []
        for key, values in zip(self.keys, listed, strict=True):
            index = recast(key, kind=Kind.NUMBER, none=False)
            if key.kind is Kind.NUMBER:
                first, last = int(values[0]), int(values[-1])
                if key.denominator != 1 or key.over is not None:
                    return numbers.ZERO, YES
                for sign, end in (("<", first), (">", last)):
                    outside.append(numbers.compared(sign, key, numbers.number(end)))
                index = numbers.minus(key, numbers.number(first))
            else:
                index = recast(index, low=0, high=len(values) - 1)
            place = numbers.plus(numbers.times(place, numbers.number(len(values))), index)
        return place, truths.any_of(outside) if outside else None


def _word(node: Node) -> int:
    assert isinstance(node, Word)
    return node.word


def _size(listed: list[tuple[str | int, ...]]) -> int:
    size = 1
    for values in listed:
        size *= len(values)
    return size
