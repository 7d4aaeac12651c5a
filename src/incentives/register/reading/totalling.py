"""The year's totals: what was determined and what was paid, by incentive and by source of funds."""

from collections.abc import Mapping
from itertools import chain

import attrs
from moneyed import Money
from sqlalchemy import Connection, Row, Select, func, select

from incentives.engine.findings.outcome import Outcome
from incentives.register.acts import Kind, money
from incentives.register.entry import ended_numbers
from incentives.register.identifying import identity
from incentives.register.reading.searching import is_given, standing_payments
from incentives.register.shapes import check_year
from incentives.register.store.sums import sums_of, total_in
from incentives.register.store.tables import awards, filings, shares
from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class ProgrammeTotal:
    """One incentive in one year.

    `applicants`: for how many it was determined; `undetermined`: for how many of them an amount is
    still open. `determined`: the sum of the known amounts, None where there is none or it is given
    in kind; `sources`: what each level of government bears of it. `paid`: what was paid in that
    year, None if nothing was; by its payer where that is known (`paid_by`).
    """

    incentive: str
    title: Text
    form: str | None
    applicants: int
    undetermined: int
    determined: Money | None
    sources: Mapping[str, Money]
    paid: Money | None
    paid_by: Mapping[str, Money]


@attrs.frozen(kw_only=True)
class MonthPaid:
    """What was paid in one month of a year, in one currency; by its payer where that is known."""

    month: int
    paid: Money
    paid_by: Mapping[str, Money]


@attrs.frozen(kw_only=True)
class _Award:
    applicant: tuple[str, str]
    incentive: str
    title: Text
    form: str | None
    outcome: Outcome
    amount: int | None
    currency: str


def years_filed(connection: Connection) -> tuple[int, ...]:
    """The years in which something was filed or paid, the last one first."""
    filed = connection.execute(select(filings.c.year).distinct()).scalars()
    paid = connection.execute(select(standing_payments().subquery().c.year).distinct()).scalars()
    return tuple(sorted({*filed, *paid}, reverse=True))


def totals_of_year(connection: Connection, year: int) -> tuple[ProgrammeTotal, ...]:
    """The totals of the year, in the order of the law.

    Of each dossier the last determination of the year counts, since each states all that is due in
    it by its day; determinations that were annulled or corrected do not. Payments count in the year
    in which they were made.
    """
    check_year(year)
    latest = latest_of_year(connection, year)
    given = _awards(connection, latest)
    bears = _sources(connection, latest)
    paid = _paid(connection, year)
    titles = {**_titles(connection, set(paid)), **{award.incentive: award for award in given}}
    order = dict.fromkeys([award.incentive for award in given] + sorted(paid))
    return tuple(
        _total(
            titles[incentive],
            [award for award in given if award.incentive == incentive],
            bears,
            paid.get(incentive, {}),
        )
        for incentive in order
        if incentive in titles
    )


def months_of_year(connection: Connection, year: int) -> tuple[MonthPaid, ...]:
    """The months of the year in which something was paid, in their order."""
    check_year(year)
    standing = standing_payments().subquery()
    query = (
        select(standing.c.month, standing.c.currency, standing.c.payer, *sums_of(standing.c.amount))
        .where(standing.c.year == year)
        .group_by(standing.c.month, standing.c.currency, standing.c.payer)
        .order_by(standing.c.month, standing.c.currency, standing.c.payer)
    )
    paid_in: dict[tuple[int, str], dict[str, int]] = {}
    for row in connection.execute(query):
        paid_in.setdefault((row.month, row.currency), {})[row.payer or ""] = total_in(row)
    return tuple(
        MonthPaid(
            month=month,
            paid=money(sum(paid.values()), currency),
            paid_by={payer: money(amount, currency) for payer, amount in paid.items() if payer},
        )
        for (month, currency), paid in paid_in.items()
    )


