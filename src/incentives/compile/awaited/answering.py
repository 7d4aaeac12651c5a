"""What an assessment says of a case: the kernel before the reference, or that alone."""

from collections.abc import Collection
from datetime import date

import attrs

from incentives.compile.awaited.entering import C, Entered
from incentives.compile.awaited.practice import practice_of
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.papers import papers_held
from incentives.engine.assessment.told import Beside, told_beside_incentives
from incentives.engine.assessment.values import asked_values
from incentives.engine.findings.assessment import Adding, DefinitionValue
from incentives.engine.findings.change import Conflict
from incentives.engine.findings.determination import Determination
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Law


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Question:
    """By what law, as of which day, and what is asked of a case, as `assess` has it."""

    law: Law
    on: date
    paid_by: date
    only: tuple[str, ...] | None = None
    values: Collection[str] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Answer:
    """What is said of a case. `adding`: what is known of totals before all of it is made."""

    determinations: tuple[Determination, ...]
    conflicts: tuple[Conflict, ...]
    beside: Beside
    values: tuple[DefinitionValue, ...] = ()
    adding: Adding | None = None


def answer(case: Entered[C], question: Question) -> Answer:
    """What the question comes to for the facts of a case.

    Of a law by which many cases were assessed the kernel tells outcomes and amounts, and the
    reference the rest when somebody looks, of all that the kernel settles.

    Raises:
        AssessmentError: if shares do not make up the whole, or it would be too much work.
    """
    practice = practice_of(question.law)
    if not question.values and practice.pays():
        from incentives.compile.awaited.awaiting import Day, awaited

        day = Day(on=question.on, paid_by=question.paid_by)
        told = awaited(case, practice, day, only=question.only)
        if told is not None:
            return Answer(
                determinations=told.determinations,
                conflicts=told.conflicts,
                beside=Beside(told.behind.checks, told.behind.results),
                adding=told.settled,
            )
    return by_reference(case.snapshot, question)


def by_reference(snapshot: Snapshot, question: Question) -> Answer:
    """As `answer`, with all of it worked out by the reference at once."""
    law, on = question.law, question.on
    assessor = Assessor(
        law=law, snapshot=snapshot, on=on, paid_by=question.paid_by, only=question.only
    )
    determinations, conflicts = assessor.solved()
    held = papers_held(snapshot, law, on)
    beside = told_beside_incentives(assessor.evaluator, on=on, held=held)
    values = asked_values(question.values, assessor.evaluator, on)
    practice_of(law).note(snapshot, assessor.effort)
    return Answer(
        determinations=determinations, conflicts=conflicts, beside=Beside(*beside), values=values
    )
