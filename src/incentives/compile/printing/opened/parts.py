"""One part of an incentive in the open form: a row, or a month of it, counted among the others."""

from collections.abc import Sequence

import attrs

from incentives.compile.bounded.concluding import UNKNOWN_ROLE
from incentives.compile.bounded.returning import ROUNDINGS, WORDS_OF_LINE
from incentives.compile.lowering.plans.parts import ROLE_NOT_TOLD, Dating, Plan
from incentives.compile.lowering.plans.requirements import Requirement
from incentives.compile.printing.opened.functions import asked, asked_first
from incentives.compile.printing.opened.numbers import left_of
from incentives.compile.printing.opened.printer import OpenPrinter
from incentives.compile.printing.plans.conclusion import in_hundredths
from incentives.compile.printing.printer import PARAMETERS
from incentives.compile.printing.results import SOME_CLAUSE, PrintedIncentive
from incentives.compile.tree import (
    YES,
    Fact,
    Function,
    Given,
    InReturn,
    LeftInReturn,
    Node,
    OpenDay,
    Word,
    is_left,
    is_nothing,
)
from incentives.compile.walking import nodes_in, nodes_in_open

_KINDS = {
    Dating.IN_FORCE: "part",
    Dating.IN_DOUBT: "part in doubt",
    Dating.UNKNOWN: "openly dated part",
}
_BEFORE_ALL = -1
"""Where a requirement stands that comes before all clauses."""
BEFORE_ROWS = ("R", "r")
"""What the function of a part has beside what every function has, before its rows and its day."""


