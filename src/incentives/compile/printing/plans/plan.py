"""An incentive as a function: over its rows and months, part by part, to one row of results."""

from collections.abc import Sequence
from contextlib import ExitStack

import attrs

from incentives.compile.lowering.plans.parts import OverRows, Plan
from incentives.compile.printing.functions import print_function, printer_of
from incentives.compile.printing.loops import Span, each_month
from incentives.compile.printing.plans.conclusion import (
    print_conclusion,
)
from incentives.compile.printing.plans.giving import Giving
from incentives.compile.printing.plans.requirements import Judging
from incentives.compile.printing.printer import PARAMETERS, Printer
from incentives.compile.printing.results import (
    NO_CLAUSE,
    NO_ROLE,
    Answer,
    PrintedIncentive,
)
from incentives.compile.printing.text import Module
from incentives.compile.tree import (
    Fact,
    Function,
    Given,
    Node,
    Word,
    is_left,
    is_nothing,
)
from incentives.compile.walking import nodes_in
from incentives.compile.words import NOTHING_KNOWN

_MONTHS = 12


def print_plan(plan: Plan, module: Module) -> PrintedIncentive:
    """Prints the function of an incentive into the module."""
    told = plan.requirements.told
    clauses = tuple(dict.fromkeys(clause for clause in told if clause is not None))
    printing = _Printing(plan=plan, module=module, clauses=clauses)
    head = ", ".join([*PARAMETERS, "R", "r"])
    name = module.define(plan.incentive.id, head, printing.lines())
    return PrintedIncentive(
        function=name,
        clauses=clauses,
        roles=plan.roles,
        saved=tuple(plan.saved),
        over_cases=_print_over_cases(plan, name, module),
    )


def _print_over_cases(plan: Plan, name: str, module: Module) -> str:
    """The function that asks it of the cases at A[k], by the day O[k].

    Their results begin at R[place], and after each `width` words.
    """
    body = [
        "    for k in range(len(A)):",
        f"        {name}(D, A[k], O[k], R, place + k * width)",
        "    return 0",
    ]
    return module.define(f"cases of {plan.incentive.id}", "D, A, O, R, place, width", body)


