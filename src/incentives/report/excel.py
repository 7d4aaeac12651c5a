"""An assessment as an Excel workbook (.xlsx): amounts as numbers, all else as text that no spreadsheet runs."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time

import attrs
import xlsxwriter  # type: ignore[import-untyped]
from moneyed import Money

from incentives.engine.result import Assessment
from incentives.report.cells import plain_cell
from incentives.report.charts import ChartPage
from incentives.report.columns import column_widths
from incentives.report.excel_charts import write_charts
from incentives.report.excel_pages import Cell, Page, excel_pages
from incentives.report.excel_wordings import FOOTER, SUMMARY
from incentives.report.layout import width_of
from incentives.values.text import Language

_A4 = 9
_MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number than this."""
_MOST_CHARACTERS = 32_767
_NARROWEST = 6
_FEW, _ROOM, _ROOM_SMALL = 6, 125, 175
"""Up to so many columns a page has room for so many characters; with more of them it is printed smaller."""
_LINE_POINTS, _HIGHEST = 15, 405
_WRITTEN_AS_THEY_ARE = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def excel_bytes(assessment: Assessment, language: Language) -> bytes:
    """The workbook; the same assessment gives the same bytes."""
    pages = excel_pages(assessment, language)
    return book_bytes(pages, title=SUMMARY.to(language), day=assessment.on, language=language)


def book_bytes(pages: Sequence[Page | ChartPage], *, title: str, day: date, language: Language) -> bytes:
    """A workbook of any pages and charts of them, which says of itself that it was made on `day`.

    The same pages give the same bytes.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _WRITTEN_AS_THEY_ARE)
    # Without a day of its own the file would say when it was written; its parts have none of theirs.
    created = datetime.combine(day, time())  # the form knows no time zones
    book.set_properties({"title": title, "created": created})
    formats = _Formats(
        head=book.add_format({**_FONT, "bold": True, "bg_color": "#F0F0F0", "border": 1, "text_wrap": True, "valign": "top"}),
        text=book.add_format({**_FONT, "num_format": "@", "border": 1, "text_wrap": True, "valign": "top"}),
        amount=book.add_format({**_FONT, "num_format": "#,##0.00", "border": 1, "valign": "top"}),
    )
    for page in pages:
        sheet = book.add_worksheet(page.name)
        if isinstance(page, ChartPage):
            write_charts(book, sheet, page)
        else:
            _write_page(sheet, page, formats)
        _set_paper(sheet, language)
    book.close()
    return out.getvalue()


_FONT = {"font_name": "宋体", "font_size": 10.5}


@attrs.frozen(kw_only=True)
class _Formats:
    head: object
    text: object
    amount: object


def _write_page(sheet: "xlsxwriter.worksheet.Worksheet", page: Page, formats: _Formats) -> None:
    """The heading stands still on the screen and comes again on every page of paper."""
    for column, name in enumerate(page.columns):
        sheet.write_string(0, column, plain_cell(name), formats.head)
    widths = _widths(page)
    sheet.set_row(0, _height(page.columns, widths))
    for row, cells in enumerate(page.rows, start=1):
        sheet.set_row(row, _height(cells, widths))
        for column, cell in enumerate(cells):
            _write_cell(sheet, row, column, cell, formats)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _set_paper(sheet: "xlsxwriter.worksheet.Worksheet", language: Language) -> None:
    """It is printed on A4, across."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer(f"&C{FOOTER.to(language)}")


def _write_cell(sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell, formats: _Formats) -> None:
    match cell:
        case None:
            sheet.write_blank(row, column, None, formats.text)
        case Money() if len(cell.amount.as_tuple().digits) <= _MOST_DIGITS:
            sheet.write_number(row, column, cell.amount, formats.amount)
        case Money():
            sheet.write_string(row, column, f"{cell.amount:,.2f}", formats.text)
        case _:
            text = plain_cell(cell)
            sheet.write_string(
                row, column, text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…", formats.text
            )


def _widths(page: Page) -> list[int]:
    """As wide as the longest line of a column, as long as a page of paper has room for all columns side by side.

    An amount is never narrower than its figures: a spreadsheet shows ### in its place. On paper the whole is made smaller.
    """
    texts = [tuple(_shown(cell) for cell in row) for row in page.rows]
    wanted = [
        max([_NARROWEST, width_of(name), *(width_of(row[at]) for row in texts)]) + 2 for at, name in enumerate(page.columns)
    ]
    total = _ROOM if len(page.columns) <= _FEW else _ROOM_SMALL
    if sum(wanted) <= total:
        return wanted
    amounts: dict[int, int] = {}
    for row in page.rows:
        for at, cell in enumerate(row):
            if isinstance(cell, Money):
                amounts[at] = max(amounts.get(at, 0), width_of(_shown(cell)) + 2)
    found = column_widths(page.columns, texts, right=frozenset(amounts), total=total)
    return [max(width, amounts.get(at, 0)) for at, width in enumerate(found)]


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Room for the lines into which the longest cell is broken; not every program works that out when it opens the file."""
    lines = max((-(-width_of(_shown(cell)) // max(width - 2, 1)) for cell, width in zip(cells, widths, strict=True)), default=1)
    return min(max(lines, 1) * _LINE_POINTS, _HIGHEST)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell.amount:,.2f}" if isinstance(cell, Money) else cell
