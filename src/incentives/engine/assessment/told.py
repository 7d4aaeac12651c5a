"""What is told beside incentives, because it is about the applicant: checks, and results."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property

import attrs

from incentives.engine.assessment.checks import check_results
from incentives.engine.assessment.values import computed_results
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.trace import Trace, traces_in
from incentives.engine.findings.assessment import DefinitionValue
from incentives.engine.findings.conditions import CheckResult, ConditionResult, conditions_of
from incentives.language.possible import MissingKind, Open


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Told:
    """A check or a result with what it rests on; `instrument` is the id of its own."""

    id: str
    instrument: str
    trace: Trace
    conditions: tuple[ConditionResult, ...]


Checks = tuple[CheckResult, ...]
Results = tuple[DefinitionValue, ...]


@attrs.define(eq=False, slots=False, repr=False)
class Beside:
    """What an assessment says beside incentives: checks and results; each when it is first read."""

    _checks: Checks | Callable[[], Checks]
    _results: Results | Callable[[], Results]

    @property
    def checks(self) -> Checks:
        """The checks of the instruments in force."""
        if not isinstance(self._checks, tuple):
            self._checks = self._checks()
        return self._checks

    @property
    def results(self) -> Results:
        """The results of the instruments in force."""
        if not isinstance(self._results, tuple):
            self._results = self._results()
        return self._results

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What of it is about the applicant; found out when it is first asked for."""
        return (*_of_checks(self.checks), *_of_results(self.results))

    def __getstate__(self) -> tuple[Checks, Results]:
        return self.checks, self.results

    def __setstate__(self, state: tuple[Checks, Results]) -> None:
        self._checks, self._results = state


def told_beside_incentives(
    evaluator: Evaluator, *, on: date, held: frozenset[str]
) -> tuple[Checks, Results]:
    """The checks and results of the instruments in force; `held`: the papers on file."""
    checks = check_results(evaluator, on=on, held=held)
    return checks, computed_results(evaluator, on=on)


def _of_checks(checks: Iterable[CheckResult]) -> Iterator[Told]:
    return (
        Told(
            id=check.id,
            instrument=check.instrument.id,
            trace=check.trace,
            conditions=check.conditions,
        )
        for check in checks_with_facts(checks)
    )


def _of_results(results: Iterable[DefinitionValue]) -> Iterator[Told]:
    return (
        Told(
            id=result.definition.id,
            instrument=result.definition.instrument,
            trace=result.working,
            conditions=conditions_of(result.working, frozenset()),
        )
        for result in results_to_tell(results)
    )


def checks_with_facts(checks: Iterable[CheckResult]) -> Iterator[CheckResult]:
    """The checks that are about the applicant: some fact of theirs is known."""
    return (check for check in checks if check.rests_on_known_facts)


def results_to_tell(results: Iterable[DefinitionValue]) -> Iterator[DefinitionValue]:
    """The results of rows that there are, those for which no fact is missing or some is known."""
    for result in results:
        is_of_a_row = result.row is not None and result.row.index is not None
        lacks_facts = any(missing.kind is MissingKind.FACT for missing in result.missing)
        if is_of_a_row or not lacks_facts or _knows_some(result.working):
            yield result


def _knows_some(working: Trace) -> bool:
    return any(
        trace.fact is not None and not isinstance(trace.value, Open) for trace in traces_in(working)
    )
