"""Cases answered, here or by other processes: rows of decisions and totals, or faults."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

import attrs
import pyarrow as pa

from incentives.calculator import assess_with, case_from
from incentives.errors import AssessmentError, CaseError, Fault
from incentives.policy.library import Library, Overlay
from incentives.tables.came_out import TableResult
from incentives.tables.results import (
    CASES,
    DECISIONS,
    FAULTS,
    RowFault,
    case_row,
    decisions_of,
    fault_rows,
)
from incentives.workers import Workers, results_of

Row = Mapping[str, object]


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """By what law, and as of which day, cases are assessed."""

    on: date
    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Given:
    """A case by its key, and in which row it stands.

    `case`: what it is: a case, its document as a mapping, or what is wrong with the row.
    """

    key: str | None
    row: int
    case: object


@attrs.frozen(kw_only=True, repr=False)
class Answer:
    """The rows of a case; with faults there are no others: nothing of it is taken for complete."""

    decisions: Sequence[Row] = ()
    cases: Sequence[Row] = ()
    faults: Sequence[RowFault] = ()


def answers(
    several: Sequence[Given], library: Library, question: Question, workers: Workers | None
) -> Iterator[Answer]:
    """What comes of each case, in their order; workers work on them where they are many."""
    return results_of(partial(_answer, question=question), several, library, workers)


def _answer(library: Library, given: Given, *, question: Question) -> Answer:
    try:
        assessment = assess_with(
            case_of(given, library),
            library,
            on=question.on,
            known_on=question.known_on,
            overlays=question.overlays,
        )
    except (CaseError, AssessmentError) as error:
        return _refused(given, error)
    assert given.key is not None, "a row without a key is refused before"
    return Answer(
        decisions=decisions_of(given.key, assessment), cases=[case_row(given.key, assessment)]
    )


def case_of(given: Given, library: Library) -> object:
    """The case that is given, made of its document; or the `CaseError` of it, or of its row."""
    if isinstance(given.case, CaseError):
        raise given.case
    if not isinstance(given.case, Mapping):
        return given.case
    cls: type[object] = library.vocabulary.root.cls
    return case_from(given.case, vocabulary=cls, library=library)


def _refused(given: Given, error: CaseError | AssessmentError) -> Answer:
    told = error.faults if isinstance(error, CaseError) else (error.fault,)
    return Answer(
        faults=[
            RowFault(case=given.key, table=None, row=given.row, fault=fault)
            for fault in told
            if not isinstance(fault, Fault)  # those of a file, of which these have none
        ]
    )


def tables_of(several: Iterable[Answer], before: Iterable[RowFault] = ()) -> TableResult:
    """The answers as tables, with faults of no case before theirs."""
    decisions: list[Row] = []
    cases: list[Row] = []
    faults = list(before)
    for answer in several:
        decisions += answer.decisions
        cases += answer.cases
        faults += answer.faults
    return TableResult(
        decisions=pa.Table.from_pylist(decisions, schema=DECISIONS),
        cases=pa.Table.from_pylist(cases, schema=CASES),
        faults=pa.Table.from_pylist(list(fault_rows(faults)), schema=FAULTS),
    )


def together(results: Sequence[TableResult]) -> TableResult:
    """The tables one behind the other."""
    return TableResult(
        decisions=pa.concat_tables([each.decisions for each in results]).unify_dictionaries(),
        cases=pa.concat_tables([each.cases for each in results]),
        faults=pa.concat_tables([each.faults for each in results]).unify_dictionaries(),
    )
