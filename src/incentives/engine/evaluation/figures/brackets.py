"""Schedules of brackets applied to a number; it, and the limits, may be known within bounds only.

Limits that are known rise. Those that are not do so too, whatever they turn out to be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
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
    if None in named.values():
        return None
    if not isinstance(number, Open) and not any(isinstance(each, Open) for each in named.values()):
        known = cast(Mapping[str, Exact], named)
        return _graduated(schedule.with_limits(known), kind, cast(Exact, number))
    within = range_of(number)
    told = _between(schedule, kind, within, tuple(map(range_of, named.values())))
    if told.within is None:
        return None
    missing = missing_in([number, *(named[name] for name in told.limits)])
    if told.stops or (isinstance(number, Open) and number.may_be_none):
        return Open(missing, told.within, is_number=True, may_be_none=True)
    return open_number(missing, told.within)


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
    """A bracket, and within what its limit is."""

    bracket: Bracket
    within: Range

    @property
    def rate(self) -> Exact:
        return cast(Exact, self.bracket.rate)

    def may_hold(self, number: Exact | None) -> bool:
        """Whether the number (None: one without end below) may not be above it."""
        return number is None or is_within(number, self.within.high, self.bracket)

    def surely_holds(self, number: Exact | None) -> bool:
        """Whether the number (None: one without end above) is surely not above it."""
        if self.bracket.limit is None:
            return True
        least = self.within.low
        return None not in (number, least) and is_within(cast(Exact, number), least, self.bracket)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Between:
    """What numbers between two bounds come to; None: to nothing.

    `stops`: some of them come to nothing. `limits`: the named ones that matter for it.
    """

    within: Range | None
    stops: bool
    limits: tuple[str, ...]


@lru_cache(maxsize=1_000)
def _between(
    schedule: Schedule, kind: Graduation, within: Range, limits: tuple[Range, ...]
) -> _Between:
    """What the schedule makes of numbers between bounds, whatever is missing for them.

    `limits`: within what the named ones are, from the lowest up.
    """
    levels = list(_levels(schedule, limits))
    reached = list(_places_reached(levels, within))
    applicable = [at for at in reached if not _stops(schedule.brackets, kind, at)]
    told: Range | None = None
    if applicable and kind is Graduation.STEP:
        rates = [levels[at].rate for at in applicable]
        told = Range(min(rates), max(rates))
    elif applicable:
        told = _bounds_of_slices(levels[: applicable[-1] + 1], within)
    return _Between(
        within=told,
        stops=len(applicable) < len(reached),
        limits=tuple(_that_matter(levels, kind, within)),
    )


def _levels(schedule: Schedule, limits: Sequence[Range]) -> Iterator[_Level]:
    named = iter(limits)
    for bracket in schedule.brackets:
        if isinstance(bracket.limit, str):
            yield _Level(bracket=bracket, within=next(named))
        else:
            yield _Level(bracket=bracket, within=Range(bracket.limit, bracket.limit))


def _places_reached(levels: Sequence[_Level], within: Range) -> Iterator[int]:
    """Which of the brackets a number between the bounds can lie in."""
    for at, level in enumerate(levels):
        if any(before.surely_holds(within.high) for before in levels[:at]):
            return
        if level.may_hold(within.low):
            yield at


def _that_matter(levels: Sequence[_Level], kind: Graduation, within: Range) -> Iterator[str]:
    """The named limits that the numbers may come to lie above.

    Which of the brackets below it is no longer asked once a number surely lies above them all.
    """
    for level in levels:
        limit = level.bracket.limit
        is_above = kind is Graduation.STEP and not level.may_hold(within.low)
        if isinstance(limit, str) and not level.surely_holds(within.high) and not is_above:
            yield limit


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
    if level.bracket.limit is None or upper:
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
