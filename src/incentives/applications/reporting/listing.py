"""The lists of an office, made of what was determined and paid: notice, summary, years compared."""

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from incentives.applications.reporting.year import (
    Awarded,
    PaidOut,
    YearReport,
)
from incentives.report.papers.lists.listing import Listing
from incentives.report.papers.lists.of_office import (
    public_notice,
    summary,
    years_compared,
)
from incentives.report.papers.lists.rows import GrantRow, ListHead, nothing, total
from incentives.report.words.names import Words, printable
from incentives.report.words.titles import title_in_law
from incentives.values.text import Text
from incentives.values.unit_words import currency_called
from incentives.wordings.report import lists as wordings

_MOST_NAMES = 10


def notice_of(report: YearReport, words: Words, head: ListHead, *, day: date) -> Listing:
    """Who was granted how much in the year; what is not in it is told below.

    `day`: that on which the list is made.
    """
    listing = public_notice(_granted(report, words), head, words.language, day=day)
    return attrs.evolve(listing, notes=_not_in_it([report], words))


def summary_of(report: YearReport, words: Words, head: ListHead, *, day: date) -> Listing:
    """The year by township and by incentive, with what was paid so far of what was determined.

    Below it, what was paid in the year, as its totals have it, and what is not in it.
    """
    listing = summary(_granted(report, words), head, words.language, day=day)
    paid = total([one.amount for one in report.paid_listed], report.currency)
    told = words.say(
        wordings.PAID_THAT_YEAR,
        year=report.year,
        amount=f"{paid.amount:,.2f}",
        currency=currency_called(report.currency, words.language),
    )
    return attrs.evolve(listing, notes=(told, *_not_in_it([report], words)))


def years_of(
    reports: Sequence[YearReport], words: Words, head: ListHead, *, day: date, name: str = ""
) -> Listing:
    """The years beside one another: what was determined and what was paid in each.

    `name`: the applicant whose they are; empty: they are of the whole district.
    """
    granted = [
        # each payment counts in its own year, and once
        attrs.evolve(row, paid=nothing(report.currency))
        for report in reports
        for row in _granted(report, words)
    ]
    rows = [*granted, *(row for report in reports for row in _paid(report, words))]
    listing = years_compared(rows, head, words.language, day=day, name=name)
    return attrs.evolve(listing, notes=_not_in_it(reports, words))


def _granted(report: YearReport, words: Words) -> list[GrantRow]:
    """What was determined in the year, with what was paid of it so far."""
    return [
        attrs.evolve(
            _row(one, report, words),
            determined=one.amount,
            paid=one.paid if one.paid is not None else nothing(report.currency),
            basis=one.basis,
        )
        for one in report.granted
        if one.amount is not None
    ]


def _paid(report: YearReport, words: Words) -> list[GrantRow]:
    """What was paid in the year, whenever it was determined."""
    return [
        attrs.evolve(_row(one, report, words), paid=one.amount, is_award=False)
        for one in report.paid_listed
    ]


def _row(one: Awarded | PaidOut, report: YearReport, words: Words) -> GrantRow:
    whose = one.recipient
    return GrantRow(
        applicant=whose.name,
        programme=_title(one.incentive, one.title, words),
        year=report.year,
        determined=nothing(report.currency),
        credit_code=whose.credit_code,
        township=whose.township,
        number=whose.number,
    )


def _title(incentive: str, title: Text, words: Words) -> str:
    """What it is called, told from others of its title; of another edition as it was then."""
    is_known = incentive in words.library.incentives
    return title_in_law(incentive, words) if is_known else words.law(title)


def _not_in_it(reports: Sequence[YearReport], words: Words) -> tuple[str, ...]:
    """What was determined or is open, and no sum of the list has."""
    notes = []
    undetermined = [one for report in reports for one in report.undetermined]
    if undetermined:
        names = _names(undetermined, words)
        notes.append(words.say(wordings.UNDETERMINED, count=len(undetermined), names=names))
    reliefs = [one.amount for report in reports for one in report.reliefs if one.amount is not None]
    if reliefs:
        code = reports[0].currency
        gaps = {
            "amount": f"{total(reliefs, code).amount:,.2f}",
            "currency": currency_called(code, words.language),
        }
        notes.append(words.say(wordings.RELIEFS, count=len(reliefs), **gaps))
    in_kind = sum(len(report.in_kind) for report in reports)
    if in_kind:
        notes.append(words.say(wordings.IN_KIND, count=in_kind))
    others = sum(report.in_other_currencies for report in reports)
    if others:
        notes.append(words.say(wordings.OTHER_CURRENCY, count=others))
    return tuple(notes)


def _names(open_ones: Iterable[Awarded], words: Words) -> str:
    """Of whom and what, each once."""
    told = dict.fromkeys(
        words.say(
            wordings.UNDETERMINED_ONE,
            name=printable(one.recipient.name),
            title=_title(one.incentive, one.title, words),
        )
        for one in open_ones
    )
    names = words.listed(list(told)[:_MOST_NAMES])
    return words.say(wordings.MORE_NAMES, names=names) if len(told) > _MOST_NAMES else names
