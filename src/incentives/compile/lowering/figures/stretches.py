"""Figures of the law: one for each stretch of days."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers
from incentives.compile.lowering.figures.unstated import unstated
from incentives.compile.lowering.kinds import kind_of
from incentives.compile.lowering.place import At
from incentives.compile.tree import (
    NOTHING,
    ByDay,
    Leave,
    Node,
    OnAnyDay,
    OpenDay,
    Unstated,
    Word,
    is_left,
    is_nothing,
    truth,
)
from incentives.engine.evaluation.figures.prevailing import days_with_figures, prevailing_figure
from incentives.language.expression import Named
from incentives.language.possible import Missing, MissingKind
from incentives.language.types import ChoiceType, Type
from incentives.policy.figures.schedule import NoFigure, Schedule
from incentives.policy.library import Law
from incentives.policy.parameter import Cell as Figure
from incentives.policy.parameter import DatedFigure, Table
from incentives.policy.stretches import limits_of
from incentives.values.period import Period
from incentives.values.place import FigureCell

_EVER = Period(date.min)


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """What is made of a figure that prevails, and of one that nobody has stated."""

    kind: Kind
    stated: Callable[[DatedFigure], Node]
    unstated: Callable[[Missing | OpenDay], Node]


def figure(law: Law, named: Named, at: At) -> Node:
    """The figure that prevails on the law date."""
    type_ = named.type
    reading = Reading(
        kind=kind_of(type_),
        stated=lambda dated: stated(dated.figure, type_),
        unstated=lambda missing: unstated(law, named.id, type_, missing),
    )
    return by_day(law, named.id, at, reading)


def by_day(law: Law, parameter: str, at: At, reading: Reading) -> Node:
    """What is made of the figure that prevails on the law date, or of none that is stated."""
    if at.day is None:
        figures = law.figures[parameter]
        is_one = len(figures) == 1 and figures[0].figure is not None
        if is_one:
            return reading.stated(figures[0])
        return reading.unstated(Missing(MissingKind.FIGURE, FigureCell(parameter)))
    if isinstance(at.day, OpenDay):
        return _on_any_day(law, parameter, at, reading, at.day)
    return of_stretches(at.day, list(_stretches(law, parameter, at, reading)), reading.kind)


def _on_any_day(law: Law, parameter: str, at: At, reading: Reading, day: OpenDay) -> Node:
    """All that may prevail on the days of the instrument, or on any, each figure once."""
    supposed = at.supposed
    days = _EVER if supposed is None else supposed.days
    read: dict[tuple[int, bool], tuple[int, Node]] = {}
    for begins in days_with_figures(law, parameter, days):
        dated, is_certain = prevailing_figure(law, parameter, begins)
        if dated is not None and supposed is not None:
            is_certain = is_certain or supposed.makes_sure(dated, begins)
        node = _read(law, parameter, reading, dated, is_certain=is_certain)
        is_open = isinstance(node, Leave | Unstated)
        # Without an instrument that is in force the day may come after that of the assessment.
        from_day = 0 if supposed is None else begins.toordinal()
        read.setdefault((id(dated), is_open), (from_day, node))
    stretches = list(read.values())
    nodes = [node for _, node in stretches]
    is_late = bool(stretches) and supposed is not None and stretches[0][0] > days.first.toordinal()
    before = reading.unstated(day)
    if not stretches:
        return before
    if any(map(is_nothing, nodes)):
        return Leave(kind=reading.kind, why=f"figures of an open day: {parameter}")
    if any(map(is_left, nodes)):
        return next(node for node in nodes if is_left(node))
    if len(nodes) == 1 and not is_late:
        return nodes[0]
    if nodes[0].kind is Kind.NUMBER:
        before, *nodes = numbers.aligned(before, *nodes)
        left = numbers.either_left(before, *nodes)
        if left is not None:
            return left
    return OnAnyDay(
        kind=reading.kind,
        day=day,
        stretches=tuple(zip((begins for begins, _ in stretches), nodes, strict=True)),
        before=before,
        denominator=nodes[0].denominator,
        low=min(one.low for one in (before, *nodes)),
        high=max(one.high for one in (before, *nodes)),
        none=any(one.none for one in (before, *nodes)),
        over=nodes[0].over,
    )


def _read(
    law: Law,
    parameter: str,
    reading: Reading,
    dated: DatedFigure | None,
    *,
    is_certain: bool,
) -> Node:
    """What is made of the figure of one day."""
    if dated is not None and is_certain and dated.figure is not None:
        return reading.stated(dated)
    if law.known_on is not None:
        return Leave(kind=reading.kind, why=f"no figure known then: {parameter}")
    is_gap = dated is not None and dated.is_gap
    kind = MissingKind.GAP if is_gap else MissingKind.FIGURE
    return reading.unstated(Missing(kind, FigureCell(parameter)))


def of_stretches(day: Node, stretches: list[tuple[int, Node]], kind: Kind) -> Node:
    """What holds on the day, where each holds from its first day on."""
    nodes = [node for _, node in stretches]
    real = [node for node in nodes if not is_left(node) and not is_nothing(node)]
    if len(nodes) == 1 or not real:
        return nodes[0]
    if real[0].kind is Kind.NUMBER:
        in_line = iter(numbers.aligned(*real))
        nodes = [one if is_left(one) or is_nothing(one) else next(in_line) for one in nodes]
        real = [one for one in nodes if not is_left(one) and not is_nothing(one)] or real
    first = real[0]
    return ByDay(
        kind=kind,
        day=day,
        stretches=tuple(zip((begin for begin, _ in stretches), nodes, strict=True)),
        denominator=first.denominator,
        low=min(one.low for one in real),
        high=max(one.high for one in real),
        none=any(one.none for one in nodes),
        over=first.over,
    )


def _stretches(law: Law, parameter: str, at: At, reading: Reading) -> Iterator[tuple[int, Node]]:
    """The first day of each stretch with what is made of its figure, or of none."""
    days = {at.first}
    for dated in law.figures[parameter]:
        ordinals = (day.toordinal() for day in limits_of(dated.window))
        days.update(day for day in ordinals if at.first < day <= at.last)
    before: object = days
    for ordinal in sorted(days):
        begins = date.fromordinal(ordinal)
        prevailing, is_certain = prevailing_figure(law, parameter, begins)
        if prevailing is not None and at.supposed is not None:
            is_certain = is_certain or at.supposed.makes_sure(prevailing, begins)
        is_stated = prevailing is not None and is_certain and prevailing.figure is not None
        is_gap = prevailing is not None and prevailing.is_gap
        stretch = prevailing if is_stated else is_gap
        if stretch is not before:
            yield ordinal, _read(law, parameter, reading, prevailing, is_certain=is_certain)
        before = stretch


def stated(value: Figure | Schedule | Table, type_: Type) -> Node:
    """A value that the law states."""
    match value:
        case bool():
            return truth(value)
        case Fraction() | int():
            return numbers.stated_number(value)
        case date():
            word = value.toordinal()
            return Word(kind=Kind.DAY, word=word, low=word, high=word)
        case str() if isinstance(type_, ChoiceType):
            word = type_.values.index(value)
            return Word(kind=Kind.CODE, word=word, low=word, high=word)
        case NoFigure():
            return NOTHING
        case _:
            return Leave(kind=Kind.NUMBER, why="a figure that is read by key or by bracket")
