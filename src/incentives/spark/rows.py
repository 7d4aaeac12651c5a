"""What comes of cases as rows of one frame: each a decision, the totals of a case, or a fault."""

import pyarrow as pa
import pyarrow.types as kinds

from incentives.tables.came_out import TableResult
from incentives.tables.results import CASES, DECISIONS, FAULTS

PARTS = {"decision": DECISIONS, "totals": CASES, "fault": FAULTS}
"""By column the rows of which table it holds; of the columns of a row all but one are null."""


def frame_schema() -> str:
    """The columns in the words of Spark."""
    return ", ".join(f"{name} {_word(_plain(schema))}" for name, schema in PARTS.items())


def rows_of(result: TableResult) -> pa.RecordBatch:
    """The rows of the three tables one behind the other.

    Rows of a frame have no number: that of a faulty one is null.
    """
    tables = dict(zip(PARTS, (result.decisions, result.cases, result.faults), strict=True))
    number = sum(table.num_rows for table in tables.values())
    columns, before = [], 0
    for name, table in tables.items():
        kind = _plain(PARTS[name])
        around = (before, number - before - table.num_rows)
        first, last = (pa.nulls(count, kind) for count in around)
        columns.append(pa.concat_arrays([first, _struct(table, kind), last]))
        before += table.num_rows
    return pa.RecordBatch.from_arrays(columns, names=list(PARTS))


def _plain(schema: pa.Schema) -> pa.DataType:
    """The rows of a table as one type; words as text, as Spark knows no dictionaries."""
    return pa.struct(
        [
            (field.name, pa.string() if kinds.is_dictionary(field.type) else field.type)
            for field in schema
        ]
    )


def _struct(table: pa.Table, kind: pa.DataType) -> pa.Array:
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
