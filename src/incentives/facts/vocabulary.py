"""The vocabulary of a domain: its records, their fields, and what is said of each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

import attrs

from incentives.facts.field import FactSpec, OneForOne, Role
from incentives.facts.holding.held import Held
from incentives.language.possible import Value
from incentives.language.types import (
    ChoiceType,
    NumberType,
    RecordType,
    RowsType,
    Type,
)
from incentives.values.money import is_currency
from incentives.values.place import FactPath, Step
from incentives.values.text import Text
from incentives.values.unit import Unit

EnumClass = type[Enum]
MOST_NUMBER = Decimal(10) ** 15
"""No fact is a larger number than this, whatever its field allows."""


class VocabularyError(TypeError):
    """The class cannot serve as a vocabulary; a mistake in the program, not in a case."""


@attrs.frozen(repr=False)
class Asked:
    """That an instrument asks for a fact, or a list, which the domain did not foresee.

    `read`: the value that a case gives for it, as it is written there; a `CaseError` if it is none.
    A list has rows instead.
    """

    id: str
    instrument: str
    read: Callable[[object], Value] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Field:
    """One fact of a record: its name, its type in the language and what is said of it.

    `asked`: an instrument asks for it: of each row of a list of the domain, where its name is its
    full id; as a list of its own, whose name is that too; or as a fact of each row of such a list.
    `holds`: what facts keep to, this one among them; of a list, its rows. A library knows it.
    """

    name: str
    type: Type
    python_type: Any
    spec: FactSpec
    may_be_none: bool = False
    is_required: bool = False
    enumeration: EnumClass | None = None
    asked: Asked | None = None
    holds: tuple[Held, ...] = ()

    @property
    def label(self) -> Text:
        """What the fact is called; its name where it has no wording."""
        return self.spec.label or Text(self.name, self.name)

    @property
    def is_by_id(self) -> bool:
        """Whether a case gives it by its full id, among others that instruments ask for."""
        return self.asked is not None and self.asked.id == self.name


@attrs.frozen(kw_only=True, repr=False)
class Record:
    """The facts of one class, by name, and those that instruments ask of each of its rows, by id.

    `declared_in`: of rows, the attribute that holds what instruments ask for; empty: none does.
    The rows of a list of an instrument are mappings.
    """

    name: str
    cls: type
    fields: Mapping[str, Field]
    declared_in: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Vocabulary:
    """All facts of a domain.

    `records` are by the name a policy uses: empty for the case itself, `institution`, `premise`.
    `unit_labels` are by base unit; `choice_labels` by the name of the enumeration, then by value.
    `one_for_one`: the units of which one counts for one of another. `form_facts`: by their paths
    the facts that stand beside the name of an applicant on papers. `are_organisations`: applicants
    are, so that each has a unified social credit code and somebody who represents it by law.
    """

    root: Record
    records: Mapping[str, Record]
    unit_labels: Mapping[str, Text]
    choice_labels: Mapping[str, Mapping[str, Text]]
    one_for_one: tuple[OneForOne, ...] = ()
    form_facts: tuple[str, ...] = ()
    are_organisations: bool = False

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

    def relation(self, ratio: Unit) -> OneForOne | None:
        """What says that a number in the unit is one, such as that of places to a child."""
        for related in self.one_for_one:
            one = Unit.parse(f"{related.unit}/{related.other}")
            if ratio in {one, Unit() / one}:
                return related
        return None

    def role(self, role: Role) -> Field | None:
        """The field of the case that plays the role, if one does."""
        return _by_role(self).get(role)

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

        A path goes through records, not through rows. What an instrument asks for goes by its id,
        whose dots are no steps.
        """
        record, field = self.records.get(start), None
        if record is not None and len(path) > 1:
            full_id = ".".join(step for step in path if isinstance(step, str))
            if full_id in record.fields and len(path) == full_id.count(".") + 1:
                return record.fields[full_id]
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

    def earlier_field(self, name: str, record: Record) -> Field | None:
        """The field that `not_before` of a field of the record names; None where there is none."""
        first, _, rest = name.partition(".")
        if not rest:
            return record.fields.get(name)
        list_ = self.root.fields.get(first)
        if list_ is not None and isinstance(list_.type, RowsType):
            return self.field_at(rest.split("."), list_.type.row.name)
        return self.field_at(name.split("."))

    def of_declared(self, path: FactPath) -> FactPath:
        """A declared fact by its id alone, as instruments know it; any other path as it is.

        One of a row stands behind its row: `loans[0].land.notice.insured`.
        """
        declared = self.role(Role.DECLARED)
        path = path if declared is None else path.behind(declared.name)
        if path.of_row is not None:
            within, first = self._declared_in(path), path.rest[:1]
            if not within or first != (within,) or len(path.rest) == 1:
                return path
            return FactPath((*path.of_row.steps, *path.rest[1:]))
        return path

    def steps_to(self, path: FactPath) -> tuple[Step, ...]:
        """The way to a fact, a row or a list in the document of a case.

        What an instrument asks for has its whole id as one step, among the others of its kind.
        """
        path = self.of_declared(path)
        declared, field = self.role(Role.DECLARED), self.field_of(path)
        is_by_id = field is not None and field.is_by_id
        if path.of_row is None:
            is_own = path.steps[0] in self.root.fields and not is_by_id
            return path.steps if is_own or declared is None else (declared.name, path.text)
        *to_list, row = path.of_row.steps
        if self.row_of(path) is None:
            return (*self.steps_to(path.of_row.parent), row, *path.rest)
        list_ = self.root.fields.get(path.list_name or "")
        if list_ is not None and list_.is_by_id and declared is not None:
            to_list = [declared.name, list_.name]
        in_row = (self._declared_in(path), path.name) if is_by_id and path.rest else path.rest
        return (*to_list, row, *in_row)

    def row_of(self, path: FactPath) -> FactPath | None:
        """The row of a list that it is, or is in; None for a period of a status of the case.

        The two are written alike: `premises[0]` and `institution.filed[0]`.
        """
        return path.of_row if path.list_name in self.root.fields else None

    def _declared_in(self, path: FactPath) -> str:
        """The attribute of the rows of a path that holds what instruments ask for."""
        rows = self.root.fields.get(path.list_name or "")
        if rows is None or not isinstance(rows.type, RowsType):
            return ""
        return self.records[rows.type.row.name].declared_in

    def named_columns(self, field: Field) -> tuple[tuple[Field, Field], ...]:
        """The lists whose rows the field can name, each with the column that it names them by."""
        columns = (self._named_column(said) for said in field.spec.refers_to)
        return tuple(column for column in columns if column is not None)

    def _named_column(self, said: str) -> tuple[Field, Field] | None:
        """The list and column of `premises` (its one unique column) or `trainings.person`."""
        list_name, _, name = said.partition(".")
        list_ = self.root.fields.get(list_name)
        if list_ is None or not isinstance(list_.type, RowsType):
            return None
        own = list_.spec.unique[0] if len(list_.spec.unique) == 1 else ""
        column = self.records[list_.type.row.name].fields.get(name or own)
        return (list_, column) if column is not None else None

    @property
    def lists(self) -> Mapping[str, Field]:
        """The lists of the domain, by name; not those that instruments ask for."""
        return {
            name: field
            for name, field in self.root.fields.items()
            if isinstance(field.type, RowsType) and not field.is_by_id
        }

    @property
    def parts(self) -> frozenset[str]:
        """What the names of facts of the case begin with, or are; those of rows begin otherwise."""
        return frozenset(self.root.fields)

    def paths(self) -> Iterator[str]:
        """Every dotted name that a policy may use, rows by the name of one row."""
        for name, record in self.records.items():
            for field in record.fields:
                yield f"{name}.{field}" if name else field


