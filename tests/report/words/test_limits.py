"""Limits in time of which only so much is on record."""

from datetime import date

import pytest

from incentives import Language
from incentives.report.words.names import Words
from incentives.values.period import CalendarLimit, Month
from tests.report.reports import bundled


@pytest.mark.parametrize(
    ("limit", "zh", "en"),
    [
        (CalendarLimit.on_day(date(2021, 6, 3)), "2021年6月3日", "2021-06-03"),
        (CalendarLimit.in_month(Month(2021, 6)), "2021年6月", "2021-06"),
        (CalendarLimit(date(2022, 1, 1), date(2022, 12, 31)), "2022年", "2022"),
        (
            CalendarLimit(date(2019, 10, 1), date(2026, 5, 31)),
            "2019年10月1日至2026年5月31日间的某日（具体日期无记载）",
            "some day from 2019-10-01 to 2026-05-31",
        ),
    ],
)
def test_a_limit_says_no_more_than_is_on_record(limit: CalendarLimit, zh: str, en: str) -> None:
    """A day, a month, a year, or the two days between which it lies."""
    said = tuple(
        Words(library=bundled(), language=language).limit(limit)
        for language in (Language.ZH, Language.EN)
    )
    assert (zh, en) == said
