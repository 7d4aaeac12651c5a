"""What operators reckon of days, months and statuses; None is a day that no calendar has."""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from incentives.values.number import Exact
from incentives.values.period import Month, Status, whole_months

_MOST_STEPS = 4_000_000  # days in all the years of the calendar, and more


def year_of(day: date | Month) -> int:
    """The number of the year."""
    return day.year


def month_of(day: date | Month) -> int:
    """The number of the month, 1 to 12."""
    return day.number if isinstance(day, Month) else day.month


def quarter_of(day: date | Month) -> int:
    """The number of the quarter, 1 to 4."""
    return (month_of(day) + 2) // 3


@lru_cache(maxsize=1_000)  # the days of a case lie in few months
def month_at(day: date) -> Month:
    """The month that the day lies in."""
    return Month(day.year, day.month)


def days_in(month: Month) -> int:
    """How many days the month has."""
    return month.last_day.day


def whole_years(start: date, end: date) -> int:
    """Complete years from `start` to `end`, below zero if `end` comes first."""
    if end < start:
        return -whole_years(end, start)
    return whole_months(start, end) // 12


def days_between(start: date, end: date) -> int:
    """The days from `start` to `end`: 1 from a day to the next."""
    return (end - start).days


def add_months(start: date | Month, months: Exact) -> date | Month | None:
    """So many whole months later; a day that the month does not have becomes its last one.

    >>> add_months(date(2024, 1, 31), 1), str(add_months(Month(2024, 11), 3))
    (datetime.date(2024, 2, 29), '2025-02')
    """
    steps = _whole(months)
    if steps is None:
        return None
    if isinstance(start, Month):
        year, number = divmod(start.year * 12 + start.number - 1 + steps, 12)
        return Month(year, number + 1) if MINYEAR <= year <= MAXYEAR else None
    year = (start.year * 12 + start.month - 1 + steps) // 12
    return start + relativedelta(months=steps) if MINYEAR <= year <= MAXYEAR else None


def add_years(start: date | Month, years: Exact) -> date | Month | None:
    """So many whole years later; 29 February becomes the 28th where there is none."""
    return add_months(start, years * 12) if _whole(years) is not None else None


def add_days(start: date, days: Exact) -> date | None:
    """So many days later."""
    steps = _whole(days)
    if steps is None:
        return None
    ordinal = start.toordinal() + steps
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def make_date(year: Exact, month: Exact, day: Exact) -> date | None:
    """The day of these numbers, if the calendar has it."""
    whole_year, whole_month, whole_day = _whole(year), _whole(month), _whole(day)
    if whole_year is None or whole_month is None or whole_day is None:
        return None
    try:
        return date(whole_year, whole_month, whole_day)
    except ValueError:
        return None


def year_end(year: Exact) -> date | None:
    """The last day of the year; no calendar has one for a part of a year, or beyond its own."""
    return make_date(year, 12, 31)


def held_on(status: Status, day: date | None) -> bool:
    """Whether one of the periods covers the day."""
    return day is not None and any(period.holds_on(day) for period in status)


def started(status: Status) -> date | None:
    """The first day of the first period."""
    return status[0].first if status else None


def ended(status: Status) -> date | None:
    """The day after the last period; None while it runs, and where it never began."""
    last = status[-1].last if status else None
    return last + timedelta(days=1) if last is not None and last < date.max else None


def lapsed(status: Status, day: date) -> date | None:
    """The first day from `day` on on which the status was not held; None while it is held.

    That it was held again later changes nothing.

    >>> from incentives.values.period import Period
    >>> status = (Period(date(2022, 1, 1), date(2022, 3, 31)), Period(date(2022, 6, 1)))
    >>> lapsed(status, date(2022, 2, 1))
    datetime.date(2022, 4, 1)
    """
    for period in status:
        if period.holds_on(day):
            if period.last is None or period.last == date.max:
                return None
            day = period.last + timedelta(days=1)
    return day


def days_held(status: Status, month: Month) -> int:
    """On how many days of the month the status was held."""
    first, last = month.first_day, month.last_day
    spans = [(max(period.first, first), min(period.last or last, last)) for period in status]
    return sum((end - start).days + 1 for start, end in spans if start <= end)


def stands_before(
    place: int, moment: date | Month, other_place: int, other_moment: date | Month
) -> bool:
    """Whether a row comes before another one in time.

    Of two of the same day or month, the one listed first does.
    """
    return place_in_time(place, moment) < place_in_time(other_place, other_moment)


PlaceInTime = tuple[tuple[int, ...], int]


def place_in_time(place: int, moment: date | Month) -> PlaceInTime:
    """By what rows stand in the order of time, those of the same day or month as they are listed.

    >>> place_in_time(4, date(2024, 2, 29)) < place_in_time(5, date(2024, 2, 29))
    True
    """
    return _key(moment), place


def _key(moment: date | Month) -> tuple[int, ...]:
    if isinstance(moment, Month):
        return moment.year, moment.number
    return moment.year, moment.month, moment.day


def _whole(number: Exact) -> int | None:
    """The number if it is whole and no calendar is shorter than it."""
    whole, rest = divmod(number.numerator, number.denominator)
    return whole if not rest and abs(whole) < _MOST_STEPS else None
