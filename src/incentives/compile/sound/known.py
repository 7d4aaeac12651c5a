"""What is read of the cases of a library: each fact with its attribute, its place and its word."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from keyword import iskeyword
from typing import Any

import attrs

from incentives.compile.filling import Filling, ListWords
from incentives.compile.layout import OWN_WORDS, Kind, Place, WordLayout
from incentives.compile.records import RecordWords, value_maker
from incentives.compile.words import UNKNOWN
from incentives.engine.assessment.holding.breaches import has_conditions
from incentives.facts.field import Role
from incentives.facts.unknown import Unknown
from incentives.facts.vocabulary import Field, Record
from incentives.language.possible import Value
from incentives.language.types import RecordType, RowsType
from incentives.policy.library import Library

DOUBT = "raise InDoubt"
"""What is written where it is not sure that nothing is wrong."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class FactRead:
    """One fact of a case or of a row.

    `path`: its dotted name; `record`: that of the record that it is an attribute of, with a point
    behind it; empty: of the case or row itself. `unsaid`: its word where nobody has said it, of a
    status `otherwise`. `serial`: its number among all that are read, by which variables go.
    `value_of`: from its word to its value; None: of a text or status.
    """

    path: str
    record: str
    field: Field
    place: Place
    unsaid: int
    otherwise: Value | Unknown
    serial: int
    value_of: Callable[[int], Value] | None

    @property
    def is_asked(self) -> bool:
        """Whether an instrument asks for it of each row, which gives it by its full id."""
        return self.field.is_by_id

    @property
    def is_presumed(self) -> bool:
        """Whether something is presumed of it where nobody has said it."""
        if self.place.kind is Kind.STATUS:
            return not isinstance(self.otherwise, Unknown)
        return self.unsaid != UNKNOWN


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RecordRead:
    """The facts of the case, or of the rows of a list, in the order of their words.

    `inner`: the records inside it by dotted name with a point behind it, each after those that it
    is in; `list_`: the list, `offset`: where the header of the case has its address, and `kept`:
    how many words of a row stand behind its facts.
    """

    described: Record
    facts: tuple[FactRead, ...]
    inner: Mapping[str, Record]
    list_: Field | None = None
    offset: int = 0
    kept: int = 0
    is_of_awards: bool = False

    @property
    def by_path(self) -> Mapping[str, FactRead]:
        """The facts by dotted name."""
        return {fact.path: fact for fact in self.facts}

    @property
    def size(self) -> int:
        """How many words stand before what instruments ask of a case."""
        return len(OWN_WORDS) + len(self.facts)

    @property
    def is_own(self) -> bool:
        """Whether it is of rows of a list that an instrument asks for."""
        return self.list_ is not None and self.list_.is_by_id

    @property
    def name(self) -> str:
        """That of the list; empty: of the case."""
        return "" if self.list_ is None else self.list_.name


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KnownCase:
    """All that is read of a case.

    `own_lists`: those that instruments ask for, whose rows are mappings. `declared`: the attribute
    of what a case gives by full id; empty: it gives nothing.
    """

    library: Library
    layout: WordLayout
    filling: Filling
    whole: RecordRead
    lists: tuple[RecordRead, ...]
    own_lists: tuple[RecordRead, ...]
    declared: str

    @property
    def records(self) -> Iterator[RecordRead]:
        """The case, then its lists, without those of instruments."""
        yield self.whole
        yield from self.lists


def known_case(library: Library, filling: Filling) -> KnownCase | None:
    """What is read of the cases of the library; None where no case is surely sound.

    That is where conditions between facts are stated, where something presumed has no word, and
    where a vocabulary has attributes that cannot be told from what it says of them.
    """
    vocabulary, layout, serials = library.vocabulary, filling.layout, count()
    whole = RecordRead(
        described=vocabulary.root,
        facts=_facts(vocabulary.root, layout.facts, filling.case, library, serials),
        inner=dict(_inner(vocabulary.root, "", library)),
    )
    lists = tuple(_rows(listed, library, layout, serials) for listed in filling.lists)
    declared = vocabulary.role(Role.DECLARED)
    known = KnownCase(
        library=library,
        layout=layout,
        filling=filling,
        whole=whole,
        lists=tuple(one for one in lists if not one.is_own),
        own_lists=tuple(one for one in lists if one.is_own),
        declared=declared.name if declared is not None else "",
    )
    is_lost = (
        filling.case.beyond or filling.asked.beyond or any(one.row.beyond for one in filling.lists)
    )
    if is_lost or has_conditions(library) or not all(map(_is_plain, known.records)):
        return None
    are_told = all(_has_plain_keys(record) for record in lists)
    are_named = all(_names_texts(known, record) for record in known.records)
    return known if are_told and are_named else None


