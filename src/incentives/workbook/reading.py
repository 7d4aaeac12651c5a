"""An uploaded workbook as cases: every row by itself, so that none is lost because of another."""

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from incentives.facts.field import Role
from incentives.values.text import Text
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.guard import UploadRefused, filled
from incentives.workbook.cells.raw import MOST_APPLICANTS, RawCell, RawSheet, read_sheets
from incentives.workbook.cells.values import (
    Unread,
    is_none_word,
    is_some_word,
    key_of,
    read_cell,
    read_status,
)
from incentives.workbook.faults import CellFault, RowPlaces, in_order
from incentives.workbook.filling import FactCells, fact_cells_of
from incentives.workbook.layout import KEY_PATHS, LIST_MARK, MAIN_KEY, Column, Layout, SheetLayout

Cells = tuple[RawCell, ...]


@attrs.frozen(kw_only=True)
class ReadRow:
    """One applicant: what its cells say, without those that are faulty.

    `is_whole`: none of them is.
    """

    places: RowPlaces
    document: Mapping[str, object]
    is_whole: bool

    @property
    def key(self) -> str:
        return self.places.key


@attrs.frozen(kw_only=True)
class SourceSheet:
    """A sheet as it was uploaded.

    Its name there, and its rows by number, each with the cells in the order of the layout.
    """

    name: str
    rows: Mapping[int, Cells]


@attrs.frozen(kw_only=True)
class ReadBook:
    """All applicants in the order of their rows, and what is wrong with cells.

    `faults` come sheet by sheet, row by row. `source`: what was uploaded, by list, for who has to
    mend it.

    `unread`: headings of columns that are not of the template, sheet by sheet.
    """

    layout: Layout
    rows: tuple[ReadRow, ...]
    faults: tuple[CellFault, ...]
    source: Mapping[str, SourceSheet]
    unread: tuple[tuple[str, str], ...]

    @property
    def names(self) -> dict[str, str]:
        """What the sheets are called in the file, by list."""
        return {key: sheet.name for key, sheet in self.source.items()}


def read_book(content: bytes, layout: Layout) -> ReadBook:
    """The applicants that the workbook says.

    What is wrong with a cell is among the faults, and nothing is raised for it.

    Raises:
        UploadRefused: as `read_sheets`, if it cannot be taken at all; `not-the-template` without
            the sheet of applicants, `no-rows` without any there, `too-many-rows` with more than
            `MOST_APPLICANTS`; `sheet-twice`.
    """
    sheets, unread = _source(read_sheets(content), layout)
    if MAIN_KEY not in sheets:
        raise UploadRefused(wordings.NOT_THE_TEMPLATE, "not-the-template")
    main = sheets[MAIN_KEY]
    if not main.rows:
        raise UploadRefused(filled(wordings.NO_ROWS, sheet=main.name), "no-rows")
    if len(main.rows) > MOST_APPLICANTS:
        text = filled(wordings.TOO_MANY_ROWS, sheet=main.name, most=MOST_APPLICANTS)
        raise UploadRefused(text, "too-many-rows")
    reader = _Reader(
        layout=layout,
        sheets=sheets,
        facts={sheet.key: tuple(fact_cells_of(sheet, layout)) for sheet in layout.sheets},
    )
    rows = tuple(reader.rows())
    return ReadBook(
        layout=layout,
        rows=rows,
        faults=in_order(reader.faults, layout),
        source=sheets,
        unread=unread,
    )


def _source(
    raw: tuple[RawSheet, ...], layout: Layout
) -> tuple[dict[str, SourceSheet], tuple[tuple[str, str], ...]]:
    """The sheets by their lists, with columns in the order of the layout.

    And the headings of columns that it does not have, with their sheets.

    Raises:
        UploadRefused: `sheet-twice`, if two sheets are of one list.
    """
    sheets: dict[str, SourceSheet] = {}
    unread: list[tuple[str, str]] = []
    for sheet in raw:
        mark = next(path for path in sheet.paths if path.startswith(KEY_PATHS))
        layout_sheet = layout.by_key.get(mark.removeprefix(KEY_PATHS).removeprefix(":"))
        if layout_sheet is None:
            unread.append((sheet.name, "*"))
            continue
        if layout_sheet.key in sheets:
            other = sheets[layout_sheet.key].name
            text = filled(wordings.SHEET_TWICE, sheet=sheet.name, other=other)
            raise UploadRefused(text, "sheet-twice")
        order = _order_of(sheet, layout_sheet)
        sheets[layout_sheet.key] = SourceSheet(name=sheet.name, rows=_in_order(sheet, order))
        unread += [
            (sheet.name, str(name))
            for at, name in enumerate(sheet.headings)
            if at not in order and name is not None
        ]
    return sheets, tuple(unread)


def _order_of(sheet: RawSheet, layout_sheet: SheetLayout) -> list[int | None]:
    """Where the sheet has each column of the layout, the first of two alike; None: nowhere."""
    at = {path: index for index, path in reversed(list(enumerate(sheet.paths))) if path}
    return [at.get(column.path) for column in layout_sheet.columns]


def _in_order(sheet: RawSheet, order: list[int | None]) -> dict[int, Cells]:
    """The rows that say something in the columns of the layout, by number."""
    rows = {
        number: tuple(None if at is None else cells[at] for at in order)
        for number, cells in sheet.rows
    }
    return {
        number: cells for number, cells in rows.items() if any(cell is not None for cell in cells)
    }


