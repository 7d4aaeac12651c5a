"""Stretches of days between the limits of windows: within one nothing begins or ends."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from incentives.policy.parameter import DatedFigure
from incentives.values.period import Period, Window

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, repr=False)
class Stretch:
    """The days of a period with the figures that are, or may be, in force on each of them.

    The one that prevails comes first.
    """

    days: Period
    figures: tuple[DatedFigure, ...]


def possible_days(window: Window) -> Period:
    """The days on which the window may hold, those included for which the record does not tell."""
    return Period(window.first.earliest, window.last.latest if window.last is not None else None)


def limits_of(window: Window) -> Iterator[date]:
    """The days on which it changes whether the window holds: surely, perhaps or not."""
    yield window.first.earliest
    yield window.first.latest
    for last in (window.last.earliest, window.last.latest) if window.last is not None else ():
        if last < date.max:
            yield last + _DAY


def stretches_of(days: Period, figures: Sequence[DatedFigure]) -> list[Stretch]:
    """The days of the period, cut at every limit of a figure, in order of time.

    `figures` come in the order in which they prevail, and stand so in each stretch.
    """
    cuts = {
        days.first,
        *(day for dated in figures for day in limits_of(dated.window) if days.holds_on(day)),
    }
    begins = sorted(cuts)
    ends = [following - _DAY for following in begins[1:]]
    return [
        Stretch(
            days=Period(first, last),
            figures=tuple(dated for dated in figures if dated.window.holds_on(first) is not False),
        )
        for first, last in zip(begins, [*ends, days.last], strict=True)
    ]


def joined(periods: Iterable[Period]) -> list[Period]:
    """The same days in as few periods as may be, in order of time."""
    runs: list[Period] = []
    for period in sorted(periods, key=lambda run: run.first):
        if runs and follows(runs[-1].last, period.first):
            runs[-1] = Period(runs[-1].first, _later(runs[-1].last, period.last))
        else:
            runs.append(period)
    return runs


def follows(last: date | None, first: date) -> bool:
    """Whether no day lies between the end of one period and the beginning of another."""
    return last is None or first <= last or last + _DAY == first


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def overlap_of(one: Period, other: Period) -> Period | None:
    """The days in both; None if there are none."""
    first = max(one.first, other.first)
    lasts = [end for end in (one.last, other.last) if end is not None]
    last = min(lasts) if lasts else None
    return Period(first, last) if last is None or first <= last else None
