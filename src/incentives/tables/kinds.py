"""Which Arrow types stand for facts, and what is wrong with the columns of a table.

What is told of columns is told before anything is assessed: nothing is left out in silence.
"""

from collections.abc import Iterator, Mapping

import attrs
import pyarrow as pa
import pyarrow.types as kinds

from incentives.errors import CaseFault
from incentives.facts.plain import PERIOD_KEYS
from incentives.language.slips.nearest import one_of
from incentives.language.types import (
    BooleanType,
    ChoiceSetType,
    DateType,
    MonthType,
    NumberType,
    RowsType,
    StatusType,
)
from incentives.policy.library import Library
from incentives.tables.columns import Column, Columns, columns_of, columns_of_list, places_inside
from incentives.tables.stored import is_float, is_list, is_text
from incentives.values.text import Text

_PERIODS = pa.list_(
    pa.struct([(PERIOD_KEYS["first"], pa.date32()), (PERIOD_KEYS["last"], pa.date32())])
)
_NUMBER = pa.decimal128(38, 20)  # whatever number a case may give, sums of money too
_NO_DAY = Text("请转换为日期（date32）。", "Cast it to a day (date32).")
_NO_FLOAT = Text(
    "浮点数不精确：请转换为 decimal 或文本，或指明按几位小数取舍"
    "（命令中用 --round 列名=位数，Python 中用 float_places）。",
    "A float is not exact: cast it to decimal or text, or say to how many places it is rounded "
    "(--round COLUMN=PLACES on the command line, float_places in Python).",
)


def table_schema(library: Library) -> pa.Schema:
    """The columns that a table of cases can have, each with its type and what it is called.

    All of them may be null, which is unknown, and any may be left out. In the metadata of a column
    stand `zh`, `en` and `unit`.
    """
    return pa.schema(_fields(columns_of(library), library))


def _fields(columns: Columns, library: Library) -> list[pa.Field]:
    return [
        pa.field(name, _arrow_type(column, library), metadata=_metadata(column))
        for name, column in columns.items()
    ]


def _metadata(column: Column) -> dict[str, str]:
    label, type_ = column.field.label, column.field.type
    told = dict(label.words)
    if isinstance(type_, NumberType) and not column.says_none:
        told["unit"] = str(type_.unit)
    return told


def _arrow_type(column: Column, library: Library) -> pa.DataType:
    if column.says_none:
        return pa.bool_()
    match column.field.type:
        case BooleanType():
            return pa.bool_()
        case NumberType():
            return pa.int64() if column.field.python_type is int else _NUMBER
        case DateType():
            return pa.date32()
        case StatusType():
            return _PERIODS
        case ChoiceSetType():
            return pa.list_(pa.string())
        case RowsType():
            return pa.list_(pa.struct(_fields(columns_of_list(column, library), library)))
        case _:
            return pa.string()


def column_faults(
    schema: pa.Schema, columns: Columns, library: Library, float_places: Mapping[str, int]
) -> Iterator[CaseFault]:
    """What is wrong with the columns of a table or, by their dotted names, inside of them."""
    seen: set[str] = set()
    for name, type_ in flat_types(schema, columns):
        column = columns.get(name)
        if column is None:
            yield _fault(
                name,
                "unknown-column",
                Text(f"没有名为“{name}”的事实", f"there is no fact '{name}'"),
                one_of(name, columns),
            )
        elif name in seen:
            text = Text("这一列出现了不止一次", "the column stands more than once")
            yield _fault(name, "repeated-column", text, None)
        else:
            yield from _type_faults(column, type_, library, float_places)
        seen.add(name)


def places_faults(float_places: Mapping[str, int], library: Library) -> Iterator[CaseFault]:
    """Each name of which places are said and that is none of a column, of cases or of rows."""
    names = dict(columns_of(library))
    for column in columns_of(library).values():
        if column.is_list and not column.says_none:
            inner = columns_of_list(column, library)
            names |= {f"{column.inside}{name}": each for name, each in inner.items()}
    for name in float_places:
        if name not in names:
            text = Text(
                f"没有名为“{name}”的列，无法按位数取舍",
                f"there is no column '{name}' whose floats could be rounded",
            )
            yield _fault(name, "unknown-column", text, one_of(name, names))


