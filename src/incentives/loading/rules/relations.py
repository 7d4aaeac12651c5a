"""How incentives bear on each other, from the `relations` of an instrument."""

from collections.abc import Iterable, Mapping

import attrs

from incentives.language.expression import Expression
from incentives.language.types import DATE, BrokenType, ChoiceType, DateType, MonthType, NumberType, TextType, in_words
from incentives.loading.entries.instruments import Draft
from incentives.loading.rules.linker import Linker
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.policy.relation import (
    Deducts,
    Excludes,
    HigherOf,
    KeyedIncentive,
    OncePer,
    OneOf,
    Relation,
    SharedCap,
)
from incentives.policy.rule import Incentive
from incentives.values.citation import Citation
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import Unit

RELATIONS = ("excludes", "higher_of", "one_of", "once_per", "deducts", "shared_cap")
RELATION_KEYS = (*RELATIONS, "cite", "text")
REQUIRED_RELATION_KEYS = ("cite",)
EXCLUSION_KEYS = ("incentive", "by")
DEDUCTION_KEYS = ("from", "what")
ONCE_PER_KEYS = ("of", "counts")
REQUIRED_ONCE_PER_KEYS = ("of",)
KEYED_KEYS = ("incentive", "key")
COUNTS = ("row", "incentive")
SHARED_CAP_KEYS = ("of", "at_most", "for_each", "at")
REQUIRED_SHARED_CAP_KEYS = ("of", "at_most")


@attrs.frozen(kw_only=True)
class _Stated:
    """What is the same of every relation."""

    draft: Draft
    table: Table
    citation: Citation
    text: Text | None

    @property
    def instrument(self) -> str:
        return self.draft.instrument.id

    @property
    def span(self) -> Span:
        return self.table.span


