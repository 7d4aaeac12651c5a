"""The rows of applicants as they are written: what is always needed in front, the rest further on.

Each further sheet has a row for the applicants of whom it says something.
"""

from collections.abc import Mapping, Sequence

from incentives.workbook.applicants.joining import any_of
from incentives.workbook.cells.raw import RawCell
from incentives.workbook.filling import SheetRows
from incentives.workbook.layout import MAIN_KEY, Layout, SheetLayout

Notes = Mapping[tuple[str, int, int], str]
"""What is wrong with a cell, by list, row and column.

Row and column are places among those given, counted from 0.
"""
_Rows = dict[str, list[tuple[RawCell, ...]]]


def divided(rows: SheetRows, notes: Notes, layout: Layout) -> tuple[SheetRows, Notes]:
    """Rows and notes of whole applicants, and of further sheets as they are read, as written.

    What is of lists stays as it is.
    """
    written: _Rows = {sheet.key: list(rows.get(sheet.key, ())) for sheet in layout.lists}
    placed = {place: note for place, note in notes.items() if place[0] in written}
    for part in layout.parts:
        written[part.key] = []
        at = _places(part, layout)
        if part.key != MAIN_KEY:
            _divide(rows.get(part.key, ()), part, at, notes, (part.key, written, placed))
        _divide(rows.get(MAIN_KEY, ()), part, at, notes, (MAIN_KEY, written, placed))
    return written, placed


def _places(part: SheetLayout, layout: Layout) -> list[int]:
    """Where the columns of the part stand among those of applicants; the key is the first."""
    return [0, *(layout.main.places[column.path] for column in part.columns[1:])]


def _divide(
    rows: Sequence[tuple[RawCell, ...]],
    part: SheetLayout,
    at: Sequence[int],
    notes: Notes,
    into: tuple[str, _Rows, dict[tuple[str, int, int], str]],
) -> None:
    """The columns of the part are written below what is there, each row with its notes."""
    key, written, placed = into
    is_front = part.key == MAIN_KEY
    for number, cells in enumerate(rows):
        mine = tuple(cells[place] for place in at)
        told = {
            column: notes[key, number, place]
            for column, place in enumerate(at)
            if (key, number, place) in notes and (is_front or column or key != MAIN_KEY)
        }
        if is_front or any_of(mine[1:]) or told:
            for column, note in told.items():
                placed[part.key, len(written[part.key]), column] = note
            written[part.key].append(mine)