@attrs.define(kw_only=True, eq=False)
class _Printing:
    plan: Plan
    module: Module
    clauses: tuple[str, ...]
    printer: Printer = attrs.field(init=False)

    judging: Judging = attrs.field(init=False)

    @printer.default
    def _printer_of_plan(self) -> Printer:
        return printer_of(self.module, leave="return left(R, r)")

    @judging.default
    def _judging_of_plan(self) -> Judging:
        return Judging(plan=self.plan, clauses=self.clauses, printer=self.printer)

    def lines(self) -> list[str]:
        """The body of the function."""
        plan, lines = self.plan, self.printer.lines
        self.printer.share(*plan.stated, plan.worth, *plan.saved.values())
        lines.note(plan.comment)
        lines.add(f"R[r + 1] = {NO_CLAUSE}")
        lines.add(f"R[r + 2] = {NO_ROLE}")
        with lines.block(f"if on < {plan.days.first}:"):
            lines.add(f"R[r] = {Answer.NOT_IN_FORCE.value}")
            lines.add("return 0")
        lines.add("total = 0")
        lines.add("due = seen = out = unlisted = False")
        lines.add(f"failed = {NO_CLAUSE}")
        lines.add(f"role = {NO_ROLE}")
        for place in range(len(plan.saved)):
            lines.add(f"saved{place} = 0")
        if plan.worth.over is not None:
            lines.add("over = 1")
        if len(plan.roles) > 1:
            lines.add("told = 0")
        self._returns()
        print_conclusion(plan, self.printer)
        return lines.lines

    def _returns(self) -> None:
        """Where rows of one period stand in one return, that period by period."""
        joint = self.plan.joint
        spans = [self._span(each) for each in self.plan.over]
        with ExitStack() as blocks:
            if joint is not None and joint.period is not None:
                self._by_period(joint.period, str(joint.list_name), spans, blocks)
            else:
                for each, span in zip(self.plan.over, spans, strict=True):
                    self._loop(each.address, span, blocks)
                if not self.plan.over:
                    blocks.enter_context(self.printer.lines.block("for _ in range(1):"))
            self._part()

    def _span(self, each: OverRows) -> Span:
        """The addresses of the rows; one of which nothing is known stands for those not listed."""
        lines, rows = self.printer.lines, each.rows
        listed, first, end = (lines.fresh(name) for name in ("x", "first", "end"))
        self.printer.fetch(listed, rows.listed)
        with lines.block(f"if {listed} == U:"):
            lines.add("unlisted = True")
            lines.add(f"{first}, {end} = {NOTHING_KNOWN}, {NOTHING_KNOWN + rows.width}")
        with lines.block("else:"):
            lines.add(f"{first} = {listed} + 1")
            lines.add(f"{end} = {first} + D[{listed}] * {rows.width}")
        return Span(first=first, end=end, width=rows.width)

    def _by_period(
        self, period: Function, list_name: str, spans: Sequence[Span], blocks: ExitStack
    ) -> None:
        """Each period once: where its first row stands, all rows of it are gone through."""
        lines, printer = self.printer.lines, self.printer
        lines.add("failed_at = 0")
        by_list = {each.rows.listed.path: each for each in self.plan.over}
        spans_by = dict(zip(by_list, spans, strict=True))
        for name, each in by_list.items():
            if name != list_name:
                self._loop(each.address, spans_by[name], blocks)
        own, own_span = by_list[list_name], spans_by[list_name]
        name = printer.function(period)
        first, other, each_row = lines.fresh("r"), lines.fresh("r"), lines.fresh("r")
        with lines.block(f"for {each_row} in {own_span}:"):
            call = f"{name}({', '.join(PARAMETERS)}, {each_row})"
            lines.add(f"if {call} == U and not unlisted: {lines.leave}")
        blocks.enter_context(lines.block(f"for {first} in {own_span}:"))
        lines.add(f"period = {self._kept_period(period, first)}")
        lines.add("again = False")
        with lines.block(f"for {other} in {attrs.evolve(own_span, end=first)}:"):
            lines.add(f"if {self._kept_period(period, other)} == period:")
            lines.add("    again = True")
            lines.add("    break")
        lines.add("if again: continue")
        self._reset()
        row = self._loop(own.address, own_span, blocks)
        lines.add(f"if {self._kept_period(period, row)} != period: continue")

    def _kept_period(self, period: Function, row: str) -> str:
        """The number of the period that a row lies in, once it was worked out."""
        return f"D[{row} + {period.kept}]"

    def _loop(self, address: Given, span: Span, blocks: ExitStack) -> str:
        row = self.printer.lines.fresh("r")
        blocks.enter_context(self.printer.lines.block(f"for {row} in {span}:"))
        self.printer.given[id(address)] = row
        return row

    def _reset(self) -> None:
        for line in range(self.plan.lines):
            self.printer.lines.add(f"exact{line} = told{line} = 0")
        if not self.plan.lines:
            self.printer.lines.add("pass")  # what is left has no lines

    def _part(self) -> None:
        """What one row, or each of its months, comes to."""
        plan, lines = self.plan, self.printer.lines
        if not plan.by_month:
            self._day()
            self._worked_out()
            return
        with each_month(lines, plan, self._reset):
            self._in_force("day")
            self._worked_out()

    def _day(self) -> None:
        """The law date, and the other days; what has not come about, or comes later, is no part."""
        plan, lines = self.plan, self.printer.lines
        assert plan.day is not None
        names = ["day"]
        self._told_day("day", plan.day)
        for other in plan.others:
            names.append(lines.fresh("also"))
            self._told_day(names[-1], other)
        for name, node in zip(names, (plan.day, *plan.others), strict=True):
            if node.none:
                lines.add(f"if {name} == NONE: continue")
        # One that is known decides, whatever the others are.
        for name in names:
            lines.add(f"if {name} > on: continue")
        for name in names[1:]:
            with lines.block(f"if {name} != U:"):
                self._in_force(name)
        self.judging.without_day()
        for name in names[1:]:
            self.printer.leave_if(f"{name} == U")
        self._in_force("day")

    def _told_day(self, name: str, node: Node) -> None:
        """The day by a function of its own, so that one that is not known ends nothing else."""
        lines, printer = self.printer.lines, self.printer
        if isinstance(node, Fact | Word | Given):
            told = printer.place(node) if isinstance(node, Fact) else printer.text(node)
            lines.add(f"{name} = {told}", node.path if isinstance(node, Fact) else "")
            return
        inside = nodes_in(node)
        rows = [each.address for each in self.plan.over if each.address in inside]
        function = Function(
            name=f"day of {self.plan.incentive.id}",
            parameters=tuple(rows),
            body=node,
            comment=f"law date of {self.plan.incentive.id}",
        )
        own = [printer.given[id(row)] for row in rows]
        called = print_function(function, self.module, names=[f"p{at}" for at in range(len(own))])
        lines.add(f"{name} = {called}({', '.join([*PARAMETERS, *own])})")

    def _in_force(self, name: str) -> None:
        days, lines = self.plan.days, self.printer.lines
        with lines.block(f"if {name} < {days.first} or {name} > {days.last}:"):
            lines.add("out = True")
            lines.add("continue")
        if days.unsure:
            self.printer.leave_if(f"{name} < {days.surely_from} or {name} > {days.surely_to}")

    def _worked_out(self) -> None:
        plan, lines, printer = self.plan, self.printer.lines, self.printer
        printer.given[id(plan.law_day)] = "day"
        self.judging.on_day()
        lines.note(plan.worth_comment)
        for node in plan.stated:
            self._stated(node)
        if is_nothing(plan.worth):
            lines.add("continue")
            return
        value = printer.atom(plan.worth)
        if plan.worth.none:
            lines.add(f"if {value} == NONE: continue")
        Giving(plan=plan, printer=printer, judging=self.judging).give(value)

    def _stated(self, node: Node) -> None:
        """Worked out here, once, whatever is read of it later."""
        if isinstance(node, Word | Fact | Given):
            return
        if is_left(node):
            self.printer.text(node)
            return
        self.printer.shared.add(id(node))
        self.printer.text(node)
