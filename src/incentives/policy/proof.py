"""Proof that the law is one on every day: no hole that is not declared, no two figures of equal rank, no two versions.

Nothing is sampled. Time is cut at every limit of a window; what holds on the first day of a stretch holds on all of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

import attrs

from incentives.policy.instrument import Instrument
from incentives.policy.library import Library, Rank, law_of, rank_of
from incentives.policy.parameter import DatedFigure, Parameter, Schedule
from incentives.policy.readings import readings
from incentives.policy.rule import Incentive
from incentives.policy.stretches import Stretch, follows, joined, overlap_of, possible_days, stretches_of
from incentives.values.period import Period


@attrs.frozen(kw_only=True)
class Hole:
    """Days for which a parameter has neither a figure nor a declared gap, in the law of `place`.

    `readers`: the instruments in force on some of these days whose rules read it.
    """

    parameter: Parameter
    place: str
    days: Period
    readers: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Tie:
    """Two figures of equal rank for the same days: nobody could say which one prevails."""

    parameter: Parameter
    place: str
    first: DatedFigure
    second: DatedFigure
    days: Period


@attrs.frozen(kw_only=True)
class VersionOverlap:
    """An incentive that two instruments of one line of renewals both give on the same day."""

    incentive: Incentive
    earlier: Instrument
    later: Instrument
    day: date


@attrs.frozen(kw_only=True)
class VersionHole:
    """Days between an incentive's version and the next one, which the later instrument does not declare."""

    incentive: Incentive
    earlier: Instrument
    later: Instrument
    days: Period


@attrs.frozen(kw_only=True)
class Proof:
    """What was proven, and what stands against it.

    `series`: parameters, each counted once for every place whose law has it. `days`: the days proven, over all series, up to
    the last day that any instrument names. `first` and `last`: of the law as a whole. `figures` have their citation and
    standing, `brackets` rise and end in one without limit.
    """

    holes: tuple[Hole, ...]
    ties: tuple[Tie, ...]
    overlaps: tuple[VersionOverlap, ...]
    version_holes: tuple[VersionHole, ...]
    places: int
    series: int
    days: int
    figures: int
    brackets: int
    first: date
    last: date

    @property
    def is_complete(self) -> bool:
        """Whether nothing stands against it."""
        return not (self.holes or self.ties or self.overlaps or self.version_holes)


def prove(library: Library) -> Proof:
    """Every day of every figure and incentive, for the law of each place."""
    all_figures = [dated for each in library.parameters.values() for dated in (*each.figures, *library.sets.get(each.id, ()))]
    first, last = _span_of(library, all_figures)
    holes: list[Hole] = []
    ties: list[Tie] = []
    series = days = 0
    places = places_of(library)
    reading = _readers_by_parameter(library)
    for place, chain in places.items():
        for parameter_id, figures in law_of(library, chain).figures.items():
            parameter = library.parameters[parameter_id]
            readers = [each for each in reading.get(parameter_id, ()) if each.jurisdiction in chain]
            needed = _needed_days(figures, readers)
            stretches = [stretch for period in needed for stretch in stretches_of(period, figures)]
            ties += _ties(parameter, place, stretches, library)
            holes += _holes(parameter, place, stretches, readers)
            series += bool(needed)
            days += sum(_length(period, last) for period in needed)
    overlaps, version_holes = _versions(library, places)
    return Proof(
        holes=_told_once(holes, places), ties=_once(ties), overlaps=overlaps, version_holes=version_holes,
        places=len(places), series=series, days=days, first=first, last=last,
        figures=sum(bool(dated.citation.clause) or dated.is_gap for dated in all_figures),
        brackets=sum(len(dated.figure.brackets) for dated in all_figures if isinstance(dated.figure, Schedule)),
    )  # fmt: skip


def places_of(library: Library) -> dict[str, tuple[str, ...]]:
    """By place the chain of jurisdictions whose law it has, those above first; one for all where the domain has no places."""
    if not library.has_places:
        return {"": tuple(library.jurisdictions)}
    found = {place: library.chain_from(place) for place, found in library.jurisdictions.items() if found.codes}
    return dict(sorted(found.items(), key=lambda pair: len(pair[1])))


def _span_of(library: Library, figures: Sequence[DatedFigure]) -> tuple[date, date]:
    """The first day of the first instrument and the last day that any instrument or figure names."""
    windows = [each.in_force for each in library.instruments.values()] + [dated.window for dated in figures]
    days = [
        day for window in windows for limit in (window.first, window.last) if limit for day in (limit.earliest, limit.latest)
    ]
    return min(days), max(days)


