"""A reassessment as canonical JSON, and its fingerprint."""

from incentives.documents.citing import Citations, Cite
from incentives.documents.envelope import (
    library_document,
    overlay_document,
    program_version,
)
from incentives.documents.seal import sealed
from incentives.documents.shapes.ledger import (
    CauseDocument,
    LedgerEntryDocument,
    LedgerSideDocument,
    LedgerTotalDocument,
)
from incentives.documents.shapes.results import ReassessmentDocument
from incentives.documents.values import range_document, text_document
from incentives.engine.comparison.causes import Cause
from incentives.engine.comparison.ledger import LedgerEntry, LedgerTotal, Reassessment
from incentives.engine.findings.determination import Determination
from incentives.facts.plain import FORMAT_VERSION, unstructure_case
from incentives.policy.rule import FORMS
from incentives.values.range import MoneyRange


def serialise_ledger(reassessment: Reassessment) -> tuple[str, str]:
    """The canonical JSON of the ledger and its fingerprint, which stands in it.

    The fingerprint is sealed over the case as well, which the JSON does not hold.
    """
    citations, law, paid_by = Citations(), reassessment.before.law, reassessment.after.paid_by
    document: ReassessmentDocument = {
        "format_version": FORMAT_VERSION,
        "program": program_version(),
        "format": "reassessment",
        "library": library_document(law.library),
        "currency": law.library.currency,
        "overlays": [overlay_document(overlay) for overlay in law.overlays],
        "on": reassessment.on.isoformat(),
        "was": reassessment.was.isoformat(),
        "now": reassessment.now.isoformat(),
        "entries": [_entry(entry, citations.key) for entry in reassessment],
        "totals": [_total(total) for total in reassessment.totals],
        "citations": citations.table(),
        "fingerprint": "",
    }
    if paid_by is not None:
        document["paid_by"] = paid_by.isoformat()
    return sealed(document, {"case": unstructure_case(reassessment.before.case)})


def _entry(entry: LedgerEntry, cite: Cite) -> LedgerEntryDocument:
    form = FORMS[entry.now.rule.kind]
    return {
        "incentive": entry.incentive,
        "title": text_document(entry.now.rule.title),
        "kind": entry.now.rule.kind.value,
        "form": form.value if entry.now.rule.is_valued else None,
        "beneficiary": entry.beneficiary,
        "citation": cite(entry.now.rule.citation),
        "was": _side(entry.was, entry.was_due),
        "now": _side(entry.now, entry.now_due),
        "difference": range_document(entry.difference),
        "consequences": range_document(entry.consequences),
        "paid": range_document(entry.paid) if entry.paid is not None else None,
        "outstanding": (
            range_document(entry.outstanding) if entry.outstanding is not None else None
        ),
        "causes": [_cause(cause, cite) for cause in entry.causes],
    }


def _side(determination: Determination, due: MoneyRange) -> LedgerSideDocument:
    return {
        "outcome": determination.outcome.value,
        "due": range_document(due),
        "missing": [missing.id for missing in determination.lacking],
    }


def _cause(cause: Cause, cite: Cite) -> CauseDocument:
    return {
        "kind": cause.kind.value,
        "subject": cause.subject,
        "title": text_document(cause.title),
        "citation": cite(cause.citation),
        "published": cause.published.isoformat(),
    }


def _total(total: LedgerTotal) -> LedgerTotalDocument:
    return {
        "form": total.form,
        "beneficiary": total.beneficiary,
        "was": range_document(total.was_due),
        "now": range_document(total.now_due),
        "difference": range_document(total.difference),
    }
