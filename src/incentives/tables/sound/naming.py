"""Texts of single cells as facts: by the very readers that documents have, or not at all.

Of names of the law only its own are taken: ids of incentives and codes of places. A name that
stands for one of them is looked at.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal

from incentives.compile.layout import Kind, Place
from incentives.compile.records import word_maker
from incentives.compile.words import NONE as NOT_COME_ABOUT
from incentives.compile.words import UNKNOWN
from incentives.engine.assessment.names import LawNames
from incentives.engine.assessment.naming import own_name
from incentives.errors import CaseError
from incentives.facts import plain
from incentives.facts.field import choice_called
from incentives.facts.vocabulary import Field
from incentives.language.possible import Value
from incentives.policy.asked.reading import parse_iso_day
from incentives.tables.sound.cells import WordOfText
from incentives.tables.sound.texts import Texts
from incentives.values.number import exact
from incentives.values.period import Month
from incentives.values.texts.plain_text import unfit_name

_Reader = Callable[[str], Value | None]
"""From a text to the value of a fact; None: it has to be looked at."""


def word_of_text(field: Field, place: Place, names: LawNames) -> WordOfText:
    """The word that a text has as this fact."""
    if place.kind is Kind.TEXT:
        return _text(field, place, names)
    read = _asked(field) if field.asked is not None else _READERS[place.kind]
    if place.kind is Kind.CODE and field.asked is None:
        read = _choice(field)
    if place.kind is Kind.MASK:
        codes = {value: code for code, value in enumerate(place.values)}
        return lambda text, _: codes.get(str(_choice(field)(text)))
    make = word_maker(place, {})

    def word(text: str, _: Texts) -> int | None:
        if text == plain.NONE and place.may_be_none:
            return NOT_COME_ABOUT
        value = read(text)
        found = make(value) if value is not None and make is not None else UNKNOWN
        return None if found == UNKNOWN else found

    return word


def _text(field: Field, place: Place, names: LawNames) -> WordOfText:
    is_named = own_name(field, names)

    def word(text: str, texts: Texts) -> int | None:
        if text == plain.NONE and place.may_be_none:
            return NOT_COME_ABOUT
        return texts.word(text) if unfit_name(text) is None and is_named(text) else None

    return word


def _asked(field: Field) -> _Reader:
    """As the instrument reads it that asks for the fact."""

    def read(text: str) -> Value | None:
        if unfit_name(text) is not None:
            return None
        assert field.asked is not None
        assert field.asked.read is not None, "only a list has no reader"
        try:
            return field.asked.read(text)
        except CaseError:
            return None

    return read


def _choice(field: Field) -> _Reader:
    def read(text: str) -> Value | None:
        if field.enumeration is None:
            return None
        choice = choice_called(text, field.enumeration)
        return None if choice is None else str(choice.value)

    return read


def _number(text: str) -> Value | None:
    return exact(Decimal(text)) if plain.NUMBER.fullmatch(text) else None


def _truth(text: str) -> Value | None:
    return text == "true" if text in {"true", "false"} else None


def _month(text: str) -> Value | None:
    written = plain.MONTH.fullmatch(text)
    if written is None or not 1 <= int(written[2]) <= 12 or int(written[1]) == 0:
        return None
    return Month(int(written[1]), int(written[2]))


def _looked_at(_: str) -> Value | None:
    return None


_READERS: Mapping[Kind, _Reader] = {
    Kind.NUMBER: _number,
    Kind.TRUTH: _truth,
    Kind.DAY: parse_iso_day,
    Kind.MONTH: _month,
    Kind.CODE: _looked_at,
    Kind.MASK: _looked_at,
    Kind.TEXT: _looked_at,
    Kind.STATUS: _looked_at,
}
