"""A list of the case as one table: months, bills and the like, with totals below."""

from functools import partial

from incentives.desk.case.rows import rows_of
from incentives.desk.case.typed_texts import keep_change, typed_texts, typed_without_row
from incentives.desk.controls.grid import Cells, Grid, GridCell, GridColumn, draw_grid
from incentives.desk.session import (
    case_document,
    case_faults,
    case_revision,
    language,
    words,
)
from incentives.forms.model import FieldKind, FormField, FormSection
from incentives.forms.refusal import Refusal
from incentives.forms.table import cell_text, options_of, read_cell, read_table, totals_of
from incentives.forms.words import label_of
from incentives.report.words.faults import fault_sentence
from incentives.values.place import FactPath

_LINES = 12
"""So many lines there are at least: the months of a year."""


def draw_table_of(section: FormSection) -> None:
    """Draws the table of the list; what cannot be taken stays in its cell, and is told there."""
    rows = rows_of(section.key)
    faults = _faults_of(section)
    cells = [
        tuple(_cell(section, field, index, faults) for field in section.fields)
        for index in range(len(rows))
    ]
    empty = tuple(GridCell(text="") for _ in section.fields)
    cells += [empty] * (max(_LINES, len(cells) + 1) - len(cells))
    grid = Grid(
        title=words().law(section.title),
        columns=tuple(map(_column, section.fields)),
        rows=tuple(cells),
        totals=tuple(
            "" if total is None or not rows else f"{total:,}" for total in totals_of(section, rows)
        ),
    )
    key = f"table_{case_revision()}_{section.key}"
    draw_grid(grid, key=key, take=partial(_take, section))


def _column(field: FormField) -> GridColumn:
    return GridColumn(
        label=label_of(field, words()),
        options=options_of(field, case_document(), language()),
        is_number=field.kind in {FieldKind.NUMBER, FieldKind.MONEY},
    )


def _faults_of(section: FormSection) -> dict[FactPath, str]:
    """What is at odds with other facts, by the cell; what is of a row stands in its first cell."""
    told: dict[FactPath, str] = {}
    for fault in case_faults():
        path = FactPath.parse(fault.path)
        if path.list_name == section.key and len(path.steps) > 1:
            at = path if len(path.steps) > 2 else path.inner(section.fields[0].name)
            told.setdefault(at, fault_sentence(fault, words()))
    return told


def _cell(
    section: FormSection, field: FormField, index: int, faults: dict[FactPath, str]
) -> GridCell:
    path = FactPath((section.key, index, field.name))
    document = case_document()
    typed = typed_texts().get(path.text)
    if typed is not None:
        read = read_cell(field, typed, document)
        return GridCell(
            text=typed, fault=read.text.to(language()) if isinstance(read, Refusal) else ""
        )
    plain = rows_of(section.key)[index].get(field.name)
    text = cell_text(field, plain, document, language())
    return GridCell(text=text, fault=faults.get(path, ""))


def _take(section: FormSection, cells: Cells) -> None:
    """The case has the rows that stand in the table; without any it is not known whether it has."""
    document = case_document()
    read = read_table(section, cells, document)
    changed = {name: value for name, value in document.items() if name != section.key}
    if read.rows:
        changed[section.key] = [dict(row) for row in read.rows]
    keep_change(changed, {**typed_without_row(section.key), **read.refused})
