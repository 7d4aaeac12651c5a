"""Nodes of conditions, and of what hangs on them: choices, stretches of days, tables."""

from enum import Enum

import attrs

from incentives.compile.tree.node import Node, OpenDay, Word
from incentives.language.possible import Missing


@attrs.frozen(kw_only=True, eq=False)
class Compared(Node):
    """Whether two words stand so; of what does not exist it is not so."""

    sign: str
    left: Node
    right: Node

    @property
    def is_flat(self) -> bool:
        return self.is_flat_of(self.left, self.right)


class Joint(Enum):
    """How conditions are joined."""

    ALL = "and"
    ANY = "or"


@attrs.frozen(kw_only=True, eq=False)
class Joined(Node):
    """Several conditions, read from the first on until one decides."""

    joint: Joint
    parts: tuple[Node, ...]


@attrs.frozen(kw_only=True, eq=False)
class ExactlyOne(Node):
    """Just one of the conditions holds."""

    parts: tuple[Node, ...]

    @property
    def is_flat(self) -> bool:
        return all(part.is_flat for part in self.parts)


@attrs.frozen(kw_only=True, eq=False)
class Not(Node):
    """The condition does not hold."""

    part: Node

    @property
    def is_flat(self) -> bool:
        return self.part.is_flat


@attrs.frozen(kw_only=True, eq=False)
class Exists(Node):
    """Whether there is such a word at all."""

    value: Node

    @property
    def is_flat(self) -> bool:
        return self.value.is_flat


@attrs.frozen(kw_only=True, eq=False)
class InMask(Node):
    """Whether the value is among those of the mask; what does not exist is not."""

    value: Node
    mask: int

    @property
    def is_flat(self) -> bool:
        return self.value.is_atom


@attrs.frozen(kw_only=True, eq=False)
class Overlaps(Node):
    """Whether a set has a value in common with the mask."""

    value: Node
    mask: int

    @property
    def is_flat(self) -> bool:
        return self.value.is_atom


@attrs.frozen(kw_only=True, eq=False)
class Chosen(Node):
    """The value of the first test that holds, else `otherwise`."""

    tests: tuple[Node, ...]
    values: tuple[Node, ...]
    otherwise: Node


@attrs.frozen(kw_only=True, eq=False)
class ByDay(Node):
    """What holds from each of the days on; `stretches` in order of time, the first from ever."""

    day: Node
    stretches: tuple[tuple[int, Node], ...]

    @property
    def is_flat(self) -> bool:
        return self.day.is_atom and all(isinstance(each, Word) for _, each in self.stretches)


@attrs.frozen(kw_only=True, eq=False)
class OnAnyDay(Node):
    """What holds on the days on which a rule may apply, of a law date that is not known.

    `stretches`: what holds from each of the days on, in order of time; `before` the first of them
    nobody has stated anything.
    """

    day: OpenDay
    stretches: tuple[tuple[int, Node], ...]
    before: Node


@attrs.frozen(kw_only=True, eq=False)
class Hangs(Node):
    """A condition that nobody can tell for lack of what the day lacks."""

    day: OpenDay


@attrs.frozen(kw_only=True, eq=False)
class Keyed:
    """How a table is read by keys that may be open.

    `keys`: each with the first of its values, and how many there are. `lacks`: by cell what is
    missing of one that is not stated (None: only the reference can say), which lies between `least`
    and `most`; None: there is no such bound.
    """

    keys: tuple[tuple[Node, int, int], ...]
    lacks: tuple[Missing | None, ...]
    least: int | None
    most: int | None


@attrs.frozen(kw_only=True, eq=False)
class Cell(Node):
    """The word at the place `at` of a table that stands in the text; `keyed`: how it is read."""

    words: tuple[int, ...]
    at: Node
    keyed: Keyed | None = None


@attrs.frozen(kw_only=True, eq=False)
class OfCalendar(Node):
    """What a function of `calendar` makes of the arguments; `reads_case`: of a status, too.

    `is_partial`: nothing may come of it. `within`: between which bounds a number lies that comes of
    open arguments; None as a whole: only the reference can say.
    """

    function: str
    arguments: tuple[Node, ...]
    reads_case: bool
    is_partial: bool = False
    within: tuple[int | None, int | None] | None = None

    @property
    def is_flat(self) -> bool:
        return self.is_flat_of(*self.arguments)