@lru_cache(maxsize=64)
def _by_role(vocabulary: Vocabulary) -> Mapping[Role, Field]:
    """The first field of the case that plays each role."""
    fields = [*vocabulary.root.fields.values()][::-1]
    return {field.spec.role: field for field in fields if field.spec.role is not None}


def currency_of_unit(unit: Unit) -> str:
    """The currency in a unit of money, such as CNY in CNY/year; the unit must have one."""
    return next(name for name in unit.base_names if is_currency(name))


def with_relations(vocabulary: Vocabulary, cls: type) -> Vocabulary:
    """The vocabulary with what the class of the case says beside its facts.

    That is `one_for_one`, `form_facts` and `are_organisations`.

    Raises:
        VocabularyError: if no fact is counted in one of the units, or there is no such fact.
    """
    stated: tuple[OneForOne, ...] = getattr(cls, "one_for_one", ())
    for name in (name for related in stated for name in (related.unit, related.other)):
        if name not in vocabulary.base_units:
            raise VocabularyError(f"'one_for_one' names '{name}', in which no fact is counted")
    shown: tuple[str, ...] = getattr(cls, "form_facts", ())
    for path in shown:
        part, _, name = path.rpartition(".")
        field = vocabulary.root.fields.get(part)
        type_ = field.type if field is not None else None
        record = vocabulary.records.get(type_.name if isinstance(type_, RecordType) else part)
        if record is None or name not in record.fields:
            raise VocabularyError(f"'form_facts' names '{path}', which is no fact of the case")
    organised = getattr(cls, "are_organisations", False) is True
    return attrs.evolve(
        vocabulary, one_for_one=stated, form_facts=shown, are_organisations=organised
    )
