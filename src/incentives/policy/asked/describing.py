"""The vocabulary of a library: that of its domain, and what its instruments ask of each row.

Whatever goes by the vocabulary (reading a case, forms, workbooks, schemas, words) has both alike.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import assert_never

import attrs
from moneyed import Money

from incentives.facts.field import FactSpec
from incentives.facts.vocabulary import Asked, Field, Record, Vocabulary
from incentives.language.types import (
    BooleanType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    RowsType,
    StatusType,
    TextType,
)
from incentives.policy.asked.fact import DeclaredFact, DeclaredType
from incentives.policy.asked.reading import read_declared
from incentives.values.money import is_currency
from incentives.values.number import Exact, written_decimal
from incentives.values.period import Month, Status


def with_asked(vocabulary: Vocabulary, declared: Iterable[DeclaredFact]) -> Vocabulary:
    """The vocabulary, in which rows have what instruments ask of each of them, behind their own."""
    asked: dict[str, dict[str, Field]] = {}
    for fact in declared:
        if fact.of is not None:
            asked.setdefault(_record_of(fact.of, vocabulary), {})[fact.column] = field_of(fact)
    if not asked:
        return vocabulary
    records = {
        name: _with(record, asked.get(name, {})) for name, record in vocabulary.records.items()
    }
    return attrs.evolve(vocabulary, root=records[vocabulary.root.name], records=records)


def _with(record: Record, fields: Mapping[str, Field]) -> Record:
    return attrs.evolve(record, fields={**record.fields, **fields}) if fields else record


def _record_of(list_name: str, vocabulary: Vocabulary) -> str:
    rows = vocabulary.root.fields[list_name].type
    assert isinstance(rows, RowsType)  # so the fact was read
    return rows.row.name


def field_of(fact: DeclaredFact) -> Field:
    """The fact of each row of a list as a vocabulary has it."""
    return Field(
        name=fact.column,
        type=fact.type,
        python_type=_python_type(fact.type),
        spec=FactSpec(
            label=fact.text,
            unit=fact.type.unit if isinstance(fact.type, NumberType) else None,
            least=_decimal(fact.at_least),
            most=_decimal(fact.at_most),
            question=fact.question,
            refers_to=_list_named(fact.type),
            unique=fact.unique,
        ),
        may_be_none=fact.may_be_none,
        asked=Asked(fact.id, fact.instrument, partial(read_declared, fact)),
        holds=fact.holds,
    )


def _list_named(type_: DeclaredType) -> tuple[str, ...]:
    """The list of which the fact names a row."""
    names = type_.names if isinstance(type_, TextType) else None
    return () if names is None else (names,)


def _python_type(type_: DeclaredType) -> object:
    match type_:
        case BooleanType():
            return bool
        case DateType():
            return date
        case MonthType():
            return Month
        case StatusType():
            return Status
        case TextType() | ChoiceType():
            return str
        case NumberType(unit=unit):
            return Money if any(map(is_currency, unit.base_names)) else Decimal
        case _:
            assert_never(type_)


def _decimal(bound: Exact | None) -> Decimal | None:
    return None if bound is None else Decimal(written_decimal(bound))
