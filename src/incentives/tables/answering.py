"""Cases answered, here or by other processes: rows of decisions and totals, or faults."""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

import attrs
import pyarrow as pa

from incentives.calculator import case_from
from incentives.errors import AssessmentError, CaseError, Fault
from incentives.policy.library import Library
from incentives.tables.came_out import TableResult
from incentives.tables.deciding import Question, decided
from incentives.tables.results import (
    CASES,
    DECISIONS,
    FAULTS,
    Row,
    RowFault,
    fault_rows,
)
from incentives.tables.runtimes import runtime_for
from incentives.workers import Workers, results_of


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
    """The rows of a case; with faults there are no others: nothing of it is taken for complete.

    `asked`: how many of the decisions are those of the reference.
    """

    decisions: Sequence[Row] = ()
    cases: Sequence[Row] = ()
    faults: Sequence[RowFault] = ()
    asked: int = 0


def answers(
    several: Sequence[Given], library: Library, question: Question, workers: Workers | None
) -> Iterator[Answer]:
    """What comes of each case, in their order; workers work on them where they are many."""
    posed = attrs.evolve(question, runtime=runtime_for(question.runtime, len(several)))
    work = partial(_answer, question=posed)
    if workers is not None:
        work = partial(_answer_there, packed=pickle.dumps(posed))
    return results_of(work, several, library, workers)


def _answer_there(library: Library, given: Given, *, packed: bytes) -> Answer:
    return _answer(library, given, question=_unpacked(packed))


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> Question:
    """The question of this process: the same object each time, with the same overlays.

    By these the kernel of a place is found again.
    """
    question: Question = pickle.loads(packed)  # noqa: S301 - this program has packed it
    return question


def _answer(library: Library, given: Given, *, question: Question) -> Answer:
    try:
        case = case_of(given, library)
        assert given.key is not None, "a row without a key is refused before"
        found = decided(given.key, case, library, question)
    except (CaseError, AssessmentError) as error:
        return _refused(given, error)
    return Answer(decisions=found.decisions, cases=[found.case], asked=found.asked)


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
    asked = 0
    for answer in several:
        asked += answer.asked
        decisions += answer.decisions
        cases += answer.cases
        faults += answer.faults
    return TableResult(
        decisions=pa.Table.from_pylist(decisions, schema=DECISIONS),
        cases=pa.Table.from_pylist(cases, schema=CASES),
        faults=pa.Table.from_pylist(list(fault_rows(faults)), schema=FAULTS),
        asked=asked,
    )


def together(results: Sequence[TableResult]) -> TableResult:
    """The tables one behind the other."""
    return TableResult(
        decisions=pa.concat_tables([each.decisions for each in results]).unify_dictionaries(),
        cases=pa.concat_tables([each.cases for each in results]),
        faults=pa.concat_tables([each.faults for each in results]).unify_dictionaries(),
        asked=sum(each.asked for each in results),
    )
