"""Which figures of the law differ between two editions, by place and days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from incentives.brief import brief
from incentives.policy.aspects import aspects_of
from incentives.policy.library import Law, Library, Overlay, law_of
from incentives.policy.parameter import DatedFigure, Parameter
from incentives.policy.stretches import follows, limits_of

_DAY = timedelta(days=1)
_PLACED = frozenset({"window", "jurisdiction"})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Edition:
    """A library, and the overlays used with it, in rising precedence."""

    library: Library
    overlays: tuple[Overlay, ...] = ()

    __repr__ = brief

    def law_at(self, jurisdiction: str) -> Law:
        """The law of a place, all that has been published."""
        return law_of(self.library, self.library.chain_from(jurisdiction), None, self.overlays)

    def stated_figures(self, parameter: str) -> tuple[DatedFigure, ...]:
        """Every figure for the parameter, whoever states it.

        Its own come first, then those that instruments set, then those of the overlays.
        """
        known = self.library.parameters.get(parameter)
        own = known.figures if known is not None else ()
        supplied = [dated for overlay in self.overlays for dated in overlay.sets.get(parameter, ())]
        return (*own, *self.library.sets.get(parameter, ()), *supplied)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FigureChange:
    """From `first` to `last`, both included, another figure prevails at a place than before.

    `last` is None where it has no end, `before` or `after` where there is no figure.
    """

    parameter: Parameter
    jurisdiction: str
    first: date
    last: date | None
    before: DatedFigure | None
    after: DatedFigure | None

    __repr__ = brief


def figure_changes(before: Edition, after: Edition) -> tuple[FigureChange, ...]:
    """Every stretch of days with another figure than before.

    Parameter by parameter, place by place by their ids, in order of time.
    """
    parameters = {**before.library.parameters, **after.library.parameters}
    return tuple(
        change
        for parameter in parameters.values()
        for change in _of_parameter(parameter, before, after)
    )


def _of_parameter(parameter: Parameter, before: Edition, after: Edition) -> Iterator[FigureChange]:
    stated = [edition.stated_figures(parameter.id) for edition in (before, after)]
    if [_said(dated) for dated in stated[0]] == [_said(dated) for dated in stated[1]]:
        return
    days = sorted(
        {day for figures in stated for dated in figures for day in limits_of(dated.window)}
    )
    for place in sorted({dated.jurisdiction for figures in stated for dated in figures}):
        laws = [
            edition.law_at(place) if parameter.id in edition.library.parameters else None
            for edition in (before, after)
        ]
        yield from _joined(_at_place(parameter, place, days, laws))


def _at_place(
    parameter: Parameter, place: str, days: Sequence[date], laws: Sequence[Law | None]
) -> Iterator[FigureChange]:
    """The changes between one of the days and the next.

    Those that only shine through from above are told above.
    """
    for first, following in zip(days, [*days[1:], None], strict=True):
        old, new = (law.figure_on(parameter.id, first) if law is not None else None for law in laws)
        is_own = any(dated is not None and dated.jurisdiction == place for dated in (old, new))
        if is_own and _said_on(old, first) != _said_on(new, first):
            last = following - _DAY if following is not None else None
            yield FigureChange(
                parameter=parameter,
                jurisdiction=place,
                first=first,
                last=last,
                before=old,
                after=new,
            )


def _joined(changes: Iterable[FigureChange]) -> Iterator[FigureChange]:
    """The changes with those made one that follow each other with the same figures."""
    waiting: FigureChange | None = None
    for change in changes:
        if waiting is not None and _continues(change, waiting):
            waiting = attrs.evolve(waiting, last=change.last)
            continue
        if waiting is not None:
            yield waiting
        waiting = change
    if waiting is not None:
        yield waiting


def _continues(change: FigureChange, earlier: FigureChange) -> bool:
    is_same = change.before is earlier.before and change.after is earlier.after
    return is_same and follows(earlier.last, change.first)


def _said(dated: DatedFigure) -> object:
    return aspects_of(dated, without=frozenset({"jurisdiction"})), dated.jurisdiction


def _said_on(dated: DatedFigure | None, day: date) -> object:
    """What a figure says on a day, apart from the other days on which it holds."""
    if dated is None:
        return None
    return aspects_of(dated, without=_PLACED), dated.window.holds_on(day)
