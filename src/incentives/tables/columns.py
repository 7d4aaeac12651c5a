"""Which columns tables of cases can have: one for each fact, by its way in the document of a case.

`institution.kind` is the kind of the institution; a repeated fact is a list whose rows have columns
of their own. What an instrument asks for stands under its full id, as in a case file. Beside a fact
that may not exist there is a column of yes and no which says that it does not: `….none`.
"""

from collections.abc import Iterator, Mapping

import attrs

from incentives.facts.field import Role
from incentives.facts.vocabulary import Field, Record
from incentives.language.types import ChoiceSetType, RecordType, RowsType, StatusType
from incentives.policy.asked.describing import field_of
from incentives.policy.library import Library

KEY = "case"
"""The column that tells cases apart if none is named; where it is not there, they are numbered."""
MOST_PLACES = 20
"""To so many decimal places a float may be rounded."""
NONE_MARK = ".none"
"""Behind the name of a fact: the column that says by yes that it does not exist."""


@attrs.frozen(kw_only=True, repr=False)
class Column:
    """A column: its name, and the way to its fact in the document of the case or of the row.

    `says_none`: it says only whether the fact does not exist.
    """

    name: str
    steps: tuple[str, ...]
    field: Field
    says_none: bool = False

    @property
    def holds_several(self) -> bool:
        """Whether it holds rows, periods or some of several words."""
        return isinstance(self.field.type, RowsType | StatusType | ChoiceSetType)

    @property
    def is_list(self) -> bool:
        """Whether it holds rows."""
        return isinstance(self.field.type, RowsType)

    @property
    def inside(self) -> str:
        """What stands before the names of the columns of its rows: `spaces[].`."""
        return f"{self.name}[]."


Columns = Mapping[str, Column]
"""Columns by their names, in the order of the vocabulary."""


def columns_of(library: Library) -> Columns:
    """The columns of a table of cases, lists among them."""
    return {column.name: column for column in _columns(library.vocabulary.root, library)}


def columns_of_list(column: Column, library: Library) -> Columns:
    """The columns of the rows of a list."""
    assert isinstance(column.field.type, RowsType), "only a list has rows"
    record = library.vocabulary.records[column.field.type.row.name]
    return {inner.name: inner for inner in _columns(record, library)}


def places_inside(column: Column, float_places: Mapping[str, int]) -> Mapping[str, int]:
    """Of the decimal places of floats, those of the columns of the rows of the list."""
    return {
        name.removeprefix(column.inside): places
        for name, places in float_places.items()
        if name.startswith(column.inside)
    }


def _columns(record: Record, library: Library, before: tuple[str, ...] = ()) -> Iterator[Column]:
    for field in record.fields.values():
        if field.spec.role is Role.DECLARED:
            yield from _of_declared(record, (*before, field.name), library)
        elif isinstance(field.type, RecordType):
            inner = library.vocabulary.records[field.type.name]
            yield from _columns(inner, library, (*before, field.name))
        elif not field.is_by_id:
            yield from _of_field(field, (*before, field.name))
        elif record.declared_in:
            yield from _of_field(field, (*before, record.declared_in, field.name))


def _of_declared(record: Record, before: tuple[str, ...], library: Library) -> Iterator[Column]:
    """What instruments ask of the case, and their lists, under the attribute that holds them."""
    if record is not library.vocabulary.root:
        return
    for fact in library.facts_of_case.values():
        yield from _of_field(field_of(fact), (*before, fact.id))
    for field in record.fields.values():
        if field.is_by_id:
            yield from _of_field(field, (*before, field.name))


def _of_field(field: Field, steps: tuple[str, ...]) -> Iterator[Column]:
    name = ".".join(steps)
    yield Column(name=name, steps=steps, field=field)
    if field.may_be_none:
        yield Column(name=f"{name}{NONE_MARK}", steps=steps, field=field, says_none=True)
