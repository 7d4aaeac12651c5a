"""References of a case to the law, judged against the library and settled to ids.

A case may call an incentive by its title and a place by its name; the engine knows ids and codes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar, assert_never

import attrs

from incentives.engine.assessment.names import Chain, LawNames, names_of
from incentives.errors import CaseFault
from incentives.facts.field import OTHER, NameOf, Role, choice_called
from incentives.facts.in_chinese import said
from incentives.facts.known import RowFacts
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.facts.unknown import UNKNOWN, Unknown
from incentives.facts.vocabulary import Field, Record, Vocabulary
from incentives.language.possible import Value
from incentives.language.slips.nearest import meant
from incentives.language.types import RecordType, RowsType
from incentives.policy.library import Library
from incentives.values.place import THE_CASE
from incentives.values.text import Text
from incentives.values.texts.plain_text import compared

_NEARLY = 0.9
"""How like an id must be to be taken for a slip."""
_ELSE = Text(
    f"不属于政策库所列政策的资金，请填“其他”（{OTHER}）。",
    f"Write '{OTHER}' for what was paid under law that the library has not.",
)
C = TypeVar("C")


def with_ids(case: C, library: Library) -> C:
    """The case, in which what names an incentive or a place says its id or code.

    It is the same object where it says so already. What names nothing stays as it is.
    """
    field = library.vocabulary.role(Role.JURISDICTION)
    place = getattr(case, field.name, None) if field is not None else None
    settler = _Settler(names=names_of(library), chain=place_chain(place, library))
    settled: C = settler.settled(case, library.vocabulary.root)
    return settled


def settled(case: C, library: Library | None) -> C:
    """A case that was read, with ids for the names of what the library has; checked once more.

    Two rows that named one incentive in two ways can be one row twice, which is refused.
    """
    found = case if library is None else with_ids(case, library)
    if library is not None and found is not case:
        take_snapshot(found, library.vocabulary)
    return found


def rows_with_ids(
    rows: Sequence[object], name: str, document: Mapping[str, object], library: Library
) -> list[object]:
    """The rows of a list of a plain document, as that of the case with ids would have them.

    `name`: that of the list. What names nothing, and what is no row, stays as it is.
    """
    field, place = library.vocabulary.root.fields[name], library.vocabulary.role(Role.JURISDICTION)
    written = document.get(place.name) if place is not None else None
    settler = _Settler(names=names_of(library), chain=place_chain(written, library))
    assert isinstance(field.type, RowsType)
    record = library.vocabulary.records[field.type.row.name]
    return [settler.row(row, record) if isinstance(row, Mapping) else row for row in rows]


def place_chain(written: object, library: Library) -> Chain:
    """The jurisdictions of the place that is called so; None: there is none, or nobody has said.

    All of them where the domain has no places.
    """
    if not library.has_places:
        return tuple(library.jurisdictions)
    if not isinstance(written, str):
        return None
    chain = chains_by_code(library).get(written)
    if chain is not None:
        return chain
    code = names_of(library).place(written)
    return library.chain_of(code) if code is not None else None


@lru_cache(maxsize=16)
def chains_by_code(library: Library) -> Mapping[str, tuple[str, ...]]:
    """By each code of a place its jurisdictions, the widest first."""
    codes = dict.fromkeys(code for place in library.jurisdictions.values() for code in place.codes)
    chains = ((code, library.chain_of(code)) for code in codes)
    return {code: chain for code, chain in chains if chain is not None}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Settler:
    names: LawNames
    chain: Chain

    def settled(self, record: C, described: Record) -> C:
        """The record with ids for names; the same object where nothing is to be changed."""
        changes: dict[str, object] = {}
        for name, field in _naming_in(self.names.library.vocabulary)[described.name]:
            raw = getattr(record, name, UNKNOWN)
            value = self._value(raw, field)
            if value is not raw:
                changes[name] = value
        # What is no object of its class is refused when the case is read.
        can_be = changes and type(record) is described.cls
        return attrs.evolve(record, **changes) if can_be else record  # type: ignore[misc]

    def row(self, row: Mapping[str, object], record: Record) -> Mapping[str, object]:
        """The row of a plain document with ids for names, and values for what choices are called.

        Lists and records in it stay as they are.
        """
        said = dict(row)
        for name, field in record.fields.items():
            written = said.get(name)
            if isinstance(written, str) and field.enumeration is not None:
                choice = choice_called(written, field.enumeration)
                said[name] = choice.value if choice is not None else written
            elif isinstance(written, str) and field.spec.name_of is not None:
                said[name] = self.id_of(written, field.spec.name_of) or written
        return said

    def _value(self, raw: object, field: Field) -> object:
        records = self.names.library.vocabulary.records
        if isinstance(field.type, RecordType):
            return self.settled(raw, records[field.type.name])
        if isinstance(field.type, RowsType) and isinstance(raw, tuple):
            record = records[field.type.row.name]
            rows = tuple(self.settled(row, record) for row in raw)
            same = all(row is old for row, old in zip(rows, raw, strict=True))
            return raw if same else rows
        if field.spec.name_of is None or not isinstance(raw, str):
            return raw
        return self.id_of(raw, field.spec.name_of) or raw

    def id_of(self, written: str, name_of: NameOf) -> str | None:
        """The id or code of what is called so."""
        if name_of is NameOf.INCENTIVE:
            return self.names.incentive(written, self.chain)
        return self.names.place(written)


def own_name(field: Field, names: LawNames) -> Callable[[str], bool]:
    """Whether a text names what the field names of the law, by its own id or code.

    Then nothing is wrong with it, and it stays as it is in a case with ids for names.
    """
    match field.spec.name_of:
        case None:
            return lambda _: True
        case NameOf.INCENTIVE:
            return lambda text: text == OTHER or text in names.library.incentives
        case NameOf.PLACE if field.spec.role is Role.JURISDICTION and not names.library.has_places:
            return lambda text: names.place(text) in {None, text}
        case NameOf.PLACE if field.spec.role is Role.JURISDICTION:
            return lambda text: names.place(text) == text
        case NameOf.PLACE:
            return lambda text: (
                names.place(text) == text
                or (names.place(text) is None and names.is_code_of_elsewhere(text))
            )
        case _:
            assert_never(field.spec.name_of)


def unnamed(library: Library, snapshot: Snapshot, chain: Chain) -> Iterator[CaseFault]:
    """What the case calls by a name that no incentive or place of the library has, or several have.

    The slugs are `unknown-incentive`, `unclear-incentive` and `unknown-place`. The place of the
    case itself is judged elsewhere.
    """
    judge = _Judge(names=names_of(library), chain=chain, vocabulary=library.vocabulary)
    yield from judge.of(library.vocabulary.root, RowFacts(THE_CASE, snapshot.values))
    for name, field in library.vocabulary.root.fields.items():
        rows = snapshot.rows.get(name, UNKNOWN)
        if isinstance(field.type, RowsType) and not isinstance(rows, Unknown):
            record = library.vocabulary.records[field.type.row.name]
            for row in rows if _naming_in(library.vocabulary)[record.name] else ():
                yield from judge.of(record, row)


def _naming_fields(record: Record, vocabulary: Vocabulary) -> tuple[tuple[str, Field], ...]:
    """The facts of the record that name something of the library, or have such facts in them."""
    naming: list[tuple[str, Field]] = []
    for name, field in record.fields.items():
        inner: Record | None = None
        if isinstance(field.type, RecordType):
            inner = vocabulary.records[field.type.name]
        elif isinstance(field.type, RowsType):
            inner = vocabulary.records[field.type.row.name]
        if field.spec.name_of is not None or (inner and _naming_fields(inner, vocabulary)):
            naming.append((name, field))
    return tuple(naming)


@lru_cache(maxsize=16)
def _naming_in(vocabulary: Vocabulary) -> Mapping[str, tuple[tuple[str, Field], ...]]:
    """By the name of each record its facts that name something of a library, in their order."""
    records = (vocabulary.root, *vocabulary.records.values())
    return {record.name: _naming_fields(record, vocabulary) for record in records}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Judge:
    names: LawNames
    chain: Chain
    vocabulary: Vocabulary

    def of(self, record: Record, facts: RowFacts, prefix: str = "") -> Iterator[CaseFault]:
        """The faults of one record, whose names begin with `prefix`."""
        for name, field in record.fields.items():
            if isinstance(field.type, RecordType):
                inner = self.vocabulary.records[field.type.name]
                yield from self.of(inner, facts, f"{prefix}{name}.")
            written = facts.values.get(prefix + name, UNKNOWN)
            if field.spec.name_of is None or field.spec.role is Role.JURISDICTION:
                continue
            yield from self._faults(str(facts.path_of(prefix + name)), field, written)

    def _faults(self, path: str, field: Field, written: Value | Unknown) -> Iterator[CaseFault]:
        if not isinstance(written, str):
            return
        if field.spec.name_of is NameOf.PLACE:
            if self.names.place(written) is None and not self.names.is_code_of_elsewhere(written):
                yield _unknown_place(path, written, self.names.library)
        elif self.names.incentive(written, self.chain) is None:
            yield self._no_incentive(path, written)

    def _no_incentive(self, path: str, written: str) -> CaseFault:
        """Of a title that several have, those; else the nearest that there are."""
        here = self.names.titled(written, self.chain)
        alike = here or self.names.titled(written)
        if alike:
            zh, en = self._listed(alike)
            return CaseFault(
                path=path,
                text=_several(written, len(alike)) if here else _elsewhere(written),
                slug="unclear-incentive",
                advice=Text(f"请连同文号填写：{zh}。", f"Write it with its document: {en}."),
            )
        text = Text(
            f"政策库中没有编号或名称为{said(written)}的优惠项目",
            f"there is no incentive '{written}' in the library",
        )
        slip = meant(compared(written), self.names.library.incentives, cutoff=_NEARLY)
        return CaseFault(
            path=path, text=text, slug="unknown-incentive", advice=slip or self._near(written)
        )

    def _near(self, written: str) -> Text:
        near = self.names.nearest(written, self.chain)
        zh, en = self._listed(near)
        return Text(
            f"{f'最接近的有：{zh}。' if near else ''}{_ELSE.zh}",
            f"{f'The nearest are {en}. ' if near else ''}{_ELSE.en}",
        )

    def _listed(self, incentives: tuple[str, ...]) -> tuple[str, str]:
        labels = [self.names.labels[name] for name in incentives]
        return "、".join(f"“{label.zh}”" for label in labels), ", ".join(
            f"'{label.en}'" for label in labels
        )


def _several(written: str, count: int) -> Text:
    return Text(
        f"填写为{said(written)}，政策库中有 {count} 项优惠用这一名称",
        f"got '{written}', a title that {count} incentives have",
    )


def _elsewhere(written: str) -> Text:
    return Text(
        f"填写为{said(written)}，本地政策中没有这一优惠，其他地区有",
        f"got '{written}', which is the title of an incentive of another place",
    )


def _unknown_place(path: str, written: str, library: Library) -> CaseFault:
    near = library.places_like(written)
    zh = "、".join(f"{code}（{name.zh}）" for code, name in near)
    en = ", ".join(f"{code} ({name.en})" for code, name in near)
    text = Text(
        f"填写为{said(written)}，不是一个地区的名称或代码",
        f"got '{written}', which is no name and no code of a place",
    )
    advice = Text(
        f"请填地区名称或行政区划代码；最接近的有：{zh}。",
        f"Write its name or its code; the nearest are {en}.",
    )
    return CaseFault(path=path, text=text, slug="unknown-place", advice=advice)
