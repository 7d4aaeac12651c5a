"""Whether limits of brackets that are figures of the law rise, as they have to."""

from collections.abc import Iterator
from itertools import pairwise

from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure, Table
from incentives.values.number import Exact


def may_fall(law: Law) -> bool:
    """Whether figures that are limits of brackets may fall, for which the reference refuses."""
    return any(
        schedule.named_limits and not _rises(schedule, dated, law)
        for figures in law.figures.values()
        for dated in figures
        for schedule in _schedules(dated)
    )


def _schedules(dated: DatedFigure) -> Iterator[Schedule]:
    figure = dated.figure
    if isinstance(figure, Schedule):
        yield figure
    elif isinstance(figure, Table):
        cells = (*figure.figures.values(), *figure.beyond.values())
        yield from (cell for cell in cells if isinstance(cell, Schedule))


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
        other for other in law.figures[limit] if _may_meet(other, dated) and _is_stated(other)
    ]
    numbers = [other.figure for other in beside if isinstance(other.figure, Exact)]
    return numbers if len(numbers) == len(beside) else None


def _is_stated(dated: DatedFigure) -> bool:
    """Whether there is a figure at all: one that is not published is never known to fall."""
    return dated.figure is not None or bool(dated.rule)


def _may_meet(one: DatedFigure, other: DatedFigure) -> bool:
    """Whether there may be a day on which both stand."""
    return _may_begin_by_the_end(one, other) and _may_begin_by_the_end(other, one)


def _may_begin_by_the_end(one: DatedFigure, other: DatedFigure) -> bool:
    last = other.window.last
    return last is None or one.window.first.earliest <= last.latest
