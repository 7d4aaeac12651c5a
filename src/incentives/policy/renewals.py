"""The versions of an incentive that instruments continuing each other give, and what parts them."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

import attrs

from incentives.policy.instrument import Instrument
from incentives.policy.library import Library
from incentives.policy.rule import Incentive
from incentives.policy.stretches import follows, possible_days
from incentives.values.period import Period


@attrs.frozen(kw_only=True, repr=False)
class VersionOverlap:
    """An incentive that two instruments of one line of renewals both give on the same day."""

    incentive: Incentive
    earlier: Instrument
    later: Instrument
    day: date


@attrs.frozen(kw_only=True, repr=False)
class VersionHole:
    """Days between a version of an incentive and the next, which the later one does not declare."""

    incentive: Incentive
    earlier: Instrument
    later: Instrument
    days: Period


def version_faults(
    library: Library, places: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[VersionOverlap, ...], tuple[VersionHole, ...]]:
    """What is wrong between the versions of each incentive along a line of renewals.

    `places`: by place the chain of jurisdictions whose law it has. The same two versions are told
    of once, however many places have them.
    """
    overlaps: dict[tuple[str, str], VersionOverlap] = {}
    holes: dict[tuple[str, str], VersionHole] = {}
    pairs = [
        pair
        for chain in places.values()
        for line in _lines_of(library, chain)
        for pair in pairwise(line)
    ]
    for (earlier, before), (later, incentive) in pairs:
        key = (before.id, incentive.id)
        if earlier.in_force.overlaps(later.in_force):
            day = max(earlier.in_force.first.latest, later.in_force.first.latest)
            overlaps[key] = VersionOverlap(
                incentive=incentive, earlier=earlier, later=later, day=day
            )
        elif (days := _days_between(earlier, later)) is not None and later.gap_before is None:
            holes[key] = VersionHole(incentive=incentive, earlier=earlier, later=later, days=days)
    return tuple(overlaps.values()), tuple(holes.values())


def _days_between(earlier: Instrument, later: Instrument) -> Period | None:
    """The days that are surely after the one and before the other."""
    end, begin = possible_days(earlier.in_force).last, later.in_force.first.earliest
    if end is None or follows(end, begin):
        return None
    return Period(end + timedelta(days=1), begin - timedelta(days=1))


def _lines_of(library: Library, chain: tuple[str, ...]) -> list[list[tuple[Instrument, Incentive]]]:
    """The versions of each incentive along a line of renewals in one place, by their first days."""
    lines: dict[tuple[str, str], list[tuple[Instrument, Incentive]]] = {}
    for incentive in library.incentives.values():
        instrument = library.instruments[incentive.instrument]
        if instrument.jurisdiction in chain:
            name = incentive.id.removeprefix(f"{instrument.id}.")
            line = lines.setdefault((_root_of(instrument, library).id, name), [])
            line.append((instrument, incentive))
    return [
        sorted(versions, key=lambda pair: pair[0].in_force.first.earliest)
        for versions in lines.values()
    ]


def versions_to(incentive: Incentive, library: Library) -> tuple[Incentive, ...]:
    """The incentive and those of its name that its instrument continues, the latest first."""
    instrument = library.instruments[incentive.instrument]
    name = incentive.id.removeprefix(f"{instrument.id}.")
    versions = [incentive]
    while instrument.continues is not None:
        instrument = library.instruments[instrument.continues]
        earlier = library.incentives.get(f"{instrument.id}.{name}")
        if earlier is not None:
            versions.append(earlier)
    return tuple(versions)


def versions_to_any(incentives: Iterable[str], library: Library) -> tuple[Incentive, ...]:
    """All versions of incentives, given by id, as of `versions_to`; each once.

    A renewal and what it renews have versions in common: what one takes off is taken off once.
    """
    named = (library.incentives[name] for name in incentives)
    return tuple({each: None for one in named for each in versions_to(one, library)})


def _root_of(instrument: Instrument, library: Library) -> Instrument:
    """The instrument at the beginning of the line of renewals."""
    while instrument.continues is not None:
        instrument = library.instruments[instrument.continues]
    return instrument
