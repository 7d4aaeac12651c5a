"""First-match cases and stretches of days, as expressions where nothing is worked out before."""

from collections.abc import Sequence

from incentives.compile.printing.printer import Printer
from incentives.compile.tree import ByDay, Chosen


def print_chosen(printer: Printer, node: Chosen) -> str:
    """The value of the first test that holds."""
    lines = printer.lines
    tests = [lines.captured(lambda test=test: printer.truth(test)) for test in node.tests]  # type: ignore[misc]
    values = [
        lines.captured(lambda value=value: printer.either(value))  # type: ignore[misc]
        for value in (*node.values, node.otherwise)
    ]
    if not any(own for _, own in (*tests, *values)):
        text = values[-1][0]
        for (test, _), (value, _) in reversed(list(zip(tests, values, strict=False))):
            text = f"({value} if {test} else {text})"
        return text
    name = lines.fresh("v")
    _branch(printer, name, tests, values, 0)
    lines.remember(id(node), name)
    return name


Captured = tuple[str, list[str]]


def _branch(
    printer: Printer, name: str, tests: Sequence[Captured], values: Sequence[Captured], at: int
) -> None:
    """The branches from one on: what a test needs stands in the block of all that come after."""
    lines = printer.lines
    text, before = values[at]
    if at == len(tests):
        lines.paste(_at_depth(before, at))
        lines.add(f"{name} = {text}")
        return
    test, of_test = tests[at]
    lines.paste(_at_depth(of_test, at))
    lines.add(f"if {test}:")
    lines.paste(_at_depth(lines.deeper(before), at))
    lines.paste([lines.line_in_block(f"{name} = {text}")])
    lines.add("else:")
    lines.depth += 1
    _branch(printer, name, tests, values, at + 1)
    lines.depth -= 1


def _at_depth(captured: list[str], nested: int) -> list[str]:
    """Lines captured one block deeper than the choice, as they stand so many blocks within it."""
    return [("    " * nested + line)[4:] for line in captured]


def print_by_day(printer: Printer, node: ByDay) -> str:
    """What holds on the day: the last stretch that has begun."""
    day = printer.atom(node.day)
    lines = printer.lines
    told = [
        (first, *lines.captured(lambda each=each: printer.either(each)))  # type: ignore[misc]
        for first, each in node.stretches
    ]
    if not any(before for _, _, before in told):
        text = told[0][1]
        for first, later, _ in told[1:]:
            text = f"({later} if {day} >= {first} else {text})"
        return text
    name = lines.fresh("v")
    for place, (first, text, before) in enumerate(reversed(told)):
        is_last = place == len(told) - 1
        word = "if" if place == 0 else "elif"
        lines.add("else:" if is_last else f"{word} {day} >= {first}:")
        lines.paste(before)
        lines.paste([lines.line_in_block(f"{name} = {text}")])
    lines.remember(id(node), name)
    return name
