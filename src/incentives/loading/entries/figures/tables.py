"""Tables: a figure for each value of enumerations."""

from datetime import date
from itertools import product

import attrs

from incentives.language.types import BooleanType, DateType, TableType
from incentives.loading.entries.figures.bounds import read_bounded
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.parameter import Parameter
from incentives.policy.parameter import Table as FigureTable
from incentives.values.number import Exact
from incentives.values.text import Text

UNPUBLISHED = "unpublished"


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
    figures: dict[tuple[str, ...], Exact | bool | date | None] = attrs.field(factory=dict)

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

    def _read_cell(self, node: Node) -> Exact | bool | date | None:
        if isinstance(node, Scalar) and node.text == UNPUBLISHED:
            return None
        if isinstance(self.type.figure, BooleanType):
            return self.fields.truth(node, what="the figure")
        if isinstance(self.type.figure, DateType):
            return self.fields.day(node, what="the figure")
        return read_bounded(node, self.parameter, self.fields)
