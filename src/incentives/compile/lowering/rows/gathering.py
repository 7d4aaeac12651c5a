"""Sums and their like over the rows of a list."""

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.kinds import kind_of, rows_of
from incentives.compile.lowering.place import At, RowAt
from incentives.compile.lowering.rows.periods import OfOnePeriod, of_one_period
from incentives.compile.lowering.work import Lowering
from incentives.compile.tree import (
    Gathered,
    Given,
    Leave,
    Loop,
    Node,
    OfPeriod,
    WhereOpen,
    is_left,
    is_nothing,
)
from incentives.compile.walking import nodes_in
from incentives.compile.words import MOST_IN_SUM
from incentives.language.expression import Gather
from incentives.language.operators.gathering import Gathering

_LOOPS = {
    Gathering.SUM: Loop.SUM,
    Gathering.COUNT: Loop.COUNT,
    Gathering.ANY: Loop.ANY,
    Gathering.ALL: Loop.ALL,
    Gathering.MIN: Loop.LEAST,
    Gathering.MAX: Loop.MOST,
    Gathering.KEYED: Loop.FIRST,
}


def gathered(gather: Gather, at: At, lowering: Lowering) -> Node:
    """What comes of all rows for which the guard holds."""
    kind = kind_of(gather.type)
    if gather.kind not in _LOOPS:
        return Leave(kind=kind, why="the largest of rows")
    address = Given(kind=Kind.NUMBER, name=f"row of {gather.rows}")
    inner = at.with_row(gather.variable, RowAt(address=address, list_name=gather.rows))
    guard = None if gather.guard is None else lowering.truth(gather.guard, inner)
    of_period: OfOnePeriod | None = None
    linked: OfPeriod | None = None
    if gather.periods is not None:
        own = at.rows[gather.periods.row.name].address
        told = of_one_period(gather.periods, own, address, lowering)
        if isinstance(told, Leave):
            return attrs.evolve(told, kind=kind)
        linked = attrs.evolve(told.linked, guard=guard)
        of_period = told
        guard = told.counts if guard is None else truths.all_of((told.counts, guard))
    is_truth = gather.kind.is_truth
    body = lowering.truth(gather.body, inner) if is_truth else lowering.node(gather.body, inner)
    if body.over is not None and address in nodes_in(body.over):
        return Leave(kind=kind, why="a sum of quotients by facts of rows")
    loop = _LOOPS[gather.kind]
    found = Gathered(
        kind=kind if is_left(body) or is_nothing(body) else body.kind,
        loop=loop,
        rows=rows_of(lowering.layout, gather.rows),
        row=address,
        guard=guard,
        body=body,
        of_period=linked,
        denominator=body.denominator,
        over=body.over,
    )
    bounded = _bounded(found, body)
    return bounded if of_period is None else _as_far_as_over(bounded, of_period)


def _as_far_as_over(found: Gathered, of_period: OfOnePeriod) -> Node:
    """What comes of the rows of a period that is over; of no known period there may be more."""
    running = Leave(kind=found.kind, why="a period that is not over")
    value = numbers.chosen((of_period.is_over,), (found,), running)
    said = {field.name: getattr(value, field.name) for field in attrs.fields(Node)}
    growing = attrs.evolve(found, to_come=of_period.month)
    return WhereOpen(value=value, told=of_period.month, otherwise=growing, **said)


def _bounded(found: Gathered, body: Node) -> Gathered:
    match found.loop:
        case Loop.ANY | Loop.ALL:
            return attrs.evolve(found, high=1)
        case Loop.SUM | Loop.COUNT:
            low = 0 if body.low >= 0 else -MOST_IN_SUM
            high = 0 if body.high <= 0 else MOST_IN_SUM
            return attrs.evolve(found, low=low, high=high)
        case Loop.LEAST | Loop.MOST | Loop.FIRST:
            return attrs.evolve(found, low=body.low, high=body.high, none=True)
