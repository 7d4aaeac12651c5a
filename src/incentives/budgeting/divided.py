"""Amounts between bounds, divided to the fen such that the portions add up to the whole."""

from collections.abc import Sequence
from fractions import Fraction

from incentives.values.number import Exact, exact
from incentives.values.range import Range
from incentives.values.splitting import split_by_shares, split_in_order

Portion = tuple[str, Exact]
"""A beneficiary, and what weight it has beside the others."""


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
            Range(least, None if width is None else _fen(least + width))
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
    given = iter(split_in_order(known, sum(known, 0)))
    rounded = [None if width is None else next(given) for width in widths]
    if None not in rounded:
        rounded[-1] = None
    return rounded


def _fen(amount: Exact) -> Exact:
    return split_by_shares(amount, [1, 0])[0]


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
