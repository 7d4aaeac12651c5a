"""How incentives bear on each other, from the `relations` of an instrument."""

from collections.abc import Mapping

import attrs

from incentives.language.types import NumberType
from incentives.loading.draft import Draft
from incentives.loading.fields import Fields
from incentives.loading.linker import Linker
from incentives.loading.nodes import Listing, Node
from incentives.policy.rule import Excludes, HigherOf, Relation, SharedCap
from incentives.values.unit import Unit

RELATIONS = ("excludes", "higher_of", "shared_cap")
RELATION_KEYS = (*RELATIONS, "cite", "text")
REQUIRED_RELATION_KEYS = ("cite",)
EXCLUSION_KEYS = ("incentive", "by")
SHARED_CAP_KEYS = ("of", "at_most")


@attrs.define(kw_only=True)
class RelationReader:
    """Reads relations; the incentives that they name must be there."""

    linker: Linker
    fields: Fields
    currency: str

    def read_relations(self, drafts: Mapping[str, Draft]) -> tuple[Relation, ...]:
        """The relations that all instruments state."""
        found = [self.read_relation(node, draft) for draft in drafts.values() for node in draft.relations]
        return tuple(relation for relation in found if relation is not None)

    def read_relation(self, node: Node, draft: Draft) -> Relation | None:
        """One relation between incentives."""
        table = self.fields.table(node, allowed=RELATION_KEYS, required=REQUIRED_RELATION_KEYS, what="a relation")
        chosen = self.fields.one_of(table, RELATIONS, what="a relation") if table is not None else None
        if table is None or chosen is None:
            return None
        reader = self.linker.reader(draft, table, {})
        text = self.fields.wording(table.find("text"), what="'text'") if table.find("text") is not None else None
        key, inner_node = chosen
        if key == "excludes":
            inner = self.fields.table(inner_node, allowed=EXCLUSION_KEYS, required=EXCLUSION_KEYS, what="'excludes'")
            pair = (
                self._incentives([inner.find("incentive"), inner.find("by")], draft, what="excludes")
                if inner is not None
                else ()
            )
            if len(pair) != 2:
                return None
            return Excludes(
                instrument=draft.instrument.id,
                incentive=pair[0],
                by=pair[1],
                citation=reader.citation,
                text=text,
                span=table.span,
            )
        if key == "higher_of":
            members = self._incentives(self._several(inner_node, "higher_of"), draft, what="higher_of")
            return (
                HigherOf(
                    instrument=draft.instrument.id, incentives=members, citation=reader.citation, text=text, span=table.span
                )
                if members
                else None
            )
        inner = self.fields.table(inner_node, allowed=SHARED_CAP_KEYS, required=SHARED_CAP_KEYS, what="'shared_cap'")
        cap = inner.find("at_most") if inner is not None else None
        if inner is None or cap is None:
            return None
        members = self._incentives(self._several(inner.find("of"), "of"), draft, what="shared_cap")
        return SharedCap(
            instrument=draft.instrument.id,
            incentives=members,
            at_most=reader.quantity(cap, NumberType(Unit.parse(self.currency))),
            citation=reader.citation,
            text=text,
            span=table.span,
        )

    def _several(self, node: Node | None, key: str) -> tuple[Node, ...]:
        """The entries of a listing that must name two or more."""
        members = self.fields.members(node, what=f"'{key}'")
        if isinstance(node, Listing) and len(members) < 2:
            self.fields.log.add(node.span, f"'{key}' names fewer than two incentives", "empty-list")
        return members

    def _incentives(self, nodes: "list[Node | None] | tuple[Node, ...]", draft: Draft, *, what: str) -> tuple[str, ...]:
        scalars = [self.fields.scalar(node, what="an incentive") for node in nodes]
        seen: set[str] = set()
        for scalar in scalars:
            if scalar is not None and scalar.text in seen and what != "excludes":
                self.fields.log.add(scalar.span, f"'{what}' names '{scalar.text}' twice", "repeated-value")
            seen.add(scalar.text if scalar is not None else "")
        found = [self.linker.resolve(draft, scalar, "incentives") for scalar in scalars if scalar is not None]
        return tuple(each for each in found if each is not None)
