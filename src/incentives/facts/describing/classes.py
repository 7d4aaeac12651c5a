"""The vocabulary of a domain, read off its attrs classes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from moneyed import Money

from incentives.facts.describing.contradictions import check_constraints
from incentives.facts.field import (
    METADATA_KEY,
    Choice,
    FactSpec,
    NameOf,
    Role,
    kinds_in,
    takes_none,
)
from incentives.facts.vocabulary import Field, Record, Vocabulary, VocabularyError, with_relations
from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    STATUS,
    ChoiceSetType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    TextType,
    Type,
)
from incentives.values.money import is_currency
from incentives.values.period import Month, Period
from incentives.values.text import Text
from incentives.values.unit import ONE


def describe(cls: type) -> Vocabulary:
    """The vocabulary that an attrs class and the classes of its fields make.

    Raises:
        VocabularyError: if a class holds itself, or a field can be no fact or contradicts another.
    """
    records: dict[str, Record] = {}
    _describe_record(cls, "", records)
    records = {name: _with_references(record, records) for name, record in records.items()}
    fields = [field for record in records.values() for field in record.fields.values()]
    unit_labels = {
        unit.base_names[0]: label
        for unit, label in ((field.spec.unit, field.spec.unit_label) for field in fields)
        if unit is not None and label is not None and len(unit.powers) == 1
    }
    choices = {
        field.enumeration.__name__: _labels_of(field.enumeration)
        for field in fields
        if field.enumeration is not None
    }
    vocabulary = Vocabulary(
        root=records[""], records=records, unit_labels=unit_labels, choice_labels=choices
    )
    check_constraints(vocabulary)
    return with_relations(vocabulary, cls)


def _with_references(record: Record, records: Mapping[str, Record]) -> Record:
    """The record, in which what the engine itself reads as the name of something refers to it.

    That is the place of a case, and the incentive of a payment made before.
    """
    awards = [
        field.type.row.name
        for field in records[""].fields.values()
        if field.spec.role is Role.AWARDS and isinstance(field.type, RowsType)
    ]
    fields = {
        name: attrs.evolve(
            field,
            spec=attrs.evolve(field.spec, name_of=_named(field, is_award=record.name in awards)),
        )
        for name, field in record.fields.items()
    }
    return attrs.evolve(record, fields=fields)


def _named(field: Field, *, is_award: bool) -> NameOf | None:
    """What the field names of the library."""
    if not isinstance(field.type, TextType) or field.spec.refers_to:
        return field.spec.name_of
    if field.spec.role is Role.JURISDICTION:
        return NameOf.PLACE
    return NameOf.INCENTIVE if is_award and field.name == "incentive" else field.spec.name_of


def _labels_of(enumeration: type[Enum]) -> dict[str, Text]:
    return {
        value: member.text if isinstance(member, Choice) else Text(value, value)
        for value, member in ((str(member.value), member) for member in enumeration)
    }


def _describe_record(
    cls: type, name: str, records: dict[str, Record], above: tuple[type, ...] = ()
) -> None:
    if not attrs.has(cls):
        raise VocabularyError(f"{getattr(cls, '__name__', repr(cls))} is not an attrs class")
    if cls in above:
        raise VocabularyError(f"the class {cls.__name__} holds itself: it would have no end")
    within = (*above, cls)
    hints = get_type_hints(cls)
    fields: dict[str, Field] = {}
    records[name] = Record(name=name, cls=cls, fields=fields)
    for attribute in attrs.fields(cls):
        spec = attribute.metadata.get(METADATA_KEY, FactSpec())
        field = _describe_field(attribute, hints[attribute.name], spec)
        if name and spec.role is Role.DECLARED:
            records[name] = attrs.evolve(records[name], declared_in=attribute.name)
            continue
        fields[attribute.name] = field
        if isinstance(field.type, RecordType):
            _describe_record(field.python_type, field.type.name, records, within)
        elif isinstance(field.type, RowsType):
            _describe_record(get_args(field.python_type)[0], field.type.row.name, records, within)
            _check_order(field, records[field.type.row.name])


def _check_order(rows: Field, row: Record) -> None:
    """The rows can only be in the order of a date or a month that each of them has.

    Raises:
        VocabularyError: if what they are to be ordered by is something else.
    """
    name = rows.spec.order
    if name is not None and (
        name not in row.fields or not isinstance(row.fields[name].type, DateType | MonthType)
    ):
        raise VocabularyError(
            f"the field '{rows.name}' orders its rows by '{name}', which is no date or month of a "
            "row"
        )


def _describe_field(attribute: "attrs.Attribute[object]", hint: object, spec: FactSpec) -> Field:
    kinds = kinds_in(hint)
    if len(kinds) != 1:
        raise VocabularyError(
            f"the field '{attribute.name}' must have one type, beside Unknown and NotComeAbout"
        )
    if attribute.default is None:
        raise VocabularyError(
            f"the field '{attribute.name}' has None as its default: write UNKNOWN, or "
            "NOT_COME_ABOUT for what is known not to have come about"
        )
    kind = kinds[0]
    return Field(
        name=attribute.name,
        type=_type_of(attribute.name, kind, spec),
        python_type=kind,
        spec=spec,
        may_be_none=takes_none(hint),
        is_required=attribute.default is attrs.NOTHING,
        enumeration=_enumeration_of(kind),
    )


def _enumeration_of(kind: Any) -> type[Enum] | None:
    inner = get_args(kind)[0] if get_origin(kind) is frozenset else kind
    return inner if isinstance(inner, type) and issubclass(inner, Enum) else None


def _type_of(name: str, kind: Any, spec: FactSpec) -> Type:
    plain: dict[Any, Type] = {bool: BOOLEAN, date: DATE, Month: MONTH}
    if kind in plain:
        return plain[kind]
    if kind is str or spec.role is Role.DECLARED:
        return TextType(spec.list_named)
    if kind is Money:
        if spec.unit is None or not any(is_currency(base) for base in spec.unit.base_names):
            raise VocabularyError(f"the field '{name}' holds money: say its currency as the unit")
        return NumberType(spec.unit)
    if kind in {int, Decimal}:
        return NumberType(spec.unit or ONE)
    if get_origin(kind) is tuple and get_args(kind) == (Period, ...):
        return STATUS
    if (enumeration := _enumeration_of(kind)) is not None:
        values = tuple(str(member.value) for member in enumeration)
        choice = ChoiceType(enumeration.__name__, values)
        return ChoiceSetType(choice) if get_origin(kind) is frozenset else choice
    if get_origin(kind) is tuple and attrs.has(get_args(kind)[0]):
        return RowsType(name, RecordType(spec.row or f"{name}_row", spec.order, spec.key))
    if isinstance(kind, type) and attrs.has(kind):
        return RecordType(name)
    raise VocabularyError(f"the field '{name}' has a type that no fact can have: {kind}")
