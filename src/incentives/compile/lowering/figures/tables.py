"""Tables of the law, read by their keys."""

from fractions import Fraction
from itertools import product
from math import lcm

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.figures.stretches import Reading, by_day, stated
from incentives.compile.lowering.figures.unstated import bounds_of, unstated
from incentives.compile.lowering.kinds import kind_of
from incentives.compile.lowering.place import At
from incentives.compile.tree import (
    NOTHING,
    YES,
    Cell,
    Keyed,
    Leave,
    Node,
    Word,
    is_left,
    is_nothing,
    recast,
)
from incentives.compile.words import NONE, UNKNOWN
from incentives.language.expression import Lookup
from incentives.language.possible import Missing, MissingKind
from incentives.language.types import ChoiceType, TableType, Type
from incentives.policy.library import Law
from incentives.policy.parameter import Cell as Figure
from incentives.policy.parameter import DatedFigure, Table
from incentives.values.number import Exact
from incentives.values.place import FigureCell

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
        cells = _Cells(
            table=dated.figure,
            type=type_,
            keys=keys,
            kind=kind,
            name=lookup.table.id,
            bounds=bounds_of(law, lookup.table.id),
        )
        return cells.cell(lookup.type)

    table = lookup.table
    reading = Reading(
        kind=kind,
        stated=cell,
        unstated=lambda missing: unstated(law, table.id, table.type, missing),
    )
    return by_day(law, table.id, at, reading)


@attrs.frozen(kw_only=True, eq=False)
class _Cells:
    """One table with the keys by which it is read; `name`: its id; `bounds`: of any figure."""

    table: Table
    type: TableType
    keys: tuple[Node, ...]
    kind: Kind
    name: str
    bounds: tuple[Exact, Exact | None]

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

    def _read(self, cells: list[Figure], listed: list[tuple[str | int, ...]], type_: Type) -> Node:
        nodes = [None if cell is None else stated(cell, type_) for cell in cells]
        real = [node for node in nodes if isinstance(node, Word) and not is_nothing(node)]
        denominator = lcm(*(node.denominator for node in real))
        in_line = [None if node is None else numbers.scaled(node, denominator) for node in nodes]
        left = numbers.either_left(*[node for node in in_line if node is not None])
        if left is not None:
            return left
        words = tuple(UNKNOWN if node is None else _word(node) for node in in_line)
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
            keyed=self._keyed(cells, listed, denominator),
        )
        if outside is not None:
            beyond = Leave(kind=self.kind, why="a key beyond those listed")
            cell = numbers.chosen((outside,), (beyond,), cell)
        missing = [key for key in self.keys if key.none]
        if missing:
            all_there = truths.all_of(truths.exists(key) for key in missing)
            cell = numbers.chosen((all_there,), (cell,), NOTHING)
        return cell

    def _keyed(
        self, cells: list[Figure], listed: list[tuple[str | int, ...]], denominator: int
    ) -> Keyed | None:
        """How cells are read by keys that are open; None: only the reference can say."""
        least, most = (None if end is None else end * denominator for end in self.bounds)
        if any(end is not None and Fraction(end).denominator != 1 for end in (least, most)):
            return None
        return Keyed(
            keys=tuple(
                (key, int(values[0]) if key.kind is Kind.NUMBER else 0, len(values))
                for key, values in zip(self.keys, listed, strict=True)
            ),
            lacks=tuple(
                self._lacking(keys) if cell is None else None
                for keys, cell in zip(product(*listed), cells, strict=True)
            ),
            least=None if least is None else int(least),
            most=None if most is None else int(most),
        )

    def _lacking(self, keys: tuple[str | int, ...]) -> Missing | None:
        """What is missing of a cell that is not stated; None: that is told by numbers beyond."""
        at = FigureCell(self.name, keys)
        if keys in self.table.figures:
            return Missing(MissingKind.FIGURE, at)
        is_named = all(isinstance(key, str) for key in keys)
        return Missing(MissingKind.GAP, at) if is_named else None

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
    return NONE if is_nothing(node) else node.word


def _size(listed: list[tuple[str | int, ...]]) -> int:
    size = 1
    for values in listed:
        size *= len(values)
    return size
