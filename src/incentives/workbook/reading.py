"""An uploaded workbook as cases: every row by itself, so that none is lost because of another."""

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from incentives.facts.field import Role
from incentives.forms.model import FormField
from incentives.values.text import Text
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.guard import refused
from incentives.workbook.cells.raw import MOST_APPLICANTS, RawCell, RawSheet, read_sheets
from incentives.workbook.cells.values import (
    Choices,
    Unread,
    choices_of,
    is_none_word,
    is_some_word,
    key_of,
    read_cell,
    read_status,
)
from incentives.workbook.faults import CellFault, RowPlaces, in_order
from incentives.workbook.filling import inner_path, is_status
from incentives.workbook.layout import KEY_PATHS, LIST_MARK, Column, Layout, SheetLayout

Cells = tuple[RawCell, ...]


@attrs.frozen(kw_only=True)
class ReadRow:
    """One applicant: what its cells say, without those that are faulty. `is_whole`: none of them is."""

    places: RowPlaces
    document: Mapping[str, object]
    is_whole: bool

    @property
    def key(self) -> str:
        return self.places.key


@attrs.frozen(kw_only=True)
class SourceSheet:
    """A sheet as it was uploaded: its name there, and its rows by number, each with the cells in the order of the layout."""

    name: str
    rows: Mapping[int, Cells]


@attrs.frozen(kw_only=True)
class ReadBook:
    """All applicants in the order of their rows; the faults of cells; and what was uploaded, for who has to mend it.

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

    Raises: UploadRefused, if it cannot be taken at all.
    """
    sheets, unread = _source(read_sheets(content), layout)
    if "" not in sheets:
        raise refused("not-the-template", wordings.NOT_THE_TEMPLATE)
    main = sheets[""]
    if not main.rows:
        raise refused("no-rows", wordings.NO_ROWS, sheet=main.name)
    if len(main.rows) > MOST_APPLICANTS:
        raise refused("too-many-rows", wordings.TOO_MANY_ROWS, sheet=main.name, most=MOST_APPLICANTS)
    reader = _Reader(layout=layout, sheets=sheets, facts={each.key: tuple(_facts(each, layout)) for each in layout.sheets})
    rows = tuple(reader.rows())
    return ReadBook(layout=layout, rows=rows, faults=in_order(reader.faults, layout), source=sheets, unread=unread)


def _source(raw: tuple[RawSheet, ...], layout: Layout) -> tuple[dict[str, SourceSheet], tuple[tuple[str, str], ...]]:
    """The sheets by their lists, with columns in the order of the layout, and the headings of columns that it does not have."""
    found: dict[str, SourceSheet] = {}
    unread: list[tuple[str, str]] = []
    for sheet in raw:
        mark = next(path for path in sheet.paths if path.startswith(KEY_PATHS))
        layout_sheet = layout.by_key.get(mark.removeprefix(KEY_PATHS).removeprefix(":"))
        if layout_sheet is None:
            unread.append((sheet.name, "*"))
            continue
        if layout_sheet.key in found:
            raise refused("sheet-twice", wordings.SHEET_TWICE, sheet=sheet.name, other=found[layout_sheet.key].name)
        at = {path: index for index, path in reversed(list(enumerate(sheet.paths))) if path}
        order = [at.get(column.path) for column in layout_sheet.columns]
        rows = {number: tuple(None if i is None else cells[i] for i in order) for number, cells in sheet.rows}
        kept = {number: cells for number, cells in rows.items() if any(cell is not None for cell in cells)}
        found[layout_sheet.key] = SourceSheet(name=sheet.name, rows=kept)
        unread += [(sheet.name, str(name)) for i, name in enumerate(sheet.headings) if i not in order and name is not None]
    return found, tuple(unread)


@attrs.frozen(kw_only=True)
class _Fact:
    """The cells of one fact: where they begin, how many there are, and where the document has what they say."""

    field: FormField
    at: int
    width: int
    path: tuple[str, ...]
    choices: Choices
    is_status: bool

    def put(self, document: dict[str, object], value: object) -> None:
        """The document says it."""
        *within, name = self.path
        for each in within:
            inner = document.setdefault(each, {})
            assert isinstance(inner, dict)
            document = inner
        document[name] = value


def _facts(sheet: SheetLayout, layout: Layout) -> Iterator[_Fact]:
    done: set[str] = set()
    for at, column in enumerate(sheet.columns):
        field = column.field
        if field is not None and field.path not in done:
            done.add(field.path)
            yield _Fact(
                field=field, at=at, width=sum(each.field is field for each in sheet.columns),
                path=inner_path(field, sheet, layout), choices=choices_of(field), is_status=is_status(column),
            )  # fmt: skip


