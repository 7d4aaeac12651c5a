"""Tables of cases assessed: chunk by chunk, with whatever is wrong in a table of its own."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import attrs
import pyarrow as pa
import pyarrow.compute as arrow

from incentives.errors import CaseError, CaseFault
from incentives.policy.library import Library
from incentives.tables.admitting import admitted_of
from incentives.tables.answering import answers, faults_table, together
from incentives.tables.came_out import CHUNK, ROWS, TableResult
from incentives.tables.columns import KEY, MOST_PLACES, columns_of
from incentives.tables.deciding import Question
from incentives.tables.kinds import column_faults, places_faults
from incentives.tables.lists import (
    NAME_THE_KEY,
    ListTable,
    keys_as_text,
    lists_read,
    repeated_faults,
    told_faults,
)
from incentives.tables.reading.rows import Rows
from incentives.tables.results import RowFault
from incentives.tables.stored import rows_as_read, schema_as_read
from incentives.values.text import Text
from incentives.workers import Workers

_BYTES_AT_ONCE = 2**25
"""So many bytes of Arrow are read together; as words of plain code they are ten times as many."""
_ROWS_THERE = 2_500
"""So many rows are one task of a worker."""


class CaseTable(Protocol):
    """A table of cases that is read some rows after the others, as often as it is asked for."""

    @property
    def schema(self) -> pa.Schema: ...

    @property
    def num_rows(self) -> int: ...

    @property
    def nbytes(self) -> int: ...

    def column(self, name: str) -> pa.ChunkedArray: ...

    def batches(self, at_once: int) -> Iterator[pa.RecordBatch]: ...


@attrs.frozen(kw_only=True, repr=False)
class InMemory:
    """A table that stands in memory."""

    table: pa.Table

    @property
    def schema(self) -> pa.Schema:
        """Its columns."""
        return self.table.schema

    @property
    def num_rows(self) -> int:
        """How many rows it has."""
        return int(self.table.num_rows)

    @property
    def nbytes(self) -> int:
        """How many bytes it has; with those of other rows where Arrow cannot tell them apart."""
        try:
            return int(self.table.nbytes)
        except pa.ArrowTypeError:  # of views of text, in earlier releases
            return int(self.table.get_total_buffer_size())

    def column(self, name: str) -> pa.ChunkedArray:
        """One of its columns."""
        return self.table.column(name)

    def batches(self, at_once: int) -> Iterator[pa.RecordBatch]:
        """So many rows at once, each time in one piece."""
        for at in range(0, self.num_rows, at_once):
            yield from self.table.slice(at, at_once).combine_chunks().to_batches()


@attrs.frozen(kw_only=True, repr=False)
class Source:
    """Tables that were looked through: their columns are known, and what they hold fits.

    `key`: the column by which cases are told apart; None: they are numbered from 0.
    """

    cases: CaseTable
    lists: Sequence[ListTable]
    library: Library
    key: str | None
    float_places: Mapping[str, int]


def source_of(
    cases: CaseTable,
    lists: Mapping[str, pa.Table],
    library: Library,
    *,
    key: str,
    float_places: Mapping[str, int],
) -> Source:
    """The tables, if all of their columns can be read.

    Raises:
        CaseError: with everything that is wrong with any of their columns.
        ValueError: if floats cannot be rounded to so many places.
    """
    for name, places in float_places.items():
        if places not in range(MOST_PLACES + 1):
            raise ValueError(f"{name}: floats are rounded to 0 to {MOST_PLACES} places: {places!r}")
    columns = columns_of(library)
    has_key = key in cases.schema.names
    told = pa.schema([one for one in cases.schema if one.name != key and one.name not in lists])
    faults = [*_key_faults(has_key=has_key, lists=lists, key=key)]
    faults += repeated_faults(cases.schema, {key, *lists})
    faults += told_faults(cases.schema, cases.column, columns.keys() & lists)
    faults += column_faults(schema_as_read(told), columns, library, float_places)
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
    """That there is no column of keys where one is named, or lists have to go by it."""
    if has_key or (key == KEY and not lists):
        return
    text = Text(f"个案表中没有编号列“{key}”", f"the cases have no column '{key}'")
    if lists:
        text = Text(
            f"个案表中没有编号列“{key}”，无法与明细表对应",
            f"the cases have no column '{key}', by which the rows of lists are theirs",
        )
    yield CaseFault(path=key, text=text, slug="no-key", advice=NAME_THE_KEY)


def assessed(source: Source, question: Question, workers: Workers | None) -> Iterator[TableResult]:
    """What comes of all cases, chunk by chunk, in their order; faults of no case with the first.

    A row of a list that is no case's may be any case's, so that for all of them the list is
    unknown.
    """
    keys = _keys(source)
    told = [faults_table(_orphans(source, keys))] if source.lists else []
    question = question.about(len(keys))
    at_once = CHUNK if question.runtime == "reference" else _at_once(source)
    if workers is not None:
        at_once = min(at_once, _ROWS_THERE, -(-len(keys) // workers.count) or 1)
    for result in answers(_rows(source, keys, at_once), source.library, question, workers):
        yield together([*told, result]) if told else result
        told = []


def _at_once(source: Source) -> int:
    """Of so many rows the words find room together: ten thousand, unless they are long."""
    nbytes = source.cases.nbytes + sum(table.nbytes for table in source.lists)
    a_row = nbytes // max(source.cases.num_rows, 1)
    return max(1, min(ROWS, _BYTES_AT_ONCE // max(a_row, 1)))


def _orphans(source: Source, keys: pa.StringArray) -> list[RowFault]:
    """A fault for each row of a list that is no case's."""
    return [fault for table in source.lists for fault in table.orphans(keys)]


