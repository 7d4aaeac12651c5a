"""An amount of money, and what it says of all rows of its incentive together."""

from collections.abc import Mapping
from typing import cast

from incentives.language.expression import Expression, is_broken
from incentives.language.no_limit import NoLimit
from incentives.language.types import BROKEN, NumberType, Type, in_words
from incentives.language.units.related import as_unit_of
from incentives.loading.entries.expressions import QUANTITY_KEYS, ExpressionReader
from incentives.loading.entries.rows.keys import EACH, read_keys
from incentives.loading.entries.rows.spoken_of import free_rows
from incentives.loading.text.nodes import Node, Table
from incentives.policy.rule import Definition, Pays
from incentives.policy.sharing.rows import Whole, Within

WITHIN, WHOLE = "within", "whole"
SHARED_KEYS = (WITHIN, WHOLE)
AMOUNT_KEYS = (*QUANTITY_KEYS, *SHARED_KEYS)
WITHIN_KEYS = ("of", EACH, "at_most", "first")
REQUIRED_WITHIN_KEYS = ("at_most", "first")
HIGHEST_AMOUNT = "highest_amount"
WHOLE_KEYS = ("at_least", "at_most")
ORDERS = (HIGHEST_AMOUNT,)
"""By what those rows are told that count first: there is one so far."""


def read_amount(
    node: Node, reader: ExpressionReader, definitions: Mapping[str, Definition]
) -> tuple[Expression, Pays]:
    """The money that is paid for a row, or once; and the same with what the rows share.

    `definitions`: those that it may name, as far as they are read.
    """
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
    within, whole = node.find(WITHIN), node.find(WHOLE)
    return amount, Pays(
        amount=amount,
        within=None if within is None else _read_within(within, reader, money=amount.type),
        whole=None if whole is None else _read_whole(whole, reader, amount.type, definitions),
    )


def _read_whole(
    node: Node, reader: ExpressionReader, money: Type, definitions: Mapping[str, Definition]
) -> Whole | None:
    """The floor and the cap of all rows together; they speak of no row."""
    table = reader.fields.table(node, allowed=WHOLE_KEYS, what="'whole'")
    if table is None:
        return None
    if not table.entries:
        message = "'whole' has a floor ('at_least'), a cap ('at_most') or both"
        reader.fields.log.add(table.span, message, "missing-key")
        return None
    limits: dict[str, Expression] = {}
    for key, no_limit in (("at_least", NoLimit.FLOOR), ("at_most", NoLimit.CAP)):
        bound = table.find(key)
        if bound is None:
            continue
        asked = None if money == BROKEN else money  # what is wrong with the amount is told there
        limits[key] = reader.quantity(bound, asked, no_limit)
        rows = free_rows(limits[key], definitions, {})
        if rows and not is_broken(limits[key]):
            row = min(rows)
            message = f"what all rows come to has no '{row}' of its own"
            hint = "A cap or floor of each row stands beside the value, not in 'whole'."
            reader.fields.log.add(bound.span, message, "row-missing", hint)
    return Whole(at_least=limits.get("at_least"), at_most=limits.get("at_most"))


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
    at_most = reader.quantity(cast(Node, table.find("at_most")))
    if of is not None and isinstance(of.type, NumberType):
        at_most = reader.conform(as_unit_of(of, at_most, reader.checker.scope), of.type)
    each = read_keys(table, reader)
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
