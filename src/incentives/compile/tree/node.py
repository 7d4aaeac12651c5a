"""Nodes: what comes to one word, and those that have nothing inside."""

from fractions import Fraction

import attrs

from incentives.compile.layout import Kind
from incentives.compile.words import LAST_DAY, NONE
from incentives.values.span import Span


@attrs.frozen(kw_only=True, eq=False)
class Node:
    """What comes to one word.

    A number is the word over `denominator`, and over what `over` comes to where that is stated,
    which is above zero. `low` and `high`: the least and the greatest word that there can be.
    `none`: it may not exist; a truth always does.
    """

    kind: Kind
    denominator: int = 1
    low: int = 0
    high: int = 0
    none: bool = False
    over: "Node | None" = None

    @property
    def widest(self) -> int:
        """The greatest distance of its word from zero."""
        return max(abs(self.low), abs(self.high))


@attrs.frozen(kw_only=True, eq=False)
class Word(Node):
    """A word that the rules themselves state."""

    word: int

    @property
    def number(self) -> Fraction:
        return Fraction(self.word, self.denominator)


@attrs.frozen(kw_only=True, eq=False)
class Given(Node):
    """What the function has by a name: a day, the address of a row, what was worked out before."""

    name: str


@attrs.frozen(kw_only=True, eq=False)
class Fact(Node):
    """A fact at so many words from the address of the case, or (`row`) of one of its rows.

    `path`: what it is called, for whoever reads the text.
    """

    row: Given | None
    offset: int
    path: str


@attrs.frozen(kw_only=True, eq=False)
class Leave(Node):
    """What only the reference can tell; `why` says so in the text.

    `where`: where in the file of its policy it stands; None: where whatever holds it does.
    """

    why: str
    where: Span | None = None


@attrs.frozen(kw_only=True, eq=False)
class Recast(Node):
    """The same word, read in another way: over another denominator, or as a plain number."""

    value: Node


NOTHING = Word(kind=Kind.NUMBER, word=NONE, none=True)
"""What does not exist."""
YES = Word(kind=Kind.TRUTH, word=1, low=1, high=1)
NO = Word(kind=Kind.TRUTH, word=0)


ON = Given(kind=Kind.DAY, name="on", low=1, high=LAST_DAY)
"""The day of the assessment, which every function has."""


def truth(holds: bool) -> Word:  # noqa: FBT001 — it is what is turned into a word
    """The condition that always holds, or never does."""
    return YES if holds else NO


def is_nothing(node: Node) -> bool:
    """Whether it never exists."""
    return isinstance(node, Word) and node.word == NONE


def is_left(node: Node) -> bool:
    """Whether only the reference can tell it."""
    return isinstance(node, Leave)


def recast(node: Node, **changes: object) -> Node:
    """The same word, of which something else is said."""
    if isinstance(node, Word | Leave | Fact):
        return attrs.evolve(node, **changes)  # type: ignore[arg-type]
    inner = node.value if isinstance(node, Recast) else node
    said = {field.name: getattr(node, field.name) for field in attrs.fields(Node)}
    return Recast(value=inner, **{**said, **changes})
