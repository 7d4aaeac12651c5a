"""The sheets of an uploaded workbook by their lists, and what in it is not read."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

import attrs
from openpyxl.utils.cell import get_column_letter

from incentives.values.text import Text, filled
from incentives.values.texts.plain_text import half_width
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.guard import UploadRefused
from incentives.workbook.cells.raw import RawCell, RawSheet, Untaken
from incentives.workbook.cells.shape import Area, Shape
from incentives.workbook.cells.values import plain_cell_text
from incentives.workbook.layout import FIRST_ROW, KEY_PATHS, MAIN_KEY, Layout, SheetLayout

Cells = tuple[RawCell, ...]
Unread = tuple[str, str]
"""A sheet and what of it is not read: a column, a row, or `*` for all of it."""

_MOST_CELLS_WITHIN = 500_000
_OF_THE_TEMPLATE = frozenset(
    text for wording in (wordings.HOW_TO, wordings.OPTIONS) for text in (wording.zh, wording.en)
)
_NOTE = re.compile(
    r"""
    (注|备注|附注|说明|填表说明|填报说明|填表人|填报人|制表|制表人|审核|审核人|负责人|联系人
      |联系电话|填表日期|填报日期|填报单位(\(盖章\))?|notes?|remarks?|prepared\ by|checked\ by):.*
    | (合计|总计|小计|共计|累计|本页合计|total|sub-?total|grand\ total|sum)([:(].*)?
    """,
    re.VERBOSE | re.DOTALL,
)
_SHOWN = 40


@attrs.frozen(kw_only=True)
class SourceSheet:
    """A sheet as it was uploaded.

    Its name there, and its rows by number, each with the cells in the order of the layout. Merged
    cells cannot be taken, but for those of keys; nor can what a formula in another cell filled, and
    what stands in a hidden column.
    `blocks`: the rows that share one merged cell of the key, in their order. `hidden`: rows that
    nobody sees.
    """

    name: str
    rows: Mapping[int, Cells]
    blocks: tuple[tuple[int, ...], ...] = ()
    hidden: frozenset[int] = frozenset()


@attrs.frozen(kw_only=True)
class Source:
    """What was uploaded: the sheets by their lists, what is not read, and what cannot be.

    `unmarked`: what sheets of lists are called whose hidden row is gone, by list: nobody can say
    which column is which.
    """

    sheets: Mapping[str, SourceSheet]
    unread: tuple[Unread, ...]
    unmarked: Mapping[str, str]


def source_of(raw: tuple[RawSheet, ...], layout: Layout) -> Source:
    """The sheets by their lists, with columns in the order of the layout; all else is told.

    Raises:
        UploadRefused: `sheet-twice`, if two sheets are of one list; `bomb`, with more merged cells
            than anybody makes.
    """
    sheets: dict[str, SourceSheet] = {}
    unread: list[Unread] = []
    unmarked: dict[str, str] = {}
    for sheet in raw:
        layout_sheet = _layout_of(sheet, layout)
        if layout_sheet is None:
            unread += _unknown(sheet)
        elif not sheet.paths:
            if layout_sheet.key != MAIN_KEY and sheet.shape.is_used:
                unmarked[layout_sheet.key] = sheet.name
        elif layout_sheet.key in sheets:
            other = sheets[layout_sheet.key].name
            text = filled(wordings.SHEET_TWICE, sheet=sheet.name, other=other)
            raise UploadRefused(text, "sheet-twice")
        else:
            order = _order_of(sheet, layout_sheet)
            sheets[layout_sheet.key], notes = _read(sheet, order)
            unread += _unread_columns(sheet, order)
            unread += [
                (sheet.name, layout.words.say(wordings.NOTE_ROW, row=row, text=text))
                for row, text in notes.items()
            ]
    return Source(sheets=sheets, unread=tuple(unread), unmarked=unmarked)


def _layout_of(sheet: RawSheet, layout: Layout) -> SheetLayout | None:
    """Which sheet it is: by its hidden row, or without that by its name or most of its headings."""
    if sheet.paths:
        mark = next(path for path in sheet.paths if path.startswith(KEY_PATHS))
        return layout.by_key.get(mark.removeprefix(KEY_PATHS).removeprefix(":"))
    headings = {heading for heading in sheet.headings if heading is not None}
    for known in layout.written:
        alike = headings & {column.heading for column in known.columns}
        if sheet.name == known.name or 2 * len(alike) > len(known.columns):
            return layout.by_key[known.key]
    return None


def _unknown(sheet: RawSheet) -> Iterator[Unread]:
    if sheet.paths or (sheet.shape.is_used and sheet.name not in _OF_THE_TEMPLATE):
        yield sheet.name, "*"


def _order_of(sheet: RawSheet, layout_sheet: SheetLayout) -> list[int | None]:
    """Where the sheet has each column of the layout, the first of two alike; None: nowhere."""
    at = {path: index for index, path in reversed(list(enumerate(sheet.paths))) if path}
    return [at.get(column.path) for column in layout_sheet.columns]


def _unread_columns(sheet: RawSheet, order: list[int | None]) -> list[Unread]:
    """Columns that the layout does not have, by heading or else by letter."""
    headed_columns = [
        (sheet.name, str(name))
        for at, name in enumerate(sheet.headings)
        if at not in order and name is not None
    ]
    headed = {at for at, name in enumerate(sheet.headings) if name is not None}
    return headed_columns + [
        (sheet.name, get_column_letter(column))
        for column in sorted(sheet.shape.columns)
        if column - 1 not in order and column - 1 not in headed
    ]


def _read(sheet: RawSheet, order: list[int | None]) -> tuple[SourceSheet, dict[int, str]]:
    """The rows that say something in the columns of the layout, and notes and totals by row."""
    rows: dict[int, Cells] = {}
    notes: dict[int, str] = {}
    merged = _cells_within(sheet, sheet.shape.merged)
    reckoned = _cells_within(sheet, sheet.shape.reckoned)
    unseen = {at for at in order[1:] if at is not None and _is_hidden(at + 1, sheet.shape)}
    is_plain, blank = not (merged or reckoned or unseen), (None,) * len(order)
    for number, cells in sheet.rows:
        mine = tuple([None if at is None else cells[at] for at in order])
        if mine == blank:
            continue
        note = _note_of(mine)
        if note:
            notes[number] = note
        elif is_plain:
            rows[number] = mine
        else:
            rows[number] = tuple(
                _untaken(cell, wordings.FORMULA)
                if (number, at) in reckoned
                else _untaken(cell, wordings.MERGED_CELL)
                if place and (number, at) in merged
                else _untaken(cell, wordings.HIDDEN_COLUMN)
                if cell is not None and at in unseen
                else cell
                for place, (cell, at) in enumerate(zip(mine, order, strict=True))
            )
    hidden = frozenset(rows) if sheet.is_hidden else sheet.shape.hidden & frozenset(rows)
    source = SourceSheet(
        name=sheet.name, rows=rows, blocks=tuple(_blocks(sheet, order[0], rows)), hidden=hidden
    )
    return source, notes


def _is_hidden(column: int, shape: Shape) -> bool:
    return any(first <= column <= last for first, last in shape.hidden_columns)


def _note_of(cells: Cells) -> str:
    """The note or the heading of totals that a row is; empty: it is none."""
    first = next((cell for cell in cells if cell is not None), None)
    if not isinstance(first, str):
        return ""
    folded = half_width(first).casefold()
    is_note = _NOTE.fullmatch(folded) or _NOTE.fullmatch("".join(folded.split()))
    return first[:_SHOWN] if is_note else ""


def _cells_within(sheet: RawSheet, areas: Sequence[Area]) -> set[tuple[int, int | None]]:
    """Every cell of the areas, by row and by column counted from 0.

    Raises:
        UploadRefused: `bomb`, if there are more than anybody makes.
    """
    numbers = [number for number, _ in sheet.rows]
    found: set[tuple[int, int | None]] = set()
    for area in areas:
        low = bisect_left(numbers, max(area.first_row, FIRST_ROW))
        high = bisect_right(numbers, area.last_row)
        columns = range(area.first_column - 1, min(area.last_column, len(sheet.paths)))
        if len(found) + max(high - low, 0) * len(columns) > _MOST_CELLS_WITHIN:
            raise UploadRefused(wordings.BOMB, "bomb")
        found |= {(number, at) for number in numbers[low:high] for at in columns}
    return found


def _untaken(cell: RawCell, why: Text) -> Untaken:
    shown = cell.shown if isinstance(cell, Untaken) else plain_cell_text(cell)
    return Untaken(text=why, shown=shown)


def _blocks(
    sheet: RawSheet, at: int | None, rows: Mapping[int, Cells]
) -> Iterator[tuple[int, ...]]:
    """The rows under each merged cell of the key, the one that holds it first."""
    for merged in sheet.shape.merged:
        is_of_key = at is not None and merged.first_column <= at + 1 <= merged.last_column
        if is_of_key and merged.last_row > merged.first_row >= FIRST_ROW:
            numbers = [row for row in rows if merged.first_row <= row <= merged.last_row]
            if len(numbers) > 1:
                yield tuple(numbers)
