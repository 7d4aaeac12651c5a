"""The same cases under several scenarios, and the exact differences.

Each scenario has overlays, days and a budget of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import attrs

from incentives.budgeting.budget import Budget, budget_of, spread_over
from incentives.budgeting.months import Months
from incentives.budgeting.posting import Posting, postings_of
from incentives.calculator import assess_with
from incentives.engine.findings.pieces.given import Certainty
from incentives.errors import AssessmentError, CaseError
from incentives.policy.library import Library, Overlay
from incentives.policy.rule import Form
from incentives.values.range import MoneyRange, total_of
from incentives.workers import Workers, results_of


@attrs.frozen(kw_only=True, eq=False)
class BudgetCase:
    """A case of the budget, with the day as of which it is assessed and of which law is known.

    `paid_by`: up to which payments count; None: up to the day of the assessment. `only`: the ids of
    the incentives that are asked for; None: all.
    """

    name: str
    case: object
    on: date
    known_on: date | None = None
    paid_by: date | None = None
    only: tuple[str, ...] | None = None


@attrs.frozen(kw_only=True, eq=False)
class Scenario:
    """Overlays in rising precedence, and days.

    `on`, `known_on`: days that take the place of those of the cases; None: each case keeps its own.
    """

    name: str
    overlays: tuple[Overlay, ...] = ()
    on: date | None = None
    known_on: date | None = None


@attrs.frozen(kw_only=True, eq=False)
class Unanswered:
    """Why a case comes to nothing under a scenario."""

    refusal: CaseError | AssessmentError


Answer = tuple[Posting, ...] | Unanswered
"""What a case comes to under a scenario."""


@attrs.frozen(kw_only=True, eq=False)
class Answered:
    """One case under all scenarios, in their order."""

    case: BudgetCase
    answers: tuple[Answer, ...]

    @property
    def is_answered(self) -> bool:
        """Whether every scenario has an answer."""
        return not any(isinstance(answer, Unanswered) for answer in self.answers)


@attrs.frozen(kw_only=True)
class ScenarioChange:
    """What an incentive comes to under each scenario, and how the others differ from the first.

    `differences` has one less than `amounts`, since the first differs from none.

    A case that comes to the same adds nothing to a difference, whatever about it is open.
    """

    incentive: str
    charge: str | None
    form: Form
    amounts: tuple[MoneyRange, ...]
    differences: tuple[MoneyRange, ...]

    @property
    def is_changed(self) -> bool:
        """Whether one of the scenarios differs, or may."""
        return not all(difference.is_nothing for difference in self.differences)


@attrs.frozen(kw_only=True, eq=False)
class Comparison:
    """Scenarios side by side over the cases that all of them answer; `left_out` are the others."""

    scenarios: tuple[Scenario, ...]
    budgets: tuple[Budget, ...]
    changes: tuple[ScenarioChange, ...]
    left_out: tuple[Answered, ...]

    def differences(self, form: Form) -> tuple[MoneyRange, ...]:
        """By how much each scenario after the first differs from it in the form."""
        of_form = [change for change in self.changes if change.form is form]
        return tuple(
            total_of((change.differences[at] for change in of_form), self.budgets[0].currency)
            for at in range(len(self.scenarios) - 1)
        )


def compare_scenarios(
    cases: Sequence[BudgetCase],
    library: Library,
    scenarios: Sequence[Scenario],
    workers: Workers | None = None,
) -> Iterator[Answered]:
    """Each case under all scenarios, in the order of the cases and as soon as it is there.

    A case that a scenario cannot assess is answered so and keeps no other from it.

    With `workers`, many cases are assessed by them; else here. The answers are the same.
    """
    work = partial(_answers, scenarios=tuple(scenarios))
    for case, answers in zip(cases, results_of(work, cases, library, workers), strict=True):
        yield Answered(case=case, answers=answers)


def side_by_side(
    answered: Sequence[Answered],
    scenarios: Sequence[Scenario],
    currency: str,
    months: Months | None = None,
) -> Comparison:
    """The scenarios compared over the cases that all of them answer.

    By what falls into the months; None: all, also what has no day.
    """
    whole = [_within(case, months) for case in answered if case.is_answered]
    columns = [
        tuple(posting for case in whole for posting in _postings(case, at))
        for at, _ in enumerate(scenarios)
    ]
    return Comparison(
        scenarios=tuple(scenarios),
        budgets=tuple(budget_of(column, currency) for column in columns),
        changes=_changes(whole, len(scenarios), currency),
        left_out=tuple(case for case in answered if not case.is_answered),
    )


def _within(answered: Answered, months: Months | None) -> Answered:
    if months is None:
        return answered
    kept = (
        tuple(posting for posting in _postings(answered, at) if months.holds(posting.month))
        for at, _ in enumerate(answered.answers)
    )
    return attrs.evolve(answered, answers=tuple(kept))


def _answers(
    library: Library, case: BudgetCase, *, scenarios: tuple[Scenario, ...]
) -> tuple[Answer, ...]:
    return tuple(_answer(case, library, scenario) for scenario in scenarios)


def _answer(case: BudgetCase, library: Library, scenario: Scenario) -> Answer:
    on = scenario.on if scenario.on is not None else case.on
    known_on = scenario.known_on if scenario.known_on is not None else case.known_on
    try:
        assessment = assess_with(
            case.case,
            library,
            on=on,
            known_on=known_on,
            overlays=scenario.overlays,
            paid_by=case.paid_by,
            only=case.only,
        )
    except (CaseError, AssessmentError) as refusal:
        return Unanswered(refusal=refusal)
    return postings_of(case.name, assessment)


def _postings(answered: Answered, at: int) -> tuple[Posting, ...]:
    answer = answered.answers[at]
    return () if isinstance(answer, Unanswered) else answer


_Line = tuple[str, str | None, Form]


def _changes(whole: Sequence[Answered], count: int, currency: str) -> tuple[ScenarioChange, ...]:
    by_case = [[_by_line(_postings(case, at)) for at in range(count)] for case in whole]
    lines = dict.fromkeys(line for columns in by_case for column in columns for line in column)
    return tuple(_change(line, by_case, count, currency) for line in lines)


def _by_line(postings: Sequence[Posting]) -> Mapping[_Line, tuple[Posting, ...]]:
    lines: dict[_Line, list[Posting]] = {}
    for posting in postings:
        if posting.certainty is not Certainty.STOPPED:
            line = posting.incentive, posting.charge, posting.form
            lines.setdefault(line, []).append(posting)
    return {line: tuple(group) for line, group in lines.items()}


def _change(
    line: _Line,
    by_case: Sequence[Sequence[Mapping[_Line, tuple[Posting, ...]]]],
    count: int,
    currency: str,
) -> ScenarioChange:
    cells = [[column.get(line, ()) for column in columns] for columns in by_case]
    nothing = total_of((), currency)
    differences = [
        total_of(
            (
                nothing
                if row[0] == row[at]
                else spread_over(row[at], currency) - spread_over(row[0], currency)
                for row in cells
            ),
            currency,
        )
        for at in range(1, count)
    ]
    amounts = [
        total_of((spread_over(row[at], currency) for row in cells), currency) for at in range(count)
    ]
    incentive, charge, form = line
    return ScenarioChange(
        incentive=incentive,
        charge=charge,
        form=form,
        amounts=tuple(amounts),
        differences=tuple(differences),
    )
