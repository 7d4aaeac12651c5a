"""Sums and their like, as loops over the rows of a list."""

from incentives.compile.printing.printer import Printer
from incentives.compile.tree import Gathered, Loop, Rows
from incentives.facts.known import MOST_ROWS

_WIDEST = 2**61

_BEGINS = {
    Loop.SUM: "0",
    Loop.COUNT: "0",
    Loop.ANY: "False",
    Loop.ALL: "True",
    Loop.LEAST: "NONE",
    Loop.MOST: "NONE",
    Loop.FIRST: "NONE",
}


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


def span_of(printer: Printer, rows: Rows) -> str:
    """The addresses of the rows; a list that nobody has told is left."""
    address = printer.read(rows.listed)
    last = f"{address} + 1 + D[{address}] * {rows.width}"
    return f"range({address} + 1, {last}, {rows.width})"


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
    if body.widest * MOST_ROWS > _WIDEST:
        printer.leave_if(f"abs({name}) > {_WIDEST}")
