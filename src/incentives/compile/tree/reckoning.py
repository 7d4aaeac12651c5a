"""Nodes of numbers: sums and products, the least and the greatest, what is rounded."""

from enum import Enum

import attrs

from incentives.compile.layout import Kind
from incentives.compile.tree.node import Node, Word


class Sign(Enum):
    """What is written between two numbers."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"


@attrs.frozen(kw_only=True, eq=False)
class Reckoned(Node):
    """Two words added, subtracted or multiplied; where one does not exist, nothing.

    `is_checked`: the product may be too great for a word; then the reference decides.
    """

    sign: Sign
    left: Node
    right: Node
    is_checked: bool = False

    @property
    def is_flat(self) -> bool:
        return not self.is_checked and self.is_flat_of(self.left, self.right)


@attrs.frozen(kw_only=True, eq=False)
class Narrowed(Node):
    """The same word; where it lies outside of `low` and `high`, the reference decides."""

    value: Node


@attrs.frozen(kw_only=True, eq=False)
class Extreme(Node):
    """The least (`<`) or the greatest (`>`) of several; nothing where one does not exist."""

    sign: str
    parts: tuple[Node, ...]

    @property
    def standing(self) -> tuple[Node, ...]:
        """Those of which one is it where all is known.

        A number that the rules state is not, where the words of another are always past it. What
        nobody has said may lie beyond all words, so the open form reads every part.
        """
        if self.kind is not Kind.NUMBER:
            return self.parts
        return tuple(part for part in self.parts if not self._is_passed(part))

    def _is_passed(self, part: Node) -> bool:
        if not isinstance(part, Word):
            return False
        others = (other for other in self.parts if not isinstance(other, Word))
        if self.sign == ">":
            return any(other.low >= part.word for other in others)
        return any(other.high <= part.word for other in others)

    @property
    def is_atom(self) -> bool:
        return len(self.standing) == 1 and self.standing[0].is_atom

    @property
    def is_flat(self) -> bool:
        return len(self.standing) == 1 and self.standing[0].is_flat


@attrs.frozen(kw_only=True, eq=False)
class Rounded(Node):
    """The whole number that `rounding` makes of `value` times `times` over `divisor` (and `by`).

    `value` is a word; `rounding` is the name of a function of the runtime.
    """

    rounding: str
    value: Node
    times: int
    divisor: int
    by: Node | None


@attrs.frozen(kw_only=True, eq=False)
class InReturn(Node):
    """What a part adds to a line of its return: the line rounded with it, less as it was before.

    `value` is rounded by `rounding` as in `Rounded`, `times` and `divisor` as there. `line`: which
    of the lines of the return. It changes the line, so it is worked out once for each part.
    """

    rounding: str
    value: Node
    times: int
    divisor: int
    line: int


@attrs.frozen(kw_only=True, eq=False)
class LeftInReturn(Node):
    """What a relief leaves of a part (`value`): the share of the whole is off, rounded in its line.

    It changes the line, so it is worked out once for each part; without one, the part stands alone.
    `steps`: by what their product is multiplied and divided to count in steps, by what the whole is
    multiplied, how many words a step is, the share that is all; and 1 where the whole may lie
    below nothing.
    """

    value: Node
    whole: Node
    share: Node
    line: int | None
    rounding: str
    steps: tuple[int, int, int, int, int, int]


@attrs.frozen(kw_only=True, eq=False)
class Bracketed(Node):
    """What brackets make of the number `of` (`value`); where that or a limit is open, of all ends.

    `limits`: over the denominator of the number. `rates`: a word for each, NONE where it is not
    applicable, over `parts`. `belows`: whether each limit is above its bracket. `is_sum`: slices
    are added up.
    """

    value: Node
    of: Node
    limits: tuple[Node, ...]
    rates: tuple[int, ...]
    belows: tuple[bool, ...]
    parts: int
    is_sum: bool
