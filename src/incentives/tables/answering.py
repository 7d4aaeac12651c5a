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
from incentives.tables.deciding import Asked, Decided, Question, asked, decided
from incentives.tables.reading import Rows
from incentives.tables.results import (
    CASES,
    DECISIONS,
    FAULTS,
    Row,
    RowFault,
    fault_rows,
)
from incentives.tables.sound.plan import NONE_SOUND, Sound, plan_of
from incentives.workers import FEW, Workers, results_of

_BLOCK, _ROWS = 10, 250
"""So many cases are one task of a worker, or so many rows of a table, which are read together."""


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
    several: Rows | Sequence[Given], library: Library, question: Question, workers: Workers | None
) -> Iterator[Answer]:
    """What comes of each case, in their order; workers work on them where they are many."""
    blocks = [several]
    posed = question.about(len(several))
    work = partial(_answers, question=posed)
    if workers is not None and len(several) >= FEW:
        blocks = list(_blocks(several))
        work = partial(_answers_there, packed=pickle.dumps(posed))
    for block in results_of(work, blocks, library, workers, few=2):
        yield from block


def _blocks(several: Rows | Sequence[Given]) -> Iterator[Rows | Sequence[Given]]:
    if isinstance(several, Rows):
        for at in range(0, len(several), _ROWS):
            yield several.part(at, min(at + _ROWS, len(several)))
        return
    for at in range(0, len(several), _BLOCK):
        yield several[at : at + _BLOCK]


def _answers_there(
    library: Library, several: Rows | Sequence[Given], *, packed: bytes
) -> list[Answer]:
    return _answers(library, several, question=_unpacked(packed))


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> Question:
    """The question of this process: the same object each time, with the same overlays.

    By these the kernel of a place is found again.
    """
    question: Question = pickle.loads(packed)  # noqa: S301 - this program has packed it
    return question


def _answers(
    library: Library, several: Rows | Sequence[Given], *, question: Question
) -> list[Answer]:
    """Those of cases that something is wrong with are their faults."""
    given = several.given(library) if isinstance(several, Rows) else several
    sound = _sound(several, library, question)
    told: dict[int, Answer] = {}
    open_: dict[int, Asked] = {}
    for place, one in enumerate(given):
        try:
            open_[place] = _asked(one, place, library, sound)
        except CaseError as error:
            told[place] = _refused(one, error)
    found = decided([*open_.values()], library, question, sound.words)
    for place, decision in zip(open_, found, strict=True):
        told[place] = _answer(given[place], decision)
    return [told[place] for place in range(len(given))]


def _sound(several: Rows | Sequence[Given], library: Library, question: Question) -> Sound:
    """The rows that a kernel can decide as they stand."""
    if not isinstance(several, Rows) or question.runtime == "reference":
        return NONE_SOUND
    plan = plan_of(library)
    return plan.sound(several.cells, on=question.on, known_on=question.known_on)


def _asked(given: Given, place: int, library: Library, sound: Sound) -> Asked:
    """The case that is asked about; what is wrong with it, or with its row, is a `CaseError`."""
    assert given.key is not None or isinstance(given.case, CaseError), "it has a key, or is refused"
    where = sound.rows.get(place)
    if where is None or given.key is None or isinstance(given.case, CaseError):
        return asked(given.key or "", admitted_of(given, library))
    return Asked(
        key=given.key,
        chain=where.chain,
        admit=partial(admitted_of, given, library),
        facts=partial(sound.facts, place),
        address=where.address,
    )


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
