"""Operators on days, months and statuses."""

from datetime import MAXYEAR, MINYEAR
from functools import partial

from incentives.language import calendar
from incentives.language import signatures as typing_rule
from incentives.language.operators import lifting
from incentives.language.operators.operator import (
    CALLED,
    OnNone,
    Operator,
    Spoken,
    always,
)
from incentives.values.period import is_held_throughout, whole_months
from incentives.values.range import ANYTHING, Range
from incentives.values.text import Text

_TIME = partial(
    Operator,
    notation=CALLED,
    on_none=OnNone.NONE,
    is_partial=False,
    bounds=always(ANYTHING),
    lifted=lifting.opaque,
)
"""Of a day that is not known most tell only the bounds that always hold; `is_partial` are those
that may come to no day of the calendar.
"""


TIME = (
    _TIME(
        name="happened",
        compute=lambda day: day is not None,
        spoken=Spoken(
            text=Text("已有{0}", "there is a date “{0}”"),
            denied=Text("尚无{0}", "there is no date “{0}” yet"),
        ),
        typed=typing_rule.has_happened,
        lifted=lifting.of_existence,
        page="Days and months",
        on_none=OnNone.PASSED,
    ),
    _TIME(
        name="started",
        compute=calendar.started,
        spoken=Spoken(text=Text("“{0}”起始日", "start of “{0}”")),
        typed=typing_rule.status_to_date,
        page="Statuses",
        is_partial=True,
    ),
    _TIME(
        name="ended",
        compute=calendar.ended,
        spoken=Spoken(text=Text("“{0}”终止次日", "the day after the end of “{0}”")),
        typed=typing_rule.status_to_date,
        page="Statuses",
        is_partial=True,
    ),
    _TIME(
        name="lapsed",
        compute=calendar.lapsed,
        spoken=Spoken(text=Text("{1}起“{0}”中断的首日", "the first day from {1} on without “{0}”")),
        typed=typing_rule.status_from_date,
        page="Statuses",
        is_partial=True,
    ),
    _TIME(
        name="ever",
        compute=bool,
        spoken=Spoken(text=Text("已有“{0}”记录", "“{0}” has begun")),
        typed=typing_rule.status_to_truth,
        page="Statuses",
        on_none=OnNone.FALSE,
    ),
    _TIME(
        name="held_on",
        compute=calendar.held_on,
        spoken=Spoken(
            text=Text("{1}“{0}”有效", "“{0}” holds on {1}"),
            of_one=Text("“{0}”有效", "“{0}” holds"),
        ),
        typed=typing_rule.status_and_date,
        page="Statuses",
        on_none=OnNone.PASSED,
    ),
    _TIME(
        name="held_throughout",
        compute=is_held_throughout,
        spoken=Spoken(text=Text("{1}全月“{0}”有效", "“{0}” holds throughout {1}")),
        typed=typing_rule.status_and_month,
        page="Statuses",
        on_none=OnNone.FALSE,
    ),
    _TIME(
        name="days_held",
        compute=calendar.days_held,
        spoken=Spoken(text=Text("{1}内“{0}”有效的天数", "the days of {1} on which “{0}” holds")),
        typed=typing_rule.days_held,
        page="Statuses",
        bounds=always(Range(0, 31)),
    ),
    _TIME(
        name="precedes",
        compute=calendar.stands_before,
        spoken=Spoken(
            text=Text(
                "{1}早于{3}（相同的以所列次序为准）",
                "{1} is before {3} (if the same, listed before it)",
            )
        ),
        typed=typing_rule.places,
        page="Rows",
        on_none=OnNone.FALSE,
        lifted=lifting.of_place,
    ),
    _TIME(
        name="first_day",
        compute=lambda month: month.first_day,
        spoken=Spoken(text=Text("{0}第一日", "the first day of {0}")),
        typed=typing_rule.month_to_date,
        page="Days and months",
    ),
    _TIME(
        name="last_day",
        compute=lambda month: month.last_day,
        spoken=Spoken(text=Text("{0}最后一日", "the last day of {0}")),
        typed=typing_rule.month_to_date,
        page="Days and months",
    ),
    _TIME(
        name="days_in",
        compute=calendar.days_in,
        spoken=Spoken(text=Text("{0}的天数", "the days of {0}")),
        typed=typing_rule.days_in,
        page="Days and months",
        bounds=always(Range(28, 31)),
    ),
    _TIME(
        name="month_at",
        compute=calendar.month_at,
        spoken=Spoken(text=Text("{0}当月", "the month in which {0} lies")),
        typed=typing_rule.date_to_month,
        page="Days and months",
    ),
    _TIME(
        name="year_end",
        compute=calendar.year_end,
        spoken=Spoken(text=Text("{0}12月31日", "31 December of {0}")),
        typed=typing_rule.number_to_date,
        page="Days and months",
        is_partial=True,
    ),
    _TIME(
        name="make_date",
        compute=calendar.make_date,
        spoken=Spoken(text=Text("{0}年{1}月{2}日", "the day {0}-{1}-{2}")),
        typed=typing_rule.numbers_to_date,
        page="Days and months",
        is_partial=True,
    ),
    *(
        _TIME(
            name=name,
            compute=compute,
            spoken=Spoken(
                text=Text("{0}之后{1}", "{1} after {0}"),
                of_zero=Text("{0}", "{0}"),
                of_negative=Text("{0}之前{1}", "{1} before {0}"),
            ),
            typed=typed,
            page="Days and months",
            is_partial=True,
        )
        for name, compute, typed in (
            ("add_months", calendar.add_months, typing_rule.add_months),
            ("add_years", calendar.add_years, typing_rule.add_years),
            ("add_days", calendar.add_days, typing_rule.add_days),
        )
    ),
    _TIME(
        name="year_of",
        compute=calendar.year_of,
        spoken=Spoken(text=Text("{0}所在年度", "the year of {0}")),
        typed=typing_rule.day_to_number,
        page="Days and months",
        bounds=always(Range(MINYEAR, MAXYEAR)),
    ),
    _TIME(
        name="month_of",
        compute=calendar.month_of,
        spoken=Spoken(text=Text("{0}所在月份", "the month of {0}")),
        typed=typing_rule.day_to_number,
        page="Days and months",
        bounds=always(Range(1, 12)),
    ),
    _TIME(
        name="quarter_of",
        compute=calendar.quarter_of,
        spoken=Spoken(text=Text("{0}所在季度", "the quarter of {0}")),
        typed=typing_rule.day_to_number,
        page="Days and months",
        bounds=always(Range(1, 4)),
    ),
    _TIME(
        name="months_between",
        compute=whole_months,
        spoken=Spoken(text=Text("{0}至{1}的整月数", "whole months from {0} to {1}")),
        typed=typing_rule.months_between,
        page="Days and months",
    ),
    _TIME(
        name="years_between",
        compute=calendar.whole_years,
        spoken=Spoken(text=Text("{0}至{1}的整年数", "whole years from {0} to {1}")),
        typed=typing_rule.years_between,
        page="Days and months",
    ),
    _TIME(
        name="days_between",
        compute=calendar.days_between,
        spoken=Spoken(text=Text("{0}至{1}的天数", "the days from {0} to {1}")),
        typed=typing_rule.days_between,
        page="Days and months",
    ),
)
