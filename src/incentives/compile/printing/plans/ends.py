"""How a part of an incentive ends: one of several, or the only one, which is the answer."""

from contextlib import ExitStack
from typing import Protocol

import attrs

from incentives.compile.bounded.concluding import SEVERAL_ROLES
from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.numbers import rounded, wider
from incentives.compile.printing.plans.asking import asking
from incentives.compile.printing.plans.conclusion import (
    in_hundredths,
    is_always_one_s,
    is_told_as_it_is,
    most_parts,
    room_for,
    rounded_total,
    total_in_hundredths,
)
from incentives.compile.printing.printer import Printer
from incentives.compile.printing.results import (
    NO_CLAUSE,
    NO_ROLE,
    PAID_OTHERWISE,
    WORDS_BEFORE_SAVED,
    Answer,
)
from incentives.compile.tree import YES, Leave, Node, Word
from incentives.compile.words import LAST_DAY


class Ends(Protocol):
    """What is written where a part ends."""

    def is_none(self) -> None:
        """It is no part: what it is of has not come about, or the charge does not arise."""

    def is_out(self) -> None:
        """The instrument is not in force on its law date."""

    def is_part(self) -> None:
        """It is one."""

    def fails(self, code: str) -> None:
        """A requirement does not hold, which the clause of that code tells."""

    def is_nothing(self) -> None:
        """All that must hold does, and the law has no value of it."""

    def gives(self, value: str) -> None:
        """All that must hold does, and it comes to that."""


def is_of_one_part(plan: Plan) -> bool:
    """Whether there is one part at most, which has one law date."""
    return not plan.over and not plan.by_month and not plan.others


@attrs.frozen(kw_only=True, eq=False)
class OfSeveral:
    """Parts of rows and months, one after the other."""

    plan: Plan
    printer: Printer

    def is_none(self) -> None:
        self.printer.lines.add("continue")

    def is_out(self) -> None:
        self.printer.lines.add("out = True")
        self.printer.lines.add("continue")

    def is_part(self) -> None:
        self.printer.lines.add("seen = True")

    def fails(self, code: str) -> None:
        lines, row = self.printer.lines, self._row_by_period
        if row is None:
            lines.add(f"if failed == {NO_CLAUSE}: failed = {code}")
        else:
            earlier = f"failed == {NO_CLAUSE} or {row} < failed_at"
            lines.add(f"if {earlier}: failed, failed_at = {code}, {row}")
        lines.add("continue")

    @property
    def _row_by_period(self) -> str | None:
        """The row of a part where rows are not gone through as they are listed."""
        joint = self.plan.joint
        if joint is None or joint.period is None:
            return None
        return self.printer.given[id(self.plan.over[-1].address)]

    def is_nothing(self) -> None:
        self.printer.lines.add("continue")

    def gives(self, value: str) -> None:
        lines, plan = self.printer.lines, self.plan
        if plan.worth.over is not None:
            divisor = print_divisor(plan.worth.over, plan, self.printer)
            self.printer.leave_if(f"due and over != {divisor}")
            lines.add(f"over = {divisor}")
        lines.add("due = True")
        self._add(value)
        name = print_role(plan, self.printer)
        if is_always_one_s(plan):
            print_paid(plan, self.printer)
            return
        is_one = f"role == {NO_ROLE} or role == {name}"
        lines.add(f"role = {name} if {is_one} else {SEVERAL_ROLES}")
        if len(plan.roles) > 1:
            lines.add(f"has = {_place_of(name, plan)}")
            self._add_to_role(value)
        print_paid(plan, self.printer)

    def _add_to_role(self, value: str) -> None:
        """The parts are rounded one after the other, so that roles add up to the whole."""
        lines, upto = self.printer.lines, total_in_hundredths(self.plan)
        if is_told_as_it_is(self.plan):
            lines.add(f"R[has] = R[has] + {value}")
            return
        lines.add(f"upto = {upto}")
        lines.add("R[has] = R[has] + upto - told")
        lines.add("told = upto")

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
        if node.widest * most_parts(self.plan) > most:
            self.printer.leave_if(wider(name, node, most))


