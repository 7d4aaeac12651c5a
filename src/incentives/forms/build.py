"""The form of a place.

It is generated from the vocabulary and from what the instruments that are law there ask for.
"""

from decimal import Decimal
from functools import lru_cache
from typing import assert_never

import attrs
from moneyed import Money

from incentives.facts.field import NameOf, Role
from incentives.facts.holding.held import Held
from incentives.facts.vocabulary import Field, Record
from incentives.forms.asking import Asking, asked_of
from incentives.forms.model import FieldKind, Form, FormField, FormSection
from incentives.forms.references import named_in_law, naming_column, naming_columns
from incentives.language.expression import Expression, RowValue, walk
from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
    TableType,
    TextType,
    Type,
    ZeroType,
)
from incentives.policy.asked.fact import DeclaredFact
from incentives.policy.library import Library
from incentives.report.words.expressions import Phrases
from incentives.report.words.names import Words
from incentives.report.words.numbers import NumberWords
from incentives.values.money import is_currency
from incentives.values.number import Exact, written_decimal
from incentives.values.place import FactPath
from incentives.values.text import OF_LIBRARIES, Text, in_each
from incentives.values.unit import Unit

_THE_CASE = Text("基本情况", "the case")


@lru_cache(maxsize=16)
def form_of(library: Library, chain: tuple[str, ...]) -> Form:
    """The form for cases of the place whose jurisdictions are `chain`.

    Its sections: facts of the case itself, then records, lists and declared facts in the order of
    the vocabulary. Every fact is in it, asked for or not; it is built once for a library and place.
    """
    return _Builder(library=library, asked=asked_of(library, chain), chain=chain).form()


@attrs.frozen(kw_only=True)
class _Builder:
    library: Library
    asked: Asking
    chain: tuple[str, ...]

    def form(self) -> Form:
        root, records = self.library.vocabulary.root, self.library.vocabulary.records
        own: list[FormField] = []
        sections: list[FormSection] = []
        for name, field in root.fields.items():
            if isinstance(field.type, RecordType):
                fields = self._record(records[field.type.name], f"{name}.")
                sections.append(
                    FormSection(
                        key=name,
                        title=field.label,
                        fields=fields,
                        is_of_office=field.spec.role is Role.OFFICE,
                    )
                )
            elif isinstance(field.type, RowsType):
                if field.asked is None or self._is_law_here(field.asked.instrument):
                    sections.append(self._list(field, records[field.type.row.name]))
            elif field.spec.role is Role.DECLARED:
                sections.extend(self._declared(field))
            else:
                own.append(self._field(field, root, "", field.holds))
        return Form(sections=(FormSection(key="", title=_THE_CASE, fields=tuple(own)), *sections))

    def _list(self, field: Field, record: Record) -> FormSection:
        column = naming_column(field, record)
        return FormSection(
            key=field.name,
            title=field.label,
            fields=self._record(record, f"{field.name}[].", field.holds),
            is_list=True,
            naming=column.name if column is not None else "",
            steps=self.library.vocabulary.steps_to(FactPath.parse(field.name)),
        )

    def _record(
        self, record: Record, prefix: str, of_row: tuple[Held, ...] = ()
    ) -> tuple[FormField, ...]:
        """The facts of the record; what holds `of_row` stands at each fact that it reads."""
        records = self.library.vocabulary.records
        fields: list[FormField] = []
        for name, field in record.fields.items():
            if isinstance(field.type, RecordType):
                fields += self._record(records[field.type.name], f"{prefix}{name}.", of_row)
            elif field.asked is None or self._is_law_here(field.asked.instrument):
                held = [one for one in of_row if _reads(one, record, field)]
                fields.append(self._field(field, record, prefix, (*field.holds, *held)))
        return tuple(fields)

    def _field(
        self, field: Field, record: Record, prefix: str, holds: tuple[Held, ...]
    ) -> FormField:
        path, spec = f"{prefix}{field.name}", field.spec
        names = naming_columns(field, self.library.vocabulary)
        is_place = spec.role is Role.JURISDICTION
        is_reference = names or (spec.name_of is not None and not is_place)
        choices = named_in_law(field, self.library, self.chain) or self._values(field.type)
        return FormField(
            path=path,
            name=field.name,
            steps=_steps_of(field, record, prefix),
            kind=FieldKind.REFERENCE if is_reference else self._kind(field),
            label=field.label,
            unit=self._unit(field.type),
            question=spec.question,
            choices=choices,
            least=spec.least,
            most=spec.most,
            is_whole=field.python_type is int,
            is_share=_is_share(field.type, spec.most),
            may_be_none=field.may_be_none,
            is_required=field.is_required,
            not_before=tuple(self._label_at(name, record) for name in spec.not_before),
            names_the_case=field.is_required or spec.role is Role.NAME,
            asked_by=self.asked.clauses.get(path, ()),
            names=names,
            takes_codes=spec.name_of is NameOf.PLACE,
            adds_up=_adds_up(field.type),
            proven_by=self.asked.papers.get(path, ()),
            asked_if=self._asked_if(field.asked.id) if field.asked is not None else None,
            holds=self._holding(holds),
        )

    def _label_at(self, name: str, record: Record) -> Text:
        field = self.library.vocabulary.earlier_field(name, record)
        return field.label if field is not None else Text(name, name)

    def _kind(self, field: Field) -> FieldKind:
        if field.spec.role is Role.JURISDICTION:
            return FieldKind.CHOICE
        return FieldKind.MONEY if field.python_type is Money else _kind_of(field.type)

    def _values(self, type_: Type) -> tuple[tuple[str, Text], ...]:
        choice = type_.choice if isinstance(type_, ChoiceSetType) else type_
        if not isinstance(choice, ChoiceType):
            return ()
        labels = self.library.labels_of(choice)
        return tuple((value, labels.get(value, Text(value, value))) for value in choice.values)

    def _unit(self, type_: Type) -> Text:
        """In the languages of the library, and in Chinese and English: so it may be typed."""
        if not isinstance(type_, NumberType):
            return Text("", "")
        unit, vocabulary = type_.unit, self.library.vocabulary
        languages = dict.fromkeys((*self.library.languages, *OF_LIBRARIES))
        return in_each(languages, lambda language: NumberWords(vocabulary, language).unit(unit))

    @property
    def _held_in(self) -> str:
        """The name under which a case holds what instruments ask of it."""
        field = self.library.vocabulary.role(Role.DECLARED)
        return field.name if field is not None else ""

    def _declared(self, field: Field) -> tuple[FormSection, ...]:
        of_case = self.library.facts_of_case.values()
        facts = [fact for fact in of_case if self._is_law_here(fact.instrument)]
        fields = tuple(self._declared_field(fact) for fact in facts)
        return (FormSection(key=field.name, title=field.label, fields=fields),) if fields else ()

    def _is_law_here(self, instrument: str) -> bool:
        return self.library.instruments[instrument].jurisdiction in self.chain

    def _declared_field(self, fact: DeclaredFact) -> FormField:
        is_money = isinstance(fact.type, NumberType) and _is_money(fact.type.unit)
        return FormField(
            path=fact.id,
            name=fact.id,
            steps=(self._held_in, fact.id),
            kind=FieldKind.MONEY if is_money else _kind_of(fact.type),
            label=fact.text,
            unit=self._unit(fact.type),
            question=fact.question,
            choices=self._values(fact.type),
            least=_decimal(fact.at_least),
            most=_decimal(fact.at_most),
            is_share=_is_share(fact.type, _decimal(fact.at_most)),
            may_be_none=fact.may_be_none,
            asked_by=self.asked.clauses.get(fact.id, ()),
            proven_by=self.asked.papers.get(fact.id, ()),
            asked_if=self._asked_if(fact.id),
            holds=self._holding(fact.holds),
        )

    def _asked_if(self, fact_id: str) -> Text | None:
        test = self.library.asked_if(fact_id)
        return self._in_words(test) if test is not None else None

    def _holding(self, holds: tuple[Held, ...]) -> tuple[Text, ...]:
        return tuple(self._in_words(held.condition) for held in holds)

    def _in_words(self, condition: Expression) -> Text:
        return in_each(
            self.library.languages,
            lambda language: Phrases(Words(library=self.library, language=language)).of(condition),
        )


