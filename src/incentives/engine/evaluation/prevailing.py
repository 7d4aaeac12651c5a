"""Figures and instruments of the law at a date; a gap is an error, never a silent carry-over."""

from datetime import date

from incentives.engine.evaluation.no_answer import no_figure
from incentives.language.possible import Missing, MissingKind, MissingSet, Open, Result, open_truth
from incentives.policy.instrument import Instrument
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure


def prevailing_figure(law: Law, parameter_id: str, day: date) -> tuple[DatedFigure | None, bool]:
    """The figure that prevails on `day`, and whether that is certain.

    None: none had been published by the law's day of knowledge, though one has been since.

    Raises:
        AssessmentError: if no instrument states a figure for the day.
    """
    dated = law.figure_on(parameter_id, day)
    if dated is not None:
        return dated, dated.window.holds_on(day) is True
    parameter = law.library.parameters[parameter_id]
    stated = (*parameter.figures, *law.library.sets.get(parameter_id, ()))
    later = [figure for figure in stated if figure.jurisdiction in law.chain]
    if law.known_on is not None and any(figure.window.holds_on(day) is not False for figure in later):
        return None, False
    raise no_figure(parameter, day)


def not_published(law: Law, instrument_id: str) -> MissingSet:
    """What is missing where a rule of the instrument is read; empty if it had been published by the law's day of knowledge."""
    known = law.is_known(instrument_id)
    return frozenset() if known else frozenset({Missing(MissingKind.INSTRUMENT, instrument_id)})


def in_force_on(instrument: Instrument, day: "date | Open | None") -> Result:
    """Whether the instrument is in force on the day: True, False, or open where the record does not tell."""
    if day is None:
        return False
    if isinstance(day, Open):
        return open_truth(day.missing)
    holds = instrument.in_force.holds_on(day)
    return open_truth(frozenset({Missing(MissingKind.IN_FORCE, instrument.id)})) if holds is None else holds
