"""Cases as the rows of the sheets: what a template holds that was filled in from case documents."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from incentives.facts.field import Role
from incentives.facts.plain import value_at
from incentives.forms.editing import rows_at
from incentives.forms.model import FieldKind, FormField
from incentives.policy.origin.names import names_of_places
from incentives.values.text import Language
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.raw import RawCell
from incentives.workbook.cells.values import Choices, choices_of
from incentives.workbook.cells.writing import cells_of
from incentives.workbook.layout import MAIN_KEY, Column, Layout, SheetLayout

Document = Mapping[str, object]
SheetRows = Mapping[str, Sequence[tuple[RawCell, ...]]]
"""The rows of each sheet, by the name of its list; empty for the sheet of applicants."""


class CannotBeWritten(ValueError):
    """The template has no room for what the document says.

    A status of more than two periods, or a row without facts.
    """


def rows_of(cases: Mapping[str, Document], layout: Layout) -> SheetRows:
    """The rows of all sheets for cases by their keys.

    In the order of the cases, each cell in that of the columns.

    Raises:
        CannotBeWritten: if a row of a list says nothing, or the cells have no room for a fact.
    """
    rows: dict[str, list[tuple[RawCell, ...]]] = {sheet.key: [] for sheet in layout.sheets}
    for key, document in cases.items():
        for sheet in layout.sheets:
            if not sheet.key:
                rows[MAIN_KEY].append((key, *_cells(sheet, document, layout)))
                continue
            for entry in rows_at(document, sheet.steps):
                cells = _cells(sheet, entry, layout)
                if all(cell is None for cell in cells):
                    raise CannotBeWritten(f"{key}: {sheet.key} has a row that says nothing")
                rows[sheet.key].append((key, *cells))
    return rows


def _cells(sheet: SheetLayout, document: Document, layout: Layout) -> list[RawCell]:
    """The cells beside the key.

    Raises:
        CannotBeWritten: if they have no room for a fact.
    """
    language, cells, done = layout.words.language, list[RawCell](), set[str]()
    for column in sheet.columns[1:]:
        field = column.field
        if field is None:
            cells.append(_list_cell(column, document, language) if column.of_list else None)
        elif field.path not in done:
            done.add(field.path)
            value = value_at(document, field.steps)
            written = cells_of(field, value, language)
            if written is None:
                raise CannotBeWritten(f"{field.path}: {value!r} has no room in the cells")
            cells += written
    return cells


def _list_cell(column: Column, document: Document, language: Language) -> RawCell:
    listed = value_at(document, column.steps)
    if not isinstance(listed, list | tuple):
        return None
    return (wordings.SOME if listed else wordings.NONE).to(language)


@attrs.frozen(kw_only=True)
class FactCells:
    """The cells of one fact in a row.

    Where they begin (counted from 0), how many there are, and where the document has what they say.
    """

    field: FormField
    at: int
    width: int
    path: tuple[str, ...]
    choices: Choices
    is_status: bool

    def put(self, document: dict[str, object], value: object) -> None:
        """The document says it."""
        *within, name = self.path
        for record in within:
            inner = document.setdefault(record, {})
            assert isinstance(inner, dict)
            document = inner
        document[name] = value


def fact_cells_of(sheet: SheetLayout, layout: Layout) -> Iterator[FactCells]:
    """The facts of the sheet, each once, in the order of its columns."""
    done: set[str] = set()
    for at, column in enumerate(sheet.columns):
        field = column.field
        if field is not None and field.path not in done:
            done.add(field.path)
            yield FactCells(
                field=field,
                at=at,
                width=sum(other.field is field for other in sheet.columns),
                path=field.steps,
                choices=_choices_of(field, layout),
                is_status=is_status(column),
            )


def _choices_of(field: FormField, layout: Layout) -> Choices:
    """The values by how they may be written; of a place by more names than the one offered."""
    library = layout.words.library
    place = library.vocabulary.role(Role.JURISDICTION)
    is_place = place is not None and field.path == place.name
    named = names_of_places(library.jurisdictions) if is_place else {}
    return {**named, **choices_of(field)}


def is_status(column: Column) -> bool:
    """Whether it is one of the four columns of a status."""
    return column.field is not None and column.field.kind is FieldKind.STATUS
