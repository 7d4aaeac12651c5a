"""Units and enumerations as policies name them: those that the domain has."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from incentives.facts.vocabulary import Vocabulary
from incentives.language.expression import Constant, Expression
from incentives.language.types import BROKEN, ChoiceSetType, ChoiceType, GroupType
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.values.money import is_currency
from incentives.values.span import Span
from incentives.values.unit import ONE, TIME_UNITS, Unit, UnitSyntaxError

GROUP_KEYS = ("of", "values", "text")


def read_unit(scalar: Scalar, base_units: frozenset[str], fields: Fields) -> Unit | None:
    """The unit as written; its base units must be among those given, of time, or currencies."""
    try:
        unit = ONE if scalar.text in {"1", "%"} else Unit.parse(scalar.text)
    except UnitSyntaxError:
        fields.log.add(scalar.span, f"'{scalar.text}' is no unit", "bad-unit", "Write such as kg/m2/year, or 1 for none.")
        return None
    known = base_units | TIME_UNITS
    for name in unit.base_names:
        if name not in known and not is_currency(name):
            close = get_close_matches(name, sorted(known), n=1)
            hint = f"Did you mean '{close[0]}'?" if close else f"Known units: {', '.join(sorted(known))}."
            fields.log.add(scalar.span, f"unknown unit '{name}'", "unknown-unit", hint)
            return None
    return unit


def units_declared(facts: Iterable[Node]) -> frozenset[str]:
    """The base units that the facts of instruments bring with them."""
    names: set[str] = set()
    for fact in facts:
        node = fact.find("unit") if isinstance(fact, Table) else None
        if isinstance(node, Scalar):
            names.update(part for part in node.text.replace("*", "/").split("/") if part.isidentifier())
    return frozenset(names)


def read_choice(scalar: Scalar, vocabulary: Vocabulary, rows: frozenset[str], fields: Fields) -> ChoiceType | None:
    """The enumeration of the fact at a dotted name, rows by the name of one row."""
    path = tuple(scalar.text.split("."))
    field = vocabulary.field_at(path[1:], path[0]) if path[0] in rows else vocabulary.field_at(path)
    type_ = field.type if field is not None else None
    if isinstance(type_, ChoiceSetType):
        return type_.choice
    if not isinstance(type_, ChoiceType):
        fields.log.add(scalar.span, f"'{scalar.text}' is no fact with a fixed set of values", "wrong-type")
        return None
    return type_


def read_group(node: Node, span: Span, fields: Fields, choice_at: Callable[[Scalar], ChoiceType | None]) -> Expression:
    """The values of a named group."""
    table = fields.table(node, allowed=GROUP_KEYS, required=GROUP_KEYS, what="a group")
    of = fields.scalar(table.find("of"), what="'of'") if table is not None else None
    choice = choice_at(of) if of is not None else None
    if table is None or choice is None:
        return Constant(0, BROKEN, span=span)
    fields.wording(table.find("text"), what="'text'")
    names = [fields.scalar(node, what="a value") for node in fields.members(table.find("values"), what="'values'")]
    for name in names:
        if name is not None and name.text not in choice.values:
            fields.unknown_value(name, choice.values)
    members = frozenset(name.text for name in names if name is not None)
    return Constant(members, GroupType(choice, members), span=span)