def _rows(
    listed: ListWords, library: Library, layout: WordLayout, serials: Iterator[int]
) -> RecordRead:
    field, of_rows = library.vocabulary.root.fields[listed.name], layout.rows[listed.name]
    described = library.vocabulary.records[of_rows.record]
    return RecordRead(
        described=described,
        facts=_facts(described, of_rows.facts, listed.row, library, serials),
        inner=dict(_inner(described, "", library)),
        list_=field,
        offset=listed.offset,
        kept=len(of_rows.kept),
        is_of_awards=listed.is_of_awards,
    )


def _facts(
    record: Record,
    places: Mapping[str, Place],
    words: RecordWords,
    library: Library,
    serials: Iterator[int],
) -> tuple[FactRead, ...]:
    otherwise = {name: presumed for _, name, presumed in words.statuses}
    fields = dict(_fields(record, "", library))
    return tuple(
        FactRead(
            path=path,
            record=fields[path][0],
            field=fields[path][1],
            place=place,
            unsaid=word,
            otherwise=otherwise.get(path, Unknown.UNKNOWN),
            serial=next(serials),
            value_of=value_maker(place),
        )
        for (path, place), word in zip(places.items(), words.unsaid, strict=True)
    )


def _fields(
    record: Record, prefix: str, library: Library
) -> Iterator[tuple[str, tuple[str, Field]]]:
    """Each field by its dotted name, with that of the record that it is in."""
    for name, field in record.fields.items():
        if isinstance(field.type, RecordType):
            inner = library.vocabulary.records[field.type.name]
            yield from _fields(inner, f"{prefix}{name}.", library)
        else:
            yield prefix + name, (prefix, field)


def _inner(record: Record, prefix: str, library: Library) -> Iterator[tuple[str, Record]]:
    for name, field in record.fields.items():
        if isinstance(field.type, RecordType):
            inner = library.vocabulary.records[field.type.name]
            yield f"{prefix}{name}.", inner
            yield from _inner(inner, f"{prefix}{name}.", library)


def _is_plain(record: RecordRead) -> bool:
    """Whether all objects of the record have the attributes that are read, as attrs makes them.

    Nor are there lists in records or rows.
    """
    nested = [*record.inner.values(), *([record.described] if record.list_ is not None else [])]
    has_lists = any(
        isinstance(field.type, RowsType) for one in nested for field in one.fields.values()
    )
    return not has_lists and all(
        _has_attributes(one.cls) for one in (record.described, *record.inner.values())
    )


def _has_attributes(cls: type[Any]) -> bool:
    attributes: Sequence[attrs.Attribute[Any]] = attrs.fields(cls)
    return all(
        attribute.init and attribute.name.isidentifier() and not iskeyword(attribute.name)
        for attribute in attributes
    )


def _has_plain_keys(record: RecordRead) -> bool:
    """Whether no status that is given by id tells rows apart: by its word it cannot be compared."""
    assert record.list_ is not None
    stated = (record.list_, *record.described.fields.values())
    keys = {name for one in stated for name in (*one.spec.unique, *one.spec.apart)}
    return not any(
        fact.place.kind is Kind.STATUS and (fact.is_asked or record.is_own) and fact.path in keys
        for fact in record.facts
    )


def _names_texts(known: KnownCase, record: RecordRead) -> bool:
    """Whether rows are named by texts alone, wherever the facts of the record name some."""
    for fact in record.facts:
        named = known.library.vocabulary.named_columns(fact.field)
        columns = [
            one.by_path.get(column.name)
            for list_, column in named
            for one in known.lists
            if one.list_ is list_
        ]
        is_text = all(
            column is not None and column.place.kind is Kind.TEXT and not column.is_asked
            for column in columns
        )
        if len(columns) != len(fact.field.spec.refers_to) or not is_text:
            return False
        if columns and (fact.place.kind is not Kind.TEXT or fact.record):
            return False
    return True
