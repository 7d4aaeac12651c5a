"""An incentive in the open form: over its rows and months, each part counted, then concluded."""

from collections.abc import Mapping
from contextlib import ExitStack
from math import lcm

import attrs

from incentives.compile.layout import BEYOND
from incentives.compile.lowering.lacking import Ranks
from incentives.compile.lowering.plans.parts import Dating, Plan
from incentives.compile.printing.loops import Span, each_month
from incentives.compile.printing.opened.functions import asked, open_printer_of
from incentives.compile.printing.opened.parts import BEFORE_ROWS, PartPrinting
from incentives.compile.printing.opened.printer import OpenPrinter
from incentives.compile.printing.opened.together import facts_tried_together
from incentives.compile.printing.plans.conclusion import in_hundredths
from incentives.compile.printing.printer import PARAMETERS
from incentives.compile.printing.results import Answer, PrintedIncentive
from incentives.compile.printing.text import Module
from incentives.compile.tree import Fact, Function, Given, Node, Word
from incentives.compile.walking import nodes_in
from incentives.compile.words import NOTHING_KNOWN


def print_open_plan(
    plans: Mapping[Dating, Plan], module: Module, ranks: Ranks, *, is_told_alone: bool
) -> PrintedIncentive:
    """Prints the open function of an incentive into the module.

    `plans`: by what is known of the law date. `is_told_alone`: no limit binds its parts of which
    the reference would know more.
    """
    plan = plans[Dating.IN_FORCE]
    each = (one.clause for one in plan.requirements.each)
    clauses = tuple(dict.fromkeys(clause for clause in each if clause is not None))
    printer = open_printer_of(module, ranks)
    # Where one of them leaves what it comes to, it tells of no charge, and the others do.
    saved = max((one.saved for one in plans.values()), key=len)
    told = PrintedIncentive(
        function="",
        clauses=clauses,
        roles=plan.roles,
        saved=tuple(saved),
        lines=plan.lines,
        is_valued=plan.incentive.is_valued,
        tells_whose=plan.may_be_several_s,
    )
    printing = _Printing(
        plan=plan,
        plans=plans,
        told=told,
        printer=printer,
        is_told_alone=is_told_alone,
    )
    printing.print()
    head = ", ".join([*PARAMETERS, *BEFORE_ROWS])
    name = module.define(f"open {plan.incentive.id}", head, printer.lines.lines)
    return attrs.evolve(told, function=name)


