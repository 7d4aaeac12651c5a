"""What an entry holds: the canonical JSON of everything that was filed."""

import json
from decimal import Decimal
from typing import assert_never

from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.register.acts import Act, Applicant, Kind, Paying, hundredths
from incentives.register.chain import canonical, digest_of
from incentives.register.plain import Plain
from incentives.register.shapes import check_kind
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.values.text import Language
from incentives.wordings import judging as wordings


def determination_content(
    assessment: Assessment, applicant: Applicant, act: Act
) -> dict[str, object]:
    """What a determination holds: case, assessment as shown, sheets in both languages.

    `payers`: the ids of those that can pay, by the library.
    """
    return {
        **_act_document(Kind.DETERMINATION, applicant, act),
        "on": assessment.on.isoformat(),
        "known_on": assessment.known_on.isoformat() if assessment.known_on is not None else None,
        "payers": sorted(assessment.law.library.payers),
        "case": unstructure_case(assessment.case),
        "assessment": json.loads(assessment.to_json()),
        "sheets": {
            language.value: print_markdown(assessment_sheet(assessment, language), language)
            for language in Language
        },
    }


def matter_content(assessment: Assessment) -> dict[str, object]:
    """Of a determination only what tells whether the same was filed before."""
    check_kind(assessment, Assessment, wordings.ASSESSMENT, wordings.AN_ASSESSMENT)
    return {
        "kind": Kind.DETERMINATION.value,
        "case": unstructure_case(assessment.case),
        "on": assessment.on.isoformat(),
        "assessment": {
            "overlays": [{"digest": overlay.digest} for overlay in assessment.law.overlays]
        },
    }


def payment_content(paying: Paying, applicant: Applicant, act: Act) -> dict[str, object]:
    """What a payment holds; its amount with two decimals."""
    return {
        **_act_document(Kind.PAYMENT, applicant, act),
        "determination": paying.determination,
        "incentive": paying.incentive,
        "subject": paying.subject,
        "instalment": paying.instalment,
        "payer": paying.payer,
        "amount": {
            "amount": f"{paying.amount.amount:.2f}",
            "currency": paying.amount.currency.code,
        },
        "paid_on": paying.paid_on.isoformat(),
    }


def annulment_content(number: int, applicant: Applicant, act: Act) -> dict[str, object]:
    """What an annulment of the entry of this number holds."""
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
        "unusual": act.unusual,
        "corrects": act.corrects,
        "reason": act.reason,
    }


def applicant_of(content: Plain) -> Applicant:
    """For whom the entry is; the first entries of a register name no dossier."""
    return Applicant(
        name=content.text("applicant"),
        district=content.text("district"),
        dossier=content.maybe_text("dossier") or "",
    )


def hundredths_of(amount: Plain) -> int:
    """An amount of the content in hundredths of its currency (fen)."""
    return hundredths(Decimal(amount.text("amount")))


def matter_of(content: Plain) -> str:
    """A digest that two entries share if they file the same.

    Of a determination the case, the day and the overlays; of a payment all that was paid, to whom
    and when; of an annulment the entry that it annuls. Officer, moment and remark make no
    difference.
    """
    kind = Kind(content.text("kind"))
    same: dict[str, object]
    match kind:
        case Kind.DETERMINATION:
            same = {
                "case": content.part("case").of,
                "on": content.text("on"),
                "overlays": [
                    overlay.text("digest")
                    for overlay in content.part("assessment").rows("overlays")
                ],
            }
        case Kind.PAYMENT:
            names = ("incentive", "subject", "instalment", "payer", "amount", "paid_on")
            applicant = applicant_of(content)
            same = {"applicant": applicant.key, **{name: content.of.get(name) for name in names}}
            same |= {"dossier": applicant.dossier_key} if applicant.dossier else {}
        case Kind.ANNULMENT:
            same = {"annuls": content.whole("annuls")}
        case _:
            assert_never(kind)
    return digest_of(canonical({"kind": kind.value, **same}))


def read_content(text: str) -> Plain:
    """The content of an entry; a text that is none raises Unreadable or another ValueError."""
    return Plain.reading(json.loads(text))
