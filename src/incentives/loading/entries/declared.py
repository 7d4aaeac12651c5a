"""Facts that one instrument asks for, which no vocabulary foresaw."""

from typing import assert_never

from incentives.language.possible import Value
from incentives.language.types import (
    BOOLEAN,
    DATE,
    STATUS,
    BooleanType,
    DateType,
    NumberType,
    StatusType,
)
from incentives.loading.entries.choices import DomainNames
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Table
from incentives.policy.instrument import Instrument
from incentives.policy.rule import DeclaredFact, DeclaredType
from incentives.values.citation import Citation

FACT_KEYS = ("type", "unit", "at_least", "at_most", "text", "question", "default")
REQUIRED_FACT_KEYS = ("type", "text")
DEFAULT_KEYS = ("value", "cite")
_PLAIN: dict[str, DeclaredType] = {
    "boolean": BOOLEAN,
    "date": DATE,
    "status": STATUS,
}
FACT_TYPES = ("number", *_PLAIN)


def read_declared_fact(
    full_id: str, node: Node, instrument: Instrument, names: DomainNames, fields: Fields
) -> DeclaredFact | None:
    """The fact as the instrument declares it; a default needs the clause that states it."""
    table = fields.table(node, allowed=FACT_KEYS, required=REQUIRED_FACT_KEYS, what="a fact")
    text = fields.wording(table.find("text"), what="'text'") if table is not None else None
    type_ = _read_type(table, names, fields) if table is not None else None
    if table is None or text is None or type_ is None:
        return None
    value, citation, has_default = _read_default(table, type_, instrument, fields)
    return DeclaredFact(
        id=full_id,
        instrument=instrument.id,
        text=text,
        question=fields.wording(table.find("question"), what="'question'"),
        type=type_,
        at_least=fields.number(table.find("at_least"), what="'at_least'"),
        at_most=fields.number(table.find("at_most"), what="'at_most'"),
        default=value,
        has_default=has_default,
        default_citation=citation,
        span=table.span,
    )


def _read_type(table: Table, names: DomainNames, fields: Fields) -> DeclaredType | None:
    kind = fields.scalar(table.find("type"), what="'type'")
    if kind is None:
        return None
    if kind.text in _PLAIN:
        return _PLAIN[kind.text]
    if kind.text != "number":
        message = f"'type' is number, boolean, date or status, found '{kind.text}'"
        fields.log.add(kind.span, message, "unknown-value")
        return None
    unit_node = fields.scalar(table.find("unit"), what="'unit'")
    if unit_node is None and fields.log.broken.lacks_keys(table):
        return None
    if unit_node is None:
        hint = "Write `unit: 1` for a plain number."
        fields.log.add(table.span, "a number needs a unit", "missing-key", hint)
        return None
    unit = names.parse_unit(unit_node)
    return NumberType(unit) if unit is not None else None


def _read_default(
    table: Table, type_: DeclaredType, instrument: Instrument, fields: Fields
) -> tuple[Value, Citation | None, bool]:
    """The value that the law presumes, the clause that does, and whether there is one at all."""
    node = table.find("default")
    if node is None:
        return None, None, False
    default = fields.table(node, allowed=DEFAULT_KEYS, required=DEFAULT_KEYS, what="'default'")
    clause = fields.words(default.find("cite"), what="'cite'") if default is not None else None
    if default is None or clause is None:
        return None, None, False
    value = _read_value(default.find("value"), type_, fields)
    return value, Citation(instrument.number, clause), True


def _read_value(node: Node | None, type_: DeclaredType, fields: Fields) -> Value:
    match type_:
        case BooleanType():
            return fields.truth(node, what="'value'")
        case DateType():
            return fields.day(node, what="'value'")
        case NumberType():
            return fields.number(node, what="'value'")
        case StatusType():
            if node is not None:
                fields.log.add(node.span, "a status has no default", "wrong-type")
            return None
        case _:
            assert_never(type_)
