"""The vocabulary of a domain, read off its attrs classes."""

import types
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
from moneyed import Money

from incentives.facts.field import METADATA_KEY, Choice, FactSpec, Role
from incentives.facts.unknown import Unknown
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
from incentives.values.unit import ONE, Unit

EnumClass = type[Enum]
MOST_NUMBER = Decimal(10) ** 15
"""No fact is a larger number than this, whatever its field allows."""


class VocabularyError(TypeError):
    """The class cannot serve as a vocabulary; a mistake in the program, not in a case."""


@attrs.frozen(kw_only=True)
class Field:
    """One fact of a record: its name, its type in the language and what the domain says of it."""

    name: str
    type: Type
    python_type: Any
    spec: FactSpec
    may_be_none: bool = False
    is_required: bool = False
    enumeration: EnumClass | None = None

    @property
    def label(self) -> Text:
        return self.spec.label or Text(self.name, self.name)


@attrs.frozen(kw_only=True)
class Record:
    """The facts of one class, by name."""

    name: str
    cls: type
    fields: Mapping[str, Field]


@attrs.frozen(kw_only=True)
class Vocabulary:
    """All facts of a domain. `records` are by the name a policy uses: `` for the case itself, `institution`, `premise`."""

    root: Record
    records: Mapping[str, Record]
    unit_labels: Mapping[str, Text]
    choice_labels: Mapping[str, Mapping[str, Text]]

    @property
    def base_units(self) -> frozenset[str]:
        """The base units of the facts' units."""
        numbers = (field.type for record in self.records.values() for field in record.fields.values())
        return frozenset(name for type_ in numbers if isinstance(type_, NumberType) for name in type_.unit.base_names)

    def role(self, role: Role) -> Field | None:
        """The field of the case that plays the role, if one does."""
        return next((field for field in self.root.fields.values() if field.spec.role is role), None)

    @property
    def paper_kinds(self) -> tuple[str, ...]:
        """The papers that a case can hold; empty if the domain has none."""
        papers = self.role(Role.PAPERS)
        if papers is None or not isinstance(papers.type, RowsType):
            return ()
        kind = self.records[papers.type.row.name].fields["kind"].type
        return kind.values if isinstance(kind, ChoiceType) else ()

    def field_at(self, path: tuple[str, ...], start: str = "") -> Field | None:
        """The field at a dotted path from the record `start`."""
        record: Record | None = self.records.get(start)
        field: Field | None = None
        for name in path:
            if record is None or (field := record.fields.get(name)) is None:
                return None
            record = self.records.get(field.type.name) if isinstance(field.type, RecordType) else None
        return field

    def paths(self) -> Iterator[str]:
        """Every dotted name that a policy may use, rows by the name of one row."""
        for name, record in self.records.items():
            for field in record.fields:
                yield f"{name}.{field}" if name else field


def describe(cls: type) -> Vocabulary:
    """The vocabulary that an attrs class and the classes of its fields make.

    Raises:
        VocabularyError: if a field has a type that no fact can have.
    """
    records: dict[str, Record] = {}
    _describe_record(cls, "", records)
    fields = [field for record in records.values() for field in record.fields.values()]
    unit_labels = {
        field.spec.unit.base_names[0]: field.spec.unit_label
        for field in fields
        if field.spec.unit is not None and field.spec.unit_label is not None and len(field.spec.unit.powers) == 1
    }
    _check_constraints(records)
    choices = {field.enumeration.__name__: _labels_of(field.enumeration) for field in fields if field.enumeration is not None}
    return Vocabulary(root=records[""], records=records, unit_labels=unit_labels, choice_labels=choices)


def _check_constraints(records: Mapping[str, Record]) -> None:
    """What fields say of each other names facts that there are."""
    for record in records.values():
        for field in record.fields.values():
            for earlier in field.spec.not_before:
                _must_be_known(earlier.split("."), records[""] if "." in earlier else record, records, field)
            row = records[field.type.row.name] if isinstance(field.type, RowsType) else record
            total = field.spec.sum_at_most
            columns = (*field.spec.unique, *((total.of, total.limit, *total.by, *total.apart) if total is not None else ()))
            if columns and not isinstance(field.type, RowsType):
                raise VocabularyError(f"the field '{field.name}' has no rows that could be told apart or added up")
            for column in columns:
                _must_be_known([column], row, records, field)
            least = row.fields[total.of].spec.least if total is not None else None
            if total is not None and (least is None or least < 0):
                raise VocabularyError(f"the field '{total.of}' may be below zero, so that its sum has no bound")


