"""Operators and functions: for each its typing rule, its exact meaning, and how it carries over to unknown values.

One row an operator. `compute` sees known values only; `lifting` says how the engine reasons when some are not known.
`None` is what is known not to exist: a date that has not come about, an amount that is not applicable.
"""

from collections.abc import Callable, Mapping
from datetime import MAXYEAR, MINYEAR, date
from enum import Enum, auto
from fractions import Fraction
from math import inf, isinf
from types import MappingProxyType

import attrs

from incentives.language import calendar
from incentives.language import signatures as typing_rule
from incentives.language.types import Type
from incentives.values.number import Exact, exact
from incentives.values.period import Month, Status, is_held_throughout, whole_months
from incentives.values.rounding import Rounding, RoundingMode

Value = Exact | bool | str | date | Month | Status | frozenset[str] | None


class Lifting(Enum):
    """How an operator treats values of which only bounds or possibilities are known."""

    ENDS = auto()  # rises or falls steadily in each number: the extremes lie at ends of the ranges
    QUOTIENT = auto()  # as above, unless the divisor may be zero
    ROUNDING = auto()  # rises steadily in the number, not in the step
    ORDER = auto()  # compares numbers or dates: what can come out is what comes out at the ends
    EQUALITY = auto()  # two ranges can be equal where they meet
    ALL = auto()  # Kleene's and
    ANY = auto()  # Kleene's or
    NEGATION = auto()
    EACH = auto()  # a boolean of values with finitely many possibilities: tried one by one
    PLACE = auto()  # of two rows, which comes first; no row comes before itself, whatever its date
    OPAQUE = auto()  # nothing is known of the result


class OnNone(Enum):
    """What an operator makes of an argument that does not exist."""

    NONE = auto()  # nothing comes of nothing
    FALSE = auto()  # what does not exist is in no relation to anything
    PASSED = auto()  # the operator is about existence


@attrs.frozen(kw_only=True, eq=False)
class Operator:
    """One operator or function of the language.

    `is_partial`: nothing may come even of arguments that exist. `bounds`: between which the number lies that comes of it.
    """

    name: str
    typed: Callable[[tuple[Type, ...]], Type]
    compute: Callable[..., Value]
    at_ends: Callable[..., Exact | float] | None = None
    lifting: Lifting = Lifting.OPAQUE
    on_none: OnNone = OnNone.NONE
    is_partial: bool = False
    bounds: tuple[Exact, Exact] | None = None


def _plus(left: Exact, right: Exact) -> Exact:
    return exact(left + right)


def _minus(left: Exact, right: Exact) -> Exact:
    return exact(left - right)


def _times(left: Exact, right: Exact) -> Exact:
    return exact(left * right)


def _divided(left: Exact, right: Exact) -> Exact | None:
    """The quotient; a quotient by zero does not exist."""
    return exact(Fraction(left) / right) if right else None


def _plus_at_ends(left: Exact | float, right: Exact | float) -> Exact | float:
    return left if isinf(left) else right if isinf(right) else left + right


def _minus_at_ends(left: Exact | float, right: Exact | float) -> Exact | float:
    return _plus_at_ends(left, -right)


def _times_at_ends(left: Exact | float, right: Exact | float) -> Exact | float:
    if left == 0 or right == 0:
        return 0
    if isinf(left) or isinf(right):
        return inf if (left > 0) == (right > 0) else -inf
    return left * right


def _divided_at_ends(left: Exact | float, right: Exact | float) -> Exact | float:
    if isinf(right):
        return 0
    if isinf(left):
        return left if right > 0 else -left
    return Fraction(left) / right


def _negated_at_ends(number: Exact | float) -> Exact | float:
    return -number


def _rounded(mode: RoundingMode) -> Callable[..., Exact | None]:
    def rounded(number: Exact, step: Exact = 1) -> Exact | None:
        if step <= 0:
            return None  # there are no multiples to round to
        return number if isinf(number) else Rounding(step=Fraction(step), mode=mode).apply(number)

    return rounded


def _all(*truths: bool | None) -> bool:
    return all(truths)


def _any(*truths: bool | None) -> bool:
    return any(truths)


def _comparison(name: str, compute: Callable[..., bool]) -> Operator:
    return Operator(name=name, typed=typing_rule.ordered, compute=compute, lifting=Lifting.ORDER, on_none=OnNone.FALSE)


def _rounding(name: str, mode: RoundingMode) -> Operator:
    return Operator(name=name, typed=typing_rule.rounding, compute=_rounded(mode), lifting=Lifting.ROUNDING)


def _of_time(name: str, typed: Callable[[tuple[Type, ...]], Type], compute: Callable[..., Value]) -> Operator:
    """A function of days, months or statuses that may come to no day of the calendar."""
    return Operator(name=name, typed=typed, compute=compute, is_partial=True)


