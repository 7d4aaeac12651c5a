"""Schedules of brackets applied to a number that may be known only within bounds."""

from typing import cast

from incentives.language.possible import Open, Result, open_number
from incentives.language.syntax import Graduation
from incentives.policy.parameter import Schedule
from incentives.values.number import Exact, exact
from incentives.values.range import Range


def graduated(schedule: Schedule, kind: Graduation, number: Result) -> Result:
    """What the schedule makes of the number, or of all numbers within its bounds; not rounded.

    `kind` `marginal`: each slice at its own rate, added up. `step`: the rate of the bracket that
    the number lies in.
    The extremes over a range lie at its ends, at the limits inside it, and (for steps) just above
    and below those.
    """
    compute = marginal_total if kind is Graduation.MARGINAL else step_rate
    if not isinstance(number, Open):
        return compute(schedule, cast(Exact, number))
    within = number.within
    low, high = within.ends
    limits = [bracket.limit for bracket in schedule.brackets if bracket.limit is not None]
    inside = [limit for limit in limits if limit in within]
    ends = [end for end in (within.low, within.high) if end is not None]
    extremes = [compute(schedule, point) for point in (*ends, *inside)]
    if kind is Graduation.STEP:
        extremes += [_rate_above(schedule, limit) for limit in inside if limit < high]
        extremes += [_rate_below(schedule, limit) for limit in inside if limit > low]
        if within.low is None:
            extremes.append(schedule.brackets[0].rate)
        return open_number(number.missing, Range(min(extremes), max(extremes)))
    if within.low is None:
        extremes.append(0)
    most = None if within.high is None else max(extremes)
    return open_number(number.missing, Range(min(extremes), most))


def marginal_total(schedule: Schedule, number: Exact) -> Exact:
    """Each slice of the number at the rate of its bracket, added up; not rounded.

    A number below zero comes to nothing.
    """
    total: Exact = 0
    below: Exact = 0
    for bracket in schedule.brackets:
        top = number if bracket.limit is None else min(number, bracket.limit)
        if top > below:
            total += (top - below) * bracket.rate
            below = top
    return exact(total)


def step_rate(schedule: Schedule, number: Exact) -> Exact:
    """The rate of the bracket in which the number lies.

    A limit belongs to its own bracket or to the next, as that says.
    """
    return next(bracket.rate for bracket in schedule.brackets if bracket.holds(number))


def _rate_above(schedule: Schedule, limit: Exact) -> Exact:
    """The rate of the bracket that begins above the limit."""
    return next(
        bracket.rate
        for bracket in schedule.brackets
        if bracket.limit is None or bracket.limit > limit
    )


def _rate_below(schedule: Schedule, limit: Exact) -> Exact:
    """The rate of the bracket that ends at the limit, whether or not it includes it."""
    return next(
        bracket.rate
        for bracket in schedule.brackets
        if bracket.limit is None or bracket.limit >= limit
    )
