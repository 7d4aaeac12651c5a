"""Checked expressions: every name resolved, every type and unit known."""

from enum import Enum
from typing import assert_never

import attrs

from incentives.language.operators import Operator
from incentives.language.possible import Value
from incentives.language.syntax import Gathering, Graduation
from incentives.language.types import BrokenType, Type
from incentives.values.citation import Citation, Standing
from incentives.values.span import Span
from incentives.values.text import Text

_span = attrs.field(eq=False, kw_only=True, repr=False)


class NameKind(Enum):
    """What a name that is no fact stands for."""

    FIGURE = "figure"  # a parameter
    DEFINITION = "definition"
    CHARGE = "charge"  # what is left of a charge on the same row after its reliefs
    AMOUNT = "amount"  # another incentive's amount
    ELIGIBILITY = "eligibility"  # whether another incentive is due
    DECLARED = "declared"  # a fact that an instrument asks for
    BASIS = "basis"
    LAW_DATE = "law_date"


@attrs.frozen(eq=False)
class Constant:
    """A value that stands in the expression itself."""

    value: Value
    type: Type
    span: Span = _span


@attrs.frozen(eq=False)
class FactValue:
    """A fact of the case, by its path from the root."""

    path: tuple[str, ...]
    type: Type
    span: Span = _span


@attrs.frozen(eq=False)
class RowValue:
    """A fact of the row that a variable stands for.

    Without a path: the row itself, whose value is its place in the list.
    """

    variable: str
    path: tuple[str, ...]
    type: Type
    span: Span = _span


@attrs.frozen(eq=False)
class Named:
    """Something that the law or the case names, such as a figure, a definition or a charge.

    `id` is the full id.
    `of_row`: a definition that speaks of the first, such as `loan`, here said of the row that the
    second stands for.
    """

    kind: NameKind
    id: str
    type: Type
    of_row: tuple[str, str] | None = attrs.field(default=None, kw_only=True)
    span: Span = _span


@attrs.frozen(eq=False)
class Apply:
    """An operator with its arguments."""

    operator: Operator
    arguments: "tuple[Expression, ...]"
    type: Type
    span: Span = _span


@attrs.frozen(eq=False)
class Branch:
    """One case: if `test` holds, `value`; `None` is 'not applicable'."""

    test: "Expression"
    value: "Expression | None"


@attrs.frozen(eq=False)
class Choose:
    """The first branch whose test holds, else `otherwise`; `None` is 'not applicable'."""

    branches: tuple[Branch, ...]
    otherwise: "Expression | None"
    type: Type
    span: Span = _span


@attrs.frozen(eq=False)
class Gather:
    """A sum, count, any, all, max or min over the rows of a repeated fact."""

    kind: Gathering
    rows: str
    variable: str
    body: "Expression"
    guard: "Expression | None"
    type: Type
    span: Span = _span


@attrs.frozen(eq=False)
class Lookup:
    """The figure of a table for the given keys."""

    table: Named
    keys: "tuple[Expression, ...]"
    type: Type
    span: Span = _span


@attrs.frozen(eq=False)
class Graduate:
    """A schedule of brackets applied to a number."""

    kind: Graduation
    brackets: Named
    argument: "Expression"
    type: Type
    span: Span = _span


@attrs.frozen(kw_only=True)
class Clause:
    """What a part of a rule says in words, where, and which papers prove it.

    `id` is unique within its rule.
    `is_named`: the author gave it its id; else the id is the place where it stands.
    """

    id: str
    text: Text | None
    citation: Citation | None
    evidence: tuple[str, ...] = ()
    standing: Standing = Standing.PUBLISHED
    is_named: bool = attrs.field(default=True, eq=False)


@attrs.frozen(eq=False)
class Stated:
    """A part of a rule with its clause."""

    clause: Clause
    body: "Expression"
    type: Type
    span: Span = _span


Atom = Constant | FactValue | RowValue | Named
"""What has no expression inside it."""

Expression = Atom | Apply | Choose | Gather | Lookup | Graduate | Stated


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside `expression`, in the order in which they are read."""
    match expression:
        case Constant() | FactValue() | RowValue() | Named():
            return ()
        case Apply(arguments=arguments):
            return arguments
        case Choose(branches=branches, otherwise=otherwise):
            inside = [part for branch in branches for part in (branch.test, branch.value)]
            return tuple(part for part in (*inside, otherwise) if part is not None)
        case Gather(body=body, guard=guard):
            return (body,) if guard is None else (guard, body)
        case Lookup(table=table, keys=keys):
            return (table, *keys)
        case Graduate(brackets=brackets, argument=argument):
            return (brackets, argument)
        case Stated(body=body):
            return (body,)
        case _:
            assert_never(expression)


def walk(expression: Expression) -> list[Expression]:
    """The expression and everything inside it: each before its parts, parts in reading order."""
    walked: list[Expression] = []
    waiting = [expression]
    while waiting:
        current = waiting.pop()
        walked.append(current)
        waiting.extend(reversed(parts_of(current)))
    return walked


def is_broken(expression: Expression) -> bool:
    """Whether anything in it could not be read; then it is told there what is wrong."""
    return any(isinstance(part.type, BrokenType) for part in walk(expression))