_ROWS = (
    Operator(name="+", typed=typing_rule.like_numbers, compute=_plus, at_ends=_plus_at_ends, lifting=Lifting.ENDS),
    Operator(name="-", typed=typing_rule.like_numbers, compute=_minus, at_ends=_minus_at_ends, lifting=Lifting.ENDS),
    Operator(name="*", typed=typing_rule.product, compute=_times, at_ends=_times_at_ends, lifting=Lifting.ENDS),
    Operator(name="/", typed=typing_rule.quotient, compute=_divided, at_ends=_divided_at_ends, lifting=Lifting.QUOTIENT),
    Operator(
        name="neg", typed=typing_rule.one_number, compute=lambda number: -number, at_ends=_negated_at_ends, lifting=Lifting.ENDS
    ),
    Operator(name="min", typed=typing_rule.like_extremes, compute=min, lifting=Lifting.ENDS),
    Operator(name="max", typed=typing_rule.like_extremes, compute=max, lifting=Lifting.ENDS),
    _rounding("round_half_up", RoundingMode.HALF_UP),
    _rounding("round_half_even", RoundingMode.HALF_EVEN),
    _rounding("round_up", RoundingMode.UP),
    _rounding("round_down", RoundingMode.DOWN),
    Operator(
        name="per_month",
        typed=typing_rule.per_month,
        compute=lambda yearly: exact(Fraction(yearly) / 12),
        at_ends=lambda yearly: yearly if isinf(yearly) else Fraction(yearly) / 12,
        lifting=Lifting.ENDS,
    ),
    Operator(name="per_year", typed=typing_rule.per_year, compute=lambda monthly: monthly * 12, lifting=Lifting.ENDS),
    _comparison("<", lambda left, right: left < right),
    _comparison("<=", lambda left, right: left <= right),
    _comparison(">", lambda left, right: left > right),
    _comparison(">=", lambda left, right: left >= right),
    Operator(
        name="==",
        typed=typing_rule.equal,
        compute=lambda left, right: left == right,
        lifting=Lifting.EQUALITY,
        on_none=OnNone.FALSE,
    ),
    Operator(
        name="!=",
        typed=typing_rule.equal,
        compute=lambda left, right: left != right,
        lifting=Lifting.EQUALITY,
        on_none=OnNone.FALSE,
    ),
    Operator(name="and", typed=typing_rule.truths, compute=_all, lifting=Lifting.ALL, on_none=OnNone.PASSED),
    Operator(name="or", typed=typing_rule.truths, compute=_any, lifting=Lifting.ANY, on_none=OnNone.PASSED),
    Operator(
        name="not", typed=typing_rule.truths, compute=lambda truth: not truth, lifting=Lifting.NEGATION, on_none=OnNone.PASSED
    ),
    Operator(
        name="in",
        typed=typing_rule.member,
        compute=lambda value, group: value in group,
        lifting=Lifting.EACH,
        on_none=OnNone.FALSE,
    ),
    Operator(
        name="overlaps", typed=typing_rule.overlap, compute=lambda some, group: not some.isdisjoint(group), on_none=OnNone.FALSE
    ),
    Operator(name="happened", typed=typing_rule.date_to_truth, compute=lambda day: day is not None, on_none=OnNone.PASSED),
    _of_time("started", typing_rule.status_to_date, calendar.started),
    _of_time("ended", typing_rule.status_to_date, calendar.ended),
    _of_time("lapsed", typing_rule.status_from_date, calendar.lapsed),
    Operator(name="ever", typed=typing_rule.status_to_truth, compute=bool, on_none=OnNone.FALSE),
    Operator(name="held_on", typed=typing_rule.status_and_date, compute=calendar.held_on, on_none=OnNone.PASSED),
    Operator(name="held_throughout", typed=typing_rule.status_and_month, compute=is_held_throughout, on_none=OnNone.FALSE),
    Operator(name="days_held", typed=typing_rule.days_held, compute=calendar.days_held, bounds=(0, 31)),
    Operator(
        name="precedes",
        typed=typing_rule.places,
        compute=calendar.stands_before,
        lifting=Lifting.PLACE,
        on_none=OnNone.FALSE,
    ),
    Operator(name="first_day", typed=typing_rule.month_to_date, compute=lambda month: month.first_day),
    Operator(name="last_day", typed=typing_rule.month_to_date, compute=lambda month: month.last_day),
    Operator(name="days_in", typed=typing_rule.days_in, compute=calendar.days_in, bounds=(28, 31)),
    Operator(name="month_at", typed=typing_rule.date_to_month, compute=calendar.month_at),
    _of_time("year_end", typing_rule.number_to_date, calendar.year_end),
    _of_time("make_date", typing_rule.numbers_to_date, calendar.make_date),
    _of_time("add_months", typing_rule.add_months, calendar.add_months),
    _of_time("add_years", typing_rule.add_years, calendar.add_years),
    _of_time("add_days", typing_rule.add_days, calendar.add_days),
    Operator(name="year_of", typed=typing_rule.day_to_number, compute=calendar.year_of, bounds=(MINYEAR, MAXYEAR)),
    Operator(name="month_of", typed=typing_rule.day_to_number, compute=calendar.month_of, bounds=(1, 12)),
    Operator(name="quarter_of", typed=typing_rule.day_to_number, compute=calendar.quarter_of, bounds=(1, 4)),
    Operator(name="months_between", typed=typing_rule.months_between, compute=whole_months),
    Operator(name="years_between", typed=typing_rule.years_between, compute=calendar.whole_years),
    Operator(name="days_between", typed=typing_rule.days_between, compute=calendar.days_between),
)

OPERATORS: Mapping[str, Operator] = MappingProxyType({row.name: row for row in _ROWS})
