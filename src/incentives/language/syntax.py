"""What an expression says, before its names mean anything."""

from fractions import Fraction

import attrs

from incentives.language.operators.gathering import Gathering
from incentives.values.span import Span

_span = attrs.field(eq=False, kw_only=True)


@attrs.frozen(repr=False)
class Number:
    """A literal, exact as written."""

    value: Fraction
    span: Span = _span


@attrs.frozen
class Name:
    """A dotted name: `project.investment`."""

    path: tuple[str, ...]
    span: Span = _span

    def __str__(self) -> str:
        return ".".join(self.path)


@attrs.frozen(repr=False)
class Apply:
    """An operator or a function, such as `+`, `and` or `min`, with its arguments."""

    operator: str
    arguments: "tuple[Syntax, ...]"
    span: Span = _span


@attrs.frozen(repr=False)
class Choose:
    """`then if test else otherwise`."""

    test: "Syntax"
    then: "Syntax"
    otherwise: "Syntax"
    span: Span = _span


@attrs.frozen(repr=False)
class Members:
    """`{a, b}`: values of an enumeration."""

    names: tuple[Name, ...]
    span: Span = _span


@attrs.frozen(repr=False)
class Select:
    """`table[key, key]`, or `rows[key].fact` with the fact as `path`."""

    table: Name
    keys: "tuple[Syntax, ...]"
    path: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    span: Span = _span


@attrs.frozen(repr=False)
class Gather:
    """`sum(body for variable in rows if guard)`, and `count`, `any`, `all`, `max`, `min`.

    `most`: of `largest`, how many count.
    """

    kind: Gathering
    body: "Syntax"
    variable: str
    rows: Name
    guard: "Syntax | None"
    most: "Syntax | None" = attrs.field(default=None, kw_only=True)
    span: Span = _span


Syntax = Number | Name | Apply | Choose | Members | Select | Gather
