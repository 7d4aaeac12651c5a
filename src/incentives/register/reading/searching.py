"""The register searched.

A line for each incentive of a determination, as the ledger of an office has it.
"""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs
from moneyed import Money
from sqlalchemy import ColumnElement, Connection, Row, Select, and_, false, func, or_, select

from incentives.engine.findings.outcome import Outcome
from incentives.register.acts import Applicant, Kind, check_searched, money
from incentives.register.entry import Ending, ending_from
from incentives.register.identifying import has_code, identity, is_of
from incentives.register.reading.asking import Search, check_search
from incentives.register.shapes import check_page, is_whole
from incentives.register.store.sums import sums_of, total_in
from incentives.register.store.tables import awards, filings, payments, shares
from incentives.values.text import Text


def is_given(outcome: ColumnElement[str]) -> ColumnElement[bool]:
    """That something is given, or may be."""
    return outcome.in_([one.value for one in Outcome if one.is_given])


@attrs.frozen(kw_only=True)
class Line:
    """One incentive of one determination.

    `amount`: None while it is undetermined, or in kind. `sources`: what each level of government
    bears. `paid`: what the register has recorded as paid for it. `ending`: by what the
    determination was annulled or corrected.
    """

    number: int
    filed_on: date
    applicant: str
    district: str
    dossier: str
    credit_code: str
    on: date
    incentive: str
    title: Text
    basis: str
    outcome: Outcome
    form: str | None
    amount: Money | None
    beneficiary: str
    sources: Mapping[str, Money]
    paid: Money | None
    officer: str
    remark: str
    ending: Ending | None

    @property
    def whose(self) -> Applicant:
        """For whom it is."""
        return Applicant(
            name=self.applicant,
            district=self.district,
            dossier=self.dossier,
            credit_code=self.credit_code,
        )


@attrs.frozen(kw_only=True)
class Filing:
    """One entry as a list shows it.

    `identity`: the same in all entries of its district that are of one applicant; nothing to show.
    """

    number: int
    kind: Kind
    filed_on: date
    applicant: str
    district: str
    dossier: str
    credit_code: str
    identity: str
    on: date | None
    officer: str
    remark: str
    ends: int | None
    ending: Ending | None

    @property
    def whose(self) -> Applicant:
        """For whom it is."""
        return Applicant(
            name=self.applicant,
            district=self.district,
            dossier=self.dossier,
            credit_code=self.credit_code,
        )


_endings = filings.alias("endings")


def find_filings(
    connection: Connection, search: Search, *, first: int, most: int, kind: Kind | None = None
) -> tuple[tuple[Filing, ...], int]:
    """The entries found, the last one first, and how many there are in all.

    `first` (counted from 0) and `most` cut out one page.
    """
    check_page(first, most)
    query = _filings(connection, search, kind)
    total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    rows = connection.execute(query.order_by(filings.c.number.desc()).offset(first).limit(most))
    page = tuple(
        Filing(
            number=row.number,
            kind=Kind(row.kind),
            filed_on=date.fromisoformat(row.filed_on),
            applicant=row.applicant,
            district=row.district,
            dossier=row.dossier,
            credit_code=row.credit_code,
            identity=row.identity,
            on=date.fromisoformat(row.on_day) if row.on_day is not None else None,
            officer=row.officer,
            remark=row.remark,
            ends=row.ends,
            ending=ending_from(row.ended_by, row.ended_kind),
        )
        for row in rows
    )
    return page, total


def find_lines(
    connection: Connection, search: Search, *, first: int, most: int | None
) -> tuple[tuple[Line, ...], int]:
    """The lines found, and how many there are in all.

    The last determination first, its incentives in the order of the law; `first` (counted from 0)
    and `most` (None: all) cut out one page.
    """
    check_page(first, most)
    query = _lines(connection, search)
    total = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    ordered = query.order_by(awards.c.entry.desc(), awards.c.place).offset(first)
    rows = connection.execute(ordered.limit(most) if most is not None else ordered).all()
    numbers = sorted({row.entry for row in rows})
    sources, paid = _sources(connection, numbers), _paid(connection, numbers)
    lines = tuple(
        Line(
            number=row.entry,
            filed_on=date.fromisoformat(row.filed_on),
            applicant=row.applicant,
            district=row.district,
            dossier=row.dossier,
            credit_code=row.credit_code,
            on=date.fromisoformat(row.on_day),
            incentive=row.incentive,
            title=Text(row.title_zh, row.title_en),
            basis=row.basis,
            outcome=Outcome(row.outcome),
            form=row.form,
            beneficiary=row.beneficiary,
            amount=_amount_of(row),
            sources={
                payer: money(amount, row.currency)
                for payer, amount in sources.get((row.entry, row.incentive), ())
            },
            paid=_paid_of(row.entry, row.incentive, paid),
            officer=row.officer,
            remark=row.remark,
            ending=ending_from(row.ended_by, row.ended_kind),
        )
        for row in rows
    )
    return lines, total


