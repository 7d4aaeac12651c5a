"""What operators reckon of days, months and statuses, against the calendar day by day."""

from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from fractions import Fraction
from itertools import combinations, pairwise, product

import pytest
from dateutil.relativedelta import relativedelta

from incentives.language import calendar
from incentives.language.operators import OPERATORS
from incentives.language.possible import Value
from incentives.values.number import Exact
from incentives.values.period import Month, Period, Status

DAY = timedelta(days=1)
MONTHS = [Month(year, number) for year in (2023, 2024, 2025) for number in range(1, 13)]
ENDS = [
    day
    for month in MONTHS[:26]
    for day in (month.first_day, month.last_day - DAY, month.last_day)
    if month.number in {1, 2, 3, 4, 12}
]
"""First and last days, of leap years and others, of long months and short ones."""
STEPS = (-26, -25, -13, -12, -11, -2, -1, 0, 1, 2, 10, 11, 12, 13, 24, 25)


def as_month(day: date) -> Month:
    return Month(day.year, day.month)


@pytest.mark.parametrize("months", STEPS)
def test_months_later_is_that_day_or_the_last_of_a_shorter_month(months: int) -> None:
    """Of a month it is the month; back again it is the month where one began."""
    for start in ENDS:
        wanted = start + relativedelta(months=months)
        assert wanted == calendar.add_months(start, months)
        assert as_month(wanted) == calendar.add_months(as_month(start), months)
        there = calendar.add_months(as_month(start), months)
        assert there is not None
        assert as_month(start) == calendar.add_months(there, -months)


@pytest.mark.parametrize("years", [-5, -4, -1, 0, 1, 3, 4])
def test_years_later_are_twelve_months_each(years: int) -> None:
    """29 February becomes the 28th where there is none."""
    for start in ENDS:
        assert start + relativedelta(years=years) == calendar.add_years(start, years)
        assert calendar.add_years(as_month(start), years) == Month(start.year + years, start.month)


@pytest.mark.parametrize("days", [-366, -31, -1, 0, 1, 28, 29, 365])
def test_days_later_and_between_are_counted_one_by_one(days: int) -> None:
    """The one undoes the other."""
    for start in ENDS:
        later = calendar.add_days(start, days)
        assert later == start + days * DAY
        assert later is not None
        assert days == calendar.days_between(start, later)


FIRST, LAST = date.min, date.max
FIRST_MONTH, LAST_MONTH = Month(MINYEAR, 1), Month(MAXYEAR, 12)
FAR = 10**9


@pytest.mark.parametrize(
    ("name", "arguments", "wanted"),
    [
        ("add_days", (LAST - DAY, 1), LAST),
        ("add_days", (LAST, 1), None),
        ("add_days", (FIRST + DAY, -1), FIRST),
        ("add_days", (FIRST, -1), None),
        ("add_days", (FIRST, (LAST - FIRST).days), LAST),
        ("add_days", (LAST, -FAR), None),
        ("add_days", (FIRST, FAR), None),
        ("add_days", (FIRST, Fraction(3, 2)), None),
        ("add_months", (Month(MAXYEAR, 11), 1), LAST_MONTH),
        ("add_months", (LAST_MONTH, 1), None),
        ("add_months", (Month(MINYEAR, 2), -1), FIRST_MONTH),
        ("add_months", (FIRST_MONTH, -1), None),
        ("add_months", (date(MAXYEAR, 11, 30), 1), date(MAXYEAR, 12, 30)),
        ("add_months", (date(MAXYEAR, 12, 1), 1), None),
        ("add_months", (date(MINYEAR, 2, 28), -1), date(MINYEAR, 1, 28)),
        ("add_months", (date(MINYEAR, 1, 31), -1), None),
        ("add_months", (FIRST_MONTH, FAR), None),
        ("add_months", (FIRST, -FAR), None),
        ("add_years", (LAST_MONTH, Fraction(1, 12)), None),
        ("add_years", (FIRST, MAXYEAR - 1), date(MAXYEAR, 1, 1)),
        ("add_years", (FIRST, MAXYEAR), None),
        ("year_end", (MINYEAR,), date(MINYEAR, 12, 31)),
        ("year_end", (MAXYEAR,), LAST),
        ("year_end", (MAXYEAR + 1,), None),
        ("year_end", (MINYEAR - 1,), None),
        ("make_date", (2024, 2, 30), None),
        ("make_date", (2024, 0, 1), None),
        ("make_date", (2024, 1, 0), None),
        ("make_date", (2024, Fraction(3, 2), 1), None),
        ("make_date", (2024, 1, Fraction(3, 2)), None),
    ],
)
def test_the_calendar_ends(
    name: str, arguments: tuple[Value, ...], wanted: date | Month | None
) -> None:
    """Beyond it there is no day, and none a part of a day later."""
    assert wanted == OPERATORS[name].compute(*arguments)


