"""How a value of a type of the language is kept as a word, and where the words of facts stand."""

from collections.abc import Mapping

from incentives.compile.layout import Kind, Place
from incentives.compile.tree import Fact, Given
from incentives.language.types import (
    BooleanType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    StatusType,
    TextType,
    Type,
    ZeroType,
)

_KINDS: Mapping[type[Type], Kind] = {
    BooleanType: Kind.TRUTH,
    NumberType: Kind.NUMBER,
    ZeroType: Kind.NUMBER,
    DateType: Kind.DAY,
    MonthType: Kind.MONTH,
    StatusType: Kind.STATUS,
    TextType: Kind.TEXT,
    ChoiceType: Kind.CODE,
    ChoiceSetType: Kind.MASK,
    GroupType: Kind.MASK,
}


def kind_of(type_: Type) -> Kind:
    """How a value of the type is kept; of tables and brackets, how their figures are."""
    return _KINDS.get(type(type_), Kind.NUMBER)


def fact_at(place: Place, row: Given | None, path: str) -> Fact:
    """The fact that stands at the place, in the header of the case or in the row."""
    return Fact(
        kind=place.kind,
        row=row,
        offset=place.offset,
        path=path,
        denominator=place.denominator,
        low=place.low,
        high=place.high,
        none=place.may_be_none,
    )
