"""On which days of the calendar the law date of an incentive or a result can fall."""

from datetime import date, timedelta
from enum import Enum
from typing import assert_never

from incentives.language.expression import Apply, Expression, Stated
from incentives.policy.check import ComputedResult
from incentives.policy.library import Library
from incentives.policy.rule import Charge, Incentive, Pays
from incentives.values.period import Month

_DAY = timedelta(days=1)


class LawDates(Enum):
    """Every day, or one day of each month or year; by the operator that makes it of a trigger."""

    DAY = "day"
    MONTH_BEGIN = "first_day"
    MONTH_END = "last_day"
    YEAR_END = "year_end"

    def at_or_before(self, day: date) -> date:
        """The last law date up to the day."""
        match self:
            case LawDates.DAY:
                return day
            case LawDates.MONTH_BEGIN:
                return day.replace(day=1)
            case LawDates.MONTH_END:
                end = Month(day.year, day.month).last_day
                return end if end == day else day.replace(day=1) - _DAY
            case LawDates.YEAR_END:
                return day if (day.month, day.day) == (12, 31) else date(day.year - 1, 12, 31)
            case _:
                assert_never(self)

    def at_or_after(self, day: date) -> date:
        """The first law date from the day on."""
        match self:
            case LawDates.DAY:
                return day
            case LawDates.MONTH_BEGIN:
                return day if day.day == 1 else Month(day.year, day.month).last_day + _DAY
            case LawDates.MONTH_END:
                return Month(day.year, day.month).last_day
            case LawDates.YEAR_END:
                return date(day.year, 12, 31)
            case _:
                assert_never(self)


def law_dates_of(rule: Incentive | ComputedResult, library: Library) -> LawDates:
    """The law dates that the trigger, the charge, or the date of a result can have."""
    if isinstance(rule, ComputedResult):
        return days_said_by(rule.at)
    charge: Charge | None = (
        None if isinstance(rule.benefit, Pays) else library.charges[rule.benefit.charge]
    )
    if charge is not None and charge.by_month:
        return LawDates.MONTH_END
    return days_said_by(charge.at if charge is not None else rule.trigger)


def days_said_by(at: Expression | None) -> LawDates:
    """On which days of the calendar what the expression says can fall."""
    at = _bare(at)
    if isinstance(at, Apply):
        return next((dates for dates in LawDates if dates.value == at.operator.name), LawDates.DAY)
    return LawDates.DAY


def _bare(expression: Expression | None) -> Expression | None:
    while isinstance(expression, Stated):
        expression = expression.body
    return expression
