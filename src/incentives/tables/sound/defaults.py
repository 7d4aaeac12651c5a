"""What a class makes of facts that nobody has said, where they are not just unknown."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from incentives.facts.field import Role
from incentives.facts.unknown import UNKNOWN
from incentives.facts.vocabulary import Record, Vocabulary
from incentives.language.types import RecordType

_MADE: Any = attrs.Factory  # a class, which attrs types as a function
_HOOKS = ("__attrs_post_init__", "__attrs_pre_init__")


def is_plain(record: Record, vocabulary: Vocabulary) -> bool:
    """Whether objects of the class are made of their facts and nothing else, those inside too.

    Rows of a list of an instrument are no objects at all.
    """
    if not attrs.has(record.cls):
        return True
    attributes: tuple[attrs.Attribute[Any], ...] = attrs.fields(record.cls)
    if any(hasattr(record.cls, hook) for hook in _HOOKS) or any(
        attribute.validator is not None or attribute.converter is not None or not attribute.init
        for attribute in attributes
    ):
        return False
    holds = {attribute.name: attribute.default for attribute in attributes}
    named = {name: field for name, field in record.fields.items() if not field.is_by_id}
    return _is_empty(record.declared_in, holds) and all(
        _is_inner_plain(holds[name], field.type.name, vocabulary)
        if isinstance(field.type, RecordType)
        else field.spec.role is not Role.DECLARED or _is_empty(name, holds)
        for name, field in named.items()
    )


def _is_empty(declared: str, defaults: Mapping[str, object]) -> bool:
    """Whether nothing is given by id where nobody has said anything."""
    if not declared:
        return True
    default = _made(defaults[declared])
    return default is UNKNOWN or default == {}


def _is_inner_plain(default: object, record: str, vocabulary: Vocabulary) -> bool:
    """Whether a part of a case, where nobody has said any of it, is what its class makes of it."""
    inner = vocabulary.records[record]
    made = _made(default)
    if made is attrs.NOTHING or not is_plain(inner, vocabulary):
        return False
    return made is UNKNOWN or made == inner.cls()


def set_elsewhere(record: Record, vocabulary: Vocabulary, prefix: str = "") -> Iterator[str]:
    """The facts and lists, by dotted name, that must be said, or are something if they are not."""
    if not attrs.has(record.cls):
        return
    for attribute in attrs.fields(record.cls):
        field = record.fields.get(attribute.name)
        if field is None or field.spec.role is Role.DECLARED:
            continue
        if isinstance(field.type, RecordType):
            inner = vocabulary.records[field.type.name]
            yield from set_elsewhere(inner, vocabulary, f"{prefix}{attribute.name}.")
        elif _made(attribute.default) is not UNKNOWN:
            yield prefix + attribute.name


def _made(default: object) -> object:
    """What stands there if nobody has said it; NOTHING where it must be said."""
    if not isinstance(default, _MADE):
        return default
    made: object = attrs.NOTHING if default.takes_self else default.factory()
    return made
