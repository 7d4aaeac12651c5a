"""Nodes: what comes to one word, and those that have nothing inside."""

from fractions import Fraction

import attrs

from incentives.compile.layout import Kind, Place, RowLayout
from incentives.compile.words import LAST_DAY, NONE
from incentives.language.possible import Missing
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

    @property
    def is_atom(self) -> bool:
        """Whether it is read as one word, which can be written twice."""
        return False

    @property
    def is_flat(self) -> bool:
        """Whether it is one expression of facts all of which are read, whatever they are."""
        return self.is_atom

    def is_flat_of(self, *parts: "Node") -> bool:
        """Whether an expression of the parts is flat: what may not exist is written twice."""
        return all(part.is_atom if part.none else part.is_flat for part in parts)


@attrs.frozen(kw_only=True, eq=False)
class Word(Node):
    """A word that the rules themselves state."""

    word: int

    @property
    def is_atom(self) -> bool:
        return True

    @property
    def number(self) -> Fraction:
        return Fraction(self.word, self.denominator)


@attrs.frozen(kw_only=True, eq=False)
class Given(Node):
    """What the function has by a name: a day, the address of a row, what was worked out before."""

    name: str

    @property
    def is_atom(self) -> bool:
        return True


@attrs.frozen(kw_only=True, eq=False)
class OpenDay(Given):
    """The law date where it is not known: what is known of it, by a name."""


@attrs.frozen(kw_only=True, eq=False)
class Fact(Node):
    """A fact at so many words from the address of the case, or (`row`) of one of its rows.

    `path`: what it is called, for whoever reads the text. `said`: what the layout says of it, None:
    it tells where a list stands. `rows`: those of which it is.
    """

    row: Given | None
    offset: int
    path: str
    said: Place | None = None
    rows: RowLayout | None = None

    @property
    def is_atom(self) -> bool:
        return True


@attrs.frozen(kw_only=True, eq=False)
class Leave(Node):
    """What only the reference can tell; `why` says so in the text.

    `where`: where in the file of its policy it stands; None: where whatever holds it does.
    """

    why: str
    where: Span | None = None


@attrs.frozen(kw_only=True, eq=False)
class Unstated(Node):
    """A figure that nobody has stated, which lies between bounds (None: none on that side).

    `lacks`: what is missing; a day of which it is open which figure would be its own. `of`: the
    number that it would be applied to; what that lacks is missing too, and without it there is
    nothing.
    """

    lacks: Missing | OpenDay
    least: int | None = None
    most: int | None = None
    of: "Node | None" = None

    @property
    def why(self) -> str:
        return f"no figure: {self.lacks.name if isinstance(self.lacks, Node) else self.lacks.id}"


@attrs.frozen(kw_only=True, eq=False)
class Sure(Node):
    """The value, of which only the reference can tell where one of its `needs` is open."""

    value: Node
    needs: tuple[Node, ...]


@attrs.frozen(kw_only=True, eq=False)
class WhereOpen(Node):
    """The value; where `told` is open, `otherwise`, which comes to the same if all is known."""

    value: Node
    told: Node
    otherwise: Node


@attrs.frozen(kw_only=True, eq=False)
class Recast(Node):
    """The same word, read in another way: over another denominator, or as a plain number."""

    value: Node

    @property
    def is_atom(self) -> bool:
        return self.value.is_atom

    @property
    def is_flat(self) -> bool:
        return self.value.is_flat


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


def sure(value: Node, *needs: Node) -> Node:
    """The value, of which only the reference can tell where what it needs is open."""
    hanging = tuple(node for node in needs if not isinstance(node, Word | Leave))
    if isinstance(value, Word | Leave) or not hanging:
        return value
    said = {field.name: getattr(value, field.name) for field in attrs.fields(Node)}
    return Sure(value=value, needs=hanging, **said)


def recast(node: Node, **changes: object) -> Node:
    """The same word, of which something else is said."""
    if isinstance(node, Word | Leave | Fact):
        return attrs.evolve(node, **changes)  # type: ignore[arg-type]
    inner = node.value if isinstance(node, Recast) else node
    said = {field.name: getattr(node, field.name) for field in attrs.fields(Node)}
    return Recast(value=inner, **{**said, **changes})
