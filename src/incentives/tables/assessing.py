"""Tables of cases assessed: chunk by chunk, with whatever is wrong in a table of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import attrs
import pyarrow as pa

from incentives.errors import CaseError, CaseFault
from incentives.policy.library import Library
from incentives.tables.admitting import Given, admitted_of
from incentives.tables.answering import answers, tables_of
from incentives.tables.came_out import CHUNK, TableResult
from incentives.tables.columns import columns_of
from incentives.tables.deciding import Question
from incentives.tables.kinds import column_faults, places_faults
from incentives.tables.lists import NAME_THE_KEY, ListTable, lists_read
from incentives.tables.reading import RowReader
from incentives.values.text import Text
from incentives.workers import Workers

_TWICE = Text("这一编号出现了不止一次，无法判断哪一行有效", "the key stands more than once")


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


def key_fault(column: str, *, is_doubled: bool) -> CaseFault:
    """That the key of a row stands more than once in that column, or that it has none."""
    text = _TWICE if is_doubled else Text("没有编号", "it has no key")
    return CaseFault(path=column, text=text, slug="doubled-key" if is_doubled else "no-key")


def assessed(source: Source, question: Question, workers: Workers | None) -> Iterator[TableResult]:
    """What comes of all cases, chunk by chunk, in their order; faults of no case with the first.

    A row of a list that is no case's may be any case's, so that for all of them the list is
    unknown.
    """
    keys = _keys(source)
    known = {key for key in keys if key is not None}
    faults = [fault for table in source.lists for fault in table.orphans(known)]
    question = question.about(len(keys))
    for several in _given(source, keys):
        yield tables_of(answers(several, source.library, question, workers), faults)
        faults = []


def cases_in(source: Source) -> Iterator[tuple[str | None, object]]:
    """Each case with its key, or the `CaseError` that says what is wrong with its row."""
    keys = _keys(source)
    for table in source.lists:  # one with orphans is unknown for all
        list(table.orphans({key for key in keys if key is not None}))
    for several in _given(source, keys):
        for given in several:
            try:
                yield given.key, admitted_of(given, source.library).case
            except CaseError as error:
                yield given.key, error


def _given(source: Source, keys: Sequence[str | None]) -> Iterator[list[Given]]:
    """The cases of the rows, some after the others; once where there is none."""
    doubled = {key for key, count in Counter(keys).items() if count > 1 and key is not None}
    rows = _Rows(source=source, reader=_reader(source), doubled=doubled)
    at = 0
    for batch in source.cases.to_batches(max_chunksize=CHUNK) or [_no_rows(source)]:
        yield [rows.given(cells, keys[row], row) for row, cells in enumerate(batch.to_pylist(), at)]
        at += batch.num_rows


def _reader(source: Source) -> RowReader:
    return RowReader(
        columns=columns_of(source.library),
        library=source.library,
        float_places=source.float_places,
    )


def _no_rows(source: Source) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=source.cases.schema)


def _keys(source: Source) -> list[str | None]:
    if source.key is None:
        return [str(at) for at in range(source.cases.num_rows)]
    values = source.cases.column(source.key).to_pylist()
    return [None if value is None else str(value) for value in values]


@attrs.frozen(kw_only=True, repr=False)
class _Rows:
    """Makes cases of rows, with those of their lists."""

    source: Source
    reader: RowReader
    doubled: set[str]

    def given(self, cells: Mapping[str, object], key: str | None, row: int) -> Given:
        """The document of the case of a row, or what is wrong with it."""
        try:
            return Given(key=key, row=row, case=self._document(cells, key))
        except CaseError as error:
            return Given(key=key, row=row, case=error)

    def _document(self, cells: Mapping[str, object], key: str | None) -> Mapping[str, object]:
        source = self.source
        if key is None or key in self.doubled:
            raise CaseError([key_fault(source.key or "", is_doubled=key is not None)])
        own = {name: value for name, value in cells.items() if name != source.key}
        for table in source.lists:
            own[table.column.name] = table.rows_of(key, own.get(table.column.name, True))
        return self.reader.document(own)
