"""Thresholds in time.

The first and last days of instruments, and the days from which another figure prevails.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from incentives.checking.law_dates import LawDates
from incentives.checking.sources import RuleInLaw
from incentives.checking.thresholds import FigureChange, Side, Threshold, WindowLimit
from incentives.language.expression import NameKind
from incentives.policy.instrument import Instrument
from incentives.policy.library import Library
from incentives.policy.stretches import possible_days, stretches_of
from incentives.values.period import Period, Window

_DAY = timedelta(days=1)


def window_limits(
    instrument: Instrument, dates: LawDates, within: Period | None = None
) -> list[WindowLimit]:
    """The first and the last day, as far as they lie within the period (None: any)."""
    window = instrument.in_force
    both = [(True, _days_of_start(window, dates)), (False, _days_of_end(window, dates))]
    return [
        WindowLimit(instrument=instrument, is_start=is_start, days=days, span=instrument.span)
        for is_start, days in both
        if days and all(within is None or within.holds_on(period.first) for _, period in days)
    ]


def _days_of_start(window: Window, dates: LawDates) -> tuple[tuple[Side, Period], ...]:
    first, sure = window.first.earliest, window.first.latest
    if not window.first.is_on_record or not _has_days_around(first):
        return ()  # what nobody can tell is no threshold of the law
    before, on = dates.at_or_before(first - _DAY), dates.at_or_after(first)
    if first == sure:
        return (Side.BELOW, Period(before, before)), (Side.ON, Period(on, on))
    within = ((Side.ON, Period(first, sure - _DAY)),) if on < sure else ()
    return (
        (Side.BELOW, Period(before, before)),
        *within,
        (Side.ABOVE, Period(sure, possible_days(window).last)),
    )


def _days_of_end(window: Window, dates: LawDates) -> tuple[tuple[Side, Period], ...]:
    if window.last is None or not _has_days_around(window.last.latest):
        return ()
    sure, last = window.last.earliest, window.last.latest
    on, after = dates.at_or_before(last), dates.at_or_after(last + _DAY)
    if sure == last:
        return (Side.ON, Period(on, on)), (Side.ABOVE, Period(after, after))
    within = ((Side.ON, Period(sure + _DAY, last)),) if on > sure else ()
    return (
        (Side.BELOW, Period(window.first.earliest, sure)),
        *within,
        (Side.ABOVE, Period(after, after)),
    )


def figure_changes(
    source: RuleInLaw, library: Library, dates: LawDates
) -> Iterator[tuple[object, Threshold]]:
    """The days of the source on which another figure of a parameter comes to prevail.

    Each with a key: of changes with equal keys the last one stands for all.
    """
    for name in source.names(NameKind.FIGURE, library):
        for law in source.laws:
            stretches = [
                stretch
                for stretch in stretches_of(source.days, law.figures[name])
                if stretch.figures
            ]
            for before, after in pairwise(stretches):
                old, new = before.figures[0], after.figures[0]
                first = after.days.first
                days = _days_of_change(first, source.days, dates)
                if new.figure is not None and old.figure != new.figure and not old.is_gap and days:
                    change = FigureChange(
                        parameter=library.parameters[name],
                        before=old,
                        figure=new,
                        first=first,
                        days=days,
                        span=new.span,
                    )
                    yield (name, first, new), change


def _days_of_change(
    first: date, within: Period, dates: LawDates
) -> tuple[tuple[Side, Period], ...]:
    """The last law date before the day and the first one from it on.

    Nothing where one of them is out of the period.
    """
    if not _has_days_around(first):
        return ()
    before, on = dates.at_or_before(first - _DAY), dates.at_or_after(first)
    if not within.holds_on(before) or not within.holds_on(on):
        return ()
    return (Side.BELOW, Period(before, before)), (Side.ON, Period(on, on))


def _has_days_around(day: date) -> bool:
    """Whether the calendar has a law date of every kind before and after the day."""
    return date.min.year < day.year < date.max.year