def _reads(held: Held, record: Record, field: Field) -> bool:
    """Whether what holds of a row speaks of its fact."""
    of_row = (part for part in walk(held.condition) if isinstance(part, RowValue))
    return any(part.variable == record.name and part.path == (field.name,) for part in of_row)


def _steps_of(field: Field, record: Record, prefix: str) -> tuple[str, ...]:
    """The way to the fact in the document of the case, or of its row."""
    if field.is_by_id:
        return (record.declared_in, field.name)
    return (*prefix.rpartition("[].")[2].split(".")[:-1], field.name)


def _kind_of(type_: Type) -> FieldKind:
    match type_:
        case BooleanType():
            return FieldKind.TRUTH
        case ChoiceType():
            return FieldKind.CHOICE
        case ChoiceSetType():
            return FieldKind.CHOICES
        case NumberType():
            return FieldKind.NUMBER
        case DateType():
            return FieldKind.DATE
        case MonthType():
            return FieldKind.MONTH
        case StatusType():
            return FieldKind.STATUS
        case (
            TextType()
            | ZeroType()
            | RecordType()
            | RowsType()
            | TableType()
            | BracketsType()
            | GroupType()
            | BrokenType()
        ):
            return FieldKind.TEXT
        case _:
            assert_never(type_)


def _is_money(unit: Unit) -> bool:
    return any(is_currency(name) for name in unit.base_names)


def _is_share(type_: Type, most: Decimal | None) -> bool:
    """Whether it is a part of a whole, which may be written as a percentage."""
    return (
        isinstance(type_, NumberType)
        and not [name for name, power in type_.unit.powers if power > 0]
        and most == 1
    )


def _adds_up(type_: Type) -> bool:
    """Whether it is an amount or a quantity: it has a unit, and none of it is per something."""
    powers = type_.unit.powers if isinstance(type_, NumberType) else ()
    return bool(powers) and all(power > 0 for _, power in powers)


def _decimal(number: Exact | None) -> Decimal | None:
    if number is None:
        return None
    text = written_decimal(number)
    return Decimal(text) if "/" not in text else None
