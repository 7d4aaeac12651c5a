"""Whether limits of brackets that are figures of the law rise, as they have to."""

from itertools import pairwise

from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure, schedules_in
from incentives.policy.stretches import overlap_of, possible_days
from incentives.values.number import Exact
from incentives.values.period import Window


def may_fall(law: Law) -> bool:
    """Whether figures that are limits of brackets may fall, for which the reference refuses."""
    return any(
        schedule.named_limits and not _rises(schedule, dated, law)
        for figures in law.figures.values()
        for dated in figures
        for schedule in schedules_in(dated.figure)
    )


def _rises(schedule: Schedule, dated: DatedFigure, law: Law) -> bool:
    """Whether every limit lies above the one before, whichever figures prevail on its days."""
    limits = [_figures(bracket.limit, dated, law) for bracket in schedule.brackets[:-1]]
    return all(
        below is not None
        and above is not None
        and all(low < high for low in below for high in above)
        for below, above in pairwise(limits)
    )


def _figures(limit: Exact | str | None, dated: DatedFigure, law: Law) -> list[Exact] | None:
    """What a limit may be on the days of a figure, if anything; None: more than can be told."""
    if limit is None:
        return None
    if not isinstance(limit, str):
        return [limit]
    beside = [
        other
        for other in law.figures[limit]
        if _meet(other.window, dated.window) and _is_stated(other)
    ]
    numbers = [other.figure for other in beside if isinstance(other.figure, Exact)]
    return numbers if len(numbers) == len(beside) else None


def _is_stated(dated: DatedFigure) -> bool:
    """Whether there is a figure at all: one that is not published is never known to fall."""
    return dated.figure is not None or bool(dated.rule)


def _meet(one: Window, other: Window) -> bool:
    """Whether there may be a day on which both hold."""
    return overlap_of(possible_days(one), possible_days(other)) is not None
