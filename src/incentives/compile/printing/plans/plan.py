"""An incentive as a function: over its rows and months, part by part, to one row of results."""

from collections.abc import Sequence
from contextlib import ExitStack

import attrs

from incentives.compile.lowering.plans.parts import OverRows, Plan
from incentives.compile.printing.functions import printer_of
from incentives.compile.printing.loops import Span, each_month, linked_rows
from incentives.compile.printing.plans.conclusion import (
    is_always_one_s,
    is_told_as_it_is,
    most_parts,
    print_conclusion,
)
from incentives.compile.printing.plans.dates import Dates
from incentives.compile.printing.plans.ends import (
    Ends,
    OfOne,
    OfSeveral,
    is_of_one_part,
)
from incentives.compile.printing.plans.requirements import Judging
from incentives.compile.printing.printer import PARAMETERS, Printer
from incentives.compile.printing.results import (
    NO_CLAUSE,
    NO_ROLE,
    Answer,
    PrintedIncentive,
)
from incentives.compile.printing.text import Before, Module
from incentives.compile.tree import (
    Fact,
    Given,
    Node,
    OfPeriod,
    Word,
    is_left,
    is_nothing,
)
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
    )


@attrs.define(kw_only=True, eq=False)
class _Printing:
    """Prints the function of one incentive."""

    plan: Plan
    module: Module
    clauses: tuple[str, ...]
    printer: Printer = attrs.field(init=False)
    ends: Ends = attrs.field(init=False)
    dates: Dates = attrs.field(init=False)
    judging: Judging = attrs.field(init=False)
    _resets: list[Before] = attrs.field(factory=list)

    @printer.default
    def _printer_of_plan(self) -> Printer:
        return printer_of(self.module, leave="return left(R, r)")

    @ends.default
    def _ends_of_plan(self) -> Ends:
        form = OfOne if is_of_one_part(self.plan) else OfSeveral
        return form(plan=self.plan, printer=self.printer)

    @dates.default
    def _dates_of_plan(self) -> Dates:
        return Dates(plan=self.plan, printer=self.printer, ends=self.ends)

    @judging.default
    def _judging_of_plan(self) -> Judging:
        return Judging(
            plan=self.plan,
            clauses=self.clauses,
            printer=self.printer,
            ends=self.ends,
            dates=self.dates,
        )

    def lines(self) -> list[str]:
        """The body of the function."""
        plan, lines = self.plan, self.printer.lines
        self.printer.share(*plan.stated, plan.worth, *plan.saved.values())
        lines.note(plan.comment)
        if is_of_one_part(plan):
            self.dates.of_only_part()
            self._worked_out()
            return lines.lines
        with lines.block(f"if on < {plan.days.first}:"):
            lines.add(f"R[r] = {Answer.NOT_IN_FORCE.value}")
            lines.add("return 0")
        lines.add("total = 0")
        lines.add("due = seen = out = unlisted = False")
        lines.add(f"failed = {NO_CLAUSE}")
        if not is_always_one_s(plan):
            lines.add(f"role = {NO_ROLE}")
        for place in range(len(plan.saved)):
            lines.add(f"saved{place} = 0")
        if plan.worth.over is not None:
            lines.add("over = 1")
        if len(plan.roles) > 1 and not is_told_as_it_is(plan):
            lines.add("told = 0")
        self._returns()
        print_conclusion(plan, self.printer)
        return lines.lines

    def _returns(self) -> None:
        """Where rows of one period stand in one return, that period by period."""
        joint = self.plan.joint
        spans = [self._span(each) for each in self.plan.over]
        self.printer.begin_outside()
        with ExitStack() as blocks:
            if joint is not None and joint.linked is not None:
                self._by_period(joint.linked, str(joint.list_name), spans, blocks)
            else:
                for each, span in zip(self.plan.over, spans, strict=True):
                    self._loop(each.address, span, blocks)
                if not self.plan.over and not self.plan.by_month:
                    blocks.enter_context(self.printer.lines.block("for _ in range(1):"))
            self._part()
        self._put_before()

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
        self, linked: OfPeriod, list_name: str, spans: Sequence[Span], blocks: ExitStack
    ) -> None:
        """Each period once: where its first row stands, all rows of it are gone through.

        Where rows are not listed, of the period of the one that stands for them nothing is known.
        """
        lines, printer = self.printer.lines, self.printer
        lines.add("failed_at = 0")
        by_list = {each.rows.listed.path: each for each in self.plan.over}
        spans_by = dict(zip(by_list, spans, strict=True))
        for name, each in by_list.items():
            if name != list_name:
                self._loop(each.address, spans_by[name], blocks)
        own, own_span = by_list[list_name], spans_by[list_name]
        first, row, told = lines.fresh("r"), lines.fresh("r"), lines.fresh("t")
        blocks.enter_context(lines.block(f"for {first} in {own_span}:"))
        lines.add(f"{told} = D[{first} + {linked.first.kept}]")
        with lines.block(f"if {told} == EMPTY:"):
            name = printer.function(linked.first)
            lines.add(f"{told} = {name}({', '.join(PARAMETERS)}, {first})")
            printer.leave_if(f"{told} == U and not unlisted")
        lines.add(f"if {told} != {first} and {told} > EMPTY: continue")
        self._reset()
        blocks.enter_context(linked_rows(printer, linked, first)(row))
        printer.given[id(own.address)] = row

    def _loop(self, address: Given, span: Span, blocks: ExitStack) -> None:
        row = self.printer.lines.fresh("r")
        blocks.enter_context(self.printer.lines.block(f"for {row} in {span}:"))
        self.printer.given[id(address)] = row

    def _reset(self) -> None:
        """The lines of a return begin here: those to which it turns out that something is added."""
        self._resets.append(Before.here(self.printer.lines, self.printer.given))

    def _put_before(self) -> None:
        """What turned out to be needed before loops, and at the beginning of each return."""
        added_to = sorted(self.printer.added_to)
        names = [f"{word}{line}" for line in added_to for word in ("exact", "told")]
        for reset in self._resets:  # what is left has no lines
            reset.lines.append(f"{' = '.join(names)} = 0" if names else "pass")
        Before.put((*self._resets, *self.printer.outside), self.printer.lines)

    def _part(self) -> None:
        """What one row, or each of its months, comes to."""
        plan, lines = self.plan, self.printer.lines
        if not plan.by_month:
            self.dates.of_part()
            self._worked_out()
            return
        self.printer.begin_outside()
        with each_month(lines, plan, self._reset):
            self.dates.of_month()
            self._worked_out()

    def _worked_out(self) -> None:
        plan, lines, printer = self.plan, self.printer.lines, self.printer
        printer.given[id(plan.law_day)] = "day"
        printer.part_depth, printer.most_parts = lines.depth, most_parts(plan)
        self.judging.judge()
        lines.note(plan.worth_comment)
        with printer.asking_once():
            for node in plan.stated:
                self._stated(node)
            if is_nothing(plan.worth):
                self.ends.is_nothing()
                return
            value = printer.atom(plan.worth)
            if plan.worth.none:
                with lines.block(f"if {value} == NONE:"):
                    self.ends.is_nothing()
            self.ends.gives(value)

    def _stated(self, node: Node) -> None:
        """Worked out here, once, whatever is read of it later."""
        if isinstance(node, Word | Fact | Given):
            return
        if is_left(node):
            self.printer.text(node)
            return
        self.printer.shared.add(id(node))
        self.printer.text(node)
