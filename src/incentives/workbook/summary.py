"""What one case of many comes to, in few words: small enough to be sent between processes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from incentives.calculator import assess_with
from incentives.engine.assessment.admission import faults_against
from incentives.engine.assessment.naming import with_ids
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.errors import AssessmentError, AssessmentFault, CaseError, CaseFault
from incentives.facts.document import structure_case
from incentives.facts.snapshot import read_snapshot
from incentives.language.possible import Missing
from incentives.policy.library import Library, Overlay
from incentives.values.range import ANYTHING, Range
from incentives.workbook.computed import Computed, computed_in_few_words


@attrs.frozen(kw_only=True)
class Award:
    """One incentive that the case is eligible for, or may be.

    Amounts are in the currency of the library; None: none, or open.

    `within`: the bounds of what is open; none of what is not. `missing`: paths of facts, or else
    ids, with what kind they are of.
    """

    incentive: str
    outcome: Outcome
    amount: Decimal | None
    within: Range
    missing: tuple[Missing, ...]
    papers: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Summary:
    """What a case comes to.

    What it is eligible for or may be, the ids of what it is not, what is surely given in all by
    form, and the forms of which more may be. `results`: figures that are no benefit.
    """

    awards: tuple[Award, ...] = ()
    refused: tuple[str, ...] = ()
    totals: tuple[tuple[str, Decimal], ...] = ()
    open_totals: tuple[str, ...] = ()
    results: tuple[Computed, ...] = ()


@attrs.frozen(kw_only=True)
class Result:
    """What became of one case: a summary; or its faults; or why the law gives no answer."""

    summary: Summary | None = None
    faults: tuple[CaseFault, ...] = ()
    refusal: AssessmentFault | None = None


@attrs.frozen(kw_only=True)
class Question:
    """By what law cases are assessed.

    The day, the day of knowledge, and overlays in rising precedence. `paid_by`: the day of the
    sheet, up to which payments are set off; None: `on`.
    """

    on: date
    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()
    paid_by: date | None = None

    @property
    def payments_until(self) -> date:
        """The last day on which payments were made that are set off against what is due."""
        return self.on if self.paid_by is None else self.paid_by


def assess_document(
    document: Mapping[str, object], library: Library, question: Question, *, is_whole: bool
) -> Result:
    """The result for a case document; its faults and the refusal of the law are in it, not raised.

    One that is not `is_whole` is only looked through for faults: without any it has nothing else.
    """
    try:
        case = structure_case(document, library.vocabulary)
    except CaseError as error:
        return Result(faults=_of_facts(error))
    if not is_whole:
        return Result(faults=_faults_of(case, library))
    try:
        assessment = assess_with(
            case,
            library,
            on=question.on,
            known_on=question.known_on,
            overlays=question.overlays,
            paid_by=question.payments_until,
        )
    except CaseError:
        return Result(faults=_faults_of(case, library))
    except AssessmentError as error:
        return Result(refusal=error.fault)
    return Result(summary=summary_of(assessment))


def _faults_of(case: object, library: Library) -> tuple[CaseFault, ...]:
    """All faults of a case, of its facts and against the library; it may have none."""
    try:
        known = with_ids(case, library)
        snapshot, faults = read_snapshot(known, library.vocabulary)
    except CaseError as error:
        return _of_facts(error)
    return (*faults, *faults_against(library, snapshot))


def _of_facts(error: CaseError) -> tuple[CaseFault, ...]:
    return tuple(fault for fault in error.faults if isinstance(fault, CaseFault))


def summary_of(assessment: Assessment[object]) -> Summary:
    """What is told of an assessment in few words, its determinations in their order."""
    determinations = assessment.determinations
    return Summary(
        awards=tuple(map(_award, (each for each in determinations if each.outcome.is_given))),
        refused=tuple(
            each.incentive for each in determinations if each.outcome is Outcome.INELIGIBLE
        ),
        totals=tuple((form, amount.amount) for form, amount in assessment.totals.items()),
        open_totals=tuple(sorted(assessment.open_totals)),
        results=computed_in_few_words(assessment.results),
    )


def _award(determination: Determination) -> Award:
    amount_range = determination.amount_range
    return Award(
        incentive=determination.incentive,
        outcome=determination.outcome,
        amount=determination.amount.amount if determination.amount is not None else None,
        within=ANYTHING if amount_range is None else amount_range.exact,
        missing=determination.lacking,
        papers=determination.evidence_outstanding,
    )
