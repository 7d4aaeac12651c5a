"""Figures of the law: dated, cited, and possibly not public."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import cast

import attrs

from incentives.language.types import Type
from incentives.policy.figures.schedule import NoFigure, Schedule
from incentives.values.citation import Citation, Standing
from incentives.values.number import Exact, exact
from incentives.values.period import Cycle, Window
from incentives.values.range import Range, hull
from incentives.values.span import Span
from incentives.values.text import Text


class Beyond(StrEnum):
    """What a table by whole numbers says of those above the last that it lists."""

    REST = "rest"  # each of them has this figure
    EACH_FURTHER = "each_further"  # each of them adds so much to the figure of the last


TableKey = str | int
"""A value of an enumeration, a whole number, or where a table goes `Beyond` the last of them."""
Cell = Exact | bool | date | str | Schedule | NoFigure | None
CellKeys = tuple[TableKey, ...]


@attrs.frozen(repr=False)
class Table:
    """A figure for each combination of keys; None where it is not published.

    Of numbers, of days, of yes or no, of values of an enumeration, or of schedules of brackets.

    Whole numbers have no hole from the first to the last under the keys before them. `beyond`: the
    cells that stand for those above the last, with `Beyond` in place of a number.
    """

    figures: Mapping[CellKeys, Cell]
    beyond: Mapping[CellKeys, Cell] = attrs.field(factory=dict)
    spans: Mapping[CellKeys, tuple[int, int]] = attrs.field(init=False, eq=False, repr=False)
    """The first and the last of the whole numbers that are listed, by the keys before them."""
    _ways_beyond: frozenset[CellKeys] = attrs.field(init=False, eq=False, repr=False)

    @spans.default
    def _spans_of_figures(self) -> Mapping[CellKeys, tuple[int, int]]:
        spans: dict[CellKeys, tuple[int, int]] = {}
        for keys in (*self.figures, *self.beyond):
            for at, key in enumerate(keys):
                if isinstance(key, int):
                    first, last = spans.get(keys[:at], (key, key))
                    spans[keys[:at]] = min(first, key), max(last, key)
        return spans

    @_ways_beyond.default
    def _ways_of_cells(self) -> frozenset[CellKeys]:
        return frozenset(
            keys[: at + 1]
            for keys in self.beyond
            for at, key in enumerate(keys)
            if isinstance(key, Beyond)
        )

    def cells_for(self, keys: tuple[str | Exact, ...]) -> tuple[tuple[int, CellKeys], ...]:
        """The cells that make up the figure for the keys, each with how many times it counts.

        None where the table has no figure: below the first whole number, above the last one of
        which it says nothing beyond, and for what is no whole number.

        >>> sizes = Table({(1,): 50, (2,): 80}, {(Beyond.EACH_FURTHER,): 20})
        >>> sizes.cells_for((2,)), sizes.cells_for((0,))
        (((1, (2,)),), ())
        >>> [(times, cell[0]) for times, cell in sizes.cells_for((5,))]
        [(1, 2), (3, <Beyond.EACH_FURTHER: 'each_further'>)]
        """
        if keys in self.figures:
            return ((1, cast(CellKeys, keys)),)
        cells: list[tuple[int, CellKeys]] = [(1, ())]
        for key in keys:
            cells = [found for times, above in cells for found in self._under(above, key, times)]
        return tuple(cells)

    def _under(
        self, above: CellKeys, key: str | Exact, times: int
    ) -> Iterator[tuple[int, CellKeys]]:
        """Under the keys `above` what stands for the key."""
        if isinstance(key, str):
            yield times, (*above, key)
            return
        first, last = self.spans[above]
        if not isinstance(key, int) or key < first:
            return
        if key <= last:
            yield times, (*above, key)
        elif (*above, Beyond.REST) in self._ways_beyond:
            yield times, (*above, Beyond.REST)
        elif (*above, Beyond.EACH_FURTHER) in self._ways_beyond:
            yield times, (*above, last)
            yield times * (key - last), (*above, Beyond.EACH_FURTHER)

    @property
    def schedules(self) -> tuple[Schedule, ...]:
        """The schedules of brackets in its cells, each once."""
        every = (*self.figures.values(), *self.beyond.values())
        return tuple(dict.fromkeys(cell for cell in every if isinstance(cell, Schedule)))

    @property
    def ends(self) -> tuple[tuple[int, int], ...]:
        """The last number that is listed where something stands beyond: of which key, and which."""
        ends = ((len(way) - 1, self.spans[way[:-1]][1]) for way in self._ways_beyond)
        return tuple(sorted(set(ends)))

    def cell(self, keys: CellKeys) -> Cell:
        """What stands in the cell, one beyond the whole numbers included."""
        return self.figures[keys] if keys in self.figures else self.beyond[keys]

    def figure_for(self, keys: tuple[str | Exact, ...]) -> Cell:
        """The figure for the keys; None where it has none, or one that is not published."""
        cells = [(times, self.cell(at)) for times, at in self.cells_for(keys)]
        if any(cell is NoFigure.NOT_APPLICABLE for _, cell in cells):
            return NoFigure.NOT_APPLICABLE
        if len(cells) == 1:
            return cells[0][1]
        numbers = [times * cell for times, cell in cells if isinstance(cell, Exact)]
        return exact(sum(numbers)) if cells and len(numbers) == len(cells) else None

    def range_within(self, bounds: Range) -> Range:
        """Between which bounds every figure lies that the table has for some keys.

        `bounds`: those of a figure that is not published, or that is no number.
        """
        every = [
            *self.figures.values(),
            *(cell for keys, cell in self.beyond.items() if Beyond.EACH_FURTHER not in keys),
        ]
        numbers = [
            Range.exactly(cell)
            if isinstance(cell, Exact) and not isinstance(cell, bool)
            else bounds
            for cell in every
            if not isinstance(cell, NoFigure)
        ]
        further = [cell for keys, cell in self.beyond.items() if Beyond.EACH_FURTHER in keys]
        within = hull(numbers or [bounds])
        if any(isinstance(cell, Exact) and cell < 0 for cell in further):
            within = Range(None, within.high)
        return within if all(cell == 0 for cell in further) else Range(within.low, None)


Figure = Exact | bool | date | str | Table | Schedule
"""A number, yes or no, a day, a value of an enumeration; or several by key or by bracket."""


def schedules_in(figure: "Figure | None") -> tuple[Schedule, ...]:
    """The schedules of brackets that the figure is, or has in its cells, each once."""
    if isinstance(figure, Schedule):
        return (figure,)
    return figure.schedules if isinstance(figure, Table) else ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DatedFigure:
    """A figure for the days of its window.

    `figure=None`: it is not published, or, with `is_gap`, there is none for those days; `text` may
    say why. `is_floor`: the law only says 'not less than' it, and it is taken as the figure.
    `instrument` is the id of the one that set it and `jurisdiction` its place, `known_from` the day
    from which it counts as published. `overlay` is the title of the overlay that supplied it, if
    one did. `rule`: the number, from 1, of the rule by which the instrument sets it in place of a
    figure; 0: by none.
    """

    figure: Figure | None
    window: Window
    citation: Citation
    standing: Standing
    known_from: date
    instrument: str
    jurisdiction: str
    span: Span
    overlay: Text | None = None
    is_floor: bool = False
    is_gap: bool = False
    text: Text | None = None
    rule: int = 0


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Parameter:
    """A figure of the law. `at_least` and `at_most` bound it even where it is not published.

    `instrument`: the id of the one whose figure it is. `published_every`: it is published again and
    again, such as a price; None: it stands until it is changed. `is_version`: it is the number of
    the version of a rule that holds, which no authority supplies. `number_of`: it is the number of
    the rule that sets that figure, 0 where none does.
    """

    id: str
    instrument: str
    text: Text
    type: Type
    at_least: Exact | None
    at_most: Exact | None
    figures: tuple[DatedFigure, ...]
    span: Span
    published_every: Cycle | None = None
    is_version: bool = False
    number_of: str | None = None

    @property
    def named_limits(self) -> tuple[str, ...]:
        """The full ids of the figures that are limits in brackets of its own, each once."""
        schedules = [one for dated in self.figures for one in schedules_in(dated.figure)]
        return tuple(dict.fromkeys(name for one in schedules for name in one.named_limits))
