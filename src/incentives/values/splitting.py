"""Amounts divided to the fen: nothing is lost, nothing is below zero, rows and columns add up."""

from collections.abc import Sequence
from itertools import accumulate

from incentives.values.number import Exact, exact
from incentives.values.rounding import TO_THE_FEN


def split_in_order(amounts: Sequence[Exact], total: Exact) -> tuple[Exact, ...]:
    """The exact amounts, each to the fen, such that they add up to `total`.

    Each running sum is rounded half up, so that no amount is off by a fen or more; the last takes
    the rest. Where `total` is less than the amounts are, the last give way. The parts are in the
    order of the amounts.

    >>> from fractions import Fraction
    >>> [str(part) for part in split_in_order([Fraction(100, 3)] * 3, 100)]
    ['3333/100', '1667/50', '3333/100']
    >>> split_in_order([60, 60], 90)
    (60, 30)
    """
    parts: list[Exact] = []
    given: Exact = 0
    for number, running_sum in enumerate(accumulate(amounts), start=1):
        is_last = number == len(amounts)
        upto = total if is_last else min(max(TO_THE_FEN.apply(running_sum), given), total)
        parts.append(exact(upto - given))
        given = upto
    return tuple(parts)


def split_by_shares(amount: Exact, shares: Sequence[Exact]) -> tuple[Exact, ...]:
    """The shares of an amount, each rounded half up to the fen; the last takes the rest.

    The figure of the last share is not read. The parts are in the order of the shares.

    >>> split_by_shares(100, [exact("0.4"), exact("0.3"), exact("0.3")])
    (40, 30, 30)
    """
    parts: list[Exact] = []
    left = amount
    for share in shares[:-1]:
        part = min(TO_THE_FEN.apply(share * amount), left)
        parts.append(part)
        left = exact(left - part)
    return (*parts, left)


def split_by_levels(
    amounts: Sequence[Exact], shares: Sequence[Sequence[Exact]]
) -> list[tuple[Exact, ...]]:
    """Each amount divided among levels, to the fen, a row an amount and a column a level.

    Each row adds up to its amount, and each level bears its share of the whole. `shares` has for
    each amount the share of every level but the last, which takes the rest. The running sum of a
    level is rounded half up; where roundings of several levels meet in one fen, the one named first
    has it.

    >>> split_by_levels([5, 5], [[exact("0.333")], [exact("0.333")]])
    [(Fraction(167, 100), Fraction(333, 100)), (Fraction(83, 50), Fraction(167, 50))]
    """
    rows: list[tuple[Exact, ...]] = []
    count = len(shares[0]) if shares else 0
    wanted: list[Exact] = [0] * count
    given: list[Exact] = [0] * count
    for amount, row_shares in zip(amounts, shares, strict=True):
        row: list[Exact] = []
        left = amount
        for level, share in enumerate(row_shares):
            wanted[level] = exact(wanted[level] + share * amount)
            part = min(max(exact(TO_THE_FEN.apply(wanted[level]) - given[level]), 0), left)
            given[level] = exact(given[level] + part)
            left = exact(left - part)
            row.append(part)
        rows.append((*row, left))
    return rows
