"""How conditions are printed."""

from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne

from incentives.compile.layout import Kind
from incentives.compile.printing.keys import calendar_key
from incentives.compile.printing.printer import Printer, is_number
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
    if all(map(is_number, sides)):
        return str(_HOLDS[node.sign](*map(int, sides)))
    return "(" + " and ".join([*there, f"{sides[0]} {node.sign} {sides[1]}"]) + ")"


_HOLDS: Mapping[str, Callable[[int, int], bool]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "==": eq,
    "!=": ne,
}


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


_OF_ONE_WORD = {"year_of_month": "({} // 12)", "month_of_month": "({} % 12 + 1)"}
"""What is one reckoning of a month stands where it is asked for: a call takes longer."""


def print_of_calendar(printer: Printer, node: OfCalendar) -> str:
    """The call of a function of the calendar, which has a name if several places ask it."""
    before = ["D"] if node.reads_case else []

    def call(texts: list[str]) -> str:
        if node.function in _OF_ONE_WORD:
            return _OF_ONE_WORD[node.function].format(*texts)
        return f"{node.function}({', '.join([*before, *texts])})"

    if node.kind is Kind.TRUTH:
        text = _calendar_truth(printer, node, call)
    else:
        text = printer.guarded(node.arguments, call)
    if calendar_key(node) not in printer.asked_again:
        return text
    name = printer.lines.named(text)
    if name is None:
        name = printer.lines.fresh("v")
        printer.lines.add(f"{name} = {text}")
        printer.lines.remember(text, name)
    return name


def _calendar_truth(printer: Printer, node: OfCalendar, call: Callable[[list[str]], str]) -> str:
    texts = [printer.atom(each) if each.none else printer.text(each) for each in node.arguments]
    there = [
        f"{text} != NONE" for text, each in zip(texts, node.arguments, strict=True) if each.none
    ]
    return "(" + " and ".join([*there, call(texts)]) + ")" if there else call(texts)


def print_joined(printer: Printer, node: Joined) -> str:
    """Each part is worked out only where those before leave it open."""
    is_all = node.joint is Joint.ALL
    decides_nothing = "True" if is_all else "False"
    text = printer.truth(node.parts[0])
    for part in node.parts[1:]:
        own, lines = printer.lines.captured(lambda part=part: printer.truth(part))  # type: ignore[misc]
        if not lines:
            parts = [each for each in (text, own) if each != decides_nothing]
            joint = f" {node.joint.value} "
            text = f"({joint.join(parts)})" if len(parts) > 1 else (parts or [own])[0]
            continue
        # Rules of several instruments ask the same, each in conditions of its own.
        said = (node.joint, text, *lines, own)
        name = printer.lines.named(said)
        if name is None:
            name = printer.lines.fresh("b")
            printer.lines.add(f"{name} = {text}")
            printer.lines.add(f"if {'' if is_all else 'not '}{name}:")
            printer.lines.paste(lines, name, own)
            printer.lines.remember(said, name)
        text = name
    return text
