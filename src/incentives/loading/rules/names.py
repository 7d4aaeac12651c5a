"""Names across instruments: which entry each stands for, before anything of it is built."""

from collections.abc import Collection, Iterable, Mapping
from keyword import iskeyword

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.language.slips.nearest import meant
from incentives.language.types import RecordType, RowsType
from incentives.loading.entries.instruments import NAMED_SECTIONS, NamedSection, WrittenInstrument
from incentives.loading.text.broken import BrokenParts
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar
from incentives.values.span import Span


@attrs.frozen(kw_only=True)
class NamedEntry:
    """A named entry of an instrument, before it is built."""

    section: NamedSection
    written: WrittenInstrument
    name: Scalar
    node: Node


@attrs.define(kw_only=True)
class Names:
    """The entries of all instruments, by full id.

    `declare` comes first. `named`: the entries that any rule names. `all_rows`: the rows
    of repeated facts, by what a policy calls one of them.
    """

    vocabulary: Vocabulary
    all_written: Mapping[str, WrittenInstrument]
    fields: Fields
    entries: dict[str, NamedEntry] = attrs.field(factory=dict)
    named: set[str] = attrs.field(factory=set)
    all_rows: dict[str, RecordType] = attrs.field(factory=dict)

    def declare(self) -> None:
        """Takes in the names of all instruments; a name that has a meaning already is a fault."""
        fields = self.vocabulary.root.fields
        self.all_rows = self.row_types(fields)
        # A part of the case is named with a fact of it, and what an instrument defines by itself.
        facts = (name for name, field in fields.items() if not isinstance(field.type, RecordType))
        reserved = frozenset({*facts, *self.all_rows, "law_date", "basis"})
        for written in self.all_written.values():
            self._declare_names(written, reserved)
        for written in self.all_written.values():
            for alias, target in written.uses.values():
                if len(alias.text.split()) != 1:  # relations may name one with a hyphen
                    self._check_spelling(alias)
                if target.text not in self.entries:
                    self.unknown_id(target)

    def _declare_names(self, written: WrittenInstrument, reserved: frozenset[str]) -> None:
        """Takes in the names of one instrument; those reserved have a meaning in each."""
        taken = set(reserved)
        for section in NAMED_SECTIONS:
            for name, node in written.named(section):
                self._check_free(name, taken)
                self._check_spelling(name)
                taken.add(name.text)
                entry = NamedEntry(section=section, written=written, name=name, node=node)
                self.entries[f"{written.instrument.id}.{name.text}"] = entry
        for alias, _ in written.uses.values():
            self._check_free(alias, taken)

    def _check_free(self, name: Scalar, taken: Collection[str]) -> None:
        if name.text in taken:
            message = f"the name '{name.text}' has a meaning here already"
            self.fields.log.add(name.span, message, "name-taken")

    def _check_spelling(self, name: Scalar) -> None:
        text = name.text
        if iskeyword(text):
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
        if written is not None and self._is_told_elsewhere(written, target):
            return
        local = self.local_names(written) if written is not None else ()
        known = {*self.entries, *local} - {target.text}
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
        return self._broken.may_have(written.instrument.id, name)

    def _is_told_elsewhere(self, written: WrittenInstrument, target: Scalar) -> bool:
        """Whether the fault stands where an alias is declared, a part is broken or left out."""
        return (
            target.text in written.uses
            or self.may_have(written, target.text)
            or self.note_dropped(written, target.text, target.span)
        )

    def full_id(self, written: WrittenInstrument, name: str) -> str | None:
        """The full id of what the name stands for in the instrument: an entry, else an alias."""
        local = f"{written.instrument.id}.{name}"
        if local in self.entries:
            return local
        return written.uses[name][1].text if name in written.uses else None

    def local_names(self, written: WrittenInstrument) -> Iterable[str]:
        """The names that the instrument defines or uses."""
        yield from (name for section in written.entries.values() for name in section)
        yield from written.uses

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

    def row_types(self, lists: Iterable[str]) -> dict[str, RecordType]:
        """The rows of repeated facts, by what a policy calls one row."""
        types: dict[str, RecordType] = {}
        for name in lists:
            field = self.vocabulary.root.fields.get(name)
            if field is not None and isinstance(field.type, RowsType):
                types[field.type.row.name] = field.type.row
        return types
