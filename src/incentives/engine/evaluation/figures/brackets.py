"""Schedules of brackets applied to a number; it, and the limits, may be known within bounds only.

Limits that are known rise. Those that are not do so too, whatever they turn out to be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

import attrs

from incentives.language.operators.gathering import Graduation
from incentives.language.possible import Open, Result, missing_in, open_number, range_of
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule, is_within
from incentives.values.number import Exact, exact, product, sum_of_two
from incentives.values.range import Range

_NO_LIMITS: Mapping[str, Result] = {}


def graduated(
    schedule: Schedule,
    kind: Graduation,
    number: Result,
    limits: Mapping[str, Result] = _NO_LIMITS,
) -> Result:
    """What the schedule makes of the number, or of all numbers within its bounds; not rounded.

    `kind` `marginal`: each slice at its own rate, added up. `step`: the rate of the bracket that
    the number lies in. None where that bracket, or in a sum of slices one below it, says that what
    reads it is not applicable. `limits`: by full id what is known of the figures that are limits.
    """
    named = {name: limits[name] for name in schedule.named_limits}
    if any(limit is None for limit in named.values()):
        return None
    if not isinstance(number, Open) and not any(isinstance(each, Open) for each in named.values()):
        known = cast(Mapping[str, Exact], named)
        return _graduated(schedule.with_limits(known), kind, cast(Exact, number))
    return _within_bounds(_levels(schedule, named), kind, number)


def _graduated(schedule: Schedule, kind: Graduation, number: Exact) -> Result:
    at = schedule.place_of(number)
    if _stops(schedule.brackets, kind, at):
        return None
    if kind is Graduation.STEP:
        return cast(Exact, schedule.brackets[at].rate)
    return marginal_total(schedule.brackets[: at + 1], number)


def _stops(brackets: Sequence[Bracket], kind: Graduation, at: int) -> bool:
    """Whether the bracket, or for a sum of slices one of those up to it, is not applicable."""
    first = at if kind is Graduation.STEP else 0
    return any(bracket.rate is NoFigure.NOT_APPLICABLE for bracket in brackets[first : at + 1])


def marginal_total(brackets: Iterable[Bracket], number: Exact) -> Exact:
    """Each slice of the number at the rate of its bracket, added up; not rounded.

    A number below zero comes to nothing.
    """
    total: Exact = 0
    below: Exact = 0
    for bracket in brackets:
        top = number if bracket.end is None else min(number, bracket.end)
        if top > below:
            total += (top - below) * cast(Exact, bracket.rate)
            below = top
    return exact(total)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Level:
    """A bracket with what is known of its limit; `limit=None`: it has none."""

    bracket: Bracket
    limit: Result
    within: Range

    @property
    def rate(self) -> Exact:
        return cast(Exact, self.bracket.rate)

    def may_hold(self, number: Exact | None) -> bool:
        """Whether the number (None: one without end below) may not be above it."""
        return number is None or is_within(number, self.within.high, self.bracket)

    def surely_holds(self, number: Exact | None) -> bool:
        """Whether the number (None: one without end above) is surely not above it."""
        if self.limit is None:
            return True
        least = self.within.low
        return None not in (number, least) and is_within(cast(Exact, number), least, self.bracket)


def _levels(schedule: Schedule, named: Mapping[str, Result]) -> list[_Level]:
    levels = []
    for bracket in schedule.brackets:
        limit: Result = bracket.limit
        if isinstance(bracket.limit, str):
            limit = named[bracket.limit]
        within = Range(None, None) if limit is None else range_of(limit)
        levels.append(_Level(bracket=bracket, limit=limit, within=within))
    return levels


def _within_bounds(levels: Sequence[_Level], kind: Graduation, number: Result) -> Result:
    within = range_of(number)
    brackets = [level.bracket for level in levels]
    reached = list(_places_reached(levels, within))
    applicable = [at for at in reached if not _stops(brackets, kind, at)]
    if not applicable:
        return None
    if kind is Graduation.STEP:
        rates = [levels[at].rate for at in applicable]
        result = Range(min(rates), max(rates))
    else:
        result = _bounds_of_slices(levels[: applicable[-1] + 1], within)
    missing = missing_in([number, *_that_matter(levels, kind, within)])
    if len(applicable) < len(reached) or (isinstance(number, Open) and number.may_be_none):
        return Open(missing, result, is_number=True, may_be_none=True)
    return open_number(missing, result)


def _places_reached(levels: Sequence[_Level], within: Range) -> Iterator[int]:
    """Which of the brackets a number between the bounds can lie in."""
    for at, level in enumerate(levels):
        if any(before.surely_holds(within.high) for before in levels[:at]):
            return
        if level.may_hold(within.low):
            yield at


def _that_matter(levels: Sequence[_Level], kind: Graduation, within: Range) -> Iterator[Result]:
    """The limits that are not known and that the numbers may come to lie above.

    Which of the brackets below it is no longer asked once a number surely lies above them all.
    """
    for level in levels:
        is_above = kind is Graduation.STEP and not level.may_hold(within.low)
        if not level.surely_holds(within.high) and not is_above:
            yield level.limit


def _bounds_of_slices(levels: Sequence[_Level], within: Range) -> Range:
    """Between which bounds the sum of slices lies, of which the last bracket is the top one.

    The sum is that, over the limits, of what of the number is below it, times how much less the
    next rate is. So it rises or falls with each limit by itself, and is least or most at their
    ends.
    """
    following = [*(level.rate for level in levels[1:]), 0]
    steps = [level.rate - rate for level, rate in zip(levels, following, strict=True)]
    pairs = list(zip(steps, levels, strict=True))
    least = [(step, _end(level, upper=step < 0)) for step, level in pairs]
    most = [(step, _end(level, upper=step > 0)) for step, level in pairs]
    return Range(_sums(least, within).low, _sums(most, within).high)


def _end(level: _Level, *, upper: bool) -> Exact | None:
    """The highest or lowest that the limit can be; None: without end above."""
    if level.limit is None or upper:
        return level.within.high
    return level.within.low or 0


def _sums(steps: Sequence[tuple[Exact, Exact | None]], within: Range) -> Range:
    """The sums of slices of the numbers between the bounds, for given limits.

    Between limits they rise or fall evenly, so that the extremes lie at these and at the bounds.
    """
    ends = [end for end in (within.low or 0, within.high) if end is not None]
    points = [*ends, *(end for _, end in steps if end is not None and end in within)]
    sums = [_sum_at(point, steps) for point in points]
    slope = sum(step for step, end in steps if end is None) if within.high is None else 0
    return Range(None if slope < 0 else min(sums), None if slope > 0 else max(sums))


def _sum_at(point: Exact, steps: Sequence[tuple[Exact, Exact | None]]) -> Exact:
    total: Exact = 0
    for step, end in steps:
        below = point if end is None or point < end else end
        if below > 0:
            total = sum_of_two(total, product(step, below))
    return total
