"""What a value is as a word: a whole number of 64 bits, as the kernel reads the facts of a case."""

from datetime import date
from functools import lru_cache

from incentives.values.period import Month

UNKNOWN = -(2**63)
"""Nobody has said, or it has no exact word: whatever hangs on it is left open."""
NONE = -(2**63) + 1
"""It is known not to exist, or as a day not to have come about."""
EMPTY = -(2**63) + 2
"""Where something is kept that was worked out of a row: it was not yet."""
NOTHING_KNOWN = 0
"""The address of a row of which nothing is known: with it every array of words begins."""
WIDEST = 2**62
"""No word that is reckoned with lies further from zero; what would is left to the reference."""
MOST_IN_SUM = WIDEST // 2
"""Nor does a sum over rows, which is tested after each of them."""
MOST_IN_ACCOUNT = WIDEST // 4
"""Nor does what stands in an account."""
LAST_DAY = date.max.toordinal()
"""The last day of the calendar; of a period without end, the last one."""


def word_of_day(day: date) -> int:
    """Its number in the calendar, from 1 for 1 January of the year 1.

    >>> word_of_day(date(2023, 12, 31))
    738885
    """
    return day.toordinal()


def word_of_month(month: Month) -> int:
    """The months from January of the year 0 to it.

    >>> word_of_month(Month(2023, 12))
    24287
    """
    return month.year * 12 + month.number - 1


@lru_cache(maxsize=4096)
def month_of_word(word: int) -> Month:
    """The month that has this word.

    >>> month_of_word(24287)
    Month(year=2023, number=12)
    """
    return Month(word // 12, word % 12 + 1)


def word_of_truth(truth: bool) -> int:  # noqa: FBT001 — it is what is turned into a word
    """One where it holds, zero where it does not."""
    return 1 if truth else 0
