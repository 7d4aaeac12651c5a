"""Figures and instruments of the law at a date; a gap is told, never a silent carry-over."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from incentives.language.expression import Named, NameKind
from incentives.language.possible import Missing, MissingKind, MissingSet, Open, Result, open_truth
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure
from incentives.policy.rule import Relief
from incentives.policy.stretches import overlap_of, possible_days, stretches_of
from incentives.values.citation import Citation, Standing
from incentives.values.period import CalendarLimit, Period, Window
from incentives.values.text import Text

_EVER = Period(date.min)
_NOTHING: MissingSet = frozenset()
_NOT_STATED = Text(
    "政策文件没有写明这些日子的数值；确有规定的，应先在政策文件中补录",
    "the policy files state no figure for these days; if there is one, they have to state it first",
)


# Cases are assessed on the same days, and each asks of many rules.
@lru_cache(maxsize=20_000)
def prevailing_figure(law: Law, parameter_id: str, day: date) -> tuple[DatedFigure | None, bool]:
    """The figure that prevails on `day`, and whether that is certain.

    It is not certain where the record tells only the month in which the figure begins or ends.
    None: none had been published by the law's day of knowledge, though one has been since.
    A gap, declared or not, is a figure that says so.
    """
    dated = law.figure_on(parameter_id, day)
    if dated is not None:
        return dated, dated.window.holds_on(day) is True
    if _will_be_stated(law, parameter_id, Period(day, day)):
        return None, False
    return _gap_on(law, parameter_id, day), True


def _gap_on(law: Law, parameter_id: str, day: date) -> DatedFigure:
    """The gap around a day on which no figure of the parameter is, or may be, in force."""
    figures = law.figures[parameter_id]
    stretch = next(each for each in stretches_of(_EVER, figures) if each.days.holds_on(day))
    return _gap(law, parameter_id, stretch.days)


@lru_cache(maxsize=10_000)
def _gap(law: Law, parameter_id: str, days: Period) -> DatedFigure:
    """The same for all of these days, so that it is told once."""
    parameter = law.library.parameters[parameter_id]
    instrument = law.library.instruments[parameter.instrument]
    last = CalendarLimit.on_day(days.last) if days.last is not None else None
    return DatedFigure(
        figure=None,
        window=Window(first=CalendarLimit.on_day(days.first), last=last),
        citation=Citation(instrument.number, ""),
        standing=Standing.UNPUBLISHED,
        known_from=instrument.known_from,
        instrument=instrument.id,
        jurisdiction=instrument.jurisdiction,
        span=parameter.span,
        is_gap=True,
        text=_NOT_STATED,
    )


def _will_be_stated(law: Law, parameter_id: str, days: Period) -> bool:
    """Whether a figure for one of the days has been published since the day of knowledge."""
    if law.known_on is None:
        return False
    parameter = law.library.parameters[parameter_id]
    stated = (*parameter.figures, *law.library.sets.get(parameter_id, ()))
    return any(
        figure.jurisdiction in law.chain and overlap_of(possible_days(figure.window), days)
        for figure in stated
    )


@lru_cache(maxsize=10_000)
def days_with_figures(law: Law, parameter_id: str, days: Period) -> tuple[date, ...]:
    """A day for each stretch of the days within which the prevailing figure is the same.

    Days for which no figure is, or will be, stated are left out: on them nothing is answered.
    """
    return tuple(
        stretch.days.first
        for stretch in stretches_of(days, law.figures[parameter_id])
        if stretch.figures or _will_be_stated(law, parameter_id, stretch.days)
    )


def not_published(law: Law, instrument_id: str) -> MissingSet:
    """What is missing where a rule of the instrument is read.

    Empty if the instrument had been published by the law's day of knowledge.
    """
    if law.known_on is None or law.is_known(instrument_id):
        return _NOTHING
    return frozenset({Missing(MissingKind.INSTRUMENT, instrument_id)})


def in_force_on(instrument: Instrument, day: "date | Open | None") -> Result:
    """Whether the instrument is in force on the day: True, False, or open.

    It is open where the day is not known or the record does not tell; a day that has not come
    about (None) is in no instrument's time.
    """
    if day is None:
        return False
    if isinstance(day, Open):
        return open_truth(day.missing)
    holds = instrument.in_force.holds_on(day)
    if holds is None:
        return open_truth(frozenset({Missing(MissingKind.IN_FORCE, instrument.id)}))
    return holds


def limit_in_force(law: Law, named: Named) -> Result:
    """The first or the last day of an instrument; one of several where the record tells no more."""
    instrument = law.library.instruments[named.id]
    window = instrument.in_force
    limit = window.first if named.kind is NameKind.BEGINS else window.last
    return None if limit is None else _day_of(limit, instrument.id)


@lru_cache(maxsize=1_000)
def _day_of(limit: CalendarLimit, instrument: str) -> Result:
    if limit.earliest == limit.latest:
        return limit.earliest
    days = range(limit.earliest.toordinal(), limit.latest.toordinal() + 1)
    missing = frozenset({Missing(MissingKind.IN_FORCE, instrument)})
    return Open(missing, among=frozenset(map(date.fromordinal, days)))


def reliefs_in_law(
    law: Law, charge_id: str, day: "date | Open | None"
) -> Iterator[tuple[Relief, Result]]:
    """The reliefs of a charge that are law on the day, or may be, each with whether it is."""
    for relief in law.library.reliefs.get(charge_id, ()):
        instrument = law.library.instruments[relief.instrument]
        if law.applies(instrument.id) and law.is_known(instrument.id):
            in_force = in_force_on(instrument, day)
            if in_force is not False:
                yield relief, in_force
