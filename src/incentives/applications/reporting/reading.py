"""What was determined and paid in years, read from the register and the applications."""

from collections.abc import Iterable, Mapping, Sequence

import attrs
from sqlalchemy import ColumnElement, Connection, Row, Select, select

from incentives.applications.application import ApplicationRow
from incentives.applications.asking import ApplicationSearch
from incentives.applications.finding import find_applications
from incentives.applications.reporting.year import (
    Awarded,
    OfYears,
    PaidOut,
    Recipient,
    YearReport,
)
from incentives.applications.state import Move
from incentives.engine.findings.outcome import Outcome
from incentives.policy.rule import Form
from incentives.register import Applicant, Register
from incentives.register.acts import money
from incentives.register.entry import read_entry
from incentives.register.identifying import code_in, identity, is_of
from incentives.register.reading.searching import is_given, standing_payments
from incentives.register.reading.totalling import latest_of_year
from incentives.register.shapes import check_year
from incentives.register.store.application_tables import steps
from incentives.register.store.tables import awards, filings
from incentives.register.writing.due import said_paid
from incentives.values.text import Text
from incentives.values.texts.plain_text import compared

_Dossier = tuple[str, str, str, str, str]
"""Who is behind it, the district, the dossier, the currency and the incentive."""
_Rows = Sequence[Row[tuple[object, ...]]]


@attrs.frozen
class _Files:
    """The applications by what the register knows of them.

    `found`: the determinations of those that were looked for; None: nothing was. `names`: how who
    is known by the name alone was written first, so that it is one in every list.
    """

    by_entry: Mapping[int, ApplicationRow]
    by_identity: Mapping[tuple[str, str], ApplicationRow]
    found: frozenset[int] | None
    names: dict[tuple[str, str], str] = attrs.field(factory=dict)

    def recipient(self, row: Row[tuple[object, ...]]) -> Recipient:
        """For whom the filing in the row is; where it has no application, by its last one."""
        code = code_in(row.identity)
        own = self.by_entry.get(row.number)
        other = self.by_identity.get((code or row.applicant_key, row.district))
        townships = [file.township for file in (own, other) if file is not None and file.township]
        written = self.names.setdefault((row.identity, row.district), row.applicant)
        return Recipient(
            name=row.applicant if code else written,
            credit_code=code,
            township=townships[0] if townships else "",
            number=own.number if own is not None else "",
        )


def read_years(register: Register, asked: OfYears) -> tuple[YearReport, ...]:
    """Each of the years, as it stands at one moment.

    RegisterError is raised with `odd-value` for what cannot be asked, and with `changed` if an
    entry or an application cannot be read any more.
    """
    for year in asked.years:
        check_year(year)
    with register.database.reading() as connection:
        files = _files(connection, asked.search)
        payments = connection.execute(_payments(_condition(connection, asked.whose))).all()
        return tuple(_year(connection, asked, files, payments, year) for year in asked.years)


def _files(connection: Connection, search: ApplicationSearch) -> _Files:
    everything, _ = find_applications(connection, ApplicationSearch(), first=0, most=None)
    by_id = {file.id: file for file in everything}
    approved = select(steps.c.application, steps.c.entry).where(
        steps.c.move == Move.APPROVE.value, steps.c.entry.is_not(None)
    )
    made = [(row.application, int(row.entry)) for row in connection.execute(approved)]
    found: frozenset[int] | None = None
    if search != ApplicationSearch():
        rows, _ = find_applications(connection, search, first=0, most=None)
        wanted = {row.id for row in rows}
        found = frozenset(entry for id_, entry in made if id_ in wanted)
    return _Files(
        by_entry={entry: by_id[id_] for id_, entry in made},
        by_identity={
            (file.credit_code or compared(file.name), file.district): file
            for file in reversed(everything)  # the one that was changed last stays
            if file.township
        },
        found=found,
    )


def _year(
    connection: Connection, asked: OfYears, files: _Files, payments: _Rows, year: int
) -> YearReport:
    rows = [row for row in payments if row.paid_year == year]
    return YearReport(
        year=year,
        awarded=_awarded(connection, asked, files, payments, latest_of_year(connection, year)),
        paid_out=_paid_out(rows, asked.search, files),
        currency=asked.currency,
    )


