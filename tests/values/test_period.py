"""Months, periods, whole months and windows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.values.period import (
    CalendarLimit,
    Month,
    Period,
    Window,
    is_held_throughout,
    whole_months,
)

days = st.dates(date(2018, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("month", "last"),
    [
        ((2023, 2), 28),
        ((2024, 2), 29),
        ((2000, 2), 29),
        ((1900, 2), 28),
        ((2023, 4), 30),
        ((2023, 12), 31),
    ],
)
def test_a_month_ends_on_its_last_day(month: tuple[int, int], last: int) -> None:
    """Leap years and short months included."""
    assert Month(*month).first_day == date(*month, 1)
    assert Month(*month).last_day == date(*month, last)


def test_months_are_ordered_and_written_with_two_digits() -> None:
    """December comes before the January after it."""
    assert Month(2022, 12) < Month(2023, 1)
    assert str(Month(2023, 1)) == "2023-01"


@pytest.mark.parametrize("bad", [(2023, 0), (2023, 13), (0, 1), (10000, 1)])
def test_there_is_no_thirteenth_month(bad: tuple[int, int]) -> None:
    """A month that no calendar has is refused."""
    with pytest.raises(ValueError, match="must be in"):
        Month(*bad)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2023, 1, 15), date(2023, 2, 14), 0),
        (date(2023, 1, 15), date(2023, 2, 15), 1),
        (date(2023, 1, 31), date(2023, 2, 27), 0),
        (date(2023, 1, 31), date(2023, 2, 28), 1),
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 1, 31), date(2024, 2, 29), 1),
        (date(2023, 1, 30), date(2023, 2, 28), 1),
        (date(2023, 1, 31), date(2023, 4, 30), 3),
        (date(2020, 2, 29), date(2021, 2, 27), 11),
        (date(2020, 2, 29), date(2021, 2, 28), 12),
        (date(2020, 2, 29), date(2024, 2, 28), 47),
        (date(2020, 2, 29), date(2024, 2, 29), 48),
        (date(2023, 2, 28), date(2023, 3, 28), 1),
        (date(2023, 5, 5), date(2023, 5, 5), 0),
        (date(2023, 2, 14), date(2023, 1, 15), 0),
        (date(2023, 2, 15), date(2023, 1, 15), -1),
        (date(2023, 2, 28), date(2023, 1, 31), -1),
    ],
)
def test_whole_months_are_counted(start: date, end: date, expected: int) -> None:
    """The 31st, and 29 February, count as reached on the last day of a shorter month."""
    assert expected == whole_months(start, end)


@given(days, days)
def test_whole_months_mirror(start: date, end: date) -> None:
    """Counted backwards they are as many, below zero."""
    assert whole_months(start, end) == -whole_months(end, start)


@given(days, days)
def test_a_later_end_never_has_fewer_months(start: date, end: date) -> None:
    """The count never falls from one day to the next, and rises by one at most."""
    step = whole_months(start, end + timedelta(days=1)) - whole_months(start, end)
    assert step in {0, 1}


def test_both_ends_of_a_period_are_in_it() -> None:
    """The day before and the day after are not."""
    period = Period(date(2022, 11, 20), date(2023, 1, 31))
    assert [
        period.holds_on(day)
        for day in (date(2022, 11, 19), date(2022, 11, 20), date(2023, 1, 31), date(2023, 2, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]


def test_a_period_without_end_goes_on() -> None:
    """It holds on any day after its first."""
    assert Period(date(2022, 11, 20)).holds_on(date(9999, 12, 31))


def test_a_period_holds_throughout_a_month_from_first_to_last_day() -> None:
    """A month that began a day too early, or ends a day too late, is not covered."""
    period = Period(date(2023, 1, 1), date(2023, 2, 27))
    assert is_held_throughout((period,), Month(2023, 1))
    assert not is_held_throughout((period,), Month(2023, 2))
    assert not is_held_throughout((Period(date(2023, 1, 2)),), Month(2023, 1))


def test_a_window_holds_on_both_its_ends() -> None:
    """In-force days are inclusive at both ends."""
    window = Window(
        first=CalendarLimit.on_day(date(2019, 6, 1)), last=CalendarLimit.on_day(date(2025, 12, 31))
    )
    looked_at = [date(2019, 5, 31), date(2019, 6, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [window.holds_on(day) for day in looked_at] == [False, True, True, False]


def test_a_month_limit_leaves_its_days_open() -> None:
    """Of a day inside a month that is all that is known of a limit, nobody can say.

    The month's last day is sure.
    """
    june, december = CalendarLimit.in_month(Month(2021, 6)), CalendarLimit.in_month(Month(2023, 12))
    window = Window(first=june, last=december)
    looked_at = [
        date(2021, 5, 31),
        date(2021, 6, 1),
        date(2021, 6, 29),
        date(2021, 6, 30),
        date(2023, 12, 1),
        date(2023, 12, 2),
        date(2023, 12, 31),
        date(2024, 1, 1),
    ]
    assert [window.holds_on(day) for day in looked_at] == [
        False,
        None,
        None,
        True,
        True,
        None,
        None,
        False,
    ]


def test_windows_overlap_where_some_day_is_surely_in_both() -> None:
    """Windows that meet on a day overlap; those that only may, do not."""
    until_june = Window(
        first=CalendarLimit.on_day(date(2021, 1, 1)), last=CalendarLimit.on_day(date(2021, 6, 30))
    )
    from_june = Window(first=CalendarLimit.on_day(date(2021, 6, 30)))
    from_july = Window(first=CalendarLimit.on_day(date(2021, 7, 1)))
    some_day_in_june = Window(
        first=CalendarLimit.in_month(Month(2021, 6)), last=CalendarLimit.on_day(date(2021, 7, 31))
    )
    ends_some_day_in_june = Window(
        first=CalendarLimit.on_day(date(2021, 1, 1)), last=CalendarLimit.in_month(Month(2021, 6))
    )
    assert until_june.overlaps(from_june)
    assert from_june.overlaps(until_june)
    assert not until_june.overlaps(from_july)
    assert not from_july.overlaps(until_june)
    assert not ends_some_day_in_june.overlaps(some_day_in_june)


def test_a_limit_says_what_is_on_record() -> None:
    """A day in full, a month as a month, a year as a year, a span by its two ends."""
    assert str(CalendarLimit.on_day(date(2021, 6, 3))) == "2021-06-03"
    assert str(CalendarLimit.in_month(Month(2021, 6))) == "2021-06"
    assert str(CalendarLimit(date(2021, 1, 1), date(2021, 12, 31))) == "2021"
    assert str(CalendarLimit(date(2021, 1, 1), date(2021, 12, 30))) == "2021-01-01..2021-12-30"


@pytest.mark.parametrize("year", [1, 2, 9998, 9999])
def test_a_month_is_of_a_year_of_the_calendar(year: int) -> None:
    """From the first to the last that a day can be of."""
    assert year == Month(year, 12).last_day.year
    for outside in (year - 9999, year + 9999):
        with pytest.raises(ValueError, match="year"):
            Month(outside, 1)