@attrs.define
class _Reader:
    layout: Layout
    sheets: Mapping[str, SourceSheet]
    facts: Mapping[str, tuple[_Fact, ...]]
    faults: list[CellFault] = attrs.field(factory=list)

    def rows(self) -> Iterator[ReadRow]:
        """Each applicant; one without a key, or with that of another, can be read but not be told from others."""
        main = self.sheets[""]
        keys = {number: key_of(cells[0]) for number, cells in main.rows.items()}
        times = Counter(key for key in keys.values() if key)
        lists = {sheet.key: self._by_key(sheet, times) for sheet in self.layout.sheets[1:]}
        for number, cells in main.rows.items():
            before, key = len(self.faults), keys[number]
            if not key:
                self._fault(self.layout.main, number, self.layout.main.columns[0], wordings.NO_KEY, "")
            elif times[key] > 1:
                numbers = "、".join(str(other) for other, name in keys.items() if name == key)
                text = _filled(wordings.KEY_TWICE, key=key, rows=numbers)
                self._fault(self.layout.main, number, self.layout.main.columns[0], text, key)
            own = {name: found.get(key, ()) for name, found in lists.items()} if times[key] == 1 else {}
            yield self._row(number, key, cells, own, before)

    def _row(self, number: int, key: str, cells: Cells, lists: Mapping[str, tuple[int, ...]], before: int) -> ReadRow:
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
        places = RowPlaces(key=key, row=number, lists={name: rows for name, rows in lists.items() if rows})
        return ReadRow(places=places, document=document, is_whole=len(self.faults) == before)

    def _by_key(self, sheet: SheetLayout, known: Counter[str]) -> dict[str, tuple[int, ...]]:
        """The rows of a list by the key of the applicant that they belong to."""
        found: dict[str, list[int]] = {}
        source = self.sheets.get(sheet.key)
        for number, cells in source.rows.items() if source is not None else ():
            key = key_of(cells[0])
            if not key:
                self._fault(sheet, number, sheet.columns[0], wordings.NO_KEY, "")
            elif key not in known:
                text = _filled(wordings.KEY_UNKNOWN, key=key, main=self.sheets[""].name)
                self._fault(sheet, number, sheet.columns[0], text, key)
            else:
                found.setdefault(key, []).append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    def _read(self, sheet: SheetLayout, number: int, key: str, cells: Cells, document: dict[str, object]) -> None:
        """The facts of a row are in the document, except those of faulty cells."""
        if sheet.key and all(cell is None for cell in cells[1:]):
            self._fault(sheet, number, None, wordings.EMPTY_ROW, key)
        for fact in self.facts[sheet.key]:
            if fact.is_status:
                value = read_status(cells[fact.at : fact.at + fact.width])
            else:
                value = read_cell(fact.field, cells[fact.at], fact.choices) if cells[fact.at] is not None else None
            if isinstance(value, Unread):
                self._fault(sheet, number, sheet.columns[fact.at + value.at], value.text, key)
            elif value is not None:
                fact.put(document, value)

    def _known_list(
        self, sheet: SheetLayout, number: int, key: str, cells: Cells, entries: tuple[int, ...]
    ) -> bool:  # fmt: skip
        """Whether the sheet of applicants says that there is none."""
        main = self.layout.main
        at = main.places[f"{LIST_MARK}{sheet.key}"]
        cell, column, name = cells[at], main.columns[at], self._name_of(sheet)
        if cell is None:
            return False
        if is_none_word(cell):
            if entries:
                self._fault(main, number, column, _filled(wordings.NONE_BUT_ROWS, sheet=name, row=entries[0]), key)
            return not entries
        if not is_some_word(cell):
            self._fault(main, number, column, _filled(wordings.SOME_OR_NONE, typed=str(cell)[:40]), key)
        elif not entries:
            self._fault(main, number, column, _filled(wordings.SOME_BUT_NO_ROWS, sheet=name), key)
        return False

    def _name_of(self, sheet: SheetLayout) -> str:
        return self.sheets[sheet.key].name if sheet.key in self.sheets else sheet.name

    def _fault(self, sheet: SheetLayout, row: int, column: Column | None, text: Text, key: str) -> None:
        path, heading = (column.path, column.heading) if column is not None else ("", "")
        name = self._name_of(sheet)
        fault = CellFault(list_key=sheet.key, sheet=name, row=row, column=path, heading=heading, key=key, text=text)
        self.faults.append(fault)


def _filled(wording: Text, **gaps: object) -> Text:
    return Text(wording.zh.format(**gaps), wording.en.format(**gaps))
