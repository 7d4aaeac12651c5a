"""Conditions as functions of their own, in which what is not known ends nothing else."""

from collections.abc import Sequence

from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.functions import printer_of
from incentives.compile.printing.printer import PARAMETERS, Printer
from incentives.compile.tree import Given, Node
from incentives.compile.walking import nodes_in


def asking(plan: Plan, printer: Printer, node: Node) -> tuple[str, bool]:
    """The call of a function that says 1, 0 or U of it, and whether it may say that last.

    It is given the rows of the part and its law date, as far as it reads them.
    """
    inside, module = nodes_in(node), printer.module
    rows = [each.address for each in plan.over if speaks_of(inside, each.address)]
    own = printer_of(module, leave="return U")
    own.given = {id(row): f"p{place}" for place, row in enumerate(rows)}
    if speaks_of(inside, plan.law_day):
        own.given[id(plan.law_day)] = "day"
    given = tuple(own.given)
    own.share(node)
    own.lines.add(f"return 1 if {own.truth(node)} else 0")
    head = ", ".join([*PARAMETERS, *(own.given[key] for key in given)])
    function = module.define("asks", head, own.lines.lines)
    arguments = [*PARAMETERS, *(printer.given[key] for key in given)]
    return f"{function}({', '.join(arguments)})", "return U" in module.functions[function]


def speaks_of(nodes: Sequence[Node], given: Given) -> bool:
    """Whether one of the nodes reads the row, or the day."""
    return any(node is given for node in nodes)
