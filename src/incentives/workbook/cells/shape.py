"""What a sheet says beside its cells: rows that nobody sees, merged cells, columns in use."""

from typing import IO
from xml.parsers import expat

import attrs
from openpyxl.utils.cell import (
    column_index_from_string,
    get_column_letter,
    range_boundaries,
)

from incentives.values.text import filled
from incentives.wordings.workbook import cells as cell_wordings
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.guard import UploadRefused
from incentives.workbook.layout import FIRST_ROW

_MOST_AREAS = 20_000
_ENDS = (16_384, 1_048_576)
"""The last column and the last row of a sheet."""
_CHUNK = 64 * 1024
_REACHING = frozenset({"array", "dataTable"})
"""Formulas that fill other cells too, which do not say so themselves."""
_TRUE = frozenset({"1", "true"})


@attrs.frozen(kw_only=True)
class Area:
    """Cells that belong together: rows and columns are counted from 1, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@attrs.frozen(kw_only=True)
class Shape:
    """What a sheet says beside its cells; rows and columns are counted from 1.

    `hidden`: rows that are hidden or filtered out, or have no height; `hidden_columns` likewise,
    as first and last ones. `reckoned`: what formulas
    fill beyond their own cell. `columns`: those in which a cell below the hidden paths says
    something. `is_used`: some cell of the sheet does.
    """

    hidden: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[Area, ...] = ()
    reckoned: tuple[Area, ...] = ()
    columns: frozenset[int] = frozenset()
    is_used: bool = False


def shape_of(markup: IO[bytes]) -> Shape:
    """The shape of the sheet whose markup it is.

    Raises:
        UploadRefused: `damaged`, if it is no markup; `cell-twice`, if a cell or a row stands twice
            or out of its place; `bomb`, with more merged cells than anybody makes.
    """
    reader = _Reader()
    try:
        while chunk := markup.read(_CHUNK):
            reader.parser.Parse(chunk)
    except (expat.ExpatError, ValueError, TypeError, KeyError) as error:
        raise UploadRefused(wordings.DAMAGED, "damaged") from error
    return Shape(
        hidden=frozenset(reader.hidden),
        hidden_columns=tuple(reader.hidden_columns),
        merged=tuple(reader.merged),
        reckoned=tuple(reader.reckoned),
        columns=frozenset(reader.columns),
        is_used=reader.is_used,
    )


class _Reader:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begin
        self.hidden: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Area] = []
        self.reckoned: list[Area] = []
        self.columns: set[int] = set()
        self.is_used = False
        self._row = self._column = 0
        self._columns_of_row: set[int] = set()
        self._numbers: dict[str, int] = {}

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        match name[name.rfind(" ") + 1 :]:
            case "v" | "is" | "f" as local:
                if self._column:
                    self._begin_content(local, attributes)
            case "c":
                self._begin_cell(attributes.get("r", ""))
            case "row":
                self._begin_row(attributes)
            case "col":
                self._begin_columns(attributes)
            case "mergeCell":
                self._add(self.merged, attributes.get("ref", ""))

    def _begin_content(self, local: str, attributes: dict[str, str]) -> None:
        """Something stands in the cell that began last."""
        self.is_used = True
        if local == "f" and attributes.get("t") in _REACHING:
            self._add(self.reckoned, attributes.get("ref", ""))
        if self._row >= FIRST_ROW:
            self.columns.add(self._column)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        row = int(attributes.get("r", self._row + 1))
        if row <= self._row:
            raise UploadRefused(filled(cell_wordings.CELL_TWICE, cell=f"A{row}"), "cell-twice")
        self._row = row
        self._column = 0
        self._columns_of_row = set()
        if attributes.get("hidden") in _TRUE or float(attributes.get("ht", 1)) == 0:
            self.hidden.add(self._row)

    def _begin_cell(self, reference: str) -> None:
        letters = reference.rstrip("0123456789")
        self._column = self._number_of(letters) if letters else self._column + 1
        is_elsewhere = reference[len(letters) :] not in {"", str(self._row)}
        if is_elsewhere or self._column in self._columns_of_row:
            cell = reference[:20] or f"{get_column_letter(self._column)}{self._row}"
            raise UploadRefused(filled(cell_wordings.CELL_TWICE, cell=cell), "cell-twice")
        self._columns_of_row.add(self._column)

    def _begin_columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or float(attributes.get("width", 1)) == 0:
            if len(self.hidden_columns) == _MOST_AREAS:
                raise UploadRefused(wordings.BOMB, "bomb")
            self.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))

    def _number_of(self, letters: str) -> int:
        if letters not in self._numbers:
            self._numbers[letters] = column_index_from_string(letters)
        return self._numbers[letters]

    def _add(self, areas: list[Area], reference: str) -> None:
        bounds = range_boundaries(reference)
        if len(areas) == _MOST_AREAS:
            raise UploadRefused(wordings.BOMB, "bomb")
        # Whole columns (`A:B`) have no rows, whole rows (`1:5`) no columns.
        first_column, first_row = (int(bound or 1) for bound in bounds[:2])
        last_column, last_row = (
            int(bound or most) for bound, most in zip(bounds[2:], _ENDS, strict=True)
        )
        areas.append(
            Area(
                first_row=first_row,
                last_row=last_row,
                first_column=first_column,
                last_column=last_column,
            )
        )
