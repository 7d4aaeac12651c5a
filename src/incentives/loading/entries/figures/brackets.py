"""Schedules of brackets."""

from typing import Protocol

import attrs

from incentives.language.types import BracketsType, NumberType, TableType
from incentives.loading.entries.figures.bounds import read_applicable
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.policy.figures.schedule import Bracket, Rate, Schedule
from incentives.policy.parameter import Parameter
from incentives.values.number import Exact
from incentives.values.text import Text

BRACKET_KEYS = ("up_to", "below", "value")
REQUIRED_BRACKET_KEYS = ("value",)
LIMITS = ("up_to", "below")


class LimitNames(Protocol):
    """The figures that an instrument has names for."""

    def limit_called(self, scalar: Scalar, type_: NumberType) -> str | None:
        """The full id of the figure of that name, a number of the type; None, with a fault."""


def read_brackets(
    node: Node, parameter: Parameter, names: LimitNames | None, fields: Fields
) -> Schedule | None:
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
        bracket = _with_limit(rate, table, _LimitReader(parameter, names, fields))
        if bracket is None:
            return None
        if (bracket.limit is None) is not (index == len(entries) - 1):
            message = Text(
                "除最后一级外，每一级都应有上限，最后一级没有上限",
                "every bracket but the last has `up_to` or `below`, and the last has none",
            )
            fields.log.add(table.span, message, "bracket-open")
        before = [one.limit for one in brackets if isinstance(one.limit, Exact)]
        if before and isinstance(bracket.limit, Exact) and bracket.limit <= before[-1]:
            message = Text("各级距的上限应逐级递增", "the brackets do not rise")
            fields.log.add(table.span, message, "bracket-order")
        brackets.append(bracket)
    return Schedule(tuple(brackets)) if brackets else None


@attrs.frozen(repr=False)
class _LimitReader:
    """Reads limits of brackets of a parameter: numbers, or names of figures."""

    parameter: Parameter
    names: LimitNames | None
    fields: Fields

    def read(self, node: Node, key: str) -> Exact | str | None:
        """The number, or the full id of the figure; None, with a fault, where it is neither."""
        is_name = isinstance(node, Scalar) and node.text.replace(".", "").isidentifier()
        if not is_name or not isinstance(node, Scalar):
            return self.fields.number(node, what=f"'{key}'")
        if self.names is None or self.parameter.figures:
            return self._named_already(node)
        type_ = self.parameter.type
        brackets = type_.figure if isinstance(type_, TableType) else type_
        if not isinstance(brackets, BracketsType):
            return None
        return self.names.limit_called(node, NumberType(brackets.limits))

    def _named_already(self, scalar: Scalar) -> str | None:
        """Who sets brackets for another's parameter names the limits that those of the law name."""
        named = {}
        for full_id in self.parameter.named_limits:
            named[full_id] = named[full_id.rpartition(".")[2]] = full_id
        if scalar.text not in named:
            self.fields.unknown_value(scalar, tuple(named), what="limit")
        return named.get(scalar.text)


def _with_limit(rate: Rate, table: Table, reader: _LimitReader) -> Bracket | None:
    """The bracket; None where its limit cannot be read."""
    if not any(table.find(key) is not None for key in LIMITS):
        return Bracket(None, rate)
    chosen = reader.fields.one_of(table, LIMITS, what="a bracket")
    limit = reader.read(chosen[1], chosen[0]) if chosen is not None else None
    if limit is None:
        return None
    return Bracket(limit, rate, is_below=chosen is not None and chosen[0] == "below")
