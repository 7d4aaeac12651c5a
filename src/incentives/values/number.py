"""Exact numbers as they are written and printed; no float comes near them."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeGuard

Exact = Fraction | int
"""An exact number."""


def is_exact(value: object) -> TypeGuard[Exact]:
    """Whether the value is an exact number: an int or a fraction, and no yes or no."""
    return value.__class__ is int or value.__class__ is Fraction


def exact(number: Decimal | Fraction | int) -> Exact:
    """The same number as an int where it is whole, else as a fraction.

    Whole numbers are quicker to reckon with as ints.

    >>> exact(Decimal("2340.00")), exact(Decimal("0.5"))
    (2340, Fraction(1, 2))
    """
    if isinstance(number, int):
        return number
    numerator, denominator = number.as_integer_ratio()
    if denominator == 1:
        return numerator
    return number if isinstance(number, Fraction) else Fraction(numerator, denominator)


def sum_of_two(left: Exact, right: Exact) -> Exact:
    """The sum, as an int where it is whole.

    >>> sum_of_two(Fraction(1, 3), Fraction(2, 3))
    1
    """
    if left.__class__ is int and right.__class__ is int:
        return left + right
    above, below = left.denominator, right.denominator
    return quotient(left.numerator * below + right.numerator * above, above * below)


def difference(left: Exact, right: Exact) -> Exact:
    """The first less the second, as an int where it is whole."""
    if left.__class__ is int and right.__class__ is int:
        return left - right
    above, below = left.denominator, right.denominator
    return quotient(left.numerator * below - right.numerator * above, above * below)


def product(left: Exact, right: Exact) -> Exact:
    """The product, as an int where it is whole.

    >>> product(Fraction(1, 3), 6)
    2
    """
    if left.__class__ is int and right.__class__ is int:
        return left * right
    return quotient(left.numerator * right.numerator, left.denominator * right.denominator)


def quotient(numerator: int, denominator: int) -> Exact:
    """The one by the other, as an int where it is whole; the second is above zero.

    >>> quotient(6, 3), quotient(1, 2)
    (2, Fraction(1, 2))
    """
    # Quicker than what fractions do among themselves, which ask each time of what kind they are.
    whole, rest = divmod(numerator, denominator)
    return Fraction(numerator, denominator) if rest else whole


def written_decimal(number: Exact, *, places: int | None = None, most: int = 12) -> str:
    """The number in decimal digits: with `places` after the point, or as many as it has.

    Without `places`, a number that has no finite decimal form, or more than `most` places, is
    written as a fraction.

    >>> written_decimal(Fraction(5483, 10000)), written_decimal(Fraction(1, 3))
    ('0.5483', '1/3')
    >>> written_decimal(12, places=2)
    '12.00'

    Raises:
        ValueError: if the number has more than `places` decimal places; nothing is rounded here.
    """
    if places is None and number.__class__ is int:
        return str(number)
    above, below = number.as_integer_ratio()
    length = places if places is not None else _places_needed(below, most)
    if length is None:
        return f"{above}/{below}"
    scaled, rest = divmod(abs(above) * 10**length, below)
    if rest:
        raise ValueError(f"{number} has more than {length} decimal places")
    sign = "-" if above < 0 else ""
    digits = str(scaled).rjust(length + 1, "0")
    point = len(digits) - length
    return f"{sign}{digits[:point]}.{digits[point:]}" if length else f"{sign}{digits}"


@lru_cache(maxsize=1_000)
def _places_needed(below: int, most: int) -> int | None:
    for places in range(most + 1):
        if 10**places % below == 0:
            return places
    return None
