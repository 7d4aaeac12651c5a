"""The facts of a case as words: what the reference engine reads of each, at its place.

What nobody has said is what the vocabulary assumes or the law presumes of it, as far as that was
published by the day of knowledge.
"""

from collections.abc import Mapping, MutableSequence, Sequence
from datetime import date
from functools import lru_cache
from typing import cast

import attrs

from incentives.compile.layout import (
    BEYOND,
    NEVER,
    OWN_WORDS,
    RowLayout,
    WordLayout,
    word_layout_of,
)
from incentives.compile.listing import fields_in
from incentives.compile.records import RecordWords, words_of_record
from incentives.compile.words import EMPTY, LAST_DAY, NONE, UNKNOWN
from incentives.engine.evaluation.prior_awards import is_fact_by
from incentives.facts.field import Role
from incentives.facts.known import KnownFacts, RowFacts
from incentives.facts.snapshot import Snapshot
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Field, Record
from incentives.language.possible import Value
from incentives.language.types import TextType
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.asked.reading import read_declared
from incentives.policy.library import Library
from incentives.values.period import Status
from incentives.values.texts.plain_text import compared

_NOT_SAID = Unknown.UNKNOWN


@attrs.frozen(kw_only=True)
class ListWords:
    """A list of the case: where the header has its address, and how its rows become words.

    `words`: those of a row of which nothing is said.
    """

    name: str
    offset: int
    is_of_awards: bool
    row: RecordWords
    words: tuple[int, ...]


@attrs.define
class _Case:
    """A case that is being written: the words up to now, its address, and numbers of texts.

    `fixed`: those that are the same in every case; `own`: the others.
    """

    words: MutableSequence[int]
    at: int
    fixed: Mapping[str, int]
    own: dict[str, int] = attrs.field(factory=dict)

    def write(self, record: RecordWords, said: KnownFacts, at: int) -> None:
        """Puts a word for all that is said of a record, whose address is `at`, at its place."""
        words, beyond = self.words, record.beyond
        for offset, name, word_of in record.plain:
            value = said.get(name, _NOT_SAID)
            if value is not _NOT_SAID:
                words[at + offset] = word = NONE if value is None else word_of(cast(Value, value))
                if word == UNKNOWN:
                    beyond += 1
        for offset, name in record.texts:
            value = said.get(name, _NOT_SAID)
            if value is not _NOT_SAID:
                words[at + offset] = NONE if value is None else self.number_of(cast(str, value))
        for offset, name, otherwise in record.statuses:
            value = said.get(name, _NOT_SAID)
            if value is _NOT_SAID:
                value = otherwise
            if value is not _NOT_SAID:
                words[at + offset] = NONE if value is None else self.address_of(cast(Status, value))
        if beyond:
            words[self.at + BEYOND] += beyond

    def number_of(self, text: str) -> int:
        """The number that every text of the case has that is the same."""
        number = self.fixed.get(text)
        return number if number is not None else self.own.setdefault(text, self._next_number)

    @property
    def _next_number(self) -> int:
        return len(self.fixed) + len(self.own)

    def address_of(self, status: Status) -> int:
        """Where the periods of the status stand."""
        words = self.words
        address = len(words)
        if not status:
            return self.at + NEVER
        words.append(len(status))
        for period in status:
            last = period.last
            words.append(period.first.toordinal())
            words.append(LAST_DAY if last is None else last.toordinal())
        return address

    def write_rows(self, listed: ListWords, rows: Sequence[RowFacts]) -> None:
        """Puts the words of all rows behind those that there are, and their address in place."""
        words, width = self.words, len(listed.words)
        words[self.at + listed.offset] = len(words)
        words.append(len(rows))
        at = len(words)
        words.extend(listed.words * len(rows))
        for row in rows:
            self.write(listed.row, row.values, at)
            at += width


