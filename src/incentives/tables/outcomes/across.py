"""What stands in a row of an array, put together for each row.

Rows are short and many, which numpy's own reductions take several times as long for.
"""

import numpy as np
import numpy.typing as npt

from incentives.tables.sound.figures import Longs, Marks


def added(numbers: Longs) -> Longs:
    """The sum of each row, which has room in a word."""
    sums: Longs = np.einsum("ij->i", numbers)
    return sums


def count(marks: Marks) -> npt.NDArray[np.int32]:
    """In how many columns of each row something holds."""
    counts: npt.NDArray[np.int32] = np.einsum("ij->i", marks.astype(np.int32))
    return counts


def holds_in_all(marks: Marks) -> Marks:
    """In which rows it holds in every column."""
    if marks.all():
        return np.ones(len(marks), np.bool_)
    in_all: Marks = count(marks) == marks.shape[1]
    return in_all


def holds_in_any(marks: Marks) -> Marks:
    """In which rows it holds in some column."""
    if not marks.any():
        return np.zeros(len(marks), np.bool_)
    in_any: Marks = count(marks) > 0
    return in_any
