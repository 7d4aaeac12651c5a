"""Sums and their like, as loops over the rows of a list."""

import attrs

from incentives.compile.printing.printer import Printer
from incentives.compile.tree import Gathered, Loop, Rows
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
    span = span_of(printer, node.rows)
    name, row = lines.fresh("g"), lines.fresh("r")
    before = printer.given.get(id(node.row))
    printer.given[id(node.row)] = row
    lines.add(f"{name} = {_BEGINS[node.loop]}")
    with lines.block(f"for {row} in {span}:"):
        if node.guard is not None:
            test = printer.truth(node.guard)
            lines.add(f"if not {test}: continue" if test != "True" else "pass")
        _add(printer, node, name)
    if before is not None:
        printer.given[id(node.row)] = before
    lines.remember(id(node), name)
    return name


def span_of(printer: Printer, rows: Rows) -> Span:
    """The addresses of the rows; a list that nobody has told is left."""
    address = printer.read(rows.listed)
    first = f"{address} + 1"
    return Span(first=first, end=f"{first} + D[{address}] * {rows.width}", width=rows.width)


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
        printer.leave_if(f"abs({name}) > {MOST_IN_SUM}")
