"""Cases as a table: what `assess_table` reads back as the same cases."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import pyarrow as pa

from incentives.facts.plain import NONE, PERIOD_KEYS, Document, unstructure_case, value_at
from incentives.language.types import (
    BooleanType,
    ChoiceSetType,
    DateType,
    NumberType,
    StatusType,
)
from incentives.policy.library import Library
from incentives.tables.columns import KEY, Column, Columns, columns_of, columns_of_list
from incentives.tables.kinds import table_schema


def case_texts(cases: Mapping[str, object], library: Library, *, key: str = KEY) -> pa.Table:
    """As `case_table`, every cell as text, as a CSV file has them: several values as JSON.

    A case that is none is refused likewise.
    """
    columns = columns_of(library)
    rows = [{key: name, **_texts(unstructure_case(case), columns)} for name, case in cases.items()]
    return pa.Table.from_pylist(rows, schema=text_schema(library, key=key))


def text_schema(library: Library, *, key: str = KEY) -> pa.Schema:
    """The columns of a table of cases, each of text."""
    return pa.schema([pa.field(name, pa.string()) for name in (key, *columns_of(library))])


def case_schema(library: Library, *, key: str = KEY) -> pa.Schema:
    """The columns of a table of cases, with the one that tells them apart."""
    return pa.schema([pa.field(key, pa.string()), *table_schema(library)])


def _texts(document: Document, columns: Columns) -> dict[str, str | None]:
    return {
        name: _text(value_at(document, column.steps), column) for name, column in columns.items()
    }


def _text(value: object, column: Column) -> str | None:
    is_none = value == NONE and column.field.may_be_none
    if column.says_none:
        return "true" if is_none else None
    if value is None or is_none:
        return None
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def case_table(cases: Mapping[str, object], library: Library, *, key: str = KEY) -> pa.Table:
    """The cases by their keys, a row each, with every column that the table of cases can have.

    Raises:
        CaseError: if a fact is of a wrong type, out of bounds, or at odds with another.
    """
    columns = columns_of(library)
    rows = [
        {key: name, **_cells(unstructure_case(case), columns, library)}
        for name, case in cases.items()
    ]
    return pa.Table.from_pylist(rows, schema=case_schema(library, key=key))


def _cells(document: Document, columns: Columns, library: Library) -> dict[str, object]:
    return {name: _cell(document, column, library) for name, column in columns.items()}


def _cell(document: Document, column: Column, library: Library) -> object:
    value = value_at(document, column.steps)
    if column.says_none:
        return True if value == NONE else None
    if value is None or (value == NONE and column.field.may_be_none):
        return None
    if column.is_list:
        inner = columns_of_list(column, library)
        assert isinstance(value, list), "a list is a list in documents too"
        return [_cells(row, inner, library) for row in value]
    return _plain(value, column)


def _plain(value: object, column: Column) -> object:
    match column.field.type:
        case NumberType():
            number = Decimal(str(value))
            return int(number) if column.field.python_type is int else number
        case DateType():
            return date.fromisoformat(str(value))
        case StatusType():
            return [_period(period) for period in _listed(value)]
        case BooleanType():
            return value in {True, "true"}
        case ChoiceSetType():
            return value
        case _:
            return str(value)


def _listed(value: object) -> Iterable[object]:
    """The periods of a status, of which a document may give one by itself."""
    return value if isinstance(value, list) else [value]


def _period(period: object) -> dict[str, date | None]:
    assert isinstance(period, Mapping), "a period has a first day and perhaps a last one"
    days = {key: period.get(key) for key in PERIOD_KEYS.values()}
    return {key: None if day is None else date.fromisoformat(str(day)) for key, day in days.items()}
