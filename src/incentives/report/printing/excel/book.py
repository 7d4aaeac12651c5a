"""Pages as an Excel workbook (.xlsx).

Amounts, counts and days are such; all else is text that is never run.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import assert_never

import attrs
import xlsxwriter  # type: ignore[import-untyped]
from moneyed import Money
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from incentives.report.printing.cells import plain_cell
from incentives.report.printing.columns import column_widths
from incentives.report.printing.excel.chart_page import ChartPage
from incentives.report.printing.excel.charts import write_charts
from incentives.report.printing.excel.page import Cell, Page
from incentives.report.printing.layout import width_of
from incentives.values.text import Language, Text
from incentives.wordings.report.workbook import FOOTER

_A3, _A4 = 8, 9
_MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number than this."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it spreadsheets do not agree on which day a number is."""
_DAYS = Text('yyyy"年"m"月"d"日"', "yyyy-mm-dd")
_WIDEST_DAY = "2000年12月31日"
_MOST_CHARACTERS = 32_767
_NARROWEST = 6
_NAMING = 2
"""Columns in front that say whose row it is: they stand still on the screen of a broad page."""
_FEW, _ROOM, _ROOM_SMALL = 6, 125, 175
"""A page of up to so many columns has room for so many characters; one of more is printed smaller,
and has more.
"""
_LONGEST_HEADING, _LONGEST_TEXT, _LEAST_OF_TEXT = 14, 40, 8
"""What a heading, and a cell of text, take at most before they are broken.

Text is not squeezed below the last.
"""
_EVERYWHERE = "A1:XFD1048576"
_LINE_POINTS, _HIGHEST = 16, 405
_CELL = {"font_name": "宋体", "font_size": 10.5, "border": 1, "valign": "top"}
_BROKEN = {"text_wrap": True}
_WRITTEN_AS_THEY_ARE = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def book_bytes(
    pages: Sequence[Page | ChartPage], *, title: str, day: date, language: Language
) -> bytes:
    """A workbook of any pages and charts of them, which says of itself that it was made on `day`.

    The same pages give the same bytes. Names of pages differ, and have at most 31 characters; a
    chart names a page of the same workbook.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _WRITTEN_AS_THEY_ARE)
    # Without a day of its own the file would say when it was written; its parts have none of
    # theirs.
    created = datetime.combine(day, time())  # the form knows no time zones
    book.set_properties({"title": title, "created": created})
    formats = _Formats(
        head=book.add_format({**_CELL, **_BROKEN, "bold": True, "bg_color": "#F0F0F0"}),
        text=book.add_format({**_CELL, **_BROKEN, "num_format": "@"}),
        amount=book.add_format({**_CELL, "num_format": "#,##0.00"}),
        count=book.add_format({**_CELL, "num_format": "#,##0"}),
        day=book.add_format({**_CELL, "num_format": _DAYS.to(language), "align": "left"}),
    )
    for page in pages:
        sheet = book.add_worksheet(page.name)
        _set_paper(sheet, language)
        if isinstance(page, ChartPage):
            write_charts(book, sheet, page)
        else:
            _write_page(sheet, page, formats)
    book.close()
    return out.getvalue()


@attrs.frozen(kw_only=True)
class _Formats:
    head: object
    text: object
    amount: object
    count: object
    day: object


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
    if page.sums and page.rows:
        _write_sums(sheet, page, formats)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    is_broad = sum(widths) > _ROOM_SMALL
    sheet.freeze_panes(1, _NAMING if is_broad else 0)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    # Numbers of rows and papers are text: no mark stands at each of them.
    sheet.ignore_errors({"number_stored_as_text": _EVERYWHERE})
    if is_broad:
        sheet.set_paper(_A3)


def _set_paper(sheet: "xlsxwriter.worksheet.Worksheet", language: Language) -> None:
    """It is printed on A4, across."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer(f"&C{FOOTER.to(language)}")


