"""What an entry holds: the canonical JSON of everything that was filed."""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import assert_never

from incentives.engine.findings.assessment import Assessment
from incentives.facts.plain import unstructure_case
from incentives.register.acts import Act, Applicant, Kind, Paying, hundredths
from incentives.register.chain import canonical, digest_of
from incentives.register.person import Duty, Person
from incentives.register.plain import Plain, Unreadable
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown

_AMOUNT = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{1,40})?(E[+-]?[0-9]{1,2})?", re.ASCII)


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
        "assessment": json.loads(assessment.record),
        "sheets": {
            language.tag: print_markdown(assessment_sheet(assessment, language), language)
            for language in assessment.law.library.languages
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


def step_document(cells: Mapping[str, object]) -> dict[str, object]:
    """A step of an application as an entry holds it; `cells`: those of its row, by column."""
    person = {"issuer": cells["issuer"], "subject": cells["subject"], "name": cells["officer"]}
    return {
        "move": cells["move"],
        "officer": cells["officer"],
        **({"person": person} if cells["issuer"] is not None else {}),
        "at": cells["at"],
        "opinion": cells["opinion"],
        "acknowledged": cells["acknowledged"],
        **({"reckoned_by": cells["reckoned_by"]} if cells.get("reckoned_by") else {}),
        "from": cells["from_state"],
        "to": cells["to_state"],
    }


def of_application(
    id: str,  # noqa: A002 - the name of the field
    number: str,
    steps: Iterable[Mapping[str, object]],
    on_paper: Mapping[str, object],
) -> dict[str, object]:
    """What an entry holds besides that comes of an application: which, and its steps in order.

    `on_paper`: what else stands on the form that is signed.
    """
    named = {"id": id, "number": number, **on_paper}
    return {"application": {**named, "steps": [dict(step) for step in steps]}}


def duties_content(whom: Person, duties: frozenset[Duty], act: Act) -> dict[str, object]:
    """What the entry holds by which somebody has these duties and no others."""
    nobody = Applicant(name="", district="")
    return {
        **_act_document(Kind.DUTIES, nobody, act),
        "whom": _person_document(whom),
        "duties": sorted(duty.value for duty in duties),
    }


def _person_document(person: Person) -> dict[str, object]:
    return {"issuer": person.issuer, "subject": person.subject, "name": person.name}


def person_of(content: Plain) -> Person:
    """A person as an entry names him."""
    return Person(
        issuer=content.text("issuer"), subject=content.text("subject"), name=content.text("name")
    )


def duties_of(content: Plain) -> frozenset[Duty]:
    """The duties that an entry gives; a word that is none raises ValueError.

    Raises:
        Unreadable: if there is no list of them.
    """
    named = content.of.get("duties")
    if not isinstance(named, list | tuple):
        raise Unreadable("expected a list at 'duties'")
    return frozenset(map(Duty, named))


def _act_document(kind: Kind, applicant: Applicant, act: Act) -> dict[str, object]:
    return {
        "kind": kind.value,
        "applicant": applicant.name,
        "district": applicant.district,
        "dossier": applicant.dossier,
        **_code_of(applicant),
        "officer": act.officer,
        "filed_at": act.filed_at.isoformat(timespec="seconds"),
        "remark": act.remark,
        "again": act.again,
        "beyond": act.beyond,
        "alike": act.alike,
        "unusual": act.unusual,
        "corrects": act.corrects,
        "reason": act.reason,
        **({"person": _person_document(act.person)} if act.person is not None else {}),
    }


def _code_of(applicant: Applicant) -> dict[str, object]:
    """Named only where there is one, so that entries without a code stay what they are."""
    return {"credit_code": applicant.credit_code} if applicant.credit_code else {}


def applicant_of(content: Plain) -> Applicant:
    """For whom the entry is; the first entries of a register name no dossier and no code."""
    return Applicant(
        name=content.text("applicant"),
        district=content.text("district"),
        dossier=content.maybe_text("dossier") or "",
        credit_code=content.maybe_text("credit_code") or "",
    )


def only_of(assessment: Plain) -> tuple[str, ...] | None:
    """The ids of the incentives that an assessment is only of; None: it is of all.

    Raises:
        Unreadable: if they are no list of texts.
    """
    only = assessment.of.get("only")
    if only is None:
        return None
    if not isinstance(only, list | tuple) or not all(isinstance(name, str) for name in only):
        raise Unreadable("expected a list of ids at 'only'")
    return tuple(map(str, only))


def _only_document(only: tuple[str, ...] | None) -> dict[str, object]:
    """Named only where it is of some, so that other entries stay what they are."""
    return {} if only is None else {"only": list(only)}


def hundredths_of(amount: Plain) -> int:
    """An amount of the content in hundredths of its currency (fen).

    Raises:
        Unreadable: if it is no plain number of at most 40 digits.
    """
    text = amount.text("amount")
    if not _AMOUNT.fullmatch(text):
        raise Unreadable("expected an amount in digits")
    return hundredths(Decimal(text))


def matter_of(content: Plain) -> str:
    """A digest that two entries share if they file the same.

    Of a determination the case, the day, the overlays, the credit code and what it is only of; of a
    payment all that was paid, to whom and when; of an annulment the entry that it annuls; of
    duties, whose they are. Officer, moment and remark make no difference.
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
                **_code_of(applicant_of(content)),
                **_only_document(only_of(content.part("assessment"))),
            }
        case Kind.PAYMENT:
            names = ("incentive", "subject", "instalment", "payer", "amount", "paid_on")
            applicant = applicant_of(content)
            same = {"applicant": applicant.key, **{name: content.of.get(name) for name in names}}
            same |= {"dossier": applicant.dossier_key} if applicant.dossier else {}
            same |= _code_of(applicant)
        case Kind.ANNULMENT:
            same = {"annuls": content.whole("annuls")}
        case Kind.DUTIES:
            same = {name: content.of.get(name) for name in ("whom", "duties")}
        case _:
            assert_never(kind)
    return digest_of(canonical({"kind": kind.value, **same}))


def read_content(text: str) -> Plain:
    """The content of an entry.

    Raises:
        Unreadable: if the text is none; another ValueError, if a text in it has half of a surrogate
            pair or a figure in it too many digits.
    """
    try:
        document = json.loads(text)
        if "\\ud" in text or "\\uD" in text:
            canonical(document).encode()  # half of a pair is no text, and no database keeps it
        return Plain.reading(document)
    except RecursionError:
        raise Unreadable("nested too deep") from None
    except json.JSONDecodeError:
        raise Unreadable("no JSON") from None
