"""The record of an assessment: all of it, over which the fingerprint is, as a register keeps it.

Its bytes are the same whichever edition of the program writes it: what was filed years ago is
compared with them. So nothing of it may change, and what is new stands in results alone.
"""

from collections.abc import Sequence

from incentives.collecting import without_collecting
from incentives.documents.citing import in_full
from incentives.documents.coverage import (
    check_conditions,
    check_document,
    note_document,
    told_value,
)
from incentives.documents.envelope import overlay_document
from incentives.documents.payment import (
    application_document,
    obligation_document,
    payment_document,
)
from incentives.documents.relations import change_document, conflict_document
from incentives.documents.seal import sealed
from incentives.documents.shapes.assessment import RoleShareDocument
from incentives.documents.trace import TraceWriter
from incentives.documents.values import (
    amount_document,
    day_document,
    money_document,
    text_document,
    wording_document,
)
from incentives.documents.workings import condition_document, part_document
from incentives.engine.findings.assessment import Assessment, DefinitionValue
from incentives.engine.findings.conditions import CheckResult
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.pieces.of_determination import shares_by_role
from incentives.facts.plain import unstructure_case
from incentives.policy.instrument import Instrument
from incentives.values.citation import Citation
from incentives.values.money import money_of
from incentives.values.range import MoneyRange


@without_collecting()
def record_of(assessment: Assessment) -> tuple[str, str]:
    """The canonical JSON of all that an assessment says, and its fingerprint, which stands in it.

    The fingerprint is sealed over the case as well, which the record does not hold. Amounts are
    text to the hundredth, other numbers exact text; what is not known is null, or what is known of
    it.
    """
    return sealed(_document(assessment), {"case": unstructure_case(assessment.case)})


def _document(assessment: Assessment) -> dict[str, object]:
    library, paid_by, only = assessment.law.library, assessment.paid_by, assessment.only
    return {
        "on": assessment.on.isoformat(),
        "known_on": day_document(assessment.known_on),
        **({} if paid_by is None else {"paid_by": paid_by.isoformat()}),
        **({} if only is None else {"only": list(only)}),
        **_values("values", assessment.asked_values),
        **_values("results", assessment.results),
        "library": {"version": library.version, "digest": library.digest},
        "overlays": [overlay_document(overlay) for overlay in assessment.law.overlays],
        "determinations": [determination_document(determination) for determination in assessment],
        "checks": [_check(check) for check in assessment.checks],
        "coverage": [note_document(note, in_full) for note in assessment.coverage],
        "totals": {form: money_document(total) for form, total in assessment.totals.items()},
        "open_totals": sorted(assessment.open_totals),
        "conflicts": [conflict_document(conflict) for conflict in assessment.conflicts],
        "totals_for_others": {
            role: money_document(total) for role, total in assessment.totals_for_others.items()
        },
    }


def _values(name: str, values: Sequence[DefinitionValue]) -> dict[str, object]:
    """Under `name` what definitions come to; nothing where none is told."""
    return {name: [told_value(value, in_full, worked=True) for value in values]} if values else {}


def _check(check: CheckResult) -> dict[str, object]:
    return {
        **check_document(check, in_full),
        "instrument": _instrument(check.instrument),
        "conditions": check_conditions(check, in_full),
    }


def _instrument(instrument: Instrument) -> dict[str, str]:
    return {"id": instrument.id, "number": instrument.number}


def determination_document(determination: Determination) -> dict[str, object]:
    """Everything that is said of one incentive.

    Definitions are numbered within it, so that it can be read without the other determinations.
    """
    workings = TraceWriter()
    payment, application = determination.payment, determination.application
    return {
        "incentive": determination.incentive,
        "title": text_document(determination.rule.title),
        "kind": determination.rule.kind.value,
        "instrument": _instrument(determination.instrument),
        "outcome": determination.outcome.value,
        "amount": amount_document(determination.amount),
        "range": _ends(determination.amount_range),
        "beneficiary": determination.beneficiary,
        "shares": shares_document(determination),
        "missing": [missing.id for missing in determination.missing],
        "missing_kinds": {missing.id: missing.kind.value for missing in determination.missing},
        "conditions": [condition_document(one, in_full) for one in determination.conditions],
        "evidence_held": list(determination.evidence_held),
        "evidence_outstanding": list(determination.evidence_outstanding),
        "consequences": [_consequence(one) for one in determination.consequences],
        "working": [part_document(part, workings, in_full) for part in determination.working],
        "no_parts": sorted(reason.value for reason in determination.no_parts),
        "changes": [change_document(change, in_full) for change in determination.changes],
        "citations": _cited(determination.citations),
        "recalled": _cited(determination.recalled),
        "floors": _cited(determination.floors),
        "open_matters": [
            {
                "text": text_document(matter.text),
                "citation": in_full(matter.citation),
                "kind": matter.kind.value,
            }
            for matter in determination.rule.open_matters
        ],
        "ends_on": day_document(determination.ends_on),
        "department": wording_document(determination.rule.department),
        "payment": payment_document(payment, in_full) if payment is not None else None,
        "application": (
            application_document(application, in_full) if application is not None else None
        ),
        "obligations": [obligation_document(one, in_full) for one in determination.obligations],
    }


def _cited(citations: Sequence[Citation]) -> list[object]:
    return [in_full(citation) for citation in citations]


def shares_document(determination: Determination) -> list[RoleShareDocument]:
    """What each of several beneficiaries has; empty where one has all."""
    shares = shares_by_role(determination) if determination.outcome is Outcome.ELIGIBLE else []
    currency = str(determination.amount.currency) if determination.amount is not None else ""
    if len(shares) < 2:
        return []
    return [
        {"role": role, "amount": money_document(money_of(amount, currency))}
        for amount, role in shares
    ]


def _consequence(consequence: Consequence) -> dict[str, object]:
    return {
        "charge": consequence.charge.id,
        "title": text_document(consequence.charge.title),
        "citation": in_full(consequence.charge.citation),
        "amount": amount_document(consequence.amount),
        "range": _ends(consequence.amount_range),
    }


def _ends(amount: MoneyRange | None) -> list[str | None] | None:
    if amount is None:
        return None
    return [f"{end.amount:.2f}" if end is not None else None for end in amount]
