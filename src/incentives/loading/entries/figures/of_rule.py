"""Figures that a rule states within itself: where they are kept, and under which ids."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Protocol

import attrs

from incentives.loading.entries.figures.dated import FigureSource
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.policy.parameter import Parameter
from incentives.values.text import Text, is_language
from incentives.values.unit import Unit

_THIS_RULE = Text("本项规定", "this rule")
_FIGURE = "figure"
_OF_FORM = frozenset({"value", "cases", "all", "any", "sum", "product"})
"""Keys that say how something is put together, and not what it is."""


class Units(Protocol):
    """The units of the domain and of the facts that instruments declare."""

    def parse_unit(self, scalar: Scalar) -> Unit | None:
        """The unit as written; None, with a fault, if it is none."""


class NamedNode(Protocol):
    """An entry under its name."""

    @property
    def written(self) -> WrittenInstrument:
        """The instrument that it is of."""

    @property
    def node(self) -> Node:
        """What it says."""


@attrs.define(kw_only=True, repr=False)
class FiguresKept:
    """Where the figures are kept that the rules of a library state: among `parameters`.

    `entries`: all that has a name, by full id.
    """

    entries: Mapping[str, NamedNode]
    parameters: MutableMapping[str, Parameter]
    _owners: dict[tuple[int, int], str] = attrs.field(factory=dict)

    def of_rule(self, written: WrittenInstrument, table: Table, units: Units) -> "FiguresOfRule":
        """Those of the rule in the table."""
        return FiguresOfRule(
            rule=_called(table),
            table=table,
            source=FigureSource(instrument=written.instrument),
            units=units,
            written=written,
            kept=self,
        )

    def owner_of(self, table: Table, written: WrittenInstrument) -> str:
        """The full id of the rule; of one without a name, such as a relation, its instrument."""
        if not self._owners:  # by what it is: instruments that continue another one share its nodes
            for name, entry in self.entries.items():
                self._owners.setdefault((id(entry.written), id(entry.node)), name)
        return self._owners.get((id(written), id(table)), written.instrument.id)


@attrs.frozen(kw_only=True, repr=False)
class FiguresOfRule:
    """The figures that one rule states: those at their place, and its versions.

    `rule`: what it is called, `table` what it says. `source`: whose figures they are.
    """

    rule: Text
    table: Table
    source: FigureSource
    units: Units
    written: WrittenInstrument
    kept: FiguresKept

    def keep(self, parameter: Parameter) -> None:
        """The figure is one of the library from now on."""
        self.kept.parameters[parameter.id] = parameter

    def new_id(self, place: str) -> str:
        """An id of the rule and the place in it that no figure or other entry has."""
        stem = f"{self.kept.owner_of(self.table, self.written)}.{place}"
        name, count = stem, 1
        while name in self.kept.parameters or name in self.kept.entries:
            count += 1
            name = f"{stem}-{count}"
        return name

    def place_of(self, node: Node) -> str:
        """What leads to the node within the rule: `amount.at_most`, `when.large`.

        Members of a list go by their `id`, else by their number. So it hangs neither on the line
        nor on what else is in the file. Where form alone leads to it, it is `figure`.
        """
        return ".".join(_way_to(node, self.table)) or _FIGURE


def _called(table: Table) -> Text:
    """What the rule is called; faults of its wording are told where it is read."""
    named = table.find("title") or table.find("text")
    said = {
        key.text: node.text
        for key, node in (named.entries if isinstance(named, Table) else ())
        if isinstance(node, Scalar) and is_language(key.text)
    }
    return Text.of(said) if said else _THIS_RULE


def _way_to(node: Node, table: Table) -> tuple[str, ...]:
    """The keys from the table to the node, which stands in it; those of mere form are left out."""
    waiting: list[tuple[Node, tuple[str, ...]]] = [(table, ())]
    while waiting:
        current, way = waiting.pop()
        if isinstance(current, Table) and current.span == node.span and current is not table:
            return way
        waiting.extend((inner, (*way, *name)) for name, inner in _parts_of(current))
    return ()


def _parts_of(node: Node) -> Iterator[tuple[tuple[str, ...], Node]]:
    match node:
        case Table(entries=entries):
            for key, inner in entries:
                yield (() if key.text in _OF_FORM else (key.text,)), inner
        case Listing(entries=members):
            for number, member in enumerate(members, start=1):
                stated = member.find("id") if isinstance(member, Table) else None
                yield ((stated.text if isinstance(stated, Scalar) else str(number)),), member
        case Scalar():
            return
