"""Rows of lists by what names them, and rows that are alike."""

from collections.abc import Sequence

import attrs
import numpy as np

from incentives.tables.sound.figures import Longs, Marks

_SHIFT = 40
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Index:
    """The rows of a list by case and name, the first of each; both of `keys` and `rows` in order.

    `incomplete`: the cases of which more rows may have more names.
    """

    keys: Longs
    rows: Longs
    incomplete: Marks

    def row_of(self, cases: Longs, names: Longs) -> Longs:
        """The row of each case that is named so; -1 where there is none."""
        if len(self.keys) == 0:
            return np.full(len(cases), -1, np.int64)
        wanted = _key(cases, names)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where((self.keys[at] == wanted) & (names >= 0), self.rows[at], -1)


def index_of(cases: Longs, names: Longs, incomplete: Marks) -> Index:
    """Rows of the cases by their names; below 0 they have none."""
    rows = np.flatnonzero(names >= 0)
    keys, first = np.unique(_key(cases[rows], names[rows]), return_index=True)
    return Index(keys=keys, rows=rows[first], incomplete=incomplete)


def _key(cases: Longs, names: Longs) -> Longs:
    key: Longs = (cases << _SHIFT) + names
    return key


def alike(columns: Sequence[Longs], where: Marks) -> list[list[int]]:
    """The groups of rows that are alike in all columns, of those that are meant."""
    rows = np.flatnonzero(where)
    mixed = np.zeros(len(rows), np.uint64)
    for column in columns:
        mixed = (mixed ^ column[rows].astype(np.uint64)) * np.uint64(_ODD[0])
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(_ODD[1])
    _, first, counts = np.unique(mixed, return_inverse=True, return_counts=True)
    maybe = rows[counts[first] > 1]
    groups: dict[tuple[int, ...], list[int]] = {}
    keys = zip(*(column[maybe].tolist() for column in columns), strict=True)
    for row, key in zip(maybe.tolist(), keys, strict=True):
        groups.setdefault(key, []).append(row)
    return [group for group in groups.values() if len(group) > 1]
