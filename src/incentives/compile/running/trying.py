"""Facts of rows that nobody has said, taken to be this or that: what an incentive comes to then.

The reference tries all values that some of them can have, for all parts at once, and takes the
incentive between the least and the most of what comes out. It comes to no less than where nothing
is tried if one value of each is found that comes to as little, and to no more if one comes to as
much: whatever of them the reference tries, these are among it.
"""

from collections.abc import Iterator, MutableSequence, Sequence

import attrs

from incentives.compile.layout import Kind, RowLayout, WordLayout
from incentives.compile.words import EMPTY, UNKNOWN

_MOST_VALUES = 16
"""So many values are tried at most, of all facts at once."""


@attrs.frozen(kw_only=True, eq=False)
class Tried:
    """Facts of the rows of a list: where each stands in a row, and how many values it can have."""

    rows: RowLayout
    facts: tuple[tuple[int, int], ...]


def tried_of(rows: RowLayout, offsets: Sequence[int]) -> Tried:
    """The facts at these places, of conditions and enumerations."""
    values = {
        place.offset: 2 if place.kind is Kind.TRUTH else len(place.values)
        for place in rows.facts.values()
    }
    return Tried(rows=rows, facts=tuple((offset, values[offset]) for offset in offsets))


def trials(
    words: MutableSequence[int], at: int, several: Sequence[Tried], layout: WordLayout
) -> Iterator[None]:
    """With each step other words stand for what is not known; in the end they are as before.

    What rows keep of what was worked out before is worked out anew each time.
    """
    unsaid = [place for tried in several for place in _unsaid(words, at, tried)]
    kept = {
        place: words[place] for rows in layout.rows.values() for place in _kept(words, at, rows)
    }
    try:
        for number in range(min(max((many for _, many in unsaid), default=0), _MOST_VALUES)):
            for place, many in unsaid:
                words[place] = number % many
            for place in kept:
                words[place] = EMPTY
            yield
    finally:
        for place, _ in unsaid:
            words[place] = UNKNOWN
        for place, word in kept.items():
            words[place] = word


def _unsaid(words: Sequence[int], at: int, tried: Tried) -> Iterator[tuple[int, int]]:
    """Where a fact that is tried is not known, and how many values it can have."""
    for row in _rows(words, at, tried.rows):
        for offset, many in tried.facts:
            if words[row + offset] == UNKNOWN:
                yield row + offset, many


def _kept(words: Sequence[int], at: int, rows: RowLayout) -> Iterator[int]:
    """Where rows of the list keep something."""
    for row in _rows(words, at, rows):
        yield from (row + offset for offset in rows.kept.values())


def _rows(words: Sequence[int], at: int, rows: RowLayout) -> range:
    """The addresses of the rows of the list, none where nobody has told them."""
    listed = words[at + rows.offset]
    if listed == UNKNOWN:
        return range(0)
    return range(listed + 1, listed + 1 + words[listed] * rows.width, rows.width)