def _amount_of(row: Row[tuple[object, ...]]) -> Money | None:
    if row.amount is None or row.form is None:
        return None
    return money(row.amount, row.currency)


def _filings(
    connection: Connection, search: Search, kind: Kind | None
) -> Select[tuple[object, ...]]:
    query = select(
        filings,
        identity().label("identity"),
        _endings.c.number.label("ended_by"),
        _endings.c.kind.label("ended_kind"),
    ).select_from(filings.outerjoin(_endings, _endings.c.ends == filings.c.number))
    if kind is not None:
        query = query.where(filings.c.kind == kind.value)
    return _narrowed(connection, query, search)


def _lines(connection: Connection, search: Search) -> Select[tuple[object, ...]]:
    check_search(search)
    joined = awards.join(filings, filings.c.number == awards.c.entry).outerjoin(
        _endings, _endings.c.ends == filings.c.number
    )
    query = select(
        awards,
        filings.c.filed_on,
        filings.c.applicant,
        filings.c.district,
        filings.c.dossier,
        filings.c.credit_code,
        filings.c.on_day,
        filings.c.officer,
        filings.c.remark,
        _endings.c.number.label("ended_by"),
        _endings.c.kind.label("ended_kind"),
    ).select_from(joined)
    if search.incentive is not None:
        query = query.where(awards.c.incentive == search.incentive)
    if search.given_only:
        query = query.where(is_given(awards.c.outcome))
    if search.outcome is not None:
        query = query.where(awards.c.outcome == search.outcome.value)
    return _narrowed(connection, query, search)


def _narrowed(
    connection: Connection, query: Select[tuple[object, ...]], search: Search
) -> Select[tuple[object, ...]]:
    """The query with what is asked of the filing itself."""
    check_search(search)
    if search.number is not None:
        may_be = is_whole(search.number, least=1)
        query = query.where(filings.c.number == search.number if may_be else false())
    if search.applicant is not None:
        key = check_searched(search.applicant)
        is_named = filings.c.applicant_key.contains(key, autoescape=True)
        query = query.where(or_(is_named, has_code(filings.c.credit_code, search.applicant)))
    if search.whose is not None:
        query = query.where(is_of(connection, search.whose))
    if search.district is not None:
        query = query.where(filings.c.district == search.district)
    if search.officer is not None:
        query = query.where(filings.c.officer == search.officer)
    if search.filed_from is not None:
        query = query.where(filings.c.filed_on >= search.filed_from.isoformat())
    if search.filed_to is not None:
        query = query.where(filings.c.filed_on <= search.filed_to.isoformat())
    return query if search.with_ended else query.where(_endings.c.number.is_(None))


def _sources(
    connection: Connection, numbers: list[int]
) -> dict[tuple[int, str], list[tuple[str, int]]]:
    """What each level of government bears, in hundredths, by entry and incentive."""
    sources: dict[tuple[int, str], list[tuple[str, int]]] = {}
    query = select(shares).where(shares.c.entry.in_(numbers)).order_by(shares.c.payer)
    for row in connection.execute(query):
        sources.setdefault((row.entry, row.incentive), []).append((row.payer, row.amount))
    return sources


def _paid(connection: Connection, numbers: list[int]) -> dict[tuple[int, str], tuple[int, str]]:
    """What was paid for each incentive of each determination, by payments that still count."""
    standing = standing_payments().where(payments.c.determination.in_(numbers)).subquery()
    query = select(
        standing.c.determination,
        standing.c.incentive,
        *sums_of(standing.c.amount),
        func.min(standing.c.currency).label("currency"),
    ).group_by(standing.c.determination, standing.c.incentive)
    return {
        (row.determination, row.incentive): (total_in(row), row.currency)
        for row in connection.execute(query)
    }


def standing_payments() -> Select[tuple[object, ...]]:
    """The payments that were neither annulled nor corrected."""
    ended = select(_endings.c.number).where(_endings.c.ends == payments.c.entry)
    return select(payments).where(and_(~ended.exists()))


def _paid_of(
    number: int, incentive: str, paid: Mapping[tuple[int, str], tuple[int, str]]
) -> Money | None:
    total = paid.get((number, incentive))
    return money(*total) if total is not None else None


def officers(connection: Connection) -> Iterator[str]:
    """Everybody who has filed something, in the order of the names."""
    yield from connection.execute(
        select(filings.c.officer).distinct().order_by(filings.c.officer)
    ).scalars()
