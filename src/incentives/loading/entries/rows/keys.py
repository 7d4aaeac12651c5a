"""What rows have in common that share a limit or an account: `each` of a rule."""

from incentives.language.expression import Expression
from incentives.language.scope import placeholder
from incentives.language.types import (
    BooleanType,
    BrokenType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    TextType,
    ZeroType,
    in_words,
)
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.text.nodes import Listing, Table, one_or_several
from incentives.values.text import Text

EACH = "each"
_COMPARED = (
    BooleanType,
    BrokenType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    TextType,
    ZeroType,
)
"""What two rows can have alike."""


def read_keys(table: Table, reader: ExpressionReader) -> tuple[Expression, ...]:
    """What stands under `each`, one or several; of no type, and a fault, what cannot be alike."""
    node = table.find(EACH)
    if isinstance(node, Listing) and not node.entries:
        message = Text("“each”中没有内容", "'each' names nothing")
        hint = Text(
            "所有行合用一个限额的，删去 each。", "Leave it out where all rows are together."
        )
        reader.fields.log.add(node.span, message, "empty-list", hint)
    return tuple(_comparable(reader.expression(key), reader) for key in one_or_several(node))


def _comparable(key: Expression, reader: ExpressionReader) -> Expression:
    if isinstance(key.type, _COMPARED):
        return key
    message = f"'{EACH}' is what rows have in common, found {in_words(key.type)}"
    hint = "Name a fact of the row, such as an id, a month, a word or a number."
    reader.fields.log.add(key.span, message, "wrong-type", hint)
    return placeholder(key.span)
