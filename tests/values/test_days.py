"""Months, periods, cycles and windows against the days that they hold, one after the other."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise, product

import pytest
from dateutil.relativedelta import relativedelta

from incentives.values.period import (
    EARLIEST,
    CalendarLimit,
    Cycle,
    Month,
    Period,
    Status,
    Window,
    is_held_throughout,
    whole_months,
)

DAY = timedelta(days=1)
MONTH_ENDS = [
    date(year, month, day)
    for year in (2023, 2024)
    for month, days in (
        (1, (1, 29, 30, 31)),
        (2, (1, 27, 28)),
        (3, (1, 28, 31)),
        (4, (29, 30)),
        (12, (1, 31)),
    )
    for day in days
] + [date(2024, 2, 29)]
"""First days and last ones, short months and long ones, of a leap year and another."""


def days_from(first: date, last: date) -> list[date]:
    return [first + number * DAY for number in range((last - first).days + 1)]


YEARS = days_from(date(2023, 1, 1), date(2024, 12, 31))
FEW = days_from(date(2024, 2, 27), date(2024, 3, 3))


def test_a_month_is_its_days() -> None:
    """From the first to the last, and each day lies in one."""
    months = [Month(year, number) for year in (2023, 2024) for number in range(1, 13)]
    assert YEARS == [day for month in months for day in days_from(month.first_day, month.last_day)]
    assert all(month < later for month, later in pairwise(months))


def test_a_period_holds_on_its_days_and_no_other() -> None:
    """One without an end on its first and all later ones."""
    for first in FEW:
        assert [day >= first for day in FEW] == [Period(first).holds_on(day) for day in FEW]
        for last in FEW:
            held = [Period(first, last).holds_on(day) for day in FEW]
            assert [first <= day <= last for day in FEW] == held


@pytest.mark.parametrize("cycle", Cycle)
def test_cycles_divide_the_year(cycle: Cycle) -> None:
    """Each day lies in one, of so many months, that begins where the one before it ends."""
    around = [cycle.around(day) for day in YEARS]
    assert all(period.holds_on(day) for period, day in zip(around, YEARS, strict=True))
    distinct = list(dict.fromkeys(around))
    assert len(distinct) * cycle.months == 24
    for period, later in pairwise([*distinct, Period(date(2025, 1, 1))]):
        assert period.last is not None
        assert later.first == period.last + DAY == period.first + relativedelta(months=cycle.months)


def test_cycles_are_of_one_three_six_and_twelve_months() -> None:
    """As they are called."""
    assert [1, 3, 6, 12] == [cycle.months for cycle in Cycle]
    assert ["month", "quarter", "half_year", "year"] == [cycle.value for cycle in Cycle]


def statuses() -> Iterator[Status]:
    """Of up to three periods between the end of January and the beginning of March."""
    bounds = [date(2023, 1, 31), *days_from(date(2023, 2, 1), date(2023, 2, 3)), date(2023, 2, 27)]
    bounds += days_from(date(2023, 2, 28), date(2023, 3, 1))
    for count in (2, 4, 6):
        for days in combinations(bounds, count):
            yield tuple(map(Period, days[::2], days[1::2]))
    for first in bounds:
        yield (Period(first),)
        yield (Period(date(2023, 1, 1), first - DAY), Period(first + DAY))
        yield (Period(date(2023, 1, 1), first), Period(first + DAY))
        yield (Period(first, first), Period(first + DAY, first + DAY), Period(first + 2 * DAY))


def test_a_status_is_held_throughout_a_month_if_it_is_held_on_every_day() -> None:
    """Periods that follow each other without a gap count as one; one day's gap is one."""
    february = Month(2023, 2)
    days = days_from(february.first_day, february.last_day)
    found = set[bool]()
    for status in (*statuses(), ()):
        held = all(any(period.holds_on(day) for period in status) for day in days)
        assert held == is_held_throughout(status, february), status
        found.add(held)
    assert found == {True, False}


