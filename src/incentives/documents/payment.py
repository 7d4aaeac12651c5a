"""Payment, application, obligations and recoveries as canonical JSON."""

from incentives.documents.seal import sealed
from incentives.documents.values import (
    Json,
    citation_document,
    day_document,
    money_document,
    paid_by_document,
    text_document,
    value_document,
)
from incentives.engine.findings.determination import Determination
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
from incentives.values.range import MoneyRange
from incentives.values.text import Text


def payment_documents(determination: Determination) -> dict[str, Json]:
    """What a determination says of its department, payment, application and obligations."""
    payment, application = determination.payment, determination.application
    return {
        "department": _optional(determination.rule.department),
        "payment": _payment(payment) if payment is not None else None,
        "application": _application(application) if application is not None else None,
        "obligations": [_obligation(obligation) for obligation in determination.obligations],
    }


def serialise_recoveries(recoveries: Recoveries) -> str:
    """The recoveries as canonical JSON: the same inputs give the same bytes."""
    assessment = recoveries.assessment
    document: dict[str, Json] = {
        "on": assessment.on.isoformat(),
        "known_on": day_document(assessment.known_on),
        **paid_by_document(assessment.paid_by),
        "assessment": assessment.fingerprint,
        "recoveries": [_recovery(recovery) for recovery in recoveries],
        "total": _ends(recoveries.total),
    }
    return sealed(document, {"assessment": assessment.fingerprint})[0]


def _recovery(recovery: Recovery) -> dict[str, Json]:
    rule = recovery.determination.rule
    return {
        "incentive": rule.id,
        "title": text_document(rule.title),
        **_obligation(recovery.obligation),
    }


def _payment(payment: Payment) -> dict[str, Json]:
    return {
        "citation": citation_document(payment.citation),
        "parts": [_part(part) for part in payment.parts],
        "levels": [_level(level) for level in payment.levels],
        "account": _account(payment.account),
        "unmatched": money_document(payment.unmatched),
    }


def _part(part: PartPayment) -> dict[str, Json]:
    return {
        "labels": list(part.labels),
        "subject": part.subject,
        "amount": money_document(part.amount),
        "instalments": [_instalment(instalment) for instalment in part.instalments],
        "account": _account(part.account) if part.account is not None else None,
    }


def _instalment(instalment: InstalmentResult) -> dict[str, Json]:
    rule = instalment.rule
    return {
        "number": instalment.number,
        "text": _optional(instalment.text),
        "citation": citation_document(rule.citation) if rule is not None else None,
        "share": value_document(instalment.share),
        "amount": money_document(instalment.amount),
        "due_on": day_document(instalment.due_on),
        "state": instalment.state.value,
        "levels": [_level(level) for level in instalment.levels],
        "paid": money_document(instalment.paid),
        "missing": [missing.id for missing in instalment.missing],
    }


def _level(level: LevelShare) -> dict[str, Json]:
    return {
        "payer": level.payer,
        "share": value_document(level.share),
        "amount": money_document(level.amount),
    }


def _account(account: Account) -> dict[str, Json]:
    return {
        "paid": _ends(account.paid),
        "due": _ends(account.due),
        "overpaid": _ends(account.overpaid),
        "missing": [missing.id for missing in account.missing],
    }


def _application(application: ApplicationResult) -> dict[str, Json]:
    return {
        "citation": citation_document(application.rule.citation),
        "rounds": [
            {
                "label": application_round.label,
                "applied_on": day_document(application_round.applied_on),
                "closes_on": day_document(application_round.closes_on),
                "text": _optional(application_round.text),
                "missing": [missing.id for missing in application_round.missing],
            }
            for application_round in application.rounds
        ],
        "next": {
            "opens_on": day_document(application.next_opens_on),
            "closes_on": day_document(application.next_closes_on),
            "text": _optional(application.next_text),
        },
    }


def _obligation(obligation: ObligationResult) -> dict[str, Json]:
    rule = obligation.rule
    return {
        "id": rule.id,
        "text": text_document(rule.text),
        "citation": citation_document(rule.citation),
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
        "base": _ends(obligation.base),
        "recovery": _ends(obligation.recovery) if obligation.recovery is not None else None,
        "missing": [missing.id for missing in obligation.missing],
    }


def _ends(amount: MoneyRange) -> dict[str, Json]:
    return {"low": money_document(amount.low), "high": money_document(amount.high)}


def _optional(text: Text | None) -> dict[str, Json] | None:
    return text_document(text) if text is not None else None
