"""Schedules of brackets applied to a number that may be known only within bounds."""

from math import isinf
from typing import cast

from incentives.language.possible import Open, Result, open_number
from incentives.policy.parameter import Schedule
from incentives.values.number import Exact, exact


def graduated(schedule: Schedule, kind: str, number: Result) -> Result:
    """`marginal`: each slice at its own rate, added up; `step`: the rate of the bracket that the number lies in.

    The extremes over a range lie at its ends, at the limits inside it, and (for steps) just above and below those.
    """
    compute = marginal_total if kind == "marginal" else step_rate
    if not isinstance(number, Open):
        return compute(schedule, cast(Exact, number))
    inside = [
        bracket.limit
        for bracket in schedule.brackets
        if bracket.limit is not None and number.low <= bracket.limit <= number.high
    ]
    finite = [cast(Exact, end) for end in (number.low, number.high) if not isinf(end)]
    found: list[Exact | float] = [compute(schedule, point) for point in (*finite, *inside)]
    if kind == "step":
        found += [_rate_above(schedule, limit) for limit in inside if limit < number.high]
        found += [_rate_below(schedule, limit) for limit in inside if limit > number.low]
        if isinf(number.low):
            found.append(schedule.brackets[0].rate)
    else:
        found += [max(end, 0) for end in (number.low, number.high) if isinf(end)]
    return open_number(number.missing, min(found), max(found))


def marginal_total(schedule: Schedule, number: Exact) -> Exact:
    """Each slice of the number at the rate of its bracket, added up; nothing for a number below zero."""
    total: Exact = 0
    below: Exact = 0
    for bracket in schedule.brackets:
        top = number if bracket.limit is None else min(number, bracket.limit)
        if top > below:
            total += (top - below) * bracket.rate
            below = top
    return exact(total)


def step_rate(schedule: Schedule, number: Exact) -> Exact:
    """The rate of the bracket in which the number lies; a limit belongs to its own bracket or to the next, as that says."""
    return next(bracket.rate for bracket in schedule.brackets if bracket.holds(number))


def _rate_above(schedule: Schedule, limit: Exact) -> Exact:
    """The rate of the bracket that begins above the limit."""
    return next(bracket.rate for bracket in schedule.brackets if bracket.limit is None or bracket.limit > limit)


def _rate_below(schedule: Schedule, limit: Exact) -> Exact:
    """The rate of the bracket that ends at the limit, whether or not it includes it."""
    return next(bracket.rate for bracket in schedule.brackets if bracket.limit is None or bracket.limit >= limit)
