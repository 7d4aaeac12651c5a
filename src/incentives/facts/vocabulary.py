"""The vocabulary of a domain, read off its attrs classes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from moneyed import Money

from incentives.facts.field import METADATA_KEY, Choice, FactSpec, Role, kinds_in, takes_none
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
from incentives.values.place import FactPath, Step
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
    """All facts of a domain.

    `records` are by the name a policy uses: empty for the case itself, `institution`, `premise`.
    `unit_labels` are by base unit; `choice_labels` by the name of the enumeration, then by value.
    """

    root: Record
    records: Mapping[str, Record]
    unit_labels: Mapping[str, Text]
    choice_labels: Mapping[str, Mapping[str, Text]]

    def fields(self) -> Iterator[Field]:
        """Every fact, record by record."""
        for record in self.records.values():
            yield from record.fields.values()

    @property
    def base_units(self) -> frozenset[str]:
        """The base units of the facts' units."""
        types_ = (field.type for field in self.fields())
        units = (type_.unit for type_ in types_ if isinstance(type_, NumberType))
        return frozenset(name for unit in units for name in unit.base_names)

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

    def field_at(self, path: Sequence[Step], start: str = "") -> Field | None:
        """The field at a dotted path from the record `start`; None where there is none.

        A path goes through records, not through rows.
        """
        record, field = self.records.get(start), None
        for name in path:
            field = record.fields.get(name) if record and isinstance(name, str) else None
            type_ = field.type if field else None
            record = self.records.get(type_.name) if isinstance(type_, RecordType) else None
        return field

    def field_of(self, path: FactPath) -> Field | None:
        """The field of a fact of a case; of a row, its list; None where there is none."""
        if path.list_name is None:
            return self.field_at(path.rest)
        rows = self.root.fields.get(path.list_name)
        if rows is None or not isinstance(rows.type, RowsType) or not path.rest:
            return rows
        return self.field_at(path.rest, rows.type.row.name)

    def of_declared(self, path: FactPath) -> FactPath:
        """A declared fact by its id alone, as instruments know it; any other path as it is."""
        declared = self.role(Role.DECLARED)
        return path if declared is None else path.behind(declared.name)

    def paths(self) -> Iterator[str]:
        """Every dotted name that a policy may use, rows by the name of one row."""
        for name, record in self.records.items():
            for field in record.fields:
                yield f"{name}.{field}" if name else field


def describe(cls: type) -> Vocabulary:
    """The vocabulary that an attrs class and the classes of its fields make.

    Raises:
        VocabularyError: if a field has a type that no fact can have, or says of another what cannot
            be.
    """
    records: dict[str, Record] = {}
    _describe_record(cls, "", records)
    fields = [field for record in records.values() for field in record.fields.values()]
    unit_labels = {
        field.spec.unit.base_names[0]: field.spec.unit_label
        for field in fields
        if field.spec.unit is not None
        and field.spec.unit_label is not None
        and len(field.spec.unit.powers) == 1
    }
    choices = {
        field.enumeration.__name__: _labels_of(field.enumeration)
        for field in fields
        if field.enumeration is not None
    }
    vocabulary = Vocabulary(
        root=records[""], records=records, unit_labels=unit_labels, choice_labels=choices
    )
    _check_constraints(vocabulary)
    return vocabulary


def _check_constraints(vocabulary: Vocabulary) -> None:
    """What fields say of each other names facts that there are."""
    for record in vocabulary.records.values():
        for field in record.fields.values():
            for earlier in field.spec.not_before:
                start = "" if "." in earlier else record.name
                _must_be_known(earlier.split("."), start, vocabulary, field)
            _check_columns(field, vocabulary)


def _check_columns(field: Field, vocabulary: Vocabulary) -> None:
    """What a repeated fact says of its rows names columns that they have.

    Raises:
        VocabularyError: if they have none of that name, or the fact is not a repeated one.
    """
    total = field.spec.sum_at_most
    summed = (total.of, total.limit, *total.by, *total.apart) if total is not None else ()
    columns = (*field.spec.unique, *summed)
    if not columns:
        return
    if not isinstance(field.type, RowsType):
        raise VocabularyError(
            f"the field '{field.name}' has no rows that could be told apart or added up"
        )
    row = vocabulary.records[field.type.row.name]
    for column in columns:
        _must_be_known([column], row.name, vocabulary, field)
    least = row.fields[total.of].spec.least if total is not None else None
    if total is not None and (least is None or least < 0):
        raise VocabularyError(
            f"the field '{total.of}' may be below zero, so that its sum has no bound"
        )


def _must_be_known(path: list[str], start: str, vocabulary: Vocabulary, field: Field) -> None:
    if vocabulary.field_at(path, start) is None:
        name = ".".join(path)
        raise VocabularyError(f"the field '{field.name}' speaks of '{name}', which is no fact")


def currency_of_unit(unit: Unit) -> str:
    """The currency in a unit of money, such as CNY in CNY/year; the unit must have one."""
    return next(name for name in unit.base_names if is_currency(name))


def _labels_of(enumeration: type[Enum]) -> dict[str, Text]:
    return {
        value: member.text if isinstance(member, Choice) else Text(value, value)
        for value, member in ((str(member.value), member) for member in enumeration)
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
            f"the field '{attribute.name}' must have one type, beside Unknown and None"
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
        values = tuple(str(member.value) for member in enumeration)
        choice = ChoiceType(enumeration.__name__, values)
        return ChoiceSetType(choice) if get_origin(kind) is frozenset else choice
    if get_origin(kind) is tuple and attrs.has(get_args(kind)[0]):
        return RowsType(name, RecordType(spec.row or f"{name}_row", spec.order))
    if isinstance(kind, type) and attrs.has(kind):
        return RecordType(name)
    raise VocabularyError(f"the field '{name}' has a type that no fact can have: {kind}")
