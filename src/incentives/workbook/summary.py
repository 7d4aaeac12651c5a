"""What one case of many comes to, in few words: small enough to be sent between processes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from incentives.engine.assessment.admission import chain_of, faults_against
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.naming import with_ids
from incentives.engine.assessment.values import computed_results
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.totals import totals_of
from incentives.errors import AssessmentError, AssessmentFault, CaseError, CaseFault
from incentives.facts.document import structure_case
from incentives.facts.snapshot import read_snapshot
from incentives.language.possible import Missing
from incentives.policy.library import Library, Overlay, law_of
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
        case = with_ids(structure_case(document, library.vocabulary), library)
        snapshot, faults = read_snapshot(case, library.vocabulary)
    except CaseError as error:
        return Result(faults=tuple(fault for fault in error.faults if isinstance(fault, CaseFault)))
    faults += faults_against(library, snapshot)
    chain = chain_of(snapshot, library)
    if faults or chain is None or not is_whole:
        return Result(faults=tuple(faults))
    law = law_of(library, chain, question.known_on, question.overlays)
    try:
        assessor = Assessor(
            law=law, snapshot=snapshot, on=question.on, paid_by=question.payments_until
        )
        determinations, _ = assessor.solved()
        results = computed_results(assessor.evaluator, on=question.on)
    except AssessmentError as error:
        return Result(refusal=error.fault)
    summary = summary_of(determinations, library.currency)
    return Result(summary=attrs.evolve(summary, results=computed_in_few_words(results)))


def summary_of(determinations: tuple[Determination, ...], currency: str) -> Summary:
    """The determinations of a case in few words, in their order.

    What an assessment says beside them is not among it.
    """
    totals = totals_of(determinations, currency)
    return Summary(
        awards=tuple(
            _award(determination)
            for determination in determinations
            if determination.outcome.is_given
        ),
        refused=tuple(
            determination.incentive
            for determination in determinations
            if determination.outcome is Outcome.INELIGIBLE
        ),
        totals=tuple((form, amount.amount) for form, amount in totals.applicant.items()),
        open_totals=tuple(sorted(totals.still_open)),
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
