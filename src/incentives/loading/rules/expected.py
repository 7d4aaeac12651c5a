"""What an expression must be where it stands."""

from typing import assert_never

from incentives.language.expression import (
    Apply,
    Carry,
    Choose,
    Clause,
    Constant,
    Expression,
    FactValue,
    Gather,
    Graduate,
    Lookup,
    Named,
    NameKind,
    RowValue,
    Stated,
    is_broken,
)
from incentives.language.operators import Operator
from incentives.language.types import BrokenType, NumberType, Type, ZeroType, in_words
from incentives.loading.text.fields import Fields
from incentives.values.money import NO_CURRENCY
from incentives.values.text import Text


def must_be(expression: Expression, expected: Type, fields: Fields, what: str) -> None:
    """A fault if the expression is not of the expected type."""
    if expression.type != expected and not isinstance(expression.type, BrokenType | ZeroType):
        message = f"{what} must be {in_words(expected)}, found {in_words(expression.type)}"
        hint = None
        if isinstance(expected, NumberType) and NO_CURRENCY in expected.unit.base_names:
            message = f"{what} must be money, and no fact of the vocabulary is money"
            hint = "Give the vocabulary a fact with a currency, such as unit='EUR'."
        fields.log.add(expression.span, message, "wrong-type", hint)


def must_be_worded(condition: Expression, fields: Fields) -> None:
    """Every condition that an officer is shown must have words."""
    match condition:
        case Stated(clause=Clause(text=Text())) | Named(kind=NameKind.DEFINITION):
            return
        case Stated(body=body):
            must_be_worded(body, fields)
        case Apply(operator=Operator(name="and"), arguments=parts):
            for part in parts:
                must_be_worded(part, fields)
        case (
            Constant()
            | FactValue()
            | RowValue()
            | Named()
            | Apply()
            | Choose()
            | Gather()
            | Carry()
            | Lookup()
            | Graduate()
        ):
            if is_broken(condition):
                return  # it is told what is wrong with it
            hint = "Add `text: {zh: …, en: …}`."
            message = "a condition needs a wording"
            if isinstance(condition, Apply) and condition.operator.name == "not":
                message = "a condition with 'unless' or 'not' needs a wording as a whole"
                hint = "Add `text: {zh: …, en: …}` beside it."
            fields.log.add(condition.span, message, "wordless-condition", hint)
        case _:
            assert_never(condition)
