"""What relations made of amounts, and what none settles, as JSON."""

from incentives.documents.citing import Cite
from incentives.documents.shapes.assessment import BundleDocument, ChangeDocument, ConflictDocument
from incentives.documents.values import amount_document, text_document, wording_document
from incentives.engine.findings.change import Bundle, Change, Conflict


def change_document(change: Change, cite: Cite) -> ChangeDocument:
    """What a relation made of the amount of an incentive."""
    return {
        "citation": cite(change.relation.citation),
        "text": wording_document(change.relation.text),
        "before": amount_document(change.before),
        "after": amount_document(change.after),
        "because_of": list(change.because_of),
        "reason": change.reason.value,
        "rows": list(change.rows),
        "choices": [
            {
                "chosen": _bundle(choice.chosen),
                "runner_up": _bundle(choice.runner_up) if choice.runner_up is not None else None,
            }
            for choice in change.choices
        ],
    }


def _bundle(bundle: Bundle) -> BundleDocument:
    return {
        "incentives": [
            {"id": claimed.incentive, "rows": list(claimed.rows)} for claimed in bundle.claimed
        ],
        "total": amount_document(bundle.total),
    }


def conflict_document(conflict: Conflict) -> ConflictDocument:
    """Incentives that relieve a charge by more than is due."""
    return {
        "charge": conflict.charge.id,
        "title": text_document(conflict.charge.title),
        "incentives": list(conflict.incentives),
        "parts": list(conflict.parts),
        "certain": conflict.is_certain,
        "due": amount_document(conflict.due),
        "claimed": amount_document(conflict.claimed),
    }
