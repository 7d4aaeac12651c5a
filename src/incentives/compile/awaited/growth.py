"""Work that grows with lists: so much for each combination of rows of several lists."""

from collections.abc import Iterable, Mapping, Sequence
from math import prod

import attrs


@attrs.frozen(repr=False)
class Growth:
    """So much (`by_lists`) for each row, pair of rows, ... of the lists that are named.

    >>> per_pair = (NO_WORK + 3).for_rows(["kids", "kids"]) + 2
    >>> per_pair.at({"kids": 10})
    302
    """

    by_lists: Mapping[tuple[str, ...], int] = attrs.field(factory=dict)

    def __add__(self, other: "Growth | int") -> "Growth":
        more = {(): other} if isinstance(other, int) else other.by_lists
        sums = dict(self.by_lists)
        for lists, work in more.items():
            sums[lists] = sums.get(lists, 0) + work
        return Growth(sums)

    def __mul__(self, times: int) -> "Growth":
        return Growth({lists: work * times for lists, work in self.by_lists.items()})

    def for_rows(self, lists: Iterable[str]) -> "Growth":
        """The same for each row of the list; of several, for each combination of their rows."""
        more = tuple(lists)
        return Growth(
            {tuple(sorted((*known, *more))): work for known, work in self.by_lists.items()}
        )

    def for_each_of(self, several: Iterable[Sequence[str]]) -> "Growth":
        """The same for each row of any of the lists, and so with the next lists."""
        whole = self
        for lists in several:
            whole = sum((whole.for_rows([name]) for name in lists), NO_WORK)
        return whole

    def at(self, lengths: Mapping[str, int]) -> int:
        """How much it is where lists are so long; one of no rows, or not listed, has one row."""
        return sum(
            work * prod(max(lengths.get(name, 1), 1) for name in lists)
            for lists, work in self.by_lists.items()
        )


NO_WORK = Growth()
