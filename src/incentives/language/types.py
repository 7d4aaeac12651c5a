"""The types of expressions, units among them."""

from typing import assert_never

import attrs

from incentives.values.unit import Unit


@attrs.frozen(repr=False)
class BooleanType:
    """Yes or no."""


@attrs.frozen(repr=False)
class NumberType:
    """An exact number with its unit; money is a number whose unit is a currency."""

    unit: Unit


@attrs.frozen(repr=False)
class ZeroType:
    """The number 0, which goes with every unit."""


@attrs.frozen(repr=False)
class DateType:
    """A day. A date fact may also be known not to have come about (`none`)."""


@attrs.frozen(repr=False)
class MonthType:
    """A calendar month."""


@attrs.frozen(repr=False)
class StatusType:
    """The periods in which something held."""


@attrs.frozen(repr=False)
class TextType:
    """Free text, such as the id of a person: it is shown, and is the same as another or not.

    `names`: the list whose rows it names, by what tells these apart.
    """

    names: str | None = attrs.field(default=None, eq=False)


@attrs.frozen(repr=False)
class ChoiceType:
    """One of the values of an enumeration."""

    name: str
    values: tuple[str, ...]


@attrs.frozen(repr=False)
class ChoiceSetType:
    """Some of the values of an enumeration."""

    choice: ChoiceType


@attrs.frozen(repr=False)
class RecordType:
    """A part of the case with facts of its own: `institution`, or a row such as `premise`.

    `order`: of a row, the date or month that says which one comes first. `key`: the fact of it that
    no two rows have in common.
    """

    name: str
    order: str | None = None
    key: str | None = None


@attrs.frozen(repr=False)
class RowsType:
    """A repeated fact: rows of one record."""

    field: str
    row: RecordType


@attrs.frozen(repr=False)
class BracketsType:
    """Rates by bracket; the limits have a unit and so have the rates."""

    limits: Unit
    rates: Unit


@attrs.frozen(repr=False)
class TableType:
    """A figure for each value of an enumeration, or for each whole number; or for pairs of them."""

    keys: tuple[ChoiceType | NumberType, ...]
    figure: NumberType | BooleanType | DateType | ChoiceType | BracketsType


@attrs.frozen(repr=False)
class GroupType:
    """A named group of values of an enumeration; it stands only after `in`."""

    choice: ChoiceType
    members: frozenset[str]


@attrs.frozen(repr=False)
class BrokenType:
    """The type of what has a fault already.

    It agrees with everything, so that a fault is told once.
    """


_SimpleType = (
    BooleanType
    | ZeroType
    | DateType
    | MonthType
    | StatusType
    | TextType
    | BracketsType
    | BrokenType
)
_NamedType = NumberType | ChoiceType | ChoiceSetType | RecordType | RowsType | TableType | GroupType
Type = _SimpleType | _NamedType
"""The type of a value or an expression. What is in it is not public."""

BOOLEAN = BooleanType()
DATE = DateType()
MONTH = MonthType()
STATUS = StatusType()
BROKEN = BrokenType()


def in_words(type_: Type) -> str:
    """The type as a policy author would call it, with an article where it takes one."""
    return _in_own_words(type_) if isinstance(type_, _SimpleType) else _with_name(type_)


def _in_own_words(type_: _SimpleType) -> str:
    match type_:
        case BooleanType():
            return "yes or no"
        case ZeroType():
            return "zero"
        case DateType():
            return "a date"
        case MonthType():
            return "a month"
        case StatusType():
            return "a status"
        case TextType():
            return "free text"
        case BracketsType():
            return "a schedule of brackets"
        case BrokenType():
            return "something faulty"
        case _:
            assert_never(type_)


def _with_name(type_: _NamedType) -> str:
    """A type that is told by what it is of: its unit, its enumeration, its record."""
    match type_:
        case NumberType(unit=unit):
            return f"a number in {unit}" if unit.powers else "a plain number"
        case ChoiceType(name=name):
            return f"a value of '{name}'"
        case ChoiceSetType(choice=choice):
            return f"a set of values of '{choice.name}'"
        case RecordType(name=name):
            return f"the whole of '{name}'"
        case RowsType(field=field):
            return f"the rows of '{field}'"
        case TableType(keys=keys):
            return "a table by " + " and ".join(map(_key_in_words, keys))
        case GroupType(choice=choice):
            return f"a group of values of '{choice.name}'"
        case _:
            assert_never(type_)


def _key_in_words(key: ChoiceType | NumberType) -> str:
    if isinstance(key, ChoiceType):
        return f"'{key.name}'"
    return f"whole numbers in {key.unit}" if key.unit.powers else "whole numbers"
