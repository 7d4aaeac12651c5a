"""An uploaded workbook as cases: every row by itself, so that none is lost because of another."""

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from incentives.facts.field import Role
from incentives.forms.editing import with_value
from incentives.values.text import Text, filled
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.applicants.identities import doubtful
from incentives.workbook.applicants.joining import Joined, Line, any_of, joined
from incentives.workbook.applicants.rows import ReadRow, without_lists
from incentives.workbook.cells.guard import UploadRefused
from incentives.workbook.cells.particulars import read_particulars
from incentives.workbook.cells.raw import MOST_APPLICANTS, Untaken, read_sheets
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
from incentives.workbook.keys import Applicants, OwnedRows, carried, key_faults, owned
from incentives.workbook.layout import LIST_MARK, MAIN_KEY, PATH_ROW, Column, Layout, SheetLayout
from incentives.workbook.misplaced import misplaced
from incentives.workbook.source import Cells, Source, SourceSheet, source_of

_MOST_TOLD = 8


@attrs.frozen(kw_only=True)
class ReadBook:
    """All applicants in the order of their rows, and what is wrong with cells.

    `faults` come sheet by sheet, row by row. `source`: what was uploaded, by list, for who has to
    mend it.

    `unread`: what is not of the template, sheet by sheet: headings of columns, notes, totals.
    `unmarked`: sheets with rows of lists that cannot be read, by list. `lines`: to which row of
    applicants each row of a further sheet belongs. `doubts`: what nobody can say but the officer,
    such as one name under two codes; they keep no row from being read.
    """

    layout: Layout
    rows: tuple[ReadRow, ...]
    faults: tuple[CellFault, ...]
    source: Mapping[str, SourceSheet]
    unread: tuple[tuple[str, str], ...]
    unmarked: Mapping[str, str]
    lines: Mapping[Line, int] = attrs.field(factory=dict)
    doubts: tuple[CellFault, ...] = ()

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
            `MOST_APPLICANTS`; as `source_of`.
    """
    source = source_of(read_sheets(content), layout)
    sheets = source.sheets
    if MAIN_KEY not in sheets:
        raise UploadRefused(wordings.NOT_THE_TEMPLATE, "not-the-template")
    main = sheets[MAIN_KEY]
    if not main.rows:
        raise UploadRefused(filled(wordings.NO_ROWS, sheet=main.name), "no-rows")
    if len(main.rows) > MOST_APPLICANTS:
        text = filled(wordings.TOO_MANY_ROWS, sheet=main.name, most=MOST_APPLICANTS)
        raise UploadRefused(text, "too-many-rows")
    both = joined(source, {part.key: part.name for part in layout.further})
    reader = _Reader(
        layout=layout,
        source=source,
        both=both,
        sheets=both.sheets,
        facts={sheet.key: tuple(fact_cells_of(sheet, layout)) for sheet in layout.sheets},
    )
    reader.tell_parts()
    rows = reader.without_misplaced(tuple(reader.rows()))
    return ReadBook(
        layout=layout,
        rows=rows,
        faults=in_order(reader.faults, layout),
        source=reader.sheets,
        unread=source.unread,
        unmarked=source.unmarked,
        lines=both.lines,
        doubts=doubtful(rows, layout, main.name),
    )


@attrs.define
class _Reader:
    layout: Layout
    source: Source
    both: Joined
    sheets: dict[str, SourceSheet]
    facts: Mapping[str, tuple[FactCells, ...]]
    faults: list[CellFault] = attrs.field(factory=list)

    def tell_parts(self) -> None:
        """What is wrong with rows of further sheets is among the faults."""
        for fault in self.both.faults:
            part, row = fault.line
            sheet = self.layout.by_key[part]
            column = sheet.columns[0] if fault.at_key else None
            self._fault(sheet, row, column, fault.text, fault.key)

    def rows(self) -> Iterator[ReadRow]:
        """Each applicant, in the order of the rows.

        One without a key, or with that of another, can be read but not be told from others: it has
        no rows of lists.
        """
        main, main_sheet = self.sheets[MAIN_KEY], self.layout.main
        key_column = main_sheet.columns[0]
        keys = {number: key_of(cells[0]) for number, cells in main.rows.items()}
        times = Counter(key for key in keys.values() if key)
        lists = {sheet.key: self._owned(sheet, times) for sheet in self.layout.lists}
        faults = key_faults(keys)
        for number, cells in main.rows.items():
            before, key = len(self.faults), keys[number]
            if number in faults:
                self._fault(main_sheet, number, key_column, faults[number], key)
            yield self._row(number, key, cells, {} if number in faults else lists, before)

    def without_misplaced(self, rows: tuple[ReadRow, ...]) -> tuple[ReadRow, ...]:
        """The applicants without lists of which a row may stand under another's key."""
        applicants = [(row.places, row.document) for row in rows if row.key]
        row_of = {row.key: row.places.row for row in reversed(rows)}
        doubted: dict[str, set[str]] = {}
        for found in misplaced(applicants, self.layout):
            sheet, main = self.layout.by_key[found.list_key], self.layout.main
            told = "、".join(map(str, found.rows[:_MOST_TOLD]))
            sides = (
                (found.key, wordings.LIST_MISPLACED, found.whose),
                (found.whose, wordings.LIST_SURPLUS, found.key),
            )
            for key, wording, other in sides:
                doubted.setdefault(key, set()).add(found.list_key)
                text = filled(wording, sheet=self._name_of(sheet), rows=told, other=other)
                self._fault(main, row_of[key], main.by_path[f"{LIST_MARK}{sheet.key}"], text, key)
        return tuple(without_lists(row, doubted.get(row.key, ()), self.layout) for row in rows)

    def _row(
        self, number: int, key: str, cells: Cells, lists: Mapping[str, OwnedRows], before: int
    ) -> ReadRow:
        document: dict[str, object] = {}
        main = self.layout.main
        self._read(main, number, key, cells, document)
        for doubt in self.both.doubts.get(number, ()):
            self._fault(main, number, main.columns[0], doubt, key)
        field = self.layout.words.library.vocabulary.role(Role.JURISDICTION)
        if field is not None and field.name not in document:
            document[field.name] = self.layout.place
        places: dict[str, tuple[int, ...]] = {}
        for sheet in self.layout.lists:
            entries = lists[sheet.key].rows.get(key, ()) if lists else ()
            if entries:
                places[sheet.key] = entries
            listed: list[dict[str, object]] = []
            for entry in entries:
                listed.append({})
                self._read(sheet, entry, key, self.sheets[sheet.key].rows[entry], listed[-1])
            doubts = lists[sheet.key].doubtful(key) if lists else ()
            if self._is_in_doubt(sheet, number, key, doubts):
                continue
            if self._known_list(sheet, number, key, cells, entries) or entries:
                document = with_value(document, sheet.steps, listed)
        particulars, refused = read_particulars(main.columns, cells)
        for column, text in refused:
            self._fault(main, number, column, text, key)
        further = {
            column.path: self.both.origins[number, at]
            for at, column in enumerate(main.columns)
            if (number, at) in self.both.origins
        }
        return ReadRow(
            places=RowPlaces(key=key, row=number, lists=places, further=further),
            document=document,
            is_whole=len(self.faults) == before,
            particulars=particulars,
        )

    def _is_in_doubt(
        self, sheet: SheetLayout, number: int, key: str, doubts: tuple[int, ...]
    ) -> bool:
        """Whether rows may be of the applicant of which nobody can be sure; told at its own row."""
        unmarked = self.source.unmarked.get(sheet.key)
        if unmarked is not None:
            text = filled(wordings.LIST_UNMARKED, sheet=unmarked)
        elif doubts:
            rows = "、".join(map(str, doubts[:_MOST_TOLD])) + ("…" if doubts[_MOST_TOLD:] else "")
            text = filled(wordings.LIST_IN_DOUBT, sheet=self._name_of(sheet), rows=rows)
        else:
            return False
        main = self.layout.main
        self._fault(main, number, main.by_path[f"{LIST_MARK}{sheet.key}"], text, key)
        return True

    def _owned(self, sheet: SheetLayout, times: Counter[str]) -> OwnedRows:
        """Whose the rows of a list are; what cannot be said is among the faults."""
        if sheet.key in self.source.unmarked:
            text = filled(wordings.ROW_TWO_GONE, sheet=self.source.unmarked[sheet.key])
            self._fault(sheet, PATH_ROW, None, text, "")
        source = self.sheets.get(sheet.key)
        if source is None:
            return OwnedRows()
        if source.blocks:
            source = carried(source, times, self._without(sheet))
            self.sheets[sheet.key] = source
        found = owned(source, Applicants(times=times, sheet=self.sheets[MAIN_KEY].name))
        for fault in found.faults:
            self._fault(sheet, fault.row, sheet.columns[0], fault.text, fault.key)
        return found

    def _without(self, sheet: SheetLayout) -> frozenset[str]:
        """The applicants that are said to have no row of the list."""
        at = self.layout.main.places[f"{LIST_MARK}{sheet.key}"]
        rows = self.sheets[MAIN_KEY].rows.values()
        return frozenset(key_of(cells[0]) for cells in rows if is_none_word(cells[at]))

    def _read(
        self, sheet: SheetLayout, number: int, key: str, cells: Cells, document: dict[str, object]
    ) -> None:
        """The facts of a row are in the document, except those of faulty cells."""
        if number in self.sheets[sheet.key].hidden:
            count = len(self.sheets[sheet.key].hidden)
            self._fault(sheet, number, None, filled(wordings.HIDDEN_ROW, count=count), key)
        if not any_of(cells[1:]):
            self._fault(sheet, number, None, wordings.EMPTY_ROW, key)
        for fact in self.facts[sheet.key]:
            if fact.is_status:
                value = read_status(cells[fact.at : fact.at + fact.width])
            elif cells[fact.at] is None:
                continue
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
        if isinstance(cell, Untaken):
            self._fault(main, number, column, cell.text, key)
        elif is_none_word(cell):
            if entries:
                text = filled(wordings.NONE_BUT_ROWS, sheet=name, row=entries[0])
                self._fault(main, number, column, text, key)
            return not entries
        elif not is_some_word(cell):
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
        if sheet is self.layout.main and path:
            part, row = self.both.origins.get((row, sheet.places[path]), (MAIN_KEY, row))
            sheet = self.layout.by_key[part]
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
