"""Schedules of brackets applied to a number that may be known only within bounds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from incentives.language.possible import Open, Result, open_number
from incentives.language.syntax import Graduation
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule
from incentives.values.number import Exact, exact
from incentives.values.range import Range


def graduated(schedule: Schedule, kind: Graduation, number: Result) -> Result:
    """What the schedule makes of the number, or of all numbers within its bounds; not rounded.

    `kind` `marginal`: each slice at its own rate, added up. `step`: the rate of the bracket that
    the number lies in. None where that bracket, or in a sum of slices one below it, says that what
    reads it is not applicable.
    """
    if not isinstance(number, Open):
        return _graduated(schedule, kind, cast(Exact, number))
    reached = list(_places_reached(schedule, number.within))
    applicable = [at for at in reached if not _stops(schedule, kind, at)]
    if not applicable:
        return None
    may_be_none = number.may_be_none or len(applicable) < len(reached)
    if kind is Graduation.STEP:
        rates = [cast(Exact, schedule.brackets[at].rate) for at in applicable]
        within = Range(min(rates), max(rates))
    else:
        within = _bounds_of_slices(schedule.brackets[: applicable[-1] + 1], number.within)
    if may_be_none:
        return Open(number.missing, within, is_number=True, may_be_none=True)
    return open_number(number.missing, within)


def _graduated(schedule: Schedule, kind: Graduation, number: Exact) -> Result:
    at = schedule.place_of(number)
    if _stops(schedule, kind, at):
        return None
    if kind is Graduation.STEP:
        return cast(Exact, schedule.brackets[at].rate)
    return marginal_total(schedule.brackets[: at + 1], number)


def _stops(schedule: Schedule, kind: Graduation, at: int) -> bool:
    """Whether the bracket, or for a sum of slices one of those up to it, is not applicable."""
    first = at if kind is Graduation.STEP else 0
    return any(
        bracket.rate is NoFigure.NOT_APPLICABLE for bracket in schedule.brackets[first : at + 1]
    )


def marginal_total(brackets: Iterable[Bracket], number: Exact) -> Exact:
    """Each slice of the number at the rate of its bracket, added up; not rounded.

    A number below zero comes to nothing.
    """
    total: Exact = 0
    below: Exact = 0
    for bracket in brackets:
        top = number if bracket.limit is None else min(number, bracket.limit)
        if top > below:
            total += (top - below) * cast(Exact, bracket.rate)
            below = top
    return exact(total)


def _places_reached(schedule: Schedule, within: Range) -> Iterator[int]:
    """Which of the brackets a number between the bounds can lie in."""
    before: Bracket | None = None
    for at, bracket in enumerate(schedule.brackets):
        is_not_below = before is None or within.high is None or not before.holds(within.high)
        if is_not_below and (within.low is None or bracket.holds(within.low)):
            yield at
        before = bracket


def _bounds_of_slices(brackets: Sequence[Bracket], within: Range) -> Range:
    """Between which bounds the sum of slices lies, of which the last bracket is the top one.

    Within a bracket it rises or falls evenly, so that the extremes lie at the ends of the numbers
    and at limits.
    """
    limits = [bracket.limit for bracket in brackets if bracket.limit is not None]
    ends = [end for end in (within.low or 0, within.high) if end is not None]
    points = [*ends, *(limit for limit in limits if limit in within)]
    # What is above the limit of the top one counts for nothing here.
    totals = [marginal_total(brackets, point) for point in points]
    top = brackets[-1]
    slope = cast(Exact, top.rate) if within.high is None and top.limit is None else 0
    return Range(None if slope < 0 else min(totals), None if slope > 0 else max(totals))
