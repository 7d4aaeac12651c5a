"""Amounts that lie between bounds, each to the fen: sums and differences of what is known and what is not."""

from collections.abc import Iterable
from fractions import Fraction

import attrs
from moneyed import Money

from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import AmountRange, Outcome
from incentives.values.money import exact_amount, money_of

GIVEN = frozenset({Outcome.ELIGIBLE, Outcome.UNDETERMINED})
"""The outcomes with which something is given, or may be."""


@attrs.frozen
class Spread:
    """An amount between `low` and `high`; None: no bound. Where they meet, it is known."""

    low: Money | None
    high: Money | None

    @classmethod
    def of(cls, amount: Money) -> "Spread":
        return cls(amount, amount)

    @property
    def amount(self) -> Money | None:
        """The amount, if it is known."""
        return self.low if self.low == self.high else None

    def __add__(self, other: "Spread") -> "Spread":
        return Spread(_sum(self.low, other.low), _sum(self.high, other.high))

    def __neg__(self) -> "Spread":
        return Spread(_negative(self.high), _negative(self.low))

    def __sub__(self, other: "Spread") -> "Spread":
        """All that the difference can come to, whatever the one and the other turn out to be."""
        return self + -other


def _sum(one: Money | None, other: Money | None) -> Money | None:
    if one is None or other is None:
        return None
    return money_of(exact_amount(one) + exact_amount(other), one.currency.code)


def _negative(amount: Money | None) -> Money | None:
    return None if amount is None else money_of(-exact_amount(amount), amount.currency.code)


def spread_of(amount: Money | None, amount_range: AmountRange | None, currency: str) -> Spread:
    """A known amount, or the range it lies in; without either, nothing is paid."""
    if amount is not None:
        return Spread.of(amount)
    return Spread(*amount_range) if amount_range is not None else Spread.of(money_of(0, currency))


def amount_spread(determination: Determination | None, currency: str) -> Spread:
    """What the incentive comes to; nothing where it is not eligible, in kind, or no law at all."""
    if determination is None or determination.outcome not in GIVEN:
        return Spread.of(money_of(0, currency))
    return spread_of(determination.amount, determination.amount_range, currency)


def difference_between(before: Determination | None, after: Determination | None, currency: str) -> Spread:
    """By how much the incentive comes to more, whatever either side turns out to be."""
    return amount_spread(after, currency) - amount_spread(before, currency)


def consequence_spread(determination: Determination | None, currency: str) -> Spread:
    """What falls away of the charges built on the relieved one."""
    if determination is None or determination.outcome not in GIVEN:
        return Spread.of(money_of(0, currency))
    return total_of((spread_of(each.amount, each.amount_range, currency) for each in determination.consequences), currency)


def total_of(spreads: Iterable[Spread], currency: str) -> Spread:
    """The sum; of none, nothing."""
    return sum(spreads, start=Spread.of(money_of(0, currency)))


def is_zero(spread: Spread) -> bool:
    """Whether it is known to be nothing."""
    return spread.amount is not None and Fraction(spread.amount.amount) == 0
