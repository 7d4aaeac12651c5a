"""Money at the edge of the library: `moneyed.Money`, made only here.

`Money` can be reassigned, takes floats and NaN and rounds by the ambient decimal context; inside,
amounts are exact rationals with a unit, and this module is the one door between the two.
"""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from moneyed import CURRENCIES, Money, get_currency

from incentives.values.number import Exact, exact, written_decimal
from incentives.values.rounding import TO_THE_FEN

NO_CURRENCY = "XXX"
"""The code of ISO 4217 where there is no currency."""


def is_currency(name: str) -> bool:
    """Whether the name of a unit is a currency's ISO 4217 code."""
    return name in CURRENCIES


def money_of(amount: Exact, currency: str) -> Money:
    """The exact amount as money, rounded half up to the hundredth (the fen).

    >>> money_of(Fraction(4025, 1000), "CNY")
    Money('4.03', 'CNY')
    """
    return Money(_to_the_fen(amount), _currency(currency))


def money_of_hundredths(hundredths: int, currency: str) -> Money:
    """So many hundredths (fen) as money.

    >>> money_of_hundredths(403, "CNY")
    Money('4.03', 'CNY')
    """
    return Money(_in_whole(hundredths), _currency(currency))


_currency = lru_cache(maxsize=64)(get_currency)


# Of many cases most amounts are the same few: nothing, or a whole sum that the law gives.
@lru_cache(maxsize=4096)
def _to_the_fen(amount: Exact) -> Decimal:
    return Decimal(written_decimal(TO_THE_FEN.apply(amount), places=2))


@lru_cache(maxsize=4096)
def _in_whole(hundredths: int) -> Decimal:
    digits = tuple(map(int, str(abs(hundredths)).zfill(3)))
    return Decimal((int(hundredths < 0), digits, -2))


def exact_amount(money: Money) -> Exact:
    """The amount as an exact number, without its currency.

    Raises:
        ValueError: if the amount is not finite.
    """
    if not money.amount.is_finite():
        raise ValueError("not a finite amount")
    return exact(Fraction(money.amount))