def _must_be_known(path: list[str], start: Record, records: Mapping[str, Record], field: Field) -> None:
    record: Record | None = start
    for name in path:
        found = record.fields.get(name) if record is not None else None
        if found is None:
            raise VocabularyError(f"the field '{field.name}' speaks of '{'.'.join(path)}', which is no fact")
        record = records.get(found.type.name) if isinstance(found.type, RecordType) else None


def currency_of_unit(unit: Unit) -> str:
    """The currency in a unit of money, such as CNY in CNY/year."""
    return next(name for name in unit.base_names if is_currency(name))


def _labels_of(enumeration: type[Enum]) -> dict[str, Text]:
    return {
        str(member.value): member.text if isinstance(member, Choice) else Text(str(member.value), str(member.value))
        for member in enumeration
    }


def _describe_record(cls: type, name: str, records: dict[str, Record]) -> None:
    if not attrs.has(cls):
        raise VocabularyError(f"{cls.__name__} is not an attrs class")
    hints = get_type_hints(cls)
    fields: dict[str, Field] = {}
    records[name] = Record(name=name, cls=cls, fields=fields)
    for attribute in attrs.fields(cls):
        spec = attribute.metadata.get(METADATA_KEY, FactSpec())
        field = _describe_field(attribute, hints[attribute.name], spec)
        fields[attribute.name] = field
        if isinstance(field.type, RecordType):
            _describe_record(field.python_type, field.type.name, records)
        elif isinstance(field.type, RowsType):
            _describe_record(get_args(field.python_type)[0], field.type.row.name, records)
            _check_order(field, records[field.type.row.name])


def _check_order(rows: Field, row: Record) -> None:
    """The rows can only be in the order of a date or a month that each of them has."""
    name = rows.spec.order
    if name is not None and (name not in row.fields or not isinstance(row.fields[name].type, DateType | MonthType)):
        raise VocabularyError(f"the field '{rows.name}' orders its rows by '{name}', which is no date or month of a row")


def _describe_field(attribute: "attrs.Attribute[object]", hint: object, spec: FactSpec) -> Field:
    options = get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)
    kinds = [option for option in options if option not in {Unknown, type(None)} and get_args(option) != (Unknown.UNKNOWN,)]
    if len(kinds) != 1:
        raise VocabularyError(f"the field '{attribute.name}' must have one type, beside Unknown and None")
    kind = kinds[0]
    enumeration = _enumeration_of(kind)
    return Field(
        name=attribute.name, type=_type_of(attribute.name, kind, spec), python_type=kind, spec=spec,
        may_be_none=type(None) in options, is_required=attribute.default is attrs.NOTHING, enumeration=enumeration,
    )  # fmt: skip


def _enumeration_of(kind: Any) -> type[Enum] | None:
    inner = get_args(kind)[0] if get_origin(kind) is frozenset else kind
    return inner if isinstance(inner, type) and issubclass(inner, Enum) else None


def _type_of(name: str, kind: Any, spec: FactSpec) -> Type:
    plain: dict[Any, Type] = {bool: BOOLEAN, date: DATE, Month: MONTH, str: TextType()}
    if kind in plain:
        return plain[kind]
    if kind is Money:
        if spec.unit is None or not any(is_currency(base) for base in spec.unit.base_names):
            raise VocabularyError(f"the field '{name}' holds money: say its currency as the unit")
        return NumberType(spec.unit)
    if kind in {int, Decimal}:
        return NumberType(spec.unit or ONE)
    if spec.role is Role.DECLARED:
        return TextType()
    if get_origin(kind) is tuple and get_args(kind) == (Period, ...):
        return STATUS
    if (enumeration := _enumeration_of(kind)) is not None:
        choice = ChoiceType(enumeration.__name__, tuple(str(member.value) for member in enumeration))
        return ChoiceSetType(choice) if get_origin(kind) is frozenset else choice
    if get_origin(kind) is tuple and attrs.has(get_args(kind)[0]):
        return RowsType(name, RecordType(spec.row or f"{name}_row", spec.order))
    if isinstance(kind, type) and attrs.has(kind):
        return RecordType(name)
    raise VocabularyError(f"the field '{name}' has a type that no fact can have: {kind}")