def cases_in(source: Source) -> Iterator[tuple[str | None, object]]:
    """Each case with its key, or the `CaseError` that says what is wrong with its row."""
    keys = _keys(source)
    if source.lists:
        _orphans(source, keys)  # a list with orphans is unknown for all
    for rows in _rows(source, keys, CHUNK):
        for given in rows.given(source.library):
            try:
                yield given.key, admitted_of(given, source.library).case
            except CaseError as error:
                yield given.key, error


def _rows(source: Source, keys: pa.StringArray, at_once: int) -> Iterator[Rows]:
    """The rows of the cases with those of their lists, so many at once; once where there is none.

    What the table of cases says of a list that has a table of its own is only whether somebody has
    listed its rows.
    """
    doubled = set(_doubled(keys).to_pylist())
    at = 0
    for batch in source.cases.batches(at_once) if len(keys) else [_no_rows(source)]:
        own = keys.slice(at, batch.num_rows)
        cells = rows_as_read(batch if source.key is None else batch.drop_columns([source.key]))
        for table in source.lists:
            cells = table.beside(cells, own)
        yield Rows(
            cells=cells,
            keys=own,
            first=at,
            doubled=frozenset(doubled.intersection(own.to_pylist()) if doubled else ()),
            key=source.key or "",
            float_places=source.float_places,
        )
        at += batch.num_rows


def _no_rows(source: Source) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=source.cases.schema)


def _doubled(keys: pa.StringArray) -> pa.StringArray:
    """The keys that stand more than once."""
    told = keys.drop_null()
    if _rise(told):
        return told.slice(0, 0)
    counted = told.value_counts()
    return counted.field("values").filter(arrow.greater(counted.field("counts"), 1))


def _rise(keys: pa.StringArray) -> bool:
    """Whether each is longer than the one before, or as long and behind it, as numbers in order."""
    before, after = keys.slice(0, max(len(keys) - 1, 0)), keys.slice(1)
    sizes, sizes_after = arrow.binary_length(before), arrow.binary_length(after)
    is_as_long = arrow.and_(arrow.equal(sizes, sizes_after), arrow.less(before, after))
    rises = arrow.or_(arrow.less(sizes, sizes_after), is_as_long)
    return bool(arrow.all(rises, min_count=0).as_py())


def _keys(source: Source) -> pa.StringArray:
    """The key of each case as text; without one that tells them apart, their numbers."""
    if source.key is None:
        return pa.array(range(source.cases.num_rows), pa.int64()).cast(pa.string())
    return keys_as_text(source.cases.column(source.key))
