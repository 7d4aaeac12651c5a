"""Sums of amounts that no database overflows at.

SQLite refuses a sum of whole numbers beyond 2⁶³. The upper and the lower halves of the amounts are
added up by themselves, which stay within it for more rows than a register can have.
"""

from sqlalchemy import ColumnElement, Row, func, literal_column

_HALF = 32


def sums_of(amount: ColumnElement[int]) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """The columns of a query that `total_in` reads: the sums of both halves."""
    upper = func.sum(amount.bitwise_rshift(literal_column(str(_HALF)))).label("upper")
    lower = func.sum(amount.bitwise_and(2**_HALF - 1)).label("lower")
    return upper, lower


def total_in(row: Row[tuple[object, ...]]) -> int:
    """The exact sum, of a row with the columns of `sums_of`."""
    return (int(row.upper) << _HALF) + int(row.lower)
