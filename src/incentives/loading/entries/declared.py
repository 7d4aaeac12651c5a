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
from incentives.loading.entries.figures.bounds import check_bounds
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Table
from incentives.policy.instrument import Instrument
from incentives.policy.rule import DeclaredFact, DeclaredType
from incentives.values.citation import Citation
from incentives.values.number import Exact, is_exact, written_decimal
from incentives.values.text import Text

FACT_KEYS = ("type", "unit", "at_least", "at_most", "text", "question", "default")
KEYS_OF_NUMBER = ("unit", "at_least", "at_most")
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
    _check_keys_beside(table, type_, fields)
    least = fields.number(table.find("at_least"), what="'at_least'")
    most = fields.number(table.find("at_most"), what="'at_most'")
    check_bounds(table, least, most, fields)
    value, citation, has_default = _read_default(table, type_, instrument, fields)
    _check_default(value, least, most, table, fields)
    return DeclaredFact(
        id=full_id,
        instrument=instrument.id,
        text=text,
        question=fields.wording(table.find("question"), what="'question'"),
        type=type_,
        at_least=least,
        at_most=most,
        default=value,
        has_default=has_default,
        default_citation=citation,
        span=table.span,
    )


def _check_keys_beside(table: Table, type_: DeclaredType, fields: Fields) -> None:
    """Each key is used: what is no number has neither unit nor bounds."""
    if isinstance(type_, NumberType):
        return
    for key, _ in table.entries:
        if key.text in KEYS_OF_NUMBER:
            message = Text(
                f"'{key.text}' 只用于 `type: number`", f"'{key.text}' goes with `type: number`"
            )
            fields.log.add(key.span, message, "conflicting-keys")


def _check_default(
    value: Value, least: Exact | None, most: Exact | None, table: Table, fields: Fields
) -> None:
    """What the law presumes is within the bounds that it sets."""
    if not is_exact(value):
        return
    if (least is not None and value < least) or (most is not None and value > most):
        written = written_decimal(value)
        message = Text(
            f"默认值为 {written}，超出这一事实的上下限",
            f"the default is {written}, out of the bounds of the fact",
        )
        fields.log.add(table.span_of("default"), message, "figure-out-of-bounds")


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