@attrs.frozen(kw_only=True, eq=False)
class PartPrinting:
    """Prints the function of a part; `told`: what the places in the results stand for.

    `parts`: over which denominators amounts are added up, that of the incentive first. `is_placed`:
    it is known in which return it stands.
    """

    plan: Plan
    dating: Dating
    told: PrintedIncentive
    printer: OpenPrinter
    parts: Sequence[int]
    is_placed: bool = True

    def function(self) -> str:
        """The name of the function: it counts the part.

        Its last arguments are the law date, whether it is a part at all, and where it is not known
        in which return it stands, what is known of that.
        """
        plan, printer = self.plan, self.printer
        names = [f"p{place}" for place in range(len(plan.over))]
        printer.given = {
            id(each.address): name for each, name in zip(plan.over, names, strict=True)
        }
        printer.given[id(plan.law_day)] = "day"
        self._judge()
        self._give()
        placed = [] if self.is_placed else ["period"]
        head = ", ".join([*PARAMETERS, *BEFORE_ROWS, *names, "day", "frame", *placed])
        kind = _KINDS[self.dating]
        if not self.is_placed:
            kind = f"{kind} of no known return"
        called = f"{kind} of {plan.incentive.id}"
        return printer.module.define(called, head, printer.lines.lines)

    def root(self, node: Node) -> str:
        """What is known of a node: by functions of its own, the known one first."""
        if self._is_plain(node):
            return self.printer.value(node)
        function, names = self._function_of(node)
        return asked(function, names, self.printer, names)

    def _is_plain(self, node: Node) -> bool:
        """Whether it needs no function."""
        return isinstance(node, Word | Fact) or is_left(node)

    def _function_of(self, node: Node) -> tuple[Function, list[str]]:
        """The function of a node, and what it is handed, which is called so in it too."""
        inside = nodes_in_open(node)
        given: list[Given] = [
            each.address
            for each in self.plan.over
            if any(other is each.address for other in inside)
        ]
        names = [self.printer.given[id(row)] for row in given]
        if any(other is self.plan.law_day for other in inside):
            given.append(self.plan.law_day)
            names.append("day")
        told = self.plan.incentive.id
        return Function(name=told, parameters=tuple(given), body=node, comment=told), names

    def _judge(self) -> None:
        """Whether it is a part, and whether all that must hold does."""
        lines = self.printer.lines
        if self.plan.arises is not YES:
            lines.add(f"frame = both(frame, {self._truth(self.plan.arises)})")
            lines.add("if frame[1] == 0: return 0")
        lines.add("R[r + MARKS] |= SEEN")
        lines.add("if frame[3] == ONLY_REFERENCE: R[r + LACKS] = ONLY_REFERENCE")
        lines.add("holds = (1, 1, 0, NOTHING_LACKS)")
        requirements = self.plan.requirements
        if not any(one.node is not YES for one in requirements.each):
            return
        nowhere = len(self.told.clauses)
        lines.add(f"failed = doubtful = {nowhere}")
        before = _BEFORE_ALL
        for one in requirements.each:
            if not (isinstance(one.node, Word) and one.node.word == 1):
                before = self._require(one, before)
        with lines.block("if holds[1] == 0:"):
            told = f"failed if failed <= doubtful else {SOME_CLAUSE}"
            test = f"failed < {nowhere} or doubtful < {nowhere}"
            lines.add(f"if {test}: note_failed(R, r, {told}, {self._part})")
            lines.add("return 0")

    def _require(self, one: Requirement, before: int) -> int:
        """Whether one of what must hold does; `before`: the clause before it, which it gives too.

        Of one that surely holds nothing is to be said.
        """
        lines = self.printer.lines
        test, told = self._doubted(one.node)
        with lines.block(f"if {test} != 1:"):
            name = self.printer.named(f"as_truth({told})" if one.node.none else told)
            lines.add(f"holds = both(holds, {name})")
            if is_left(one.node):  # whatever it says, it has clauses of its own
                lines.add(f"doubtful = min(doubtful, {before})")
            elif one.clause is not None:
                code = self.told.clauses.index(one.clause)
                before = max(before, code)
                lines.add(f"if {name}[1] == 0: failed = min(failed, {code})")
                is_lost = f"{name}[3] == ONLY_REFERENCE"
                lines.add(f"elif {is_lost}: doubtful = min(doubtful, {code})")
        return before

    def _doubted(self, node: Node) -> tuple[str, str]:
        """What is 1 where the condition surely holds; and the text of what is known of it else."""
        told: str | None = None
        if not self._is_plain(node):
            function, names = self._function_of(node)
            word, told = asked_first(function, names, self.printer, names)
            if word is not None:
                return word, told
        name = self.printer.value(node) if told is None else self.printer.named(told)
        return f"{name}[0]", name

    @property
    def _is_by_period(self) -> bool:
        """Whether rows are gone through by their periods, and not as they are listed."""
        return self.plan.joint is not None and self.plan.joint.period is not None

    @property
    def _part(self) -> str:
        """In which order the part stands among the others."""
        return "p0" if self._is_by_period else "0"

    def _truth(self, node: Node) -> str:
        name = self.root(node)
        return self.printer.named(f"as_truth({name})") if node.none else name

    def _give(self) -> None:
        """What it comes to if it is given, to whom, and what falls away with it."""
        plan, lines, printer = self.plan, self.printer.lines, self.printer
        if is_nothing(plan.worth):
            self._give_nothing()
            return
        worth = self._worth()
        lines.add("unlisted = NOTHING_LACKS")
        for place, each in enumerate(plan.over):
            lacks = printer.ranks.of_fact(each.rows.listed.path)
            lines.add(f"if p{place} == 0: unlisted = min(unlisted, {lacks})")
        if plan.joint is not None and self._is_in_return:
            first = f"r + {self.told.told_width}, {plan.lines}"
            lines.add(f"put_in(R, {first}, min(frame[3], holds[3], unlisted))")
        with lines.block(f"if {worth}[0] == NONE:"):
            self._give_nothing()
        self._whose()
        counted = f"count_part(R, r, (frame, holds, {worth}), unlisted, (role, role_lacks))"
        lines.add(f"state = {counted}")
        if self.told.tells_whose:
            times, divisor = in_hundredths(self.parts[0])
            whose = f"r + {self.told.before_whose}, (role, role_lacks)"
            lines.add(f"count_whose(R, {whose}, {worth}, ({times}, {divisor}, state))")
        if plan.saved:
            for place, node in enumerate(plan.saved.values()):
                saved = self._scaled(self._told(node), node, self.parts[1 + place])
                lines.add(f"count_saved(R, r, {place}, {saved}, state)")
        if plan.paid is not YES:
            lines.add(f"if {self._truth(plan.paid)}[0] != 1: R[r + MARKS] |= OTHERWISE")
        lines.add("return 0")

    def _give_nothing(self) -> None:
        """What there is not is given to nobody; only the reference may know what fails too."""
        lines = self.printer.lines
        if any(one.node is not YES for one in self.plan.requirements.each):
            test = f"doubtful < {len(self.told.clauses)}"
            lines.add(f"if {test}: note_failed(R, r, {SOME_CLAUSE}, {self._part})")
        lines.add("return 0")

    def _worth(self) -> str:
        """What it comes to if it is given; in a return all that is stated in its order."""
        plan = self.plan
        if plan.worth.over is not None:
            return self.printer.named(left_of(plan.worth))
        if plan.joint is not None:
            self.printer.in_line = self._in_line if self._is_in_return else self._outward
            self.printer.relieved = self._relieved
            for node in plan.stated:
                self.printer.value(node)
        return self._scaled(self._told(plan.worth), plan.worth, self.parts[0])

    def _told(self, node: Node) -> str:
        """What is known of the node: in a return where its lines are filled."""
        return self.printer.value(node) if self._fills(node) else self.root(node)

    def _fills(self, node: Node) -> bool:
        """Whether a line of a return is filled on the way."""
        return any(isinstance(each, InReturn) for each in nodes_in(node))

    @property
    def _is_in_return(self) -> bool:
        """Whether it is known in which return the part stands."""
        return self.is_placed and not isinstance(self.plan.law_day, OpenDay)

    def _outward(self, node: InReturn) -> str:
        """What the part comes to in a return of which it is not known what else it takes in."""
        is_signed = self._is_by_period and node.value.low < 0  # else no other row stands there
        steps = f"({node.times}, {node.divisor}, {int(is_signed)})"
        said = f"{self._told(node.value)}, {ROUNDINGS.index(node.rounding)}, {steps}"
        return f"outward({said}, {self._return_lacks})"

    def _relieved(self, node: LeftInReturn) -> str:
        """What a relief that is rounded in its line leaves of the part."""
        whole, share = self.printer.value(node.whole), self._told(node.share)
        steps = node.steps
        if not self._is_in_return and not self._is_by_period:
            steps = (*steps[:-1], 0)
        said = f"({whole}, {share}), {ROUNDINGS.index(node.rounding)}, {steps}"
        if not self._is_in_return:
            return f"relieved_outward({said}, {self._return_lacks})"
        assert node.line is not None
        return f"relieved_in_line(R, r + {self._line_at(node.line)}, {said})"

    @property
    def _return_lacks(self) -> str:
        """What is missing to tell in which return the part stands."""
        return f"{'day' if isinstance(self.plan.law_day, OpenDay) else 'period'}[3]"

    def _in_line(self, node: InReturn) -> str:
        """What the part adds to a line, whose words stand behind the other results."""
        way, value = ROUNDINGS.index(node.rounding), self._told(node.value)
        steps = f"({node.times}, {node.divisor}, {int(node.value.low < 0)})"
        return f"in_line(R, r + {self._line_at(node.line)}, {value}, {way}, {steps})"

    def _line_at(self, line: int) -> int:
        """Where the words of the line stand."""
        return self.told.told_width + WORDS_OF_LINE * line

    def _scaled(self, name: str, node: Node, parts: int) -> str:
        """The same over the denominator."""
        if parts == node.denominator:
            return name
        return self.printer.named(f"multiplied({name}, known({parts // node.denominator}))")

    def _whose(self) -> None:
        """The role of the part: the first case that holds says so; an open one, that it is open."""
        lines = self.printer.lines
        lines.add(f"role = {UNKNOWN_ROLE}")
        lines.add("role_lacks = NOTHING_LACKS")
        depth = lines.depth
        for test, role in self.plan.whose:
            if isinstance(test, Word):
                if test.word == 1:
                    lines.add(f"role = {role}")
                    break
                continue
            name = self._truth(test)
            told = "role_lacks = ONLY_REFERENCE" if role == ROLE_NOT_TOLD else f"role = {role}"
            lines.add(f"if {name}[0] == 1: {told}")
            lines.add(f"elif {name}[1] == 1: role_lacks = {name}[3]")
            lines.add("else:")
            lines.depth += 1
        else:
            lines.add("pass")
        lines.depth = depth
