"""From when to when something is in force, in words, as far as it is on record."""

from datetime import date
from typing import Protocol

from incentives.values.period import EARLIEST, CalendarLimit, Month, Period, Window
from incentives.values.text import Text
from incentives.wordings.report import terms


class DayWords(Protocol):
    """What says days, months and sentences in one language."""

    def say(self, wording: Text, **values: object) -> str:
        """The sentence with what is filled in."""

    def day(self, day: date) -> str:
        """A day."""

    def month(self, month: Month) -> str:
        """A month."""


def days_said(days: tuple[date, date] | None, words: DayWords) -> str:
    """The day, or from the first to the last of several; empty where none is known."""
    if days is None:
        return ""
    first, last = days
    return words.day(first) if first == last else period_said(Period(first, last), words)


def period_said(period: Period, words: DayWords) -> str:
    """From the first day to the last, or since the first."""
    first = words.day(period.first)
    if period.last is None:
        return words.say(terms.SINCE, first=first)
    return words.say(terms.FROM_TO, first=first, last=words.day(period.last))


def window_said(window: Window, words: DayWords) -> str:
    """From when to when an instrument or figure is in force; of a start that nobody can tell so."""
    last = limit_said(window.last, words) if window.last is not None else None
    if not window.first.is_on_record:
        start = limit_said(window.first, words)
        if last is None:
            return words.say(terms.TAKEN_AS_IN_FORCE, start=start)
        return words.say(terms.TAKEN_AS_IN_FORCE_TO, start=start, last=last)
    first = limit_said(window.first, words)
    if last is None:
        return words.say(terms.SINCE, first=first)
    return words.say(terms.FROM_TO, first=first, last=last)


def limit_said(limit: CalendarLimit, words: DayWords) -> str:
    """The day, or the month, year or span of time where no more is on record."""
    if not limit.is_on_record and limit.earliest == EARLIEST:
        return words.say(terms.START_NOT_ON_RECORD)
    if not limit.is_on_record:
        return words.say(terms.START_NOT_BEFORE, day=words.day(limit.earliest))
    if limit.earliest == limit.latest:
        return words.day(limit.earliest)
    if limit.month is not None:
        return words.month(limit.month)
    if limit.year is not None:
        return words.say(terms.YEAR, year=limit.year)
    return words.say(
        terms.SOME_DAY_BETWEEN, first=words.day(limit.earliest), last=words.day(limit.latest)
    )
