"""Thresholds: where a fen, a unit or a day more or less changes the answer."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

import attrs

from incentives.language.expression import Apply, Expression, Graduate, Lookup
from incentives.policy.figures.schedule import Schedule
from incentives.policy.instrument import Instrument
from incentives.policy.parameter import DatedFigure, Parameter
from incentives.values.number import Exact
from incentives.values.period import Period
from incentives.values.span import Span


class Side(Enum):
    """Where a case lies: below the threshold (or before the day), on it, or above it (after)."""

    BELOW = "below"
    ON = "on"
    ABOVE = "above"


@attrs.frozen(kw_only=True)
class Comparison:
    """Two numbers, dates or months set against each other.

    `figure`: the figure of the law that one of them is or holds, None without one.

    `rows`: of which record the variables of a sum around it speak.
    """

    expression: Apply
    figure: DatedFigure | None
    rows: Mapping[str, str]
    sides: frozenset[Side]
    span: Span


@attrs.frozen(kw_only=True)
class BracketLimit:
    """The limit of a bracket that a number is put into.

    `schedule`: the brackets, which may stand in several cells of a table; `at`: which of them.
    `of`: the figure that is the limit, where it is no number.
    """

    expression: Graduate
    figure: DatedFigure
    schedule: Schedule
    at: int
    limit: Exact
    of: DatedFigure | None
    sides: frozenset[Side]
    span: Span


@attrs.frozen(kw_only=True)
class TableEnd:
    """The last whole number that a table lists before it says what holds beyond.

    `key`: which of the keys of the table.
    """

    expression: Lookup
    key: int
    figure: DatedFigure
    limit: int
    sides: frozenset[Side]
    span: Span


@attrs.frozen(kw_only=True)
class WindowLimit:
    """The first or the last day of an instrument.

    `days`: by side those on one of which the law date of a case must fall, or the other day that
    `of` names.
    """

    instrument: Instrument
    is_start: bool
    days: tuple[tuple[Side, Period], ...]
    span: Span
    of: Expression | None = None

    @property
    def sides(self) -> frozenset[Side]:
        """The sides of which a policy case can lie."""
        return frozenset(side for side, _ in self.days)


@attrs.frozen(kw_only=True)
class FigureChange:
    """The day from which another figure of a parameter prevails.

    `days`: by side those on one of which a case must read the figure of that side.
    """

    parameter: Parameter
    before: DatedFigure
    figure: DatedFigure
    first: date
    days: tuple[tuple[Side, Period], ...]
    span: Span

    @property
    def sides(self) -> frozenset[Side]:
        """The sides of which a policy case can lie."""
        return frozenset(side for side, _ in self.days)


Threshold = Comparison | BracketLimit | TableEnd | WindowLimit | FigureChange
