"""What a row says, laid over what an application holds; what the row leaves out stays."""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from incentives.applications import Application, Party
from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Vocabulary
from incentives.values.place import FactPath

Said = Mapping[str, object]
Keys = Mapping[str, tuple[str, ...]]
"""By the name of a list, the columns of which no two of its rows are alike in all."""


@attrs.frozen(kw_only=True)
class Overlaid:
    """An application as it will be. `changes`: how many facts and particulars will be others."""

    document: Said
    party: Party
    typed: Mapping[str, str]
    changes: int


def keys_of(vocabulary: Vocabulary) -> Keys:
    """By which columns the rows of each list of the vocabulary are told apart."""
    fields = vocabulary.root.fields.items()
    return {name: field.spec.unique for name, field in fields if field.spec.unique}


def overlaid(application: Application, said: Said, party: Party, keys: Keys) -> Overlaid:
    """The application with the facts and the particulars of a row.

    What was typed at a field and could not be taken goes, where the row says something in its
    place.
    """
    document = with_facts(application.document, said, keys)
    stated = {name: text for name, text in attrs.asdict(party).items() if text}
    whose = attrs.evolve(application.party, **stated)
    typed = {path: text for path, text in application.typed.items() if not _says(said, path)}
    changes = _count(application.document, document, keys)
    changes += _count(attrs.asdict(application.party), attrs.asdict(whose), keys)
    changes += len(application.typed) - len(typed)
    return Overlaid(document=document, party=whose, typed=typed, changes=changes)


def with_facts(document: Said, said: Said, keys: Keys) -> dict[str, object]:
    """The document with what a row says: facts one by one, and so the rows of a list.

    A list that has other rows than before, or as many but of other things, is a list as a whole.

    >>> with_facts({"a": {"b": 1, "c": 2}, "d": [1]}, {"a": {"b": 3}, "d": [2, 3]}, {})
    {'a': {'b': 3, 'c': 2}, 'd': [2, 3]}
    >>> with_facts({"d": [{"id": "a", "b": 1}]}, {"d": [{"id": "a", "c": 2}]}, {"d": ("id",)})
    {'d': [{'id': 'a', 'b': 1, 'c': 2}]}
    """
    whole = dict(document)
    for name, value in said.items():
        before = whole.get(name)
        if isinstance(value, Mapping) and isinstance(before, Mapping):
            whole[name] = with_facts(before, value, keys)
        elif _are_same_rows(before, value, keys.get(name, ())):
            pairs = zip(before, value, strict=True)  # type: ignore[call-overload]
            whole[name] = [with_facts(old, new, keys) for old, new in pairs]
        else:
            whole[name] = value
    return whole


def _are_same_rows(before: object, after: object, key: tuple[str, ...]) -> bool:
    """Whether the lists have the same rows, one by one, by what tells rows apart."""
    if not isinstance(before, Sequence) or not isinstance(after, Sequence):
        return False
    if isinstance(before, str) or isinstance(after, str) or len(before) != len(after):
        return False
    return all(_are_one(old, new, key) for old, new in zip(before, after, strict=True))


def _are_one(old: object, new: object, key: tuple[str, ...]) -> bool:
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return False
    named = [name for name in key if name in new]
    return bool(named) and all(old.get(name) == new[name] for name in named)


def _says(said: Said, path: str) -> bool:
    steps = FactPath.parse(path).steps
    return value_at(said, steps) is not None or isinstance(said.get(str(steps[0])), list | tuple)


def _count(before: object, after: object, keys: Keys, key: tuple[str, ...] = ()) -> int:
    """How many facts are others; a list of other rows counts as one. `key`: of the list."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        names: Iterable[str] = {**before, **after}
        return sum(
            _count(before.get(name), after.get(name), keys, keys.get(name, ())) for name in names
        )
    if _are_same_rows(before, after, key):
        pairs = zip(before, after, strict=True)  # type: ignore[call-overload]
        return sum(_count(old, new, keys) for old, new in pairs)
    return int(_listed(before) != _listed(after))


def _listed(value: object) -> object:
    """Lists are the same whether they were stored or just read."""
    return list(value) if isinstance(value, tuple) else value
