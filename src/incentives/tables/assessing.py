"""Tables of cases assessed: chunk by chunk, with whatever is wrong in a table of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs
import pyarrow as pa

from incentives.errors import CaseError, CaseFault
from incentives.policy.library import Library
from incentives.tables.admitting import admitted_of
from incentives.tables.answering import answers, tables_of
from incentives.tables.came_out import CHUNK, TableResult
from incentives.tables.columns import columns_of
from incentives.tables.deciding import Question
from incentives.tables.kinds import column_faults, places_faults
from incentives.tables.lists import NAME_THE_KEY, ListTable, lists_read
from incentives.tables.reading import Rows
from incentives.values.text import Text
from incentives.workers import Workers


@attrs.frozen(kw_only=True, repr=False)
class Source:
    """Tables that were looked through: their columns are known, and what they hold fits.

    `key`: the column by which cases are told apart; None: they are numbered from 0.
    """

    cases: pa.Table
    lists: Sequence[ListTable]
    library: Library
    key: str | None
    float_places: Mapping[str, int]


def source_of(
    cases: pa.Table,
    lists: Mapping[str, pa.Table],
    library: Library,
    *,
    key: str,
    float_places: Mapping[str, int],
) -> Source:
    """The tables, if all of their columns can be read.

    Raises:
        CaseError: with everything that is wrong with any of their columns.
    """
    columns = columns_of(library)
    has_key = key in cases.column_names
    own = cases.drop_columns([key]) if has_key else cases
    separate = [name for name in lists if name in own.column_names]
    told = own.drop_columns(separate)
    faults = [*_key_faults(has_key=has_key, lists=lists, key=key)]
    faults += column_faults(told.schema, columns, library, float_places)
    faults += places_faults(float_places, library)
    read, of_lists = lists_read(lists, columns, library, key=key, float_places=float_places)
    if faults or of_lists:
        raise CaseError([*faults, *of_lists])
    return Source(
        cases=cases,
        lists=read,
        library=library,
        key=key if has_key else None,
        float_places=float_places,
    )


def _key_faults(*, has_key: bool, lists: Mapping[str, pa.Table], key: str) -> Iterator[CaseFault]:
    if lists and not has_key:
        yield CaseFault(
            path=key,
            text=Text(
                f"个案表中没有编号列“{key}”，无法与明细表对应",
                f"the cases have no column '{key}', by which the rows of lists are theirs",
            ),
            slug="no-key",
            advice=NAME_THE_KEY,
        )


def assessed(source: Source, question: Question, workers: Workers | None) -> Iterator[TableResult]:
    """What comes of all cases, chunk by chunk, in their order; faults of no case with the first.

    A row of a list that is no case's may be any case's, so that for all of them the list is
    unknown.
    """
    keys = _keys(source)
    known = {key for key in keys if key is not None}
    faults = [fault for table in source.lists for fault in table.orphans(known)]
    question = question.about(len(keys))
    for rows in _rows(source, keys):
        yield tables_of(answers(rows, source.library, question, workers), faults)
        faults = []


def cases_in(source: Source) -> Iterator[tuple[str | None, object]]:
    """Each case with its key, or the `CaseError` that says what is wrong with its row."""
    keys = _keys(source)
    for table in source.lists:  # one with orphans is unknown for all
        list(table.orphans({key for key in keys if key is not None}))
    for rows in _rows(source, keys):
        for given in rows.given(source.library):
            try:
                yield given.key, admitted_of(given, source.library).case
            except CaseError as error:
                yield given.key, error


def _rows(source: Source, keys: Sequence[str | None]) -> Iterator[Rows]:
    """The rows of the cases with those of their lists, some after the others; once where none is.

    What the table of cases says of a list that has a table of its own is only whether somebody has
    listed its rows.
    """
    doubled = {key for key, count in Counter(keys).items() if count > 1 and key is not None}
    at = 0
    for batch in source.cases.to_batches(max_chunksize=CHUNK) or [_no_rows(source)]:
        own = keys[at : at + batch.num_rows]
        cells = batch if source.key is None else batch.drop_columns([source.key])
        for table in source.lists:
            cells = table.beside(cells, own)
        yield Rows(
            cells=cells,
            keys=own,
            first=at,
            doubled=frozenset(doubled.intersection(own)),
            key=source.key or "",
            float_places=source.float_places,
        )
        at += batch.num_rows


def _no_rows(source: Source) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=source.cases.schema)


def _keys(source: Source) -> list[str | None]:
    if source.key is None:
        return [str(at) for at in range(source.cases.num_rows)]
    values = source.cases.column(source.key).to_pylist()
    return [None if value is None else str(value) for value in values]
