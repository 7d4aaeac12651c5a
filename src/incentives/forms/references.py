"""What a reference of a case may name: incentives, places, and rows of its lists by their names."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from incentives.engine.assessment.names import names_of
from incentives.facts.field import OTHER, NameOf
from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.forms.model import FieldKind, FormField, FormSection, NamingColumn
from incentives.language.types import TextType
from incentives.policy.library import Library
from incentives.values.place import FactPath
from incentives.values.text import Text

Choices = tuple[tuple[str, Text], ...]
_OTHER_LAW = Text("其他（政策库以外的资金）", "other: under law that is not here")
_OTHER_ROW = Text("其他（未列入本申报件）", "other: not listed in this case")
_OF_LIST = Text("{name}（{title}）", "{name} ({title})")
_BY_PLACE = Text("{title}{number}", "{title} {number}")


def naming_column(field: Field, record: Record) -> Field | None:
    """The text by which rows of a list are told apart and named elsewhere, such as an id."""
    first = record.fields.get(field.spec.unique[0]) if field.spec.unique else None
    if first is None or not isinstance(first.type, TextType):
        return None
    return None if first.spec.refers_to or first.spec.name_of else first


def naming_columns(field: Field, vocabulary: Vocabulary) -> tuple[NamingColumn, ...]:
    """Where the names stand that the text may give; none where it refers to no row."""
    return tuple(
        NamingColumn(
            list_name=rows.name,
            column=column.name,
            title=rows.label,
            steps=vocabulary.steps_to(FactPath.parse(rows.name)),
        )
        for rows, column in vocabulary.named_columns(field)
    )


def named_in_law(field: Field, library: Library, chain: tuple[str, ...]) -> Choices:
    """What the text may name beside rows of the case; none where it names no more.

    The incentives of the place by title and number, the places that there are, and that none of
    those that there are is meant.
    """
    names = names_of(library)
    match field.spec.name_of:
        case NameOf.INCENTIVE:
            here = [name for name in library.incentives if names.is_of(name, chain)]
            return (*((name, names.labels[name]) for name in here), (OTHER, _OTHER_LAW))
        case NameOf.PLACE:
            places = library.jurisdictions.values()
            return tuple((place.codes[0], place.name) for place in places if place.codes)
        case None:
            return ((OTHER, _OTHER_ROW),) if len(field.spec.refers_to) > 1 else ()
        case _:
            assert_never(field.spec.name_of)


def choices_in(field: FormField, document: Mapping[str, object]) -> Choices:
    """What the field may be given: what rows of the case are called, and its own choices.

    Rows without a name cannot be named, and are left out; each name comes once.
    """
    several = len(field.names) > 1
    named: dict[str, Text] = {}
    for column in field.names:
        for name in _names_in(column, document):
            named.setdefault(name, _of_list(name, column) if several else Text(name, name))
    return (*named.items(), *(choice for choice in field.choices if choice[0] not in named))


def _of_list(name: str, column: NamingColumn) -> Text:
    return Text(
        _OF_LIST.zh.format(name=name, title=column.title.zh),
        _OF_LIST.en.format(name=name, title=column.title.en),
    )


def _names_in(column: NamingColumn, document: Mapping[str, object]) -> Iterator[str]:
    rows = value_at(document, column.steps)
    for row in rows if isinstance(rows, list | tuple) else ():
        name = row.get(column.column) if isinstance(row, Mapping) else None
        if isinstance(name, str) and name:
            yield name


def referred_to(sections: Sequence[FormSection]) -> frozenset[str]:
    """The lists whose rows are named elsewhere in the form by a field of their own."""
    return frozenset(
        column.list_name
        for section in sections
        for field in section.fields
        if field.kind is FieldKind.REFERENCE
        for column in field.names
    )


def new_name(section: FormSection, document: Mapping[str, object]) -> Text:
    """A name that no row of the list has yet: its title and the next number."""
    column = NamingColumn(
        list_name=section.key, column=section.naming, title=section.title, steps=section.steps
    )
    taken = Counter(_names_in(column, document))
    number = 1
    while taken[_numbered(section.title, number).zh] or taken[_numbered(section.title, number).en]:
        number += 1
    return _numbered(section.title, number)


def _numbered(title: Text, number: int) -> Text:
    return Text(
        _BY_PLACE.zh.format(title=title.zh, number=number),
        _BY_PLACE.en.format(title=title.en, number=number),
    )
