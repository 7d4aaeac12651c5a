"""The sheets of an uploaded workbook as rows of plain cells.

Text, figures as typed, days, and what cannot be taken.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Protocol, cast

import attrs
from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils.exceptions import InvalidFileException

from incentives.report.printing.cells import plain_cell
from incentives.values.text import Text, filled
from incentives.wordings.workbook import cells as cell_wordings
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.formats import as_shown
from incentives.workbook.cells.guard import UploadRefused, check_upload
from incentives.workbook.cells.shape import Shape, shape_of
from incentives.workbook.layout import KEY_PATHS, PATH_ROW

MOST_APPLICANTS = 5_000
MOST_ROWS = 60_000
"""Of all sheets together."""
MOST_COLUMNS, MOST_SHEETS = 400, 60
EXACT_DIGITS = 15
_LAST_ROW = 1_048_576
_FIRST_SOUND_DAY = date(1900, 3, 1)
_BROKEN = (
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OverflowError,
    RecursionError,
    InvalidOperation,
    EOFError,
    OSError,
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a reader of spreadsheets stumbles with over parts that are not as the format says."""


@attrs.frozen(kw_only=True)
class Untaken:
    """A cell of which nothing can be taken: why, and what stands in it."""

    text: Text
    shown: str


Taken = str | bool | Decimal | date
RawCell = Taken | Untaken | None


class _Cell(Protocol):
    """What is used of a cell of the reader."""

    value: object
    data_type: str
    number_format: str


