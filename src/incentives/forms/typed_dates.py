"""Days, months and periods as officers type them, to ISO text."""

import re
from collections.abc import Sequence
from datetime import date

from incentives.forms import refusal as no
from incentives.forms.refusal import Refusal, refusal
from incentives.values.texts.plain_text import half_width

Period = dict[str, str]

_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(\d{4})\s*-\s*(\d{1,2})\s*-\s*(\d{1,2})",
        r"(\d{4})\s*/\s*(\d{1,2})\s*/\s*(\d{1,2})",
        r"(\d{4})\s*\.\s*(\d{1,2})\s*\.\s*(\d{1,2})",
        r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?",
        r"(\d{4})(\d{2})(\d{2})",
    )
)
_MONTHS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(\d{4})\s*-\s*(\d{1,2})",
        r"(\d{4})\s*/\s*(\d{1,2})",
        r"(\d{4})\s*\.\s*(\d{1,2})",
        r"(\d{4})\s*年\s*(\d{1,2})\s*月?",
        r"(\d{4})(\d{2})",
    )
)
_SHORT = re.compile(r"\d{1,2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,4}\s*[日号]?")
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‐": "-", "。": "."})


def plain_typed(typed: str) -> str:
    """What was typed with full-width digits and signs made plain, without space around it.

    >>> plain_typed(" ２０２３－１２－３１ ")
    '2023-12-31'
    """
    return half_width(typed).strip()


def read_day(typed: str) -> str | Refusal:
    """The day in ISO form; or what is wrong with what was typed.

    Years have four digits; the order is year, month, day.

    >>> [read_day(typed) for typed in ("2023/1/5", "2023年12月31日", "20231231")]
    ['2023-01-05', '2023-12-31', '2023-12-31']
    """
    text = plain_typed(typed).translate(_DASHES)
    for pattern in _DAYS:
        if matched := pattern.fullmatch(text):
            year, month, day = map(int, matched.groups())
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                return refusal(no.NO_SUCH_DAY, typed=text)
    return refusal(no.SHORT_YEAR if _SHORT.fullmatch(text) else no.NOT_A_DAY, typed=typed.strip())


def read_month(typed: str) -> str | Refusal:
    """The month in ISO form; or what is wrong with what was typed, a day among others.

    >>> read_month("2023年2月")
    '2023-02'
    """
    text = plain_typed(typed).translate(_DASHES)
    for pattern in _MONTHS:
        if matched := pattern.fullmatch(text):
            year, month = map(int, matched.groups())
            if year and 1 <= month <= 12:
                return f"{year:04d}-{month:02d}"
    day = read_day(typed)
    if isinstance(day, str):
        return refusal(no.A_DAY_FOR_A_MONTH, month=day[:7])
    return refusal(no.NOT_A_MONTH, typed=typed.strip())


def read_periods(typed: Sequence[tuple[str, str]]) -> list[Period] | Refusal:
    """The periods of a status; or what is wrong with the first faulty one.

    `typed`: from and to as typed, `to` empty while it lasts. Rows with nothing in them are left
    out; if nothing is left, a beginning is asked for. Of each period `from` and, unless it lasts,
    `to` are given in ISO form; periods are in order of time and do not overlap.
    """
    periods: list[Period] = []
    for first_typed, last_typed in typed:
        if not first_typed.strip() and not last_typed.strip():
            continue
        if not first_typed.strip():
            return refusal(no.NO_BEGINNING)
        first = read_day(first_typed)
        last = read_day(last_typed) if last_typed.strip() else ""
        if isinstance(first, Refusal):
            return first
        if isinstance(last, Refusal):
            return last
        periods.append({"from": first, "to": last} if last else {"from": first})
    return _faults_between(periods) or periods or refusal(no.NO_BEGINNING)


def _faults_between(periods: Sequence[Period]) -> Refusal | None:
    """What is wrong with periods of which each is well written."""
    before: Period | None = None
    for number, period in enumerate(periods, start=1):
        first, last = period["from"], period.get("to", "")
        if last and last < first:
            return refusal(no.ENDS_BEFORE, first=first, last=last)
        if before is not None and "to" not in before:
            return refusal(no.STILL_RUNS, number=number)
        if before is not None and first <= before["to"]:
            return refusal(no.PERIODS_MEET, number=number, first=first)
        before = period
    return None