@attrs.frozen(kw_only=True, eq=False)
class _Printing:
    plan: Plan
    plans: Mapping[Dating, Plan]
    told: PrintedIncentive
    printer: OpenPrinter
    is_told_alone: bool

    @property
    def _denominators(self) -> list[int]:
        """Over which amounts are added up: of the incentive, then of each dependent charge."""
        plans = self.plans.values()
        nodes = [(plan.worth, *plan.saved.values()) for plan in plans]
        longest = max(nodes, key=len)
        return [
            lcm(*(each[place].denominator for each in nodes if place < len(each)))
            for place in range(len(longest))
        ]

    def print(self) -> None:
        """The body of the function."""
        plan, lines = self.plan, self.printer.lines
        incentive = plan.incentive
        lines.add(f"# {incentive.title.en} ({incentive.span.file}:{incentive.span.line})")
        lines.add("begin(R, r)")
        whose, roles = self.told.before_whose, len(plan.roles)
        if self.told.tells_whose:
            lines.add(f"begin_whose(R, r + {whose}, {roles})")
        lines.add(f"if D[c + {BEYOND}] != 0: return left(R, r)")
        with lines.block(f"if on < {plan.days.first}:"):
            lines.add(f"R[r] = {Answer.NOT_IN_FORCE.value}")
            lines.add("return 0")
        self._tried_together()
        with ExitStack() as blocks:
            if plan.joint is not None and plan.joint.period is not None:
                self._by_period(plan.joint.period, blocks)
            else:
                for each in plan.over:
                    span = self._span(each.rows.listed, each.rows.width)
                    self._loop(each.address, span, blocks)
                if not plan.over:
                    blocks.enter_context(lines.block("for _ in range(1):"))
            self._part()
        self._conclude()

    def _by_period(self, period: Function, blocks: ExitStack) -> None:
        """Each period once: where its first row stands, all rows of it are gone through."""
        lines = self.printer.lines
        if len(self.plan.over) != 1:
            lines.add("return left(R, r)")
        (own, *_) = self.plan.over
        span = self._span(own.rows.listed, own.rows.width)
        first, other = (lines.fresh("r") for _ in range(2))
        blocks.enter_context(lines.block(f"for {first} in {span}:"))
        lines.add(f"period = {self._period_of(period, first)}")
        lines.add("again = False")
        with lines.block(f"for {other} in {attrs.evolve(span, end=first)}:"):
            lines.add("if period[3] != NOTHING_LACKS: break")
            lines.add(f"if {self._period_of(period, other)} == period: again = True")
        lines.add("if again: continue")
        self._begin_return()
        row = self._loop(own.address, span, blocks)
        lines.add(f"if {row} != {first} and period[3] != NOTHING_LACKS: continue")
        stands = self._period_of(period, row)
        with lines.block(f"if {row} != {first} and {stands}[3] != NOTHING_LACKS:"):
            # It may be of this return too, and stand there before other rows.
            lines.add(f"put_in({self._lines_of_return}, ONLY_REFERENCE)")
            lines.add("continue")
        lines.add(f"if {row} != {first} and {stands} != period: continue")

    def _period_of(self, period: Function, row: str) -> str:
        """What is known of the period of a row."""
        return self.printer.named(asked(period, [row], self.printer))

    def _begin_return(self) -> None:
        self.printer.lines.add(f"begin_return({self._lines_of_return})")

    @property
    def _lines_of_return(self) -> str:
        return f"R, r + {self.told.told_width}, {self.plan.lines}"

    def _span(self, listed: Fact, width: int) -> Span:
        """The addresses of the rows; one of which nothing is known stands for those not listed."""
        lines = self.printer.lines
        rows, first, end = (lines.fresh(name) for name in ("x", "first", "end"))
        lines.add(f"{rows} = D[c + {listed.offset}]  # {listed.path}")
        lines.add(f"{first} = {NOTHING_KNOWN} if {rows} == U else {rows} + 1")
        count = f"1 if {rows} == U else D[{rows}]"
        lines.add(f"{end} = {first} + ({count}) * {width}")
        return Span(first=first, end=end, width=width)

    def _loop(self, address: Given, span: Span, blocks: ExitStack) -> str:
        row = self.printer.lines.fresh("r")
        self.printer.given[id(address)] = row
        blocks.enter_context(self.printer.lines.block(f"for {row} in {span}:"))
        return row

    def _rows(self) -> list[str]:
        return [self.printer.given[id(each.address)] for each in self.plan.over]

    def _call(self, dating: Dating, day: str, frame: str) -> None:
        """Counts a part; the function is printed by itself."""
        lines, plan = self.printer.lines, self.plans[dating]
        if plan.joint is not None and plan.joint.period is not None:
            with lines.block("if period[3] != NOTHING_LACKS:"):
                self._count(dating, day, frame, is_placed=False)
            with lines.block("else:"):
                self._count(dating, day, frame, is_placed=True)
        else:
            self._count(dating, day, frame, is_placed=True)

    def _count(self, dating: Dating, day: str, frame: str, *, is_placed: bool) -> None:
        parts = PartPrinting(
            plan=self.plans[dating],
            dating=dating,
            told=self.told,
            printer=open_printer_of(self.printer.module, self.printer.ranks),
            parts=self._denominators,
            is_placed=is_placed,
        )
        placed = [] if is_placed else ["period"]
        arguments = [*PARAMETERS, *BEFORE_ROWS, *self._rows(), day, frame, *placed]
        self.printer.lines.add(f"{parts.function()}({', '.join(arguments)})")

    def _part(self) -> None:
        plan, lines = self.plan, self.printer.lines
        if not plan.by_month:
            self._by_days()
            return
        with each_month(lines, plan, self._begin_return):
            with lines.block(f"if day < {plan.days.first} or day > {plan.days.last}:"):
                lines.add("R[r + MARKS] |= OUT")
                lines.add("continue")
            self._leave_unless_sure("day")
            self._call(Dating.IN_FORCE, "day", "known(1)")

    def _by_days(self) -> None:
        """The law date, and the other days: what comes later is no part, nor what never came."""
        plan, lines = self.plan, self.printer.lines
        assert plan.day is not None
        days = [self._told(node) for node in (plan.day, *plan.others)]
        for day in days:
            lines.add(f"if {day}[0] == NONE: continue")
        for day in days:
            lines.add(f"if {day}[3] == NOTHING_LACKS and {day}[0] > on: continue")
        lines.add("frame = (1, 1, 0, NOTHING_LACKS)")
        for day in days:
            self._framed(day)
        with lines.block("if frame[1] == 0:"):
            lines.add("R[r + MARKS] |= OUT")
            lines.add("continue")
        lines.add("if frame[3] == ONLY_REFERENCE: return left(R, r)")
        if plan.days.unsure:
            before, after = (
                f"{days[0]}[0] {sign} {end}"
                for sign, end in (("<", plan.days.surely_from), (">", plan.days.surely_to))
            )
            with lines.block(f"if {days[0]}[3] == NOTHING_LACKS and ({before} or {after}):"):
                self._call(Dating.IN_DOUBT, f"{days[0]}[0]", "frame")
                lines.add("continue")
        with lines.block(f"if {days[0]}[3] == NOTHING_LACKS:"):
            self._call(Dating.IN_FORCE, f"{days[0]}[0]", "frame")
        with lines.block("else:"):  # rules read a law date that has come about
            come = self.printer.named(f"({days[0]}[0], {days[0]}[1], 0, {days[0]}[3])")
            self._call(Dating.UNKNOWN, come, "frame")

    @property
    def _in_doubt(self) -> str:
        """What is known of whether the instrument is in force where the record does not tell."""
        rank = self.printer.ranks.of_in_force(self.plan.incentive.instrument)
        return f"(0, 1, 0, {rank})"

    def _framed(self, day: str) -> None:
        """Whether the instrument is in force on the day."""
        days, lines = self.plan.days, self.printer.lines
        with lines.block(f"if {day}[3] == NOTHING_LACKS:"):
            with lines.block(f"if {day}[0] < {days.first} or {day}[0] > {days.last}:"):
                lines.add("frame = known(0)")
            if days.unsure:
                test = f"{day}[0] < {days.surely_from} or {day}[0] > {days.surely_to}"
                lines.add(f"elif {test}: frame = both(frame, {self._in_doubt})")
        lines.add(f"else: frame = both(frame, (0, 1, 0, {day}[3]))")

    def _told(self, node: Node) -> str:
        """What is known of a day, by functions of its own."""
        if isinstance(node, Word | Given | Fact):
            return self.printer.named(self.printer.value(node))
        inside = nodes_in(node)
        over = [each.address for each in self.plan.over]
        rows = [row for row in over if any(other is row for other in inside)]
        function = Function(
            name=f"day of {self.plan.incentive.id}",
            parameters=tuple(rows),
            body=node,
            comment=f"law date of {self.plan.incentive.id}",
        )
        names = [f"p{place}" for place in range(len(rows))]
        return asked(function, [self.printer.given[id(row)] for row in rows], self.printer, names)

    def _leave_unless_sure(self, day: str) -> None:
        days = self.plan.days
        if days.unsure:
            test = f"{day} < {days.surely_from} or {day} > {days.surely_to}"
            self.printer.lines.add(f"if {test}: return left(R, r)")

    def _tried_together(self) -> None:
        """Marks that rows lack facts of which the reference tries all values, for all at once."""
        lines = self.printer.lines
        for listed, width, offsets in facts_tried_together(self.plan):
            rows, row = lines.fresh("x"), lines.fresh("r")
            lines.add(f"{rows} = D[c + {listed}]")
            with lines.block(f"if {rows} != U:"):
                span = f"range({rows} + 1, {rows} + 1 + D[{rows}] * {width}, {width})"
                with lines.block(f"for {row} in {span}:"):
                    for offset in offsets:
                        lines.add(f"if D[{row} + {offset}] == U: R[r + MARKS] |= TOGETHER")

    def _conclude(self) -> None:
        plan, lines = self.plan, self.printer.lines
        of_worth, *of_saved = self._denominators
        times, divisor = in_hundredths(of_worth) if plan.incentive.is_valued else (1, 0)
        lines.add(f"done = conclude(R, r, {times}, {divisor}, {self.is_told_alone})")
        if self.told.tells_whose:
            whose, roles = self.told.before_whose, len(plan.roles)
            lines.add(f"if done == 1: conclude_whose(R, r, r + {whose}, {roles})")
        with lines.block("if done == 0:"):
            seen = "R[r + MARKS] & SEEN != 0"
            if not plan.is_of_charge:
                seen = f"{seen} or R[r + MARKS] & OUT == 0 and on <= {plan.days.last}"
            else:
                seen = f"{seen} or on <= {plan.days.last}"
            lines.add("if R[r + LACKS] == ONLY_REFERENCE: return left(R, r)")
            lines.add(
                f"R[r] = {Answer.INELIGIBLE.value} if {seen} else {Answer.NOT_IN_FORCE.value}"
            )
        for place, parts in enumerate(of_saved):
            times, divisor = in_hundredths(parts)
            lines.add(f"conclude_saved(R, r, {place}, {times}, {divisor})")
        lines.add("return 0")
