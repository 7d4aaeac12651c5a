"""What is kept for searching and adding up.

It is drawn from the content of an entry and from nothing else.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime

import attrs
from sqlalchemy import Connection, Table, insert

from incentives.engine.findings.outcome import Outcome
from incentives.policy.rule import FORMS, Form, IncentiveKind
from incentives.register.acts import Kind
from incentives.register.content import (
    applicant_of,
    duties_of,
    hundredths_of,
    matter_of,
    person_of,
)
from incentives.register.errors import RegisterError
from incentives.register.plain import Plain
from incentives.register.store.tables import awards, duties, filings, payments, shares

Cell = int | str | None
Row = Mapping[str, Cell]
NEVER_FILED = (RegisterError, ValueError, KeyError, RecursionError)
"""What content is stumbled over with that the register has not written itself."""


@attrs.frozen(kw_only=True)
class Derived:
    """The rows of one entry, by table."""

    rows: Mapping[Table, tuple[Row, ...]]

    def insert_into(self, connection: Connection) -> None:
        """The rows stand in their tables."""
        for table, rows in self.rows.items():
            if rows:
                connection.execute(insert(table), [dict(row) for row in rows])


def derive(number: int, content: Plain) -> Derived:
    """The rows that the entry of this number has, none in a table that its kind has none in.

    Amounts are in hundredths. Content that the register has not written raises ValueError (such as
    Unreadable) or KeyError; an amount that it cannot keep, RegisterError (see `hundredths`).
    """
    kind = Kind(content.text("kind"))
    is_determination = kind is Kind.DETERMINATION
    determinations = content.part("assessment").rows("determinations") if is_determination else ()
    return Derived(
        rows={
            filings: (_filing(number, kind, content),),
            awards: tuple(
                _award(number, place, determination)
                for place, determination in enumerate(determinations)
            ),
            shares: tuple(
                share
                for determination in determinations
                for share in _shares(number, determination)
            ),
            payments: (_payment(number, content),) if kind is Kind.PAYMENT else (),
            duties: (_duties(number, content),) if kind is Kind.DUTIES else (),
        }
    )


def _filing(number: int, kind: Kind, content: Plain) -> Row:
    filed_at, applicant = datetime.fromisoformat(content.text("filed_at")), applicant_of(content)
    return {
        "number": number,
        "kind": kind.value,
        "filed_at": content.text("filed_at"),
        "filed_on": filed_at.date().isoformat(),
        "year": filed_at.year,
        "month": filed_at.month,
        "officer": content.text("officer"),
        "applicant": applicant.name,
        "applicant_key": applicant.key,
        "district": content.text("district"),
        "dossier": applicant.dossier,
        "dossier_key": applicant.dossier_key,
        "on_day": content.maybe_text("on"),
        "known_on": content.maybe_text("known_on"),
        "matter": matter_of(content),
        "ends": _ends(kind, content),
        "remark": content.text("remark"),
        "credit_code": applicant.credit_code,
    }


def _ends(kind: Kind, content: Plain) -> int | None:
    """The number of the entry that this one annuls or corrects."""
    return content.whole("annuls") if kind is Kind.ANNULMENT else content.maybe_whole("corrects")


def _award(number: int, place: int, determination: Plain) -> Row:
    kind = IncentiveKind(determination.text("kind"))
    form, amount, title = (
        FORMS[kind],
        determination.maybe_part("amount"),
        determination.wording("title"),
    )
    is_valued = form is not Form.IN_KIND or amount is not None
    return {
        "entry": number,
        "incentive": determination.text("incentive"),
        "place": place,
        "title_zh": title.zh,
        "title_en": title.en,
        "basis": _basis(determination),
        "kind": kind.value,
        "form": form.value if is_valued else None,
        "outcome": determination.text("outcome"),
        "amount": hundredths_of(amount) if amount is not None else None,
        "currency": amount.text("currency") if amount is not None else "",
        "beneficiary": determination.text("beneficiary"),
    }


def _basis(determination: Plain) -> str:
    """The instrument by its number, and the first clause of it that the determination rests on."""
    instrument = determination.part("instrument").text("number")
    clauses = [
        citation.text("clause")
        for citation in determination.rows("citations")
        if citation.text("document") == instrument
    ]
    return f"{instrument} {clauses[0]}" if clauses else instrument


def _shares(number: int, determination: Plain) -> Iterator[Row]:
    """What each level of government bears of an incentive that is given, where it is known."""
    payment = determination.maybe_part("payment")
    if payment is None or determination.text("outcome") != Outcome.ELIGIBLE.value:
        return
    sums: dict[str, int] = {}
    for level in payment.rows("levels"):
        amount = level.maybe_part("amount")
        if amount is not None:
            payer = level.text("payer")
            sums[payer] = sums.get(payer, 0) + hundredths_of(amount)
    for payer, total in sums.items():
        yield {
            "entry": number,
            "incentive": determination.text("incentive"),
            "payer": payer,
            "amount": total,
        }


def _payment(number: int, content: Plain) -> Row:
    paid_on = date.fromisoformat(content.text("paid_on"))
    return {
        "entry": number,
        "determination": content.whole("determination"),
        "incentive": content.text("incentive"),
        "subject": content.maybe_text("subject"),
        "instalment": content.maybe_whole("instalment"),
        "payer": content.maybe_text("payer"),
        "amount": hundredths_of(content.part("amount")),
        "currency": content.part("amount").text("currency"),
        "paid_on": paid_on.isoformat(),
        "year": paid_on.year,
        "month": paid_on.month,
    }


def _duties(number: int, content: Plain) -> Row:
    whom = person_of(content.part("whom"))
    return {
        "entry": number,
        "issuer": whom.issuer,
        "subject": whom.subject,
        "name": whom.name,
        "duties": json.dumps(sorted(duty.value for duty in duties_of(content))),
    }
