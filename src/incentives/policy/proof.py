"""Proof that the law is one on every day.

There is no hole that is not declared, there are no two figures of equal rank, no two versions.
Nothing is sampled. Time is cut at every limit of a window; what holds on the first day of a
stretch holds on all of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from incentives.policy.instrument import Instrument
from incentives.policy.library import Library, Rank, law_of, rank_of
from incentives.policy.parameter import DatedFigure, Parameter, schedules_in
from incentives.policy.readings import readings
from incentives.policy.renewals import VersionHole, VersionOverlap, version_faults
from incentives.policy.stretches import (
    Stretch,
    joined,
    overlap_of,
    possible_days,
    stretches_of,
)
from incentives.values.period import Period


@attrs.frozen(kw_only=True, repr=False)
class Hole:
    """Days for which a parameter has neither a figure nor a declared gap, in the law of `place`.

    `readers`: the instruments in force on some of these days whose rules read it.
    """

    parameter: Parameter
    place: str
    days: Period
    readers: tuple[str, ...]


@attrs.frozen(kw_only=True, repr=False)
class Tie:
    """Two figures of equal rank for the same days: nobody could say which one prevails."""

    parameter: Parameter
    place: str
    first: DatedFigure
    second: DatedFigure
    days: Period


@attrs.frozen(kw_only=True, repr=False)
class Proof:
    """What was proven, and what stands against it.

    `series`: parameters, each counted once for every place whose law has it. `days`: the days
    proven, over all series, up to the last day that any instrument names. `first` and `last`: of
    the law as a whole. `figures` have their citation and standing, `brackets` rise and end in one
    without limit.
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
    """Every day of every figure and incentive, for the law of each place.

    What stands against it is part of the proof, and no error. Overlays are left out.
    """
    all_figures = _stated_figures(library)
    first, last = _span_of(library, all_figures)
    holes: list[Hole] = []
    ties: list[Tie] = []
    series = days = 0
    places = places_of(library)
    by_parameter = _readers_by_parameter(library)
    for place, chain in places.items():
        for parameter_id, figures in law_of(library, chain).figures.items():
            parameter = library.parameters[parameter_id]
            if parameter.number_of is not None:
                continue  # it goes by the days of that figure
            readers = [
                instrument
                for instrument in by_parameter.get(parameter_id, ())
                if instrument.jurisdiction in chain
            ]
            needed = _needed_days(figures, readers)
            stretches = [stretch for period in needed for stretch in stretches_of(period, figures)]
            ties += _ties(parameter, place, stretches, library)
            holes += _holes(parameter, place, stretches, readers)
            series += bool(needed)
            days += sum(_length(period, last) for period in needed)
    overlaps, version_holes = version_faults(library, places)
    return Proof(
        holes=_told_once(holes, places),
        ties=_once(ties),
        overlaps=overlaps,
        version_holes=version_holes,
        places=len(places),
        series=series,
        days=days,
        first=first,
        last=last,
        figures=sum(bool(dated.citation.clause) or dated.is_gap for dated in all_figures),
        brackets=sum(
            len(schedule.brackets)
            for dated in all_figures
            for schedule in schedules_in(dated.figure)
        ),
    )


def _stated_figures(library: Library) -> list[DatedFigure]:
    return [
        dated
        for parameter in library.parameters.values()
        for dated in (*parameter.figures, *library.sets.get(parameter.id, ()))
    ]


def places_of(library: Library) -> dict[str, tuple[str, ...]]:
    """By place the chain of jurisdictions whose law it has, the root first.

    The places that a case can name, higher ones before lower ones; where the domain has no places,
    one with the id `""` for the law of all.
    """
    if not library.has_places:
        return {"": tuple(library.jurisdictions)}
    chains = {
        place: library.chain_from(place)
        for place, jurisdiction in library.jurisdictions.items()
        if jurisdiction.codes
    }
    return dict(sorted(chains.items(), key=lambda pair: len(pair[1])))


def _span_of(library: Library, figures: Sequence[DatedFigure]) -> tuple[date, date]:
    """The first and the last day that any instrument or figure names."""
    windows = [
        *(instrument.in_force for instrument in library.instruments.values()),
        *(dated.window for dated in figures),
    ]
    days = [
        day
        for window in windows
        for limit in (window.first, window.last)
        if limit
        for day in (limit.earliest, limit.latest)
    ]
    return min(days), max(days)


def _readers_by_parameter(library: Library) -> Mapping[str, list[Instrument]]:
    readers: dict[str, list[Instrument]] = {}
    pairs = sorted((reading.parameter, reading.instrument) for reading in readings(library))
    for parameter, instrument in pairs:
        readers.setdefault(parameter, []).append(library.instruments[instrument])
    return readers


def _needed_days(figures: Sequence[DatedFigure], readers: Sequence[Instrument]) -> list[Period]:
    """The days that must have a figure.

    From the first to the last that a figure names, and all days of the instruments that read it;
    of one of which nobody can tell the start, those from the first figure on.
    """
    named = [possible_days(dated.window) for dated in figures]
    begins = min((period.first for period in named), default=None)
    periods = []
    for instrument in readers:
        days = possible_days(instrument.in_force)
        if begins is not None and not instrument.in_force.first.is_on_record:
            days = overlap_of(days, Period(begins)) or days
        periods.append(days)
    if named:
        ends = [period.last for period in named]
        last = None if None in ends else max(end for end in ends if end is not None)
        periods.append(Period(min(period.first for period in named), last))
    return joined(periods)


def _length(period: Period, last: date) -> int:
    return max(((period.last or last) - period.first).days + 1, 0)


def _holes(
    parameter: Parameter, place: str, stretches: Iterable[Stretch], readers: Sequence[Instrument]
) -> Iterator[Hole]:
    for days in joined(stretch.days for stretch in stretches if not stretch.figures):
        names = tuple(
            instrument.id
            for instrument in readers
            if overlap_of(possible_days(instrument.in_force), days) is not None
        )
        yield Hole(parameter=parameter, place=place, days=days, readers=names)


def _ties(
    parameter: Parameter, place: str, stretches: Iterable[Stretch], library: Library
) -> Iterator[Tie]:
    """Ties between figures, also between those that do not prevail today.

    They did before the one that prevails was published.
    """
    for stretch in stretches:
        by_rank: dict[Rank, DatedFigure] = {}
        for dated in stretch.figures:
            if dated.window.holds_on(stretch.days.first) is not True:
                continue
            rival = by_rank.setdefault(rank_of(dated, library), dated)
            if rival is not dated:
                yield Tie(
                    parameter=parameter, place=place, first=rival, second=dated, days=stretch.days
                )


def _told_once(holes: Iterable[Hole], places: Mapping[str, tuple[str, ...]]) -> tuple[Hole, ...]:
    """The holes, each told of the highest place alone.

    A hole in the law of a place is one in the law of those below it.
    """
    told: list[Hole] = []
    for hole in holes:
        above = [
            higher
            for higher in told
            if higher.parameter is hole.parameter and higher.place in places[hole.place]
        ]
        if not any(overlap_of(higher.days, hole.days) == hole.days for higher in above):
            told.append(hole)
    return tuple(told)


def _once(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple({(id(tie.first), id(tie.second)): tie for tie in reversed(list(ties))}.values())
