"""What a figure may be beside one value.

A table by the values of enumerations, or a schedule of brackets.
"""

from itertools import product

import attrs

from incentives.language.types import BooleanType, TableType
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.parameter import Bracket, Parameter, Schedule
from incentives.policy.parameter import Table as FigureTable
from incentives.values.number import Exact, written_decimal
from incentives.values.text import Text

BRACKET_KEYS = ("up_to", "below", "value")
REQUIRED_BRACKET_KEYS = ("value",)
LIMITS = ("up_to", "below")
UNPUBLISHED = "unpublished"


def read_bounded(node: Node, parameter: Parameter, fields: Fields) -> Exact | None:
    """A number within the bounds that the law sets for the figure.

    One outside of them is a fault, and comes back all the same.
    """
    number = fields.number(node, what="the figure")
    if number is None:
        return None
    too_low = parameter.at_least is not None and number < parameter.at_least
    too_high = parameter.at_most is not None and number > parameter.at_most
    if too_low or too_high:
        name, bound = "at_least" if too_low else "at_most", "小" if too_low else "大"
        limit = (parameter.at_least if too_low else parameter.at_most) or 0
        message = Text(
            f"填写为 {written_decimal(number)}，应不{bound}于 {written_decimal(limit)}",
            f"the figure is {written_decimal(number)}, but '{name}' is {written_decimal(limit)}",
        )
        fields.log.add(node.span, message, "figure-out-of-bounds")
    return number


def check_bounds(table: Table, least: Exact | None, most: Exact | None, fields: Fields) -> None:
    """A fault if the least that a figure can be is more than the most."""
    if least is not None and most is not None and least > most:
        lower, upper = written_decimal(least), written_decimal(most)
        message = Text(
            f"'at_most' 为 {upper}，低于 'at_least'（{lower}）",
            f"'at_most' is {upper}, below 'at_least' of {lower}",
        )
        fields.log.add(table.span_of("at_most"), message, "figure-out-of-bounds")


def read_table(
    node: Node, type_: TableType, parameter: Parameter, fields: Fields
) -> FigureTable | None:
    """A figure for each value (or pair of values) of the keys; one that is left out is a fault."""
    cells = _CellReader(type=type_, parameter=parameter, fields=fields)
    cells.read_level(node)
    figures = cells.figures
    missing = [keys for keys in product(*(key.values for key in type_.keys)) if keys not in figures]
    if missing and isinstance(node, Table):
        shown = "; ".join(", ".join(keys) for keys in missing[:5])
        message = Text(f"表中缺少下列情形的数值：{shown}", f"the table has no figure for {shown}")
        hint = Text("未公布的请写 unpublished。", "Write `unpublished` where none is public.")
        fields.log.add(node.span, message, "table-hole", hint)
    return FigureTable(figures)


@attrs.frozen(kw_only=True)
class _CellReader:
    """Reads the cells of one table into `figures`, by their keys, the outer one first."""

    type: TableType
    parameter: Parameter
    fields: Fields
    figures: dict[tuple[str, ...], Exact | bool | None] = attrs.field(factory=dict)

    def read_level(self, node: Node, above: tuple[str, ...] = ()) -> None:
        """Takes in what stands under the keys `above`."""
        choice = self.type.keys[len(above)]
        for name, inner in self.fields.entries(node, what="a table"):
            keys = (*above, name.text)
            if name.text not in choice.values:
                self.fields.unknown_value(name, choice.values)
            elif len(keys) < len(self.type.keys):
                self.read_level(inner, keys)
            else:
                self.figures[keys] = self._read_cell(inner)

    def _read_cell(self, node: Node) -> Exact | bool | None:
        if isinstance(node, Scalar) and node.text == UNPUBLISHED:
            return None
        if isinstance(self.type.figure, BooleanType):
            return self.fields.truth(node, what="the figure")
        return read_bounded(node, self.parameter, self.fields)


def read_brackets(node: Node, parameter: Parameter, fields: Fields) -> Schedule | None:
    """Brackets with rising limits; the last one has none. Bounds of the figure are of its rates.

    A limit is in its own bracket (`up_to`) or in the next (`below`).
    """
    brackets: list[Bracket] = []
    entries = fields.members(node, what="'brackets'")
    if not entries:
        message = Text("没有列出任何级距", "'brackets' lists no bracket")
        fields.log.add(node.span, message, "empty-list")
    for index, entry in enumerate(entries):
        table = fields.table(
            entry, allowed=BRACKET_KEYS, required=REQUIRED_BRACKET_KEYS, what="a bracket"
        )
        value = table.find("value") if table is not None else None
        rate = read_bounded(value, parameter, fields) if value is not None else None
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


def _with_limit(rate: Exact, table: Table, fields: Fields) -> Bracket | None:
    """The bracket; None where its limit cannot be read."""
    if not any(table.find(key) is not None for key in LIMITS):
        return Bracket(None, rate)
    chosen = fields.one_of(table, LIMITS, what="a bracket")
    limit = fields.number(chosen[1], what=f"'{chosen[0]}'") if chosen is not None else None
    if limit is None:
        return None
    return Bracket(limit, rate, is_below=chosen is not None and chosen[0] == "below")
