"""Figures of the law: one for each stretch of days."""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers
from incentives.compile.lowering.kinds import kind_of
from incentives.compile.lowering.place import At
from incentives.compile.tree import (
    NOTHING,
    ByDay,
    Leave,
    Node,
    Word,
    is_left,
    is_nothing,
    truth,
)
from incentives.language.expression import Named
from incentives.language.types import ChoiceType, Type
from incentives.policy.figures.schedule import NoFigure, Schedule
from incentives.policy.library import Law
from incentives.policy.parameter import Cell as FigureCell
from incentives.policy.parameter import DatedFigure, Table
from incentives.policy.stretches import limits_of


def figure(law: Law, named: Named, at: At) -> Node:
    """The figure that prevails on the law date."""
    type_ = named.type
    kind = kind_of(type_)
    return by_day(law, named.id, at, kind, lambda dated: stated(dated.figure, type_))


def by_day(law: Law, parameter: str, at: At, kind: Kind, of: Callable[[DatedFigure], Node]) -> Node:
    """What `of` makes of the figure that prevails; on days without one the reference decides."""
    lacking = Leave(kind=kind, why=f"no figure for the day: {parameter}")
    if at.day is None:
        figures = law.figures[parameter]
        is_one = len(figures) == 1 and figures[0].figure is not None
        return of(figures[0]) if is_one else lacking
    stretches = [
        (first, lacking if dated is None else of(dated))
        for first, dated in _stretches(law, parameter, at)
    ]
    return of_stretches(at.day, stretches, kind)


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


def _stretches(law: Law, parameter: str, at: At) -> Iterator[tuple[int, DatedFigure | None]]:
    """The first day of each stretch with its figure; None where it is not stated for sure."""
    days = {at.first}
    for dated in law.figures[parameter]:
        ordinals = (day.toordinal() for day in limits_of(dated.window))
        days.update(day for day in ordinals if at.first < day <= at.last)
    before: object = days
    for ordinal in sorted(days):
        day = date.fromordinal(ordinal)
        found = law.figure_on(parameter, day)
        is_sure = found is not None and found.window.holds_on(day) is True
        sure = found if is_sure and found is not None and found.figure is not None else None
        if sure is not before:
            yield ordinal, sure
        before = sure


def stated(value: FigureCell | Schedule | Table, type_: Type) -> Node:
    """A value that the law states."""
    match value:
        case bool():
            return truth(value)
        case Fraction() | int():
            return numbers.number(value)
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
