"""The requirements of an incentive in one part: one that fails decides, whatever is not known."""

from collections.abc import Callable, Hashable, Sequence
from contextlib import ExitStack
from itertools import groupby

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering.plans.parts import Plan
from incentives.compile.lowering.plans.requirements import Requirement
from incentives.compile.printing.keys import fact_key
from incentives.compile.printing.plans.asking import asking, speaks_of
from incentives.compile.printing.plans.dates import Dates
from incentives.compile.printing.plans.ends import Ends
from incentives.compile.printing.plans.known import (
    is_known_as_read,
    may_be_undated,
)
from incentives.compile.printing.printer import Printer
from incentives.compile.printing.results import NO_CLAUSE, SOME_CLAUSE
from incentives.compile.printing.text import Before
from incentives.compile.tree import (
    ByDay,
    Compared,
    Fact,
    Joined,
    Joint,
    Leave,
    Node,
    Not,
    Word,
    is_left,
)
from incentives.compile.walking import nodes_in
from incentives.compile.words import LAST_DAY


@attrs.define(kw_only=True, eq=False)
class Judging:
    """Prints how a part is judged; `clauses`: those that may be told as the first that fails.

    Where the law date may not be known, `undated` says in the text whether it is not: then what
    fails on every day decides, and all else is left. `read`: the facts that were read there, of
    which it is not yet sure that they are known. `may_be_unsure`: one of the requirements so far
    may not be known; `may_be_hazy`: one may fail as the reference knows it, which then tells that.
    """

    plan: Plan
    clauses: Sequence[str]
    printer: Printer
    ends: Ends
    dates: Dates
    read: dict[Hashable, str] = attrs.field(factory=dict)
    may_be_unsure: bool = False
    may_be_hazy: bool = False

    def judge(self) -> None:
        """Whether the part is one at all, and whether all that must hold does."""
        lines = self.printer.lines
        begin = Before.here(self.printer.lines, self.printer.given)
        self._arises()
        self.ends.is_part()
        self._requirements()
        at_first = ["unlisted"] * bool(self.plan.over) + ["undated"] * may_be_undated(self.plan)
        if self.may_be_unsure or at_first:
            self.printer.leave_if("unsure" if self.may_be_unsure else " or ".join(at_first))
        self._begin(begin)
        for key, name in self.read.items():
            lines.remember(key, name)

    def _begin(self, begin: Before) -> None:
        """What is not known at first: nothing, but for the law date and what is not listed."""
        dates, hazy = self.dates, ["hazy"] * self.may_be_hazy
        undated, unsure = ["undated"] * bool(dates.known), ["unsure"] * self.may_be_unsure
        (first,) = dates.known or [begin]
        never = [*undated, *hazy, *(() if self.plan.over else unsure)]
        if never:
            first.lines.append(f"{' = '.join(never)} = False")
        if self.plan.over and unsure:
            first.lines.append("unsure = unlisted")
        for place in dates.open:
            then = [*undated, *unsure]
            place.lines.append(f"{' = '.join(then)} = True")
        Before.put((*dates.known, *dates.open, begin), self.printer.lines)

    def _arises(self) -> None:
        arises, plan, lines = self.plan.arises, self.plan, self.printer.lines
        if isinstance(arises, Word):
            if arises.word == 0:
                self.ends.is_none()
            return
        if may_be_undated(plan) and (is_left(arises) or self._reads_day(arises)):
            self.printer.leave_if("undated")
        # The reference may know that it does not arise, so that this is no part at all.
        may_be_late = plan.days.last < LAST_DAY and not is_known_as_read(arises)
        late = f"on > {plan.days.last}" if may_be_late else ""
        if not is_left(arises):
            self._tested(arises, self.ends.is_none, left_if=late)
            return
        lines.add(self._unsure(is_hazy=True), _why(arises))
        if late:
            self.printer.leave_if(late)

    def _requirements(self) -> None:
        requirements = self.plan.requirements
        pairs = list(zip(requirements.each, requirements.told, strict=True))
        coded: list[tuple[Requirement, int]] = []
        for place, (one, told) in enumerate(pairs):
            if isinstance(one.node, Word) and one.node.word == 1:
                continue
            code = SOME_CLAUSE
            if told is not None:
                code = self.clauses.index(told)
            elif one.clause is None and place == len(pairs) - 1:
                code = NO_CLAUSE
            coded.append((one, code))
        for is_settled, some in groupby(coded, lambda each: self._is_settled(each[0].node)):
            several = [*some]
            with ExitStack() as blocks:
                if is_settled and len(several) > 1:
                    name = self._settled([one.node for one, _ in several])
                    blocks.enter_context(self.printer.lines.block(f"if not {name}:"))
                for one, code in several:
                    self.printer.lines.note(one.comment)
                    self._requirement(one.node, code)

    def _is_settled(self, node: Node) -> bool:
        """Whether it is settled before all loops, if there are any."""
        if not self.printer.outside or not _is_flat(node):
            return False
        inside = nodes_in(node)
        facts = {fact_key(each): each for each in inside if isinstance(each, Fact)}
        return not speaks_of(inside, self.plan.law_day) and all(
            fact.row is None and (key in self.read or self.printer.lines.named(key) is None)
            for key, fact in facts.items()
        )

    def _settled(self, nodes: Sequence[Node]) -> str:
        """The name of it, before all loops, that all of these are known, and hold."""
        tests = []
        for node in nodes:
            unsure, text = self._read_here(node)
            if not (len(unsure) == 1 and _fails_unknown(node)):
                tests += [f"{name} != U" for name in unsure]
            tests.append(text)
        name = self.printer.lines.fresh("met")
        self.printer.outside[0].lines.append(f"{name} = {' and '.join(tests)}")
        return name

    def _reads_day(self, node: Node) -> bool:
        return speaks_of(nodes_in(node), self.plan.law_day)

    def _requirement(self, node: Node, code: int) -> None:
        if is_left(node):
            self.printer.lines.add(self._unsure(is_hazy=True), _why(node))
            return
        told = str(code)
        if self.may_be_hazy and code != SOME_CLAUSE:
            told = f"({SOME_CLAUSE} if hazy else {code})"
        needs_day = may_be_undated(self.plan) and self._reads_day(node)
        self._tested(node, lambda: self.ends.fails(told), needs_day=needs_day)
        self.may_be_hazy = self.may_be_hazy or needs_day

    def _unsure(self, *, is_hazy: bool) -> str:
        """The line that notes that something is not known."""
        self.may_be_unsure = True
        self.may_be_hazy = self.may_be_hazy or is_hazy
        return "hazy = unsure = True" if is_hazy else "unsure = True"

    def _tested(
        self,
        node: Node,
        fails: Callable[[], None],
        *,
        left_if: str = "",
        needs_day: bool = False,
    ) -> None:
        """What is done where it fails, and that it is noted where it is not known.

        `left_if`: what then is left to the reference. `needs_day`: it may fail on each law date
        that there may be.
        """
        lines = self.printer.lines
        unsure, text = self._read_here(node) if _is_flat(node) else ([], "")
        with ExitStack() as blocks:
            if needs_day:
                lines.add("if undated: hazy = True")
                blocks.enter_context(lines.block("else:"))
            if not text:
                unsure, text = self._asked(node)
            if not unsure:
                self._fails_unless(text, fails)
                return
            told = self._unsure(is_hazy=not is_known_as_read(node))
            is_unknown = " or ".join(f"{name} == U" for name in unsure)
            if _is_flat(node) and not (len(unsure) == 1 and _fails_unknown(node)):
                if left_if:
                    self.printer.leave_if(f"({is_unknown}) and {left_if}")
                lines.add(f"if {is_unknown}: {told}")
                self._fails_unless(text, fails, word="elif")
                return
            with lines.block(f"if not {text}:"):
                with lines.block(f"if {unsure[0]} != U:"):
                    fails()
                if left_if:
                    self.printer.leave_if(left_if)
                lines.add(told)

    def _fails_unless(self, text: str, fails: Callable[[], None], *, word: str = "if") -> None:
        with self.printer.lines.block(f"{word} not {text}:"):
            fails()

    def _read_here(self, node: Node) -> tuple[Sequence[str], str]:
        """It by facts that are read here: those that may not be known, and the condition."""
        lines, printer = self.printer.lines, self.printer
        facts = {fact_key(fact): fact for fact in nodes_in(node) if isinstance(fact, Fact)}
        unsure = []
        for key, fact in facts.items():
            name = self.read.get(key)
            if name is None and lines.named(key) is None:
                name = self.read[key] = lines.fresh("x")
                printer.fetch_outside(name, fact)
            if name is not None:
                unsure.append(name)

        def said() -> str:
            for key in facts:
                if key in self.read:
                    lines.remember(key, self.read[key])
            return printer.truth(node)

        # It is one expression: nothing of it is worked out before it is known what is not known.
        shared, printer.shared = printer.shared, set()
        text, _ = lines.captured(said)
        printer.shared = shared
        return unsure, text

    def _asked(self, node: Node) -> tuple[Sequence[str], str]:
        """It by a function of its own, which says 1, 0, or that it is not known."""
        lines = self.printer.lines
        name = lines.fresh("q")
        call, may_be_unknown = asking(self.plan, self.printer, node)
        lines.add(f"{name} = {call}")
        return [name] if may_be_unknown else [], f"{name} == 1"


