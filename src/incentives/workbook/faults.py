"""What is wrong with a workbook, cell by cell: where, and what to do."""

from collections.abc import Iterable, Mapping

import attrs

from incentives.errors import CaseFault
from incentives.facts.plain import PERIOD_KEYS
from incentives.report.words.faults import fault_sentence
from incentives.report.words.names import Words, printable
from incentives.values.place import FactPath
from incentives.values.text import SPOKEN, Text, in_each
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.layout import LIST_MARK, Layout, SheetLayout


@attrs.frozen(kw_only=True)
class CellFault:
    """One thing wrong with a cell or a row.

    `list_key`: the list that the sheet is of, empty for that of applicants; `row`: as a spreadsheet
    counts. `sheet` is what the file calls the sheet; `column` the path of the column, empty if the
    whole row is meant; `heading` what stands above it. `key`: whose row.
    """

    list_key: str
    sheet: str
    row: int
    column: str = ""
    heading: str = ""
    key: str = ""
    text: Text


def fault_told(fault: CellFault, words: Words) -> str:
    """The fault in a sentence, with where it is."""
    text = printable(fault.text.to(words.language))
    place = wordings.AT_CELL if fault.column else wordings.AT_ROW
    return words.say(place, sheet=fault.sheet, row=fault.row, column=fault.heading, text=text)


@attrs.frozen(kw_only=True)
class RowPlaces:
    """Where the facts of one case stand in the file.

    Its own row, and for each list the rows of its entries in order; rows as a spreadsheet counts.
    `further`: the columns of its own that stand on further sheets, each with its sheet and row.
    """

    key: str
    row: int
    lists: dict[str, tuple[int, ...]]
    further: Mapping[str, tuple[str, int]] = attrs.field(factory=dict)


def located(
    fault: CaseFault, places: RowPlaces, layout: Layout, names: dict[str, str]
) -> CellFault:
    """The fault of a case at the cell that it comes from, or at its row if no column is meant.

    `names`: what the sheets are called in the file, by list.
    """
    path = FactPath.meant_by(fault.path)
    sheet, row = _row_of(path, places, layout)
    column = _column_path(sheet, path, layout)
    if sheet is layout.main and column in places.further:
        part, row = places.further[column]
        sheet = layout.by_key[part]
    return CellFault(
        list_key=sheet.key,
        sheet=names.get(sheet.key, sheet.name),
        row=row,
        column=column,
        heading=sheet.by_path[column].heading if column else "",
        key=places.key,
        text=_sentence(fault, layout.words),
    )


def _row_of(path: FactPath, places: RowPlaces, layout: Layout) -> tuple[SheetLayout, int]:
    """The sheet and the row of the fact; those of the applicant where no row of a list is meant."""
    sheet = layout.by_key.get(path.list_name) if path.list_name is not None else None
    rows = places.lists.get(sheet.key, ()) if sheet is not None else ()
    if sheet is None or path.index is None or path.index >= len(rows):
        return layout.main, places.row
    return sheet, rows[path.index]


def _column_path(sheet: SheetLayout, path: FactPath, layout: Layout) -> str:
    """The column of the fact, empty if there is none.

    Itself, a declared one by its id, a status at its period, a list on the sheet of applicants.
    """
    path = layout.words.library.vocabulary.of_declared(path)
    *within, last = path.steps or ("",)
    in_period = FactPath((*within, 0, last)) if last in PERIOD_KEYS.values() else path
    for tried in (path, path.row(0).inner("from"), in_period, path.inner("from")):
        name = tried.without_rows if sheet is not layout.main else tried.text
        if name in sheet.by_path:
            return name
    listed = f"{LIST_MARK}{path}"
    return listed if listed in sheet.by_path else ""


def _sentence(fault: CaseFault, words: Words) -> Text:
    return in_each(
        SPOKEN,
        lambda language: fault_sentence(fault, Words(library=words.library, language=language)),
    )


def in_order(faults: Iterable[CellFault], layout: Layout) -> tuple[CellFault, ...]:
    """Sheet by sheet, row by row, column by column; the same is told once."""
    sheets = {sheet.key: at for at, sheet in enumerate(layout.written)}

    def place(fault: CellFault) -> tuple[int, int, int]:
        columns = layout.by_key[fault.list_key].places
        return sheets[fault.list_key], fault.row, columns.get(fault.column, -1)

    return tuple(sorted(dict.fromkeys(faults), key=place))