def test_whole_months_are_those_that_the_calendar_has_reached() -> None:
    """The most months that, added to the first day, do not pass the second."""
    for start, end in product(MONTH_ENDS, MONTH_ENDS):
        if start <= end:
            reached = [n for n in range(30) if start + relativedelta(months=n) <= end]
            assert reached[-1] == whole_months(start, end) == -whole_months(end, start)


def limits() -> list[CalendarLimit]:
    """A day, or two or three days of which it is one."""
    days = FEW[1:5]
    return [CalendarLimit(*ends) for ends in combinations(days, 2)] + [
        CalendarLimit.on_day(day) for day in days
    ]


def test_a_window_holds_on_a_day_if_it_does_wherever_its_limits_lie() -> None:
    """Not, if it never does; of other days nobody can say."""
    for first, last in product(limits(), [*limits(), None]):
        if last is not None and last.earliest < first.latest:
            continue
        window = Window(first=first, last=last)
        firsts = days_from(first.earliest, first.latest)
        lasts = [date.max] if last is None else days_from(last.earliest, last.latest)
        for day in FEW:
            ways = {begun <= day <= ended for begun, ended in product(firsts, lasts)}
            assert window.holds_on(day) is (ways.pop() if len(ways) == 1 else None)


def test_windows_overlap_if_both_hold_on_some_day() -> None:
    """For sure; it is the same the other way round."""
    windows = [
        Window(first=first, last=last)
        for first, last in product(limits(), [*limits(), None])
        if last is None or first.latest <= last.earliest
    ]
    for one, other in product(windows, windows):
        both = any(one.holds_on(day) and other.holds_on(day) for day in FEW)
        assert one.overlaps(other) is both


@pytest.mark.parametrize(
    ("earliest", "latest", "month", "year", "written"),
    [
        (date(2024, 2, 1), date(2024, 2, 29), Month(2024, 2), None, "2024-02"),
        (date(2024, 2, 1), date(2024, 2, 28), None, None, "2024-02-01..2024-02-28"),
        (date(2024, 2, 2), date(2024, 2, 29), None, None, "2024-02-02..2024-02-29"),
        (date(2024, 1, 1), date(2024, 12, 31), None, 2024, "2024"),
        (date(2024, 1, 2), date(2024, 12, 31), None, None, "2024-01-02..2024-12-31"),
        (date(2024, 1, 1), date(2025, 12, 31), None, None, "2024-01-01..2025-12-31"),
        (date(2024, 2, 1), date(2024, 3, 31), None, None, "2024-02-01..2024-03-31"),
        (date(2024, 2, 29), date(2024, 2, 29), None, None, "2024-02-29"),
    ],
)
def test_a_limit_is_a_month_or_a_year_if_it_is_all_of_it(
    earliest: date, latest: date, month: Month | None, year: int | None, written: str
) -> None:
    """A day more or less is a span."""
    limit = CalendarLimit(earliest, latest)
    assert (month, year, written) == (limit.month, limit.year, str(limit))


def test_a_day_that_is_not_on_record_is_taken_to_be_the_earliest_that_it_can_be() -> None:
    """It is written as that, and is no month or year; a window with it tells of every day."""
    for day in (*FEW, EARLIEST, EARLIEST + DAY):
        limit = CalendarLimit.taken_from(day)
        assert (limit.earliest, limit.latest, limit.is_on_record) == (day, day, False)
        written = "not_on_record" if day == EARLIEST else f"{day}..not_on_record"
        assert (str(limit), limit.month, limit.year) == (written, None, None)
        assert limit != CalendarLimit.on_day(day)
        for window in (Window(first=limit), Window(first=limit, last=limit)):
            assert [one for one in FEW if window.holds_on(one) is None] == []
            assert window.holds_on(day) is True
            assert window.holds_on(day - DAY) is False
    assert CalendarLimit.on_day(EARLIEST).is_on_record
    assert str(CalendarLimit.on_day(EARLIEST)) == str(EARLIEST) == "1500-01-01"
