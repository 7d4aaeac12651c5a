"""What is wrong with a workbook, cell by cell: the sheet, the row and the column, and what to do."""

import re
from collections.abc import Iterable, Sequence

import attrs

from incentives.errors import CaseFault
from incentives.report.words.faults import fault_sentence
from incentives.report.words.names import Words, printable
from incentives.values.text import Language, Text
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.layout import Layout, SheetLayout

_ROW = re.compile(r"(?P<rows>[a-z_0-9]+)\[(?P<index>[0-9]+)\](\.(?P<rest>.+))?")


@attrs.frozen(kw_only=True)
class CellFault:
    """One thing wrong: on the sheet of a list (empty: of applicants), in a row as a spreadsheet counts.

    `sheet` is what the file calls the sheet; `column` the path of the column, empty if the whole row is meant; `heading` what
    stands above it. `key`: whose row.
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
    """Where the facts of one case stand in the file: its own row, and for each list the rows of its entries in order."""

    key: str
    row: int
    lists: dict[str, tuple[int, ...]]


def located(fault: CaseFault, places: RowPlaces, layout: Layout, names: dict[str, str]) -> CellFault:
    """The fault of a case at the cell that it comes from; `names`: what the sheets are called in the file, by list."""
    sheet, row, path = _place_of(fault.path, places, layout)
    column = _column_path(sheet, path)
    return CellFault(
        list_key=sheet.key, sheet=names.get(sheet.key, sheet.name), row=row, column=column,
        heading=sheet.by_path[column].heading if column else "", key=places.key, text=_sentence(fault, layout.words),
    )  # fmt: skip


def _place_of(path: str, places: RowPlaces, layout: Layout) -> tuple[SheetLayout, int, str]:
    """The sheet, the row, and the path as the columns of the sheet are called."""
    matched = _ROW.fullmatch(path)
    if matched is not None and matched["rows"] in layout.by_key:
        rows, at = places.lists.get(matched["rows"], ()), int(matched["index"])
        if at < len(rows):
            rest = f".{matched['rest']}" if matched["rest"] else ""
            return layout.by_key[matched["rows"]], rows[at], f"{matched['rows']}[]{rest}"
    return layout.main, places.row, path


def _column_path(sheet: SheetLayout, path: str) -> str:
    """The column of the fact: itself, a declared one without its record, a status at its period; empty if there is none."""
    bare = path.partition(".")[2]
    for name in (path, bare):
        for tried in (name, f"{name}[0].from", re.sub(r"\.(from|to)$", r"[0].\1", name), f"{name}.from", f"#list:{name}"):
            if tried in sheet.by_path:
                return tried
    return ""


def _sentence(fault: CaseFault, words: Words) -> Text:
    chinese, english = (
        fault_sentence(fault, Words(library=words.library, language=language)) for language in (Language.ZH, Language.EN)
    )
    return Text(chinese, english)


def in_order(faults: Iterable[CellFault], layout: Layout) -> tuple[CellFault, ...]:
    """Sheet by sheet, row by row, column by column; the same is told once."""
    sheets = {sheet.key: at for at, sheet in enumerate(layout.sheets)}

    def place(fault: CellFault) -> tuple[int, int, int]:
        columns: Sequence[str] = tuple(layout.by_key[fault.list_key].by_path)
        return sheets[fault.list_key], fault.row, columns.index(fault.column) if fault.column in columns else -1

    return tuple(sorted(dict.fromkeys(faults), key=place))
