"""What one case comes to, as rows: by the reference, or by the kernel of its place."""

from collections.abc import Sequence
from datetime import date

import attrs

from incentives.calculator import assess_with
from incentives.compile.settling import settling_of
from incentives.engine.assessment.admission import admit
from incentives.engine.findings.totals import total, totals_of
from incentives.policy.library import Library, Overlay, law_of
from incentives.tables.results import Row, case_row, decisions_of, settled_decisions_of
from incentives.tables.runtimes import Runtime


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """By what law, as of which day, and by what cases are decided."""

    on: date
    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()
    runtime: Runtime = "auto"


@attrs.frozen(kw_only=True, repr=False)
class Decided:
    """The rows of a case. `asked`: how many of the decisions are the reference's."""

    decisions: Sequence[Row]
    case: Row
    asked: int


def decided(key: str, case: object, library: Library, question: Question) -> Decided:
    """What the case comes to.

    What is wrong with it is a `CaseError`, and where the reference refuses an `AssessmentError`, as
    by `assess`.
    """
    if question.runtime != "reference":
        settled = _by_kernel(key, case, library, question)
        if settled is not None:
            return settled
    return _by_reference(key, case, library, question)


def _by_kernel(key: str, case: object, library: Library, question: Question) -> Decided | None:
    """With its kernel; None where the reference has to see the whole case."""
    admitted = admit(case, library)
    law = law_of(library, admitted.chain, question.known_on, question.overlays)
    settling = settling_of(law)
    if settling.may_be_refused:
        return None
    settled = settling.settle(admitted.snapshot, on=question.on)
    decisions = settled_decisions_of(key, settled)
    totals = total(settled.contributions, library.currency)
    return Decided(
        decisions=decisions,
        case=case_row(key, totals, decisions),
        asked=len(settled.determinations),
    )


def _by_reference(key: str, case: object, library: Library, question: Question) -> Decided:
    assessment = assess_with(
        case, library, on=question.on, known_on=question.known_on, overlays=question.overlays
    )
    decisions = decisions_of(key, assessment)
    totals = totals_of(assessment, library.currency)
    return Decided(decisions=decisions, case=case_row(key, totals, decisions), asked=len(decisions))
