"""How results, cases and libraries show themselves in a log or a debugger: one line, never long.

The whole stands in `to_json()` and in the sheets; this says only what a thing is.
"""

from collections.abc import Collection, Sized
from enum import Enum

import attrs

MOST_CHARACTERS = 2_000
"""No such line is longer."""
_MOST_INSIDE = 120
_MORE = "…"


def brief(thing: object) -> str:
    """The class and its fields; what is one value each stands before what has more inside.

    Of that only how much there is, or the values of its own fields. At most 2,000 characters,
    without a line break. A class takes it by `__repr__ = brief`.
    """
    kind = type(thing)
    plain: list[str] = []
    rich: list[str] = []
    for name, value in _fields_of(thing):
        (rich if _has_inside(value) else plain).append(f"{name}={brief_value(value)}")
    return _cut(f"{kind.__name__}({', '.join([*plain, *rich])}", MOST_CHARACTERS - 1) + ")"


def brief_value(value: object) -> str:
    """A value as it stands in the line of what holds it: at most 120 characters."""
    kind = type(value)
    if not attrs.has(kind):
        return _counted(value) if _has_inside(value) else _alone(value)
    fields = _fields_of(value)
    plain = [f"{name}={_alone(inside)}" for name, inside in fields if not _has_inside(inside)]
    more = [_MORE] if len(plain) < len(fields) else []
    return _cut(f"{kind.__name__}({', '.join([*plain, *more])}", _MOST_INSIDE - 1) + ")"


def _fields_of(thing: object) -> list[tuple[str, object]]:
    """What is told of a thing: what its `_brief_fields` says, else each field that is shown."""
    if (told := getattr(type(thing), "_brief_fields", None)) is not None:
        return list(told(thing))
    kind = type(thing)
    fields = attrs.fields(kind) if attrs.has(kind) else ()
    return [(field.name, getattr(thing, field.name)) for field in fields if field.repr]


def brief_error(error: Exception, faults: Collection[object]) -> str:
    """The class of an error, how many faults it has, and the first of them."""
    first = " ".join(str(next(iter(faults), "")).split())
    return _cut(f"{type(error).__name__}({len(faults)}: {first!r}", MOST_CHARACTERS - 1) + ")"


def _counted(value: object) -> str:
    """How many there are in a collection, and what the first is."""
    if not isinstance(value, Collection) or not value:
        return repr(value)
    first = type(next(iter(value))).__name__
    return f"<{len(value)} {first}>"


def _alone(value: object) -> str:
    """One value; of a long text its beginning."""
    return _cut(repr(value[:_MOST_INSIDE] if isinstance(value, str) else value), _MOST_INSIDE)


def _has_inside(value: object) -> bool:
    return attrs.has(type(value)) or (isinstance(value, Sized) and not _is_one(value))


def _is_one(value: object) -> bool:
    return isinstance(value, str | bytes | Enum)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + _MORE
