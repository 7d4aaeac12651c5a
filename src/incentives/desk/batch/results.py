"""What a batch came to: its faults, its totals and its applicants, drawn and to be downloaded."""

import streamlit as st

from incentives.desk.batch.upload import Batch, forget_batch
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.controls.paging import draw_pager, page_of
from incentives.desk.session import language, on_day, say, today, words
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.formats import EXCEL
from incentives.wordings.desk import batch as wordings
from incentives.wordings.desk import batch_files as more
from incentives.wordings.report import terms
from incentives.wordings.workbook.results import SUM_OF_FORM
from incentives.workbook.batch import book_to_mend
from incentives.workbook.results import BatchWords, form_totals, incentive_totals, result_pages


def draw_counts(batch: Batch) -> None:
    """How many applicants there are, and what was left unread."""
    assessed = batch.assessed
    count, good = len(assessed.rows), len(assessed.good)
    told = say(
        wordings.COUNTED,
        count=count,
        good=good,
        bad=count - good,
        faults=len(assessed.faults),
        day=words().day(on_day()),
    )
    (st.warning if assessed.faults else st.success)(told)
    if batch.pulled:
        st.markdown(say(wordings.PULLED, count=batch.pulled))
    if assessed.book.unread:
        named = [
            say(wordings.UNREAD_SHEET, sheet=sheet)
            if column == "*"
            else say(wordings.UNREAD_COLUMN, sheet=sheet, column=column)
            for sheet, column in assessed.book.unread
        ]
        st.info(escaped(say(wordings.UNREAD, columns=words().listed(named))))
    st.button(say(wordings.FORGET), key="batch_forget", on_click=forget_batch)


def draw_faults(batch: Batch) -> None:
    """Every fault with its sheet, row and column, and the rows to mend as a file."""
    faults = batch.assessed.faults
    if not faults:
        return
    st.subheader(say(wordings.FAULTS), anchor=False)
    rows = [
        (
            fault.sheet,
            str(fault.row),
            fault.heading or say(wordings.WHOLE_ROW),
            fault.key,
            fault.text.to(language()),
        )
        for fault in page_of(faults, "batch_faults")
    ]
    draw_table([say(column) for column in wordings.FAULT_COLUMNS], rows)
    draw_pager("batch_faults", len(faults))
    draw_download(
        Download(
            label=say(wordings.MEND),
            stem=say(wordings.MEND_FILE),
            form=EXCEL,
            make=lambda: book_to_mend(batch.assessed, today()),
            key="batch_mend",
            explained=say(wordings.MEND_HELP),
        )
    )


def draw_doubts(batch: Batch) -> None:
    """What the officer has to check: one name under two codes and the like."""
    doubts = batch.assessed.book.doubts
    if not doubts:
        return
    st.subheader(say(more.DOUBTS), anchor=False)
    st.caption(say(more.DOUBTS_ABOUT))
    rows = [
        (doubt.sheet, str(doubt.row), doubt.key, doubt.text.to(language()))
        for doubt in page_of(doubts, "batch_doubts")
    ]
    draw_table([say(column) for column in more.DOUBT_COLUMNS], rows)
    draw_pager("batch_doubts", len(doubts))


def draw_totals(batch: Batch) -> None:
    """The sums by incentive and by form, and all results as a file."""
    told = BatchWords(batch.assessed)
    st.subheader(say(wordings.TOTALS), anchor=False)
    rows = [
        (
            told.title(total.incentive.id),
            str(total.eligible),
            str(total.undetermined),
            str(total.refused),
            f"{total.amount.amount:,.2f}" if total.amount is not None else say(terms.EMPTY),
        )
        for total in incentive_totals(batch.assessed)
    ]
    rows += [
        (say(SUM_OF_FORM, form=say(terms.FORMS[form])), "", "", "", f"{amount.amount:,.2f}")
        for form, amount in form_totals(batch.assessed).items()
    ]
    draw_table(
        [say(column) for column in wordings.TOTAL_COLUMNS], rows, right=frozenset({1, 2, 3, 4})
    )
    draw_download(
        Download(
            label=say(wordings.RESULTS),
            stem=f"{say(wordings.RESULTS_FILE)}-{on_day().isoformat()}",
            form=EXCEL,
            make=lambda: _results(batch),
            key="batch_results",
        )
    )


def _results(batch: Batch) -> bytes:
    title = BatchWords(batch.assessed).words.say(wordings.RESULTS_FILE)
    spoken = batch.assessed.book.layout.words.language
    return book_bytes(
        result_pages(batch.assessed), title=title, day=batch.assessed.question.on, language=spoken
    )


def draw_applicants(batch: Batch) -> None:
    """Each applicant with what became of it, page by page."""
    told = BatchWords(batch.assessed)
    st.subheader(say(wordings.APPLICANTS), anchor=False)
    shown = page_of(batch.assessed.rows, "batch_applicants")
    rows = [
        (
            row.row.key,
            told.name(row),
            told.state(row),
            told.some(told.all_missing(row)),
            told.some(told.papers(row)),
        )
        for row in shown
    ]
    draw_table([say(column) for column in wordings.APPLICANT_COLUMNS], rows)
    draw_pager("batch_applicants", len(batch.assessed.rows))
