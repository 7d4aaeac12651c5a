"""Which instruments and rules differ between two libraries, aspect by aspect."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import attrs

from incentives.brief import brief
from incentives.language.expression import Expression, Stated
from incentives.language.types import NumberType
from incentives.policy.aspects import Aspect, aspects_of
from incentives.policy.check import ComputedResult
from incentives.policy.library import Library
from incentives.policy.relation import Relation, keyword_of
from incentives.values.citation import Citation
from incentives.values.text import Text
from incentives.values.unit import Unit

_UNCOMPARED = frozenset(
    {"layers", "layer_of", "digest", "languages", "currency"}
    | {"vocabulary", "sets", "documents", "never_read"}
)
_APART = frozenset({"figures"})  # compared day by day
SECTIONS_COMPARED = tuple(
    field.name for field in attrs.fields(Library) if field.name not in _UNCOMPARED
)
"""The fields of a library whose entries are compared."""


class ChangeKind(Enum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True, repr=False)
class AspectChange:
    """One aspect of an entry before and after; None: there is none."""

    name: str
    before: Aspect | None
    after: Aspect | None

    __repr__ = brief


@attrs.frozen(kw_only=True, repr=False)
class EntryChange:
    """An instrument, parameter or rule that was added, removed or changed.

    `section` is the field of a library that keeps it, `id` its name there. `relation`: what it is,
    if it is a relation, which has no name of its own. `aspects` are those of a change; what was
    added or removed has none.
    """

    section: str
    id: str
    kind: ChangeKind
    title: Text | None
    citation: Citation | None
    aspects: tuple[AspectChange, ...]
    relation: Relation | None = None

    __repr__ = brief


def entry_changes(before: Library, after: Library) -> tuple[EntryChange, ...]:
    """Every entry that is not the same in both libraries.

    Section by section, in the order of the earlier library; what is new comes last. Figures are not
    looked into: see `figure_changes`. A result and the definition that has its value are one entry.
    """
    changes: list[EntryChange] = []
    for section in SECTIONS_COMPARED:
        old, new = (_section(library, section) for library in (before, after))
        changes.extend(_changes(section, old, new))
    return tuple(changes)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _WorkedOut:
    """A result with what it comes to."""

    title: Text
    citation: Citation
    unit: Unit | None
    for_each: str | None
    at: Expression | None
    value: Expression


def _section(library: Library, section: str) -> dict[str, object]:
    """The entries of one section by id."""
    if section == "results":
        return {result.id: _worked_out(result, library) for result in library.results.values()}
    entries = dict(_entries(getattr(library, section)))
    if section == "definitions":
        return {name: entry for name, entry in entries.items() if name not in library.results}
    return entries


def _worked_out(result: ComputedResult, library: Library) -> _WorkedOut:
    type_ = result.value.type
    return _WorkedOut(
        title=result.title,
        citation=result.citation,
        unit=type_.unit if isinstance(type_, NumberType) else None,
        for_each=result.for_each,
        at=result.at,
        value=_said(library.definitions[result.id].body),
    )


def _said(body: Expression) -> Expression:
    """What a definition says, without its own wording and clause, which its result has."""
    return body.body if isinstance(body, Stated) else body


def _entries(section: object) -> Iterator[tuple[str, object]]:
    """The entries of a section by id; those without one by what they are about."""
    if isinstance(section, Mapping):
        for name, entry in section.items():
            if isinstance(entry, tuple):  # reliefs, by the charges that they are of
                yield from ((str(relief.id), relief) for relief in entry)
            else:
                yield str(name), entry
    elif isinstance(section, Iterable):
        seen: dict[str, int] = {}
        for entry in section:
            key = about(entry)
            seen[key] = seen.get(key, 0) + 1
            yield (key if seen[key] == 1 else f"{key} ({seen[key]})"), entry


def about(entry: object) -> str:
    """What an entry without an id is about: its sort, its instrument and the entries it names."""
    cls = type(entry)
    if not attrs.has(cls):
        return str(entry)
    if isinstance(entry, Relation):
        return " ".join([keyword_of(entry), entry.instrument, *entry.incentives])
    values = [getattr(entry, field.name) for field in attrs.fields(cls)]
    named = [
        ", ".join(value)
        for value in values
        if isinstance(value, tuple) and all(isinstance(name, str) for name in value)
    ]
    return " ".join([cls.__name__, *(value for value in values if isinstance(value, str)), *named])


def _changes(
    section: str, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[EntryChange]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        kind = _kind_of(old, new)
        aspects = _aspect_changes(old, new) if kind is ChangeKind.CHANGED else ()
        if kind is ChangeKind.CHANGED and not aspects:
            continue
        entry = new if new is not None else old
        yield EntryChange(
            section=section,
            id=name,
            kind=kind,
            title=_title_of(entry),
            citation=_citation_of(entry),
            aspects=aspects,
            relation=entry if isinstance(entry, Relation) else None,
        )


def _kind_of(old: object, new: object) -> ChangeKind:
    if old is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if new is None else ChangeKind.CHANGED


def _aspect_changes(old: object, new: object) -> tuple[AspectChange, ...]:
    before, after = (aspects_of(entry, without=_APART) for entry in (old, new))
    return tuple(
        AspectChange(name=name, before=before.get(name), after=after.get(name))
        for name in dict.fromkeys((*before, *after))
        if before.get(name) != after.get(name)
    )


def _title_of(entry: object) -> Text | None:
    """What the law calls it."""
    words = [entry, *(getattr(entry, name, None) for name in ("title", "text", "name"))]
    return next((wording for wording in words if isinstance(wording, Text)), None)


def _citation_of(entry: object) -> Citation | None:
    citation = getattr(entry, "citation", None)
    return citation if isinstance(citation, Citation) else None
