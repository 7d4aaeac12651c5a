"""A printer for one function of the open form: each node has a name, once in a block."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import assert_never

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering.lacking import Ranks, ends_of
from incentives.compile.printing.keys import fact_key
from incentives.compile.printing.text import Lines, Module
from incentives.compile.tree import (
    ON,
    Fact,
    Function,
    Given,
    InReturn,
    LeftInReturn,
    Node,
    OpenDay,
    Word,
)
from incentives.compile.words import NOTHING_KNOWN

LEFT = "left_over()"
OPEN_TRUTH_LEFT = "(0, 1, 0, ONLY_REFERENCE)"


def written_ends(low: int | None, high: int | None) -> str:
    """Both ends as they are written in the text."""
    return f"{'-ENDLESS' if low is None else low}, {'ENDLESS' if high is None else high}"


@attrs.define(kw_only=True, eq=False)
class OpenPrinter:
    """Prints what is known of the nodes of one function.

    `given`: the names of its parameters and of the rows of loops around. `in_line`: how what a part
    adds to a line of its return is printed, in the one function that fills returns; `relieved`:
    how what a relief leaves, where it is not known in which return the part stands.
    """

    module: Module
    ranks: Ranks
    forms: "OpenForms"
    lines: Lines = attrs.field(factory=lambda: Lines(leave=""))
    given: dict[int, str] = attrs.field(factory=dict)
    in_line: "Callable[[InReturn], str] | None" = None
    relieved: "Callable[[LeftInReturn], str] | None" = None

    def value(self, node: Node) -> str:
        """The name of what is known of the node."""
        key: Hashable = id(node)
        if isinstance(node, Fact):
            key = (*fact_key(node), node.kind, node.none)
        name = self.lines.named(key)
        if name is None:
            name = self.named(self.forms.printed[node.__class__](self, node))
            self.lines.remember(key, name)
        return name

    def truth(self, node: Node) -> str:
        """The same of a condition, which surely exists: what does not exist does not hold."""
        name = self.value(node)
        return self.named(f"as_truth({name})") if node.none else name

    def either(self, node: Node) -> str:
        """A truth as a condition, all else as a value."""
        return self.truth(node) if node.kind is Kind.TRUTH else self.value(node)

    def named(self, text: str) -> str:
        """A name for the text; itself if it is one."""
        if text.isidentifier():
            return text
        name = self.lines.fresh("v")
        self.lines.add(f"{name} = {text}")
        return name

    def fact(self, fact: Fact) -> str:
        """What is known of a fact."""
        name = self.lines.fresh("x")
        base = "c" if fact.row is None else self.given_name(fact.row)
        self.lines.add(f"{name} = D[{base} + {fact.offset}]  # {fact.path}")
        return f"({name}, {name}, 0, NOTHING_LACKS) if {name} != U else {self._unsaid(fact)}"

    def _unsaid(self, fact: Fact) -> str:
        """What is known of a fact that nobody has said."""
        said, rank = fact.said, self._rank(fact)
        if said is None or rank is None or said.kind is not fact.kind:
            return OPEN_TRUTH_LEFT if fact.kind is Kind.TRUTH else LEFT
        none = 1 if fact.none else 0
        match said.kind:
            case Kind.NUMBER:
                ends = ends_of(said)
                return LEFT if ends is None else f"({written_ends(*ends)}, {none}, {rank})"
            case Kind.TRUTH:
                return f"(0, 1, {none}, {rank})"
            case Kind.CODE:
                return f"({2 ** len(said.values) - 1}, 0, {none}, {rank})"
            case Kind.DAY | Kind.MONTH | Kind.MASK | Kind.TEXT | Kind.STATUS:
                return f"anything({none}, {rank})"
            case _:
                assert_never(said.kind)

    def _rank(self, fact: Fact) -> str | None:
        """What is missing where the fact is."""
        if fact.rows is None or fact.row is None:
            return None if fact.said is None else str(self.ranks.of_fact(fact.said.path))
        assert fact.said is not None
        base = self.ranks.of_row(fact.rows, fact.said.path)
        if base is None:
            return None
        whole = self.ranks.of_fact(fact.rows.list_name)
        row, rows = self.given_name(fact.row), f"D[c + {fact.rows.offset}]"
        return f"rank_in_row({row}, {rows}, {fact.rows.width}, {base}, {whole})"

    def given_value(self, given: Given) -> str:
        """What is known of what the function has: a row has a place unless none is listed."""
        name = self.given_name(given)
        if isinstance(given, OpenDay):
            return name
        if given.kind is Kind.DAY:
            return f"known({name})"
        return f"known({name}) if {name} != {NOTHING_KNOWN} else {LEFT}"

    def given_name(self, given: Given) -> str:
        """What the function calls what it has."""
        return "on" if given is ON else self.given.get(id(given), given.name)

    def another(self) -> "OpenPrinter":
        """A printer for another function of the same text."""
        return OpenPrinter(module=self.module, ranks=self.ranks, forms=self.forms)

    def asked(self, function: Function, arguments: Sequence[str]) -> str:
        """What is known of what a function comes to for the arguments."""
        name = self.forms.asked(function, arguments, self)
        return self.named(f"as_truth({name})") if function.body.kind is Kind.TRUTH else name

    def argument(self, node: Node) -> tuple[str, str | None]:
        """What is handed to a function, and the name of what has to be known for that."""
        if isinstance(node, Given):
            return self.given_name(node), None
        if isinstance(node, Word):
            return str(node.word), None
        name = self.value(node)
        return f"{name}[0]", name


Printed = Callable[[OpenPrinter, Node], str]
"""How what is known of a kind of node is printed: the lines that it needs first, and its text."""


@attrs.frozen(kw_only=True, eq=False)
class OpenForms:
    """How each kind of node is printed, and what is known of a function that is asked for."""

    printed: Mapping[type[Node], Printed]
    asked: Callable[[Function, Sequence[str], OpenPrinter], str]
