"""How the facts of one record become words: each by what its place says of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import assert_never, cast

import attrs

from incentives.compile.layout import MOST_BITS, Kind, Place
from incentives.compile.words import NONE, UNKNOWN, month_of_word, word_of_month, word_of_truth
from incentives.facts.known import KnownFacts
from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.values.number import Exact, quotient

WordOf = Callable[[Value], int]
"""From a value that exists to its word; UNKNOWN if it has none."""


@attrs.frozen(kw_only=True)
class RecordWords:
    """How the facts of a case, those that instruments ask of it, or those of a row become words.

    `unsaid`: the words of a record of which nothing is said. `beyond`: how many of them stand for
    what is presumed and has no word. `plain`: offset, name and how a value becomes a word. The
    numbers of texts and the addresses of statuses are those of a case, so that of `texts` there are
    offset and name, of `statuses` also what each is if nobody has said.
    """

    unsaid: tuple[int, ...]
    beyond: int
    plain: tuple[tuple[int, str, WordOf], ...]
    texts: tuple[tuple[int, str], ...]
    statuses: tuple[tuple[int, str, Value | Unknown], ...]


def words_of_record(
    places: Mapping[str, Place], presumed: KnownFacts, texts: Mapping[str, int]
) -> RecordWords:
    """How the facts at these places, one behind the other, become words.

    `presumed`: what each is if nobody has said. `texts`: the numbers of those that are presumed.
    """
    makers = {name: word_maker(place, texts) for name, place in places.items()}
    unsaid = [_unsaid(presumed[name], make) for name, make in makers.items()]
    of_kind = [(place.kind, place.offset, name) for name, place in places.items()]
    is_lost = [
        word == UNKNOWN and not isinstance(presumed[name], Unknown)
        for (kind, _, name), word in zip(of_kind, unsaid, strict=True)
        if kind is not Kind.STATUS
    ]
    return RecordWords(
        unsaid=tuple(unsaid),
        beyond=sum(is_lost),
        plain=tuple(
            (at, name, make)
            for kind, at, name in of_kind
            if (make := makers[name]) is not None and kind is not Kind.TEXT
        ),
        texts=tuple((at, name) for kind, at, name in of_kind if kind is Kind.TEXT),
        statuses=tuple(
            (at, name, presumed[name]) for kind, at, name in of_kind if kind is Kind.STATUS
        ),
    )


def _unsaid(presumed: Value | Unknown, word_of: WordOf | None) -> int:
    """The word of a fact of which nobody has said anything; a status is looked after apart."""
    if isinstance(presumed, Unknown) or word_of is None:
        return UNKNOWN
    return NONE if presumed is None else word_of(presumed)


def word_maker(place: Place, texts: Mapping[str, int]) -> WordOf | None:
    """From a value that exists to its word; None where that hangs on the case, as of a status.

    Of a text, `texts` alone have one.
    """
    match place.kind:
        case Kind.NUMBER:
            return _number(place)
        case Kind.TRUTH:
            return cast(WordOf, word_of_truth)
        case Kind.DAY:
            return cast(WordOf, date.toordinal)
        case Kind.MONTH:
            return cast(WordOf, word_of_month)
        case Kind.CODE:
            codes = {value: code for code, value in enumerate(place.values)}
            return cast(WordOf, codes.__getitem__)
        case Kind.MASK:
            return _mask(place)
        case Kind.TEXT:
            return cast(WordOf, texts.__getitem__)
        case Kind.STATUS:
            return None
        case _:
            assert_never(place.kind)


def value_maker(place: Place) -> Callable[[int], Value] | None:
    """From the word of a value that exists back to it; None where that hangs on the case.

    That is of texts and statuses.
    """
    match place.kind:
        case Kind.NUMBER if place.denominator == 1:
            return int
        case Kind.NUMBER:
            return lambda word: quotient(word, place.denominator)
        case Kind.TRUTH:
            return bool
        case Kind.DAY:
            return date.fromordinal
        case Kind.MONTH:
            return month_of_word
        case Kind.CODE:
            return place.values.__getitem__
        case Kind.MASK:
            values = [*enumerate(place.values)]
            return lambda word: frozenset(value for bit, value in values if word >> bit & 1)
        case Kind.TEXT | Kind.STATUS:
            return None
        case _:
            assert_never(place.kind)


def _number(place: Place) -> WordOf:
    """A number in parts of one; UNKNOWN where it is finer, or out of the bounds of its place."""
    parts, low, high = place.denominator, place.low, place.high

    def word_of(value: Value) -> int:
        if type(value) is int:
            word = value * parts
        else:
            exact = cast(Exact, value)
            word, rest = divmod(exact.numerator * parts, exact.denominator)
            if rest:
                return UNKNOWN
        return word if low <= word <= high else UNKNOWN

    return word_of


def _mask(place: Place) -> WordOf:
    """A bit for each value of a set; UNKNOWN where one is too far behind for the word."""
    bits = {value: 1 << bit for bit, value in enumerate(place.values[:MOST_BITS])}

    def word_of(value: Value) -> int:
        chosen = cast(frozenset[str], value)
        return sum(map(bits.__getitem__, chosen)) if chosen <= bits.keys() else UNKNOWN

    return word_of
