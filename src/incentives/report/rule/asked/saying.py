"""How a fact of a type is written in a case file, and an example of it."""

from decimal import Decimal
from typing import assert_never

from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
    TableType,
    TextType,
    Type,
    ZeroType,
)
from incentives.report.words.names import Words
from incentives.values.number import Exact
from incentives.wordings.report import rule as say

_DAY = "2023-01-01"
_MONTH = "2023-01"
_STATUS = "{from: 2023-01-01}"


def how_to_say(
    type_: Type, words: Words, *, may_be_none: bool = False, is_whole: bool = False
) -> str:
    """What to write for a fact of the type."""
    how = _how(type_, words, may_be_none=may_be_none, is_whole=is_whole)
    if not may_be_none or isinstance(type_, DateType):
        return how
    return words.say(say.OR_NONE, how=how)


def _how(type_: Type, words: Words, *, may_be_none: bool, is_whole: bool) -> str:
    match type_:
        case BooleanType():
            return words.say(say.ASK_TRUTH)
        case DateType():
            return words.say(say.ASK_DATE_OR_NONE if may_be_none else say.ASK_DATE)
        case MonthType():
            return words.say(say.ASK_MONTH)
        case StatusType():
            return words.say(say.ASK_STATUS)
        case ChoiceType():
            return words.say(say.ASK_CHOICE)
        case ChoiceSetType():
            return words.say(say.ASK_CHOICES)
        case NumberType():
            return words.say(say.ASK_WHOLE if is_whole else say.ASK_NUMBER)
        case (
            TextType()
            | ZeroType()
            | RecordType()
            | RowsType()
            | TableType()
            | BracketsType()
            | GroupType()
            | BrokenType()
        ):
            return words.say(say.ASK_TEXT)
        case _:
            assert_never(type_)


def example_of(type_: Type, least: Decimal | Exact | None) -> str:
    """A value that the fact may have."""
    match type_:
        case BooleanType():
            return "true"
        case DateType():
            return _DAY
        case MonthType():
            return _MONTH
        case StatusType():
            return _STATUS
        case ChoiceType(values=values):
            return values[0]
        case ChoiceSetType(choice=choice):
            return f"[{choice.values[0]}]"
        case (
            NumberType()
            | TextType()
            | ZeroType()
            | RecordType()
            | RowsType()
            | TableType()
            | BracketsType()
            | GroupType()
            | BrokenType()
        ):
            return str(max(least, 0)) if least is not None else "0"
        case _:
            assert_never(type_)
