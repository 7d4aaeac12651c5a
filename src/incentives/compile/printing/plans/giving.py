"""What a part that is due gives: the sums it is added to, whose it is, and whether it is paid."""

import attrs

from incentives.compile.bounded.concluding import SEVERAL_ROLES
from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.plans.conclusion import room_for, total_in_hundredths
from incentives.compile.printing.plans.requirements import Judging
from incentives.compile.printing.printer import Printer
from incentives.compile.printing.results import NO_ROLE, PAID_OTHERWISE, WORDS_BEFORE_SAVED
from incentives.compile.tree import YES, Leave, Node, Word
from incentives.facts.known import MOST_ROWS

_MONTHS = 12


@attrs.frozen(kw_only=True, eq=False)
class Giving:
    """Prints what comes of a part, all requirements of which hold."""

    plan: Plan
    printer: Printer
    judging: Judging

    def give(self, value: str) -> None:
        """One more part that is due, with what it comes to."""
        if self.plan.worth.over is not None:
            self._divisor(self.plan.worth.over)
        self.printer.lines.add("due = True")
        self._add(value)
        self._whose()
        self._paid()

    def _divisor(self, over: Node) -> None:
        divisor = self.printer.atom(over)
        self.printer.leave_if(f"due and over != {divisor}")
        _, most = room_for(self.plan.worth)
        if over.widest > most:
            self.printer.leave_if(f"{divisor} > {most}")
        self.printer.lines.add(f"over = {divisor}")

    def _add(self, value: str) -> None:
        plan, lines = self.plan, self.printer.lines
        if value != "0":
            lines.add(f"total += {value}")
            self._keep_in_room("total", plan.worth)
        for place, node in enumerate(plan.saved.values()):
            saved = self.printer.atom(node)
            there = f"if {saved} != NONE: " if node.none else ""
            lines.add(f"{there}saved{place} += {saved}")
            self._keep_in_room(f"saved{place}", node)

    def _keep_in_room(self, name: str, node: Node) -> None:
        """A sum that would be too wide in hundredths is left; it is looked at where that can be."""
        most, _ = room_for(node)
        parts = MOST_ROWS ** len(self.plan.over) * (_MONTHS if self.plan.by_month else 1)
        if node.widest * parts > most:
            self.printer.leave_if(f"abs({name}) > {most}")

    def _whose(self) -> None:
        """The role of the part, and what it has; of none the reference tells more."""
        plan, lines, printer = self.plan, self.printer.lines, self.printer
        if plan.whose and plan.whose[0][0] is YES:
            lines.add(f"role = {plan.whose[0][1]}")
            return
        name = lines.fresh("w")
        lines.add(f"{name} = {NO_ROLE}")
        depth = lines.depth
        for test, role in plan.whose:
            text = printer.truth(test)
            if text == "True":
                lines.add(f"{name} = {role}")
                break
            with lines.block(f"if {text}:"):
                lines.add(f"{name} = {role}")
            lines.add("else:")
            lines.depth += 1
        else:
            lines.add("pass")
        lines.depth = depth
        printer.leave_if(f"{name} == {NO_ROLE}")
        lines.add(f"role = {name} if role == {NO_ROLE} or role == {name} else {SEVERAL_ROLES}")
        if len(plan.roles) > 1:
            # The parts are rounded one after the other, so that roles add up to the whole.
            lines.add(f"upto = {total_in_hundredths(plan)}")
            lines.add(f"has = r + {WORDS_BEFORE_SAVED + len(plan.saved)} + {name}")
            lines.add("R[has] = R[has] + upto - told")
            lines.add("told = upto")

    def _paid(self) -> None:
        """That something of the part may be paid otherwise than it is due."""
        if self.plan.paid is YES:
            return
        lines = self.printer.lines
        otherwise = f"R[r + {PAID_OTHERWISE}] = 1"
        if isinstance(self.plan.paid, Word | Leave):
            lines.add(otherwise, self.plan.paid.why if isinstance(self.plan.paid, Leave) else "")
            return
        call, _ = self.judging.asking(self.plan.paid)
        lines.add(f"if {call} != 1: {otherwise}")
