"""What an entry of a library says, one aspect after the other, in a form that can be compared."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction

import attrs

from incentives.brief import brief
from incentives.language.expression import Expression, Stated
from incentives.language.written import ExpressionWriter
from incentives.values.citation import Citation
from incentives.values.number import written_decimal
from incentives.values.period import CalendarLimit, Window
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import Unit

UNCOMPARED = frozenset({"id", "instrument", "span", "clauses", "rule"})
"""What says where an entry stands, not what it says.

`clauses` repeats the condition, `rule` is the number of a definition that is compared itself.
"""


@attrs.frozen(kw_only=True, repr=False)
class Aspect:
    """One thing that an entry says.

    `content`: what it says, in canonical form and without its wording. `expression`: what the
    content is written from; it does not count when aspects are compared.
    """

    content: str
    wording: Text | None = None
    citation: Citation | None = None
    expression: Expression | None = attrs.field(default=None, eq=False)

    __repr__ = brief


def aspects_of(entry: object, *, without: frozenset[str] = frozenset()) -> dict[str, Aspect]:
    """Every aspect of a rule, instrument or figure by its name, in the order of its fields.

    `condition.kind` is the clause `kind` of its condition. `without`: fields of the entry itself
    that are left out, beside those of `UNCOMPARED`.
    """
    cls = type(entry)
    if not attrs.has(cls):
        return dict(_aspects("", entry))
    aspects: dict[str, Aspect] = {}
    for field in attrs.fields(cls):
        if field.name not in UNCOMPARED | without:
            aspects.update(_aspects(field.name, getattr(entry, field.name)))
    return aspects


def _aspects(name: str, value: object) -> Iterator[tuple[str, Aspect]]:
    if value is None or isinstance(value, Span):
        return
    if isinstance(value, Text):
        yield name, Aspect(content="", wording=value)
    elif isinstance(value, Expression):
        yield from _of_expression(name, value)
    elif (leaf := _leaf(value)) is not None:
        yield name, Aspect(content=leaf)
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield from _aspects(_joined(name, _key(key)), member)
    elif isinstance(value, tuple | list):
        for number, member in enumerate(value, start=1):
            inner = str(getattr(member, "id", number))
            yield from _aspects(_joined(name, inner), member)
    else:
        assert attrs.has(type(value)), f"nothing is known of {type(value).__name__}"
        yield name, Aspect(content=type(value).__name__)
        for inner, aspect in aspects_of(value).items():
            yield _joined(name, inner), aspect


def _joined(name: str, inner: str) -> str:
    return f"{name}.{inner}".strip(".")


def _key(key: object) -> str:
    """A key of a table, which may be several words or numbers."""
    return ", ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _leaf(value: object) -> str | None:
    """What is written as one word or line; None if it has parts of its own."""
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return "true" if value else "false"
        case int() | Fraction():
            return written_decimal(value)
        case Window():
            return f"{value.first}/{value.last if value.last is not None else '..'}"
        case str() | date() | Citation() | CalendarLimit() | Unit():
            return str(value)
        case frozenset():
            return ", ".join(sorted(map(_key, value)))
        case tuple() if all(isinstance(member, str) for member in value):
            return ", ".join(value)
        case _:
            return None


def _of_expression(name: str, expression: Expression) -> Iterator[tuple[str, Aspect]]:
    """The expression, and each clause in it that has an id, by itself."""
    writer = ExpressionWriter()
    waiting = [(name, expression)]
    told: set[str] = set()
    while waiting:
        key, current = waiting.pop(0)
        if isinstance(current, Stated):
            aspect = Aspect(
                content=writer.inside(current),
                wording=current.clause.text,
                citation=current.clause.citation,
                expression=current.body,
            )
            yield key, aspect
        else:
            yield key, Aspect(content=writer.written(current), expression=current)
        for inner, stated in writer.clauses.items():
            if inner not in told:
                told.add(inner)
                waiting.append((_joined(name, inner), stated))
