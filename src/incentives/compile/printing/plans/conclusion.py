"""The end of the function of an incentive: the outcome of all parts, the amount rounded once."""

from math import gcd

from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.printer import Printer
from incentives.compile.printing.results import WORDS_BEFORE_SAVED, Answer
from incentives.compile.tree import Node
from incentives.compile.words import WIDEST

_HUNDREDTHS = 100


def print_conclusion(plan: Plan, printer: Printer) -> None:
    """The outcome of all parts, with the amount rounded once."""
    lines = printer.lines
    with lines.block("if due:"):
        lines.add(f"R[r] = {total_in_hundredths(plan)}")
        lines.add("R[r + 2] = role")
        for place, node in enumerate(plan.saved.values()):
            at = WORDS_BEFORE_SAVED + place
            lines.add(f"R[r + {at}] = {_hundredths(f'saved{place}', node, is_amount=False)}")
        lines.add("return 0")
    lines.add("R[r + 1] = failed")
    if plan.is_of_charge:
        test = f"seen or on <= {plan.days.last}"
        lines.add(f"R[r] = {Answer.INELIGIBLE.value} if {test} else {Answer.NOT_IN_FORCE.value}")
    else:
        test = f"seen or (not out and on <= {plan.days.last})"
        lines.add(f"R[r] = {Answer.INELIGIBLE.value} if {test} else {Answer.NOT_IN_FORCE.value}")
    lines.add("return 0")


def total_in_hundredths(plan: Plan) -> str:
    """What all parts come to so far, rounded once."""
    return _hundredths("total", plan.worth, is_amount=True)


def room_for(node: Node) -> tuple[int, int]:
    """How far from zero a sum of the node's words may lie, and the divisor that only a case brings.

    So that neither leaves its word when the sum is rounded to hundredths.
    """
    times, divisor = in_hundredths(node.denominator)
    return WIDEST // (4 * times), WIDEST // (4 * divisor)


def in_hundredths(denominator: int) -> tuple[int, int]:
    """By what a word over the denominator is multiplied and divided to count in hundredths."""
    common = gcd(_HUNDREDTHS, denominator)
    return _HUNDREDTHS // common, denominator // common


def _hundredths(name: str, node: Node, *, is_amount: bool) -> str:
    times, divisor = in_hundredths(node.denominator)
    top = name if times == 1 else f"{name} * {times}"
    by = "over" if is_amount and node.over is not None else None
    if divisor == 1 and by is None:
        return top
    below = str(divisor) if by is None else f"{divisor} * {by}"
    return f"half_up({top}, {below})"
