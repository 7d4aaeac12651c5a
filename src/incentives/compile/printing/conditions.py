"""How conditions are printed."""

from incentives.compile.layout import Kind
from incentives.compile.printing.printer import Printer
from incentives.compile.tree import (
    Compared,
    ExactlyOne,
    Exists,
    InMask,
    Joined,
    Joint,
    Not,
    OfCalendar,
    Overlaps,
    PeriodOver,
    SamePeriod,
)


def print_compared(printer: Printer, node: Compared) -> str:
    """Whether two words stand so; of what does not exist it is not so."""
    sides = [
        printer.atom(each) if each.none else printer.text(each) for each in (node.left, node.right)
    ]
    there = [
        f"{side} != NONE"
        for side, each in zip(sides, (node.left, node.right), strict=True)
        if each.none
    ]
    return "(" + " and ".join([*there, f"{sides[0]} {node.sign} {sides[1]}"]) + ")"


def print_same_period(printer: Printer, node: SamePeriod) -> str:
    """Whether the numbers of both periods are the same."""
    return f"({printer.text(node.own)} == {printer.text(node.other)})"


def print_period_over(printer: Printer, node: PeriodOver) -> str:
    """Whether its last day has come."""
    return f"(period_end({printer.text(node.period)}) <= on)"


def print_exists(printer: Printer, node: Exists) -> str:
    """Whether the word is not that of what does not exist."""
    return f"({printer.text(node.value)} != NONE)"


def print_not(printer: Printer, node: Not) -> str:
    """That it does not hold."""
    return f"(not {printer.truth(node.part)})"


def print_in_mask(printer: Printer, node: InMask) -> str:
    """Whether the bit of the value is set."""
    name = printer.atom(node.value)
    there = f"{name} != NONE and " if node.value.none else ""
    return f"({there}{node.mask} >> {name} & 1 == 1)"


def print_overlaps(printer: Printer, node: Overlaps) -> str:
    """Whether the two have a bit in common."""
    name = printer.atom(node.value)
    there = f"{name} != NONE and " if node.value.none else ""
    return f"({there}{name} & {node.mask} != 0)"


def print_exactly_one(printer: Printer, node: ExactlyOne) -> str:
    """Whether just one holds; each is worked out."""
    texts = [f"(1 if {printer.truth(part)} else 0)" for part in node.parts]
    return f"({' + '.join(texts)} == 1)"


def print_of_calendar(printer: Printer, node: OfCalendar) -> str:
    """The call of a function of the calendar."""
    if node.kind is Kind.TRUTH:
        return _calendar_truth(printer, node)
    before = ["D"] if node.reads_case else []
    return printer.guarded(
        node.arguments, lambda texts: f"{node.function}({', '.join([*before, *texts])})"
    )


def _calendar_truth(printer: Printer, node: OfCalendar) -> str:
    texts = [printer.atom(each) if each.none else printer.text(each) for each in node.arguments]
    before = ["D"] if node.reads_case else []
    there = [
        f"{text} != NONE" for text, each in zip(texts, node.arguments, strict=True) if each.none
    ]
    call = f"{node.function}({', '.join([*before, *texts])})"
    return "(" + " and ".join([*there, call]) + ")" if there else call


def print_joined(printer: Printer, node: Joined) -> str:
    """Each part is worked out only where those before leave it open."""
    is_all = node.joint is Joint.ALL
    text = printer.truth(node.parts[0])
    for part in node.parts[1:]:
        own, lines = printer.lines.captured(lambda part=part: printer.truth(part))  # type: ignore[misc]
        if not lines:
            text = f"({text} {node.joint.value} {own})"
            continue
        name = printer.lines.fresh("b")
        printer.lines.add(f"{name} = {text}")
        printer.lines.add(f"if {'' if is_all else 'not '}{name}:")
        printer.lines.paste(lines)
        printer.lines.paste([printer.lines.line_in_block(f"{name} = {own}")])
        text = name
    return text
