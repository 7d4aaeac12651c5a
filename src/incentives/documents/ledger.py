"""A reassessment as canonical JSON, and its fingerprint."""

from incentives.documents.seal import overlay_document, sealed, spread_document
from incentives.documents.values import (
    Json,
    citation_document,
    paid_by_document,
    text_document,
)
from incentives.engine.comparison.causes import Cause
from incentives.engine.comparison.ledger import LedgerEntry, LedgerTotal, Reassessment
from incentives.engine.findings.determination import Determination
from incentives.facts.plain import unstructure_case
from incentives.policy.rule import FORMS
from incentives.values.range import MoneyRange


def serialise_ledger(reassessment: Reassessment) -> tuple[str, str]:
    """The canonical JSON of the ledger and its fingerprint, which stands in it.

    The fingerprint is sealed over the case as well, which the JSON does not hold.
    """
    library = reassessment.before.law.library
    document: dict[str, Json] = {
        "on": reassessment.on.isoformat(),
        "was": reassessment.was.isoformat(),
        "now": reassessment.now.isoformat(),
        **paid_by_document(reassessment.after.paid_by),
        "library": {"version": library.version, "digest": library.digest},
        "overlays": [overlay_document(overlay) for overlay in reassessment.before.law.overlays],
        "entries": [_entry(entry) for entry in reassessment],
        "totals": [_total(total) for total in reassessment.totals],
    }
    return sealed(document, {"case": unstructure_case(reassessment.before.case)})


def _entry(entry: LedgerEntry) -> dict[str, Json]:
    form = FORMS[entry.now.rule.kind]
    return {
        "incentive": entry.incentive,
        "title": text_document(entry.now.rule.title),
        "kind": entry.now.rule.kind.value,
        "form": form.value if entry.now.rule.is_valued else None,
        "beneficiary": entry.beneficiary,
        "citation": citation_document(entry.now.rule.citation),
        "was": _side(entry.was, entry.was_due),
        "now": _side(entry.now, entry.now_due),
        "difference": spread_document(entry.difference),
        "consequences": spread_document(entry.consequences),
        "paid": spread_document(entry.paid),
        "outstanding": spread_document(entry.outstanding),
        "causes": [_cause(cause) for cause in entry.causes],
    }


def _side(determination: Determination, due: MoneyRange) -> dict[str, Json]:
    return {
        "outcome": determination.outcome.value,
        "due": spread_document(due),
        "missing": [missing.id for missing in determination.lacking],
    }


def _cause(cause: Cause) -> dict[str, Json]:
    return {
        "kind": cause.kind.value,
        "subject": cause.subject,
        "title": text_document(cause.title),
        "citation": citation_document(cause.citation),
        "published": cause.published.isoformat(),
    }


def _total(total: LedgerTotal) -> dict[str, Json]:
    return {
        "form": total.form,
        "beneficiary": total.beneficiary,
        "was": spread_document(total.was_due),
        "now": spread_document(total.now_due),
        "difference": spread_document(total.difference),
    }
