"""The entries of the register: searched, opened, exported."""

from collections.abc import Mapping

import streamlit as st
from moneyed import Money

from incentives.applications import Party
from incentives.desk.at_hand.file import begin_file
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.cells import shown_cell
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.controls.paging import LINES, current_page, draw_pager
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.controls.typed_days import draw_day
from incentives.desk.duties import only_on_duty
from incentives.desk.register.asking import draw_entry_number
from incentives.desk.register.people import duties_in_words
from incentives.desk.session import language, office, on_day, say, words
from incentives.engine.findings.outcome import Outcome
from incentives.register import (
    KINDS,
    Ending,
    Entry,
    Kind,
    Line,
    PaymentMade,
    RegisterError,
    Search,
    applicant_in_words,
    ledger_csv,
    ledger_page,
)
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.formats import EXCEL
from incentives.values.text import Text
from incentives.wordings import people as people_wordings
from incentives.wordings import short_code as code_wordings
from incentives.wordings.desk import register as wordings
from incentives.wordings.report import terms

_LIST = "register"
_ANY = ""


def draw_list() -> None:
    """The lines found, page by page, and the entry that is opened."""
    search = _draw_search()
    first = current_page(_LIST) * LINES
    lines, total = office().register.lines(search, first=first, most=LINES)
    _draw_lines(lines)
    draw_pager(_LIST, total)
    if total:
        _draw_exports(search)
    number = draw_entry_number(wordings.OPEN, key="register_open")
    if number is not None:
        _draw_entry(number)


def _draw_search() -> Search:
    left, middle, right = st.columns(3)
    with left:
        applicant = st.text_input(say(wordings.APPLICANT), key="register_applicant").strip()
        filed_from = draw_day(wordings.FROM, wordings.DAY_HELP, key="register_from", value=None)
    with middle:
        titles = {
            name: rule.title.to(language()) for name, rule in office().library.incentives.items()
        }
        incentive = _draw_choice(wordings.INCENTIVE, titles, key="register_incentive")
        filed_to = draw_day(wordings.TO, wordings.DAY_HELP, key="register_to", value=None)
    with right:
        outcomes = {outcome.value: say(terms.OUTCOMES[outcome]) for outcome in Outcome}
        outcome = _draw_choice(wordings.OUTCOME, outcomes, key="register_outcome")
        officers = {name: name for name in office().register.officers()}
        officer = _draw_choice(wordings.BY_OFFICER, officers, key="register_by_officer")
    given = st.checkbox(say(wordings.GIVEN_ONLY), value=True, key="register_given")
    ended = st.checkbox(say(wordings.WITH_ENDED), key="register_ended")
    return Search(
        applicant=applicant or None,
        incentive=incentive,
        officer=officer,
        outcome=Outcome(outcome) if outcome is not None else None,
        filed_from=filed_from,
        filed_to=filed_to,
        with_ended=ended,
        given_only=given and outcome is None,
    )


def _draw_choice(label: Text, named: Mapping[str, str], *, key: str) -> str | None:
    """Draws a choice of one of the names, or of all; None: all."""
    everything = say(wordings.ALL)
    chosen = st.selectbox(
        say(label),
        [_ANY, *named],
        key=key,
        filter_mode=None,
        placeholder="",
        format_func=lambda name: named.get(name, everything),
    )
    return chosen if chosen != _ANY else None


def _draw_lines(lines: tuple[Line, ...]) -> None:
    if not lines:
        nothing = wordings.EMPTY if office().register.head() is None else wordings.NOTHING_FOUND
        st.info(say(nothing))
        return
    page = ledger_page(lines, words())
    rows = [[shown_cell(cell) for cell in row] for row in page.rows]
    amounts = {at for row in page.rows for at, cell in enumerate(row) if isinstance(cell, Money)}
    draw_table(page.columns, rows, right=frozenset(amounts))


