"""An incentive asked of one case after the other, as compiled text is called."""

from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.plans.plan import print_plan
from incentives.compile.printing.text import Module


def print_over_cases(plan: Plan, module: Module) -> str:
    """The name of the function that asks it of the cases at A[k], by the day O[k].

    Their results begin at R[place], and after each `width` words.
    """
    printed = print_plan(plan, module)
    begins = [f"        R[r + {place}] = {word}" for place, word in enumerate(printed.beginning)]
    body = [
        "    for k in range(len(A)):",
        "        r = place + k * width",
        *begins,
        f"        {printed.function}(D, A[k], O[k], R, r)",
        "    return 0",
    ]
    return module.define(f"cases of {plan.incentive.id}", "D, A, O, R, place, width", body)
