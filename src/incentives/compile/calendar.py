"""What operators reckon of days, months and statuses, on words alone: the same text runs compiled.

A day is its number in the calendar, a month `year * 12 + number - 1`; of a status the words from
`at` on say how many periods it has, and the first and last day of each. `NONE` is what does not
exist. All say what `incentives.language.calendar` says of the days, months and statuses themselves.
"""

from incentives.compile.words import LAST_DAY, NONE

# Days are counted from 1 March of the year 0, and years from March: a leap day then ends its year.
_FROM_MARCH = 305
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_MONTH = 12
_LAST_MONTH = 119_999
# More days than the calendar has; nothing that is compiled wraps on the way to what it has not.
_MOST_STEPS = 4_000_000
_FEBRUARY = 1


def month_at(day: int) -> int:
    """The month that the day lies in."""
    if day == NONE:
        return NONE
    quarters = 4 * (day + _FROM_MARCH) + 3
    century = quarters // 146_097
    rest = quarters % 146_097 // 4 * 4 + 3
    days = rest % 1461 // 4
    return (100 * century + rest // 1461) * 12 + (5 * days + 461) // 153 - 1


def first_day(month: int) -> int:
    """The first day of the month."""
    if month == NONE:
        return NONE
    year = (month - 2) // 12
    days = 365 * year + year // 4 - year // 100 + year // 400
    return days + (153 * ((month - 2) % 12) + 2) // 5 - _FROM_MARCH


def days_in(month: int) -> int:
    """How many days the month has."""
    if month == NONE:
        return NONE
    number = month % 12
    if number != _FEBRUARY:
        return _LENGTHS[number]
    year = month // 12
    return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28


def last_day(month: int) -> int:
    """The last day of the month."""
    if month == NONE:
        return NONE
    return first_day(month) + days_in(month) - 1


def year_of(day: int) -> int:
    """The number of the year of a day."""
    return NONE if day == NONE else month_at(day) // 12


def month_of(day: int) -> int:
    """The number of the month of a day, 1 to 12."""
    return NONE if day == NONE else month_at(day) % 12 + 1


def quarter_of(day: int) -> int:
    """The number of the quarter of a day, 1 to 4."""
    return NONE if day == NONE else month_at(day) % 12 // 3 + 1


def year_of_month(month: int) -> int:
    """The number of the year of a month."""
    return NONE if month == NONE else month // 12


def month_of_month(month: int) -> int:
    """The number of the month within its year, 1 to 12."""
    return NONE if month == NONE else month % 12 + 1


def quarter_of_month(month: int) -> int:
    """The number of the quarter of a month, 1 to 4."""
    return NONE if month == NONE else month % 12 // 3 + 1


def make_date(year: int, month: int, day: int) -> int:
    """The day of these whole numbers, if the calendar has it."""
    if year < 1 or year > 9999 or month < 1 or month > 12 or day < 1:
        return NONE
    at = year * 12 + month - 1
    return first_day(at) + day - 1 if day <= days_in(at) else NONE


def year_end(year: int) -> int:
    """The last day of the year, if the calendar has it."""
    return make_date(year, 12, 31)


def add_months(day: int, months: int) -> int:
    """The day so many whole months later; one that the month does not have becomes its last."""
    if day == NONE:
        return NONE
    start = month_at(day)
    month = add_months_to_month(start, months)
    if month == NONE:
        return NONE
    steps = day - first_day(start)
    most = days_in(month) - 1
    return first_day(month) + min(steps, most)


def add_months_to_month(month: int, months: int) -> int:
    """The month so many whole months later, if the calendar has it."""
    if month == NONE or months <= -_MOST_STEPS or months >= _MOST_STEPS:
        return NONE
    later = month + months
    return later if _FIRST_MONTH <= later <= _LAST_MONTH else NONE


def add_years(day: int, years: int) -> int:
    """The day so many whole years later; 29 February becomes the 28th where there is none."""
    if years <= -_MOST_STEPS or years >= _MOST_STEPS:
        return NONE
    return add_months(day, 12 * years)


def add_years_to_month(month: int, years: int) -> int:
    """The month so many whole years later, if the calendar has it."""
    if years <= -_MOST_STEPS or years >= _MOST_STEPS:
        return NONE
    return add_months_to_month(month, 12 * years)


def add_days(day: int, days: int) -> int:
    """The day so many whole days later, if the calendar has it."""
    if day == NONE or days <= -_MOST_STEPS or days >= _MOST_STEPS:
        return NONE
    later = day + days
    return later if 1 <= later <= LAST_DAY else NONE


def days_between(start: int, end: int) -> int:
    """The days from `start` to `end`: 1 from a day to the next."""
    return NONE if NONE in (start, end) else end - start


def months_between(start: int, end: int) -> int:
    """Complete months from `start` to `end`, below zero if `end` comes first."""
    if NONE in (start, end):
        return NONE
    if end < start:
        return -_months_to(end, start)
    return _months_to(start, end)


def _months_to(start: int, end: int) -> int:
    """The same where both exist and `end` does not come first."""
    first, last = month_at(start), month_at(end)
    steps = start - first_day(first)
    most = days_in(last) - 1
    reached = end - first_day(last)
    return last - first if min(steps, most) <= reached else last - first - 1


def years_between(start: int, end: int) -> int:
    """Complete years from `start` to `end`, below zero if `end` comes first."""
    months = months_between(start, end)
    if months == NONE:
        return NONE
    return months // 12 if months >= 0 else -(-months // 12)


def ever(words: list[int], at: int) -> bool:
    """Whether the status was ever held."""
    return words[at] > 0


def held_on(words: list[int], at: int, day: int) -> bool:
    """Whether one of the periods covers the day; none covers one that does not exist."""
    periods = words[at]
    if periods == 0 or day < words[at + 1]:
        return False
    if day <= words[at + 2]:
        return True
    if periods == 1:  # few have more than one
        return False
    for place in range(at + 3, at + 1 + 2 * periods, 2):
        if words[place] <= day <= words[place + 1]:
            return True
    return False


def held_throughout(words: list[int], at: int, month: int) -> bool:
    """Whether the status was held on every day of the month.

    Periods that follow each other without a gap count as one.
    """
    day, last = first_day(month), last_day(month)
    for place in range(at + 1, at + 1 + 2 * words[at], 2):
        if words[place] <= day <= words[place + 1]:
            if words[place + 1] >= last:
                return True
            day = words[place + 1] + 1
    return False


def days_held(words: list[int], at: int, month: int) -> int:
    """On how many days of the month the status was held."""
    if month == NONE:
        return NONE
    first, last = first_day(month), last_day(month)
    days = 0
    for place in range(at + 1, at + 1 + 2 * words[at], 2):
        begins = max(words[place], first)
        ends = min(words[place + 1], last)
        if begins <= ends:
            days += ends - begins + 1
    return days


def started(words: list[int], at: int) -> int:
    """The first day of the first period."""
    return words[at + 1] if words[at] > 0 else NONE


def ended(words: list[int], at: int) -> int:
    """The day after the last period; none while it runs, and where it never began."""
    if words[at] == 0:
        return NONE
    last = words[at + 2 * words[at]]
    return last + 1 if last < LAST_DAY else NONE


def lapsed(words: list[int], at: int, day: int) -> int:
    """The first day from `day` on on which the status was not held; none while it is held."""
    for place in range(at + 1, at + 1 + 2 * words[at], 2):
        if words[place] <= day <= words[place + 1]:
            if words[place + 1] >= LAST_DAY:
                return NONE
            day = words[place + 1] + 1
    return day
