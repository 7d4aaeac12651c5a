"""All applicants of a workbook assessed.

One after the other or many at a time, with the same results in the same order.
"""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial

import attrs

from incentives.errors import AssessmentFault
from incentives.policy.library import Library
from incentives.wordings.workbook import upload as wordings
from incentives.workbook.applicants.rows import ReadRow
from incentives.workbook.faults import CellFault, in_order, located
from incentives.workbook.layout import LIST_MARK, MAIN_KEY
from incentives.workbook.reading import ReadBook
from incentives.workbook.source import Cells
from incentives.workbook.summary import Question, Result, Summary, assess_document
from incentives.workbook.template import template_bytes
from incentives.workers import Workers, results_of

_Task = tuple[Mapping[str, object], bool]
"""A case document, and whether it is whole."""


@attrs.frozen(kw_only=True)
class AssessedRow:
    """One applicant with what it comes to.

    Without a summary it has faults, or the law gives no answer (`refusal`).
    """

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
) -> Iterator[Result]:
    """The result of each row, in their order and as soon as it is there.

    With `workers`, many rows are assessed by them; else here. Faults and refusals are in the
    results, and nothing is raised for them.
    """
    tasks = [(row.document, row.is_whole) for row in rows]
    if workers is None:
        return results_of(partial(_assess, question=question), tasks, library)
    work = partial(_assess_there, packed=pickle.dumps(question))
    return results_of(work, tasks, library, workers)


def _assess(library: Library, task: _Task, *, question: Question) -> Result:
    document, is_whole = task
    return assess_document(document, library, question, is_whole=is_whole)


def _assess_there(library: Library, task: _Task, *, packed: bytes) -> Result:
    return _assess(library, task, question=_unpacked(packed))


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> Question:
    """The question of this process: the same object each time, with the same overlays.

    By these the law of a place is found again, and its kernel.
    """
    question: Question = pickle.loads(packed)  # noqa: S301 - this program has packed it
    return question


def assessed_book(book: ReadBook, question: Question, results: Sequence[Result]) -> AssessedBook:
    """The workbook with its results, one for each of its rows.

    Faults of cases stand at the cells that they come from; one at a cell or in a row that has a
    fault already is not told.
    """
    faults = list(book.faults)
    cells = {_cell_of(fault) for fault in faults}
    lines = {(fault.list_key, fault.row) for fault in faults}
    rows: list[AssessedRow] = []
    for row, answer in zip(book.rows, results, strict=True):
        for fault in answer.faults:
            at_cell = located(fault, row.places, book.layout, book.names)
            is_told = (
                _cell_of(at_cell) in cells
                if at_cell.column
                else (at_cell.list_key, at_cell.row) in lines
            )
            if not is_told:
                faults.append(at_cell)
        rows.append(AssessedRow(row=row, summary=answer.summary, refusal=answer.refusal))
    return AssessedBook(
        book=book, question=question, rows=tuple(rows), faults=in_order(faults, book.layout)
    )


def _cell_of(fault: CellFault) -> tuple[str, int, str]:
    return fault.list_key, fault.row, fault.column


def book_to_mend(assessed: AssessedBook, day: date) -> bytes:
    """The template with the applicants that have faults and the whole of their lists.

    All their cells are as they were, the faulty ones marked; these carry what is wrong as a note.
    Where rows of a list could not be read at all, the applicant says that there are some: without
    them it is not read as sure. `day`: on which it says that it was made.
    """
    book, layout = assessed.book, assessed.book.layout
    keys = {fault.key for fault in assessed.faults if fault.key}
    faulty = {(fault.list_key, fault.row) for fault in assessed.faults}
    faulty |= {line for row in book.rows if row.key in keys for line in _lines_of(row)}
    places: dict[tuple[str, int], int] = {}
    kept: dict[str, list[Cells]] = {}
    for key, sheet in book.source.items():
        for number, cells in sheet.rows.items():
            if (key, number) in faulty:
                places[key, number] = len(kept.setdefault(key, []))
                kept[key].append(cells if key else _with_unmarked(cells, book))
    notes: dict[tuple[str, int, int], str] = {}
    for fault in assessed.faults:
        at = layout.by_key[fault.list_key].places.get(fault.column, 0)
        line = fault.list_key, fault.row
        line = (MAIN_KEY, book.lines[line]) if line in book.lines else line
        if line not in places:
            continue  # of a whole sheet; it is told at each applicant too
        place = line[0], places[line], at
        text = fault.text.to(layout.words.language)
        notes[place] = f"{notes[place]}\n{text}" if place in notes else text
    return template_bytes(layout, day=day, rows=kept, notes=notes)


def _with_unmarked(cells: Cells, book: ReadBook) -> Cells:
    """The cells of an applicant; of lists with rows that cannot be read they say `some`."""
    columns = {f"{LIST_MARK}{name}" for name in book.unmarked}
    some = wordings.SOME.to(book.layout.words.language)
    return tuple(
        some if column.path in columns else cell
        for cell, column in zip(cells, book.layout.main.columns, strict=True)
    )


def _lines_of(row: ReadRow) -> Iterator[tuple[str, int]]:
    """The rows of the file that are of the applicant, each with the list of its sheet."""
    yield "", row.places.row
    for key, numbers in row.places.lists.items():
        for number in numbers:
            yield key, number