def _is_flat(node: Node) -> bool:
    """Whether it hangs on facts all of which have to be known, and is one expression of them."""
    match node:
        case Not(part=inner):
            return _is_flat(inner)
        case Joined(parts=parts):
            facts = {fact_key(each) for each in nodes_in(node) if isinstance(each, Fact)}
            return len(facts) == 1 and all(map(_is_flat, parts))
        case _:
            return node.is_flat


def _fails_unknown(node: Node) -> bool:
    """Whether it does not hold if the word of what is not known stands for the one such fact.

    That is the least of all words.
    """
    match node:
        case Joined(joint=Joint.ALL, parts=parts):
            return all(map(_is_of_fact, parts)) and any(map(_fails_unknown, parts))
        case Joined(joint=Joint.ANY, parts=parts):
            return all(map(_is_of_fact, parts)) and all(map(_fails_unknown, parts))
        case Compared(sign="==" | ">" | ">=", left=Fact(), right=Word() | ByDay()):
            return True
        case Compared(sign="==" | "<" | "<=", left=Word() | ByDay(), right=Fact()):
            return True
        case Fact(kind=Kind.TRUTH):
            return True
        case _:
            return False


def _is_of_fact(node: Node) -> bool:
    """Whether it asks of one fact how its word stands to a stated one."""
    match node:
        case Compared(left=Fact(), right=Word()) | Compared(left=Word(), right=Fact()):
            return True
        case _:
            return isinstance(node, Fact)


def _why(node: Node) -> str:
    return node.why if isinstance(node, Leave) else ""
