"""A condition that compares a number or a day with figures: `compared` with bounds beside it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from incentives.language.checker import Checker
from incentives.language.expression import Expression
from incentives.language.scope import placeholder
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Table
from incentives.values.text import Text

COMPARED = "compared"
COMPARISONS: Mapping[str, str] = MappingProxyType(
    {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}
)
"""What may stand beside it, each with the operator that it is."""


class QuantityReader(Protocol):
    """Reads what is compared."""

    @property
    def checker(self) -> Checker:
        """Checks what is read."""

    @property
    def fields(self) -> Fields:
        """Notes what is wrong."""

    def quantity(self, node: Node) -> Expression:
        """A number or a day."""

    def log_faults(self) -> None:
        """Notes what the checker has found."""


def read_compared(table: Table, compared: Node, reader: QuantityReader) -> Expression:
    """That what is compared keeps to every bound beside it; without one it is a fault."""
    number = reader.quantity(compared)
    holds: Expression | None = None
    for key, node in table.entries:
        if (sign := COMPARISONS.get(key.text)) is not None:
            bound = reader.quantity(node)
            reader.checker.faults.clear()
            link = reader.checker.apply(sign, (number, bound), node.span)
            reader.log_faults()
            holds = link if holds is None else reader.checker.apply("and", (holds, link), node.span)
    if holds is None:
        message = Text(
            f"'compared' 旁应写 {'、'.join(COMPARISONS)} 之一",
            f"'compared' needs one of {', '.join(COMPARISONS)} beside it",
        )
        reader.fields.log.add(table.span, message, "missing-key")
        return placeholder(table.span)
    return holds


def refuse_bounds(table: Table, form: str, fields: Fields) -> None:
    """A fault at each bound that stands in a condition beside another form than `compared`."""
    for key, _ in table.entries:
        if form != COMPARED and key.text in COMPARISONS:
            message = Text(
                f"'{key.text}' 只写在 'compared' 旁", f"'{key.text}' goes with 'compared'"
            )
            fields.log.add(key.span, message, "conflicting-keys")
