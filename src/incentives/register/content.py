"""What an entry holds: the canonical JSON of everything that was filed."""

import json

from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.register.acts import Act, Applicant, Kind, Paying
from incentives.register.chain import canonical, digest_of
from incentives.register.plain import Plain
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.values.text import Language


def determination_content(assessment: Assessment, applicant: Applicant, act: Act) -> dict[str, object]:
    """A determination: the case, the assessment as it was shown, and its sheets in both languages."""
    return {
        **_act_document(Kind.DETERMINATION, applicant, act),
        "on": assessment.on.isoformat(),
        "known_on": assessment.known_on.isoformat() if assessment.known_on is not None else None,
        "case": unstructure_case(assessment.case),
        "assessment": json.loads(assessment.to_json()),
        "sheets": {language.value: print_markdown(assessment_sheet(assessment, language), language) for language in Language},
    }


def matter_content(assessment: Assessment) -> dict[str, object]:
    """Of a determination only what tells whether the same was filed before."""
    return {
        "kind": Kind.DETERMINATION.value,
        "case": unstructure_case(assessment.case),
        "on": assessment.on.isoformat(),
        "assessment": {"overlays": [{"digest": overlay.digest} for overlay in assessment.law.overlays]},
    }


def payment_content(paying: Paying, applicant: Applicant, act: Act) -> dict[str, object]:
    """A payment."""
    return {
        **_act_document(Kind.PAYMENT, applicant, act),
        "determination": paying.determination,
        "incentive": paying.incentive,
        "subject": paying.subject,
        "instalment": paying.instalment,
        "payer": paying.payer,
        "amount": {"amount": f"{paying.amount.amount:.2f}", "currency": paying.amount.currency.code},
        "paid_on": paying.paid_on.isoformat(),
    }


def annulment_content(number: int, applicant: Applicant, act: Act) -> dict[str, object]:
    """An annulment of an entry."""
    return {**_act_document(Kind.ANNULMENT, applicant, act), "annuls": number}


def _act_document(kind: Kind, applicant: Applicant, act: Act) -> dict[str, object]:
    return {
        "kind": kind.value,
        "applicant": applicant.name,
        "district": applicant.district,
        "dossier": applicant.dossier,
        "officer": act.officer,
        "filed_at": act.filed_at.isoformat(timespec="seconds"),
        "remark": act.remark,
        "again": act.again,
        "beyond": act.beyond,
        "corrects": act.corrects,
        "reason": act.reason,
    }


def applicant_of(content: Plain) -> Applicant:
    """For whom the entry is; the first entries of a register name no dossier."""
    return Applicant(
        name=content.text("applicant"), district=content.text("district"), dossier=content.maybe_text("dossier") or ""
    )  # fmt: skip


def matter_of(content: Plain) -> str:
    """A digest that two entries share if they file the same: the case, the day and the overlays; or the payment."""
    kind = Kind(content.text("kind"))
    if kind is Kind.DETERMINATION:
        overlays = [each.text("digest") for each in content.part("assessment").rows("overlays")]
        same: dict[str, object] = {"case": content.part("case").of, "on": content.text("on"), "overlays": overlays}
    elif kind is Kind.PAYMENT:
        names = ("incentive", "subject", "instalment", "payer", "amount", "paid_on")
        applicant = applicant_of(content)
        same = {"applicant": applicant.key, **{name: content.of.get(name) for name in names}}
        same |= {"dossier": applicant.dossier_key} if applicant.dossier else {}
    else:
        same = {"annuls": content.whole("annuls")}
    return digest_of(canonical({"kind": kind.value, **same}))


def read_content(text: str) -> Plain:
    """The content of an entry.

    Raises: Unreadable, if it is none.
    """
    return Plain.reading(json.loads(text))
