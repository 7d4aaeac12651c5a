"""What one case of many comes to, in few words: small enough to be sent between processes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import attrs

from incentives.calculator import assess_with
from incentives.engine.admission import faults_against
from incentives.engine.open_value import MissingKind
from incentives.engine.result import Assessment, Determination, Outcome
from incentives.errors import AssessmentError, CaseError, CaseFault
from incentives.facts.document import structure_case
from incentives.facts.snapshot import read_snapshot
from incentives.policy.library import Library, Overlay


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
    refusal: str = ""


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
        if not is_whole:
            snapshot, faults = read_snapshot(case, library.vocabulary)
            return Result(faults=(*faults, *faults_against(library, snapshot)))
        assessment = assess_with(
            case, library, on=question.on, known_on=question.known_on, overlays=question.overlays, ranks=False
        )  # fmt: skip
    except CaseError as error:
        return Result(faults=tuple(fault for fault in error.faults if isinstance(fault, CaseFault)))
    except AssessmentError as error:
        return Result(refusal=str(error))
    return Result(summary=summary_of(assessment))


def summary_of(assessment: Assessment) -> Summary:
    """The assessment in few words."""
    counted = {Outcome.ELIGIBLE, Outcome.UNDETERMINED}
    return Summary(
        awards=tuple(_award(found) for found in assessment if found.outcome in counted),
        refused=tuple(found.incentive for found in assessment if found.outcome is Outcome.INELIGIBLE),
        totals=tuple((form, amount.amount) for form, amount in assessment.totals.items()),
        open_totals=tuple(sorted(assessment.open_totals)),
    )


def _award(found: Determination) -> Award:
    low, high = found.amount_range if found.amount_range is not None else (None, None)
    return Award(
        incentive=found.incentive, outcome=found.outcome,
        amount=found.amount.amount if found.amount is not None else None,
        low=low.amount if low is not None else None, high=high.amount if high is not None else None,
        missing=tuple((each.kind, each.id) for each in found.missing), papers=found.evidence_outstanding,
    )  # fmt: skip
