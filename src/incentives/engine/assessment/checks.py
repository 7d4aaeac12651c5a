"""The checks that the instruments of a place set, each worked out once for the case."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.figures.prevailing import in_force_on
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.conditions import CheckResult
from incentives.language.possible import Open, missing_in
from incentives.policy.check import Check


def check_results(
    evaluator: Evaluator, *, on: date, held: frozenset[str]
) -> tuple[CheckResult, ...]:
    """The checks of instruments in force on the day, in the order of the library.

    Those whose own date has not come about, or is later, are left out. `held`: the kinds of papers
    on file, as by `papers_held`.
    """
    law = evaluator.law
    checks = (
        check
        for check in law.library.checks.values()
        if law.applies(check.instrument) and law.is_known(check.instrument)
    )
    return tuple(chain.from_iterable(_results(check, evaluator, on, held) for check in checks))


def _results(
    check: Check, evaluator: Evaluator, on: date, held: frozenset[str]
) -> Iterator[CheckResult]:
    instrument = evaluator.law.library.instruments[check.instrument]
    in_force = in_force_on(instrument, on)
    if in_force is False:
        return
    evaluator.effort.turn_to(check)
    law_date = _law_date(check, evaluator, on)
    if law_date is None or (isinstance(law_date, date) and law_date > on):
        return
    trace = evaluator.shared_trace(check.condition, Situation(rows={}, law_date=law_date))
    doubtful = [value for value in (in_force, trace.value) if isinstance(value, Open)]
    yield CheckResult(
        check=check,
        instrument=instrument,
        law_date=law_date if isinstance(law_date, date) else None,
        holds=None if doubtful else bool(trace.value),
        held=held,
        trace=trace,
        missing=tuple(sorted(missing_in(doubtful))),
    )


def _law_date(check: Check, evaluator: Evaluator, on: date) -> date | Open | None:
    if check.at is None:
        return on
    value = evaluator.value(check.at, Situation(rows={}, law_date=on))
    assert value is None or isinstance(value, date | Open)  # checked when it was loaded
    return value
