"""Amounts between bounds, divided to the fen such that the portions add up to the whole."""

from collections.abc import Sequence
from fractions import Fraction

from incentives.values.number import Exact, exact
from incentives.values.splitting import split_by_shares, split_in_order

Bounds = tuple[Exact, Exact | None]
"""From, to; None: no bound."""

Portion = tuple[str, Exact]
"""A beneficiary, and what weight it has beside the others."""


def divided_bounds(portions: Sequence[Bounds], whole: Bounds) -> list[Bounds]:
    """The exact portions, each to the fen, such that both their bounds add up to those of the whole.

    Where only the whole has an upper bound, what is above the sum of the lower ones may be any portion's: it is the last one's.

    >>> from fractions import Fraction
    >>> divided_bounds([(Fraction(1, 300), Fraction(1, 3)), (0, None)], (0, None))
    [(0, Fraction(33, 100)), (0, None)]
    """
    if not portions:
        return []
    low, high = whole
    lows = split_in_order([least for least, _ in portions], low)
    if high is None:
        widths: list[Exact | None] = [None if most is None else most - least for least, most in portions]
        known = [width for width in widths if width is not None]
        given = iter(split_in_order(known, sum(known, 0)))
        rounded = [None if width is None else next(given) for width in widths]
        if None not in rounded:
            rounded[-1] = None
        return [(least, None if wide is None else _fen(least + wide)) for least, wide in zip(lows, rounded, strict=True)]
    wide = [(high if most is None else most) - least for least, most in portions]
    rest = split_in_order(wide, max(high - low, 0))
    return [(least, exact(Fraction(least + more))) for least, more in zip(lows, rest, strict=True)]


def _fen(amount: Exact) -> Exact:
    return split_by_shares(amount, [1, 0])[0]


def portions_of_roles(portions: Sequence[Portion], whole: Bounds) -> list[tuple[str, Bounds]]:
    """The whole divided by weight; the last has the rest. Without any weight the first has it all."""
    total = sum((weight for _, weight in portions), 0)
    shares = [exact(Fraction(weight) / total) if total else int(not at) for at, (_, weight) in enumerate(portions)]
    low, high = whole
    lows = split_by_shares(low, shares)
    if high is None:
        return [(role, (least, None)) for (role, _), least in zip(portions, lows, strict=True)]
    more = split_by_shares(exact(high - low), shares)
    return [(role, (least, exact(least + extra))) for (role, _), least, extra in zip(portions, lows, more, strict=True)]
