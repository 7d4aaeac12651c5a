"""What a case gives by full id of what instruments ask of it, as words."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import cast

from incentives.compile.layout import NEVER
from incentives.compile.sound.known import KnownCase
from incentives.compile.sound.values import (
    InDoubt,
    numbering,
    put_stated,
    reading_asked,
    take_text,
)
from incentives.compile.words import NONE, UNKNOWN
from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.values.period import Status

AskedWords = Callable[[object, int, list[int], dict[str, int], dict[str, str]], Sequence[int]]
"""From what is given, the address of the case and what is written behind its header to the words of
all that is asked; texts get their numbers, and are noted.
"""


def asked_reader(known: KnownCase) -> AskedWords:
    """What reads all that instruments ask of the case; what none of them asks is in doubt."""
    asked, places = known.filling.asked, known.layout.asked
    number_of = numbering(known.layout.texts)
    readers = {
        id_: (places[id_].offset - known.whole.size, *reading_asked(fact, places[id_]))
        for id_, fact in known.library.facts_of_case.items()
    }
    begin, size = known.whole.size, known.layout.size

    def words_of(
        given: object, at: int, into: list[int], own: dict[str, int], forms: dict[str, str]
    ) -> Sequence[int]:
        words = [*asked.unsaid]
        apart = _read(given, readers, words, forms)
        for offset, name in asked.texts:
            if name in apart:
                words[offset - begin] = number_of(cast(str, apart[name]), own, forms)
        for offset, name, otherwise in asked.statuses:
            status = apart.get(name, otherwise)
            if status == ():
                words[offset - begin] = at + NEVER
            elif not isinstance(status, Unknown) and status is not None:
                words[offset - begin] = at + size + len(into)
                put_stated(cast(Status, status), into)
        return words

    return words_of


Reading = tuple[int, Callable[[object], Value], Callable[[Value], int] | None]


def _read(
    given: object,
    readers: Mapping[str, Reading],
    words: list[int],
    forms: dict[str, str],
) -> Mapping[str, Value | Unknown]:
    """Puts in place what has a word of its own, and gives the texts and statuses by id.

    Raises:
        InDoubt: of what is not asked of a case, not as it is asked for, or has no word.
    """
    if type(given) is not dict and type(given) is not MappingProxyType:
        raise InDoubt
    apart: dict[str, Value | Unknown] = {}
    for id_, raw in given.items():
        reading = readers.get(id_)
        if reading is None:
            raise InDoubt
        offset, read, word_of = reading
        if isinstance(raw, str):
            take_text(raw, forms)
        value = read(raw)
        if value is None:
            words[offset] = NONE
        elif word_of is None:
            apart[id_] = value
        else:
            words[offset] = word_of(value)
            if words[offset] == UNKNOWN:
                raise InDoubt
    return apart
