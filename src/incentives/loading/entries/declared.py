"""Facts that one instrument asks for, which no vocabulary foresaw."""

from collections.abc import Callable

from incentives.language.operators import Value
from incentives.language.types import BOOLEAN, DATE, STATUS, BooleanType, DateType, NumberType, StatusType, Type
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.instrument import Instrument
from incentives.policy.rule import DeclaredFact
from incentives.values.citation import Citation
from incentives.values.unit import Unit

FACT_KEYS = ("type", "unit", "at_least", "at_most", "text", "question", "default")
REQUIRED_FACT_KEYS = ("type", "text")
DEFAULT_KEYS = ("value", "cite")
_PLAIN: dict[str, BooleanType | DateType | StatusType] = {"boolean": BOOLEAN, "date": DATE, "status": STATUS}
FACT_TYPES = ("number", *_PLAIN)


def read_declared_fact(
    full_id: str, node: Node, instrument: Instrument, fields: Fields, parse_unit: Callable[[Scalar], Unit | None]
) -> DeclaredFact | None:
    """The fact as the instrument declares it; a default needs the clause that states it."""
    table = fields.table(node, allowed=FACT_KEYS, required=REQUIRED_FACT_KEYS, what="a fact")
    text = fields.wording(table.find("text"), what="'text'") if table is not None else None
    type_ = _read_type(table, fields, parse_unit) if table is not None else None
    if table is None or text is None or type_ is None:
        return None
    bounds = [
        fields.number(table.find(key), what=f"'{key}'") if table.find(key) is not None else None
        for key in ("at_least", "at_most")
    ]
    value, citation, has_default = _read_default(table, type_, instrument, fields)
    question = fields.wording(table.find("question"), what="'question'") if table.find("question") is not None else None
    return DeclaredFact(
        id=full_id, instrument=instrument.id, text=text, question=question, type=type_, at_least=bounds[0],
        at_most=bounds[1], default=value, has_default=has_default, default_citation=citation, span=table.span,
    )  # fmt: skip


def _read_type(
    table: Table, fields: Fields, parse_unit: Callable[[Scalar], Unit | None]
) -> BooleanType | DateType | StatusType | NumberType | None:
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
    if unit_node is None:
        fields.log.add(table.span, "a number needs a unit", "missing-key", "Write `unit: 1` for a plain number.")
        return None
    unit = parse_unit(unit_node)
    return NumberType(unit) if unit is not None else None


def _read_default(
    table: Table, type_: BooleanType | DateType | StatusType | NumberType, instrument: Instrument, fields: Fields
) -> tuple[Value, Citation | None, bool]:
    node = table.find("default")
    if node is None:
        return None, None, False
    default = fields.table(node, allowed=DEFAULT_KEYS, required=DEFAULT_KEYS, what="'default'")
    clause = fields.words(default.find("cite"), what="'cite'") if default is not None else None
    if default is None or clause is None:
        return None, None, False
    return _read_value(default.find("value"), type_, fields), Citation(instrument.number, clause), True


def _read_value(node: Node | None, type_: Type, fields: Fields) -> Value:
    match type_:
        case BooleanType():
            return fields.truth(node, what="'value'")
        case DateType():
            return fields.day(node, what="'value'")
        case NumberType():
            return fields.number(node, what="'value'")
        case _:
            if node is not None:
                fields.log.add(node.span, "a status has no default", "wrong-type")
            return None
