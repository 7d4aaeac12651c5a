"""Which instruments and rules differ between two libraries, aspect by aspect."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import attrs

from incentives.policy.aspects import Aspect, aspects_of
from incentives.policy.library import Library
from incentives.policy.relation import Relation, keyword_of
from incentives.values.citation import Citation
from incentives.values.text import Text

_UNCOMPARED = frozenset({"version", "digest", "currency", "vocabulary", "sets"})
_APART = frozenset({"figures"})  # compared day by day


class ChangeKind(Enum):
    """What became of an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@attrs.frozen(kw_only=True)
class AspectChange:
    """One aspect of an entry before and after; None: there is none."""

    name: str
    before: Aspect | None
    after: Aspect | None


@attrs.frozen(kw_only=True)
class EntryChange:
    """An instrument, parameter or rule that was added, removed or changed; `section` is where a library keeps it.

    `relation`: what it is, if it is a relation, which has no name of its own.
    """

    section: str
    id: str
    kind: ChangeKind
    title: Text | None
    citation: Citation | None
    aspects: tuple[AspectChange, ...]
    relation: Relation | None = None


def entry_changes(before: Library, after: Library) -> tuple[EntryChange, ...]:
    """Every entry that is not the same in both libraries, section by section, in the order of the libraries."""
    found: list[EntryChange] = []
    for field in attrs.fields(Library):
        if field.name not in _UNCOMPARED:
            sections = [dict(_entries(getattr(library, field.name))) for library in (before, after)]
            found.extend(_changes(field.name, sections[0], sections[1]))
    return tuple(found)


def _entries(section: object) -> Iterator[tuple[str, object]]:
    """The entries of a section by id; those without one by what they are about."""
    if isinstance(section, Mapping):
        for name, entry in section.items():
            if isinstance(entry, tuple):  # reliefs, by the charges that they are of
                yield from ((str(each.id), each) for each in entry)
            else:
                yield str(name), entry
    elif isinstance(section, Iterable):
        seen: dict[str, int] = {}
        for entry in section:
            key = about(entry)
            seen[key] = seen.get(key, 0) + 1
            yield (key if seen[key] == 1 else f"{key} ({seen[key]})"), entry


def about(entry: object) -> str:
    """What an entry without an id is about: its sort, its instrument, and the entries that it names."""
    cls = type(entry)
    if not attrs.has(cls):
        return str(entry)
    if isinstance(entry, Relation):
        return " ".join([keyword_of(entry), entry.instrument, *entry.incentives])
    values = [getattr(entry, field.name) for field in attrs.fields(cls)]
    named = [", ".join(value) for value in values if isinstance(value, tuple) and all(isinstance(each, str) for each in value)]
    return " ".join([cls.__name__, *(value for value in values if isinstance(value, str)), *named])


def _changes(section: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[EntryChange]:
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        entry = new if new is not None else old
        relation = entry if isinstance(entry, Relation) else None
        if old is None or new is None:
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
            yield EntryChange(
                section=section, id=name, kind=kind, title=_title_of(entry), citation=_citation_of(entry), aspects=(),
                relation=relation,
            )  # fmt: skip
            continue
        sides = [aspects_of(each, without=_APART) for each in (old, new)]
        aspects = tuple(
            AspectChange(name=aspect, before=sides[0].get(aspect), after=sides[1].get(aspect))
            for aspect in dict.fromkeys((*sides[0], *sides[1]))
            if sides[0].get(aspect) != sides[1].get(aspect)
        )
        if aspects:
            yield EntryChange(
                section=section, id=name, kind=ChangeKind.CHANGED, title=_title_of(entry), citation=_citation_of(entry),
                aspects=aspects, relation=relation,
            )  # fmt: skip


def _title_of(entry: object) -> Text | None:
    """What the law calls it."""
    words = [entry, *(getattr(entry, name, None) for name in ("title", "text", "name"))]
    return next((each for each in words if isinstance(each, Text)), None)


def _citation_of(entry: object) -> Citation | None:
    citation = getattr(entry, "citation", None)
    return citation if isinstance(citation, Citation) else None
