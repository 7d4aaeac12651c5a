"""Limits of brackets that are figures of the law: they rise on every day, at every place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import attrs

from incentives.loading.rules.soundness.shares import figures_stated
from incentives.loading.text.fields import Fields
from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Library
from incentives.policy.parameter import DatedFigure, Parameter, schedules_in
from incentives.policy.stretches import limits_of
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text

_Here = Mapping[str, Sequence[DatedFigure]]
"""By figure what is stated of it where a place is, the one that prevails first."""
_HINT = Text(
    "请核对作为级距上限的各项数值在这一天各为多少。",
    "Look at what the figures that are limits are on that day.",
)


def check_limits(library: Library, fields: Fields) -> None:
    """Notes each schedule with a limit that is not above the one before on some day."""
    for parameter in library.parameters.values():
        found = _falling(parameter, library)
        if found is not None:
            schedule, message = found
            fields.log.add(schedule.span, message, "bracket-order", _HINT)


def check_supplied_limits(
    supplied: Mapping[str, Sequence[DatedFigure]], library: Library, fields: Fields
) -> None:
    """As `check_limits`, of figures that an overlay supplies, by their ids; noted at the figure."""
    sets = {name: (*library.sets.get(name, ()), *figures) for name, figures in supplied.items()}
    with_them = attrs.evolve(library, sets={**library.sets, **sets})
    for parameter in library.parameters.values():
        read = [name for name in (parameter.id, *parameter.named_limits) if supplied.get(name)]
        found = _falling(parameter, with_them) if read else None
        if found is not None:
            fields.log.add(supplied[read[-1]][0].span, found[1], "bracket-order", _HINT)


def _falling(parameter: Parameter, library: Library) -> tuple[DatedFigure, Text] | None:
    """The first figure whose limits do not rise on some day, and what is wrong with them then."""
    names = (parameter.id, *parameter.named_limits)
    if len(names) == 1:
        return None
    stated = {name: figures_stated(library.parameters[name], library) for name in names}
    every = [dated for listed in stated.values() for dated in listed]
    days = sorted({day for dated in every for day in limits_of(dated.window)})
    for place in sorted({dated.jurisdiction for dated in every}):
        chain = library.chain_from(place)
        here = {
            name: [dated for dated in listed if dated.jurisdiction in chain]
            for name, listed in stated.items()
        }
        for day in days:
            dated = _prevailing(here[parameter.id], day)
            for schedule in schedules_in(dated.figure) if dated is not None else ():
                pair = next(_falling_limits(schedule, here, day), None)
                if dated is not None and pair is not None:
                    return dated, _not_rising(*pair, day)
    return None


def _prevailing(figures: Iterable[DatedFigure], day: date) -> DatedFigure | None:
    return next((dated for dated in figures if dated.window.holds_on(day) is not False), None)


def _falling_limits(schedule: Schedule, here: _Here, day: date) -> Iterator[tuple[Exact, Exact]]:
    """Two limits that follow each other, as far as they are known, and do not rise."""
    limits = [
        _limit_on(bracket.limit, here, day) if isinstance(bracket.limit, str) else bracket.limit
        for bracket in schedule.brackets
    ]
    known = [limit for limit in limits if limit is not None]
    yield from ((before, limit) for before, limit in pairwise(known) if limit <= before)


def _limit_on(name: str, here: _Here, day: date) -> Exact | None:
    dated = _prevailing(here[name], day)
    return dated.figure if dated is not None and isinstance(dated.figure, Exact) else None


def _not_rising(before: Exact, limit: Exact, day: date) -> Text:
    return Text(
        f"{day} 各级距的上限没有逐级递增：{written_decimal(limit)} 不高于 "
        f"{written_decimal(before)}",
        f"on {day} the limits of the brackets do not rise: {written_decimal(limit)} is not above "
        f"{written_decimal(before)}",
    )
