"""Payment, application, obligations and recoveries as JSON."""

from incentives.documents.citing import Citations, Cite
from incentives.documents.envelope import (
    library_document,
    overlay_document,
    program_version,
)
from incentives.documents.seal import sealed
from incentives.documents.shapes.payment import (
    AccountDocument,
    ApplicationDocument,
    InstalmentDocument,
    LevelDocument,
    ObligationDocument,
    PartPaymentDocument,
    PaymentDocument,
    RecoveryDocument,
)
from incentives.documents.shapes.results import RecoveriesDocument
from incentives.documents.values import (
    amount_document,
    day_document,
    money_document,
    range_document,
    text_document,
    value_document,
    wording_document,
)
from incentives.engine.findings.payment import (
    Account,
    ApplicationResult,
    InstalmentResult,
    LevelShare,
    ObligationResult,
    PartPayment,
    Payment,
)
from incentives.engine.payment.recovery import Recoveries, Recovery
from incentives.facts.plain import FORMAT_VERSION


def serialise_recoveries(recoveries: Recoveries) -> tuple[str, str]:
    """The canonical JSON of the recoveries and its fingerprint, which stands in it."""
    citations, assessment = Citations(), recoveries.assessment
    library = assessment.law.library
    document: RecoveriesDocument = {
        "format_version": FORMAT_VERSION,
        "program": program_version(),
        "format": "recovery",
        "library": library_document(library),
        "currency": library.currency,
        "overlays": [overlay_document(overlay) for overlay in assessment.law.overlays],
        "on": assessment.on.isoformat(),
        "known_on": day_document(assessment.known_on),
        "assessment": assessment.fingerprint,
        "recoveries": [_recovery(recovery, citations.key) for recovery in recoveries],
        "total": range_document(recoveries.total),
        "citations": citations.table(),
        "fingerprint": "",
    }
    if assessment.paid_by is not None:
        document["paid_by"] = assessment.paid_by.isoformat()
    return sealed(document, {"assessment": assessment.fingerprint})


def _recovery(recovery: Recovery, cite: Cite) -> RecoveryDocument:
    rule = recovery.determination.rule
    return {
        "incentive": rule.id,
        "title": text_document(rule.title),
        **obligation_document(recovery.obligation, cite),
    }


def payment_document(payment: Payment, cite: Cite) -> PaymentDocument:
    """How a determination is paid, and what is due now."""
    return {
        "citation": cite(payment.citation),
        "parts": [_part(part, cite) for part in payment.parts],
        "levels": [_level(level) for level in payment.levels],
        "account": _account(payment.account),
        "unmatched": money_document(payment.unmatched),
    }


def _part(part: PartPayment, cite: Cite) -> PartPaymentDocument:
    return {
        "labels": list(part.labels),
        "subject": part.subject,
        "amount": amount_document(part.amount),
        "instalments": [_instalment(instalment, cite) for instalment in part.instalments],
        "account": _account(part.account) if part.account is not None else None,
    }


def _instalment(instalment: InstalmentResult, cite: Cite) -> InstalmentDocument:
    rule = instalment.rule
    return {
        "number": instalment.number,
        "text": wording_document(instalment.text),
        "citation": cite(rule.citation) if rule is not None else None,
        "share": value_document(instalment.share),
        "amount": amount_document(instalment.amount),
        "due_on": day_document(instalment.due_on),
        "state": instalment.state.value,
        "levels": [_level(level) for level in instalment.levels],
        "paid": amount_document(instalment.paid),
        "missing": [missing.id for missing in instalment.missing],
    }


def _level(level: LevelShare) -> LevelDocument:
    return {
        "payer": level.payer,
        "share": value_document(level.share),
        "amount": amount_document(level.amount),
    }


def _account(account: Account) -> AccountDocument:
    return {
        "paid": range_document(account.paid),
        "due": range_document(account.due),
        "overpaid": range_document(account.overpaid),
        "missing": [missing.id for missing in account.missing],
    }


def application_document(application: ApplicationResult, cite: Cite) -> ApplicationDocument:
    """The rounds in which it was applied for, and the next one."""
    return {
        "citation": cite(application.rule.citation),
        "rounds": [
            {
                "label": application_round.label,
                "applied_on": day_document(application_round.applied_on),
                "closes_on": day_document(application_round.closes_on),
                "text": wording_document(application_round.text),
                "missing": [missing.id for missing in application_round.missing],
            }
            for application_round in application.rounds
        ],
        "next": {
            "opens_on": day_document(application.next_opens_on),
            "closes_on": day_document(application.next_closes_on),
            "text": wording_document(application.next_text),
        },
    }


def obligation_document(obligation: ObligationResult, cite: Cite) -> ObligationDocument:
    """What has to be kept, and what is recovered if not."""
    rule = obligation.rule
    return {
        "id": rule.id,
        "text": text_document(rule.text),
        "citation": cite(rule.citation),
        "labels": list(obligation.labels),
        "subject": obligation.subject,
        "begins_on": day_document(obligation.begins_on),
        "until": day_document(obligation.until),
        "broken_on": day_document(obligation.broken_on),
        "state": obligation.state.value,
        "recovers": rule.recovers.value,
        "of": rule.base.value,
        "months": obligation.months,
        "months_kept": obligation.months_kept,
        "base": range_document(obligation.base),
        "recovery": (
            range_document(obligation.recovery) if obligation.recovery is not None else None
        ),
        "missing": [missing.id for missing in obligation.missing],
    }
