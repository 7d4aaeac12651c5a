"""Values as they are read, however Arrow stores them: each kind of value has one type, or few."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as arrow
import pyarrow.types as kinds

_INDEX = re.compile(r"__index_level_\d+__")  # as pandas writes one without a name


def type_as_read(type_: pa.DataType) -> pa.DataType:
    """The type by which a column is read: how its values are stored makes no difference.

    Words that stand once, runs of equal values, views of lists and marked text are plain ones then;
    of a short float the long one is read that is its shortest decimal.
    """
    if is_float(type_):
        return pa.float64()
    if kinds.is_string_view(type_):
        return pa.string()
    if kinds.is_dictionary(type_) or kinds.is_run_end_encoded(type_):
        return type_as_read(type_.value_type)
    if isinstance(type_, pa.BaseExtensionType):
        inner = type_as_read(type_.storage_type)
        return inner if is_text(inner) else type_
    if kinds.is_struct(type_):
        return pa.struct([field.with_type(type_as_read(field.type)) for field in type_])
    if is_list(type_) or kinds.is_list_view(type_) or kinds.is_large_list_view(type_):
        inner = type_as_read(type_.value_type)
        is_as_read = is_list(type_) and inner == type_.value_type
        return type_ if is_as_read else pa.large_list(inner)
    return type_


def as_read(array: pa.Array) -> pa.Array:
    """The same values in the type by which they are read."""
    type_ = array.type
    wanted = type_as_read(type_)
    if wanted == type_:
        return array
    if is_float(type_):
        return array.cast(pa.string()).cast(wanted)
    if kinds.is_string_view(type_):
        return array.cast(wanted)
    if kinds.is_dictionary(type_):
        return as_read(array.dictionary).take(array.indices)
    if kinds.is_run_end_encoded(type_):
        return as_read(arrow.run_end_decode(array))
    if kinds.is_struct(type_):
        parts = [as_read(part) for part in array.flatten()]
        return pa.StructArray.from_arrays(parts, fields=[*wanted], mask=array.is_null())
    if isinstance(type_, pa.BaseExtensionType):
        return as_read(array.storage)
    if kinds.is_list(type_) or kinds.is_large_list(type_):
        ends = array.offsets.to_numpy().astype(np.int64)
        values = array.values.slice(ends[0], ends[-1] - ends[0])
    else:
        lengths = arrow.list_value_length(array).fill_null(0).to_numpy(zero_copy_only=False)
        ends, values = np.append(0, np.cumsum(lengths, dtype=np.int64)), array.flatten()
    begins = pa.array(ends - ends[0])
    return pa.LargeListArray.from_arrays(begins, as_read(values), mask=array.is_null())


def schema_as_read(schema: pa.Schema) -> pa.Schema:
    """The columns of the types by which they are read; what numbers rows of pandas is none."""
    told = [field for field in schema if not _INDEX.fullmatch(field.name)]
    return pa.schema([field.with_type(type_as_read(field.type)) for field in told])


def rows_as_read(rows: pa.RecordBatch) -> pa.RecordBatch:
    """The same rows, their columns in the types by which they are read."""
    told = rows.drop_columns([name for name in rows.schema.names if _INDEX.fullmatch(name)])
    if not told.num_columns:
        return told
    columns = [as_read(column) for column in told.columns]
    return pa.RecordBatch.from_arrays(columns, schema=schema_as_read(told.schema))


def is_text(type_: pa.DataType) -> bool:
    """Whether values of a type by which columns are read are text."""
    return bool(kinds.is_string(type_) or kinds.is_large_string(type_))


def is_float(type_: pa.DataType) -> bool:
    """Whether values of the type are floats."""
    return bool(kinds.is_floating(type_))


def is_list(type_: pa.DataType) -> bool:
    """Whether values of a type by which columns are read are lists."""
    return bool(
        kinds.is_list(type_) or kinds.is_large_list(type_) or kinds.is_fixed_size_list(type_)
    )
