"""The lists of an office over the files found: for paying, for the notice, summed up, by years."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st
from moneyed import Money

from incentives.applications import ApplicationSearch, Payable
from incentives.desk.at_hand.file import applications
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.duties import only_on_duty
from incentives.desk.session import language, office, say, today, words
from incentives.report.papers.lists.listing import LISTING, Listing
from incentives.report.papers.lists.of_office import (
    payment_list,
    public_notice,
    summary,
    years_compared,
)
from incentives.report.papers.lists.rows import GrantRow, ListHead
from incentives.report.printing.formats import EXCEL, PDF, WORD, Written
from incentives.report.words.titles import title_in_law
from incentives.values.text import Language
from incentives.wordings.desk.files import many as wordings

_Made = Callable[[Sequence[GrantRow], ListHead, Language, date], Listing]
_LISTS: Mapping[str, _Made] = {
    "notice": lambda rows, head, spoken, day: public_notice(rows, head, spoken, day=day),
    "summary": lambda rows, head, spoken, day: summary(rows, head, spoken, day=day),
    "years": lambda rows, head, spoken, day: years_compared(rows, head, spoken, day=day),
}


def draw_lists(search: ApplicationSearch) -> None:
    """Draws the choice of a list of what was granted of the files found, and its files."""
    chosen: str = st.radio(
        say(wordings.WHICH_LIST),
        list(_LISTS),
        key="many_list_kind",
        horizontal=True,
        format_func=lambda name: say(wordings.LISTS[name]),
    )
    granted = applications().granted(search)
    if not granted:
        st.info(say(wordings.NOTHING_GRANTED))
        return
    st.caption(say(wordings.GRANTED, count=len(granted)))
    rows = [row_of(line) for line in granted]
    _draw_files(say(wordings.LISTS[chosen]), _LISTS[chosen], rows, f"many_{chosen}")


def draw_payment_list(picked: Sequence[tuple[Payable, Money]], heading: str) -> None:
    """Draws the files of the payment list of those that were picked."""
    rows = [row_of(line, paying=amount, heading=heading) for line, amount in picked]

    def made(of: Sequence[GrantRow], head: ListHead, spoken: Language, day: date) -> Listing:
        return payment_list(of, head, spoken, day=day)

    _draw_files(say(wordings.WAYS["pay"]), made, rows, "many_pay")


def row_of(line: Payable, *, paying: Money | None = None, heading: str = "") -> GrantRow:
    """The line as lists have it; where no heading is stated, which levels bear it."""
    party = line.application.party
    return GrantRow(
        applicant=party.name,
        programme=title_of(line),
        year=line.year,
        determined=line.determined,
        paid=line.paid,
        paying=paying if paying is not None else line.due,
        credit_code=party.credit_code,
        township=party.township,
        basis=line.basis,
        number=line.application.number,
        account_name=party.account_name,
        bank=party.bank,
        account_number=party.account_number,
        source=heading or _borne(line),
    )


def title_of(line: Payable) -> str:
    """What the incentive is called, told from others of its title; or as it was filed."""
    is_known = line.incentive in office().library.incentives
    return title_in_law(line.incentive, words()) if is_known else words().law(line.title)


def _borne(line: Payable) -> str:
    payers = office().library.payers
    return "、".join(words().law(payers[one]) if one in payers else one for one in line.levels)


def _draw_files(name: str, make: _Made, rows: Sequence[GrantRow], key: str) -> None:
    day, spoken = today(), language()
    head = ListHead(office=applications().settings().name, day=words().day(day))

    def written(form: str) -> Callable[[], Written]:
        formats = {one.name: one for one in (EXCEL, WORD, PDF)}
        return lambda: formats[form].written(LISTING, make(rows, head, spoken, day), spoken)

    with st.container(horizontal=True):
        for form in (EXCEL, WORD, PDF):
            draw_download(
                Download(
                    label=say(wordings.IN_FORMAT, name=name, form=say(form.label)),
                    stem=f"{name}-{day.isoformat()}",
                    form=form,
                    make=only_on_duty(written(form.name)),
                    key=f"{key}_{form.name}",
                )
            )
