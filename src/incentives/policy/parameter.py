"""Figures of the law: dated, cited, and possibly not public."""

from collections.abc import Mapping
from datetime import date

import attrs

from incentives.language.types import Type
from incentives.values.citation import Citation, Standing
from incentives.values.number import Exact
from incentives.values.period import Cycle, Window
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.frozen
class Bracket:
    """One bracket: up to `limit` (None: without end) the figure is `rate`.

    `is_below`: the limit itself is in the next bracket.
    """

    limit: Exact | None
    rate: Exact
    is_below: bool = False

    def holds(self, number: Exact) -> bool:
        """Whether the number is not above the bracket."""
        return (
            self.limit is None
            or number < self.limit
            or (number == self.limit and not self.is_below)
        )


@attrs.frozen
class Table:
    """A figure for each combination of keys; None where it is not published."""

    figures: Mapping[tuple[str, ...], Exact | bool | date | None]


@attrs.frozen
class Schedule:
    """Brackets in rising order; the last one has no limit."""

    brackets: tuple[Bracket, ...]

    def slices_of(self, number: Exact) -> list[tuple[Exact, Exact]]:
        """How much of the number lies in each bracket, and the bracket's rate, from the lowest up.

        Brackets not reached are left out; of nothing, nothing lies in the first.
        """
        slices: list[tuple[Exact, Exact]] = []
        below: Exact = 0
        for bracket in self.brackets:
            top = number if bracket.limit is None else min(number, bracket.limit)
            if top > below:
                slices.append((top - below, bracket.rate))
                below = top
        return slices or [(0, self.brackets[0].rate)]


Figure = Exact | bool | date | Table | Schedule


@attrs.frozen(kw_only=True, eq=False)
class DatedFigure:
    """A figure for the days of its window.

    `figure=None`: it is not published, or, with `is_gap`, there is none for those days; `text` may
    say why. `is_floor`: the law only says 'not less than' it, and it is taken as the figure.
    `instrument` is the id of the one that set it and `jurisdiction` its place, `known_from` the day
    from which it counts as published. `overlay` is the title of the overlay that supplied it, if
    one did.
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


@attrs.frozen(kw_only=True, eq=False)
class Parameter:
    """A figure of the law. `at_least` and `at_most` bound it even where it is not published.

    `published_every`: it is published again and again, such as a price; None: it stands until it is
    changed. `is_version`: it is the number of the version of a rule that holds, which no authority
    supplies.
    """

    id: str
    text: Text
    type: Type
    at_least: Exact | None
    at_most: Exact | None
    figures: tuple[DatedFigure, ...]
    span: Span
    published_every: Cycle | None = None
    is_version: bool = False
