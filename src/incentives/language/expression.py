"""Checked expressions: every name resolved, every type and unit known."""

from enum import Enum
from typing import assert_never

import attrs

from incentives.language.operators import Operator
from incentives.language.operators.gathering import Gathering, Graduation
from incentives.language.possible import Value
from incentives.language.types import BrokenType, RecordType, Type
from incentives.values.citation import Citation, Standing
from incentives.values.period import Window
from incentives.values.span import Span
from incentives.values.text import Text

_span = attrs.field(kw_only=True)


class NameKind(Enum):
    """What a name that is no fact stands for."""

    FIGURE = "figure"  # a parameter
    DEFINITION = "definition"
    CHARGE = "charge"  # what is left of a charge on the same row after its reliefs
    AMOUNT = "amount"  # another incentive's amount
    ELIGIBILITY = "eligibility"  # whether another incentive is due
    INCENTIVE = "incentive"  # an incentive as awards name it, never what it comes to
    DECLARED = "declared"  # a fact that an instrument asks for
    BASIS = "basis"
    RELIEVED = "relieved"  # what reliefs take off the basis in a row of an account
    EXEMPT = "exempt"  # whether a relief frees a row of an account from the whole charge
    LAW_DATE = "law_date"
    BEGINS = "begins"  # the first day on which an instrument is in force
    ENDS = "ends"  # the last one


@attrs.frozen(eq=False, repr=False)
class Constant:
    """A value that stands in the expression itself."""

    value: Value
    type: Type
    span: Span = _span


@attrs.frozen(eq=False, repr=False)
class FactValue:
    """A fact of the case, by its path from the root."""

    path: tuple[str, ...]
    type: Type
    span: Span = _span


@attrs.frozen(eq=False, repr=False)
class RowValue:
    """A fact of the row that a variable stands for; without a path its place in the list."""

    variable: str
    path: tuple[str, ...]
    type: Type
    span: Span = _span


@attrs.frozen(eq=False, repr=False)
class Named:
    """Something that the law or the case names, such as a figure, a definition or a charge.

    `of_row`: a definition that speaks of the first, here said of the row of the second.
    """

    kind: NameKind
    id: str
    type: Type
    of_row: tuple[str, str] | None = attrs.field(default=None, kw_only=True)
    span: Span = _span


@attrs.frozen(eq=False, repr=False)
class Apply:
    """An operator with its arguments."""

    operator: Operator
    arguments: "tuple[Expression, ...]"
    type: Type
    span: Span = _span


@attrs.frozen(eq=False, repr=False)
class Branch:
    """If `test` holds, `value`; `None` is 'not applicable', of which `why_none` is said."""

    test: "Expression"
    value: "Expression | None"
    why_none: "Clause | None" = None


@attrs.frozen(eq=False, repr=False)
class Dated:
    """The days of each version; `figure` is its number, from 1. No days: rules that set, or 0."""

    figure: Named
    windows: tuple[Window, ...]


@attrs.frozen(eq=False, repr=False)
class Choose:
    """The first branch whose test holds, else `otherwise`; `None` is 'not applicable'.

    `why_none`: what is said of nothing being given or required otherwise, if anything is.
    `dated`: the values are versions of one rule; on a day without one nobody can say what it is.
    """

    branches: tuple[Branch, ...]
    otherwise: "Expression | None"
    type: Type
    why_none: "Clause | None" = attrs.field(default=None, kw_only=True)
    dated: Dated | None = attrs.field(default=None, kw_only=True)
    span: Span = _span

    @property
    def versions(self) -> "tuple[tuple[Window, Expression], ...]":
        """Each version with its days, in their order; none of cases that are no versions."""
        values = (*(branch.value for branch in self.branches), self.otherwise)
        said = zip(self.dated.windows if self.dated is not None else (), values, strict=False)
        return tuple((days, value) for days, value in said if value is not None)


@attrs.frozen(eq=False, kw_only=True, repr=False)
class RowPeriods:
    """Into which periods the rows of a list fall, such as the returns of a tax.

    `by`: the cycle of a row's period, read on the last day of the row's month (or on its day); of a
    row for which `condition` fails then, that month (or day). One period has the same days.
    """

    id: str
    instrument: str
    text: Text
    citation: Citation
    list_name: str
    row: RecordType
    by: "Expression"
    condition: "Expression | None"
    span: Span

    @property
    def expressions(self) -> "tuple[Expression, ...]":
        """The conditions of its own; they speak of the row under the vocabulary's name."""
        return (self.by,) if self.condition is None else (self.condition, self.by)


