"""Figures that are published again and again, read long after their last publication."""

from collections.abc import Iterator
from datetime import date, timedelta

from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.coverage import CoverageKind, CoverageNote
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.uses import FigureUse, figures_read
from incentives.policy.library import Library
from incentives.policy.parameter import DatedFigure
from incentives.values.period import Cycle


def stale_notes(determination: Determination, library: Library) -> Iterator[CoverageNote]:
    """A note for each figure that was read for a day by which a later one should be on record.

    That is a day after the end of the cycle that follows the one in which the figure began.
    """
    every_one = {use.parameter for use in determination.figures}
    if all(library.parameters[name].published_every is None for name in every_one):
        return
    latest: dict[FigureUse, date] = {}
    for day, workings in sorted(_workings_by_day(determination).items()):
        for use in figures_read(workings):
            every = library.parameters[use.parameter].published_every
            if every is None or use.figure is None:
                continue
            if day > _expected_until(use.figure, every):
                latest[use] = day
    for use, day in latest.items():
        if use.figure is not None:
            yield CoverageNote(
                kind=CoverageKind.STALE_FIGURE,
                subject=use.parameter,
                text=library.parameters[use.parameter].text,
                citation=use.figure.citation,
                touches=(determination.incentive,),
                since=_since(use.figure),
                read_for=day,
            )


def _workings_by_day(determination: Determination) -> dict[date, list[Trace]]:
    """The workings of the parts of each day, so that what they share is looked at once."""
    by_day: dict[date, list[Trace]] = {}
    for part in determination.working:
        if part.law_date is not None:
            workings = by_day.setdefault(part.law_date, [])
            workings += [step.trace for step in part.steps if step.trace is not None]
            workings += [part.condition] if part.condition is not None else []
    return by_day


def _since(figure: DatedFigure) -> date:
    """From when the figure is on record: its first day, or its publication if that is later."""
    return max(figure.window.first.latest, figure.known_from)


def _expected_until(figure: DatedFigure, every: Cycle) -> date:
    """The last day for which no later figure is missed."""
    last = figure.window.last
    if figure.figure is None or (last is not None):
        return date.max
    own = every.around(_since(figure)).last or date.max
    return every.around(own + timedelta(days=1)).last or date.max
