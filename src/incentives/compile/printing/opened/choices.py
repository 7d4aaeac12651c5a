"""What is known of first-match cases, and of what hangs on the law date."""

from collections.abc import Mapping

from incentives.compile.layout import Kind
from incentives.compile.printing.opened.printer import OPEN_TRUTH_LEFT, OpenPrinter
from incentives.compile.tree import (
    ByDay,
    Call,
    Chosen,
    Compared,
    ExactlyOne,
    Exists,
    Fact,
    Given,
    Hangs,
    InMask,
    Joined,
    Node,
    Not,
    OfCalendar,
    OnAnyDay,
    OpenDay,
    Overlaps,
    Unstated,
    Word,
)

_OR: Mapping[Kind, str] = {Kind.NUMBER: "or_number", Kind.TRUTH: "or_truth", Kind.CODE: "or_name"}
_SURELY_THERE = (
    Compared,
    ExactlyOne,
    Exists,
    Hangs,
    InMask,
    Joined,
    Not,
    OfCalendar,
    Overlaps,
    Unstated,
)


def joining(kind: Kind) -> str:
    """The function that adds one more to several of the kind."""
    return _OR.get(kind, "or_other")


def is_surely_there(node: Node) -> bool:
    """Whether a condition exists in the rules themselves, so that if it fails that is no lack."""
    if isinstance(node, Call):
        return is_surely_there(node.function.body)
    if isinstance(node, Word):
        return node.word == 1
    return isinstance(node, _SURELY_THERE) or (isinstance(node, Fact) and not node.none)


def print_chosen(printer: OpenPrinter, node: Chosen) -> str:
    """The value of the first test that holds; of all that may, where that is open."""
    lines = printer.lines
    several, lacks, name = lines.fresh("s"), lines.fresh("w"), lines.fresh("v")
    lines.add(f"{several} = (0, 0, 0, 0, -1)")
    lines.add(f"{lacks} = NOTHING_LACKS")
    _branch(printer, node, several, lacks, 0)
    lines.add(f"{name} = either_of({several}, {lacks})")
    if node.kind is Kind.TRUTH and not all(map(is_surely_there, (*node.values, node.otherwise))):
        # What fails may not exist, which is not the same where it is open which it is.
        lines.add(f"if {lacks} != NOTHING_LACKS and {name}[1] == 0: {name} = {OPEN_TRUTH_LEFT}")
    return name


def _branch(printer: OpenPrinter, node: Chosen, several: str, lacks: str, at: int) -> None:
    lines = printer.lines
    joined = joining(node.kind)
    if at == len(node.tests):
        _add(printer, node.otherwise, several, joined)
        return
    test = printer.truth(node.tests[at])
    with lines.block(f"if {test}[1] == 1:"):
        _add(printer, node.values[at], several, joined)
        lines.add(f"{lacks} = min({lacks}, {test}[3])")
    with lines.block(f"if {test}[0] == 0:"):
        _branch(printer, node, several, lacks, at + 1)


def _add(printer: OpenPrinter, node: Node, several: str, joined: str) -> None:
    value = printer.either(node)
    begin = f"alone({value}) if {several}[4] == -1"
    printer.lines.add(f"{several} = {begin} else {joined}({several}, {value})")


def print_by_day(printer: OpenPrinter, node: ByDay) -> str:
    """What holds on the day: the last stretch that has begun."""
    lines = printer.lines
    if isinstance(node.day, Given) and not isinstance(node.day, OpenDay):
        day = printer.given_name(node.day)
    else:
        day = f"{printer.value(node.day)}[0]"
    name, told = lines.fresh("v"), reversed(node.stretches)
    for place, (first, each) in enumerate(told):
        is_last = place == len(node.stretches) - 1
        word = "if" if place == 0 else "elif"
        head = "else:" if is_last else f"{word} {day} >= {first}:"
        with lines.block(head):
            lines.add(f"{name} = {printer.either(each)}")
    return name


def print_on_any_day(printer: OpenPrinter, node: OnAnyDay) -> str:
    """All that may hold on the day, as far as days have come; one that is alone is known."""
    lines = printer.lines
    several, name = lines.fresh("s"), lines.fresh("v")
    (begins, first), *later = node.stretches
    lines.add(f"{name} = {printer.either(node.before)}")
    with lines.block(f"if on >= {begins}:"):
        lines.add(f"{name} = {printer.either(first)}")
        lines.add(f"{several} = alone({name})")
        joined = joining(node.kind)
        for begins, each in later:
            with lines.block(f"if on >= {begins}:"):
                lines.add(f"{several} = {joined}({several}, {printer.either(each)})")
        if later:
            told = f"either_of({several}, {printer.given_name(node.day)}[3])"
            lines.add(f"if on >= {later[0][0]}: {name} = {told}")
    return name
