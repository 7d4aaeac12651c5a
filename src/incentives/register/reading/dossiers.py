"""The determinations of dossiers, of which the last one states anew all that is due."""

from sqlalchemy import Connection, select

from incentives.register.acts import Applicant, Kind
from incentives.register.entry import ended_numbers
from incentives.register.identifying import identity
from incentives.register.reading.asking import Search
from incentives.register.reading.searching import Filing, find_filings
from incentives.register.shapes import check_applicant
from incentives.register.store.tables import filings

_ALL = 2**31 - 1


def determinations_found(connection: Connection, search: Search) -> tuple[Filing, ...]:
    """All determinations found, the first one first."""
    determinations, _ = find_filings(
        connection, search, first=0, most=_ALL, kind=Kind.DETERMINATION
    )
    return determinations[::-1]


def last_of_each_dossier(determinations: tuple[Filing, ...]) -> tuple[Filing, ...]:
    """Of each dossier the last of the determinations, which come in order, by number."""
    last = {
        (filing.identity, filing.district, filing.whose.dossier_key): filing
        for filing in determinations
    }
    return tuple(sorted(last.values(), key=_number))


def dossiers_of(connection: Connection, applicant: Applicant) -> tuple[Filing, ...]:
    """The last determination that still counts in each dossier of the applicant, by number."""
    check_applicant(applicant)
    return last_of_each_dossier(determinations_found(connection, Search(whose=applicant)))


def standing_applicants(connection: Connection) -> tuple[Applicant, ...]:
    """Those for whom a determination counts, once for each dossier.

    In the order of their first determinations, each written as in its last.
    """
    query = (
        select(
            filings.c.applicant,
            filings.c.district,
            filings.c.dossier,
            filings.c.dossier_key,
            filings.c.credit_code,
            identity().label("identity"),
        )
        .where(
            filings.c.kind == Kind.DETERMINATION.value,
            filings.c.number.not_in(ended_numbers()),
        )
        .order_by(filings.c.number)
    )
    by_dossier = {
        (row.identity, row.district, row.dossier_key): Applicant(
            name=row.applicant,
            district=row.district,
            dossier=row.dossier,
            credit_code=row.credit_code,
        )
        for row in connection.execute(query)
    }
    return tuple(by_dossier.values())


def _number(filing: Filing) -> int:
    return filing.number
