"""How a value of a type of the language is kept as a word, and where the words of facts stand."""

from incentives.compile.layout import Kind, Place, RowLayout, WordLayout, kind_of_type
from incentives.compile.tree import Fact, Given, Rows
from incentives.language.types import (
    BracketsType,
    BrokenType,
    RecordType,
    RowsType,
    TableType,
    Type,
)

_AS_FIGURES = (TableType, BracketsType, BrokenType, RecordType, RowsType)


def kind_of(type_: Type) -> Kind:
    """How a value of the type is kept; of tables and brackets, how their figures are."""
    return Kind.NUMBER if isinstance(type_, _AS_FIGURES) else kind_of_type(type_)


def fact_at(place: Place, row: Given | None, path: str, rows: RowLayout | None = None) -> Fact:
    """The fact that stands at the place, in the header of the case or in the row, one of `rows`."""
    return Fact(
        kind=place.kind,
        row=row,
        offset=place.offset,
        path=path,
        denominator=place.denominator,
        low=place.low,
        high=place.high,
        none=place.may_be_none,
        said=place,
        rows=rows,
    )


def rows_of(layout: WordLayout, list_name: str) -> Rows:
    """The rows of a list of the case."""
    of_list = layout.rows_of(list_name)
    listed = Fact(kind=Kind.STATUS, row=None, offset=of_list.offset, path=list_name)
    return Rows(listed=listed, width=of_list.width)
