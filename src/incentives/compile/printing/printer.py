"""A printer for one function: texts of nodes, names of what was worked out, what is left.

A truth is printed as a condition, all else as a whole number, or the word of what does not exist.
What is not known is left when it is read.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager

import attrs

from incentives.compile.layout import Kind
from incentives.compile.printing.keys import asked_key, call_key, fact_key
from incentives.compile.printing.text import Before, Lines, Module
from incentives.compile.tree import (
    ON,
    Call,
    Fact,
    Function,
    Given,
    Node,
    Word,
)
from incentives.compile.walking import nodes_in, parts_of
from incentives.compile.words import LAST_DAY, NONE, UNKNOWN
from incentives.facts.known import MOST_ROWS

PARAMETERS = ("D", "c", "on")
"""What every function has: the words, the case, and the day of the assessment.

The case is its address, or a list of the words in its header: as the module says.
"""


@attrs.define(kw_only=True, eq=False)
class Printer:
    """Prints the nodes of one function.

    `given`: the names of its parameters and of the rows of loops around. `shared`: nodes that stand
    at several places, each worked out once in a block. `asked_again`: what is asked of functions at
    several places, `first_asked`: the names that it has, and `asked_here` those of what no loop
    asks again; what it is asked of is given at first. `added_to`: the lines of a return to which
    something is added, `most_parts`: so many may stand in one. `outside`: before the loops around,
    the outer one first, whatever does not hang on what they go over; `part_depth`: how deep lines
    are that are come to each time. `known_days`: between which a day lies where lines stand.
    """

    module: Module
    lines: Lines
    forms: "Forms"
    given: dict[int, str] = attrs.field(factory=dict)
    shared: set[int] = attrs.field(factory=set)
    asked_again: set[Hashable] = attrs.field(factory=set)
    first_asked: dict[str, str] = attrs.field(factory=dict)
    asked_here: list[str] = attrs.field(factory=list)
    given_at_first: frozenset[int] | None = None
    added_to: set[int] = attrs.field(factory=set)
    outside: list[Before] = attrs.field(factory=list)
    part_depth: int = 0
    most_parts: int = MOST_ROWS
    known_days: dict[int, tuple[int, int]] = attrs.field(factory=dict)

    def share(self, *nodes: Node) -> None:
        """Notes which nodes inside of these stand at several places."""
        seen: set[int] = set()
        asked: set[Hashable] = set()
        for each in nodes_in(*nodes):
            key = asked_key(each)
            if key is not None:
                if key in asked:
                    self.asked_again.add(key)
                asked.add(key)
            for part in parts_of(each):
                if id(part) in seen:
                    self.shared.add(id(part))
                    if isinstance(part, Call):
                        self.asked_again.add(call_key(part))
                seen.add(id(part))

    @contextmanager
    def asking_once(self) -> Iterator[None]:
        """A block in which what several places may ask of a function is asked once at most."""
        place = self.lines.here()
        self.given_at_first = frozenset(self.given)
        yield
        if self.asked_here:
            self.lines.add_at(place, f"{' = '.join(self.asked_here)} = EMPTY")
        self.asked_here.clear()
        self.first_asked.clear()
        self.given_at_first = None

    def days_of(self, day: Node) -> tuple[int, int]:
        """Between which the day lies here, as far as that was asked; NONE is before all."""
        return self.known_days.get(id(day), (NONE, LAST_DAY))

    @contextmanager
    def within(self, day: Node, first: int, last: int) -> Iterator[None]:
        """Here the day lies between these, too."""
        before = self.days_of(day)
        self.known_days[id(day)] = max(before[0], first), min(before[1], last)
        yield
        self.known_days[id(day)] = before

    def begin_outside(self) -> None:
        """From here on lines may be put before what comes next."""
        self.outside.append(Before.here(self.lines, self.given))

    def outside_of(self, *nodes: Node) -> Before | None:
        """The first place before loops at which all of these are given; None: there is none."""
        needed = {id(each) for each in nodes if each is not ON and not isinstance(each, Word)}
        return next((each for each in self.outside if needed <= each.given), None)

    def text(self, node: Node) -> str:
        """The word of the node as an expression."""
        if node.kind is Kind.TRUTH and not isinstance(node, Fact | Given):
            return self.truth(node)
        name = self.lines.named(id(node))
        if name is not None:
            return name
        text = self.forms.printed[node.__class__](self, node)
        return self._kept(node, text) if id(node) in self.shared else text

    def truth(self, node: Node) -> str:
        """The condition as an expression."""
        if isinstance(node, Word):
            return "True" if node.word == 1 else "False"
        name = self.lines.named(id(node))
        if name is not None:
            return name
        text = self.forms.printed[node.__class__](self, node)
        if isinstance(node, Fact | Given):
            return f"{text} == 1"
        return self._kept(node, text) if id(node) in self.shared else text

    def atom(self, node: Node) -> str:
        """The word of the node as a name or a number, which can be written twice."""
        text = self.text(node)
        return text if _is_atom(text) else self._kept(node, text)

    def _kept(self, node: Node, text: str) -> str:
        name = text
        if not _is_atom(text):
            name = self.lines.fresh("v")
            self.lines.add(f"{name} = {text}")
        self.lines.remember(id(node), name)
        return name

    def leave_if(self, test: str) -> None:
        """What only the reference can tell where the test holds."""
        self.lines.add(f"if {test}: {self.lines.leave}")

    def read(self, fact: Fact) -> str:
        """The fact; where it is not known, all is left."""
        key = fact_key(fact)
        name = self.lines.named(key)
        if name is None:
            name = self.lines.fresh("x")
            if self.lines.depth == self.part_depth:
                self.fetch_outside(name, fact)
            else:
                self.fetch(name, fact)
            self.leave_if(f"{name} == U")
            self.lines.remember(key, name)
        return name

    def asked(self, call: str, kept: str | None = None) -> str:
        """What the call of a function comes to, once in a block; what is not known is left.

        `kept`: the word in which a row has it, if it was worked out before.
        """
        name = self.lines.named(call)
        if name is None:
            name = self.lines.fresh("t")
            if kept is None:
                self._ask(name, call)
            else:
                self.lines.add(f"{name} = {kept}")
                # Reserved words are the least. A row of which nothing is known keeps that.
                with self.lines.block(f"if {name} <= EMPTY:"):
                    self.lines.add(f"if {name} == EMPTY: {name} = {call}")
                    self.leave_if(f"{name} == U")
            self.lines.remember(call, name)
        return name

    def _ask(self, name: str, call: str) -> None:
        """The name is what the call comes to from here on; what is not known is left."""
        self.lines.add(f"{name} = {call}")
        self.leave_if(f"{name} == U")

    def asked_by(self, node: Call, call: str) -> str:
        """What the call comes to, which may be asked at several places of which each may be passed.

        The first of them that is come to asks.
        """
        given = self.given_at_first  # None: nowhere could it be said that nothing was asked yet
        is_given = given is not None and all(
            isinstance(each, Word) or each is ON or id(each) in given for each in node.arguments
        )
        before = self.outside_of(*node.arguments) if is_given else None
        is_again = before is not None or call_key(node) in self.asked_again
        if not is_again or not is_given or self.lines.named(call) is not None:
            return self.asked(call)
        name = self.first_asked.get(call)
        if name is None:
            name = self.first_asked[call] = self.lines.fresh("t")
            if before is None:
                self.asked_here.append(name)
            else:
                before.lines.append(f"{name} = EMPTY")
        with self.lines.block(f"if {name} == EMPTY:"):
            self._ask(name, call)
        self.lines.remember(call, name)
        return name

    def fetch(self, name: str, fact: Fact) -> None:
        """The name is that of the fact from here on, known or not."""
        self.lines.add(f"{name} = {self.place(fact)}", fact.path)

    def fetch_outside(self, name: str, fact: Fact) -> None:
        """The same, before the loops that have nothing to do with it."""
        before = self.outside_of(*(() if fact.row is None else (fact.row,)))
        if before is None:
            self.fetch(name, fact)
        else:
            before.lines.append(self.lines.with_comment(f"{name} = {self.place(fact)}", fact.path))

    def place(self, fact: Fact) -> str:
        """Where the fact stands."""
        if fact.row is None and self.module.has_headers:
            return f"c[{fact.offset}]"
        base = "c" if fact.row is None else self.given_name(fact.row)
        return f"D[{base} + {fact.offset}]" if fact.offset else f"D[{base}]"

    def guarded(self, nodes: tuple[Node, ...], make: Callable[[list[str]], str]) -> str:
        """What comes of words that exist; of one that does not, nothing."""
        doubtful = [node for node in nodes if node.none]
        texts = [self.atom(node) if node.none else self.text(node) for node in nodes]
        if not doubtful:
            return make(texts)
        none = {self.atom(node) for node in doubtful}
        test = " or ".join(f"{name} == NONE" for name in sorted(none))
        return f"(NONE if {test} else {make(texts)})"

    def function(self, function: Function) -> str:
        """The name of the function; it is printed if it was not yet."""
        return self.forms.function(function, self.module)

    def either(self, node: Node) -> str:
        """A truth as a condition, all else as a word."""
        return self.truth(node) if node.kind is Kind.TRUTH else self.text(node)

    def given_name(self, given: Given) -> str:
        """What the function calls what it has."""
        return self.given.get(id(given), given.name)


def _is_atom(text: str) -> bool:
    return text.isidentifier() or is_number(text)


def is_number(text: str) -> bool:
    """Whether the text is a number that is known."""
    return text.removeprefix("-").isdigit()


def written(word: int) -> str:
    """A word as it is written in the text."""
    if word == NONE:
        return "NONE"
    return "U" if word == UNKNOWN else str(word)


Printed = Callable[[Printer, Node], str]
"""How a kind of node is printed: the lines that it needs first, and its text."""


@attrs.frozen(kw_only=True, eq=False)
class Forms:
    """How each kind of node is printed, and a function that is asked for."""

    printed: Mapping[type[Node], Printed]
    function: Callable[[Function, Module], str]
