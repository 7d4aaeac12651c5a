"""Exact numbers as they are written and printed."""

import decimal
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import product as pairs_of
from operator import add, mul, sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.values.number import (
    Exact,
    difference,
    exact,
    is_exact,
    product,
    sum_of_two,
    written_decimal,
)


@pytest.mark.parametrize(
    ("given_number", "expected"),
    [
        (Decimal("2340.00"), 2340),
        (Decimal("0.5283"), Fraction(5283, 10000)),
        (Decimal("-0.10"), Fraction(-1, 10)),
        (Decimal("1E+3"), 1000),
        (Fraction(6, 3), 2),
        (Fraction(1, 3), Fraction(1, 3)),
        (7, 7),
    ],
)
def test_the_same_number_comes_out(
    given_number: Decimal | Fraction | int, expected: Fraction | int
) -> None:
    """A decimal, fraction or whole number keeps its value to the last digit."""
    assert expected == exact(given_number)


def test_yes_and_no_are_no_numbers() -> None:
    """Nor are decimals, floats and texts: only what is reckoned with exactly."""
    assert all(map(is_exact, (0, 1, -7, Fraction(1, 3), Fraction(2))))
    assert not any(map(is_exact, (True, False, None, 1.0, Decimal(1), "1")))


@pytest.mark.parametrize("whole", [Decimal("5.000"), Fraction(10, 2), 5])
def test_a_whole_number_becomes_an_int(whole: Decimal | Fraction | int) -> None:
    """Whole numbers are ints, which are quicker to reckon with; others are fractions."""
    assert type(exact(whole)) is int
    assert type(exact(Fraction(1, 2))) is Fraction


@pytest.mark.parametrize("bad", [Decimal("NaN"), Decimal("Infinity")])
def test_what_is_no_number_is_refused(bad: Decimal) -> None:
    """Neither NaN nor infinity has an exact value."""
    with pytest.raises((ValueError, OverflowError)):
        exact(bad)


def test_no_digit_is_lost_to_an_ambient_context() -> None:
    """A decimal context of two digits changes nothing."""
    with decimal.localcontext() as context:
        context.prec = 2
        assert Fraction(123456789, 1000) == exact(Decimal("123456.789"))
        assert written_decimal(Fraction(123456789, 1000)) == "123456.789"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (12, "12"),
        (-12, "-12"),
        (Fraction(5483, 10000), "0.5483"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-22, 7), "-22/7"),
        (Fraction(1, 10**12), "0.000000000001"),
        (Fraction(1, 10**13), "1/10000000000000"),
    ],
)
def test_a_number_is_written_with_the_digits_it_has(number: Fraction | int, expected: str) -> None:
    """As many places as needed; a fraction where no twelve places are enough."""
    assert expected == written_decimal(number)


@pytest.mark.parametrize(
    ("number", "places", "expected"),
    [
        (12, 2, "12.00"),
        (Fraction(1, 2), 2, "0.50"),
        (Fraction(-1, 100), 2, "-0.01"),
        (0, 0, "0"),
        (-3, 0, "-3"),
    ],
)
def test_a_number_of_places_can_be_asked_for(
    number: Fraction | int, places: int, expected: str
) -> None:
    """Zeros fill up the places."""
    assert expected == written_decimal(number, places=places)


def test_no_place_is_dropped_in_writing() -> None:
    """Half a fen cannot be written in fen: rounding is never done in passing."""
    with pytest.raises(ValueError, match="more than 2 decimal places"):
        written_decimal(Fraction(5, 1000), places=2)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6
    )
)
def test_what_is_written_reads_back_as_the_same_number(number: Decimal) -> None:
    """Writing, then reading, is identity."""
    assert Decimal(written_decimal(exact(number))) == number


NUMBERS: tuple[Exact, ...] = (
    *(-7, -1, 0, 1, 2, 12),
    *(
        Fraction(2),
        Fraction(-6, 3),
        Fraction(1, 2),
        Fraction(-1, 2),
        Fraction(2, 3),
        Fraction(7, 3),
    ),
)


@pytest.mark.parametrize(
    ("of_two", "as_fractions"), [(sum_of_two, add), (difference, sub), (product, mul)]
)
def test_two_numbers_come_to_what_fractions_come_to(
    of_two: Callable[[Exact, Exact], Exact],
    as_fractions: Callable[[Fraction, Fraction], Fraction],
) -> None:
    """An int where that is whole, in whatever form the two were given; else a fraction."""
    for one, other in pairs_of(NUMBERS, NUMBERS):
        wanted = as_fractions(Fraction(one), Fraction(other))
        found = of_two(one, other)
        assert wanted == found, (one, other)
        assert type(found) is (int if wanted.denominator == 1 else Fraction), (one, other)


@pytest.mark.parametrize("most", [0, 1, 3, 12])
def test_more_places_than_there_may_be_are_written_as_a_fraction(most: int) -> None:
    """As many as there may be are written out."""
    for places in range(most + 2):
        number = Fraction(3, 10**places)
        decimals = f"0.{'3'.rjust(places, '0')}" if places else "3"
        written = f"3/{10**places}" if places > most else decimals
        assert written == written_decimal(number, most=most)
        assert f"-{written}" == written_decimal(-number, most=most)
