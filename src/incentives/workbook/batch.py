"""All applicants of a workbook assessed, one after the other or many at a time: the same results in the same order."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import attrs

from incentives.errors import AssessmentFault
from incentives.policy.library import Library
from incentives.workbook.faults import CellFault, in_order, located
from incentives.workbook.reading import Cells, ReadBook, ReadRow
from incentives.workbook.summary import Question, Result, Summary, assess_document
from incentives.workbook.template import template_bytes
from incentives.workers import Workers, results_of

_Task = tuple[Mapping[str, object], bool]
"""A case document, and whether it is whole."""


@attrs.frozen(kw_only=True)
class AssessedRow:
    """One applicant with what it comes to. Without a summary it has faults, or the law gives no answer (`refusal`)."""

    row: ReadRow
    summary: Summary | None
    refusal: AssessmentFault | None = None


@attrs.frozen(kw_only=True)
class AssessedBook:
    """The applicants in the order of their rows, and all faults of the workbook."""

    book: ReadBook
    question: Question
    rows: tuple[AssessedRow, ...]
    faults: tuple[CellFault, ...]

    @property
    def good(self) -> tuple[AssessedRow, ...]:
        """Those that came to a result."""
        return tuple(row for row in self.rows if row.summary is not None)


def assess_rows(
    rows: Sequence[ReadRow], library: Library, question: Question, workers: Workers | None = None
) -> Iterator[Result]:  # fmt: skip
    """The result of each row, in their order. With `workers`, many rows are assessed by them; else here."""
    tasks = [(row.document, row.is_whole) for row in rows]
    return results_of(partial(_assess, question=question), tasks, library, workers)


def _assess(library: Library, task: _Task, *, question: Question) -> Result:
    document, is_whole = task
    return assess_document(document, library, question, is_whole=is_whole)


def assessed_book(book: ReadBook, question: Question, results: Sequence[Result]) -> AssessedBook:
    """The workbook with its results, one for each of its rows; faults of cases stand at the cells that they come from."""
    faults = list(book.faults)
    cells = {(fault.list_key, fault.row, fault.column) for fault in faults}
    lines = {(fault.list_key, fault.row) for fault in faults}
    rows: list[AssessedRow] = []
    for row, result in zip(book.rows, results, strict=True):
        for fault in result.faults:
            found = located(fault, row.places, book.layout, book.names)
            is_told = (found.list_key, found.row) in lines if not found.column else _cell_of(found) in cells
            if not is_told:
                faults.append(found)
        rows.append(AssessedRow(row=row, summary=result.summary, refusal=result.refusal))
    return AssessedBook(book=book, question=question, rows=tuple(rows), faults=in_order(faults, book.layout))


def _cell_of(fault: CellFault) -> tuple[str, int, str]:
    return fault.list_key, fault.row, fault.column


def book_to_mend(assessed: AssessedBook, day: date) -> bytes:
    """The template with the applicants that have faults, all their cells as they were; the faulty ones are marked."""
    book, layout = assessed.book, assessed.book.layout
    keys = {fault.key for fault in assessed.faults if fault.key}
    lines = {(fault.list_key, fault.row) for fault in assessed.faults}
    places: dict[tuple[str, int], int] = {}
    found: dict[str, list[Cells]] = {}
    rows_of_keys = {(sheet, row) for each in book.rows if each.key in keys for sheet, row in _rows_of(each)}
    for key, sheet in book.source.items():
        for number, cells in sheet.rows.items():
            if (key, number) in lines or (key, number) in rows_of_keys:
                places[key, number] = len(found.setdefault(key, []))
                found[key].append(cells)
    notes: dict[tuple[str, int, int], str] = {}
    for fault in assessed.faults:
        columns = tuple(layout.by_key[fault.list_key].by_path)
        at = columns.index(fault.column) if fault.column in columns else 0
        place = fault.list_key, places[fault.list_key, fault.row], at
        text = fault.text.to(layout.words.language)
        notes[place] = f"{notes[place]}\n{text}" if place in notes else text
    return template_bytes(layout, day=day, rows=found, notes=notes)


def _rows_of(row: ReadRow) -> Iterator[tuple[str, int]]:
    yield "", row.places.row
    for key, numbers in row.places.lists.items():
        for number in numbers:
            yield key, number
