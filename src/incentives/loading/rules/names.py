"""Names across instruments: which entry each stands for, before anything of it is built."""

from collections.abc import Iterable, Mapping
from keyword import iskeyword

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.language.slips.nearest import meant
from incentives.language.types import RecordType, RowsType
from incentives.loading.entries.cases import NO_LIMIT, NOT_APPLICABLE
from incentives.loading.entries.choices import units_declared
from incentives.loading.entries.instruments import NAMED_SECTIONS, NamedSection, WrittenInstrument
from incentives.loading.entries.rows.own_lists import columns_of
from incentives.loading.text.broken import BrokenParts
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.instrument import Jurisdiction
from incentives.policy.rule import IncentiveKind
from incentives.values.span import Span
from incentives.values.text import Text

_WORDS_OF_CASES = frozenset({NOT_APPLICABLE, NO_LIMIT})
"""What stands after `otherwise`, where a name would be read as one of these."""


@attrs.frozen(kw_only=True, repr=False)
class NamedEntry:
    """A named entry of an instrument, before it is built.

    `of`: the full id of the list of the instrument, in each row of which the fact stands.
    """

    section: NamedSection
    written: WrittenInstrument
    name: Scalar
    node: Node
    of: str = ""


@attrs.define(kw_only=True, repr=False)
class Names:
    """The entries of all instruments, by full id.

    `declare` comes first. `named`: the entries that any rule names. `base_units`: those of the
    domain and of what instruments declare. `levels`: those of government, of all places, in order.
    """

    vocabulary: Vocabulary
    all_written: Mapping[str, WrittenInstrument]
    fields: Fields
    places: Mapping[str, Jurisdiction]
    entries: dict[str, NamedEntry] = attrs.field(factory=dict)
    named: set[str] = attrs.field(factory=set)
    base_units: frozenset[str] = frozenset()
    levels: tuple[str, ...] = ()
    _given_at: dict[str, list[tuple[str, Jurisdiction]]] = attrs.field(factory=dict)

    def declare(self) -> None:
        """Takes in the names of all instruments; a name that has a meaning already is a fault."""
        fields = self.vocabulary.root.fields
        # A part of the case is named with a fact of it, and what an instrument defines by itself.
        facts = (name for name, field in fields.items() if not isinstance(field.type, RecordType))
        reserved = frozenset({*facts, *self.row_types(fields), "law_date", "basis"})
        for written in self.all_written.values():
            self._declare_names(written, reserved)
        asked = (entry.node for entry in self.entries.values() if entry.section == "facts")
        self.base_units = self.vocabulary.base_units | units_declared(asked)
        self.levels = tuple(sorted({place.level for place in self.places.values() if place.level}))
        for written in self.all_written.values():
            for alias, target in written.uses.values():
                self._check_use(alias, target)

    def _declare_names(self, written: WrittenInstrument, reserved: frozenset[str]) -> None:
        """Takes in the names of one instrument; those reserved have a meaning in each."""
        taken: dict[str, Scalar | None] = dict.fromkeys(reserved)
        for section in NAMED_SECTIONS:
            for name, node in written.named(section):
                self._check_free(name, taken)
                self._check_spelling(name)
                taken[name.text] = name
                entry = NamedEntry(section=section, written=written, name=name, node=node)
                full_id = f"{written.instrument.id}.{name.text}"
                self.entries[full_id] = entry
                if section == "facts":
                    self._declare_columns(entry, full_id)
                if section == "incentives" and _has_amount(node):
                    place = self.places[written.instrument.jurisdiction]
                    self._given_at.setdefault(place.level or "", []).append((full_id, place))
        parts = dict.fromkeys(self.vocabulary.root.fields)
        for alias, target in written.uses.values():
            is_whole = target.text in self.all_written  # what stands behind a dot is then of it
            self._check_free(alias, {**parts, **taken} if is_whole else taken)

    def _check_free(self, name: Scalar, taken: Mapping[str, Scalar | None]) -> None:
        """A name is given once in an instrument; the fault says where it is given already."""
        if name.text not in taken:
            return
        message = f"the name '{name.text}' has a meaning here already"
        given, hint = taken[name.text], None
        if given is not None:
            place = f"{given.span.file}:{given.span.line}"
            hint = Text(f"{place} 已有“{name.text}”。", f"It is given at {place}.")
        self.fields.log.add(name.span, message, "name-taken", hint)

    def _check_use(self, alias: Scalar, target: Scalar) -> None:
        """A name of another instrument, or of one of its entries, stands for just one thing."""
        if len(alias.text.split()) != 1:  # relations may name one with a hyphen
            self._check_spelling(alias)
        entry = self.entries.get(target.text)
        if entry is None and target.text not in self.all_written:
            self.unknown_id(target)
        elif entry is not None and target.text in self.all_written:
            owner, name = entry.written.instrument.id, entry.name.text
            message = Text(
                f"“{target.text}”既是一份文件，又是 {owner} 中的“{name}”",
                f"'{target.text}' is an instrument, and '{name}' of '{owner}'",
            )
            hint = Text("请改其中一个的名称。", "Give one of them another name.")
            self.fields.log.add(target.span, message, "name-taken", hint)

    def _declare_columns(self, entry: NamedEntry, full_id: str) -> None:
        """Takes in the facts of each row of a list of the instrument, if it is one."""
        for name, node in columns_of(entry.node):
            self._check_spelling(name)
            column = attrs.evolve(entry, name=name, node=node, of=full_id)
            self.entries[f"{full_id}.{name.text}"] = column

    def list_named(self, written: WrittenInstrument, name: str) -> RowsType | None:
        """The list of that name: of the domain, or one that the instrument has or uses."""
        fields = self.vocabulary.root.fields
        field = fields.get(name)
        if field is None and (full_id := self.full_id(written, name)) is not None:
            field = fields.get(full_id)
        return field.type if field is not None and isinstance(field.type, RowsType) else None

    def lists_of(self, written: WrittenInstrument) -> Mapping[str, RowsType]:
        """Every list that rules of the instrument can go over, by its name there."""
        fields = self.vocabulary.root.fields.items()
        named = {name: field.type for name, field in fields if not field.is_by_id}
        own = {name: self.list_named(written, name) for name in self.local_names(written)}
        either = {**named, **own}
        return {name: list_ for name, list_ in either.items() if isinstance(list_, RowsType)}

    def rows_in(self, written: WrittenInstrument) -> dict[str, RecordType]:
        """The rows of those lists, by what a policy calls one of them."""
        return {list_.row.name: list_.row for list_ in self.lists_of(written).values()}

    def _check_spelling(self, name: Scalar) -> None:
        text = name.text
        if iskeyword(text) or text in _WORDS_OF_CASES:
            message = f"'{text}' is a word of the language and no name"
            self.fields.log.add(name.span, message, "bad-name")
        elif not text.isidentifier() or not text.isascii() or text.startswith("_"):
            message = f"'{text}' is no name: use a-z, 0-9 and _"
            self.fields.log.add(name.span, message, "bad-name")

    def unknown_id(self, target: Scalar, written: WrittenInstrument | None = None) -> None:
        """Notes a name that stands for nothing; suggests full ids, and names of the instrument.

        What may be the name of a broken part is not noted.
        """
        if self._broken.has(target.text):
            return
        if written is not None and self.instrument_used(written, target.text) is not None:
            message = Text(
                f"“{target.text}”是整份文件；请写其中的名称",
                f"'{target.text}' is a whole instrument; name something of it",
            )
            behind = f"Write {target.text}.NAME."
            self.fields.log.add(target.span, message, "unknown-name", behind)
            return
        if written is not None and self._is_told_elsewhere(written, target):
            return
        local = self.local_names(written) if written is not None else ()
        known = {*self.entries, *(local if written is not None else self.all_written)}
        known -= {target.text}
        hint = meant(target.text, known)
        self.fields.log.add(target.span, f"there is no '{target.text}'", "unknown-name", hint)

    @property
    def _broken(self) -> BrokenParts:
        return self.fields.log.broken

    def note_dropped(self, written: WrittenInstrument, name: str, span: Span) -> bool:
        """Notes that a rule taken over names what `without` leaves out: there, not at the rule.

        False if the name is not left out, or a rule of the instrument's own names it.
        """
        dropped = written.dropped.get(name)
        if dropped is None or span.file == dropped.span.file:
            return False
        message = f"'{name}' is left out, and a rule that is taken over names it"
        hint = f"Leave out that rule too ({span.file}:{span.line}), or define '{name}' here."
        self.fields.log.add(dropped.span, message, "unknown-name", hint)
        return True

    def may_have(self, written: WrittenInstrument, name: str) -> bool:
        """Whether the name may be that of a broken part, of which it is told."""
        whole, _, behind = name.partition(".")
        if behind and whole in written.uses:
            used = written.uses[whole][1].text
            is_there = used in self.entries or used in self.all_written
            return not is_there or self._broken.may_have(used, behind)
        return self._broken.may_have(written.instrument.id, name)

    def _is_told_elsewhere(self, written: WrittenInstrument, target: Scalar) -> bool:
        """Whether the fault stands where an alias is declared, a part is broken or left out."""
        return (
            target.text in written.uses
            or self.may_have(written, target.text)
            or self.note_dropped(written, target.text, target.span)
        )

    def full_id(self, written: WrittenInstrument, name: str) -> str | None:
        """The full id of what the name stands for in the instrument: an entry, else an alias.

        Behind the name of an instrument that is used as a whole, an entry of that one.
        """
        local = f"{written.instrument.id}.{name}"
        if local in self.entries:
            return local
        whole, _, behind = name.partition(".")
        used = self.instrument_used(written, whole)
        if used is not None:
            return full_id if (full_id := f"{used}.{behind}") in self.entries else None
        return written.uses[name][1].text if name in written.uses else None

    def instrument_used(self, written: WrittenInstrument, name: str) -> str | None:
        """The id of the instrument that the name stands for as a whole; None: for none."""
        if name not in written.uses:
            return None
        target = written.uses[name][1].text
        return target if target in self.all_written and target not in self.entries else None

    def local_names(self, written: WrittenInstrument) -> Iterable[str]:
        """The names that the instrument defines or uses."""
        yield from (name for section in written.entries.values() for name in section)
        yield from (name for name in written.uses if self.instrument_used(written, name) is None)
        yield from self.names_used(written, NAMED_SECTIONS)

    def names_used(
        self, written: WrittenInstrument, sections: Iterable[NamedSection]
    ) -> Iterable[str]:
        """The entries of instruments that are used as a whole, of the sections, as named here."""
        wanted = tuple(sections)
        for alias in written.uses:
            other = self.all_written.get(self.instrument_used(written, alias) or "")
            if other is not None:
                yield from (
                    f"{alias}.{name}" for section in wanted for name in other.entries[section]
                )

    def resolve(
        self, written: WrittenInstrument, scalar: Scalar, section: NamedSection
    ) -> str | None:
        """The full id that a name or full id outside of expressions stands for.

        None, and a fault, if it stands for nothing, or for an entry of another section.
        """
        full_id = self.full_id(written, scalar.text) or scalar.text
        entry = self.entries.get(full_id)
        if entry is None:
            self.unknown_id(scalar, written)
            return None
        if entry.section != section:
            message = f"'{scalar.text}' is not one of the {section}"
            self.fields.log.add(scalar.span, message, "wrong-kind")
            return None
        self.named.add(full_id)
        return full_id

    def granted_by(self, levels: Iterable[str], written: WrittenInstrument) -> tuple[str, ...]:
        """What the levels give that has an amount, as far as one case may have the instrument too.

        The levels come in their order, what each gives in that of the law.
        """
        return tuple(
            full_id
            for level in dict.fromkeys(levels)
            for full_id, place in self._given_at.get(level, ())
            if place.shares_cases_with(written.instrument.jurisdiction)
        )

    def row_types(self, lists: Iterable[str]) -> dict[str, RecordType]:
        """The rows of repeated facts, by what a policy calls one row."""
        types: dict[str, RecordType] = {}
        for name in lists:
            field = self.vocabulary.root.fields.get(name)
            if field is not None and isinstance(field.type, RowsType):
                types[field.type.row.name] = field.type.row
        return types


def _has_amount(node: Node) -> bool:
    """Whether it is no help in kind, or its worth is stated."""
    if not isinstance(node, Table) or node.find("worth") is not None:
        return isinstance(node, Table)
    kind = node.find("kind")
    return not (isinstance(kind, Scalar) and kind.text == IncentiveKind.IN_KIND.value)
