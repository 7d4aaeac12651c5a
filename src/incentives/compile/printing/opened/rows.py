"""What is known of sums over rows and their like."""

from incentives.compile.layout import Kind
from incentives.compile.printing.loops import span_behind
from incentives.compile.printing.opened.choices import is_surely_there
from incentives.compile.printing.opened.printer import LEFT, OPEN_TRUTH_LEFT, OpenPrinter
from incentives.compile.tree import Gathered, Loop, PeriodOver, SamePeriod
from incentives.compile.words import MOST_IN_SUM, NOTHING_KNOWN

_BEGINS = {
    Loop.SUM: "known(0)",
    Loop.COUNT: "known(0)",
    Loop.ANY: "known(0)",
    Loop.ALL: "known(1)",
    Loop.LEAST: "known(NONE)",
    Loop.MOST: "known(NONE)",
    Loop.FIRST: "known(NONE)",
}


def print_gathered(printer: OpenPrinter, node: Gathered) -> str:
    """What comes of the rows that count, or may."""
    lines, listed = printer.lines, node.rows.listed
    rows, name, row = lines.fresh("x"), lines.fresh("g"), lines.fresh("r")
    lines.add(f"{rows} = D[c + {listed.offset}]  # {listed.path}")
    before = printer.given.get(id(node.row))
    printer.given[id(node.row)] = row
    with lines.block(f"if {rows} == U:"):
        _of_any_rows(printer, node, name, row)
    with lines.block("else:"):
        lines.add(f"{name} = {_BEGINS[node.loop]}")
        with lines.block(f"for {row} in {span_behind(rows, node.rows)}:"):
            _of_row(printer, node, name)
        if node.to_come is not None:
            _of_rows_to_come(printer, node, name, row)
    if before is not None:
        printer.given[id(node.row)] = before
    return name


def _of_any_rows(printer: OpenPrinter, node: Gathered, name: str, row: str) -> None:
    """Of rows that nobody has listed: any number, of which nothing is known."""
    lines = printer.lines
    rank = printer.ranks.of_fact(node.rows.listed.path)
    match node.loop:
        case Loop.ANY | Loop.ALL:
            lines.add(f"{name} = (0, 1, 0, {rank})")
        case Loop.SUM | Loop.COUNT:
            lines.add(f"{row} = {NOTHING_KNOWN}")
            value = printer.value(node.body)
            of_any = f"sum_of_any({value}, {rank})"
            lines.add(f"{name} = {of_any} if {value}[3] != ONLY_REFERENCE else {LEFT}")
        case Loop.LEAST | Loop.MOST if node.kind is Kind.NUMBER:
            lines.add(f"{row} = {NOTHING_KNOWN}")
            value = printer.value(node.body)
            of_any = f"extreme_of_any({value}, {rank})"
            lines.add(f"{name} = {of_any} if {value}[3] != ONLY_REFERENCE else {LEFT}")
        case Loop.LEAST | Loop.MOST:
            lines.add(f"{name} = anything(1, {rank})")
        case Loop.FIRST:
            lines.add(f"{name} = {OPEN_TRUTH_LEFT if node.kind is Kind.TRUTH else LEFT}")


def _of_rows_to_come(printer: OpenPrinter, node: Gathered, name: str, row: str) -> None:
    """With any number of rows more, of which nothing is known."""
    lines = printer.lines
    assert node.to_come is not None
    lacks = f"{printer.value(node.to_come)}[3]"
    match node.loop:
        case Loop.SUM | Loop.COUNT:
            lines.add(f"{row} = {NOTHING_KNOWN}")
            with lines.block("if True:"):
                value = printer.value(node.body)
                more = f"sum_of_any({value}, {lacks})"
                lines.add(f"{name} = added({name}, {more})")
                lines.add(f"if {value}[3] == ONLY_REFERENCE: {name} = {LEFT}")
        case Loop.ANY:
            lines.add(f"{name} = one_of({name}, (0, 1, 0, {lacks}))")
        case Loop.ALL:
            lines.add(f"{name} = both({name}, (0, 1, 0, {lacks}))")
        case Loop.LEAST | Loop.MOST | Loop.FIRST:
            lines.add(f"{name} = {OPEN_TRUTH_LEFT if node.kind is Kind.TRUTH else LEFT}")


def print_same_period(printer: OpenPrinter, node: SamePeriod) -> str:
    """Whether two rows may be, or surely are, of one period."""
    return f"of_one_period({printer.value(node.own)}, {printer.value(node.other)})"


def print_period_over(printer: OpenPrinter, node: PeriodOver) -> str:
    """Whether each period that it may be is over."""
    return f"period_over({printer.value(node.period)}, on)"


def _of_row(printer: OpenPrinter, node: Gathered, name: str) -> None:
    lines = printer.lines
    guard = "known(1)"
    if node.guard is not None:
        guard = printer.truth(node.guard)
        lines.add(f"if {guard}[1] == 0: continue")
    else:
        guard = printer.named(guard)
    match node.loop:
        case Loop.ANY:
            body = printer.truth(node.body)
            if not is_surely_there(node.body):
                test = f"{guard}[0] == 0 and {body}[1] == 0"
                lines.add(f"if {test}: {name} = one_of({name}, {OPEN_TRUTH_LEFT})")
            lines.add(f"{name} = one_of({name}, both({guard}, {body}))")
            lines.add(f"if {name}[0] == 1: break")
        case Loop.ALL:
            body = printer.truth(node.body)
            lines.add(f"{name} = both({name}, one_of(denied({guard}), {body}))")
            lines.add(f"if {name}[1] == 0: break")
        case Loop.SUM | Loop.COUNT:
            body = printer.value(node.body)
            lines.add(f"{name} = with_term({name}, if_counted({guard}, {body}))")
            lines.add(f"{name} = narrowed({name}, {-MOST_IN_SUM}, {MOST_IN_SUM})")
        case Loop.LEAST | Loop.MOST | Loop.FIRST:
            _of_chosen_row(printer, node, name, guard)


def _of_chosen_row(printer: OpenPrinter, node: Gathered, name: str, guard: str) -> None:
    """The least, the greatest or the first of rows all of which are known."""
    lines = printer.lines
    body = printer.either(node.body)
    with lines.block(f"if {guard}[0] == 0 or {body}[3] != NOTHING_LACKS:"):
        lines.add(f"{name} = {OPEN_TRUTH_LEFT if node.kind is Kind.TRUTH else LEFT}")
        lines.add("break")
    if node.loop is Loop.FIRST:
        lines.add(f"{name} = {body}")
        lines.add("break")
        return
    sign = "<" if node.loop is Loop.LEAST else ">"
    is_next = f"{name}[0] == NONE or {body}[0] {sign} {name}[0]"
    lines.add(f"if {body}[0] != NONE and ({is_next}): {name} = {body}")
