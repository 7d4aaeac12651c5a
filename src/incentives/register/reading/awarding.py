"""The payments that the register holds for a dossier, as prior awards of a case document."""

from collections.abc import Mapping
from datetime import date

import attrs
from moneyed import Money
from sqlalchemy import Connection, Row, Select, select

from incentives.facts.field import Role
from incentives.facts.vocabulary import Record, Vocabulary
from incentives.language.types import ChoiceType, RowsType
from incentives.register.acts import Applicant, in_units, money
from incentives.register.entry import Entry, read_entry
from incentives.register.errors import RegisterError
from incentives.register.identifying import is_of
from incentives.register.reading.searching import standing_payments
from incentives.register.shapes import check_applicant
from incentives.register.store.tables import filings
from incentives.values.texts.plain_text import mended
from incentives.wordings import register as wordings

AwardRow = dict[str, object]


@attrs.frozen(kw_only=True)
class Paid:
    """A payment that counts: the entry, in whose dossier, and its row of a case document.

    `row` has the columns that the vocabulary has; what was not said is not in it. `for_whom`: the
    subject that the payment names; `is_placed`: it is known for which one it was.
    """

    number: int
    determination: int
    incentive: str
    for_whom: str | None
    whose: Applicant
    paid_on: date
    amount: Money
    row: AwardRow
    is_placed: bool = True


def payments_to(
    connection: Connection, applicant: Applicant, vocabulary: Vocabulary
) -> tuple[Paid, ...]:
    """The payments to the applicant that still count, in all of its dossiers.

    In the order of the days on which they were paid; of one day, in that of their entries. A
    vocabulary without prior awards is refused (`no-awards`).
    """
    record = _record(vocabulary)
    check_applicant(applicant)
    rows = connection.execute(_query(connection, applicant))
    theirs = tuple(_paid(row, record) for row in rows.all())
    if not any("subject" in record.fields and paid.for_whom is None for paid in theirs):
        return theirs
    return tuple(_placed(connection, paid) for paid in theirs)


def _placed(connection: Connection, paid: Paid) -> Paid:
    """The payment with the subject that its determination has, where it names none itself."""
    if paid.for_whom is not None:
        return paid
    subjects = subjects_of(read_entry(connection, paid.determination), paid.incentive)
    row = {**paid.row, "subject": subjects[0]} if len(subjects) == 1 else paid.row
    return attrs.evolve(paid, row=row, is_placed=len(subjects) < 2)


def subjects_of(determination: Entry, incentive: str) -> tuple[str, ...]:
    """The subjects for which the incentive was determined, each once; none where it has none."""
    awards = determination.assessment.rows("determinations")
    payment = next(
        (award.maybe_part("payment") for award in awards if award.text("incentive") == incentive),
        None,
    )
    parts = payment.rows("parts") if payment is not None else ()
    named = (mended(part.maybe_text("subject") or "") for part in parts)
    return tuple(dict.fromkeys(name for name in named if name))


def _query(connection: Connection, applicant: Applicant) -> Select[tuple[object, ...]]:
    standing = standing_payments().subquery()
    determined = filings.alias("determined")
    return (
        select(
            standing,
            determined.c.filed_on.label("awarded_on"),
            filings.c.applicant,
            filings.c.district,
            filings.c.dossier,
            filings.c.credit_code,
        )
        .join(filings, filings.c.number == standing.c.entry)
        .join(determined, determined.c.number == standing.c.determination)
        .where(is_of(connection, applicant))
        .order_by(standing.c.paid_on, standing.c.entry)
    )


def _paid(row: Row[tuple[object, ...]], record: Record) -> Paid:
    return Paid(
        number=row.entry,
        determination=row.determination,
        incentive=row.incentive,
        for_whom=row.subject,
        whose=Applicant(
            name=row.applicant,
            district=row.district,
            dossier=row.dossier,
            credit_code=row.credit_code,
        ),
        paid_on=date.fromisoformat(row.paid_on),
        amount=money(row.amount, row.currency),
        row=_row(dict(row._mapping), record),
    )


def awards_of(vocabulary: Vocabulary) -> str:
    """The name of the list of prior awards.

    Raises:
        RegisterError: `no-awards`, if the vocabulary has none.
    """
    field = vocabulary.role(Role.AWARDS)
    if field is None:
        raise RegisterError("no-awards", wordings.NO_AWARDS)
    return field.name


def paid_for(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The lists of which a payment can name a row as its subject; none where it names no row."""
    field = vocabulary.role(Role.AWARDS)
    if field is None or not isinstance(field.type, RowsType):
        return ()
    subject = vocabulary.records[field.type.row.name].fields.get("subject")
    named = subject.spec.refers_to if subject is not None else ()
    return tuple(dict.fromkeys(name.partition(".")[0] for name in named))


def _record(vocabulary: Vocabulary) -> Record:
    field = vocabulary.role(Role.AWARDS)
    if field is None or not isinstance(field.type, RowsType):
        raise RegisterError("no-awards", wordings.NO_AWARDS)
    return vocabulary.records[field.type.row.name]


def _row(payment: Mapping[str, object], record: Record) -> AwardRow:
    """The payment in the columns that the vocabulary has; what was not said stays unknown.

    It was awarded on the day on which its determination was filed, or, if it was paid before that,
    on the day of payment at the latest.
    """
    amount, paid_on, filed_on = payment["amount"], payment["paid_on"], payment["awarded_on"]
    assert isinstance(amount, int)
    assert isinstance(paid_on, str)
    assert isinstance(filed_on, str)
    said = {
        "incentive": payment["incentive"],
        "subject": mended(str(payment["subject"])) if payment["subject"] is not None else None,
        "instalment": payment["instalment"],
        "awarded_on": min(filed_on, paid_on),
        "paid_on": paid_on,
        "amount": in_units(amount),
        "payer": payment["payer"],
        "entry": payment["entry"],
    }
    return {
        name: value
        for name, value in said.items()
        if value is not None and _fits(name, value, record)
    }


def _fits(name: str, value: object, record: Record) -> bool:
    """Whether the vocabulary has the column, and among its choices the value."""
    field = record.fields.get(name)
    if field is None:
        return False
    return not isinstance(field.type, ChoiceType) or value in field.type.values
