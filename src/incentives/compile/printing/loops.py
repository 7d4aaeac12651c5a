"""Loops over the rows of a list, for sums and their like, and over months."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.numbers import wider
from incentives.compile.printing.printer import PARAMETERS, Printer
from incentives.compile.printing.text import Lines
from incentives.compile.tree import (
    Fact,
    Gathered,
    Joined,
    Joint,
    Linked,
    Loop,
    Node,
    OfPeriod,
    Rows,
)
from incentives.compile.walking import nodes_in
from incentives.compile.words import MOST_IN_SUM
from incentives.facts.known import MOST_ROWS

_BEGINS = {
    Loop.SUM: "0",
    Loop.COUNT: "0",
    Loop.ANY: "False",
    Loop.ALL: "True",
    Loop.LEAST: "NONE",
    Loop.MOST: "NONE",
    Loop.FIRST: "NONE",
}


@attrs.frozen(kw_only=True)
class Span:
    """The addresses of rows: from one name on, before another."""

    first: str
    end: str
    width: int

    def __str__(self) -> str:
        return f"range({self.first}, {self.end}, {self.width})"


def print_gathered(printer: Printer, node: Gathered) -> str:
    """What comes of the rows for which the guard holds."""
    lines = printer.lines
    # The first is the first that is listed: all rows are gone through until it comes.
    linked = None if node.loop is Loop.FIRST else node.of_period
    _read_before(printer, node)
    begin = _all_rows(printer, node.rows) if linked is None else linked_rows(printer, linked)
    name, row = lines.fresh("g"), lines.fresh("r")
    before = printer.given.get(id(node.row))
    printer.given[id(node.row)] = row
    # A condition is printed as one: of a row that is not there it does not hold.
    is_truth = node.kind is Kind.TRUTH and node.loop is Loop.FIRST
    lines.add(f"{name} = {'False' if is_truth else _BEGINS[node.loop]}")
    with begin(row):
        for guard in _guards(node.guard if linked is None else linked.guard):
            lines.add(f"if not {printer.truth(guard)}: continue")
        _add(printer, node, name)
    if before is not None:
        printer.given[id(node.row)] = before
    lines.remember(id(node), name)
    return name


def _read_before(printer: Printer, node: Gathered) -> None:
    """Reads the facts of which each row is asked first, and that are none of its own."""
    guard = next(_guards(node.guard), node.body)
    for fact in nodes_in(guard) if guard.is_flat else ():
        if isinstance(fact, Fact) and fact.row is not node.row:
            printer.read(fact)


Block = Callable[[str], AbstractContextManager[None]]
"""A block for each of some rows, which has the name."""


def _all_rows(printer: Printer, rows: Rows) -> Block:
    span = span_of(printer, rows)
    return lambda row: printer.lines.block(f"for {row} in {span}:")


def linked_rows(printer: Printer, linked: OfPeriod, first: str | None = None) -> Block:
    """The rows of the period of one of them; `first`: the name of the first, where it has one."""
    if first is None:
        own = printer.given_name(linked.own)
        call = f"{printer.function(linked.first)}({', '.join(PARAMETERS)}, {own})"
        first = printer.asked(call, f"D[{own} + {linked.first.kept}]")
    return lambda row: _linked(printer.lines, row, first, linked.next)


@contextmanager
def _linked(lines: Lines, row: str, first: str, next_: int) -> Iterator[None]:
    following = lines.fresh("r")
    lines.add(f"{following} = {first}")
    with lines.block(f"while {following} > EMPTY:"):
        lines.add(f"{row} = {following}")
        lines.add(f"{following} = D[{row} + {next_}]")
        yield


def print_linked(printer: Printer, node: Linked) -> str:
    """The first row of the period of one; before that all rows are linked.

    Rows mostly stand in order of time: then none before a row that opens a later period is of it.
    """
    lines, width = printer.lines, node.rows.width
    listed = printer.read(node.rows.listed)
    span = span_behind(listed, node.rows)
    period, first = (f"D[{{}} + {place}]".format for place in (node.period.kept, node.first))
    with lines.block(f"for row in {span}:"):
        printer.leave_if(f"{printer.function(node.period)}({', '.join(PARAMETERS)}, row) == U")
    lines.add("latest = EMPTY")
    with lines.block(f"for row in {span}:"):
        lines.add(f"{first('row')} = row")
        with lines.block(f"if {period('row')} > latest:"):
            lines.add(f"latest = {period('row')}")
            lines.add("continue")
        lines.add(f"other = row - {width}")
        is_other = f"{period('other')} != {period('row')}"
        lines.add(f"while other > {listed} and {is_other}: other -= {width}")
        with lines.block(f"if other > {listed}:"):
            lines.add(f"{first('row')} = {first('other')}")
            lines.add(f"D[other + {node.next}] = row")
    return first(printer.given_name(node.of))


def _guards(guard: Node | None) -> Iterator[Node]:
    """What must hold of a row that counts, one after the other."""
    match guard:
        case None:
            return
        case Joined(joint=Joint.ALL, parts=parts):
            for part in parts:
                yield from _guards(part)
        case _:
            yield guard


def span_of(printer: Printer, rows: Rows) -> Span:
    """The addresses of the rows; a list that nobody has told is left."""
    return span_behind(printer.read(rows.listed), rows)


def span_behind(address: str, rows: Rows) -> Span:
    """The addresses of the rows behind the word that says how many there are."""
    first = f"{address} + 1"
    return Span(first=first, end=f"{first} + D[{address}] * {rows.width}", width=rows.width)


@contextmanager
def each_month(lines: Lines, plan: Plan, begin: Callable[[], None]) -> Iterator[None]:
    """A block for each month of the year that is over by the day; `day` is its last one.

    `begin`: what is written at the first month of a return, where several stand in one.
    """
    with lines.block("for month in range(month_at(on) // 12 * 12, month_at(on) + 1):"):
        if plan.joint is not None:
            with lines.block(f"if month % {plan.joint.months} == 0:"):
                begin()
        lines.add("day = last_day(month)")
        lines.add("if day > on: break")
        yield


def _add(printer: Printer, node: Gathered, name: str) -> None:
    lines = printer.lines
    match node.loop:
        case Loop.ANY:
            with lines.block(f"if {printer.truth(node.body)}:"):
                lines.add(f"{name} = True")
                lines.add("break")
        case Loop.ALL:
            with lines.block(f"if not {printer.truth(node.body)}:"):
                lines.add(f"{name} = False")
                lines.add("break")
        case Loop.SUM | Loop.COUNT:
            _add_to_sum(printer, node, name)
        case Loop.LEAST | Loop.MOST:
            value = printer.atom(node.body)
            sign = "<" if node.loop is Loop.LEAST else ">"
            is_next = f"{name} == NONE or {value} {sign} {name}"
            there = f"{value} != NONE and ({is_next})" if node.body.none else is_next
            lines.add(f"if {there}: {name} = {value}")
        case Loop.FIRST:
            value = printer.either(node.body)
            lines.add(f"{name} = {value}")
            lines.add("break")


def _add_to_sum(printer: Printer, node: Gathered, name: str) -> None:
    lines, body = printer.lines, node.body
    value = printer.atom(body) if body.none else printer.text(body)
    lines.add(f"if {value} != NONE: {name} += {value}" if body.none else f"{name} += {value}")
    if body.widest * MOST_ROWS > MOST_IN_SUM:
        printer.leave_if(wider(name, body, MOST_IN_SUM))
