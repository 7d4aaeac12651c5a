"""The words of a program as they are written: places of what is worked out, jumps, functions."""

from collections.abc import Iterator, Sequence
from typing import Never

import attrs

from incentives.compile.running.programs.operations import NUMBERS, SIZES, Leaf, Operation
from incentives.compile.words import WIDEST

_FURTHEST = 2 * WIDEST


class UntranslatableError(Exception):
    """The text does what no program can; it is run as Python alone."""


def leave() -> Never:
    """There is no program.

    Raises:
        UntranslatableError: always.
    """
    raise UntranslatableError


@attrs.frozen
class Slot:
    """Where a value stands: at this place, one, four or five words of it."""

    at: int
    leaf: Leaf = Leaf.WORD

    def word(self, place: int) -> "Slot":
        """One of its words."""
        if not 0 <= place < SIZES[self.leaf]:
            leave()
        return Slot(self.at + place)


@attrs.define(eq=False)
class Label:
    """A place in a program that is known when all of it is written."""

    at: int = -1


CASE, DAY = Slot(0), Slot(1)
"""Where every function reads the address of the case, and the day."""
Operand = int | Slot | Label


@attrs.define(kw_only=True, eq=False, repr=False)
class Places:
    """Where values stand, those that the text states among them; first the case and the day."""

    words: list[int] = attrs.field(factory=lambda: [0, 0])
    _stated: dict[tuple[int, ...], int] = attrs.field(factory=dict)
    _passing: set[Slot] = attrs.field(factory=set)

    def fresh(self, leaf: Leaf = Leaf.WORD) -> Slot:
        """A place that nothing stands at yet."""
        at = len(self.words)
        self.words += [0] * SIZES[leaf]
        return Slot(at, leaf)

    def passing(self, leaf: Leaf = Leaf.WORD) -> Slot:
        """The same for what comes out on the way, until somebody takes it over."""
        slot = self.fresh(leaf)
        self._passing.add(slot)
        return slot

    def taken_over(self, slot: Slot) -> bool:
        """Whether what stands there came out on the way, and is the asker's from now on."""
        is_passing = slot in self._passing
        self._passing.discard(slot)
        return is_passing

    def stated(self, words: Sequence[int]) -> int:
        """Where these words stand one behind the other."""
        key = tuple(words)
        if any(not -_FURTHEST <= word < _FURTHEST for word in key):
            leave()
        if key not in self._stated:
            self._stated[key] = len(self.words)
            self.words += key
        return self._stated[key]

    def word(self, word: int) -> Slot:
        """Where a word stands that the text states."""
        return Slot(self.stated((word,)))


_MOVES = {Leaf.WORD: "move", Leaf.BOUNDED: "move four", Leaf.SEVERAL: "move five"}


@attrs.define(kw_only=True, eq=False, repr=False)
class Code:
    """The words of one function: operations with what they take, and labels between them."""

    _parts: list[Label | tuple[int, tuple[Operand, ...]]] = attrs.field(factory=list)

    def own(self, name: str, *operands: Operand) -> None:
        """One of the operations that are none of a function."""
        self._parts.append((NUMBERS[name], operands))

    def call(self, operation: Operation, into: Slot, operands: Sequence[Operand]) -> None:
        """A function that is an operation."""
        self._parts.append((operation.number, (into, *operands)))

    def move(self, into: Slot, value: Slot) -> None:
        """The value stands there too."""
        if into.leaf is not value.leaf:
            leave()
        if into != value:
            self.own(_MOVES[value.leaf], into, value)

    def place(self, label: Label) -> None:
        """The label stands here."""
        self._parts.append(label)

    def placed(self, first: int) -> int:
        """All labels have their places, where the code begins there; it gives where it ends."""
        for part in self._parts:
            if isinstance(part, Label):
                part.at = first
            else:
                first += 1 + len(part[1])
        return first

    def words(self) -> Iterator[int]:
        """The words, once all labels have places."""
        for part in self._parts:
            if not isinstance(part, Label):
                number, operands = part
                yield number
                yield from (one if isinstance(one, int) else one.at for one in operands)
