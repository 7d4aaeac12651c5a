"""An instrument while it is written: what it says so far, and what can be named at a place."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import attrs

from tests.compile.random.drawing import Drawn

Document = dict[str, Any]
"""A part of a policy file: names to text, lists and further parts."""


class Type(NamedTuple):
    """Of what an expression is: `of` is the unit of a number, the enumeration of a word."""

    kind: str
    of: str = ""


TRUTH, DAY, MONTH, TEXT, STATUS, SET = map(Type, ("truth", "day", "month", "text", "status", "set"))


def number_of(unit: str) -> Type:
    """Numbers in that unit."""
    return Type("number", unit)


def word_of(enumeration: str) -> Type:
    """Words of that enumeration."""
    return Type("word", enumeration)


MONEY, PLAIN = number_of("CNY"), number_of("1")
Fields = Mapping[Type, tuple[str, ...]]


@attrs.frozen(kw_only=True)
class Row:
    """A list of rows: what one of them is called, its facts by type, its key and its order."""

    name: str
    called: str
    fields: Fields
    key: tuple[str, Type] | None = None
    order: tuple[str, Type] | None = None
    is_whole: bool = True

    def of(self, type_: Type) -> tuple[str, ...]:
        """Its facts of that type."""
        return self.fields.get(type_, ())


@attrs.frozen(kw_only=True)
class Scope:
    """What may be named at a place: rows by what they are called here, and names of the place.

    `has_law`: figures and definitions may be read. `own`: such as `basis`. `is_plain`: only forms
    that mostly come to something, so that what they come to is paid.
    """

    rows: tuple[tuple[str, Row], ...] = ()
    own: Fields = attrs.field(factory=dict)
    has_law: bool = True
    has_law_date: bool = True
    has_awards: bool = True
    gathered: int = 0
    is_plain: bool = False

    def mostly_plain(self, writing: "Writing") -> "Scope":
        """The same, in four of five draws with forms alone that mostly come to something."""
        return attrs.evolve(self, is_plain=writing.drawn.chance(80))

    def with_row(self, called: str, row: Row) -> "Scope":
        """The same, with a row more."""
        return attrs.evolve(self, rows=(*self.rows, (called, row)))

    def over_row(self, called: str, row: Row) -> "Scope":
        """The same, going over rows within what is said here."""
        return attrs.evolve(self.with_row(called, row), gathered=self.gathered + 1)

    def names_row(self, row: Row) -> bool:
        """Whether a row of that list is named as the vocabulary calls it."""
        return any(called == row.called for called, _ in self.rows)


@attrs.frozen(kw_only=True)
class Defined:
    """A definition: its type, the list of whose rows it is said, how deep it goes over rows."""

    name: str
    type: Type
    row: str | None = None
    gathered: int = 0


@attrs.define(kw_only=True)
class Writing:
    """An instrument as far as it is written.

    `figures`: names of parameters by type. `words`: the values of each enumeration, of which
    `facts_by_words` names what has them.
    `facts`: of the case, by type. `lists`: the lists of rows, by name.
    """

    drawn: Drawn
    id: str
    sections: Document
    facts: dict[Type, list[str]]
    lists: dict[str, Row]
    words: dict[str, tuple[str, ...]]
    facts_by_words: dict[str, str]
    figures: dict[Type, list[str]] = attrs.field(factory=dict)
    definitions: list[Defined] = attrs.field(factory=list)
    charges: dict[str, tuple[Row | None, bool]] = attrs.field(factory=dict)
    bases: list[str] = attrs.field(factory=list)
    levels: tuple[str, ...] = ()
    incentives: dict[str, Document] = attrs.field(factory=dict)
    thresholds: dict[Type, list[str]] = attrs.field(factory=dict)
    variables: int = 0
    last_name: int = 0

    def name(self, prefix: str) -> str:
        """A name that nothing has yet."""
        self.last_name += 1
        return f"{prefix}{self.last_name}"

    def section(self, name: str) -> Document:
        """A section of names."""
        found: Document = self.sections.setdefault(name, {})
        return found


def text(name: str) -> Document:
    """A wording."""
    return {"zh": f"甲{name}", "en": f"a {name}"}