@attrs.define(kw_only=True)
class RelationReader:
    """Reads relations; the incentives that they name must be there."""

    linker: Linker
    fields: Fields
    currency: str
    incentives: Mapping[str, Incentive]

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
        citation = self.linker.reader(draft, table, {}).citation
        text = self.fields.wording(table.find("text"), what="'text'") if table.find("text") is not None else None
        stated = _Stated(draft=draft, table=table, citation=citation, text=text)
        key, inner = chosen
        match key:
            case "excludes":
                return self._excludes(inner, stated)
            case "deducts":
                return self._deducts(inner, stated)
            case "once_per":
                return self._once_per(inner, stated)
            case "shared_cap":
                return self._shared_cap(inner, stated)
            case _:
                return self._among(key, inner, stated)

    def _excludes(self, node: Node, stated: _Stated) -> Excludes | None:
        pair = self._pair(node, stated, EXCLUSION_KEYS, "excludes")
        if pair is None:
            return None
        return Excludes(
            instrument=stated.instrument, incentive=pair[0], by=pair[1],
            citation=stated.citation, text=stated.text, span=stated.span,
        )  # fmt: skip

    def _deducts(self, node: Node, stated: _Stated) -> Deducts | None:
        pair = self._pair(node, stated, DEDUCTION_KEYS, "deducts")
        if pair is None:
            return None
        return Deducts(
            instrument=stated.instrument, incentive=pair[0], what=pair[1],
            citation=stated.citation, text=stated.text, span=stated.span,
        )  # fmt: skip

    def _pair(self, node: Node, stated: _Stated, keys: tuple[str, str], what: str) -> tuple[str, str] | None:
        """The two incentives that stand under the keys; both may be the same, which goes in a circle."""
        inner = self.fields.table(node, allowed=keys, required=keys, what=f"'{what}'")
        if inner is None:
            return None
        scalars = [self.fields.scalar(inner.find(key), what="an incentive") for key in keys]
        found = [self._incentive(scalar, stated.draft) for scalar in scalars if scalar is not None]
        ids = [each for each in found if each is not None]
        return (ids[0], ids[1]) if len(ids) == 2 else None

    def _among(self, key: str, node: Node, stated: _Stated) -> HigherOf | OneOf | None:
        members = self._several(node, key, stated)
        if not members:
            return None
        made = HigherOf if key == "higher_of" else OneOf
        return made(
            instrument=stated.instrument, incentives=members, citation=stated.citation, text=stated.text, span=stated.span
        )

    def _once_per(self, node: Node, stated: _Stated) -> OncePer | None:
        inner = self.fields.table(node, allowed=ONCE_PER_KEYS, required=REQUIRED_ONCE_PER_KEYS, what="'once_per'")
        if inner is None:
            return None
        listing = inner.find("of")
        members = [self._keyed(each, stated) for each in self.fields.members(listing, what="'of'")]
        if isinstance(listing, Listing) and not listing.entries:
            self.fields.log.add(listing.span, "'of' names no incentive", "empty-list")
        found = tuple(member for member in members if member is not None)
        for index, member in enumerate(found):
            if member.incentive in {earlier.incentive for earlier in found[:index]}:
                self.fields.log.add(inner.span, f"'once_per' names '{member.incentive}' twice", "repeated-value")
        return OncePer(
            instrument=stated.instrument, members=found, counts_rows=self._counts_rows(inner),
            citation=stated.citation, text=stated.text, span=stated.span,
        )  # fmt: skip

    def _keyed(self, node: Node, stated: _Stated) -> KeyedIncentive | None:
        inner = self.fields.table(node, allowed=KEYED_KEYS, required=KEYED_KEYS, what="a member of 'once_per'")
        if inner is None:
            return None
        scalar = self.fields.scalar(inner.find("incentive"), what="an incentive")
        incentive_id = self._incentive(scalar, stated.draft) if scalar is not None else None
        incentive = self.incentives.get(incentive_id) if incentive_id is not None else None
        key = inner.find("key")
        if incentive is None or key is None:
            return None
        reader = self.linker.reader(stated.draft, stated.table, self.linker.row_types(incentive.for_each))
        nodes = key.entries if isinstance(key, Listing) else (key,)
        return KeyedIncentive(incentive=incentive.id, key=tuple(self._key(reader.expression(each)) for each in nodes))

    def _key(self, expression: Expression) -> Expression:
        """The expression, which must have values that can be told apart."""
        if not isinstance(expression.type, TextType | ChoiceType | NumberType | DateType | MonthType | BrokenType):
            message = f"a key is a text, a choice, a number or a day, and this is {in_words(expression.type)}"
            self.fields.log.add(expression.span, message, "wrong-type")
        return expression

    def _counts_rows(self, table: Table) -> bool:
        if table.find("counts") is None:
            return True
        scalar = self.fields.scalar(table.find("counts"), what="'counts'")
        if scalar is not None and scalar.text not in COUNTS:
            self.fields.unknown_value(scalar, COUNTS)
        return scalar is None or scalar.text == COUNTS[0]

    def _shared_cap(self, node: Node, stated: _Stated) -> SharedCap | None:
        inner = self.fields.table(node, allowed=SHARED_CAP_KEYS, required=REQUIRED_SHARED_CAP_KEYS, what="'shared_cap'")
        cap = inner.find("at_most") if inner is not None else None
        if inner is None or cap is None:
            return None
        members = self._several(inner.find("of"), "of", stated, what="shared_cap")
        for_each = self._rows(inner.find("for_each"), members)
        reader = self.linker.reader(stated.draft, stated.table, self.linker.row_types(for_each))
        at = inner.find("at")
        return SharedCap(
            instrument=stated.instrument, incentives=members, for_each=for_each,
            at_most=reader.quantity(cap, NumberType(Unit.parse(self.currency))),
            at=reader.expression(at, DATE) if at is not None else None,
            citation=stated.citation, text=stated.text, span=stated.span,
        )  # fmt: skip

    def _rows(self, node: Node | None, members: Iterable[str]) -> tuple[str, ...]:
        """The rows that each have a cap of their own; every member must go over them."""
        if node is None:
            return ()
        nodes = node.entries if isinstance(node, Listing) else (node,)
        scalars = [self.fields.scalar(each, what="'for_each'") for each in nodes]
        known = [each for each in (self.incentives.get(name) for name in members) if each is not None]
        lists = sorted({name for incentive in known for name in incentive.for_each})
        for scalar in scalars:
            if scalar is None:
                continue
            if scalar.text not in lists:
                self.fields.unknown_value(scalar, lists)
                continue
            for incentive in known:
                if scalar.text not in incentive.for_each:
                    message = f"'{incentive.id}' does not go over '{scalar.text}'"
                    hint = "A cap for each row binds incentives that go over these rows."
                    self.fields.log.add(scalar.span, message, "row-missing", hint)
        return tuple(scalar.text for scalar in scalars if scalar is not None and scalar.text in lists)

    def _several(self, node: Node | None, key: str, stated: _Stated, *, what: str | None = None) -> tuple[str, ...]:
        """The incentives of a listing that must name two or more."""
        members = self.fields.members(node, what=f"'{key}'")
        if isinstance(node, Listing) and len(members) < 2:
            self.fields.log.add(node.span, f"'{key}' names fewer than two incentives", "empty-list")
        scalars = [scalar for each in members if (scalar := self.fields.scalar(each, what="an incentive")) is not None]
        seen: set[str] = set()
        for scalar in scalars:
            if scalar.text in seen:
                self.fields.log.add(scalar.span, f"'{what or key}' names '{scalar.text}' twice", "repeated-value")
            seen.add(scalar.text)
        found = [self._incentive(scalar, stated.draft) for scalar in scalars]
        return tuple(each for each in found if each is not None)

    def _incentive(self, scalar: Scalar, draft: Draft) -> str | None:
        return self.linker.resolve(draft, scalar, "incentives")