@attrs.frozen(eq=False, repr=False)
class Gather:
    """A sum and its like over rows; `periods`: those of the row's own; `most`: so many largest."""

    kind: Gathering
    rows: str
    variable: str
    body: "Expression"
    guard: "Expression | None"
    type: Type
    periods: RowPeriods | None = attrs.field(default=None, kw_only=True)
    most: "Expression | None" = attrs.field(default=None, kw_only=True)
    span: Span = _span


@attrs.frozen(eq=False, repr=False)
class Carry:
    """What is used in a row of what rows before it, or it, have added to an account.

    `rows`: the list, `variable`: what one row of it is called. `opening`: what there is before the
    first row (None: nothing). In each row `adds` comes to the account and at most `used` is taken
    from it, the oldest first; what is older than `lasts` months lapses (None: never).
    `charge`: it is kept for that charge, at its day of the row; of any other `at` says the day.
    `keys`: rows that are alike in these have an account together. `test`: a row for which it does
    not hold counts for nothing; nor does one on whose day `instrument` is not in force.
    """

    rows: str
    variable: str
    opening: "Expression | None"
    adds: "Expression"
    used: "Expression"
    lasts: int | None
    type: Type
    at: "Expression | None" = attrs.field(default=None, kw_only=True)
    charge: str | None = attrs.field(default=None, kw_only=True)
    keys: "tuple[Expression, ...]" = attrs.field(default=(), kw_only=True)
    test: "Expression | None" = attrs.field(default=None, kw_only=True)
    instrument: str = attrs.field(kw_only=True)
    span: Span = _span

    @property
    def of_row(self) -> "tuple[Expression, ...]":
        """What is worked out in each row."""
        parts = (self.at, self.test, *self.keys, self.adds, self.used)
        return tuple(part for part in parts if part is not None)


@attrs.frozen(eq=False, repr=False)
class Lookup:
    """The figure of a table for the given keys."""

    table: Named
    keys: "tuple[Expression, ...]"
    type: Type
    span: Span = _span


@attrs.frozen(eq=False, repr=False)
class Graduate:
    """Brackets, perhaps those in a cell, applied to a number; `limits`: figures named in them."""

    kind: Graduation
    brackets: Named | Lookup
    argument: "Expression"
    type: Type
    limits: tuple[Named, ...] = ()
    span: Span = _span

    @property
    def figure(self) -> Named:
        """The figure of the law that the brackets are, or the table in which they stand."""
        return self.brackets.table if isinstance(self.brackets, Lookup) else self.brackets


@attrs.frozen(kw_only=True, repr=False)
class Clause:
    """What a part of a rule says in words, where, and which papers prove it.

    `id`, unique within its rule: as the author says (`is_named`), else the place where it stands.
    """

    id: str
    text: Text | None
    citation: Citation | None
    evidence: tuple[str, ...] = ()
    standing: Standing = Standing.PUBLISHED
    is_named: bool = attrs.field(default=True, eq=False)


@attrs.frozen(eq=False, repr=False)
class Stated:
    """A part of a rule with its clause."""

    clause: Clause
    body: "Expression"
    type: Type
    span: Span = _span


Atom = Constant | FactValue | RowValue | Named
"""What has no expression inside it."""

Expression = Atom | Apply | Choose | Gather | Carry | Lookup | Graduate | Stated
"""A checked expression of the policy language. What is in it is not public."""


def parts_of(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside `expression`, in the order in which they are read."""
    match expression:
        case Constant() | FactValue() | RowValue() | Named():
            return ()
        case Apply(arguments=arguments):
            return arguments
        case Choose(branches=branches, otherwise=otherwise):
            inside = [part for branch in branches for part in (branch.test, branch.value)]
            version = () if expression.dated is None else (expression.dated.figure,)
            return (*version, *(part for part in (*inside, otherwise) if part is not None))
        case Gather(periods=periods):
            own = (expression.most, expression.guard, expression.body)
            said = tuple(part for part in own if part is not None)
            return said if periods is None else (*periods.expressions, *said)
        case Carry(opening=opening):
            return (*(() if opening is None else (opening,)), *expression.of_row)
        case Lookup(table=table, keys=keys):
            return (table, *keys)
        case Graduate(brackets=brackets, argument=argument, limits=limits):
            return (brackets, argument, *limits)
        case Stated(body=body):
            return (body,)
        case _:
            assert_never(expression)


def walk(expression: Expression) -> list[Expression]:
    """The expression and everything inside it: each before its parts, parts in reading order."""
    walked: list[Expression] = []
    waiting = [expression]
    while waiting:
        walked.append(current := waiting.pop())
        waiting.extend(reversed(parts_of(current)))
    return walked


def is_broken(expression: Expression) -> bool:
    """Whether anything in it could not be read; then it is told there what is wrong."""
    return any(isinstance(part.type, BrokenType) for part in walk(expression))
