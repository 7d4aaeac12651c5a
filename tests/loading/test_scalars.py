"""Numbers, yes or no, dates and months, and what is none of these."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.loading.text.scalars import (
    parse_boolean,
    parse_date,
    parse_limit,
    parse_month,
    parse_number,
)

PARSERS = [parse_number, parse_boolean, parse_date, parse_month, parse_limit]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Fraction(0)),
        ("-0", Fraction(0)),
        ("12", Fraction(12)),
        ("-12.50", Fraction(-25, 2)),
        ("0.5283", Fraction(5283, 10_000)),
        ("-0.5", Fraction(-1, 2)),
        ("1.2%", Fraction(12, 1_000)),
        ("100%", Fraction(1)),
        ("0.10", Fraction(1, 10)),
        ("3." + "1" * 39, Fraction(int("3" + "1" * 39), 10**39)),
        ("-" + "9" * 40 + "%", Fraction(-int("9" * 40), 100)),
    ],
)
def test_a_number_is_exactly_what_is_written(text: str, number: Fraction) -> None:
    """Decimals are fractions without loss; a percent sign is a hundredth."""
    assert number == parse_number(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", "+1", "--1", "010", "-010", "00", "1e5", "1E5", "1_000", "1,000"),
        *(".5", "-.5", "1.", "1.2.3", "nan", "inf", ".inf", "0x1F", "1/2", "12 %", "12%%", "%"),
        *(" 1", "1 ", "1\n", "１２", "٣", "²", "−1", "一"),
        *("1" * 41, "0." + "1" * 40, "1" * 100_000, "true"),
    ],
    ids=lambda text: f"{len(text)}:{ascii(text)[:20]}",
)
def test_what_is_not_quite_a_number_is_none(text: str) -> None:
    """No leading zero, exponent, separator, bare point, plus sign, space; at most 40 digits.

    The digits are ours, 0 to 9.
    """
    assert parse_number(text) is None


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20
    )
)
def test_every_decimal_comes_back_exactly(number: Decimal) -> None:
    """Printing and parsing again is identity, with and without a percent sign."""
    text = format(number, "f")
    assert Fraction(number) == parse_number(text)
    assert Fraction(number) / 100 == parse_number(text + "%")


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False)]
    + [
        (text, None)
        for text in ("True", "FALSE", "yes", "no", "on", "off", "1", "0", "", "true ", "是")
    ],
)
def test_yes_or_no_is_true_or_false(text: str, value: bool | None) -> None:
    """Only the two words, in small letters."""
    assert parse_boolean(text) is value


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_is_read(day: date) -> None:
    """A day's ISO form is that day, and its month is the month."""
    text = day.isoformat()
    assert day == parse_date(text)
    assert (day, day) == parse_limit(text)
    assert (day.year, day.month) == parse_month(text[:7])


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2021-02-29",
            "2021-04-31",
            "2021-13-01",
            "2021-00-01",
            "2021-01-00",
            "1499-12-31",
            "2201-01-01",
        ),
        *("2021-6-28", "20210628", "2021/06/28", "2021-06-28T00:00", "2021-06-28 ", "28-06-2021"),
        *(
            "2021-W26-1",
            "2021-06-28\n",
            "２０２１-06-28",
            "0000-01-01",
            "9999-12-31",
            "-2021-06-28",
            "",
        ),
    ],
    ids=ascii,
)
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    """Only `YYYY-MM-DD` from 1500 to 2200, and only days that exist."""
    assert parse_date(text) is None
    assert parse_limit(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("1500", date(1500, 1, 1), date(1500, 12, 31)),
        ("2019-10..2026-05", date(2019, 10, 1), date(2026, 5, 31)),
        ("2021..2022", date(2021, 1, 1), date(2022, 12, 31)),
        ("2021-06-30..2021-07-01", date(2021, 6, 30), date(2021, 7, 1)),
    ],
)
def test_what_is_known_of_a_limit_is_its_first_and_last_day(
    text: str, first: date, last: date
) -> None:
    """A month, a year, or a span from the first day of one to the last day of another."""
    assert (first, last) == parse_limit(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2021-06..2021-06",
            "2022..2021",
            "2021-07-01..2021-06",
            "2021-06-30..2021-06",
            "2021..2021-12",
        ),
        *(
            "1499",
            "2201",
            "21",
            "2021-13",
            "2021..",
            "..2021",
            "2021..x",
            "2021...2022",
            "2021..2022..2023",
            "２０２１",
        ),
    ],
)
def test_what_is_no_span_of_time_is_none(text: str) -> None:
    """The one ends before the other begins, and both are of the calendar from 1500 to 2200."""
    assert parse_limit(text) is None


def test_the_first_and_the_last_day_are_read() -> None:
    """1500 and 2200 are within the bounds, whole."""
    first, last = date(1500, 1, 1), date(2200, 12, 31)
    assert (first, last) == (parse_date("1500-01-01"), parse_date("2200-12-31"))
    assert (parse_month("1500-01"), parse_month("2200-12")) == ((1500, 1), (2200, 12))


def test_a_leap_day_exists_in_its_year_only() -> None:
    """2024 has one; 1900 and 2100 have none."""
    assert date(2024, 2, 28) + timedelta(days=1) == parse_date("2024-02-29")
    assert [parse_date("1900-02-29"), parse_date("2100-02-29")] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "2021-00",
        "2021-13",
        "1499-12",
        "2201-01",
        "2021-6",
        "202106",
        "2021-06-28",
        "2021",
        "2021-06\n",
        "",
    ],
)
def test_what_is_no_month_is_none(text: str) -> None:
    """Only `YYYY-MM` from 1500 to 2200."""
    assert parse_month(text) is None


@pytest.mark.parametrize("parse", PARSERS)
@given(text=st.text(max_size=50) | st.text("0123456789-.%eE_+ ", max_size=50))
def test_any_text_is_a_value_or_none(parse: object, text: str) -> None:
    """No text makes a parser fail, and none makes a float."""
    assert callable(parse)
    assert type(parse(text)) in {Fraction, bool, date, tuple, type(None)}
