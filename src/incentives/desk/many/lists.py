"""The payment list of the files found, as a paper of the office."""

from collections.abc import Callable, Sequence

import streamlit as st
from moneyed import Money

from incentives.applications import Payable
from incentives.desk.at_hand.file import applications
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.duties import only_on_duty
from incentives.desk.session import language, office, say, today, words
from incentives.report.papers.lists.listing import LISTING
from incentives.report.papers.lists.of_office import payment_list
from incentives.report.papers.lists.rows import GrantRow, ListHead
from incentives.report.printing.formats import EXCEL, PDF, WORD, Format, Written
from incentives.report.words.titles import title_in_law
from incentives.wordings.desk.files import many as wordings


def draw_payment_list(picked: Sequence[tuple[Payable, Money]], heading: str) -> None:
    """Draws the files of the payment list of those that were picked."""
    rows = [row_of(line, paying=amount, heading=heading) for line, amount in picked]

    _draw_files(say(wordings.WAYS["pay"]), rows)


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


def _draw_files(name: str, rows: Sequence[GrantRow]) -> None:
    day, spoken = today(), language()
    head = ListHead(office=applications().settings().name, day=words().day(day))

    def written(form: Format) -> Callable[[], Written]:
        return lambda: form.written(LISTING, payment_list(rows, head, spoken, day=day), spoken)

    with st.container(horizontal=True):
        for form in (EXCEL, WORD, PDF):
            draw_download(
                Download(
                    label=say(wordings.IN_FORMAT, name=name, form=say(form.label)),
                    stem=f"{name}-{day.isoformat()}",
                    form=form,
                    make=only_on_duty(written(form)),
                    key=f"many_pay_{form.name}",
                )
            )
