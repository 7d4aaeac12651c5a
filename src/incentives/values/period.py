"""Months, periods and the windows of law. Ends are inclusive."""

import calendar
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import assert_never

import attrs
from dateutil.relativedelta import relativedelta

from incentives.brief import brief


@attrs.frozen(order=True)
class Month:
    """A calendar month.

    >>> Month(2024, 2).last_day
    datetime.date(2024, 2, 29)
    """

    year: int = attrs.field(
        validator=[attrs.validators.instance_of(int), attrs.validators.in_(range(1, 10000))]
    )
    number: int = attrs.field(
        validator=[attrs.validators.instance_of(int), attrs.validators.in_(range(1, 13))]
    )

    __repr__ = brief

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"


@attrs.frozen
class Period:
    """From a first day to a last day, both in it; `last=None`: it has not ended."""

    first: date
    last: date | None = None

    __repr__ = brief

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in it, first and last day included."""
        return self.first <= day and (self.last is None or day <= self.last)


@lru_cache(maxsize=1_000)
def _months_of_year(year: int, first: int, count: int) -> Period:
    """So many months of a year from the first on."""
    return Period(date(year, first, 1), Month(year, first + count - 1).last_day)


class Cycle(Enum):
    """A stretch of the calendar year by which something is returned, such as a tax."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it has."""
        match self:
            case Cycle.MONTH:
                return 1
            case Cycle.QUARTER:
                return 3
            case Cycle.HALF_YEAR:
                return 6
            case Cycle.YEAR:
                return 12
            case _:
                assert_never(self)

    def around(self, day: date) -> Period:
        """The stretch of the year that the day lies in.

        >>> Cycle.QUARTER.around(date(2023, 2, 28))
        Period(first=datetime.date(2023, 1, 1), last=datetime.date(2023, 3, 31))
        """
        months = self.months
        return _months_of_year(day.year, day.month - (day.month - 1) % months, months)


Status = tuple[Period, ...]
"""When a status was held: periods in order of time that do not overlap; empty: never."""


def is_held_throughout(status: Status, month: Month) -> bool:
    """Whether the status was held on every day of the month.

    Periods that follow each other without a gap count as one.
    """
    day = month.first_day
    for period in status:
        if period.holds_on(day):
            if period.last is None or period.last >= month.last_day:
                return True
            day = period.last + timedelta(days=1)
    return False


def whole_months(start: date, end: date) -> int:
    """Complete months from `start` to `end`, below zero if `end` comes first.

    The 31st (or 29 February) counts as reached on the last day of a shorter month.

    >>> whole_months(date(2023, 1, 31), date(2023, 2, 28))
    1
    >>> whole_months(date(2023, 1, 15), date(2023, 2, 14))
    0
    """
    if end < start:
        return -whole_months(end, start)
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if start + relativedelta(months=months) <= end else months - 1


EARLIEST = date(1500, 1, 1)
"""The first day that a file can name; nothing is on record of a start that may be any day."""


@attrs.frozen
class CalendarLimit:
    """A limit of a window: a day that lies between `earliest` and `latest`, both included.

    They are one day, or the ends of the month, year or span of time that is all that is on record.
    `is_on_record=False`: nobody can tell the day; it is taken to be the earliest that it can be.
    """

    earliest: date
    latest: date
    is_on_record: bool = True

    @classmethod
    def on_day(cls, day: date) -> "CalendarLimit":
        """That day, which is known."""
        return cls(day, day)

    @classmethod
    def taken_from(cls, earliest: date) -> "CalendarLimit":
        """A day that is not on record, and is taken to be the earliest that it can be."""
        return cls(earliest, earliest, is_on_record=False)

    @classmethod
    def in_month(cls, month: Month) -> "CalendarLimit":
        """Some day of the month."""
        return cls(month.first_day, month.last_day)

    @property
    def month(self) -> Month | None:
        """The month, if it is that and no more."""
        month = Month(self.earliest.year, self.earliest.month)
        return month if self == CalendarLimit.in_month(month) else None

    @property
    def year(self) -> int | None:
        """The year, if it is that and no more."""
        year = self.earliest.year
        whole_year = CalendarLimit(date(year, 1, 1), date(year, 12, 31))
        return year if self == whole_year else None

    def __str__(self) -> str:
        if not self.is_on_record:
            is_any = self.earliest == EARLIEST
            return "not_on_record" if is_any else f"{self.earliest}..not_on_record"
        if self.earliest == self.latest:
            return str(self.earliest)
        if self.year is not None:
            return str(self.year)
        return str(self.month) if self.month is not None else f"{self.earliest}..{self.latest}"


@attrs.frozen(kw_only=True)
class Window:
    """The days on which an instrument or a figure is in force, ends included.

    `last=None`: it still is.
    """

    first: CalendarLimit
    last: CalendarLimit | None = None

    def holds_on(self, day: date) -> bool | None:
        """True, False, or None on a day for which the record does not tell."""
        if day < self.first.earliest or (self.last is not None and day > self.last.latest):
            return False
        if day < self.first.latest or (self.last is not None and day > self.last.earliest):
            return None
        return True

    def overlaps(self, other: "Window") -> bool:
        """Whether some day is surely in both."""
        return self._surely_begins_before_end_of(other) and other._surely_begins_before_end_of(self)

    def _surely_begins_before_end_of(self, other: "Window") -> bool:
        return other.last is None or self.first.latest <= other.last.earliest
