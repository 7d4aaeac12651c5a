"""In which order facts of rows are missing: by the places as they are written."""

from incentives.compile.words import NOTHING_KNOWN

FACTS_OF_A_ROW = 1024
"""No row has more facts."""
ROW_CODES = 11**5
"""Codes of rows are less."""


def row_code(index: int) -> int:
    """A number by which rows are in the order in which their places are written.

    >>> sorted([2, 10, 1, 0], key=row_code)
    [0, 10, 1, 2]
    """
    code, rest = 10, index
    weight = 11
    while True:
        code += rest % 10 * weight
        rest //= 10
        weight *= 11
        if rest == 0:
            break
    while weight < 11**5:
        code *= 11
        weight *= 11
    return code


def rank_in_row(row: int, rows: int, width: int, base: int, whole: int) -> int:
    """The rank of a fact of a row, one of those at `rows`; of rows that nobody has listed `whole`.

    `base`: the rank of the fact in the first of all rows.
    """
    if row == NOTHING_KNOWN:
        return whole
    return base + row_code((row - rows - 1) // width) * FACTS_OF_A_ROW
