"""What an expression must be where it stands."""

from incentives.language.expression import Expression
from incentives.language.types import BrokenType, NumberType, Type, ZeroType, in_words
from incentives.loading.text.fields import Fields
from incentives.values.money import NO_CURRENCY


def must_be(expression: Expression, expected: Type, fields: Fields, what: str) -> None:
    """A fault if the expression is not of the expected type."""
    if expression.type != expected and not isinstance(expression.type, BrokenType | ZeroType):
        message = f"{what} must be {in_words(expected)}, found {in_words(expression.type)}"
        hint = None
        if isinstance(expected, NumberType) and NO_CURRENCY in expected.unit.base_names:
            message = f"{what} must be money, and no fact of the vocabulary is money"
            hint = "Give the vocabulary a fact with a currency, such as unit='EUR'."
        fields.log.add(expression.span, message, "wrong-type", hint)