def test_a_day_has_a_year_a_month_and_a_quarter() -> None:
    """Those of its month."""
    for month in MONTHS:
        assert calendar.days_in(month) == (month.last_day - month.first_day).days + 1
        for day in (month.first_day, month.last_day):
            assert calendar.month_at(day) == month
            assert (calendar.year_of(day), calendar.month_of(day)) == (month.year, month.number)
            assert (calendar.year_of(month), calendar.month_of(month)) == (month.year, month.number)
            assert calendar.quarter_of(day) == calendar.quarter_of(month)
            assert calendar.make_date(month.year, month.number, day.day) == day
    quarters = [calendar.quarter_of(month) for month in MONTHS[:12]]
    assert quarters == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]


def test_whole_years_are_those_that_have_passed() -> None:
    """The most years that, added to the first day, do not pass the second; backwards as many."""
    for start, end in product(ENDS, ENDS):
        if start <= end:
            passed = [n for n in range(4) if start + relativedelta(years=n) <= end][-1]
            assert passed == calendar.whole_years(start, end) == -calendar.whole_years(end, start)


WINDOW = [date(2024, 2, 27) + number * DAY for number in range(7)]


def statuses() -> Iterator[Status]:
    """None, one, two or three periods in a week, the last one perhaps without an end."""
    yield ()
    for count in (2, 4, 6):
        for days in combinations(WINDOW, count):
            yield tuple(map(Period, days[::2], days[1::2]))
    for count in (1, 3):
        for days in combinations(WINDOW, count):
            yield (*map(Period, days[:-1:2], days[1:-1:2]), Period(days[-1]))
    for one, other in pairwise(WINDOW):
        yield (Period(one, one), Period(other, other))
        yield (Period(one, one), Period(other))


def held_days(status: Status) -> set[date]:
    return {day for day in WINDOW if any(period.holds_on(day) for period in status)}


def test_a_status_is_held_on_its_days() -> None:
    """It started on the first of them, and ended on the day after the last; a gap is a lapse."""
    after = WINDOW[-1] + DAY
    for status in statuses():
        held = held_days(status)
        goes_on = bool(status) and status[-1].last is None
        assert [day in held for day in WINDOW] == [calendar.held_on(status, day) for day in WINDOW]
        assert calendar.held_on(status, None) is False
        assert calendar.started(status) == min(held, default=None)
        assert calendar.ended(status) == (None if goes_on or not held else max(held) + DAY)
        for day in WINDOW:
            not_held = [later for later in WINDOW if later >= day and later not in held]
            lapse = min(not_held, default=None if goes_on else after)
            assert calendar.lapsed(status, day) == lapse, (status, day)
        for month in (Month(2024, 1), Month(2024, 2), Month(2024, 3)):
            count = sum(as_month(day) == month for day in held)
            if not goes_on or month.number < 3:
                assert calendar.days_held(status, month) == count, (status, month)


def test_a_status_held_to_the_end_of_the_calendar_never_ends() -> None:
    """There is no day after; on the day before there is."""
    forever = (Period(date(2024, 1, 1), LAST),)
    assert (calendar.ended(forever), calendar.lapsed(forever, date(2024, 1, 1))) == (None, None)
    almost = (Period(date(2024, 1, 1), LAST - DAY),)
    assert (calendar.ended(almost), calendar.lapsed(almost, date(2024, 1, 1))) == (LAST, LAST)
    assert calendar.days_held(forever, LAST_MONTH) == 31


@pytest.mark.parametrize(
    "moments",
    [
        (date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 2), date(2024, 2, 1)),
        (Month(2023, 12), Month(2024, 1), Month(2024, 2), Month(2025, 1)),
    ],
)
def test_rows_stand_in_the_order_of_time_then_as_listed(moments: tuple[date | Month, ...]) -> None:
    """Each is before all later ones, none before itself, and of two one is before the other."""
    rows = list(product(range(4), range(3)))  # by moment, then by place
    for (one, place), (other, other_place) in product(rows, rows):
        before = calendar.stands_before(place, moments[one], other_place, moments[other])
        assert before is ((one, place) < (other, other_place))


@pytest.mark.parametrize("number", [0, 1, -1, 3_652_059, Fraction(4, 2)])
def test_whole_numbers_of_days_are_reckoned_with(number: Exact) -> None:
    """As many as there are days in the calendar, in whatever form they come."""
    assert calendar.add_days(FIRST, number) == (
        FIRST + int(number) * DAY if 0 <= number <= (LAST - FIRST).days else None
    )