def _condition(connection: Connection, whose: Applicant | None) -> list[ColumnElement[bool]]:
    return [is_of(connection, whose)] if whose is not None else []


def _is_wanted(row: Row[tuple[object, ...]], search: ApplicationSearch, files: _Files) -> bool:
    is_found = files.found is None or row.number in files.found
    return is_found and search.programme in {None, row.incentive}


def _awarded(
    connection: Connection,
    asked: OfYears,
    files: _Files,
    payments: _Rows,
    latest: Iterable[int],
) -> tuple[Awarded, ...]:
    its_own = _condition(connection, asked.whose)
    query = (
        select(awards, filings, identity().label("identity"))
        .select_from(awards.join(filings, filings.c.number == awards.c.entry))
        .where(awards.c.entry.in_(tuple(latest)), is_given(awards.c.outcome), *its_own)
        .order_by(awards.c.place, awards.c.entry)
    )
    rows = [row for row in connection.execute(query).all() if _is_wanted(row, asked.search, files)]
    paid = _paid_so_far(payments)
    cash = {row.number for row in rows if _is_paid_out(row)}
    said = {number: _said(connection, number) for number in cash}
    return tuple(_award(row, files, paid, said) for row in rows)


def _award(
    row: Row[tuple[object, ...]],
    files: _Files,
    paid: Mapping[_Dossier, Mapping[int, int]],
    said: Mapping[int, Mapping[str, int]],
) -> Awarded:
    so_far = None
    if _is_paid_out(row):
        made = paid.get(_dossier(row), {})
        own = made.get(row.number, 0)
        before = max(said[row.number].get(row.incentive, 0), sum(made.values()) - own)
        so_far = money(before + own, row.currency)
    is_known = row.amount is not None and row.form is not None
    return Awarded(
        recipient=files.recipient(row),
        entry=row.number,
        incentive=row.incentive,
        title=Text(row.title_zh, row.title_en),
        basis=row.basis,
        form=Form(row.form) if row.form is not None else None,
        outcome=Outcome(row.outcome),
        amount=money(row.amount, row.currency) if is_known else None,
        paid=so_far,
    )


def _is_paid_out(row: Row[tuple[object, ...]]) -> bool:
    return row.form == Form.CASH.value and row.amount is not None


def _dossier(row: Row[tuple[object, ...]]) -> _Dossier:
    return row.identity, row.district, row.dossier_key, row.currency, row.incentive


def _said(connection: Connection, number: int) -> dict[str, int]:
    """By the incentives of a determination, what its case says was paid before."""
    stated = read_entry(connection, number).assessment.rows("determinations")
    return {award.text("incentive"): said_paid(award) for award in stated}


def _paid_so_far(payments: _Rows) -> dict[_Dossier, dict[int, int]]:
    """What was paid of each incentive in each dossier, by the determination, in hundredths."""
    paid: dict[_Dossier, dict[int, int]] = {}
    for row in payments:
        by_determination = paid.setdefault(_dossier(row), {})
        number = row.number
        by_determination[number] = by_determination.get(number, 0) + row.paid_amount
    return paid


def _payments(conditions: list[ColumnElement[bool]]) -> Select[tuple[object, ...]]:
    """The payments that count, each with the filing of its determination and what that says."""
    standing = standing_payments().subquery()
    determined = (awards.c.entry == standing.c.determination) & (
        awards.c.incentive == standing.c.incentive
    )
    return (
        select(
            filings,
            identity().label("identity"),
            awards.c.title_zh,
            awards.c.title_en,
            standing.c.incentive,
            standing.c.currency,
            standing.c.year.label("paid_year"),
            standing.c.amount.label("paid_amount"),
        )
        .select_from(
            standing.join(filings, filings.c.number == standing.c.determination).join(
                awards, determined
            )
        )
        .where(*conditions)
        .order_by(standing.c.incentive, standing.c.entry)
    )


def _paid_out(payments: _Rows, search: ApplicationSearch, files: _Files) -> tuple[PaidOut, ...]:
    """What was paid, payment by payment."""
    return tuple(
        PaidOut(
            recipient=files.recipient(row),
            entry=row.number,
            incentive=row.incentive,
            title=Text(row.title_zh, row.title_en),
            amount=money(row.paid_amount, row.currency),
        )
        for row in payments
        if _is_wanted(row, search, files)
    )
