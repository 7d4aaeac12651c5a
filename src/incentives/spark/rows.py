"""What comes of cases as rows of one frame: each a case with all of its decisions, or a fault."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as kinds

from incentives.tables.came_out import TableResult
from incentives.tables.results import CASES, DECISIONS, FAULTS

CASE = "case"
"""The column of the key, which the others leave out."""


def frame_schema() -> str:
    """The columns in the words of Spark.

    The decisions of a case stand in one row, since what a cluster takes longest with is writing
    down rows, and the key of a case once for all of them.
    """
    told = {"decisions": pa.list_(_DECISION), "totals": _TOTALS, "fault": _FAULT}
    columns = {CASE: pa.string(), **told}
    return ", ".join(f"{name} {_word(kind)}" for name, kind in columns.items())


def rows_of(result: TableResult) -> pa.RecordBatch:
    """A row a case, then a row a fault.

    Rows of a frame have no number: that of a faulty one is null.
    """
    cases, faults = result.cases, result.faults
    keys = [table.column(CASE).combine_chunks() for table in (cases, faults)]
    columns = {
        CASE: pa.concat_arrays(keys),
        "decisions": _by_case(result.decisions, keys[0], faults.num_rows),
        "totals": pa.concat_arrays([_structs(cases, _TOTALS), pa.nulls(len(keys[1]), _TOTALS)]),
        "fault": pa.concat_arrays([pa.nulls(len(keys[0]), _FAULT), _structs(faults, _FAULT)]),
    }
    return pa.RecordBatch.from_pydict(columns)


def _by_case(decisions: pa.Table, keys: pa.Array, empty: int) -> pa.ListArray:
    """A list for each of the keys, then so many empty ones.

    Decisions stand in the order of the cases, those of one case together.
    """
    of = decisions.column(CASE).combine_chunks()
    changes = pc.not_equal(of.slice(1), of.slice(0, max(len(of) - 1, 0))).to_numpy(
        zero_copy_only=False
    )
    first = np.concatenate([np.zeros(min(len(of), 1), np.int64), np.flatnonzero(changes) + 1])
    counts = np.zeros(len(keys) + empty, np.int64)
    places = pc.index_in(of.take(pa.array(first)), value_set=keys)
    counts[places.to_numpy()] = np.diff(first, append=len(of))
    offsets = np.concatenate([[0], np.cumsum(counts)])
    return pa.ListArray.from_arrays(
        pa.array(offsets.astype(np.int32)), _structs(decisions, _DECISION)
    )


def _told(schema: pa.Schema) -> pa.DataType:
    """The rows of a table but for their key as one type; words as text.

    Spark knows no dictionaries.
    """
    return pa.struct(
        [
            (field.name, pa.string() if kinds.is_dictionary(field.type) else field.type)
            for field in schema
            if field.name != CASE
        ]
    )


_DECISION, _TOTALS, _FAULT = _told(DECISIONS), _told(CASES), _told(FAULTS)


def _structs(table: pa.Table, kind: pa.StructType) -> pa.StructArray:
    columns = [
        pa.nulls(table.num_rows, field.type)
        if field.name == "row"
        else table.column(field.name).cast(field.type).combine_chunks()
        for field in kind
    ]
    return pa.StructArray.from_arrays(columns, fields=list(kind))


def _word(kind: pa.DataType) -> str:
    if kinds.is_struct(kind):
        inner = ", ".join(f"`{field.name}`: {_word(field.type)}" for field in kind)
        return f"struct<{inner}>"
    if kinds.is_list(kind):
        return f"array<{_word(kind.value_type)}>"
    if kinds.is_decimal(kind):
        return f"decimal({kind.precision}, {kind.scale})"
    return _WORDS[kind]


_WORDS = {pa.string(): "string", pa.int32(): "int", pa.int64(): "bigint"}