def latest_of_year(connection: Connection, year: int) -> tuple[int, ...]:
    """The last determination of each dossier in the year, of those that count."""
    query = (
        select(func.max(filings.c.number))
        .where(
            filings.c.kind == Kind.DETERMINATION.value,
            filings.c.year == year,
            filings.c.number.not_in(ended_numbers()),
        )
        .group_by(identity(), filings.c.district, filings.c.dossier_key)
    )
    return tuple(sorted(int(number) for number in connection.execute(query).scalars()))


def _awards(connection: Connection, numbers: tuple[int, ...]) -> list[_Award]:
    """What those determinations give or may give, in the order of the law."""
    query = _with_applicants().where(awards.c.entry.in_(numbers), is_given(awards.c.outcome))
    query = query.order_by(awards.c.place, awards.c.entry)
    return [_award(row) for row in connection.execute(query)]


def _titles(connection: Connection, incentives: set[str]) -> dict[str, _Award]:
    rows = connection.execute(
        _with_applicants().where(awards.c.incentive.in_(incentives)).order_by(awards.c.entry)
    )
    return {row.incentive: _award(row) for row in rows}


def _with_applicants() -> Select[tuple[object, ...]]:
    joined = awards.join(filings, filings.c.number == awards.c.entry)
    return select(awards, identity().label("identity"), filings.c.district).select_from(joined)


def _award(row: Row[tuple[object, ...]]) -> _Award:
    return _Award(
        applicant=(row.identity, row.district),
        incentive=row.incentive,
        title=Text(row.title_zh, row.title_en),
        form=row.form,
        outcome=Outcome(row.outcome),
        amount=row.amount,
        currency=row.currency,
    )


def _sources(connection: Connection, numbers: tuple[int, ...]) -> dict[str, dict[str, int]]:
    query = (
        select(shares.c.incentive, shares.c.payer, *sums_of(shares.c.amount))
        .where(shares.c.entry.in_(numbers))
        .group_by(shares.c.incentive, shares.c.payer)
        .order_by(shares.c.incentive, shares.c.payer)
    )
    sources: dict[str, dict[str, int]] = {}
    for row in connection.execute(query):
        sources.setdefault(row.incentive, {})[row.payer] = total_in(row)
    return sources


def _paid(connection: Connection, year: int) -> dict[str, dict[tuple[str, str], int]]:
    """What was paid in the year for each incentive, by payer (empty: not said) and currency."""
    standing = standing_payments().subquery()
    query = (
        select(
            standing.c.incentive,
            standing.c.payer,
            standing.c.currency,
            *sums_of(standing.c.amount),
        )
        .where(standing.c.year == year)
        .group_by(standing.c.incentive, standing.c.payer, standing.c.currency)
    )
    paid: dict[str, dict[tuple[str, str], int]] = {}
    for row in connection.execute(query):
        paid.setdefault(row.incentive, {})[row.payer or "", row.currency] = total_in(row)
    return paid


def _total(
    of: _Award,
    given: list[_Award],
    bears: Mapping[str, Mapping[str, int]],
    paid: Mapping[tuple[str, str], int],
) -> ProgrammeTotal:
    determined_in = (award.currency for award in given if award.currency)
    paid_in = (currency for _, currency in paid)
    currency = next(chain(determined_in, paid_in), "")
    known = [
        award.amount
        for award in given
        if award.outcome is Outcome.ELIGIBLE and award.amount is not None
    ]
    return ProgrammeTotal(
        incentive=of.incentive,
        title=of.title,
        form=of.form,
        applicants=len({award.applicant for award in given}),
        undetermined=len(
            {award.applicant for award in given if award.outcome is Outcome.UNDETERMINED}
        ),
        determined=money(sum(known), currency) if known and of.form is not None else None,
        sources={
            payer: money(amount, currency) for payer, amount in bears.get(of.incentive, {}).items()
        },
        paid=money(sum(paid.values()), currency) if paid else None,
        paid_by={
            payer: money(amount, own_currency)
            for (payer, own_currency), amount in sorted(paid.items())
            if payer
        },
    )
