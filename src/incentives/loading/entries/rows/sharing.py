"""An amount of money, and what it says of all rows of its incentive together."""

from typing import cast

from incentives.language.expression import Expression, is_broken
from incentives.language.types import NumberType, Type, in_words
from incentives.loading.entries.expressions import QUANTITY_KEYS, ExpressionReader
from incentives.loading.text.nodes import Node, Table, one_or_several
from incentives.policy.rule import Pays
from incentives.policy.sharing.rows import Within

WITHIN = "within"
SHARED_KEYS = (WITHIN,)
AMOUNT_KEYS = (*QUANTITY_KEYS, *SHARED_KEYS)
WITHIN_KEYS = ("of", "each", "at_most", "first")
REQUIRED_WITHIN_KEYS = ("at_most", "first")
HIGHEST_AMOUNT = "highest_amount"
ORDERS = (HIGHEST_AMOUNT,)
"""By what those rows are told that count first: there is one so far."""


def read_amount(node: Node, reader: ExpressionReader) -> tuple[Expression, Pays]:
    """The money that is paid for a row, or once; and the same with what the rows share."""
    if not isinstance(node, Table) or all(node.find(key) is None for key in SHARED_KEYS):
        amount = reader.quantity(node)
        return amount, Pays(amount=amount)
    own = tuple(entry for entry in node.entries if entry[0].text not in SHARED_KEYS)
    amount = reader.quantity(Table(entries=own, span=node.span))
    if not reader.checker.scope.rows:
        for key, _ in node.entries:
            if key.text in SHARED_KEYS:
                message = f"'{key.text}' speaks of rows, and the incentive goes over none"
                hint = "Say in `for_each` over which rows the rule goes."
                reader.fields.log.add(key.span, message, "row-missing", hint)
        return amount, Pays(amount=amount)
    within = node.find(WITHIN)
    return amount, Pays(
        amount=amount,
        within=None if within is None else _read_within(within, reader, money=amount.type),
    )


def _read_within(node: Node, reader: ExpressionReader, *, money: Type) -> Within | None:
    """The limit, for whom there is one, and what a row takes of it."""
    table = reader.fields.table(
        node, allowed=WITHIN_KEYS, required=REQUIRED_WITHIN_KEYS, what="'within'"
    )
    if table is None or any(table.find(key) is None for key in REQUIRED_WITHIN_KEYS):
        return None
    order = reader.fields.scalar(table.find("first"), what="'first'")
    if order is not None and order.text not in ORDERS:
        reader.fields.unknown_value(order, ORDERS)
    taken = table.find("of")
    of = None if taken is None else reader.quantity(taken)
    unit = of.type if of is not None and isinstance(of.type, NumberType) else None
    at_most = reader.quantity(cast(Node, table.find("at_most")), unit)
    each = tuple(reader.expression(key) for key in one_or_several(table.find("each")))
    if any(map(is_broken, (at_most, *each, *(() if of is None else (of,))))):
        return None
    if of is not None and not isinstance(of.type, NumberType):
        message = f"'of' is a number, found {in_words(of.type)}"
        reader.fields.log.add(of.span, message, "wrong-type")
    elif of is None and not _counts(at_most, money):
        message = f"'at_most' is a number of rows, found {in_words(at_most.type)}"
        hint = "Say under 'of' what a row takes of the limit."
        reader.fields.log.add(at_most.span, message, "wrong-type", hint)
    return Within(of=of, each=each, at_most=at_most)


def _counts(limit: Expression, money: Type) -> bool:
    """Whether rows are counted in it: it has one unit, or none, and is no money."""
    if not isinstance(limit.type, NumberType) or limit.type == money:
        return False
    powers = limit.type.unit.powers
    return not powers or [power for _, power in powers] == [1]
