"""Lists in tables of their own: each row names its case."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import attrs
import numpy as np
import pyarrow as pa
import pyarrow.compute as arrow
import pyarrow.types as kinds

from incentives.errors import CaseFault
from incentives.language.slips.nearest import one_of
from incentives.policy.library import Library
from incentives.tables.columns import Column, Columns
from incentives.tables.kinds import faults_inside
from incentives.tables.results import RowFault
from incentives.tables.sound.figures import Longs, Marks
from incentives.tables.stored import is_text, rows_as_read, schema_as_read, type_as_read
from incentives.values.text import Text

ORPHAN = "orphan-row"
"""The slug of a row that is of no case."""
NAME_THE_KEY = Text(
    "请写明编号列的名称（命令中用 --key，Python 中用 key）；"
    "个案与明细须同名，数据库中可用视图改名。",
    "Name it (--key on the command line, key in Python); it has one name in cases and lists: in a "
    "database a view can give it.",
)
"""What to do where a table has no column of keys."""


@attrs.define(kw_only=True, repr=False)
class ListTable:
    """The rows of one list of all cases, by the keys of the cases, in the order of the table.

    `_keys`: each once, as they first stand there. `_order`: the places of rows, key by key, those
    of the key at `k` from `_begins[k]` to before `_begins[k + 1]`. Once an orphan is found, nobody
    knows whose it is, and the list of every case may be longer.
    """

    column: Column
    _rows: pa.Table
    _keys: pa.StringArray
    _order: Longs
    _begins: Longs
    _has_orphans: bool = attrs.field(default=False, init=False)

    @property
    def nbytes(self) -> int:
        """How many bytes the rows have."""
        return int(self._rows.nbytes)

    def orphans(self, known: pa.StringArray) -> Iterator[RowFault]:
        """A fault for each row that is of none of the known cases."""
        are_known = arrow.is_in(self._keys, known.drop_null()).to_numpy(zero_copy_only=False)
        for at in np.flatnonzero(~are_known).tolist():
            self._has_orphans = True
            key = self._keys[at].as_py()
            for place in self._order[self._begins[at] : self._begins[at + 1]].tolist():
                yield RowFault(
                    case=key, table=self.column.name, row=place, fault=_orphan(key, self.column)
                )

    def beside(self, cells: pa.RecordBatch, keys: pa.StringArray) -> pa.RecordBatch:
        """The rows of cases of these keys, with those of the list in the column of its name.

        It is null, so that nobody knows them, unless what stood there said yes.
        """
        name = self.column.name
        at = cells.schema.get_field_index(name)
        are_listed = np.full(len(keys), not self._has_orphans)
        if at >= 0:
            are_listed &= _are_yes(cells.column(at))
        listed = self._listed(keys, are_listed)
        if at < 0:
            return cells.append_column(name, listed)
        return cells.set_column(at, name, listed)

    def _listed(self, keys: pa.StringArray, are_listed: Marks) -> pa.Array:
        """A list of the rows of each key; null where nobody has listed them."""
        at = arrow.index_in(keys, self._keys, skip_nulls=True).fill_null(-1).to_numpy()
        has_rows = are_listed & (at >= 0)
        begins = np.where(has_rows, self._begins[at], 0)
        counts = np.where(has_rows, self._begins[at + 1] - begins, 0)
        ends = np.zeros(len(keys) + 1, np.int64)
        np.cumsum(counts, out=ends[1:])
        within = np.arange(ends[-1]) - np.repeat(ends[:-1], counts)
        rows = self._rows.take(pa.array(self._order[np.repeat(begins, counts) + within]))
        values = pa.array([{}] * int(ends[-1]), pa.struct([]))
        if rows.num_columns:
            columns = [column.combine_chunks() for column in rows.columns]
            values = pa.StructArray.from_arrays(columns, fields=[*rows.schema])
        mask = np.append(~are_listed, False)
        return pa.ListArray.from_arrays(pa.array(ends, pa.int32(), mask=mask), values)


def _are_yes(column: pa.Array) -> Marks:
    """Where a column that says whether rows are listed, by itself or as text, says yes."""
    if kinds.is_null(column.type):
        return np.zeros(len(column), np.bool_)
    if not kinds.is_boolean(column.type):
        column = arrow.equal(column, "true")
    yes: Marks = column.fill_null(False).to_numpy(zero_copy_only=False)  # noqa: FBT003
    return yes


def keys_as_text(column: pa.ChunkedArray) -> pa.StringArray:
    """The keys as text, in one piece; null where there is none."""
    keys = column.combine_chunks()
    if isinstance(keys, pa.ChunkedArray):
        keys = pa.concat_arrays(keys.chunks) if keys.num_chunks else pa.array([], column.type)
    if kinds.is_string(keys.type) or kinds.is_integer(keys.type):
        return keys.cast(pa.string())
    return pa.array([_key_as_text(value) for value in keys.to_pylist()], pa.string())


def _key_as_text(value: object) -> str | None:
    """The key; a float that is no number is none, and octets are the text that they are."""
    if value is None or value != value:  # noqa: PLR0124 - no number is not itself
        return None
    return value.decode(errors="backslashreplace") if isinstance(value, bytes) else str(value)


def _orphan(key: str | None, column: Column) -> CaseFault:
    text = Text(
        f"没有编号为“{key}”的个案，这一行可能属于任何个案",
        f"there is no case '{key}': the row may be of any",
    )
    if key is None:
        text = Text(
            "没有填个案编号，这一行可能属于任何个案", "it names no case: the row may be of any"
        )
    advice = Text(
        "更正编号前，各个案的这份清单均按不明处理。",
        "Until it is corrected, nobody knows this list of any case.",
    )
    return CaseFault(path=column.name, text=text, slug=ORPHAN, advice=advice)


def lists_read(
    lists: Mapping[str, pa.Table],
    columns: Columns,
    library: Library,
    *,
    key: str,
    float_places: Mapping[str, int],
) -> tuple[list[ListTable], list[CaseFault]]:
    """The tables of lists by their cases; and what is wrong with their columns."""
    read: list[ListTable] = []
    faults: list[CaseFault] = []
    names = [name for name, column in columns.items() if column.is_list]
    for name, table in lists.items():
        column = columns.get(name)
        if column is None or not column.is_list:
            text = Text(f"没有名为“{name}”的清单", f"there is no list '{name}'")
            advice = one_of(name, names)
            faults.append(CaseFault(path=name, text=text, slug="unknown-column", advice=advice))
            continue
        if key not in table.column_names:
            text = Text(f"明细表中没有编号列“{key}”", f"its rows have no column '{key}'")
            faults.append(CaseFault(path=name, text=text, slug="no-key", advice=NAME_THE_KEY))
            continue
        repeated = [*repeated_faults(table.schema, {key})]
        faults += [attrs.evolve(fault, path=f"{column.inside}{fault.path}") for fault in repeated]
        if repeated:
            continue
        rows = schema_as_read(table.drop_columns([key]).schema)
        faults += faults_inside(rows, column, library, float_places)
        read.append(_by_case(table, column, key))
    return read, faults


def repeated_faults(schema: pa.Schema, names: Collection[str]) -> Iterator[CaseFault]:
    """Each of these columns, by which cases and lists belong together, that is there twice."""
    for name in dict.fromkeys(schema.names):
        if name in names and schema.names.count(name) > 1:
            text = Text("这一列出现了不止一次", "the column stands more than once")
            yield CaseFault(path=name, text=text, slug="repeated-column")


def told_faults(
    cases: pa.Schema, column_of: Callable[[str], pa.ChunkedArray], lists: Iterable[str]
) -> Iterator[CaseFault]:
    """Each column of cases beside a table of its list that says more than whether there is one.

    Taken for a no, it would leave a list unknown that somebody has given.
    """
    for name in lists:
        if cases.names.count(name) != 1:
            continue
        type_ = type_as_read(cases.field(name).type)
        fits = kinds.is_boolean(type_) or kinds.is_null(type_)
        if is_text(type_):
            fits = {*column_of(name).unique().to_pylist()} <= {"true", "false", None}
        if not fits:
            text = Text(
                "明细另有表格，这一列只能写明是否已登记（true 或 false）",
                "its rows are in a table of their own: this column says only whether they are "
                "listed (true or false)",
            )
            yield CaseFault(path=name, text=text, slug="wrong-column")


def _by_case(table: pa.Table, column: Column, key: str) -> ListTable:
    encoded = keys_as_text(table.column(key)).dictionary_encode(null_encoding="encode")
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    counts = np.bincount(codes, minlength=len(encoded.dictionary))
    return ListTable(
        column=column,
        rows=_in_one(table.drop_columns([key])),
        keys=encoded.dictionary,
        order=np.argsort(codes, kind="stable"),
        begins=np.append(0, np.cumsum(counts)),
    )


def _in_one(rows: pa.Table) -> pa.Table:
    """The rows as they are read, in one piece."""
    pieces = [rows_as_read(piece) for piece in rows.to_batches()]
    return pa.Table.from_batches(pieces, schema=schema_as_read(rows.schema)).combine_chunks()
