"""Periods into which the rows of a list fall, each told by one number."""

import attrs

from incentives.compile.layout import Kind
from incentives.compile.listing import links_of
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.kinds import fact_at, rows_of
from incentives.compile.lowering.place import At, RowAt
from incentives.compile.lowering.work import Lowering
from incentives.compile.runtime import LENGTHS
from incentives.compile.tree import (
    ON,
    Call,
    Cell,
    Function,
    Given,
    Leave,
    Linked,
    Node,
    OfCalendar,
    OfPeriod,
    PeriodOver,
    SamePeriod,
    WhereOpen,
    is_left,
    recast,
)
from incentives.compile.words import LAST_DAY
from incentives.language.expression import RowPeriods
from incentives.language.types import ChoiceType
from incentives.values.period import Cycle


def period_of(periods: RowPeriods, lowering: Lowering) -> Function:
    """The period that a row lies in, as one number; equal numbers are one period."""
    address = Given(kind=Kind.NUMBER, name="r0")
    row = RowAt(address=address, list_name=periods.list_name)
    place = lowering.layout.rows_of(periods.list_name).place_of(str(periods.row.order))
    body: Node
    if place.kind is not Kind.MONTH:
        body = Leave(kind=Kind.NUMBER, why="periods of rows that have days")
    else:
        body = _period(periods, lowering, row)
    span = periods.span
    return Function(
        name=periods.id,
        parameters=(address,),
        body=body,
        comment=f"{periods.text.en} ({span.file}:{span.line})",
        where=span,
        kept=lowering.layout.rows_of(periods.list_name).kept[periods.id],
    )


def linked_by(periods: RowPeriods, own: Given, lowering: Lowering) -> OfPeriod:
    """How the rows of the period of one of them are found, without anything else that must hold."""
    address = Given(kind=Kind.NUMBER, name="r0")
    kept = lowering.layout.rows_of(periods.list_name).kept
    first, next_ = (kept[name] for name in links_of(periods.id))
    period = period_of(periods, lowering)
    body = Linked(
        kind=Kind.NUMBER,
        rows=rows_of(lowering.layout, periods.list_name),
        of=address,
        period=period,
        first=first,
        next=next_,
    )
    told = Function(
        name=f"rows of {periods.id}",
        parameters=(address,),
        body=body,
        comment=f"rows of one period, {period.comment}",
        where=periods.span,
        kept=first,
    )
    return OfPeriod(own=own, first=told, next=next_, guard=None)


def _period(periods: RowPeriods, lowering: Lowering, row: RowAt) -> Node:
    order = str(periods.row.order)
    rows = lowering.layout.rows_of(row.list_name)
    month = fact_at(rows.place_of(order), row.address, f"{row.list_name}[].{order}", rows)
    day = OfCalendar(
        kind=Kind.DAY,
        function="last_day",
        arguments=(month,),
        reads_case=False,
        low=1,
        high=LAST_DAY,
    )
    at = At(day=day, rows={periods.row.name: row})
    own = _numbered(month, numbers.ONE)
    cycle = lowering.node(periods.by, at)
    if is_left(cycle) or not isinstance(periods.by.type, ChoiceType):
        return Leave(kind=Kind.NUMBER, why="periods that only the reference tells")
    lengths = tuple(Cycle(name).months for name in periods.by.type.values)
    length: Node = Cell(
        kind=Kind.NUMBER,
        words=lengths,
        at=recast(cycle, kind=Kind.NUMBER, low=0, high=len(lengths) - 1),
        low=1,
        high=12,
    )
    joint = _numbered(month, length)
    found = numbers.chosen((lowering.truth(periods.condition, at),), (joint,), own)
    if isinstance(found, Leave):
        return found
    # Of a row of no known month nothing else matters: it may be of any period.
    said = {field.name: getattr(found, field.name) for field in attrs.fields(Node)}
    return WhereOpen(value=found, told=month, otherwise=_any_period(month), **said)


def _any_period(month: Node) -> Node:
    return OfCalendar(
        kind=Kind.NUMBER,
        function="first_month",
        arguments=(month, numbers.ONE),
        reads_case=False,
        within=(None, None),
        high=120_000,
    )


def _numbered(month: Node, length: Node) -> Node:
    """The number of the period of so many months around the month."""
    first = OfCalendar(
        kind=Kind.NUMBER,
        function="first_month",
        arguments=(month, length),
        reads_case=False,
        low=0,
        high=120_000,
    )
    return numbers.plus(numbers.times(first, numbers.number(LENGTHS)), length)


@attrs.frozen(kw_only=True, eq=False)
class OfOnePeriod:
    """Rows of the period of a row: whether another `counts`, whether the period `is_over`.

    `month`: of the row itself; while it is open, there may be any number of rows more. `linked`:
    how they are found where all is known; of a period that is over, each of them counts.
    """

    counts: Node
    linked: OfPeriod
    is_over: Node
    month: Node


def of_one_period(
    periods: RowPeriods, own: Given, other: Given, lowering: Lowering
) -> OfOnePeriod | Leave:
    """The rows of the period of a row; those that come after the assessment are yet to be."""
    function = period_of(periods, lowering)
    if isinstance(function.body, Leave):
        return function.body
    of_own, of_other = (_called(function, row) for row in (own, other))
    order = str(periods.row.order)
    rows = lowering.layout.rows_of(periods.list_name)
    month, own_month = (
        fact_at(rows.place_of(order), row, f"{periods.list_name}[].{order}", rows)
        for row in (other, own)
    )
    last_day = OfCalendar(
        kind=Kind.DAY,
        function="last_day",
        arguments=(month,),
        reads_case=False,
        within=(None, None),
        low=1,
        high=LAST_DAY,
    )
    is_same = SamePeriod(kind=Kind.TRUTH, own=of_own, other=of_other, high=1)
    has_come = numbers.compared("<=", last_day, ON)
    is_own = numbers.compared("==", own, other)
    return OfOnePeriod(
        counts=truths.any_of((is_own, truths.all_of((is_same, has_come)))),
        linked=linked_by(periods, own, lowering),
        is_over=PeriodOver(kind=Kind.TRUTH, period=of_own, high=1),
        month=own_month,
    )


def _called(function: Function, row: Given) -> Node:
    body = function.body
    return Call(kind=body.kind, function=function, arguments=(row,), low=body.low, high=body.high)
