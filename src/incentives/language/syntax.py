"""What an expression says, before its names mean anything."""

from enum import StrEnum
from fractions import Fraction

import attrs

from incentives.values.span import Span

_span = attrs.field(eq=False, kw_only=True)


class Gathering(StrEnum):
    """What is made of the values over the rows of a repeated fact."""

    SUM = "sum"
    COUNT = "count"
    ANY = "any"
    ALL = "all"
    MAX = "max"
    MIN = "min"
    LARGEST = "largest"  # the sum of so many of the largest; `largest(n, (body for row in rows))`
    KEYED = "keyed"  # a fact of the one row that a key names; `rows[key].fact`

    @property
    def is_called(self) -> bool:
        """Whether it is written as a function of its rows."""
        return self is not Gathering.KEYED

    @property
    def is_truth(self) -> bool:
        """Whether it is made of conditions."""
        return self is Gathering.ANY or self is Gathering.ALL

    @property
    def is_extreme(self) -> bool:
        """Whether it is one of the values: of numbers or days, nothing where there is no row."""
        return self is Gathering.MAX or self is Gathering.MIN


CALLED = frozenset(kind for kind in Gathering if kind.is_called)
"""Those that are written as functions of their rows."""


class Graduation(StrEnum):
    """What is made of a number and a schedule of brackets."""

    MARGINAL = "marginal"  # each slice of the number at the rate of its bracket, added up
    STEP = "step"  # the rate of the bracket that the number lies in


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
