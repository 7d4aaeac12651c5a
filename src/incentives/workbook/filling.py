"""Cases as the rows of the sheets: what a template holds that was filled in from case documents."""

from collections.abc import Mapping, Sequence

from incentives.facts.field import Role
from incentives.forms.model import FieldKind, FormField
from incentives.values.text import Language
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.raw import RawCell
from incentives.workbook.cells.writing import cells_of
from incentives.workbook.layout import LIST_MARK, Column, Layout, SheetLayout

Document = Mapping[str, object]
SheetRows = Mapping[str, Sequence[tuple[RawCell, ...]]]
"""The rows of each sheet, by the name of its list; empty for the sheet of applicants."""


class CannotBeWritten(ValueError):
    """The template has no room for what the document says: a status of more than two periods, or a row without facts."""


def rows_of(cases: Mapping[str, Document], layout: Layout) -> SheetRows:
    """The rows of all sheets for cases by their keys.

    Raises: CannotBeWritten.
    """
    found: dict[str, list[tuple[RawCell, ...]]] = {sheet.key: [] for sheet in layout.sheets}
    for key, document in cases.items():
        for sheet in layout.sheets:
            if not sheet.key:
                found[""].append((key, *_cells(sheet, document, layout)))
                continue
            listed = document.get(sheet.key)
            for row in listed if isinstance(listed, list | tuple) else ():
                cells = _cells(sheet, row, layout)
                if all(cell is None for cell in cells):
                    raise CannotBeWritten(f"{key}: {sheet.key} has a row that says nothing")
                found[sheet.key].append((key, *cells))
    return found


def _cells(sheet: SheetLayout, document: Document, layout: Layout) -> list[RawCell]:
    """The cells beside the key."""
    language, cells, done = layout.words.language, list[RawCell](), set[str]()
    for column in sheet.columns[1:]:
        field = column.field
        if field is None:
            cells.append(_list_cell(column, document, language))
        elif field.path not in done:
            done.add(field.path)
            value = value_at(document, inner_path(field, sheet, layout))
            written = cells_of(field, value, language)
            if written is None:
                raise CannotBeWritten(f"{field.path}: {value!r} has no room in the cells")
            cells += written
    return cells


def _list_cell(column: Column, document: Document, language: Language) -> RawCell:
    listed = document.get(column.path.removeprefix(LIST_MARK))
    if not isinstance(listed, list | tuple):
        return None
    return (wordings.SOME if listed else wordings.NONE).to(language)


def inner_path(field: FormField, sheet: SheetLayout, layout: Layout) -> tuple[str, ...]:
    """Where the fact stands in the document, of a list in one of its rows."""
    if field.is_declared:
        declared = layout.words.library.vocabulary.role(Role.DECLARED)
        return (declared.name if declared is not None else "", field.path)
    return tuple(field.path.removeprefix(f"{sheet.key}[].").split("."))


def value_at(document: object, path: tuple[str, ...]) -> object:
    """What the document says at the path; None: nothing."""
    for name in path:
        document = document.get(name) if isinstance(document, Mapping) else None
    return document


def is_status(column: Column) -> bool:
    """Whether it is one of the four columns of a status."""
    return column.field is not None and column.field.kind is FieldKind.STATUS