def _readers_by_parameter(library: Library) -> Mapping[str, list[Instrument]]:
    found: dict[str, list[Instrument]] = {}
    for reading in sorted(readings(library), key=lambda each: (each.parameter, each.instrument)):
        found.setdefault(reading.parameter, []).append(library.instruments[reading.instrument])
    return found


def _needed_days(figures: Sequence[DatedFigure], readers: Sequence[Instrument]) -> list[Period]:
    """From the first to the last day that a figure names, and all days of the instruments that read it."""
    named = [possible_days(dated.window) for dated in figures]
    periods = [possible_days(instrument.in_force) for instrument in readers]
    if named:
        ends = [period.last for period in named]
        last = None if None in ends else max(end for end in ends if end is not None)
        periods.append(Period(min(period.first for period in named), last))
    return joined(periods)


def _length(period: Period, last: date) -> int:
    return max(((period.last or last) - period.first).days + 1, 0)


def _holes(parameter: Parameter, place: str, stretches: Iterable[Stretch], readers: Sequence[Instrument]) -> Iterator[Hole]:
    for days in joined(stretch.days for stretch in stretches if not stretch.figures):
        names = tuple(each.id for each in readers if overlap_of(possible_days(each.in_force), days) is not None)
        yield Hole(parameter=parameter, place=place, days=days, readers=names)


def _ties(parameter: Parameter, place: str, stretches: Iterable[Stretch], library: Library) -> Iterator[Tie]:
    """Also between figures that do not prevail today: they did before the one that prevails was published."""
    for stretch in stretches:
        by_rank: dict[Rank, DatedFigure] = {}
        for dated in stretch.figures:
            if dated.window.holds_on(stretch.days.first) is not True:
                continue
            rival = by_rank.setdefault(rank_of(dated, library), dated)
            if rival is not dated:
                yield Tie(parameter=parameter, place=place, first=rival, second=dated, days=stretch.days)


def _told_once(holes: Iterable[Hole], places: Mapping[str, tuple[str, ...]]) -> tuple[Hole, ...]:
    """A hole in the law of a place is one in the law of those below it; it is told of the highest."""
    told: list[Hole] = []
    for hole in holes:
        above = [each for each in told if each.parameter is hole.parameter and each.place in places[hole.place]]
        if not any(overlap_of(each.days, hole.days) == hole.days for each in above):
            told.append(hole)
    return tuple(told)


def _once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple({(id(tie.first), id(tie.second)): tie for tie in reversed(list(ties))}.values())


def _versions(
    library: Library, places: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[VersionOverlap, ...], tuple[VersionHole, ...]]:
    """What is wrong between the versions of each incentive along a line of renewals."""
    overlaps: dict[tuple[str, str], VersionOverlap] = {}
    holes: dict[tuple[str, str], VersionHole] = {}
    pairs = [pair for chain in places.values() for line in _lines_of(library, chain) for pair in pairwise(line)]
    for (earlier, before), (later, incentive) in pairs:
        key = (before.id, incentive.id)
        if earlier.in_force.overlaps(later.in_force):
            day = max(earlier.in_force.first.latest, later.in_force.first.latest)
            overlaps[key] = VersionOverlap(incentive=incentive, earlier=earlier, later=later, day=day)
        elif (days := _days_between(earlier, later)) is not None and later.gap_before is None:
            holes[key] = VersionHole(incentive=incentive, earlier=earlier, later=later, days=days)
    return tuple(overlaps.values()), tuple(holes.values())


def _days_between(earlier: Instrument, later: Instrument) -> Period | None:
    """The days that are surely after the one and before the other."""
    end, begin = possible_days(earlier.in_force).last, later.in_force.first.earliest
    return None if end is None or follows(end, begin) else Period(end + timedelta(days=1), begin - timedelta(days=1))


def _lines_of(library: Library, chain: tuple[str, ...]) -> list[list[tuple[Instrument, Incentive]]]:
    """The versions of each incentive that instruments continuing each other give to one place, by their first days."""
    lines: dict[tuple[str, str], list[tuple[Instrument, Incentive]]] = {}
    for incentive in library.incentives.values():
        instrument = library.instruments[incentive.instrument]
        if instrument.jurisdiction in chain:
            name = incentive.id.removeprefix(f"{instrument.id}.")
            lines.setdefault((_root_of(instrument, library).id, name), []).append((instrument, incentive))
    return [sorted(versions, key=lambda pair: pair[0].in_force.first.earliest) for versions in lines.values()]


def _root_of(instrument: Instrument, library: Library) -> Instrument:
    """The instrument at the beginning of the line of renewals."""
    while instrument.continues is not None:
        instrument = library.instruments[instrument.continues]
    return instrument
