"""The requirements of an incentive in one part: one that fails decides, whatever is not known."""

from collections.abc import Hashable, Sequence

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.printing.functions import printer_of
from incentives.compile.printing.printer import PARAMETERS, Printer, fact_key
from incentives.compile.printing.results import NO_CLAUSE, SOME_CLAUSE
from incentives.compile.tree import (
    Compared,
    Fact,
    Given,
    InMask,
    Leave,
    Node,
    Not,
    OfCalendar,
    Word,
    is_left,
)
from incentives.compile.walking import nodes_in


@attrs.frozen(kw_only=True, eq=False)
class Judging:
    """Prints how a part is judged; `clauses`: those that may be told as the first that fails.

    `read`: the facts that were read there, of which it is not yet sure that they are known.
    """

    plan: Plan
    clauses: Sequence[str]
    printer: Printer
    read: dict[Hashable, str] = attrs.field(factory=dict)

    def without_day(self) -> None:
        """Of a law date that is not known: what fails on every day decides, all else is left."""
        lines = self.printer.lines
        self.read.clear()
        with lines.block("if day == U:"):
            # The reference may know that there is no day, so that this is no part at all.
            is_part = self.plan.day is not None and is_known_as_read(self.plan.day)
            lines.add(f"hazy = {not is_part}")
            if not is_part:
                self.printer.leave_if(f"on > {self.plan.days.last}")
            self._arises(is_dated=False)
            lines.add("seen = True")
            self._requirements(is_dated=False)
            lines.add(lines.leave)

    def on_day(self) -> None:
        """Whether the part is one at all, and whether all that must hold does."""
        lines = self.printer.lines
        self.read.clear()
        lines.add("unsure = unlisted")
        lines.add("hazy = False")
        self._arises(is_dated=True)
        lines.add("seen = True")
        self._requirements(is_dated=True)
        self.printer.leave_if("unsure")
        for key, name in self.read.items():
            lines.remember(key, name)

    def _arises(self, *, is_dated: bool) -> None:
        arises, lines = self.plan.arises, self.printer.lines
        if isinstance(arises, Word):
            if arises.word == 0:
                lines.add("continue")
            return
        if is_left(arises) or (not is_dated and self._reads_day(arises)):
            lines.add("hazy = unsure = True" if is_dated else lines.leave, _why(arises))
            if is_dated:
                self.printer.leave_if(f"on > {self.plan.days.last}")
            return
        name = self._asked(arises)
        lines.add(f"if {name} == 0: continue")
        if not is_known_as_read(arises):
            # The reference may know that it does not arise, so that this is no part at all.
            self.printer.leave_if(f"{name} == U and on > {self.plan.days.last}")

    def _requirements(self, *, is_dated: bool) -> None:
        requirements = self.plan.requirements
        pairs = list(zip(requirements.each, requirements.told, strict=True))
        for place, (one, told) in enumerate(pairs):
            if isinstance(one.node, Word) and one.node.word == 1:
                continue
            code = SOME_CLAUSE
            if told is not None:
                code = self.clauses.index(told)
            elif one.clause is None and place == len(pairs) - 1:
                code = NO_CLAUSE
            if is_dated or not self._reads_day(one.node):
                self.printer.lines.note(one.comment)
                self._requirement(one.node, code)
            else:
                self.printer.lines.add("hazy = True")  # it may fail whatever the day is

    def _reads_day(self, node: Node) -> bool:
        return _speaks_of(nodes_in(node), self.plan.law_day)

    def _requirement(self, node: Node, code: int) -> None:
        lines = self.printer.lines
        if is_left(node):
            lines.add("hazy = unsure = True", _why(node))
            return
        head = self._fails_here(node) if node.is_flat else f"if {self._asked(node)} == 0:"
        with lines.block(head):
            told = f"({SOME_CLAUSE} if hazy else {code})"
            row = self._row_by_period
            if row is None:
                lines.add(f"if failed == {NO_CLAUSE}: failed = {told}")
            else:
                earlier = f"failed == {NO_CLAUSE} or {row} < failed_at"
                lines.add(f"if {earlier}: failed, failed_at = {told}, {row}")
            lines.add("continue")

    @property
    def _row_by_period(self) -> str | None:
        """The row of a part where rows are not gone through as they are listed."""
        joint = self.plan.joint
        if joint is None or joint.period is None:
            return None
        return self.printer.given[id(self.plan.over[-1].address)]

    def _fails_here(self, node: Node) -> str:
        """When it fails, by facts that are read here: what all of them say is always asked."""
        lines, printer = self.printer.lines, self.printer
        facts = {fact_key(fact): fact for fact in nodes_in(node) if isinstance(fact, Fact)}
        unsure = []
        for key, fact in facts.items():
            name = self.read.get(key)
            if name is None and lines.named(key) is None:
                name = self.read[key] = lines.fresh("x")
                printer.fetch(name, fact)
            if name is not None:
                unsure.append(f"{name} == U")

        def said() -> str:
            for key in facts:
                if key in self.read:
                    lines.remember(key, self.read[key])
            return printer.truth(node)

        text, _ = lines.captured(said)
        if not unsure:
            return f"if not {text}:"
        also = "" if is_known_as_read(node) else "hazy = "
        lines.add(f"if {' or '.join(unsure)}: {also}unsure = True")
        return f"elif not {text}:"

    def _own_function(self, node: Node) -> tuple[Printer, tuple[int, ...]]:
        """A function of its own, in which what is not known ends nothing else.

        And the rows, and the day, that it has to be given.
        """
        inside = nodes_in(node)
        rows = [each.address for each in self.plan.over if _speaks_of(inside, each.address)]
        own = printer_of(self.printer.module, leave="return U")
        own.given = {id(row): f"p{place}" for place, row in enumerate(rows)}
        if _speaks_of(inside, self.plan.law_day):
            own.given[id(self.plan.law_day)] = "day"
        given = tuple(own.given)
        own.share(node)
        own.lines.add(f"return 1 if {own.truth(node)} else 0")
        return own, given

    def _asked(self, node: Node) -> str:
        """What a function of its own says of it: 1, 0, or not known."""
        lines = self.printer.lines
        name = lines.fresh("q")
        call, may_be_unknown = self.asking(node)
        lines.add(f"{name} = {call}")
        if may_be_unknown:
            also = "" if is_known_as_read(node) else "hazy = "
            lines.add(f"if {name} == U: {also}unsure = True")
        return name

    def asking(self, node: Node) -> tuple[str, bool]:
        """The call of a function of its own, and whether it may say that it is not known."""
        module = self.printer.module
        own, given = self._own_function(node)
        head = ", ".join([*PARAMETERS, *(own.given[key] for key in given)])
        function = module.define("asks", head, own.lines.lines)
        arguments = [*PARAMETERS, *(self.printer.given[key] for key in given)]
        return f"{function}({', '.join(arguments)})", "return U" in module.functions[function]


def is_known_as_read(node: Node) -> bool:
    """Whether it is known to the reference only where the one fact is known that is read.

    Of all else the reference may know more: that one of several facts decides, or bounds do.
    """
    match node:
        case Fact(kind=Kind.TRUTH | Kind.DAY | Kind.MONTH):
            return True
        case Not(part=inner):
            return is_known_as_read(inner)
        case InMask(value=Fact()):
            return True
        case Compared(left=Fact(kind=Kind.CODE), right=Word()):
            return True
        case OfCalendar(arguments=(Fact(kind=Kind.MONTH | Kind.DAY),)):
            return True
        case _:
            return False


def _why(node: Node) -> str:
    return node.why if isinstance(node, Leave) else ""


def _speaks_of(nodes: Sequence[Node], given: Given) -> bool:
    """Whether one of the nodes reads the row, or the day."""
    return any(node is given for node in nodes)