def _draw_exports(search: Search) -> None:
    """All lines found, not only those of the page."""

    def everything() -> tuple[Line, ...]:
        return office().register.lines(search, most=None)[0]

    found = only_on_duty(everything)
    stem = f"{say(wordings.FILE_NAME)}-{on_day().isoformat()}"
    spoken, said, day = language(), words(), on_day()
    with st.container(horizontal=True):
        draw_download(
            Download(
                label=say(wordings.EXCEL),
                stem=stem,
                form=EXCEL,
                make=lambda: book_bytes(
                    [ledger_page(found(), said)], title=stem, day=day, language=spoken
                ),
                key="register_excel",
            )
        )
        st.download_button(
            say(wordings.CSV),
            lambda: ledger_csv(found(), said),
            file_name=f"{stem}.csv",
            mime="text/csv",
            key="register_csv",
            on_click="ignore",
        )


def _draw_entry(number: int) -> None:
    """What was filed, as it was filed."""
    try:
        entry = office().register.entry(number)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    st.subheader(say(wordings.ENTRY, number=number, kind=say(KINDS[entry.kind])), anchor=False)
    draw_table(
        (say(wordings.NAME), say(wordings.OFFICER), say(wordings.FILED_ON), say(wordings.STATE)),
        [_head_of(entry)],
    )
    st.markdown(f"{say(code_wordings.CODE)}　**{entry.code}**")
    st.text(
        f"{say(wordings.PREVIOUS)}  {entry.previous}\n{say(wordings.FINGERPRINT)}  "
        f"{entry.fingerprint}"
    )
    for reason in (*entry.reasons, *filter(None, (entry.remark,))):
        st.markdown(escaped(reason))
    if entry.kind is Kind.DUTIES:
        _draw_given(entry)
    _draw_payments(entry)
    if entry.kind is not Kind.DETERMINATION:
        return
    with st.expander(say(wordings.SHEET)):
        st.markdown(entry.sheet(language()))
    if is_pressed(say(wordings.USE_CASE), key="register_use_case"):
        try:
            begun = begin_file(
                entry.case_document,
                Party(name=entry.applicant.name, credit_code=entry.applicant.credit_code),
                opened_from=number,
            )
        except RegisterError as error:
            st.error(escaped(error.text.to(language())))
            return
        st.success(escaped(say(wordings.CASE_USED, number=begun.number)))


def _draw_given(entry: Entry) -> None:
    whom, duties = entry.given
    told = duties_in_words(duties)
    st.markdown(
        escaped(
            say(
                people_wordings.OF_ENTRY,
                name=whom.name,
                issuer=whom.issuer,
                subject=whom.subject,
                duties=told,
            )
        )
    )


def _draw_payments(entry: Entry) -> None:
    """What was paid for a determination, or the payment that is opened."""
    if entry.kind is Kind.PAYMENT:
        st.markdown(say(wordings.FOR_DETERMINATION, number=entry.determination))
    made = office().register.payments(entry.number)
    if made:
        st.markdown(f"**{say(wordings.PAYMENTS)}**")
        columns = [say(column) for column in wordings.PAYMENT_COLUMNS]
        draw_table(columns, [_payment_row(payment) for payment in made], right=frozenset({3}))


def _payment_row(made: PaymentMade) -> tuple[str, ...]:
    said = words()
    return (
        str(made.number),
        said.law(made.title),
        said.day(made.paid_on),
        f"{made.amount.amount:,.2f}",
        said.payer(made.payer) if made.payer is not None else "",
        str(made.instalment or ""),
        made.officer,
        _ended(made.ending),
    )


def _ended(ending: Ending | None) -> str:
    if ending is None:
        return say(wordings.STANDS)
    how = wordings.ANNULMENT if ending.is_annulment else wordings.CORRECTION
    return say(wordings.ENDED, number=ending.by, how=say(how))


def _head_of(entry: Entry) -> tuple[str, ...]:
    state = _ended(entry.ending)
    if entry.ends is not None:
        how = wordings.ANNULMENT if entry.kind is Kind.ANNULMENT else wordings.CORRECTION
        state = f"{state}；{say(wordings.ENDS, number=entry.ends, how=say(how))}"
    said = words()
    at = f"{said.day(entry.filed_at.date())} {entry.filed_at:%H:%M}"
    return applicant_in_words(entry.applicant, said), entry.officer, at, state
