"""Days for which the policy files state no figure: it is read there as in a declared gap."""

from datetime import date
from functools import lru_cache

from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure
from incentives.policy.stretches import stretches_of
from incentives.values.citation import Citation, Standing
from incentives.values.period import CalendarLimit, Period, Window
from incentives.values.text import Text

_EVER = Period(date.min)
_NOT_STATED = Text(
    "政策文件没有写明这些日子的数值；确有规定的，应先在政策文件中补录",
    "the policy files state no figure for these days; if there is one, they have to state it first",
)


def gap_on(law: Law, parameter_id: str, day: date) -> DatedFigure:
    """The gap around a day on which no figure of the parameter is, or may be, in force."""
    figures = law.figures[parameter_id]
    stretch = next(each for each in stretches_of(_EVER, figures) if each.days.holds_on(day))
    return _gap(law, parameter_id, stretch.days)


@lru_cache(maxsize=10_000)
def _gap(law: Law, parameter_id: str, days: Period) -> DatedFigure:
    """The same for all of these days, so that it is told once."""
    parameter = law.library.parameters[parameter_id]
    instrument = law.library.instruments[parameter_id.rpartition(".")[0]]
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