@attrs.frozen(kw_only=True, eq=False)
class OfOne:
    """The only part, whose end is that of the function.

    A row of results begins as that of what is not eligible, and names no clause and nobody.
    """

    plan: Plan
    printer: Printer

    def is_none(self) -> None:
        last = self.plan.days.last
        if last < LAST_DAY:
            self.printer.lines.add(f"if on > {last}: R[r] = {Answer.NOT_IN_FORCE.value}")
        self.printer.lines.add("return 0")

    def is_out(self) -> None:
        if self.plan.is_of_charge:
            self.is_none()
            return
        self.printer.lines.add(f"R[r] = {Answer.NOT_IN_FORCE.value}")
        self.printer.lines.add("return 0")

    def is_part(self) -> None:
        pass  # a row begins so

    def fails(self, code: str) -> None:
        self.printer.lines.add(f"R[r + 1] = {code}")
        self.printer.lines.add("return 0")

    def is_nothing(self) -> None:
        self.printer.lines.add("return 0")

    def gives(self, value: str) -> None:
        plan, printer = self.plan, self.printer
        lines, over = printer.lines, ""
        if plan.worth.over is not None:
            over = print_divisor(plan.worth.over, plan, printer)
        self._keep_in_room(value, plan.worth)
        saved = [self._saved(node) for node in plan.saved.values()]
        name = print_role(plan, printer)
        lines.add(f"R[r] = {rounded_total(value, plan, over)}")
        lines.add(f"R[r + 2] = {name}")
        for place, text in enumerate(saved):
            if text != "0":
                lines.add(f"R[r + {WORDS_BEFORE_SAVED + place}] = {text}")
        if len(plan.roles) > 1 and not is_always_one_s(plan):
            lines.add(f"R[{_place_of(name, plan)}] = R[r]")
        print_paid(plan, printer)
        lines.add("return 0")

    def _saved(self, node: Node) -> str:
        """What falls away of a dependent charge, in hundredths."""
        name = self.printer.atom(node)
        self._keep_in_room(name, node)
        times, divisor = in_hundredths(node.denominator)
        text = rounded(name, node, times=times, divisor=divisor)
        return f"(0 if {name} == NONE else {text})" if node.none else text

    def _keep_in_room(self, name: str, node: Node) -> None:
        most, _ = room_for(node)
        if node.widest > most:
            there = f"{name} != NONE and " if node.none else ""
            self.printer.leave_if(f"{there}{wider(name, node, most)}")


def print_divisor(over: Node, plan: Plan, printer: Printer) -> str:
    """The name of what the amount is still to be divided by, which has room for that."""
    divisor = printer.atom(over)
    _, most = room_for(plan.worth)
    if over.widest > most:
        printer.leave_if(f"{divisor} > {most}")
    return divisor


def print_role(plan: Plan, printer: Printer) -> str:
    """The place of the role that benefits from the part; of none the reference tells more."""
    if is_always_one_s(plan):
        return str(plan.whose[0][1])
    lines = printer.lines
    name = lines.fresh("w")
    with ExitStack() as blocks:
        for test, role in plan.whose:
            text = printer.truth(test)
            if text == "True":
                lines.add(f"{name} = {role}")
                break
            with lines.block(f"if {text}:"):
                lines.add(f"{name} = {role}")
            blocks.enter_context(lines.block("else:"))
        else:
            lines.add_leave("no case of who benefits holds")
    return name


def _place_of(role: str, plan: Plan) -> str:
    """Where stands what a role has, if there are several."""
    return f"r + {WORDS_BEFORE_SAVED + len(plan.saved)} + {role}"


def print_paid(plan: Plan, printer: Printer) -> None:
    """That something of the part may be paid otherwise than it is due."""
    if plan.paid is YES:
        return
    otherwise = f"R[r + {PAID_OTHERWISE}] = 1"
    if isinstance(plan.paid, Word | Leave):
        why = plan.paid.why if isinstance(plan.paid, Leave) else ""
        printer.lines.add(otherwise, why)
        return
    call, _ = asking(plan, printer, plan.paid)
    printer.lines.add(f"if {call} != 1: {otherwise}")