class _Worksheet(Protocol):
    """What is used of a sheet of the reader."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def iter_rows(
        self, *, min_row: int, max_row: int, max_col: int
    ) -> Iterator[tuple[_Cell, ...]]: ...


@attrs.frozen(kw_only=True)
class RawSheet:
    """One sheet: its name, its headings, the hidden paths, and its rows below with their numbers.

    Blank rows are left out; rows are numbered as a spreadsheet does. `paths` are empty where no
    second row says where the keys are, and then no row is read. `is_hidden`: the whole sheet is.
    """

    name: str
    headings: tuple[RawCell, ...]
    paths: tuple[str, ...] = ()
    rows: tuple[tuple[int, tuple[RawCell, ...]], ...] = ()
    shape: Shape = attrs.field(factory=Shape)
    is_hidden: bool = False


def read_sheets(content: bytes) -> tuple[RawSheet, ...]:
    """The sheets, with rows those of the template: whose second row says where the keys are.

    Formulas are not reckoned: a cell with one is not taken.

    Raises:
        UploadRefused: as `check_upload` and `shape_of`; `damaged`; `too-many-sheets`,
            `too-many-columns` or `too-many-rows`.
    """
    check_upload(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that the reader leaves out
            book = load_workbook(
                io.BytesIO(content), read_only=True, keep_links=False, data_only=False
            )
            try:
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    return _sheets(book, archive)
            finally:
                book.close()
    except _BROKEN as error:
        raise UploadRefused(wordings.DAMAGED, "damaged") from error


def _sheets(book: Workbook, archive: zipfile.ZipFile) -> tuple[RawSheet, ...]:
    worksheets = cast(Sequence[_Worksheet], book.worksheets)
    if len(worksheets) > MOST_SHEETS:
        text = filled(wordings.TOO_MANY_SHEETS, most=MOST_SHEETS)
        raise UploadRefused(text, "too-many-sheets")
    left, sheets = MOST_ROWS, []
    for worksheet in worksheets:
        with archive.open(worksheet._worksheet_path) as markup:
            shape = shape_of(markup)
        sheet = _sheet(worksheet, left, shape)
        left -= len(sheet.rows)
        sheets.append(sheet)
    return tuple(sheets)


def _sheet(worksheet: _Worksheet, most: int, shape: Shape) -> RawSheet:
    name, read = str(worksheet.title), worksheet.iter_rows
    head = [
        tuple(map(_cell, row))
        for row in read(min_row=1, max_row=PATH_ROW, max_col=MOST_COLUMNS + 1)
    ]
    marks = head[PATH_ROW - 1] if len(head) == PATH_ROW else ()
    paths = tuple(cell if isinstance(cell, str) else "" for cell in marks)
    if not any(path.startswith(KEY_PATHS) for path in paths):
        return RawSheet(name=name, headings=head[0] if head else (), shape=shape)
    if paths[-1] or head[0][-1] is not None:
        text = filled(wordings.TOO_MANY_COLUMNS, sheet=name, most=MOST_COLUMNS)
        raise UploadRefused(text, "too-many-columns")
    columns = enumerate(zip(*head, strict=True), start=1)
    width = max(at for at, cells in columns if any(cell is not None for cell in cells))
    rows = tuple(_rows(read(min_row=PATH_ROW + 1, max_row=_LAST_ROW, max_col=width), name, most))
    return RawSheet(
        name=name,
        headings=head[0][:width],
        paths=paths[:width],
        rows=rows,
        shape=shape,
        is_hidden=worksheet.sheet_state != "visible",
    )


def _rows(
    rows: Iterator[tuple[_Cell, ...]], name: str, most: int
) -> Iterator[tuple[int, tuple[RawCell, ...]]]:
    blank: object = None
    for number, row in enumerate(rows, start=PATH_ROW + 1):
        # Rows that are not there at all are the same object; there can be a million of them.
        if row is blank:
            continue
        cells = tuple([None if cell is EMPTY_CELL else _cell(cell) for cell in row])
        if all(cell is None for cell in cells):
            blank = row
        elif number > PATH_ROW + most:
            text = filled(wordings.TOO_MANY_ROWS, sheet=name, most=most)
            raise UploadRefused(text, "too-many-rows")
        else:
            yield number, cells


def _cell(cell: _Cell) -> RawCell:
    value, kind = cell.value, cell.data_type
    if value is None:
        return None
    if kind == "f":
        shown = value if isinstance(value, str) else str(getattr(value, "text", "") or "=")
        return Untaken(text=wordings.FORMULA, shown=shown)
    if kind == "e":
        return Untaken(text=filled(wordings.ERROR_CELL, typed=str(value)), shown=str(value))
    match value:
        case str():
            text = _unshielded(value.strip())
            return text or None
        case bool():
            return value
        case datetime():
            return _day(value)
        case int() | float():
            return _figure(value, cell.number_format)
        case _:
            return Untaken(text=wordings.HAS_TIME, shown=str(value))


def _day(value: datetime) -> date | Untaken:
    """The day; not before 1 March 1900, where spreadsheets count one that there never was."""
    if value.date() < _FIRST_SOUND_DAY:
        typed = value.date().isoformat()
        return Untaken(text=filled(cell_wordings.OLD_DAY, typed=typed), shown=typed)
    if value.time() != time():
        return Untaken(text=wordings.HAS_TIME, shown=f"{value:%Y-%m-%d %H:%M}")
    return value.date()


def _figure(value: float, form: str) -> Decimal | str | Untaken:
    """The figure that was typed, or the text that its format shows for it.

    A spreadsheet keeps a figure as a binary one of 53 bits. Every decimal of up to 15 significant
    digits comes back from it unchanged, and the shortest decimal that leads to the same binary
    figure is that one; so what has no more than 15 digits in its shortest form was typed so. What
    has more was reckoned by the spreadsheet, or typed with digits that it dropped.
    """
    figure = Decimal(repr(value))
    if not figure.is_finite() or len(figure.normalize().as_tuple().digits) > EXACT_DIGITS:
        return Untaken(text=wordings.TOO_PRECISE, shown=repr(value))
    shown = as_shown(figure, form)
    if shown is None:
        text = filled(wordings.SHOWN_OTHERWISE, stored=f"{figure.normalize():f}", form=form[:40])
        return Untaken(text=text, shown=f"{figure.normalize():f}")
    return shown


def shielded(text: str) -> str:
    """Text as it is written to a cell.

    Nothing that a spreadsheet could run, and such that reading gives it back.
    """
    return f"'{text}" if text.startswith("'") else plain_cell(text)


def _unshielded(text: str) -> str:
    rest = text[1:]
    is_shielded = text.startswith("'") and (rest.startswith("'") or plain_cell(rest) != rest)
    return rest if is_shielded else text
