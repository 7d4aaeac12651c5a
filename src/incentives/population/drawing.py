"""Chance by a seed, the same on every machine and in every version of Python."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from hashlib import sha256
from struct import unpack
from typing import TypeVar

import attrs

T = TypeVar("T")
_BITS = 64
_WORDS = ">4Q"
"""A digest is four words of so many bits."""


@attrs.frozen(eq=False, repr=False)
class Draw:
    """Numbers drawn one after the other; those of one name are always the same.

    >>> draw = Draw("7/0")
    >>> [draw.below(100), draw.below(100)], Draw("7/1").below(100)
    ([68, 89], 73)
    """

    name: str
    _words: Iterator[int] = attrs.field(init=False)

    @_words.default
    def _drawn(self) -> Iterator[int]:
        return _words_of(self.name)

    def below(self, count: int) -> int:
        """A whole number from 0 up to, and not, `count`."""
        return next(self._words) % count

    def between(self, first: int, last: int) -> int:
        """A whole number from the first to the last, both among them."""
        return first + self.below(last - first + 1)

    def one_of(self, several: Sequence[T]) -> T:
        """One of several; there must be one."""
        return several[self.below(len(several))]

    def happens(self, share: Fraction) -> bool:
        """Whether what happens in this share of all cases happens in this one."""
        return next(self._words) * share.denominator < share.numerator << _BITS


def _words_of(name: str) -> Iterator[int]:
    count = 0
    while True:
        yield from unpack(_WORDS, sha256(f"{name}/{count}".encode()).digest())
        count += 1
