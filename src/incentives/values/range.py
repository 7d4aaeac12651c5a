"""Between two bounds: exact numbers, and amounts of money, of which only the ends are known.

The one shape for "at least this and at most that". An end that is None is open: there is no bound.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import inf
from typing import cast

import attrs
from moneyed import Money

from incentives.brief import brief
from incentives.values.money import exact_amount, money_of
from incentives.values.number import Exact, exact, product, sum_of_two

End = Exact | float
"""A number to compare with; the only float is an infinity, for a bound that is not there."""


@attrs.frozen
class Range:
    """Every number from `low` to `high`, both included; None: no bound on that side.

    >>> Range(1, 2) + Range(10, None)
    Range(low=11, high=None)
    >>> Range(-2, 3) * Range(4, 5)
    Range(low=-10, high=15)
    """

    low: Exact | None = None
    high: Exact | None = None

    __repr__ = brief

    @classmethod
    def exactly(cls, number: Exact) -> "Range":
        """The number and no other."""
        return cls(number, number)

    @property
    def known(self) -> Exact | None:
        """The number where there is only one, else None."""
        return self.low if self.low == self.high else None

    @property
    def least(self) -> Exact:
        """The lower end of what is never below zero, so that an open one is zero."""
        return 0 if self.low is None else self.low

    @property
    def width(self) -> Exact | None:
        """How far apart the ends are; None: without bound."""
        return None if self.low is None or self.high is None else exact(self.high - self.low)

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends for comparing, an open one as an infinity."""
        return (
            -inf if self.low is None else self.low,
            inf if self.high is None else self.high,
        )

    def __contains__(self, number: Exact) -> bool:
        low, high = self.ends
        return low <= number <= high

    def __add__(self, other: "Range") -> "Range":
        return Range(_plus(self.low, other.low), _plus(self.high, other.high))

    def __neg__(self) -> "Range":
        return Range(_negative(self.high), _negative(self.low))

    def __sub__(self, other: "Range") -> "Range":
        """All that the difference can be, whatever the one and the other turn out to be."""
        return self + -other

    def __mul__(self, other: "Range") -> "Range":
        left, right = self.low, other.low
        if left is not None and right is not None and left >= 0 and right >= 0:
            return Range(product(left, right), _most_product(self.high, other.high))
        products = [_times(left, right) for left in self.ends for right in other.ends]
        return _between(min(products), max(products))

    def __truediv__(self, divisor: "Range") -> "Range":
        """All that the quotient can be; of a divisor that can be zero nothing is known."""
        if 0 in divisor:
            return ANYTHING
        quotients = [_over(left, right) for left in self.ends for right in divisor.ends]
        return _between(min(quotients), max(quotients))

    def rising(self, change: Callable[[Exact], Exact]) -> "Range":
        """What comes of it under a change that never makes a greater number the lesser one."""
        return Range(
            None if self.low is None else change(self.low),
            None if self.high is None else change(self.high),
        )

    def clipped(self, to: "Range") -> "Range":
        """What is left of it inside `to`: each end as far in as either says."""
        return _between(max(self.ends[0], to.ends[0]), min(self.ends[1], to.ends[1]))

    @property
    def or_nothing(self) -> "Range":
        """What it is where the number may as well turn out to be zero.

        >>> Range(5, None).or_nothing
        Range(low=0, high=None)
        """
        low, high = self.low, self.high
        return Range(None if low is None else min(low, 0), None if high is None else max(high, 0))

    @property
    def not_below_zero(self) -> "Range":
        """What it is where a number below zero counts as zero.

        >>> (Range(1, 5) - Range(4, 9)).not_below_zero
        Range(low=0, high=1)
        """
        if self.low is not None and self.low >= 0:
            return self
        return Range(0, None if self.high is None else max(self.high, 0))

    def is_apart_from(self, other: "Range") -> bool:
        """Whether no number is in both."""
        return self.ends[1] < other.ends[0] or other.ends[1] < self.ends[0]


ANYTHING = Range()
NOTHING = Range(0, 0)
NOT_NEGATIVE = Range(0)


def sum_of(ranges: Iterable[Range]) -> Range:
    """What they come to together; of none, nothing."""
    total: Range | None = None
    for one in ranges:
        total = one if total is None else total + one
    return NOTHING if total is None else total


