"""What one case of many comes to, in few words: small enough to be sent between processes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from incentives.engine.assessment.admission import chain_of, faults_against
from incentives.engine.assessment.assessor import Assessor, totals_of
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.errors import AssessmentError, AssessmentFault, CaseError, CaseFault
from incentives.facts.document import structure_case
from incentives.facts.snapshot import read_snapshot
from incentives.language.possible import MissingKind
from incentives.policy.library import Library, Overlay, law_of

_COUNTED = frozenset({Outcome.ELIGIBLE, Outcome.UNDETERMINED})


@attrs.frozen(kw_only=True)
class Award:
    """One incentive that the case is eligible for, or may be. Amounts are in the currency of the library; None: none, or open.

    `low`, `high`: the bounds of what is open. `missing`: paths of facts, or else ids, with what kind they are of.
    """

    incentive: str
    outcome: Outcome
    amount: Decimal | None
    low: Decimal | None
    high: Decimal | None
    missing: tuple[tuple[MissingKind, str], ...]
    papers: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Summary:
    """What a case comes to: what it is eligible for or may be, what it is not, and the totals by form."""

    awards: tuple[Award, ...] = ()
    refused: tuple[str, ...] = ()
    totals: tuple[tuple[str, Decimal], ...] = ()
    open_totals: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Result:
    """What became of one case: a summary; or its faults; or why the law gives no answer."""

    summary: Summary | None = None
    faults: tuple[CaseFault, ...] = ()
    refusal: AssessmentFault | None = None


@attrs.frozen(kw_only=True)
class Question:
    """By what law cases are assessed: the day, the day of knowledge, and overlays in rising precedence."""

    on: date
    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()


def assess_document(document: Mapping[str, object], library: Library, question: Question, *, is_whole: bool) -> Result:
    """The result for a case document. One that is not `is_whole` is only looked through for faults."""
    try:
        case = structure_case(document, library.vocabulary)
        snapshot, faults = read_snapshot(case, library.vocabulary)
    except CaseError as error:
        return Result(faults=tuple(fault for fault in error.faults if isinstance(fault, CaseFault)))
    faults += faults_against(library, snapshot)
    chain = chain_of(snapshot, library)
    if faults or chain is None or not is_whole:
        return Result(faults=tuple(faults))
    law = law_of(library, chain, question.known_on, question.overlays)
    try:
        found, _ = Assessor(law=law, snapshot=snapshot, on=question.on).solved(ranks=False)
    except AssessmentError as error:
        return Result(refusal=error.fault)
    return Result(summary=summary_of(found, library.currency))


def summary_of(found: tuple[Determination, ...], currency: str) -> Summary:
    """The determinations of a case in few words. What an assessment says beside them (checks, coverage) is not asked for."""
    totals, still_open, _ = totals_of(found, currency)
    return Summary(
        awards=tuple(_award(each) for each in found if each.outcome in _COUNTED),
        refused=tuple(each.incentive for each in found if each.outcome is Outcome.INELIGIBLE),
        totals=tuple((form, amount.amount) for form, amount in totals.items()),
        open_totals=tuple(sorted(still_open)),
    )


def _award(found: Determination) -> Award:
    low, high = found.amount_range if found.amount_range is not None else (None, None)
    return Award(
        incentive=found.incentive, outcome=found.outcome,
        amount=found.amount.amount if found.amount is not None else None,
        low=low.amount if low is not None else None, high=high.amount if high is not None else None,
        missing=tuple((each.kind, each.id) for each in found.missing), papers=found.evidence_outstanding,
    )  # fmt: skip
