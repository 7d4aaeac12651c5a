"""The end of the function of an incentive: the outcome of all parts, the amount rounded once."""

from math import gcd

from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.numbers import HALF_UP, rounded
from incentives.compile.printing.printer import Printer
from incentives.compile.printing.results import WORDS_BEFORE_SAVED, Answer
from incentives.compile.tree import YES, Node
from incentives.compile.words import LAST_DAY, WIDEST
from incentives.facts.known import MOST_ROWS

_HUNDREDTHS = 100
_MONTHS = 12
_TOTAL = "total"


def print_conclusion(plan: Plan, printer: Printer) -> None:
    """The outcome of all parts, with the amount rounded once."""
    lines = printer.lines
    with lines.block("if due:"):
        lines.add(f"R[r] = {total_in_hundredths(plan)}")
        lines.add(f"R[r + 2] = {plan.whose[0][1] if is_always_one_s(plan) else 'role'}")
        for place, node in enumerate(plan.saved.values()):
            at = WORDS_BEFORE_SAVED + place
            times, divisor = in_hundredths(node.denominator)
            told = rounded(f"saved{place}", node, times=times, divisor=divisor)
            lines.add(f"R[r + {at}] = {told}")
        lines.add("return 0")
    lines.add("R[r + 1] = failed")
    late = "" if plan.days.last == LAST_DAY else f"on > {plan.days.last}"
    out = "" if plan.is_of_charge else "out"
    none = " or ".join(filter(None, (out, late)))
    if none:
        lines.add(f"if not seen and ({none}): R[r] = {Answer.NOT_IN_FORCE.value}")
    lines.add("return 0")


def is_always_one_s(plan: Plan) -> bool:
    """Whether it is the same role that benefits, whatever the case is like."""
    return bool(plan.whose) and plan.whose[0][0] is YES


def most_parts(plan: Plan) -> int:
    """So many parts it has at most."""
    rows = int(MOST_ROWS ** len(plan.over))
    return rows * _MONTHS if plan.by_month else rows


def total_in_hundredths(plan: Plan) -> str:
    """What all parts come to so far, rounded once."""
    return rounded_total(_TOTAL, plan, "over" if plan.worth.over is not None else "")


def is_told_as_it_is(plan: Plan) -> bool:
    """Whether nothing of what parts come to is rounded."""
    return total_in_hundredths(plan) == _TOTAL


def rounded_total(name: str, plan: Plan, over: str) -> str:
    """The sum of that name in hundredths; `over`: what it is still to be divided by."""
    times, divisor = in_hundredths(plan.worth.denominator)
    if not over:
        return rounded(name, plan.worth, times=times, divisor=divisor)
    return f"{HALF_UP}({times} * {name}, {divisor} * {over})"


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
