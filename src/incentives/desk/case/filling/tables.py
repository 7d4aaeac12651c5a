"""What the page shows of a list by month and the like: one table, with totals below."""

from incentives.desk.case.filling.shown import FieldsShown, Shown
from incentives.facts.plain import value_at
from incentives.forms.editing import rows_at
from incentives.forms.model import FieldKind, FormField, FormSection
from incentives.forms.table import cell_text, options_of, totals_of
from incentives.forms.words import how_to_write, label_of
from incentives.values.place import FactPath
from incentives.wordings import filling as wordings

_LINES = 12
"""So many lines there are at least: the months of a year."""
_FIGURES = frozenset({FieldKind.NUMBER, FieldKind.MONEY})


def table_of(section: FormSection, shown: FieldsShown) -> Shown:
    """The table of the list; what could not be taken stays in its cell, and is told there."""
    rows = rows_at(shown.filled.document, section.steps)
    return {
        "columns": [_column(field, shown) for field in section.fields],
        "rows": [_row(section, index, shown) for index in range(len(rows))],
        "lines": max(_LINES, len(rows) + 1),
        "totals": [
            f"{total:,}" if total is not None and rows else "" for total in totals_of(section, rows)
        ],
        "papers": shown.papers_of(_papers_of(section)),
        "uncounted": _uncounted(section, shown),
    }


def _papers_of(section: FormSection) -> tuple[str, ...]:
    """The papers that prove facts of its rows, each once."""
    return tuple(dict.fromkeys(kind for field in section.fields for kind in field.proven_by))


def _column(field: FormField, shown: FieldsShown) -> Shown:
    return {
        "label": label_of(field, shown.words),
        "how": how_to_write(field, shown.words),
        "options": list(options_of(field, shown.filled.document, shown.words.language)),
        "is_figure": field.kind in _FIGURES,
    }


def _row(section: FormSection, index: int, shown: FieldsShown) -> list[tuple[str, str]]:
    """The text of each cell with what is wrong with it; of a row as a whole in its first cell."""
    row = rows_at(shown.filled.document, section.steps)[index]
    at = FactPath.parse(section.key).row(index)
    cells = [
        _cell(field, at.inner(field.name), value_at(row, field.steps), shown)
        for field in section.fields
    ]
    text, fault = cells[0]
    told = [fault, shown.faults.get(at, "")]
    if not any(text for text, _ in cells):
        told.append(shown.words.say(wordings.EMPTY_ROW))
    cells[0] = (text, " ".join(part for part in told if part))
    return cells


def _cell(field: FormField, path: FactPath, plain: object, shown: FieldsShown) -> tuple[str, str]:
    typed = shown.filled.typed.get(path.text)
    text = cell_text(field, plain, shown.filled.document, shown.words.language)
    return (text if typed is None else typed, shown.fault_at(field, path))


def _uncounted(section: FormSection, shown: FieldsShown) -> str:
    """That figures stand in the table which could not be taken, so that no total has them."""
    adding = {field.name for field in section.fields if field.adds_up}
    paths = map(FactPath.meant_by, shown.filled.typed)
    count = sum(path.list_name == section.key and path.name in adding for path in paths)
    return shown.words.say(wordings.UNCOUNTED, count=count) if count else ""