@attrs.frozen(kw_only=True, eq=False)
class Filling:
    """How cases of a library become words, by what was known on one day.

    `case`: the facts of a case, `asked`: what instruments ask of it, `lists`: its rows.
    """

    layout: WordLayout
    case: RecordWords
    asked: RecordWords
    lists: tuple[ListWords, ...]
    _declared: Mapping[str, DeclaredFact]

    def fill(self, snapshot: Snapshot, *, on: date, into: MutableSequence[int]) -> int:
        """Adds the words of a case to `into`, and gives their address there.

        Of prior awards it has those that tell, or may tell, of something by the day `on`. A number
        that is finer than its denominator, or out of the bounds of its place, is UNKNOWN; the word
        at `BEYOND` counts such facts. What is not as an instrument asks for it is refused by a
        `CaseError`, as by `read_declared`.
        """
        at = len(into)
        into.extend(OWN_WORDS)
        into.extend(self.case.unsaid)
        into.extend(self.asked.unsaid)
        into.extend([UNKNOWN] * len(self.lists))
        case = _Case(into, at, self.layout.texts)
        case.write(self.case, snapshot.values, at)
        case.write(self.asked, self._said(snapshot), at)
        for listed in self.lists:
            rows = snapshot.rows.get(listed.name, _NOT_SAID)
            if isinstance(rows, Unknown):
                continue
            if listed.is_of_awards:
                rows = tuple(row for row in rows if is_fact_by(row, on))
            case.write_rows(listed, rows)
        return at

    def _said(self, snapshot: Snapshot) -> KnownFacts:
        """What the case says that instruments ask of it; texts as the case has them first."""
        said: dict[str, Value | Unknown] = {}
        for id_, raw in snapshot.declared.items():
            if id_ in self._declared:
                value = read_declared(self._declared[id_], raw)
                is_text = isinstance(self._declared[id_].type, TextType)
                if is_text and isinstance(value, str):
                    value = snapshot.texts.get(compared(value), value)
                said[id_] = value
        return said


@lru_cache(maxsize=64)
def filling_of(library: Library, known_on: date | None = None) -> Filling:
    """How cases of the library become words, by what was known on the day; None: by all there is.

    The same arguments give the same object.
    """
    layout, vocabulary = word_layout_of(library), library.vocabulary
    presumed = _Presumed(library=library, known_on=known_on)
    asked = {id_: presumed.of_asked(fact) for id_, fact in library.facts_of_case.items()}
    awards = vocabulary.role(Role.AWARDS)
    return Filling(
        layout=layout,
        case=words_of_record(layout.facts, presumed.of_record(vocabulary.root), layout.texts),
        asked=words_of_record(layout.asked, asked, layout.texts),
        declared=library.facts_of_case,
        lists=tuple(
            _list_of(rows, presumed, is_of_awards=awards is not None and awards.name == name)
            for name, rows in layout.rows.items()
        ),
    )


def _list_of(rows: RowLayout, presumed: "_Presumed", *, is_of_awards: bool) -> ListWords:
    library = presumed.library
    of_row = presumed.of_record(library.vocabulary.records[rows.record])
    row = words_of_record(rows.facts, of_row, word_layout_of(library).texts)
    return ListWords(
        name=rows.list_name,
        offset=rows.offset,
        is_of_awards=is_of_awards,
        row=row,
        words=(*row.unsaid, *[EMPTY] * len(rows.kept)),
    )


@attrs.frozen(kw_only=True)
class _Presumed:
    """What facts are of which nobody has said anything; UNKNOWN: nothing is presumed of them."""

    library: Library
    known_on: date | None

    def of_record(self, record: Record) -> KnownFacts:
        """By dotted name."""
        fields = fields_in(record, self.library.vocabulary)
        return {path: self._of_field(field) for path, field in fields}

    def _of_field(self, field: Field) -> Value | Unknown:
        if field.spec.assumed is not None:
            return field.spec.assumed.value
        if field.asked is not None:
            return self.of_asked(self.library.declared_facts[field.asked.id])
        return _NOT_SAID

    def of_asked(self, fact: DeclaredFact) -> Value | Unknown:
        """The law's own default, if it was published by the day of knowledge."""
        known_from = self.library.instruments[fact.instrument].known_from
        is_known = self.known_on is None or known_from <= self.known_on
        return fact.default if fact.has_default and is_known else _NOT_SAID
