"""Thresholds between numbers, dates and months.

Comparisons and limits of brackets, as far as more than one side can be reached.
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import assert_never

import attrs

from incentives.checking.sources import RuleInLaw
from incentives.checking.thresholds import BracketLimit, Comparison, Side, TableEnd, Threshold
from incentives.language.expression import Apply, Graduate, Lookup, Named, NameKind, walk
from incentives.language.operators import ORDERINGS
from incentives.language.types import NumberType, ZeroType
from incentives.loading.rules.soundness.ranges import Ranges, guarded_parts, key_of
from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Library
from incentives.policy.parameter import DatedFigure, Table, schedules_in
from incentives.policy.stretches import overlap_of, possible_days
from incentives.values.number import Exact
from incentives.values.range import ANYTHING, Range, hull


def value_thresholds(source: RuleInLaw, library: Library) -> Iterator[tuple[object, Threshold]]:
    """The comparisons and bracket limits in the source's expressions, definitions spelled out.

    Each with a key: the same threshold has the same key in every source.
    """
    ranges = Ranges(library, lambda parameter: _range_of_figures(source.figures(parameter)))
    if source.charge is not None and source.charge.basis is not None:
        basis = Named(NameKind.BASIS, "basis", source.charge.basis.type, span=source.charge.span)
        ranges = attrs.evolve(ranges, known={key_of(basis): ranges.of(source.charge.basis)})
    roots = [
        *source.expressions,
        *(library.definitions[name].body for name in source.names(NameKind.DEFINITION, library)),
    ]
    for root in roots:
        for part, told in guarded_parts(root, ranges):
            match part:
                case Apply(operator=operator) if operator.name in ORDERINGS:
                    yield from _comparisons(part, told, source)
                case Graduate():
                    yield from _bracket_limits(part, told, source)
                case Lookup():
                    yield from _table_ends(part, told, source)


def _comparisons(
    expression: Apply, ranges: Ranges, source: RuleInLaw
) -> Iterator[tuple[object, Threshold]]:
    names = [
        part.id
        for part in walk(expression)
        if isinstance(part, Named) and part.kind is NameKind.FIGURE
    ]
    variants: list[tuple[DatedFigure | None, Ranges]] = [
        (dated, _with_figure(ranges, name, _range_of_figures([dated])))
        for name in names
        for dated in source.figures(name)
    ]
    for dated, told in variants or [(None, ranges)]:
        sides = _reachable(expression, told)
        if len(sides) > 1:  # else nothing can change there
            comparison = Comparison(
                expression=expression,
                figure=dated,
                rows=ranges.rows,
                sides=sides,
                span=expression.span,
            )
            yield (expression, dated), comparison


def _with_figure(ranges: Ranges, name: str, value: Range) -> Ranges:
    """The ranges where one parameter is known to have a value."""
    before = ranges.figure_range
    return attrs.evolve(
        ranges, figure_range=lambda parameter: value if parameter == name else before(parameter)
    )


def _reachable(expression: Apply, ranges: Ranges) -> frozenset[Side]:
    left, right = expression.arguments
    if not all(isinstance(side.type, NumberType | ZeroType) for side in (left, right)):
        return frozenset(Side)
    return _sides_between(ranges.of(left), ranges.of(right))


def _sides_between(left: Range, right: Range) -> frozenset[Side]:
    can = {
        Side.BELOW: left.ends[0] < right.ends[1],
        Side.ON: not left.is_apart_from(right),
        Side.ABOVE: left.ends[1] > right.ends[0],
    }
    return frozenset(side for side, is_possible in can.items() if is_possible)


def _bracket_limits(
    expression: Graduate, ranges: Ranges, source: RuleInLaw
) -> Iterator[tuple[object, Threshold]]:
    """The limits of each bracket, cell by cell in a table; cells that are alike are one."""
    for dated in source.figures(expression.figure.id):
        for schedule in schedules_in(dated.figure):
            for at, number, of in _limits_in(schedule, dated, source):
                sides = _sides_between(ranges.of(expression.argument), Range.exactly(number))
                limit = BracketLimit(
                    expression=expression,
                    figure=dated,
                    schedule=schedule,
                    at=at,
                    limit=number,
                    of=of,
                    sides=sides,
                    span=dated.span,
                )
                if len(sides) > 1:
                    yield (expression, dated, schedule, at, of), limit


def _limits_in(
    schedule: Schedule, brackets: DatedFigure, source: RuleInLaw
) -> Iterator[tuple[int, Exact, DatedFigure | None]]:
    """The limits with their places; of one that is a figure each that it has meanwhile."""
    for at, bracket in enumerate(schedule.brackets):
        if isinstance(bracket.limit, str):
            for dated in source.figures(bracket.limit):
                days = possible_days(dated.window), possible_days(brackets.window)
                if isinstance(dated.figure, Exact) and overlap_of(*days) is not None:
                    yield at, dated.figure, dated
        elif bracket.limit is not None:
            yield at, bracket.limit, None


def _table_ends(
    expression: Lookup, ranges: Ranges, source: RuleInLaw
) -> Iterator[tuple[object, Threshold]]:
    """Where a table by whole numbers ends and what it says beyond begins."""
    for dated in source.figures(expression.table.id):
        table = dated.figure
        ends = table.ends if isinstance(table, Table) else ()
        for at, last in ends:
            sides = _sides_between(ranges.of(expression.keys[at]), Range.exactly(last))
            sides &= {Side.ON, Side.ABOVE}
            end = TableEnd(
                expression=expression,
                key=at,
                figure=dated,
                limit=last,
                sides=sides,
                span=dated.span,
            )
            if len(sides) > 1:
                yield (expression, dated, at, last), end


def _range_of_figures(figures: list[DatedFigure]) -> Range:
    ranges: list[Range] = []
    for dated in figures:
        match dated.figure:
            case None | bool() | date() | str() | Schedule():
                return ANYTHING
            case Table() as table:
                ranges.append(table.range_within(ANYTHING))
            case int() | Fraction() as number:
                ranges.append(Range.exactly(number))
            case _:
                assert_never(dated.figure)
    return hull(ranges or [ANYTHING])