@attrs.define
class _Reader:
    layout: Layout
    sheets: Mapping[str, SourceSheet]
    facts: Mapping[str, tuple[FactCells, ...]]
    faults: list[CellFault] = attrs.field(factory=list)

    def rows(self) -> Iterator[ReadRow]:
        """Each applicant, in the order of the rows.

        One without a key, or with that of another, can be read but not be told from others: it has
        no rows of lists.
        """
        main, main_sheet = self.sheets[MAIN_KEY], self.layout.main
        key_column = main_sheet.columns[0]
        keys = {number: key_of(cells[0]) for number, cells in main.rows.items()}
        times = Counter(key for key in keys.values() if key)
        lists = {sheet.key: self._by_key(sheet, times) for sheet in self.layout.sheets[1:]}
        for number, cells in main.rows.items():
            before, key = len(self.faults), keys[number]
            if not key:
                self._fault(main_sheet, number, key_column, wordings.NO_KEY, "")
            elif times[key] > 1:
                numbers = "、".join(str(other) for other, name in keys.items() if name == key)
                text = filled(wordings.KEY_TWICE, key=key, rows=numbers)
                self._fault(main_sheet, number, key_column, text, key)
            own: dict[str, tuple[int, ...]] = {}
            if times[key] == 1:
                own = {name: rows.get(key, ()) for name, rows in lists.items()}
            yield self._row(number, key, cells, own, before)

    def _row(
        self, number: int, key: str, cells: Cells, lists: Mapping[str, tuple[int, ...]], before: int
    ) -> ReadRow:
        document: dict[str, object] = {}
        self._read(self.layout.main, number, key, cells, document)
        field = self.layout.words.library.vocabulary.role(Role.JURISDICTION)
        if field is not None and field.name not in document:
            document[field.name] = self.layout.place
        for sheet in self.layout.sheets[1:]:
            entries = lists.get(sheet.key, ())
            listed: list[dict[str, object]] = []
            for entry in entries:
                listed.append({})
                self._read(sheet, entry, key, self.sheets[sheet.key].rows[entry], listed[-1])
            known = self._known_list(sheet, number, key, cells, entries)
            if entries or known:
                document[sheet.key] = listed
        places = RowPlaces(
            key=key, row=number, lists={name: rows for name, rows in lists.items() if rows}
        )
        return ReadRow(places=places, document=document, is_whole=len(self.faults) == before)

    def _by_key(self, sheet: SheetLayout, known: Counter[str]) -> dict[str, tuple[int, ...]]:
        """The rows of a list by the key of the applicant that they belong to."""
        rows: dict[str, list[int]] = {}
        source = self.sheets.get(sheet.key)
        for number, cells in source.rows.items() if source is not None else ():
            key = key_of(cells[0])
            if not key:
                self._fault(sheet, number, sheet.columns[0], wordings.NO_KEY, "")
            elif key not in known:
                text = filled(wordings.KEY_UNKNOWN, key=key, main=self.sheets[MAIN_KEY].name)
                self._fault(sheet, number, sheet.columns[0], text, key)
            else:
                rows.setdefault(key, []).append(number)
        return {key: tuple(numbers) for key, numbers in rows.items()}

    def _read(
        self, sheet: SheetLayout, number: int, key: str, cells: Cells, document: dict[str, object]
    ) -> None:
        """The facts of a row are in the document, except those of faulty cells."""
        if sheet.key and all(cell is None for cell in cells[1:]):
            self._fault(sheet, number, None, wordings.EMPTY_ROW, key)
        for fact in self.facts[sheet.key]:
            if fact.is_status:
                value = read_status(cells[fact.at : fact.at + fact.width])
            else:
                value = read_cell(fact.field, cells[fact.at], fact.choices)
            if isinstance(value, Unread):
                self._fault(sheet, number, sheet.columns[fact.at + value.at], value.text, key)
            elif value is not None:
                fact.put(document, value)

    def _known_list(
        self, sheet: SheetLayout, number: int, key: str, cells: Cells, entries: tuple[int, ...]
    ) -> bool:
        """Whether the sheet of applicants says that there is none."""
        main = self.layout.main
        at = main.places[f"{LIST_MARK}{sheet.key}"]
        cell, column, name = cells[at], main.columns[at], self._name_of(sheet)
        if cell is None:
            return False
        if is_none_word(cell):
            if entries:
                text = filled(wordings.NONE_BUT_ROWS, sheet=name, row=entries[0])
                self._fault(main, number, column, text, key)
            return not entries
        if not is_some_word(cell):
            text = filled(wordings.SOME_OR_NONE, typed=str(cell)[:40])
            self._fault(main, number, column, text, key)
        elif not entries:
            self._fault(main, number, column, filled(wordings.SOME_BUT_NO_ROWS, sheet=name), key)
        return False

    def _name_of(self, sheet: SheetLayout) -> str:
        return self.sheets[sheet.key].name if sheet.key in self.sheets else sheet.name

    def _fault(
        self, sheet: SheetLayout, row: int, column: Column | None, text: Text, key: str
    ) -> None:
        path, heading = (column.path, column.heading) if column is not None else ("", "")
        fault = CellFault(
            list_key=sheet.key,
            sheet=self._name_of(sheet),
            row=row,
            column=path,
            heading=heading,
            key=key,
            text=text,
        )
        self.faults.append(fault)
