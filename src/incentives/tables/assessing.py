"""Tables of cases assessed: chunk by chunk, with whatever is wrong in a table of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs
import pyarrow as pa

from incentives.calculator import assess_with, case_from
from incentives.engine.findings.assessment import Assessment
from incentives.errors import AssessmentError, CaseError, CaseFault, Fault
from incentives.policy.library import Library, Overlay
from incentives.tables.columns import columns_of
from incentives.tables.kinds import column_faults
from incentives.tables.lists import ListTable, lists_read
from incentives.tables.reading import RowReader
from incentives.tables.results import (
    CASES,
    DECISIONS,
    FAULTS,
    RowFault,
    case_row,
    decisions_of,
    fault_rows,
)
from incentives.values.text import Text

_CHUNK = 1000
_TWICE = Text("这一编号出现了不止一次，无法判断哪一行有效", "the key stands more than once")


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """By what law, and as of which day, cases are assessed."""

    on: date
    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Chunk:
    """What came of some of the cases, in their order; faults of no case stand in the first one."""

    decisions: pa.Table
    cases: pa.Table
    faults: pa.Table


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
        )


def assessed(source: Source, question: Question) -> Iterator[Chunk]:
    """What comes of all cases, chunk by chunk, in their order.

    A case with a fault has no decisions: nothing of it is taken for complete. A row of a list that
    is no case's may be any case's, so that for all of them the list is unknown.
    """
    columns = columns_of(source.library)
    reader = RowReader(columns=columns, library=source.library, float_places=source.float_places)
    keys = _keys(source)
    doubled = {key for key, count in Counter(keys).items() if count > 1 and key is not None}
    known = {key for key in keys if key is not None}
    faults = [fault for table in source.lists for fault in table.orphans(known)]
    at = 0
    for batch in source.cases.to_batches(max_chunksize=_CHUNK) or [_no_rows(source)]:
        worker = _Worker(source=source, question=question, reader=reader, doubled=doubled)
        for row in batch.to_pylist():
            worker.take(row, keys[at], at)
            at += 1
        yield worker.chunk(faults)
        faults = []


def _no_rows(source: Source) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=source.cases.schema)


def _keys(source: Source) -> list[str | None]:
    if source.key is None:
        return [str(at) for at in range(source.cases.num_rows)]
    values = source.cases.column(source.key).to_pylist()
    return [None if value is None else str(value) for value in values]


@attrs.define(kw_only=True, repr=False)
class _Worker:
    """Assesses the rows of one chunk."""

    source: Source
    question: Question
    reader: RowReader
    doubled: set[str]
    _decisions: list[Mapping[str, object]] = attrs.field(factory=list, init=False)
    _cases: list[Mapping[str, object]] = attrs.field(factory=list, init=False)
    _faults: list[RowFault] = attrs.field(factory=list, init=False)

    def take(self, cells: Mapping[str, object], key: str | None, row: int) -> None:
        """One case: its decisions, or its faults."""
        if key is None or key in self.doubled:
            text = _TWICE if key is not None else Text("没有编号", "it has no key")
            slug = "doubled-key" if key is not None else "no-key"
            fault = CaseFault(path=self.source.key or "", text=text, slug=slug)
            self._faults.append(RowFault(case=key, table=None, row=row, fault=fault))
            return
        try:
            assessment = self._assessment(cells, key)
        except (CaseError, AssessmentError) as error:
            told = error.faults if isinstance(error, CaseError) else (error.fault,)
            self._faults += [
                RowFault(case=key, table=None, row=row, fault=fault)
                for fault in told
                if not isinstance(fault, Fault)
            ]
            return
        self._decisions += decisions_of(key, assessment)
        self._cases.append(case_row(key, assessment))

    def _assessment(self, cells: Mapping[str, object], key: str) -> Assessment:
        source = self.source
        own = {name: value for name, value in cells.items() if name != source.key}
        for table in source.lists:
            own[table.column.name] = table.rows_of(key, own.get(table.column.name, True))
        document = self.reader.document(own)
        cls: type[object] = source.library.vocabulary.root.cls
        case = case_from(document, vocabulary=cls, library=source.library)
        question = self.question
        return assess_with(
            case,
            source.library,
            on=question.on,
            known_on=question.known_on,
            overlays=question.overlays,
        )

    def chunk(self, before: Iterable[RowFault]) -> Chunk:
        """The tables of what was taken; with faults of no case before them."""
        faults = [*fault_rows(before), *fault_rows(self._faults)]
        return Chunk(
            decisions=pa.Table.from_pylist(self._decisions, schema=DECISIONS),
            cases=pa.Table.from_pylist(self._cases, schema=CASES),
            faults=pa.Table.from_pylist(faults, schema=FAULTS),
        )
