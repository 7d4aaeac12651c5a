"""Payments of the register as prior awards of a later case, so that nothing is paid twice."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from incentives.facts.field import Role
from incentives.facts.vocabulary import Record, Vocabulary
from incentives.language.types import ChoiceType, RowsType
from incentives.register import wordings
from incentives.register.acts import Applicant, in_units
from incentives.register.errors import refusal
from incentives.register.searching import standing_payments
from incentives.register.tables import filings

AwardRow = dict[str, object]
_TOLD_APART_BY = ("incentive", "subject", "instalment", "paid_on", "amount")


def award_rows(connection: Connection, applicant: Applicant, vocabulary: Vocabulary) -> tuple[AwardRow, ...]:
    """The payments to the applicant that still count, the first one first, as rows of a case document.

    Raises: RegisterError, if the vocabulary has no prior awards.
    """
    record = _record(vocabulary)
    standing = standing_payments().subquery()
    query = (
        select(standing)
        .join(filings, filings.c.number == standing.c.entry)
        .where(filings.c.applicant_key == applicant.key, filings.c.district == applicant.district)
        .order_by(standing.c.paid_on, standing.c.entry)
    )
    return tuple(_row(dict(row._mapping), record) for row in connection.execute(query))


def merged(document: Mapping[str, object], rows: Sequence[AwardRow], vocabulary: Vocabulary) -> dict[str, object]:
    """The case document with those of the rows that it does not list yet; without any it stays as it is.

    What the case lists itself stays; a row that says the same of incentive, subject, instalment, day and amount is not added.

    Raises: RegisterError, if the vocabulary has no prior awards.
    """
    field = vocabulary.role(Role.AWARDS)
    if field is None:
        raise refusal("no-awards", wordings.NO_AWARDS)
    listed = document.get(field.name)
    standing: list[object] = list(listed) if isinstance(listed, list | tuple) else []
    known = {_key(row) for row in standing if isinstance(row, Mapping)}
    new = [row for row in rows if _key(row) not in known]
    return {**document, field.name: [*standing, *new]} if new else dict(document)


def _record(vocabulary: Vocabulary) -> Record:
    field = vocabulary.role(Role.AWARDS)
    if field is None or not isinstance(field.type, RowsType):
        raise refusal("no-awards", wordings.NO_AWARDS)
    return vocabulary.records[field.type.row.name]


def _row(payment: Mapping[str, object], record: Record) -> AwardRow:
    """The payment in the columns that the vocabulary has; what was not said stays unknown."""
    amount = payment["amount"]
    assert isinstance(amount, int)
    said = {
        "incentive": payment["incentive"], "subject": payment["subject"], "instalment": payment["instalment"],
        "paid_on": payment["paid_on"], "amount": in_units(amount), "payer": payment["payer"],
    }  # fmt: skip
    return {name: value for name, value in said.items() if value is not None and _fits(name, value, record)}


def _fits(name: str, value: object, record: Record) -> bool:
    """Whether the vocabulary has the column, and among its choices the value."""
    field = record.fields.get(name)
    if field is None:
        return False
    return not isinstance(field.type, ChoiceType) or value in field.type.values


def _key(row: Mapping[str, object]) -> tuple[str, ...]:
    said = (row.get(name) for name in _TOLD_APART_BY)
    return tuple("" if value is None else _plain(str(value)) for value in said)


def _plain(text: str) -> str:
    """Figures alike whatever decimals they are written with."""
    whole, point, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0')}".rstrip(".") if point and decimals.isdigit() else text
