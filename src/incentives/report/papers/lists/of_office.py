"""The lists of an office: for the public notice, for paying out, summed up, and year by year."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from moneyed import Money

from incentives.report.papers.lists.listing import Listing, Part
from incentives.report.papers.lists.rows import GrantRow, ListHead, less, total
from incentives.report.passages.amounts import IN_CAPITALS
from incentives.report.printing.excel.page import Cell
from incentives.report.words.capitals import capitals
from incentives.values.number import exact, written_decimal
from incentives.values.rounding import Rounding
from incentives.values.text import Language, Text
from incentives.values.unit_words import currency_called
from incentives.wordings.report import determination as determination_wordings
from incentives.wordings.report import lists as wordings
from incentives.wordings.report import terms

Spoken = tuple[Language, str]
"""In which language, and of which currency."""
_TO_A_TENTH_OF_A_PERCENT = Rounding(step=Fraction(1, 1000))


def public_notice(
    rows: Sequence[GrantRow], head: ListHead, language: Language, *, day: date
) -> Listing:
    """Who is to get how much of what, by which clause; without accounts, which nobody else needs.

    `head.further` has the days on notice and whom to call. `day`: that on which it is made.
    """
    columns = (
        wordings.PLACE,
        wordings.APPLICANT,
        wordings.TOWNSHIP,
        wordings.PROGRAMME,
        wordings.BASIS,
        wordings.DETERMINED,
    )
    told: tuple[tuple[Cell, ...], ...] = tuple(
        (number, row.applicant, row.township, row.programme, row.basis, row.determined)
        for number, row in enumerate(rows, start=1)
    )
    part = _part(wordings.PUBLIC, columns, told, (language, head.currency))
    return Listing(title=wordings.PUBLIC.to(language), head=head, parts=(part,), day=day)


def payment_list(
    rows: Sequence[GrantRow], head: ListHead, language: Language, *, day: date
) -> Listing:
    """What is paid out now to whose account from which source, beside what was paid so far."""
    columns = (
        wordings.PLACE,
        wordings.PAYEE,
        wordings.BANK,
        wordings.ACCOUNT,
        wordings.PROGRAMME,
        wordings.SOURCE,
        wordings.DETERMINED,
        wordings.PAID,
        wordings.THIS_PAYMENT,
    )
    told: tuple[tuple[Cell, ...], ...] = tuple(
        (
            number,
            row.account_name or row.applicant,
            row.bank,
            row.account_number,
            row.programme,
            row.source,
            row.determined,
            row.paid,
            row.paying,
        )
        for number, row in enumerate(rows, start=1)
    )
    paying = total([row.paying for row in rows], head.currency)
    in_capitals = determination_wordings.CAPITALS.to(language)
    is_written_out = head.currency == IN_CAPITALS
    wording = wordings.TOTAL_OF if is_written_out else wordings.TOTAL_IN_FIGURES
    note = wording.to(language).format(
        amount=f"{paying.amount:,.2f}",
        currency=currency_called(head.currency, language),
        capitals=in_capitals.format(amount=capitals(paying.amount)) if is_written_out else "",
    )
    return Listing(
        title=wordings.PAYING.to(language),
        head=head,
        parts=(_part(wordings.PAYING, columns, told, (language, head.currency)),),
        notes=(note,),
        is_signed=True,
        day=day,
    )


def summary(rows: Sequence[GrantRow], head: ListHead, language: Language, *, day: date) -> Listing:
    """By township and by programme: how many applicants and awards, how much, how much was paid."""
    no_township = wordings.NO_TOWNSHIP.to(language)
    parts = (
        _grouped(
            wordings.BY_TOWNSHIP,
            wordings.TOWNSHIP,
            _groups(rows, lambda row: row.township or no_township),
            (language, head.currency),
        ),
        _grouped(
            wordings.BY_PROGRAMME,
            wordings.PROGRAMME,
            _groups(rows, lambda row: row.programme),
            (language, head.currency),
        ),
    )
    return Listing(title=wordings.SUMMARY.to(language), head=head, parts=parts, day=day)


def years_compared(
    rows: Sequence[GrantRow], head: ListHead, language: Language, *, day: date, name: str = ""
) -> Listing:
    """Each year, the earliest first, with the difference to the year before.

    `name`: the applicant whose rows they are; empty: they are the whole district's. `paid` of the
    rows is what was paid in their year. A year between two others in which there was nothing stands
    there with nothing.
    """
    columns = (
        wordings.YEAR,
        wordings.APPLICANTS,
        wordings.AWARDS,
        wordings.DETERMINED,
        wordings.PAID_IN_YEAR,
        wordings.MORE,
        wordings.MORE_SHARE,
    )
    by_year = _groups(rows, lambda row: str(row.year))
    years = [row.year for row in rows]
    told: list[tuple[Cell, ...]] = []
    before: Money | None = None
    for year in range(min(years), max(years) + 1) if years else ():
        in_year = by_year.get(str(year), [])
        determined = total([row.determined for row in in_year], head.currency)
        told.append(
            (
                wordings.YEAR_VALUE.to(language).format(year=year),
                *_counted(in_year),
                determined,
                total([row.paid for row in in_year], head.currency),
                None if before is None else less(determined, before),
                _share(determined, before, language),
            )
        )
        before = determined
    title = wordings.YEARS.to(language)
    if name:
        title = wordings.YEARS_OF.to(language).format(name=name)
    # Applicants of several years, and differences, are not added up.
    spoken = language, head.currency
    part = _part(wordings.YEARS, columns, tuple(told), spoken, unsummed=frozenset({1, 5}))
    return Listing(title=title, head=head, parts=(part,), day=day)


def _part(
    title: Text,
    columns: Iterable[Text],
    rows: tuple[tuple[Cell, ...], ...],
    spoken: Spoken,
    unsummed: frozenset[int] = frozenset(),
) -> Part:
    language, currency = spoken[0], currency_called(spoken[1], spoken[0])
    named = tuple(column.to(language).format(currency=currency) for column in columns)
    return Part(title=title.to(language), columns=named, rows=rows, unsummed=unsummed)


def _groups(
    rows: Iterable[GrantRow], key_of: Callable[[GrantRow], str]
) -> dict[str, list[GrantRow]]:
    """The rows by their key, in the order of the keys."""
    groups: dict[str, list[GrantRow]] = {}
    for row in rows:
        groups.setdefault(key_of(row), []).append(row)
    return dict(sorted(groups.items()))


def _grouped(title: Text, called: Text, groups: dict[str, list[GrantRow]], spoken: Spoken) -> Part:
    columns = (
        called,
        wordings.APPLICANTS,
        wordings.AWARDS,
        wordings.DETERMINED,
        wordings.PAID,
        wordings.TO_COME,
    )
    told: list[tuple[Cell, ...]] = []
    for name, rows in groups.items():
        determined = total([row.determined for row in rows], spoken[1])
        paid = total([row.paid for row in rows], spoken[1])
        told.append((name, *_counted(rows), determined, paid, less(determined, paid)))
    # An applicant of two groups would be counted twice.
    return _part(title, columns, tuple(told), spoken, unsummed=frozenset({1}))


def _counted(rows: Sequence[GrantRow]) -> tuple[int, int]:
    """How many applicants, and how many awards."""
    awards = [row for row in rows if row.is_award]
    return len({row.whose for row in awards}), len(awards)


def _share(amount: Money, before: Money | None, language: Language) -> str:
    """By how much of the year before it is more, as a percentage to a tenth; a dash after none."""
    if before is None or not before.amount:
        return terms.EMPTY.to(language)
    share = Fraction(less(amount, before).amount) / Fraction(before.amount)
    percent = exact(Fraction(_TO_A_TENTH_OF_A_PERCENT.apply(exact(share))) * 100)
    return f"{Decimal(written_decimal(percent, places=1)):+}%"
