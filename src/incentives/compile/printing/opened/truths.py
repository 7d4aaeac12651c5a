"""What is known of conditions, and of days and months."""

from incentives.compile.layout import Kind
from incentives.compile.printing.opened.numbers import left_of
from incentives.compile.printing.opened.printer import OpenPrinter, written_ends
from incentives.compile.tree import (
    Compared,
    ExactlyOne,
    Exists,
    Hangs,
    InMask,
    Joined,
    Joint,
    Not,
    OfCalendar,
    Overlaps,
)

_ORDERS = {"<": "below", "<=": "at_most", ">": "below", ">=": "at_most"}


def print_compared(printer: OpenPrinter, node: Compared) -> str:
    """Whether two values stand so, as far as that is known."""
    left, right = printer.value(node.left), printer.value(node.right)
    if node.sign in _ORDERS:
        first, second = (right, left) if node.sign in {">", ">="} else (left, right)
        return f"{_ORDERS[node.sign]}({first}, {second})"
    function = "alike" if node.sign == "==" else "unlike"
    return f"{function}{'_in_name' if node.left.kind is Kind.CODE else ''}({left}, {right})"


def print_hangs(printer: OpenPrinter, node: Hangs) -> str:
    """It may hold or not."""
    return f"(0, 1, 0, {printer.given_name(node.day)}[3])"


def print_exists(printer: OpenPrinter, node: Exists) -> str:
    """Whether there is such a value, as far as that is known."""
    return f"exists({printer.value(node.value)})"


def print_not(printer: OpenPrinter, node: Not) -> str:
    """That it does not hold."""
    return f"denied({printer.truth(node.part)})"


def print_in_mask(printer: OpenPrinter, node: InMask) -> str:
    """Whether the value is among those of the mask."""
    if node.value.kind is not Kind.CODE:
        value = printer.value(node.value)
        return f"named_in({value}, {node.mask}) if {value}[3] == NOTHING_LACKS else {left_of(node)}"
    return f"named_in({printer.value(node.value)}, {node.mask})"


def print_overlaps(printer: OpenPrinter, node: Overlaps) -> str:
    """Whether a set has a value of the mask."""
    return f"overlapping({printer.value(node.value)}, {node.mask})"


def print_exactly_one(printer: OpenPrinter, node: ExactlyOne) -> str:
    """Whether just one holds."""
    names = "".join(f"{printer.truth(part)}, " for part in node.parts)
    return f"just_one(({names}))"


def print_joined(printer: OpenPrinter, node: Joined) -> str:
    """One after the other, until one decides."""
    is_all = node.joint is Joint.ALL
    name = printer.lines.fresh("v")
    printer.lines.add(f"{name} = {printer.truth(node.parts[0])}")
    goes_on = f"if {name}[1] != 0:" if is_all else f"if {name}[0] != 1:"
    for part in node.parts[1:]:
        with printer.lines.block(goes_on):
            own = printer.truth(part)
            printer.lines.add(f"{name} = {'both' if is_all else 'one_of'}({name}, {own})")
    return name


def print_of_calendar(printer: OpenPrinter, node: OfCalendar) -> str:
    """What comes of days, months and statuses: of open ones no more than always holds."""
    names = [printer.value(argument) for argument in node.arguments]
    lacks = f"{names[0]}[3]" if len(names) == 1 else f"min({', '.join(f'{n}[3]' for n in names)})"
    words = ", ".join([*(["D"] if node.reads_case else []), *(f"{name}[0]" for name in names)])
    call = f"{node.function}({words})"
    nothing = " or ".join(f"{name}[0] == NONE" for name in names)
    found = printer.lines.fresh("v")
    printer.lines.add(f"{found} = (0, 1, 0, {lacks})")
    if node.kind is Kind.TRUTH:
        with printer.lines.block(f"if {found}[3] == NOTHING_LACKS:"):
            there = " and ".join([*(f"{name}[0] != NONE" for name in names), call])
            printer.lines.add(f"{found} = known(1 if {there} else 0)")
        return found
    lines = printer.lines
    lines.add(f"if {nothing}: {found} = known(NONE)")
    lines.add(f"elif {found}[3] == NOTHING_LACKS: {found} = known({call})")
    if node.within is None:
        lines.add(f"else: {found} = {left_of(node)}")
        return found
    none = "1" if node.is_partial else " | ".join(f"{name}[2]" for name in names)
    ends = written_ends(*(node.within if node.kind is Kind.NUMBER else (None, None)))
    lines.add(f"else: {found} = ({ends}, {none}, {found}[3])")
    return found
