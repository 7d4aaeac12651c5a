"""Units and enumerations as policies name them: those that the domain has."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import attrs

from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import Constant, Expression
from incentives.language.scope import placeholder
from incentives.language.slips.nearest import meant
from incentives.language.types import (
    ChoiceSetType,
    ChoiceType,
    GroupType,
    NumberType,
    Type,
)
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.values.money import is_currency
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import ONE, TIME_UNITS, Unit, UnitSyntaxError

GROUP_KEYS = ("of", "values", "text")
OWN, OF = "values", "of"
WORD_KEYS = (OWN, OF)
"""What a definition says to come to a word: the words by themselves, or whose they are."""


@attrs.frozen(kw_only=True, repr=False)
class Enumeration:
    """Of which enumeration a definition is a value; `labels`: what its own words are called."""

    type: ChoiceType
    labels: Mapping[str, Text] = attrs.field(factory=dict)


class DomainNames(Protocol):
    """The units and enumerations that entries may name; there is a fault where a name is none."""

    def parse_unit(self, scalar: Scalar) -> Unit | None:
        """The unit as written."""

    def choice_at(self, scalar: Scalar) -> ChoiceType | None:
        """The enumeration of the fact at a dotted name."""

    def words_at(self, scalar: Scalar) -> ChoiceType | None:
        """As `choice_at`, for what is one of the values itself."""

    def key_at(self, scalar: Scalar) -> ChoiceType | NumberType | None:
        """What a table may go by: such an enumeration, or the whole numbers of a quantity."""


def read_unit(scalar: Scalar, base_units: frozenset[str], fields: Fields) -> Unit | None:
    """The unit as written; its base units must be among those given, of time, or currencies."""
    try:
        unit = ONE if scalar.text in {"1", "%"} else Unit.parse(scalar.text)
    except UnitSyntaxError:
        hint = "Write such as kg/m2/year, or 1 for none."
        fields.log.add(scalar.span, f"'{scalar.text}' is no unit", "bad-unit", hint)
        return None
    known = base_units | TIME_UNITS
    for name in unit.base_names:
        if name not in known and not is_currency(name):
            nearest = meant(name, known) or f"Known units: {', '.join(sorted(known))}."
            fields.log.add(scalar.span, f"unknown unit '{name}'", "unknown-unit", nearest)
            return None
    return unit


def units_declared(facts: Iterable[Node]) -> frozenset[str]:
    """The base units that the facts of instruments bring with them."""
    names: set[str] = set()
    for fact in facts:
        node = fact.find("unit") if isinstance(fact, Table) else None
        if isinstance(node, Scalar):
            parts = node.text.replace("*", "/").split("/")
            names.update(part for part in parts if part.isidentifier())
    return frozenset(names)


def type_of_fact(name: str, vocabulary: Vocabulary, rows: frozenset[str]) -> Type | None:
    """What the fact at a dotted name is, rows by the name of one row; None where there is none."""
    path = tuple(name.split("."))
    field = vocabulary.field_at(path[1:], path[0]) if path[0] in rows else vocabulary.field_at(path)
    return field.type if field is not None else None


def choice_of(type_: Type | None) -> Type | None:
    """The enumeration whose values a set has; anything else as it is."""
    return type_.choice if isinstance(type_, ChoiceSetType) else type_


def read_choice(
    scalar: Scalar,
    vocabulary: Vocabulary,
    rows: frozenset[str],
    fields: Fields,
    hint: Text | None = None,
) -> ChoiceType | None:
    """The enumeration of the fact at a dotted name, rows by the name of one row.

    `hint`: what to do where it has none.
    """
    type_ = choice_of(type_of_fact(scalar.text, vocabulary, rows))
    if not isinstance(type_, ChoiceType):
        message = f"'{scalar.text}' is no fact with a fixed set of values"
        fields.log.add(scalar.span, message, "wrong-type", hint)
        return None
    return type_


def read_group(node: Node, span: Span, fields: Fields, names: DomainNames) -> Expression:
    """The values of a named group; `span` is that of its name."""
    table = fields.table(node, allowed=GROUP_KEYS, required=GROUP_KEYS, what="a group")
    of = fields.scalar(table.find("of"), what="'of'") if table is not None else None
    choice = names.choice_at(of) if of is not None else None
    if table is None or choice is None:
        return placeholder(span)
    fields.wording(table.find("text"), what="'text'")
    read = [
        fields.scalar(member, what="a value")
        for member in fields.members(table.find("values"), what="'values'")
    ]
    values = [value for value in read if value is not None]
    for value in values:
        if value.text not in choice.values:
            fields.unknown_value(value, choice.values)
    members = frozenset(value.text for value in values)
    return Constant(members, GroupType(choice, members), span=span)
