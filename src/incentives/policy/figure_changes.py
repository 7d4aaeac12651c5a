"""Which figures of the law differ between two editions, by place and days."""

from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from incentives.policy.aspects import aspects_of
from incentives.policy.library import Law, Library, Overlay, law_of
from incentives.policy.parameter import DatedFigure, Parameter

_DAY = timedelta(days=1)
_PLACED = frozenset({"window", "jurisdiction"})


@attrs.frozen(kw_only=True, eq=False)
class Edition:
    """A library, and the overlays used with it, in rising precedence."""

    library: Library
    overlays: tuple[Overlay, ...] = ()

    def law_at(self, jurisdiction: str) -> Law:
        """The law of a place, all that has been published."""
        return law_of(self.library, self.library.chain_from(jurisdiction), None, self.overlays)

    def stated_figures(self, parameter: str) -> tuple[DatedFigure, ...]:
        """Every figure for the parameter: its own, those that instruments set, and those of the overlays."""
        found = self.library.parameters.get(parameter)
        own = found.figures if found is not None else ()
        supplied = [dated for overlay in self.overlays for dated in overlay.sets.get(parameter, ())]
        return (*own, *self.library.sets.get(parameter, ()), *supplied)


@attrs.frozen(kw_only=True, eq=False)
class FigureChange:
    """From `first` to `last` (None: without end) another figure prevails at a place than before; None: there is none."""

    parameter: Parameter
    jurisdiction: str
    first: date
    last: date | None
    before: DatedFigure | None
    after: DatedFigure | None


def figure_changes(before: Edition, after: Edition) -> tuple[FigureChange, ...]:
    """Every stretch of days, parameter by parameter and place by place, with another figure than before."""
    parameters = {**before.library.parameters, **after.library.parameters}
    return tuple(change for parameter in parameters.values() for change in _of_parameter(parameter, before, after))


def _of_parameter(parameter: Parameter, before: Edition, after: Edition) -> Iterator[FigureChange]:
    stated = [edition.stated_figures(parameter.id) for edition in (before, after)]
    if [_said(dated) for dated in stated[0]] == [_said(dated) for dated in stated[1]]:
        return
    places = sorted({dated.jurisdiction for figures in stated for dated in figures})
    days = sorted({day for figures in stated for dated in figures for day in _turning_days(dated)})
    for place in places:
        laws = [edition.law_at(place) if parameter.id in edition.library.parameters else None for edition in (before, after)]
        found: FigureChange | None = None
        for first, following in zip(days, [*days[1:], None], strict=True):
            last = following - _DAY if following is not None else None
            old, new = (law.figure_on(parameter.id, first) if law is not None else None for law in laws)
            is_change = _said_on(old, first) != _said_on(new, first) and place in {
                dated.jurisdiction for dated in (old, new) if dated is not None
            }
            if found is not None and is_change and (old, new) == (found.before, found.after):
                found = attrs.evolve(found, last=last)
                continue
            if found is not None:
                yield found
            found = None
            if is_change:
                found = FigureChange(
                    parameter=parameter, jurisdiction=place, first=first, last=last, before=old, after=new
                )  # fmt: skip
        if found is not None:
            yield found


def _turning_days(dated: DatedFigure) -> Iterator[date]:
    window = dated.window
    yield from (window.first.earliest, window.first.latest)
    if window.last is not None:
        yield from (day + _DAY for day in (window.last.earliest, window.last.latest) if day < date.max)


def _said(dated: DatedFigure) -> object:
    return aspects_of(dated, without=frozenset({"jurisdiction"})), dated.jurisdiction


def _said_on(dated: DatedFigure | None, day: date) -> object:
    """What a figure says on a day, apart from the other days on which it holds."""
    return None if dated is None else (aspects_of(dated, without=_PLACED), dated.window.holds_on(day))
