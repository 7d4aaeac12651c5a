"""Cases answered, here or by other processes: tables of decisions and totals, and of faults."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

import numpy as np
import pyarrow as pa

from incentives.errors import CaseError
from incentives.policy.library import Library
from incentives.tables.admitting import Given, admitted_of
from incentives.tables.came_out import TableResult
from incentives.tables.deciding import Asked, Question, Words, asked_of, decided
from incentives.tables.outcomes.listing import Listing
from incentives.tables.outcomes.merging import Answered, merged
from incentives.tables.reading import Rows
from incentives.tables.results import CASES, DECISIONS, FAULTS, RowFault, fault_rows
from incentives.tables.sound.plan import plan_of
from incentives.workers import FEW, Workers, results_of

_BLOCK, _ROWS = 10, 1_000
"""So many cases are one task of a worker, or so many rows of a table, which are read together."""
_AT_ONCE = 500
"""So many cases are made of rows before any of them is decided."""


def answers(
    several: Rows | Sequence[Given], library: Library, question: Question, workers: Workers | None
) -> Iterator[TableResult]:
    """What comes of the cases, in their order; workers work on them where they are many."""
    blocks = [several]
    posed = question.about(len(several))
    work = partial(_answers, question=posed)
    if workers is not None and len(several) >= FEW:
        blocks = list(_blocks(several))
        work = partial(_answers_there, packed=pickle.dumps(posed))
    yield from results_of(work, blocks, library, workers, few=2)


def _blocks(several: Rows | Sequence[Given]) -> Iterator[Rows | Sequence[Given]]:
    if isinstance(several, Rows):
        for at in range(0, len(several), _ROWS):
            yield several.part(at, min(at + _ROWS, len(several)))
        return
    for at in range(0, len(several), _BLOCK):
        yield several[at : at + _BLOCK]


def _answers_there(
    library: Library, several: Rows | Sequence[Given], *, packed: bytes
) -> TableResult:
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
) -> TableResult:
    """Those of cases that something is wrong with are their faults."""
    if isinstance(several, Rows):
        return merged([*_of_rows(several, library, question)])
    places = range(len(several))
    return merged([*_of_cases(places, several, library, question)] or [Listing().answered()])


def _of_rows(rows: Rows, library: Library, question: Question) -> Iterator[Answered]:
    """Of sound rows as they stand; each of the others is made a case."""
    others = np.arange(len(rows))
    if question.runtime != "reference":
        asked = _sound(rows, library, question)
        others = np.delete(others, asked.places)
        yield from decided(asked, library, question)
    for at in range(0, len(others), _AT_ONCE):
        few = others[at : at + _AT_ONCE].tolist()
        yield from _of_cases(few, rows.given(library, few), library, question)
    if len(rows) == 0:
        yield Listing().answered()


def _sound(rows: Rows, library: Library, question: Question) -> Asked:
    """The rows that a kernel can decide as they stand."""
    sound = plan_of(library).sound(rows.cells, on=question.on, known_on=question.known_on)
    are_all = len(sound.rows) == len(rows)
    asked = Asked(
        places=sound.rows,
        keys=rows.keys if are_all else rows.keys.take(pa.array(sound.rows)),
        chains=sound.chains,
        chain_of=sound.chain_of,
        row=lambda place: rows.first + place,
        admit=lambda place: admitted_of(rows.given(library, [place])[0], library),
        facts=sound.facts,
        words=Words(words=sound.words, addresses=sound.addresses),
    )
    are_told_apart = rows.are_told_apart[sound.rows]
    return asked if are_told_apart.all() else asked.of(np.flatnonzero(are_told_apart))


def _of_cases(
    places: Sequence[int], several: Sequence[Given], library: Library, question: Question
) -> Iterator[Answered]:
    """Of cases at these places of a block; what something is wrong with is its faults."""
    refused = Listing()
    row_at = {place: given.row for place, given in zip(places, several, strict=True)}
    admitted, keys = {}, []
    for place, given in zip(places, several, strict=True):
        try:
            admitted[place] = admitted_of(given, library)
        except CaseError as error:
            refused.refuse(place, given.key, given.row, error)
        else:
            assert given.key is not None, "it has a key, or is refused"
            keys.append(given.key)
    yield refused.answered()
    yield from decided(asked_of(admitted, keys, row_at.__getitem__), library, question)


def faults_table(faults: Iterable[RowFault]) -> TableResult:
    """Faults of no case, and nothing else."""
    return TableResult(
        decisions=DECISIONS.empty_table(),
        cases=CASES.empty_table(),
        faults=pa.Table.from_pylist([*fault_rows(faults)], schema=FAULTS),
    )


def together(results: Sequence[TableResult]) -> TableResult:
    """The tables one behind the other."""
    return TableResult(
        decisions=pa.concat_tables([each.decisions for each in results]).unify_dictionaries(),
        cases=pa.concat_tables([each.cases for each in results]),
        faults=pa.concat_tables([each.faults for each in results]).unify_dictionaries(),
        asked=sum(each.asked for each in results),
    )
