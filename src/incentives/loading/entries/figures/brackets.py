"""Schedules of brackets."""

from incentives.loading.entries.figures.bounds import read_applicable
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Table
from incentives.policy.figures.schedule import Bracket, Rate, Schedule
from incentives.policy.parameter import Parameter
from incentives.values.text import Text

BRACKET_KEYS = ("up_to", "below", "value")
REQUIRED_BRACKET_KEYS = ("value",)
LIMITS = ("up_to", "below")


def read_brackets(node: Node, parameter: Parameter, fields: Fields) -> Schedule | None:
    """Brackets with rising limits; the last one has none. Bounds of the figure are of its rates.

    A limit is in its own bracket (`up_to`) or in the next (`below`).
    """
    brackets: list[Bracket] = []
    entries = fields.members(node, what="'brackets'")
    if not entries and isinstance(node, Listing):
        message = Text("没有列出任何级距", "'brackets' lists no bracket")
        fields.log.add(node.span, message, "empty-list")
    for index, entry in enumerate(entries):
        table = fields.table(
            entry, allowed=BRACKET_KEYS, required=REQUIRED_BRACKET_KEYS, what="a bracket"
        )
        value = table.find("value") if table is not None else None
        rate = read_applicable(value, parameter, fields) if value is not None else None
        if table is None or rate is None:
            return None
        bracket = _with_limit(rate, table, fields)
        if bracket is None:
            return None
        if (bracket.limit is None) is not (index == len(entries) - 1):
            message = Text(
                "除最后一级外，每一级都应有上限，最后一级没有上限",
                "every bracket but the last has `up_to` or `below`, and the last has none",
            )
            fields.log.add(table.span, message, "bracket-open")
        before = brackets[-1].limit if brackets else None
        if before is not None and bracket.limit is not None and bracket.limit <= before:
            message = Text("各级距的上限应逐级递增", "the brackets do not rise")
            fields.log.add(table.span, message, "bracket-order")
        brackets.append(bracket)
    return Schedule(tuple(brackets)) if brackets else None


def _with_limit(rate: Rate, table: Table, fields: Fields) -> Bracket | None:
    """The bracket; None where its limit cannot be read."""
    if not any(table.find(key) is not None for key in LIMITS):
        return Bracket(None, rate)
    chosen = fields.one_of(table, LIMITS, what="a bracket")
    limit = fields.number(chosen[1], what=f"'{chosen[0]}'") if chosen is not None else None
    if limit is None:
        return None
    return Bracket(limit, rate, is_below=chosen is not None and chosen[0] == "below")
