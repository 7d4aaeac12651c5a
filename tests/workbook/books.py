"""Workbooks for tests: the template of Haimen, filled in from examples, cells changed."""

import io
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import attrs
import openpyxl
from openpyxl.cell.cell import Cell as AnyCell
from openpyxl.cell.cell import MergedCell

from incentives import childcare
from incentives.facts.plain import unstructure_case
from incentives.forms.build import form_of
from incentives.policy.library import Library
from incentives.report.words.names import Words
from incentives.values.text import Language
from incentives.workbook.filling import rows_of
from incentives.workbook.layout import FIRST_ROW, Layout, layout_of
from incentives.workbook.template import template_bytes

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PLACE, DAY = "320614", date(2024, 12, 31)
Cell = str | int | float | bool | date | None


@cache
def library() -> Library:
    """The bundled policies, loaded once."""
    return childcare.library()


@cache
def layout(language: Language = Language.ZH) -> Layout:
    """The sheets for Haimen."""
    found = library()
    return layout_of(
        form_of(found, found.chain_of(PLACE) or ()), Words(library=found, language=language), PLACE
    )


@cache
def _example(name: str) -> dict[str, object]:
    return dict(unstructure_case(childcare.read_case(EXAMPLES / f"{name}.yaml")))


def example(which: str = "haimen-new-build", /, **changes: object) -> dict[str, object]:
    """The document of an example, with other facts in the place of some."""
    return {**_example(which), **changes}


@attrs.frozen
class _Cases:
    """Cases by their keys, the same where they read the same."""

    of: Mapping[str, Mapping[str, object]] = attrs.field(eq=False)
    read: str


def book(cases: Mapping[str, Mapping[str, object]], language: Language = Language.ZH) -> bytes:
    """The template filled in; many tests begin with the same."""
    return _book(_Cases(cases, repr(cases)), language)


@lru_cache(maxsize=32)
def _book(cases: _Cases, language: Language) -> bytes:
    return template_bytes(layout(language), day=DAY, rows=rows_of(cases.of, layout(language)))


def column_of(path: str, sheet: str = "") -> int:
    """The number of a column on its sheet as a spreadsheet counts."""
    parts = [part for part in layout().parts if path in part.by_path]
    written = layout().by_key[sheet] if sheet or not parts else parts[0]
    return 1 + written.places[path]


def changed(content: bytes, cells: Mapping[tuple[str, int, str], Cell]) -> bytes:
    """The workbook with other cells.

    Each is named by the list, the row as a spreadsheet counts, and the path of the column; of
    applicants by the row on the first sheet, wherever the column stands.
    """
    found = openpyxl.load_workbook(io.BytesIO(content))
    for (sheet, row, path), value in cells.items():
        place = cell_of(found, sheet, row, path)
        place.value = value
    return saved(found)


def cell_of(found: "openpyxl.Workbook", sheet: str, row: int, path: str) -> AnyCell | MergedCell:
    """The cell; on a further sheet that of the applicant, who has a row there afterwards."""
    part = next((part for part in layout().parts if path in part.by_path), None)
    if sheet or part is None or not part.key:
        return found[layout().by_key[sheet].name].cell(row=row, column=column_of(path, sheet))
    key = found[layout().main.name].cell(row=row, column=1).value
    further = found[part.name]
    rows = range(FIRST_ROW, further.max_row + 2)
    own = next(at for at in rows if further.cell(row=at, column=1).value in (key, None))
    further.cell(row=own, column=1).value = key
    return further.cell(row=own, column=1 + part.places[path])


def saved(found: "openpyxl.Workbook") -> bytes:
    """The workbook as a file."""
    out = io.BytesIO()
    found.save(out)
    return out.getvalue()


def row_of(number: int) -> int:
    """The row in which the institution stands that is the `number`th, counted from 1."""
    return FIRST_ROW - 1 + number
