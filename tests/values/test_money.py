"""Money at the edge of the library, and wordings."""

import decimal
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from incentives.values.money import exact_amount, is_currency, money_of
from incentives.values.text import Language, Text


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Fraction(4025, 1000), "4.03"),
        (Fraction(3072, 1000), "3.07"),
        (Fraction(-4025, 1000), "-4.03"),
        (Fraction(1, 3), "0.33"),
        (0, "0.00"),
        (10**15, "1000000000000000.00"),
    ],
)
def test_amounts_become_money_half_up_to_the_fen(amount: Fraction | int, expected: str) -> None:
    """Two places always, rounded away from zero at the middle."""
    found = money_of(amount, "CNY")
    assert str(found.amount) == expected
    assert found.currency.code == "CNY"


def test_money_has_its_exact_amount() -> None:
    """No digit is lost on the way in."""
    assert exact_amount(Money("2340.00", "CNY")) == 2340
    assert exact_amount(Money("0.1", "CNY")) == Fraction(1, 10)


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "-Infinity"])
def test_an_amount_that_is_not_finite_is_refused(bad: str) -> None:
    """NaN and infinity are no amounts."""
    with pytest.raises(ValueError, match="not a finite amount"):
        exact_amount(Money(Decimal(bad), "CNY"))


def test_an_ambient_context_of_two_digits_changes_nothing() -> None:
    """Neither on the way in nor on the way out."""
    with decimal.localcontext() as context:
        context.prec = 2
        context.rounding = decimal.ROUND_DOWN
        assert str(money_of(Fraction(123456789, 1000), "CNY").amount) == "123456.79"
        assert exact_amount(Money("123456.78", "CNY")) == Fraction(12345678, 100)


@given(st.lists(st.fractions(-(10**6), 10**6), min_size=1, max_size=5))
def test_fen_add_up_exactly(amounts: list[Fraction]) -> None:
    """Amounts in whole fen go out as money and come back without a fen of difference."""
    fen = [Fraction(int(amount * 100), 100) for amount in amounts]
    assert sum(exact_amount(money_of(amount, "CNY")) for amount in fen) == sum(fen)


def test_only_codes_of_currencies_are_currencies() -> None:
    """CNY is one; a place and a wrong case are not."""
    assert [is_currency(name) for name in ("CNY", "EUR", "place", "cny", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_wording_speaks_both_languages() -> None:
    """Each language has its own words."""
    text = Text("契税", "deed tax")
    assert text.to(Language.ZH) == "契税"
    assert text.to(Language.EN) == "deed tax"
