"""Payments of the register as prior awards of a later case, so that nothing is paid twice."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from incentives.facts.field import Role
from incentives.facts.vocabulary import Record, Vocabulary
from incentives.language.types import ChoiceType, RowsType
from incentives.register.acts import Applicant, in_units
from incentives.register.errors import RegisterError
from incentives.register.reading.identifying import is_of
from incentives.register.reading.searching import standing_payments
from incentives.register.shapes import check_applicant
from incentives.register.store.tables import filings
from incentives.values.texts.plain_text import compared, mended
from incentives.wordings import register as wordings

AwardRow = dict[str, object]
_SAID_BY_BOTH = ("incentive", "paid_on", "amount")
_NOT_AT_ODDS = ("subject", "instalment")


def award_rows(
    connection: Connection, applicant: Applicant, vocabulary: Vocabulary
) -> tuple[AwardRow, ...]:
    """The payments in the applicant's dossier that still count, as rows of a case document.

    In the order of the days on which they were paid; of one day, in that of their entries. A
    vocabulary without prior awards is refused (`no-awards`).
    """
    record = _record(vocabulary)
    check_applicant(applicant)
    standing = standing_payments().subquery()
    query = (
        select(standing)
        .join(filings, filings.c.number == standing.c.entry)
        .where(is_of(connection, applicant), filings.c.dossier_key == applicant.dossier_key)
        .order_by(standing.c.paid_on, standing.c.entry)
    )
    return tuple(_row(dict(row._mapping), record) for row in connection.execute(query))


def merged(
    document: Mapping[str, object], rows: Sequence[AwardRow], vocabulary: Vocabulary
) -> dict[str, object]:
    """The case document with those of the rows that it does not list yet.

    What the case lists itself stays, and stands before what is added. A payment is listed already
    where a row says the same incentive, day and amount, and nothing else of subject and instalment.

    Raises:
        RegisterError: `no-awards`, if the vocabulary has no prior awards.
    """
    field = vocabulary.role(Role.AWARDS)
    if field is None:
        raise RegisterError("no-awards", wordings.NO_AWARDS)
    listed = document.get(field.name)
    standing: list[object] = list(listed) if isinstance(listed, list | tuple) else []
    unmatched = [row for row in standing if isinstance(row, Mapping)]
    new: list[object] = []
    for row in rows:
        same = next((own for own in unmatched if _say_the_same(own, row)), None)
        if same is None:
            new.append(row)
        else:
            unmatched.remove(same)  # two payments alike are two payments
    return {**document, field.name: [*standing, *new]} if new else dict(document)


def _record(vocabulary: Vocabulary) -> Record:
    field = vocabulary.role(Role.AWARDS)
    if field is None or not isinstance(field.type, RowsType):
        raise RegisterError("no-awards", wordings.NO_AWARDS)
    return vocabulary.records[field.type.row.name]


def _row(payment: Mapping[str, object], record: Record) -> AwardRow:
    """The payment in the columns that the vocabulary has; what was not said stays unknown."""
    amount = payment["amount"]
    assert isinstance(amount, int)
    said = {
        "incentive": payment["incentive"],
        "subject": mended(str(payment["subject"])) if payment["subject"] is not None else None,
        "instalment": payment["instalment"],
        "paid_on": payment["paid_on"],
        "amount": in_units(amount),
        "payer": payment["payer"],
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


def _say_the_same(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether the rows can be of one payment."""
    in_both = [name for name in (*_SAID_BY_BOTH, *_NOT_AT_ODDS) if name in one and name in other]
    return set(_SAID_BY_BOTH) <= set(in_both) and all(
        _plain(str(one[name])) == _plain(str(other[name])) for name in in_both
    )


def _plain(text: str) -> str:
    """Texts alike as they are compared, figures whatever decimals they are written with."""
    text = compared(text)
    whole, point, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0')}".rstrip(".") if point and decimals.isdigit() else text
