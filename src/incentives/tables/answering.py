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
from incentives.tables.reading.rows import Rows
from incentives.tables.results import CASES, DECISIONS, FAULTS, RowFault, fault_rows
from incentives.tables.sound.plan import plan_of
from incentives.workers import Workers, results_by

Block = Rows | Sequence[Given]
"""Cases that are worked on together: rows of a table, or cases as they were given."""
_AT_ONCE = 500
"""So many cases are made of rows before any of them is decided."""


def answers(
    blocks: Iterable[Block], library: Library, question: Question, workers: Workers | None
) -> Iterator[TableResult]:
    """What comes of blocks of cases, in their order; workers work on some of them at once."""
    if workers is None:
        yield from (_answers(library, block, question=question) for block in blocks)
        return
    work = partial(_answers_there, packed=pickle.dumps(question))
    yield from results_by(workers, work, map(_sent, blocks), library)


def _sent(block: Block) -> tuple[Block]:
    """The task of a worker, with nothing of other blocks."""
    return (block.by_itself() if isinstance(block, Rows) else block,)


def _answers_there(library: Library, block: Block, *, packed: bytes) -> TableResult:
    return _answers(library, block, question=_unpacked(packed))


@lru_cache(maxsize=4)
def _unpacked(packed: bytes) -> Question:
    """The question of this process: the same object each time, with the same overlays.

    By these the kernel of a place is found again.
    """
    question: Question = pickle.loads(packed)  # noqa: S301 - this program has packed it
    return question


def _answers(library: Library, block: Block, *, question: Question) -> TableResult:
    """Those of cases that something is wrong with are their faults."""
    if isinstance(block, Rows):
        return merged([*_of_rows(block, library, question)])
    posed = question.about(len(block))
    answered = _of_cases(range(len(block)), block, library, posed)
    return merged([*answered] or [Listing().answered()])


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
