"""Amounts divided to the fen: nothing is lost, nothing is below zero, rows and columns add up.

Amounts between bounds are divided such that both ends add up to those of the whole.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from itertools import accumulate

from incentives.values.number import Exact, difference, exact, product, sum_of_two
from incentives.values.range import Range
from incentives.values.rounding import DOWN_TO_THE_FEN, TO_THE_FEN

Portion = tuple[str, Exact]
"""A beneficiary, and what weight it has beside the others."""


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
    for number, running_sum in enumerate(accumulate(amounts, sum_of_two), start=1):
        is_last = number == len(amounts)
        upto = total if is_last else min(max(TO_THE_FEN.apply(running_sum), given), total)
        parts.append(difference(upto, given))
        given = upto
    return tuple(parts)


def split_by_remainders(amounts: Sequence[Exact], total: Exact) -> tuple[Exact, ...]:
    """The exact amounts, each to the fen, such that they add up to `total`, their rounded sum.

    Each has its whole fen; what is left goes fen by fen to those with the largest parts of one, the
    first of equals before. A total that is not their sum is split in order.

    >>> from fractions import Fraction
    >>> split_by_remainders([Fraction(120006, 1000), 180], 300)
    (120, 180)
    """
    whole = [DOWN_TO_THE_FEN.apply(amount) for amount in amounts]
    nothing: Exact = 0
    missing = difference(total, reduce(sum_of_two, whole, nothing)) * 100
    if not missing:
        return tuple(whole)
    if not 0 <= missing <= len(amounts):
        return split_in_order(amounts, total)
    by_remainder = sorted(range(len(amounts)), key=lambda at: whole[at] - amounts[at])
    has_one_more = set(by_remainder[: int(missing)])
    return tuple(
        exact(one + Fraction(1, 100)) if at in has_one_more else one for at, one in enumerate(whole)
    )


def split_by_shares(amount: Exact, shares: Sequence[Exact]) -> tuple[Exact, ...]:
    """The shares of an amount, each rounded half up to the fen; the last takes the rest.

    The figure of the last share is not read. The parts are in the order of the shares.

    >>> split_by_shares(100, [Fraction("0.4"), Fraction("0.3"), Fraction("0.3")])
    (40, 30, 30)
    """
    parts: list[Exact] = []
    left = amount
    for share in shares[:-1]:
        part = min(TO_THE_FEN.apply(product(share, amount)), left)
        parts.append(part)
        left = difference(left, part)
    return (*parts, left)


def split_by_levels(
    amounts: Sequence[Exact], shares: Sequence[Sequence[Exact]]
) -> list[tuple[Exact, ...]]:
    """Each amount divided among levels, to the fen, a row an amount and a column a level.

    Each row adds up to its amount, and each level bears its share of the whole. `shares` has for
    each amount the share of every level but the last, which takes the rest. The running sum of a
    level is rounded half up; where roundings of several levels meet in one fen, the one named first
    has it.

    >>> split_by_levels([5, 5], [[Fraction("0.333")], [Fraction("0.333")]])
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
            wanted[level] = sum_of_two(wanted[level], product(share, amount))
            part = min(max(difference(TO_THE_FEN.apply(wanted[level]), given[level]), 0), left)
            given[level] = sum_of_two(given[level], part)
            left = difference(left, part)
            row.append(part)
        rows.append((*row, left))
    return rows


def divided(portions: Sequence[Range], whole: Range) -> list[Range]:
    """The exact portions to the fen, such that both their ends add up to those of the whole.

    In the order of the portions, which may have parts of a fen.

    Where only the whole has an upper bound, what is above the sum of the lower ones may be any
    portion's: it is the last one's.

    >>> from fractions import Fraction
    >>> divided([Range(Fraction(1, 300), Fraction(1, 3)), Range(0, None)], Range(0, None))
    [Range(low=0, high=Fraction(33, 100)), Range(low=0, high=None)]
    """
    if not portions:
        return []
    lows = split_in_order([portion.least for portion in portions], whole.least)
    if whole.high is None:
        return [
            Range(least, None if width is None else exact(least + width))
            for least, width in zip(lows, _open_widths(portions), strict=True)
        ]
    widths = [
        (whole.high if portion.high is None else portion.high) - portion.least
        for portion in portions
    ]
    rest = split_in_order(widths, max(whole.high - whole.least, 0))
    return [Range(least, exact(least + more)) for least, more in zip(lows, rest, strict=True)]


def _open_widths(portions: Sequence[Range]) -> list[Exact | None]:
    """How far apart the ends of each portion lie, to the fen; None: it has no upper one.

    At least one has none, so that there is room for what the whole may come to.
    """
    widths = [portion.width for portion in portions]
    known = [width for width in widths if width is not None]
    given = iter(split_in_order(known, TO_THE_FEN.apply(sum(known, 0))))
    rounded = [None if width is None else next(given) for width in widths]
    if None not in rounded:
        rounded[-1] = None
    return rounded


def portions_of_roles(portions: Sequence[Portion], whole: Range) -> list[tuple[str, Range]]:
    """The whole divided to the fen by weight; the last beneficiary has the rest.

    Without any weight the first has it all.
    """
    total = sum((weight for _, weight in portions), 0)
    shares = [
        exact(Fraction(weight) / total) if total else int(not at)
        for at, (_, weight) in enumerate(portions)
    ]
    lows = split_by_shares(whole.least, shares)
    if whole.width is None:
        return [(role, Range(least, None)) for (role, _), least in zip(portions, lows, strict=True)]
    more = split_by_shares(whole.width, shares)
    return [
        (role, Range(least, exact(least + extra)))
        for (role, _), least, extra in zip(portions, lows, more, strict=True)
    ]
