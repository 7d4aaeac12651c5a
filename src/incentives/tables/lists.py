"""Lists in tables of their own: each row names its case."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

import attrs
import pyarrow as pa

from incentives.errors import CaseFault
from incentives.language.slips.nearest import one_of
from incentives.policy.library import Library
from incentives.tables.columns import Column, Columns
from incentives.tables.kinds import faults_inside
from incentives.tables.results import RowFault
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

    `places`: where those of each case stand among the rows. Once an orphan is found, nobody knows
    whose it is, and the list of every case may be longer.
    """

    column: Column
    _rows: pa.Table
    _places: Mapping[str | None, Sequence[int]]
    _has_orphans: bool = attrs.field(default=False, init=False)

    def orphans(self, known: set[str]) -> Iterator[RowFault]:
        """A fault for each row that is of none of the known cases."""
        for key, places in self._places.items():
            if key is not None and key in known:
                continue
            self._has_orphans = True
            for place in places:
                yield RowFault(
                    case=key, table=self.column.name, row=place, fault=_orphan(key, self.column)
                )

    def beside(self, cells: pa.RecordBatch, keys: Sequence[str | None]) -> pa.RecordBatch:
        """The rows of cases of these keys, with those of the list in the column of its name.

        It is null, so that nobody knows them, unless what stood there said yes.
        """
        name = self.column.name
        at = cells.schema.get_field_index(name)
        are_listed = [True] * len(keys) if at < 0 else map(_is_yes, cells.column(at).to_pylist())
        places = [
            self._places.get(key, ()) if is_listed and not self._has_orphans else None
            for key, is_listed in zip(keys, are_listed, strict=True)
        ]
        if at < 0:
            return cells.append_column(name, self._listed(places))
        return cells.set_column(at, name, self._listed(places))

    def _listed(self, places: Sequence[Sequence[int] | None]) -> pa.Array:
        """A list of the rows at these places for each case; null where there is none."""
        rows = self._rows.take(pa.array([at for those in places for at in those or ()], pa.int64()))
        values = pa.array([{}] * sum(map(len, filter(None, places))), pa.struct([]))
        if rows.num_columns:
            columns = [column.combine_chunks() for column in rows.columns]
            values = pa.StructArray.from_arrays(columns, fields=[*rows.schema])
        ends = [0, *accumulate(len(those or ()) for those in places)]
        begins = [None if those is None else at for those, at in zip(places, ends, strict=False)]
        return pa.ListArray.from_arrays(pa.array([*begins, ends[-1]], pa.int32()), values)


def _is_yes(value: object) -> bool:
    return value is True


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
        rows = table.drop_columns([key]).schema
        faults += faults_inside(rows, column, library, float_places)
        read.append(_by_case(table, column, key))
    return read, faults


def _by_case(table: pa.Table, column: Column, key: str) -> ListTable:
    places: dict[str | None, list[int]] = {}
    for place, case in enumerate(table.column(key).to_pylist()):
        places.setdefault(None if case is None else str(case), []).append(place)
    return ListTable(column=column, rows=table.drop_columns([key]), places=places)
