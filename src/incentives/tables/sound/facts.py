"""The facts of many cases, or of the rows of one list of them, column by column."""

from collections.abc import Iterable, Iterator, Mapping

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.types as kinds

from incentives.compile.layout import Kind, Place, WordLayout
from incentives.compile.words import NONE, UNKNOWN
from incentives.engine.assessment.names import names_of
from incentives.facts.known import MOST_ROWS
from incentives.facts.vocabulary import Record
from incentives.policy.library import Library
from incentives.tables.columns import Column, Columns, columns_of, columns_of_list
from incentives.tables.sound.cells import Cells, ColumnReader, unsaid
from incentives.tables.sound.defaults import is_plain, set_elsewhere
from incentives.tables.sound.figures import Longs, Marks, said_in
from incentives.tables.sound.naming import word_of_text
from incentives.tables.sound.periods import unlisted
from incentives.tables.sound.texts import Texts

Named = Iterable[tuple[str, pa.Array]]
"""Columns by their names, as they stand in a table."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Facts:
    """The facts of so many records by dotted name or id, and which records are off.

    `cases`: whose each is, counted from 0.
    """

    count: int
    cases: Longs
    cells: Mapping[str, Cells]
    is_off: Marks

    def of(self, name: str) -> Cells:
        """What is said of the fact."""
        cells = self.cells.get(name)
        return unsaid(self.count) if cells is None else cells


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Listed:
    """The rows of one list of all cases: how many each has, none where it `is_unknown`."""

    counts: Longs
    is_unknown: Marks
    facts: Facts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Known:
    """What is known of so many cases: of each as a whole, and of the rows of its lists by name."""

    count: int
    whole: Facts
    lists: Mapping[str, Listed]
    is_off: Marks

    def records(self) -> Iterator[Facts]:
        """The cases themselves, then the rows of each list."""
        yield self.whole
        for listed in self.lists.values():
            yield listed.facts


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RecordReader:
    """Reads the columns of a record; a column without a reader of its own is off where it says.

    `elsewhere`: what has to be said, or is something if it is not. Unless it `is_readable`, none of
    its records is sound.
    """

    columns: Columns
    readers: Mapping[str, ColumnReader]
    elsewhere: frozenset[str]
    is_readable: bool

    def facts(self, columns: Named, cases: Longs, texts: Texts) -> Facts:
        """What the columns say of records, which are of these cases."""
        said, denied = self._cells(columns, texts)
        for name, cells in denied.items():
            said[name] = said.get(name, unsaid(len(cases))).without(cells)
        is_off = np.full(len(cases), not self.is_readable, np.bool_)
        for cells in said.values():
            if cells.is_off is not None:
                is_off |= cells.is_off
        facts = Facts(count=len(cases), cases=cases, cells=said, is_off=is_off)
        for name in self.elsewhere:
            is_off |= facts.of(name).words == UNKNOWN
        return facts

    def _cells(self, columns: Named, texts: Texts) -> tuple[dict[str, Cells], dict[str, Cells]]:
        """What is said of facts, and which are said not to exist."""
        said: dict[str, Cells] = {}
        denied: dict[str, Cells] = {}
        for name, array in columns:
            column = self.columns[name]
            reader = self.readers.get(name)
            path = path_of(column)
            if reader is None:
                said[path] = _off(array)
            elif column.says_none:
                denied[path] = _denied(reader.cells(array, texts))
            else:
                said[path] = reader.cells(array, texts)
        return said, denied


def path_of(column: Column) -> str:
    """The dotted name of the fact of a column within its record; its id if it goes by that."""
    return column.field.name if column.field.is_by_id else ".".join(column.steps)


def flat(columns: Named, known: Columns) -> Iterator[tuple[str, pa.Array]]:
    """Each column by its dotted name; a struct that is no fact itself holds further columns."""
    for name, array in columns:
        if kinds.is_struct(array.type) and name not in known:
            inner = zip([field.name for field in array.type], array.flatten(), strict=True)
            yield from flat([(f"{name}.{each}", part) for each, part in inner], known)
        else:
            yield name, array


def _off(array: pa.Array) -> Cells:
    return attrs.evolve(unsaid(len(array)), is_off=said_in(array))


def _denied(cells: Cells) -> Cells:
    """From yes and no to what does not exist."""
    return attrs.evolve(cells, words=np.where(cells.words == 1, NONE, UNKNOWN), forms=None)


def record_reader(
    record: Record, columns: Columns, places: Mapping[str, Place], library: Library
) -> RecordReader:
    """How the columns of a record are read; `places`: of its facts by dotted name or id.

    Whatever text a case gives for what is asked of it as a whole is one of its texts.
    """
    asked = library.facts_of_case if record is library.vocabulary.root else {}
    names = names_of(library)
    readers: dict[str, ColumnReader] = {}
    for name, column in columns.items():
        place = places.get(path_of(column))
        if place is None:
            continue
        if column.says_none:
            place, field = _YES_OR_NO, attrs.evolve(column.field, asked=None, may_be_none=False)
        else:
            field = column.field
        readers[name] = ColumnReader(
            place=place,
            of_text=word_of_text(field, place, names),
            are_texts=place.kind is Kind.TEXT,
            is_asked=path_of(column) in asked and not column.says_none,
        )
    return RecordReader(
        columns=columns,
        readers=readers,
        elsewhere=frozenset(set_elsewhere(record, library.vocabulary)) & places.keys(),
        is_readable=is_plain(record, library.vocabulary),
    )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CaseReader:
    """Reads batches of cases with the rows of their lists."""

    whole: RecordReader
    lists: Mapping[str, RecordReader]
    _elsewhere: frozenset[str]
    """The lists that have to be given, or have rows where nobody has."""

    def known(self, batch: pa.RecordBatch, texts: Texts) -> Known:
        """What the batch says of its cases."""
        cases = np.arange(batch.num_rows)
        own: list[tuple[str, pa.Array]] = []
        lists: dict[str, Listed] = {}
        is_off = np.zeros(batch.num_rows, np.bool_)
        columns = zip(batch.schema.names, batch.columns, strict=True)
        for name, array in flat(columns, self.whole.columns):
            column = self.whole.columns[name]
            reader = self.lists.get(path_of(column))
            if reader is None or column.says_none or not _holds_rows(array):
                own.append((name, array))
                continue
            listed = _listed(reader, array, texts)
            lists[path_of(column)] = listed
            is_off |= listed.counts > MOST_ROWS
            is_off[listed.facts.cases[listed.facts.is_off]] = True
        whole = self.whole.facts(own, cases, texts)
        for name in self._elsewhere:
            is_off |= lists[name].is_unknown if name in lists else True
        return Known(count=len(cases), whole=whole, lists=lists, is_off=is_off | whole.is_off)


def case_reader(library: Library, layout: WordLayout) -> CaseReader:
    """How cases of the library are read."""
    vocabulary, columns = library.vocabulary, columns_of(library)
    lists = {
        path_of(column): column
        for column in columns.values()
        if column.is_list and not column.says_none and path_of(column) in layout.rows
    }
    return CaseReader(
        whole=record_reader(vocabulary.root, columns, {**layout.facts, **layout.asked}, library),
        lists={
            name: record_reader(
                vocabulary.records[layout.rows[name].record],
                columns_of_list(column, library),
                layout.rows[name].facts,
                library,
            )
            for name, column in lists.items()
        },
        elsewhere=frozenset(set_elsewhere(vocabulary.root, vocabulary)) & layout.rows.keys(),
    )


def _listed(reader: RecordReader, array: pa.Array, texts: Texts) -> Listed:
    counts, rows = unlisted(array)
    cases = np.repeat(np.arange(len(counts)), counts)
    columns: Named = ()
    if kinds.is_struct(rows.type):
        columns = zip([field.name for field in rows.type], rows.flatten(), strict=True)
    facts = reader.facts(flat(columns, reader.columns), cases, texts)
    return Listed(counts=counts, is_unknown=~said_in(array), facts=facts)


def _holds_rows(array: pa.Array) -> bool:
    return bool(
        kinds.is_list(array.type)
        or kinds.is_large_list(array.type)
        or kinds.is_fixed_size_list(array.type)
    )


_YES_OR_NO = Place(path="", offset=0, kind=Kind.TRUTH, low=0, high=1)
