"""Words back to facts, where the reference asks for those of a case that was read straight."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import attrs

from incentives.collecting import without_collecting
from incentives.compile.layout import Kind
from incentives.compile.sound.known import FactRead, KnownCase, RecordRead
from incentives.compile.words import LAST_DAY, NONE, UNKNOWN
from incentives.facts.known import KnownFacts, RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.language.types import RowsType
from incentives.values.period import Period, Status
from incentives.values.place import THE_CASE, FactPath

_NOT_SAID = Unknown.UNKNOWN


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Restored:
    """What there is of a case beside its words: texts by number and form, what is presumed of it.

    `presumed`: the addresses of words that stand for what nobody has said. `declared`: what it
    gives by full id, as it is written.
    """

    known: KnownCase
    own: Mapping[str, int]
    forms: Mapping[str, str]
    presumed: Collection[int]
    declared: Mapping[str, object]

    @without_collecting()
    def snapshot(self, words: Sequence[int], at: int) -> Snapshot:
        """All facts of the case whose words begin there."""
        texts = {number: text for text, number in self.known.layout.texts.items()}
        texts |= {number: text for text, number in self.own.items()}
        reading = _Reading(words=words, texts=texts, presumed=frozenset(self.presumed))
        rows: dict[str, tuple[RowFacts, ...] | Unknown] = {
            name: _NOT_SAID
            for name, field in self.known.library.vocabulary.root.fields.items()
            if isinstance(field.type, RowsType)
        }
        for record in (*self.known.lists, *self.known.own_lists):
            rows[record.name] = reading.rows(record, words[at + record.offset])
        own = {record.name for record in self.known.own_lists}
        return Snapshot(
            values=reading.facts(self.known.whole, at),
            rows=rows,
            declared={name: raw for name, raw in self.declared.items() if name not in own},
            texts=self.forms,
        )


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Reading:
    words: Sequence[int]
    texts: Mapping[int, str]
    presumed: frozenset[int]

    def facts(self, record: RecordRead, at: int) -> KnownFacts:
        return {fact.path: self._fact(fact, at) for fact in record.facts}

    def rows(self, record: RecordRead, address: int) -> tuple[RowFacts, ...] | Unknown:
        if address == UNKNOWN:
            return _NOT_SAID
        width = len(record.facts) + record.kept
        path = FactPath.parse(record.name) if record.is_own else THE_CASE.inner(record.name)
        return tuple(
            RowFacts(path.row(index), self.facts(record, address + 1 + index * width))
            for index in range(self.words[address])
        )

    def _fact(self, fact: FactRead, at: int) -> Value | Unknown:
        address = at + fact.place.offset
        word = self.words[address]
        if word == UNKNOWN or address in self.presumed:
            return _NOT_SAID
        if word == NONE:
            return None
        if fact.value_of is not None:
            return fact.value_of(word)
        return self.texts[word] if fact.place.kind is Kind.TEXT else self._status(word)

    def _status(self, address: int) -> Status:
        ends = self.words[address + 1 : address + 1 + 2 * self.words[address]]
        return tuple(
            Period(date.fromordinal(first), None if last == LAST_DAY else date.fromordinal(last))
            for first, last in zip(ends[::2], ends[1::2], strict=True)
        )
