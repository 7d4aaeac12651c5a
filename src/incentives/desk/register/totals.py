"""What was determined and paid in a year, by programme and source of funds."""

from collections.abc import Iterable

import streamlit as st
from moneyed import Money

from incentives.desk.controls.blocks import draw_table
from incentives.desk.controls.cells import shown_cell
from incentives.desk.controls.files import Download, draw_download
from incentives.desk.session import language, office, on_day, say, words
from incentives.register import FormSum, MonthPaid, ProgrammeTotal, sources_in_words
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.printing.formats import EXCEL
from incentives.wordings.desk import register as wordings
from incentives.wordings.report import terms


def draw_totals() -> None:
    """The totals of the year that is chosen, and its workbook."""
    years = office().register.years()
    if not years:
        st.info(say(wordings.EMPTY))
        return
    year = st.selectbox(say(wordings.YEAR), years, key="totals_year", filter_mode=None)
    st.markdown(say(wordings.TOTALS_ABOUT))
    totals = office().register.totals(year)
    rows = [*(_row(total) for total in totals), *_sums(office().register.sums(year), totals)]
    columns = [say(column) for column in wordings.TOTAL_COLUMNS]
    draw_table(
        columns, [[shown_cell(cell) for cell in row] for row in rows], right=frozenset({1, 2, 3, 5})
    )
    pages = [Page(name=say(wordings.SECTIONS["totals"]), columns=tuple(columns), rows=tuple(rows))]
    months = [_month(year, month) for month in office().register.months(year)]
    if months:
        st.subheader(say(wordings.MONTHS), anchor=False)
        by_month = [say(column) for column in wordings.MONTH_COLUMNS]
        draw_table(
            by_month, [[shown_cell(cell) for cell in row] for row in months], right=frozenset({1})
        )
        pages.append(Page(name=say(wordings.MONTHS), columns=tuple(by_month), rows=tuple(months)))
    stem, day, spoken = f"{say(wordings.SECTIONS['totals'])}-{year}", on_day(), language()
    draw_download(
        Download(
            label=say(wordings.EXCEL),
            stem=stem,
            form=EXCEL,
            make=lambda: book_bytes(pages, title=stem, day=day, language=spoken),
            key="totals_excel",
        )
    )


def _month(year: int, month: MonthPaid) -> tuple[Cell, ...]:
    return (
        say(wordings.MONTH, year=year, month=month.month),
        month.paid,
        sources_in_words(month.paid_by, words()),
    )


def _row(total: ProgrammeTotal) -> tuple[Cell, ...]:
    said = words()
    return (
        total.title.to(language()),
        str(total.applicants),
        str(total.undetermined),
        total.determined,
        sources_in_words(total.sources, said),
        total.paid,
        sources_in_words(total.paid_by, said),
    )


def _sums(sums: Iterable[FormSum], programmes: Iterable[ProgrammeTotal]) -> list[tuple[Cell, ...]]:
    """One sum for each form, as the sheets say it, with what is saved on top of other taxes.

    Cash to be paid is never added to taxes that are saved.
    """
    totals = list(programmes)
    of_sheets = {each.form: each.total for each in sums}
    forms = [total.form for total in totals if total.form is not None]
    return [
        (
            f"{say(wordings.TOTAL)}（{say(terms.FORMS[form])}）",
            "",
            "",
            of_sheets.get(form),
            "",
            _sum(total.paid for total in totals if total.form == form),
            "",
        )
        for form in dict.fromkeys(forms)
    ]


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known[1:], known[0]) if known else None
