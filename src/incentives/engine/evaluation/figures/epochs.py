"""The days between which nothing changes, in the law, a case, or in what a rule reads of them."""

from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

import attrs

from incentives.engine.evaluation.dependence import Time
from incentives.facts.snapshot import Snapshot
from incentives.language.possible import Open
from incentives.policy.asked.reading import parse_iso_day
from incentives.policy.library import Law, Library
from incentives.values.period import Period, Window


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Calendar:
    """The days, as ordinals, on which a new epoch begins; `of_law`: those that the law brings.

    `of_case`: those that the case brings. `is_whole`: whatever is asked for, days are told apart by
    all that is dated, so that of each figure it is noted on which days it was read.
    """

    law: Law
    beginnings: tuple[int, ...]
    of_law: tuple[int, ...]
    of_case: tuple[int, ...]
    is_whole: bool = False
    _epochs: dict[date, int] = attrs.field(factory=dict)
    _stretches: dict[tuple[frozenset[str], date], Hashable] = attrs.field(factory=dict)

    def stretch_of(self, dated: frozenset[str], day: date) -> Hashable:
        """What is the same for two days between which neither the case nor what is dated changes.

        `dated`: ids of figures and instruments.
        """
        if self.is_whole:
            return self.epoch_of(day)
        key = dated, day
        stretch = self._stretches.get(key)
        if stretch is None:
            in_case = bisect_right(self.of_case, day.toordinal())
            stretch = self._stretches[key] = in_case, _stretch_in_law(self.law, dated, day)
        return stretch

    def epoch_of(self, day: date) -> int:
        """The number of the epoch of the day, from 0; two days of one epoch have the same."""
        epoch = self._epochs.get(day)
        if epoch is None:
            epoch = self._epochs[day] = bisect_right(self.beginnings, day.toordinal())
        return epoch

    def law_epoch_of(self, day: date) -> int:
        """The number of the stretch of days around the day in which no figure begins or ends."""
        return bisect_right(self.of_law, day.toordinal())


def calendar_of(law: Law, snapshot: Snapshot, *, is_whole: bool = False) -> Calendar:
    """Figures and instruments bound the epochs, and statuses and dates, stated or presumed."""
    of_law, days = _figure_beginnings(law), set(_presumed_limits(law.library))
    listed = [row for rows in snapshot.rows.values() if isinstance(rows, tuple) for row in rows]
    for known in (snapshot.values, *(row.values for row in listed)):
        for value in known.values():
            days.update(_limits_of(value))
    for raw in snapshot.declared.values():
        days.update(_declared_limits(raw))
    return Calendar(
        law=law,
        beginnings=tuple(sorted(of_law | days)),
        of_law=tuple(sorted(of_law)),
        of_case=tuple(sorted(days)),
        is_whole=is_whole,
    )


@lru_cache(maxsize=64)
def _presumed_limits(library: Library) -> frozenset[int]:
    """The days of what counts as said where a case leaves it out."""
    declared = [fact.default for fact in library.declared_facts.values() if fact.has_default]
    assumed = [field.spec.assumed for field in library.vocabulary.fields()]
    presumed = [*declared, *(one.value for one in assumed if one is not None)]
    return frozenset(day for value in presumed for day in _limits_of(value))


def _declared_limits(raw: object) -> set[int]:
    """As `_limits_of`, of what a case says of a declared fact.

    It is read loosely: a day too many costs only a little work.
    """
    days: set[int] = set()
    waiting = [raw]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Mapping):
            waiting.extend(current.values())
        elif isinstance(current, str):
            days.update(_limits_of(parse_iso_day(current)))
        elif isinstance(current, Sequence):
            waiting.extend(current)
        else:
            days.update(_limits_of(current))
    return days


def _limits_of(value: object) -> tuple[int, ...]:
    """The days, as ordinals, on which a status begins or ends, or a date comes and is past."""
    match value:
        case tuple():
            return tuple(day for period in value for day in _limits_of(period))
        case Period(first=first, last=last):
            ends = (last.toordinal() + 1,) if last is not None else ()
            return (first.toordinal(), *ends)
        case date():
            return (value.toordinal(), value.toordinal() + 1)
    return ()


@lru_cache(maxsize=64)
def _figure_beginnings(law: Law) -> frozenset[int]:
    windows = {dated.window for figures in law.figures.values() for dated in figures}
    windows |= {instrument.in_force for instrument in law.library.instruments.values()}
    return frozenset(day.toordinal() for window in windows for day in _window_limits(window))


# Cases are assessed on the same days, and each asks of many rules.
@lru_cache(maxsize=100_000)
def _stretch_in_law(law: Law, dated: frozenset[str], day: date) -> int:
    return bisect_right(_limits_in_law(law, dated), day.toordinal())


@lru_cache(maxsize=10_000)
def _limits_in_law(law: Law, dated: frozenset[str]) -> tuple[int, ...]:
    """The days, as ordinals, on which one of the figures or instruments begins or has ended.

    Figures that will be stated are among them.
    """
    library = law.library
    instruments = [library.instruments[name] for name in dated if name in library.instruments]
    windows = {instrument.in_force for instrument in instruments}
    for name in dated & law.figures.keys():
        stated = (*library.parameters[name].figures, *library.sets.get(name, ()))
        windows |= {figure.window for figure in (*law.figures[name], *stated)}
    return tuple(sorted({day.toordinal() for window in windows for day in _window_limits(window)}))


def _window_limits(window: Window) -> list[date]:
    limits = [window.first.earliest, window.first.latest]
    if window.last is not None:
        limits += [window.last.earliest + timedelta(days=1), window.last.latest + timedelta(days=1)]
    return limits


def time_key(time: Time, day: "date | Open | None", calendar: Calendar) -> Hashable:
    """What is the same for all law dates on which what depends on them so must come to the same."""
    if time is Time.NOT:
        return None
    if isinstance(day, date) and time is not Time.BY_DAY:
        is_of_law = time is Time.BY_FIGURES
        return calendar.law_epoch_of(day) if is_of_law else calendar.epoch_of(day)
    return day.missing if isinstance(day, Open) else day
