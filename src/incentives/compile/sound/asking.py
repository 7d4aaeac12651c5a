"""What is given by full id of what instruments ask for, as words: of a case, of rows, own lists.

It is read as the reference reads it, by the readers of the facts, each text once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import cast

import attrs

from incentives.compile.layout import NEVER, Kind, Place
from incentives.compile.records import RecordWords
from incentives.compile.sound.between import keys_of
from incentives.compile.sound.known import FactRead, KnownCase, RecordRead
from incentives.compile.sound.values import (
    InDoubt,
    NumberOf,
    add_apart,
    check_text,
    numbering,
    put_stated,
    reading_asked,
    take_text,
)
from incentives.compile.words import EMPTY, NONE, UNKNOWN
from incentives.facts.known import MOST_ROWS
from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.policy.asked.reading import read_declared
from incentives.values.period import Status

Reading = tuple[int, Callable[[object], Value], Callable[[Value], int] | None]
"""Where the word of a fact stands, what reads its value, and what makes a word of that."""


@attrs.frozen
class Written:
    """What is written of a case while it is read.

    `at`: its address, `behind` that of the periods `into` which statuses are put. `own`: numbers of
    its own texts, `forms`: its texts by what they are compared by.
    """

    at: int
    behind: int
    into: list[int]
    own: dict[str, int]
    forms: dict[str, str]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Asked:
    """Facts that are given in one mapping, each by what it is called there.

    `words`: how they become words where nothing is given. `lists`: what else is given there.
    `are_texts`: whatever is written there is a text of the case, though it says another value.
    """

    words: RecordWords
    readings: Mapping[str, Reading]
    number_of: NumberOf
    begin: int = 0
    lists: frozenset[str] = frozenset()
    are_texts: bool = False

    def words_of(self, given: object, written: Written) -> list[int]:
        """The words of all of them, where `given` is a mapping.

        `InDoubt` is raised of what is not asked, not as it is asked for, or has no word.
        """
        words, apart = self._read(given, written)
        for offset, name in self.words.texts:
            if name in apart:
                number = self.number_of(cast(str, apart[name]), written.own, written.forms)
                words[offset - self.begin] = number
        for offset, name, otherwise in self.words.statuses:
            status = apart.get(name, otherwise)
            if status == ():
                words[offset - self.begin] = written.at + NEVER
            elif not isinstance(status, Unknown) and status is not None:
                words[offset - self.begin] = written.behind + len(written.into)
                put_stated(cast(Status, status), written.into)
        return words

    def _read(
        self, given: object, written: Written
    ) -> tuple[list[int], Mapping[str, Value | Unknown]]:
        """The words, without those of the texts and statuses that are given, and these.

        Raises:
            InDoubt: as `words_of`.
        """
        if type(given) is not dict and type(given) is not MappingProxyType:
            raise InDoubt
        words, apart = [*self.words.unsaid], {}
        for name, raw in given.items():
            reading = self.readings.get(name)
            if reading is None:
                if name in self.lists:
                    continue
                raise InDoubt
            offset, read, word_of = reading
            if isinstance(raw, str):
                take_text(raw, written.forms) if self.are_texts else check_text(raw)
            value = read(raw)
            if value is None:
                words[offset - self.begin] = NONE
            elif word_of is None:
                apart[name] = value
            else:
                word = words[offset - self.begin] = word_of(value)
                if word == UNKNOWN:
                    raise InDoubt
        return words, apart


def asked_of_case(known: KnownCase) -> Asked:
    """What instruments ask of the case as a whole, beside lists of their own."""
    places = known.layout.asked
    return Asked(
        words=known.filling.asked,
        readings={
            id_: _reading(places[id_], lambda raw, fact=fact: read_declared(fact, raw))  # type: ignore[misc]
            for id_, fact in known.library.facts_of_case.items()
        },
        number_of=numbering(known.layout.texts),
        begin=known.whole.size,
        lists=frozenset(record.name for record in known.own_lists),
        are_texts=True,
    )


def asked_of_row(facts: Sequence[FactRead], known: KnownCase) -> Asked:
    """These facts of a row, whose words stand one behind the other."""
    begin = facts[0].place.offset if facts else 0
    of_kind = [(fact.place.kind, fact.place.offset, fact) for fact in facts]
    words = RecordWords(
        unsaid=tuple(fact.unsaid for fact in facts),
        beyond=0,
        plain=(),
        texts=tuple((at, fact.path) for kind, at, fact in of_kind if kind is Kind.TEXT),
        statuses=tuple(
            (at, fact.path, fact.otherwise) for kind, at, fact in of_kind if kind is Kind.STATUS
        ),
    )
    readers = {fact.path: fact.field.asked for fact in facts}
    return Asked(
        words=words,
        readings={
            fact.path: _reading(fact.place, asked.read)
            for fact in facts
            if (asked := readers[fact.path]) is not None and asked.read is not None
        },
        number_of=numbering(known.layout.texts),
        begin=begin,
    )


def _reading(place: Place, read: Callable[[object], Value]) -> Reading:
    return (place.offset, *reading_asked(place, read))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OwnList:
    """A list that an instrument asks for: what reads its rows, and where they are written."""

    record: RecordRead
    asked: Asked

    def write(self, rows: object, written: Written, words: list[int], presumed: list[int]) -> None:
        """Puts the rows behind the words that there are, and their address in place.

        `presumed`: to which addresses of words come that stand for what nobody has said.

        Raises:
            InDoubt: of what is no list, is too long, of a row that is in doubt, or that may be one
                of those before.
        """
        if type(rows) not in {list, tuple} or len(cast(Sequence[object], rows)) > MOST_ROWS:
            raise InDoubt
        several, record = cast(Sequence[object], rows), self.record
        width = len(record.facts) + record.kept
        words[written.at + record.offset] = len(words)
        words.append(len(several))
        address = len(words)
        here = attrs.evolve(written, behind=address + width * len(several), into=[])
        seen: dict[object, list[tuple[object, ...]]] = {}
        for row in several:
            said = self.asked.words_of(row, here)
            presumed += (address + at for at in presumed_in(record.facts, row))
            self._note(said, seen)
            words += said
            words += [EMPTY] * record.kept
            address += width
        words += here.into

    def _note(self, row: Sequence[int], seen: dict[object, list[tuple[object, ...]]]) -> None:
        """Notes what a row says, which no other may say, unless it surely is another."""
        for number, (key, apart) in enumerate(keys_of(self.record)):
            said = tuple(row[fact.place.offset] for fact in key)
            if min(said) > NONE:
                add_apart(
                    tuple(row[fact.place.offset] for fact in apart),
                    seen.setdefault((number, said), []),
                )


def own_list(record: RecordRead, known: KnownCase) -> OwnList:
    """What reads the rows of the list."""
    return OwnList(record=record, asked=asked_of_row(record.facts, known))


def presumed_in(facts: Sequence[FactRead], given: object) -> Iterator[int]:
    """Where the words of facts stand of which something is presumed, since it is not given."""
    for fact in facts:
        if fact.is_presumed and fact.path not in cast(Mapping[str, object], given):
            yield fact.place.offset
