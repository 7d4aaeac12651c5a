"""Facts that one instrument asks for, which no vocabulary foresaw."""

from typing import Protocol, assert_never

import attrs

from incentives.language.expression import (
    Branch,
    Choose,
    Constant,
    Expression,
    Named,
    NameKind,
    RowValue,
    is_broken,
)
from incentives.language.possible import Value
from incentives.language.types import (
    BROKEN,
    BooleanType,
    BrokenType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    StatusType,
    TextType,
)
from incentives.loading.entries.choices import DomainNames
from incentives.loading.entries.expressions import ExpressionReader
from incentives.loading.entries.fact_kinds import KIND_KEYS, read_fact_kind
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Node, Scalar, Table
from incentives.policy.asked.fact import DeclaredFact, FactKind
from incentives.policy.instrument import Instrument
from incentives.policy.rule import Definition
from incentives.values.citation import Citation
from incentives.values.number import is_exact, written_decimal
from incentives.values.text import Text

REFERS_TO = "refers_to"
HOLDS = "holds"
COLUMN_KEYS = (*KIND_KEYS, REFERS_TO, HOLDS, "text", "question", "asked_if", "default")
UNIQUE = "unique"
FACT_KEYS = ("of", UNIQUE, *COLUMN_KEYS)
REQUIRED_FACT_KEYS = ("type", "text")
ASKED_IF = "asked_if"
DEFAULT_KEYS = ("value", "cite")


class FactNames(DomainNames, Protocol):
    """What a fact may name of the domain."""

    def list_asked(self, table: Table) -> str | BrokenType | None:
        """The list of whose rows it is asked, None of the case as a whole; or there is a fault."""

    def list_referred_to(self, scalar: Scalar) -> str | BrokenType:
        """The list of that name, whose rows one text tells apart; or there is a fault."""


@attrs.frozen(repr=False)
class FactPlace:
    """Which fact of which instrument it is.

    `of`: the list of the instrument in each row of which it has that `name`; empty: the fact says
    itself of which list of the domain, or is of the case.
    """

    full_id: str
    instrument: Instrument
    of: str
    name: Scalar


def read_declared_fact(
    place: FactPlace, node: Node, names: FactNames, fields: Fields
) -> DeclaredFact | None:
    """The fact as the instrument declares it; a default needs the clause that states it.

    None if it cannot be read, or is asked of rows that cannot have it.
    """
    full_id, instrument = place.full_id, place.instrument
    allowed = COLUMN_KEYS if place.of else FACT_KEYS
    table = fields.table(node, allowed=allowed, required=REQUIRED_FACT_KEYS, what="a fact")
    text = fields.wording(table.find("text"), what="'text'") if table is not None else None
    kind = read_fact_kind(full_id, table, names, fields) if table is not None else None
    of = place.of or (names.list_asked(table) if table is not None else None)
    if table is None or text is None or kind is None or isinstance(of, BrokenType):
        return None
    named = _read_reference(table, kind, names, fields, is_of_row=bool(of))
    if isinstance(named, BrokenType):
        return None
    if named is not None:
        kind = attrs.evolve(kind, type=TextType(named))
    value, citation, has_default = _read_default(table, kind, instrument, fields)
    _check_default(value, kind, table, fields)
    return DeclaredFact(
        id=full_id,
        instrument=instrument.id,
        of=of,
        text=text,
        question=fields.wording(table.find("question"), what="'question'"),
        kind=kind,
        default=value,
        has_default=has_default,
        default_citation=citation,
        span=table.span,
        column=place.name.text if place.of else full_id,
    )


def _read_reference(
    table: Table, kind: FactKind, names: FactNames, fields: Fields, *, is_of_row: bool
) -> str | BrokenType | None:
    """The list of which the fact names a row; None if it names none, broken where it cannot."""
    node = table.find(REFERS_TO)
    if node is None:
        return None
    if not isinstance(kind.type, TextType) or not is_of_row:
        message = Text(
            f"'{REFERS_TO}' 只用于各行的 `type: text`",
            f"'{REFERS_TO}' goes with `type: text` of each row",
        )
        fields.log.add(node.span, message, "conflicting-keys")
        return BROKEN
    scalar = fields.scalar(node, what=f"'{REFERS_TO}'")
    return names.list_referred_to(scalar) if scalar is not None else BROKEN


def is_asked_of_some(node: Node) -> bool:
    """Whether the fact says of which cases, or rows, it is asked."""
    return isinstance(node, Table) and node.find(ASKED_IF) is not None


def read_asked(
    fact: DeclaredFact, table: Table, reader: ExpressionReader, row: str | None
) -> Definition | None:
    """What the name of a fact stands for that is asked only where its condition holds.

    `row`: what a policy calls one of the rows of which it is asked; None: it is of the case.

    Where it does not, there is no such thing: yes or no does not hold, a status was never held, all
    else does not exist. None where the condition is faulty.
    """
    node = table.find(ASKED_IF)
    test = reader.condition(node) if node is not None else None
    if test is None or is_broken(test):
        return None
    named: Expression = Named(NameKind.DECLARED, fact.id, fact.type, span=fact.span)
    if row is not None:
        named = RowValue(row, (fact.column,), fact.type, span=fact.span)
    otherwise: Expression | None = None
    if isinstance(fact.type, BooleanType | StatusType):
        nothing: Value = False if isinstance(fact.type, BooleanType) else ()
        otherwise = Constant(nothing, fact.type, span=fact.span)
    return Definition(
        id=fact.id,
        instrument=fact.instrument,
        text=fact.text,
        citation=reader.citation,
        body=Choose((Branch(test, named),), otherwise, fact.type, span=fact.span),
        asked_of=row or "",
        span=fact.span,
    )


def _check_default(value: Value, kind: FactKind, table: Table, fields: Fields) -> None:
    """What the law presumes is within the bounds that it sets."""
    if not is_exact(value):
        return
    least, most = kind.at_least, kind.at_most
    if (least is not None and value < least) or (most is not None and value > most):
        written = written_decimal(value)
        message = Text(
            f"默认值为 {written}，超出这一事实的上下限",
            f"the default is {written}, out of the bounds of the fact",
        )
        fields.log.add(table.span_of("default"), message, "figure-out-of-bounds")


def _read_default(
    table: Table, kind: FactKind, instrument: Instrument, fields: Fields
) -> tuple[Value, Citation | None, bool]:
    """The value that the law presumes, the clause that does, and whether there is one at all."""
    node = table.find("default")
    if node is None:
        return None, None, False
    default = fields.table(node, allowed=DEFAULT_KEYS, required=DEFAULT_KEYS, what="'default'")
    clause = fields.words(default.find("cite"), what="'cite'") if default is not None else None
    if default is None or clause is None:
        return None, None, False
    value = _read_value(default.find("value"), kind, fields)
    return value, Citation(instrument.number, clause), True


def _read_value(node: Node | None, kind: FactKind, fields: Fields) -> Value:
    match kind.type:
        case BooleanType():
            return fields.truth(node, what="'value'")
        case DateType():
            return fields.day(node, what="'value'")
        case NumberType():
            return fields.number(node, what="'value'")
        case ChoiceType(values=values):
            scalar = fields.scalar(node, what="'value'")
            if scalar is not None and scalar.text not in values:
                fields.unknown_value(scalar, values)
            return scalar.text if scalar is not None else None
        case StatusType() | MonthType() | TextType():
            if node is not None:
                message = Text("这类事实没有默认值", "a fact of this type has no default")
                fields.log.add(node.span, message, "wrong-type")
            return None
        case _:
            assert_never(kind.type)