def flat_types(schema: pa.Schema, columns: Columns) -> Iterator[tuple[str, pa.DataType]]:
    """Each column by its dotted name; a struct that is no fact itself holds further columns."""
    waiting = [(field.name, field.type) for field in reversed(list(schema))]
    while waiting:
        name, type_ = waiting.pop()
        if kinds.is_struct(type_) and name not in columns:
            waiting += [(f"{name}.{inner.name}", inner.type) for inner in reversed(list(type_))]
        else:
            yield name, type_


def _type_faults(
    column: Column, type_: pa.DataType, library: Library, float_places: Mapping[str, int]
) -> Iterator[CaseFault]:
    if kinds.is_null(type_):
        return  # nothing is said of any
    if column.is_list and not column.says_none:
        yield from _list_faults(column, type_, library, float_places)
    elif is_float(type_) and _takes_numbers(column):
        if column.name not in float_places:
            text = Text("这一列是浮点数", "the column holds floats")
            yield _fault(column.name, "float-column", text, _NO_FLOAT)
    elif kinds.is_timestamp(type_) and isinstance(column.field.type, DateType | MonthType):
        text = Text("这一列是时刻，不是日期", "the column holds moments, not days")
        yield _fault(column.name, "wrong-column", text, _NO_DAY)
    elif not _fits(column, type_):
        wanted = str(_arrow_type(column, library))
        yield _fault(
            column.name,
            "wrong-column",
            Text(
                f"这一列的类型是 {type_}，应为 {wanted}", f"it is {type_}, and should be {wanted}"
            ),
            None,
        )


def _list_faults(
    column: Column, type_: pa.DataType, library: Library, float_places: Mapping[str, int]
) -> Iterator[CaseFault]:
    if _is_list_of_nothing(type_) or is_text(type_):
        return  # of text each cell is looked at by itself
    if not (is_list(type_) and kinds.is_struct(type_.value_type)):
        text = Text(
            f"这一列应为多行记录（list<struct>），而不是 {type_}",
            f"it holds rows (list<struct>), and is {type_}",
        )
        yield _fault(column.name, "wrong-column", text, None)
        return
    rows = pa.schema(list(type_.value_type))
    yield from faults_inside(rows, column, library, float_places)


def faults_inside(
    rows: pa.Schema, column: Column, library: Library, float_places: Mapping[str, int]
) -> Iterator[CaseFault]:
    """What is wrong with the columns of the rows of a list: `spaces[].area`."""
    places = places_inside(column, float_places)
    for fault in column_faults(rows, columns_of_list(column, library), library, places):
        yield attrs.evolve(fault, path=f"{column.inside}{fault.path}")


def _fits(column: Column, type_: pa.DataType) -> bool:
    """Whether values of the Arrow type can be of the fact; text can be of whatever is one value."""
    if column.says_none:
        return is_text(type_) or bool(kinds.is_boolean(type_))
    match column.field.type:
        case StatusType() | ChoiceSetType() if _is_list_of_nothing(type_) or is_text(type_):
            return True
        case StatusType():
            return kinds.is_struct(type_) or (is_list(type_) and kinds.is_struct(type_.value_type))
        case ChoiceSetType():
            return is_list(type_) and is_text(type_.value_type)
        case BooleanType():
            return is_text(type_) or kinds.is_boolean(type_)
        case NumberType():
            return is_text(type_) or kinds.is_integer(type_) or kinds.is_decimal(type_)
        case DateType() | MonthType():
            return is_text(type_) or kinds.is_date(type_)
        case _:
            return is_text(type_)


def _takes_numbers(column: Column) -> bool:
    return isinstance(column.field.type, NumberType) and not column.says_none


def _is_list_of_nothing(type_: pa.DataType) -> bool:
    """Whether all lists of the column are empty, so that nobody knows of what they are."""
    return is_list(type_) and bool(kinds.is_null(type_.value_type))


def _fault(path: str, slug: str, text: Text, advice: Text | None) -> CaseFault:
    return CaseFault(path=path, text=text, slug=slug, advice=advice)
