"""Cases answered, here or by other processes: rows of decisions and totals, or faults."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

import attrs
import pyarrow as pa

from incentives.errors import AssessmentError, CaseError, Fault
from incentives.policy.library import Library
from incentives.tables.admitting import Given, admitted_of
from incentives.tables.came_out import TableResult
from incentives.tables.deciding import Asked, Decided, Question, decided
from incentives.tables.results import (
    CASES,
    DECISIONS,
    FAULTS,
    Row,
    RowFault,
    fault_rows,
)
from incentives.workers import FEW, Workers, results_of

_BLOCK = 10
"""So many cases are one task of a worker."""


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
    blocks = [several]
    posed = question.about(len(several))
    work = partial(_answers, question=posed)
    if workers is not None and len(several) >= FEW:
        blocks = [several[at : at + _BLOCK] for at in range(0, len(several), _BLOCK)]
        work = partial(_answers_there, packed=pickle.dumps(posed))
    for block in results_of(work, blocks, library, workers, few=FEW // _BLOCK):
        yield from block


def _answers_there(library: Library, several: Sequence[Given], *, packed: bytes) -> list[Answer]:
    return _answers(library, several, question=_unpacked(packed))


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> Question:
    """The question of this process: the same object each time, with the same overlays.

    By these the kernel of a place is found again.
    """
    question: Question = pickle.loads(packed)  # noqa: S301 - this program has packed it
    return question


def _answers(library: Library, several: Sequence[Given], *, question: Question) -> list[Answer]:
    """Those of cases that something is wrong with are their faults."""
    told: dict[int, Answer] = {}
    asked: dict[int, Asked] = {}
    for place, given in enumerate(several):
        try:
            admitted = admitted_of(given, library)
        except CaseError as error:
            told[place] = _refused(given, error)
            continue
        assert given.key is not None, "a row without a key is refused before"
        asked[place] = Asked(key=given.key, admitted=admitted)
    found = decided([*asked.values()], library, question)
    for place, one in zip(asked, found, strict=True):
        told[place] = _answer(several[place], one)
    return [told[place] for place in range(len(several))]


def _answer(given: Given, found: Decided | AssessmentError) -> Answer:
    if isinstance(found, AssessmentError):
        return _refused(given, found)
    return Answer(decisions=found.decisions, cases=[found.case], asked=found.asked)


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