def hull(ranges: Sequence[Range]) -> Range:
    """From the least to the most that any of one or more ranges holds."""
    return _between(min(one.ends[0] for one in ranges), max(one.ends[1] for one in ranges))


def least_of(ranges: Sequence[Range]) -> Range:
    """All that the least of one or more numbers can be."""
    return _between(min(one.ends[0] for one in ranges), min(one.ends[1] for one in ranges))


def most_of(ranges: Sequence[Range]) -> Range:
    """All that the greatest of one or more numbers can be."""
    return _between(max(one.ends[0] for one in ranges), max(one.ends[1] for one in ranges))


@attrs.frozen
class MoneyRange:
    """An amount of money from `low` to `high`, each to the hundredth; None: no bound.

    Unpacked it is its two ends. Sums and differences are exact, of one currency, and hold all that
    they can come to, whatever the one and the other turn out to be.
    """

    low: Money | None = None
    high: Money | None = None

    __repr__ = brief

    @classmethod
    def exactly(cls, amount: Money) -> "MoneyRange":
        """The amount and no other."""
        return cls(amount, amount)

    @property
    def known(self) -> Money | None:
        """The amount where there is only one, else None."""
        return self.low if self.low == self.high else None

    def __iter__(self) -> Iterator[Money | None]:
        return iter((self.low, self.high))

    def __add__(self, other: "MoneyRange") -> "MoneyRange":
        currency = _common_currency(self, other)
        return MoneyRange() if currency is None else money_range(self.exact + other.exact, currency)

    def __neg__(self) -> "MoneyRange":
        return MoneyRange() if self.currency is None else money_range(-self.exact, self.currency)

    def __sub__(self, other: "MoneyRange") -> "MoneyRange":
        return self + -other

    @property
    def currency(self) -> str | None:
        """The code of its currency; None where neither end is a bound."""
        end = self.high if self.low is None else self.low
        return None if end is None else end.currency.code

    @property
    def is_nothing(self) -> bool:
        """Whether it is known to be zero."""
        return self.known is not None and not exact_amount(self.known)

    @property
    def exact(self) -> Range:
        """The same without the currency, to reckon with."""
        return Range(
            None if self.low is None else exact_amount(self.low),
            None if self.high is None else exact_amount(self.high),
        )


def money_range(amounts: Range, currency: str) -> MoneyRange:
    """The exact range as money, each end rounded half up to the hundredth (the fen)."""
    return MoneyRange(
        None if amounts.low is None else money_of(amounts.low, currency),
        None if amounts.high is None else money_of(amounts.high, currency),
    )


def total_of(amounts: Iterable[MoneyRange], currency: str) -> MoneyRange:
    """What amounts of the currency come to together; of none, nothing."""
    return money_range(sum_of(amount.exact for amount in amounts), currency)


def _common_currency(one: MoneyRange, other: MoneyRange) -> str | None:
    """The currency of both; None where neither has a bound.

    Raises:
        ValueError: if they are of two currencies.
    """
    currencies = {amount.currency for amount in (one, other)} - {None}
    if len(currencies) > 1:
        raise ValueError(f"amounts of different currencies: {sorted(map(str, currencies))}")
    return currencies.pop() if currencies else None


def _most_product(left: Exact | None, right: Exact | None) -> Exact | None:
    """That of two numbers that are not below zero; None: no bound."""
    if left is None or right is None:
        return 0 if left == 0 or right == 0 else None
    return product(left, right)


def _plus(left: Exact | None, right: Exact | None) -> Exact | None:
    return None if left is None or right is None else sum_of_two(left, right)


def _negative(end: Exact | None) -> Exact | None:
    return None if end is None else -end


def _times(left: End, right: End) -> End:
    if left == 0 or right == 0:
        return 0
    if _is_open(left) or _is_open(right):
        return inf if (left > 0) == (right > 0) else -inf
    return left * right


def _over(left: End, right: End) -> End:
    if _is_open(right):
        return 0
    if _is_open(left):
        return left if right > 0 else -left
    return Fraction(cast(Exact, left)) / cast(Exact, right)


def _is_open(end: End) -> bool:
    """Whether there is no bound; the only float is an infinity."""
    return end.__class__ is float


def _between(low: End, high: End) -> Range:
    return Range(
        None if _is_open(low) else exact(cast(Exact, low)),
        None if _is_open(high) else exact(cast(Exact, high)),
    )
