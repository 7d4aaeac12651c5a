"""For whom an entry is, by the credit code and by the name.

Where an entry has a code, the code says it. Where it has none, its name does: it is of the one code
under which that name stands in its district, and of the name alone where there is no such code, or
several. So what was filed before an office kept codes belongs to whom it belongs, and no entry is
of two.
"""

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    distinct,
    false,
    func,
    or_,
    select,
)

from incentives.register.acts import Applicant
from incentives.register.entry import ended_numbers
from incentives.register.store.tables import filings
from incentives.values.texts.credit_code import written_credit_code

_NAMED = "="
"""Begins what identifies by the name, as no code does."""

_coded = filings.alias("coded")


def identity() -> ColumnElement[str]:
    """Who is behind a filing of a query, for comparison alone.

    Two filings of one district are of one applicant where it is the same.
    """
    of_name = _code_of_name(filings.c.applicant_key, filings.c.district).correlate(filings)
    return case(
        (filings.c.credit_code != "", filings.c.credit_code),
        else_=func.coalesce(of_name.scalar_subquery(), _NAMED + filings.c.applicant_key),
    )


def identity_of(connection: Connection, applicant: Applicant) -> str:
    """Who the applicant is, as `identity` says it of filings."""
    if applicant.credit_code:
        return applicant.credit_code
    query = _code_of_name(applicant.key, applicant.district)
    code = connection.execute(query).scalar_one_or_none()
    return str(code) if code is not None else _NAMED + applicant.key


def code_in(identified: str) -> str:
    """The credit code by which somebody is known, of what `identity` says; empty: by the name."""
    return "" if identified.startswith(_NAMED) else identified


def is_of(connection: Connection, applicant: Applicant) -> ColumnElement[bool]:
    """That a filing is of the applicant, in whichever dossier.

    An applicant with a code has what was filed without one under its name too, unless the name
    stands under another code.
    """
    its_own = identity() == identity_of(connection, applicant)
    if not applicant.credit_code:
        return and_(filings.c.district == applicant.district, its_own)
    others = codes_of_name(applicant.key, applicant.district).where(
        _coded.c.credit_code != applicant.credit_code
    )
    of_its_name = and_(
        filings.c.credit_code == "", filings.c.applicant_key == applicant.key, ~others.exists()
    )
    return and_(filings.c.district == applicant.district, or_(its_own, of_its_name))


def has_code(column: ColumnElement[str], written: str) -> ColumnElement[bool]:
    """That the credit code has in it what was written, however that is; no sign is in none."""
    code = written_credit_code(written)
    return column.contains(code, autoescape=True) if code else false()


def codes_of_name(
    key: ColumnElement[str] | str, district: ColumnElement[str] | str
) -> Select[tuple[str]]:
    """The query for the codes under which the name stands in the district."""
    return select(_coded.c.credit_code).where(
        _coded.c.applicant_key == key,
        _coded.c.district == district,
        _coded.c.credit_code != "",
        _coded.c.number.not_in(ended_numbers()),
    )


def _code_of_name(
    key: ColumnElement[str] | str, district: ColumnElement[str] | str
) -> Select[tuple[str]]:
    """The query for the one code under which the name stands; no row where there is not one."""
    codes = codes_of_name(key, district)
    only = func.count(distinct(_coded.c.credit_code)) == 1
    return codes.with_only_columns(func.min(_coded.c.credit_code)).having(only)
