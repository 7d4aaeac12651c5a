"""How incentives bear on each other, from the `relations` of an instrument."""

from collections.abc import Iterable, Mapping
from typing import TypedDict, assert_never

import attrs

from incentives.language.expression import Expression
from incentives.language.types import (
    DATE,
    BrokenType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    TextType,
    in_words,
)
from incentives.loading.entries.instruments import WrittenInstrument
from incentives.loading.rules.linker import Linker
from incentives.loading.rules.rows import lists_named
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table, one_or_several
from incentives.policy.relation import (
    KEYWORDS,
    Deducts,
    Excludes,
    HigherOf,
    KeyedIncentive,
    Keyword,
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

RELATION_KEYS = (*KEYWORDS, "cite", "text")
REQUIRED_RELATION_KEYS = ("cite",)
EXCLUSION_KEYS = ("incentive", "by")
DEDUCTION_KEYS = ("from", "what")
ONCE_PER_KEYS = ("of", "counts")
REQUIRED_ONCE_PER_KEYS = ("of",)
KEYED_KEYS = ("incentive", "key")
COUNTS = ("row", "incentive")
_KEY_TYPES = TextType | ChoiceType | NumberType | DateType | MonthType | BrokenType
MEMBERS_OF_CAP = ("of", "granted_by")
SHARED_CAP_KEYS = (*MEMBERS_OF_CAP, "at_most", "for_each", "at")
REQUIRED_SHARED_CAP_KEYS = ("at_most",)


class _Said(TypedDict):
    instrument: str
    citation: Citation
    text: Text | None
    span: Span


@attrs.frozen(kw_only=True, repr=False)
class _WrittenRelation:
    """What is the same of every relation."""

    written: WrittenInstrument
    table: Table
    citation: Citation
    text: Text | None

    @property
    def said(self) -> _Said:
        return _Said(
            instrument=self.written.instrument.id,
            citation=self.citation,
            text=self.text,
            span=self.table.span,
        )


@attrs.define(kw_only=True, repr=False)
class RelationReader:
    """Reads relations; the incentives that they name must be there."""

    linker: Linker
    fields: Fields
    currency: str
    incentives: Mapping[str, Incentive]

    def read_relations(self, all_written: Mapping[str, WrittenInstrument]) -> tuple[Relation, ...]:
        """The relations that all instruments state."""
        read = [
            self.read_relation(node, written)
            for written in all_written.values()
            for node in written.relations
        ]
        return tuple(relation for relation in read if relation is not None)

    def read_relation(self, node: Node, written: WrittenInstrument) -> Relation | None:
        """One relation between incentives."""
        table = self.fields.table(
            node, allowed=RELATION_KEYS, required=REQUIRED_RELATION_KEYS, what="a relation"
        )
        if table is None:
            return None
        chosen = self.fields.one_of(table, KEYWORDS, what="a relation")
        if chosen is None:
            return None
        citation = self.linker.reader(written, table, {}).citation
        text = self.fields.wording(table.find("text"), what="'text'")
        stated = _WrittenRelation(written=written, table=table, citation=citation, text=text)
        keyword, inner = chosen
        match keyword:
            case "excludes":
                return self._excludes(inner, stated)
            case "higher_of":
                return self._among(HigherOf, keyword, inner, stated)
            case "one_of":
                return self._among(OneOf, keyword, inner, stated)
            case "once_per":
                return self._once_per(inner, stated)
            case "deducts":
                return self._deducts(inner, stated)
            case "shared_cap":
                return self._shared_cap(inner, stated)
            case _:
                assert_never(keyword)

    def _excludes(self, node: Node, stated: _WrittenRelation) -> Excludes | None:
        pair = self._pair(node, stated, EXCLUSION_KEYS, "excludes")
        if pair is None:
            return None
        return Excludes(incentive=pair[0], by=pair[1], **stated.said)

    def _deducts(self, node: Node, stated: _WrittenRelation) -> Deducts | None:
        pair = self._pair(node, stated, DEDUCTION_KEYS, "deducts")
        if pair is None:
            return None
        return Deducts(incentive=pair[0], what=pair[1], **stated.said)

    def _pair(
        self, node: Node, stated: _WrittenRelation, keys: tuple[str, str], what: Keyword
    ) -> tuple[str, str] | None:
        """The two incentives that stand under the keys.

        Both may be the same, which goes in a circle.
        """
        inner = self.fields.table(node, allowed=keys, required=keys, what=f"'{what}'")
        if inner is None:
            return None
        scalars = [self.fields.scalar(inner.find(key), what="an incentive") for key in keys]
        ids = self._incentives(filter(None, scalars), stated)
        return (ids[0], ids[1]) if len(ids) == 2 else None

    def _among(
        self,
        kind: type[HigherOf] | type[OneOf],
        keyword: Keyword,
        node: Node,
        stated: _WrittenRelation,
    ) -> HigherOf | OneOf | None:
        members = self._several(node, keyword, stated)
        if not members:
            return None
        return kind(incentives=members, **stated.said)

    def _once_per(self, node: Node, stated: _WrittenRelation) -> OncePer | None:
        inner = self.fields.table(
            node, allowed=ONCE_PER_KEYS, required=REQUIRED_ONCE_PER_KEYS, what="'once_per'"
        )
        if inner is None:
            return None
        listing = inner.find("of")
        read = [self._keyed(entry, stated) for entry in self.fields.members(listing, what="'of'")]
        if isinstance(listing, Listing) and not listing.entries:
            self.fields.log.add(listing.span, "'of' names no incentive", "empty-list")
        members = tuple(member for member in read if member is not None)
        for index, member in enumerate(members):
            if member.incentive in {earlier.incentive for earlier in members[:index]}:
                message = f"'once_per' names '{member.incentive}' twice"
                self.fields.log.add(inner.span, message, "repeated-value")
        return OncePer(members=members, counts_rows=self._counts_rows(inner), **stated.said)

    def _keyed(self, node: Node, stated: _WrittenRelation) -> KeyedIncentive | None:
        inner = self.fields.table(
            node, allowed=KEYED_KEYS, required=KEYED_KEYS, what="a member of 'once_per'"
        )
        if inner is None:
            return None
        scalar = self.fields.scalar(inner.find("incentive"), what="an incentive")
        incentive_id = self._incentive(scalar, stated.written) if scalar is not None else None
        incentive = self.incentives.get(incentive_id) if incentive_id is not None else None
        key = inner.find("key")
        if incentive is None or key is None:
            return None
        rows = self.linker.names.row_types(incentive.for_each)
        reader = self.linker.reader(stated.written, stated.table, rows)
        parts = tuple(self._key(reader.expression(part)) for part in one_or_several(key))
        return KeyedIncentive(incentive=incentive.id, key=parts)

    def _key(self, expression: Expression) -> Expression:
        """The expression, which must have values that can be told apart."""
        if not isinstance(expression.type, _KEY_TYPES):
            found = in_words(expression.type)
            message = f"a key is a text, a choice, a number or a day, and this is {found}"
            self.fields.log.add(expression.span, message, "wrong-type")
        return expression

    def _counts_rows(self, table: Table) -> bool:
        scalar = self.fields.scalar(table.find("counts"), what="'counts'")
        if scalar is not None and scalar.text not in COUNTS:
            self.fields.unknown_value(scalar, COUNTS)
        return scalar is None or scalar.text == COUNTS[0]

    def _shared_cap(self, node: Node, stated: _WrittenRelation) -> SharedCap | None:
        inner = self.fields.table(
            node, allowed=SHARED_CAP_KEYS, required=REQUIRED_SHARED_CAP_KEYS, what="'shared_cap'"
        )
        cap = inner.find("at_most") if inner is not None else None
        if inner is None or cap is None:
            return None
        if self.fields.one_of(inner, MEMBERS_OF_CAP, what="'shared_cap'") is None:
            return None
        levels = self._levels(inner.find("granted_by"))
        listed = self._several(inner.find("of"), "of", stated, what="shared_cap")
        given = self.linker.names.granted_by(levels, stated.written)
        members = given if levels else listed
        for_each = self._rows(inner.find("for_each"), members, stated.written)
        rows = self.linker.names.row_types(for_each)
        reader = self.linker.reader(stated.written, stated.table, rows)
        at = inner.find("at")
        return SharedCap(
            incentives=members,
            for_each=for_each,
            at_most=reader.quantity(cap, NumberType(Unit.parse(self.currency))),
            at=reader.expression(at, DATE) if at is not None else None,
            levels=levels,
            **stated.said,
        )

    def _levels(self, node: Node | None) -> tuple[str, ...]:
        """The levels of government that are named; each is that of some place."""
        if isinstance(node, Listing) and not node.entries:
            message = Text("“granted_by”中没有层级", "'granted_by' names no level")
            self.fields.log.add(node.span, message, "empty-list")
        named = (self.fields.scalar(one, what="a level") for one in one_or_several(node))
        scalars = [*filter(None, named)]
        for scalar in scalars:
            if scalar.text not in self.linker.names.levels:
                self.fields.unknown_value(scalar, self.linker.names.levels)
        return tuple(dict.fromkeys(scalar.text for scalar in scalars))

    def _rows(
        self, node: Node | None, members: Iterable[str], written: WrittenInstrument
    ) -> tuple[str, ...]:
        """The rows that each have a cap of their own; every member must go over them."""
        if node is None:
            return ()
        known = [self.incentives[name] for name in members if name in self.incentives]
        lists = sorted({name for incentive in known for name in incentive.for_each})
        named = lists_named(node, self.linker.names, written, lists) or ()
        for scalar, list_name in named:
            self._check_rows(scalar, list_name, known)
        return tuple(list_name for _, list_name in named)

    def _check_rows(self, rows: Scalar, list_name: str, members: Iterable[Incentive]) -> None:
        for incentive in members:
            if list_name not in incentive.for_each:
                message = f"'{incentive.id}' does not go over '{rows.text}'"
                hint = "A cap for each row binds incentives that go over these rows."
                self.fields.log.add(rows.span, message, "row-missing", hint)

    def _several(
        self, node: Node | None, key: str, stated: _WrittenRelation, *, what: str | None = None
    ) -> tuple[str, ...]:
        """The incentives of a listing that must name two or more; of a cap, one or more."""
        members = self.fields.members(node, what=f"'{key}'")
        lack = f"'{key}' names no incentive" if what else f"'{key}' names fewer than two incentives"
        if isinstance(node, Listing) and len(members) < (1 if what else 2):
            self.fields.log.add(node.span, lack, "empty-list")
        read = (self.fields.scalar(member, what="an incentive") for member in members)
        scalars = [*filter(None, read)]
        seen: set[str] = set()
        for scalar in scalars:
            if scalar.text in seen:
                message = f"'{what or key}' names '{scalar.text}' twice"
                self.fields.log.add(scalar.span, message, "repeated-value")
            seen.add(scalar.text)
        return self._incentives(scalars, stated)

    def _incentives(self, scalars: Iterable[Scalar], stated: _WrittenRelation) -> tuple[str, ...]:
        return tuple(filter(None, (self._incentive(each, stated.written) for each in scalars)))

    def _incentive(self, scalar: Scalar, written: WrittenInstrument) -> str | None:
        return self.linker.names.resolve(written, scalar, "incentives")