def _write_cell(
    sheet: "xlsxwriter.worksheet.Worksheet", row: int, column: int, cell: Cell, formats: _Formats
) -> None:
    match cell:
        case None:
            sheet.write_blank(row, column, None, formats.text)
        case Money() if len(cell.amount.as_tuple().digits) <= _MOST_DIGITS:
            sheet.write_number(row, column, cell.amount, formats.amount)
        case Money():
            sheet.write_string(row, column, f"{cell.amount:,.2f}", formats.text)
        case int():
            sheet.write_number(row, column, cell, formats.count)
        case date() if cell >= _FIRST_DAY:
            sheet.write_datetime(row, column, datetime.combine(cell, time()), formats.day)
        case date():
            sheet.write_string(row, column, cell.isoformat(), formats.text)
        case str():
            text = plain_cell(cell)
            if len(text) > _MOST_CHARACTERS:
                text = f"{text[: _MOST_CHARACTERS - 1]}…"
            sheet.write_string(row, column, text, formats.text)
        case _:
            assert_never(cell)


def _write_sums(sheet: "xlsxwriter.worksheet.Worksheet", page: Page, formats: _Formats) -> None:
    """A line below the rows, which a spreadsheet reckons anew; what it comes to stands there too.

    These are the only formulas of a workbook, and nothing that somebody typed is in them.
    """
    row, sums = len(page.rows) + 1, _sums_of(page)
    for column in range(len(page.columns)):
        if column not in sums:
            _write_cell(sheet, row, column, page.sums_called if column == 0 else None, formats)
            continue
        letter, number = xl_col_to_name(column), sums[column]
        kind = formats.count if isinstance(number, int) else formats.amount
        sheet.write_formula(row, column, f"=SUM({letter}2:{letter}{row})", kind, number)


def _sums_of(page: Page) -> dict[int, Decimal | int]:
    """What the columns come to: amounts as decimals, counts as whole numbers."""
    sums: dict[int, Decimal | int] = {}
    for column in page.sums if page.rows else ():
        cells = [cells[column] for cells in page.rows]
        amounts = [cell.amount for cell in cells if isinstance(cell, Money)]
        counts = [cell for cell in cells if isinstance(cell, int)]
        sums[column] = sum(amounts, Decimal(0)) if amounts else sum(counts)
    return sums


def _widths(page: Page) -> list[int]:
    """As wide as the longest line of a column.

    Where paper has no room for that, text is broken, but amounts never are. A page of so many
    columns that even so there is no room is as broad as it must be.
    """
    texts = [tuple(_shown(cell) for cell in row) for row in page.rows]
    if sums := _sums_of(page):
        texts.append(tuple(f"{sums.get(at, 0):,}" for at in range(len(page.columns))))
    wanted = [
        max([_NARROWEST, width_of(name), *(width_of(row[at]) for row in texts)]) + 2
        for at, name in enumerate(page.columns)
    ]
    total = _ROOM if len(page.columns) <= _FEW else _ROOM_SMALL
    amounts = frozenset(
        at for row in page.rows for at, cell in enumerate(row) if isinstance(cell, Money)
    )
    if sum(wanted) <= total:
        return wanted
    values = [
        max((width_of(row[at]) for row in texts), default=0) for at in range(len(page.columns))
    ]
    heads = [min(width_of(name), _LONGEST_HEADING) for name in page.columns]

    def at_most(longest: int) -> list[int]:
        """The widths if no text took more than that."""
        return [
            max(_NARROWEST, head, value if at in amounts else min(value, longest)) + 2
            for at, (head, value) in enumerate(zip(heads, values, strict=True))
        ]

    if sum(at_most(_LEAST_OF_TEXT)) > total:
        return at_most(_LONGEST_TEXT)
    return column_widths(page.columns, texts, right=amounts, total=total)


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Room for the lines into which the longest cell is broken, in points.

    Not every program works that out when it opens the file.
    """
    rooms = [max(width - 2, 1) for width in widths]
    lines = [-(-width_of(_shown(cell)) // room) for cell, room in zip(cells, rooms, strict=True)]
    return min(max([1, *lines]) * _LINE_POINTS, _HIGHEST)


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return f"{cell.amount:,.2f}"
    if isinstance(cell, date):
        return _WIDEST_DAY
    return f"{cell:,}" if isinstance(cell, int) else cell
