"""Numbers, yes or no, dates and months as policy files write them.

Each reader answers None where the text is not of its form.
"""

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction

from incentives.values.period import EARLIEST

NUMBER = re.compile(r"(?P<whole>-?(?:0|[1-9][0-9]*))(?:\.(?P<places>[0-9]+))?(?P<percent>%)?")
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
YEAR = re.compile(r"[0-9]{4}")
LIMIT = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:\.\.[0-9]{4}(?:-[0-9]{2}){0,2})?")

MOST_DIGITS = 40
NOT_ON_RECORD = "not_on_record"
FIRST_YEAR = EARLIEST.year
LAST_YEAR = 2200
LAST_MONTH = 12


def parse_number(text: str) -> Fraction | None:
    """`['-'] ('0' | '1'…'9' digits) ['.' digits] ['%']`: exactly the number written.

    `%` is a hundredth. A number has at most 40 digits.

    >>> parse_number("0.5283"), parse_number("1.2%")
    (Fraction(5283, 10000), Fraction(3, 250))
    >>> {parse_number(text) for text in ("010", "1e5", "1_000", ".5", "1.", "+1", "nan")}
    {None}
    """
    # A number within bounds is at most a sign, the digits, a point and a percent sign.
    written = NUMBER.fullmatch(text) if len(text) <= MOST_DIGITS + 3 else None
    if written is None:
        return None
    whole, places = written["whole"], written["places"] or ""
    if len(whole.removeprefix("-")) + len(places) > MOST_DIGITS:
        return None
    hundredth = 2 if written["percent"] else 0
    return Fraction(int(whole + places), 10 ** (len(places) + hundredth))


def parse_boolean(text: str) -> bool | None:
    """`true` or `false`.

    >>> parse_boolean("true"), parse_boolean("yes")
    (True, None)
    """
    return {"true": True, "false": False}.get(text)


def parse_date(text: str) -> date | None:
    """`YYYY-MM-DD`: a day of the calendar, from 1500 to 2200.

    >>> parse_date("2021-09-30"), parse_date("2021-09-31")
    (datetime.date(2021, 9, 30), None)
    """
    written = DATE.fullmatch(text)
    if written is None:
        return None
    year, month, day = (int(part) for part in written.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse_month(text: str) -> tuple[int, int] | None:
    """`YYYY-MM`: the year, from 1500 to 2200, and the month.

    >>> parse_month("2021-06"), parse_month("2021-13")
    ((2021, 6), None)
    """
    written = MONTH.fullmatch(text)
    if written is None:
        return None
    year, month = int(written[1]), int(written[2])
    return (year, month) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= LAST_MONTH else None


def parse_start(text: str) -> date | None:
    """The earliest day of a start that nobody can tell; None where that is not what it says.

    >>> parse_start("2019-10..not_on_record"), parse_start("not_on_record")
    (datetime.date(2019, 10, 1), datetime.date(1500, 1, 1))
    """
    earliest, between, last = text.rpartition("..")
    if last != NOT_ON_RECORD:
        return None
    days = _days_of(earliest) if between else (EARLIEST, date.max)
    return days[0] if days is not None else None


def parse_limit(text: str) -> tuple[date, date] | None:
    """The first and the last day that it may be.

    A day, or a month, a year or `A..B` where only that much is on record.

    >>> parse_limit("2021-06-28")
    (datetime.date(2021, 6, 28), datetime.date(2021, 6, 28))
    >>> parse_limit("2019-10..2022") == (date(2019, 10, 1), date(2022, 12, 31))
    True
    """
    first, between, last = text.partition("..")
    earliest, latest = _days_of(first), _days_of(last if between else first)
    if earliest is None or latest is None or (between and earliest[1] >= latest[0]):
        return None
    return earliest[0], latest[1]


def _days_of(text: str) -> tuple[date, date] | None:
    """The first and the last day of a day, a month or a year."""
    day, month = parse_date(text), parse_month(text)
    if day is not None:
        return day, day
    if month is not None:
        return date(*month, 1), date(*month, monthrange(*month)[1])
    if YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return date(int(text), 1, 1), date(int(text), LAST_MONTH, 31)
    return None
