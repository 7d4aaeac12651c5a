"""The law date of a part: where a rule does not apply then, and where nobody knows the day."""

import attrs

from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.functions import print_function
from incentives.compile.printing.plans.ends import Ends
from incentives.compile.printing.plans.known import is_known_as_read, may_be_undated, may_lack_day
from incentives.compile.printing.printer import PARAMETERS, Printer
from incentives.compile.printing.results import Answer
from incentives.compile.printing.text import Before
from incentives.compile.tree import ON, Fact, Function, Given, Node, OfCalendar, Word
from incentives.compile.walking import nodes_in
from incentives.compile.words import LAST_DAY


@attrs.frozen(kw_only=True, eq=False)
class Dates:
    """Prints the law date of a part as `day`; `undated` says where nobody knows it.

    `known`, `open`: where that is said, once it is known what else is said there.
    """

    plan: Plan
    printer: Printer
    ends: Ends
    known: list[Before] = attrs.field(factory=list)
    open: list[Before] = attrs.field(factory=list)

    def of_only_part(self) -> None:
        """The law date of the only part: what is said of it where the rule does not apply then."""
        plan, lines, ends = self.plan, self.printer.lines, self.ends
        assert plan.day is not None
        first, last = plan.days.first, plan.days.last
        late = f" or day > {last}" if last < LAST_DAY else ""
        if plan.day is ON:
            lines.add("day = on")
            with lines.block(f"if day < {first}{late}:"):
                lines.add(f"R[r] = {Answer.NOT_IN_FORCE.value}")
                lines.add("return 0")
        else:
            self._told_day("day", plan.day)
            self._note(self.known)
            with lines.block(f"if day < {first} or day > on{late}:"):
                with lines.block(f"if on < {first}:"):
                    lines.add(f"R[r] = {Answer.NOT_IN_FORCE.value}")
                    lines.add("return 0")
                to_come = "day == NONE or day > on" if plan.day.none else "day > on"
                with lines.block(f"if {to_come}:"):
                    ends.is_none()
                self._out_unless_undated()
        self._surely_in_force("day")

    def of_month(self) -> None:
        """The last day of a month, on which the instrument may be out of force."""
        self._in_force("day")

    def _note(self, places: list[Before]) -> None:
        if may_be_undated(self.plan):
            places.append(Before.here(self.printer.lines, self.printer.given))

    def _out_unless_undated(self) -> None:
        """The law date lies outside of the days of the instrument, or nobody knows it."""
        if not may_be_undated(self.plan):
            if may_lack_day(self.plan):
                self.printer.leave_if("day == U")
            self.ends.is_out()
            return
        with self.printer.lines.block("if day != U:"):
            self.ends.is_out()
        self._note(self.open)

    def of_part(self) -> None:
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
        self._note(self.known)
        with lines.block(f"if day < {plan.days.first} or day > {plan.days.last}:"):
            self._out_unless_undated()
        for name, node in zip(names[1:], plan.others, strict=True):
            # Nobody knows the day if the law date is not known either: what fails on each decides.
            is_open = may_be_undated(plan) and is_known_as_read(node)
            self.printer.leave_if(f"{'not undated and ' * is_open}{name} == U")
        self._surely_in_force("day")

    def _told_day(self, name: str, node: Node) -> None:
        """The day; one that is not known ends nothing else, which a function of its own sees to."""
        lines, printer = self.printer.lines, self.printer
        if isinstance(node, Fact | Word | Given):
            told = printer.place(node) if isinstance(node, Fact) else printer.text(node)
            lines.add(f"{name} = {told}", node.path if isinstance(node, Fact) else "")
            return
        fact = _only_fact(node)
        if fact is not None:
            assert isinstance(node, OfCalendar)
            read = lines.fresh("x")
            printer.fetch(read, fact)
            lines.add(f"{name} = U if {read} == U else {node.function}({read})")
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
        called = print_function(
            function, self.printer.module, names=[f"p{at}" for at in range(len(own))]
        )
        lines.add(f"{name} = {called}({', '.join([*PARAMETERS, *own])})")

    def _in_force(self, name: str) -> None:
        days, lines = self.plan.days, self.printer.lines
        with lines.block(f"if {name} < {days.first} or {name} > {days.last}:"):
            self.ends.is_out()
        self._surely_in_force(name)

    def _surely_in_force(self, name: str) -> None:
        """Where the record does not tell, the reference decides."""
        days = self.plan.days
        if days.unsure:
            outside = f"{name} < {days.surely_from} or {name} > {days.surely_to}"
            may_be_open = name == "day" and may_be_undated(self.plan)
            self.printer.leave_if(f"not undated and ({outside})" if may_be_open else outside)


def _only_fact(node: Node) -> Fact | None:
    """The fact of which alone the calendar tells the day, and always does; None: there is none."""
    if not isinstance(node, OfCalendar) or node.none or node.reads_case:
        return None
    facts = [each for each in node.arguments if isinstance(each, Fact) and not each.none]
    return facts[0] if len(facts) == len(node.arguments) == 1 else None
