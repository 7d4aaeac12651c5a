"""What a checker of expressions is told of its place, and what the forms of rows ask of it.

Both go on after a fault has been told: a `placeholder` stands where it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from incentives.errors import Sentence
from incentives.language import syntax
from incentives.language.expression import Constant, Expression, Named, NameKind, RowPeriods
from incentives.language.types import BROKEN, ChoiceType, NumberType, RecordType, RowsType, Type
from incentives.values.span import Span
from incentives.values.unit import Unit

Rows = Mapping[str, RecordType]


def placeholder(span: Span) -> Constant:
    """What stands for a part of which a fault has been told: it goes with all, and has no value."""
    return Constant(None, BROKEN, span=span)


class Awarded(Protocol):
    """The awards that a case lists, and the names of incentives that they are of."""

    def is_incentive(self, name: str) -> bool:
        """Whether the name is that of an incentive, or stands for the one whose rule it is."""

    def versions_of(self, name: str, span: Span) -> tuple[Expression, ...]:
        """The incentive of that name and those that it continues; empty: the rule is of none."""

    def names_incentives(self, fact: Expression, rows: Rows) -> bool:
        """Whether it is a fact that names an incentive, as an award does."""

    def listed(self) -> tuple[str, str, frozenset[str]] | None:
        """The list of awards, what one of them is called, and its facts.

        None where the domain has none, or does not say of them for what and on which day they were.
        """


class Scope(Protocol):
    """What names mean at the place of an expression."""

    @property
    def rows(self) -> Rows:
        """The rows that may be spoken of, by variable."""

    @property
    def implied_rows(self) -> frozenset[str]:
        """Those of them that whoever uses the expression goes over.

        So a sum in it may go over them under their own name.
        """

    def find(self, path: tuple[str, ...], rows: Rows, span: Span) -> Expression | None:
        """What the dotted name stands for where these rows may be spoken of, or None."""

    def subset(
        self, path: tuple[str, ...], variable: str | None, span: Span
    ) -> tuple[RowsType, Expression] | None:
        """The list of which the name stands for a part, and whether a row is of that; or None.

        `variable`: what stands for the row; None: what the domain calls one.
        """

    def periods(self, path: tuple[str, ...]) -> RowPeriods | None:
        """The periods of rows that the name stands for, or None."""

    def named_limits(self, figure: str, type_: NumberType, span: Span) -> tuple[Named, ...]:
        """The figures that are limits in brackets of the one by that full id."""

    def in_force(self, span: Span) -> tuple[Expression, Expression | None]:
        """The first and the last day of the instrument; None: it has no end."""

    def is_one_for_one(self, ratio: Unit) -> bool:
        """Whether one of the unit above counts for one of that below: `place/child`."""

    def incentive(self, name: str, kind: NameKind, span: Span) -> Expression | None:
        """The amount or eligibility of another incentive, or None if there is none of that name."""

    @property
    def awarded(self) -> "Awarded":
        """The awards received, and the incentives that they name."""

    def known_names(self) -> Iterable[str]:
        """Names to suggest."""

    def granted_by(self, level: str, span: Span) -> Sequence[Expression] | None:
        """The amounts that a level of government gives; None if no place is of that level."""

    def known_levels(self) -> Iterable[str]:
        """Names of levels to suggest."""

    def known_incentives(self) -> Iterable[str]:
        """Names of incentives to suggest."""


class Checking(Protocol):
    """The checker as the forms of rows see it."""

    scope: Scope
    bound: list[str]

    def check_in(self, tree: syntax.Syntax, rows: Rows) -> Expression:
        """The checked form of a part, where these rows may be spoken of."""

    def conform(self, checked: Expression, expected: Type) -> Expression:
        """`checked` as something of the expected type."""

    def value_of(self, tree: syntax.Syntax, choice: ChoiceType, rows: Rows) -> Expression:
        """A part of which it is known of which enumeration it is a value."""

    def apply(self, name: str, arguments: tuple[Expression, ...], span: Span) -> Expression:
        """The operator applied, if its arguments fit."""

    def broken(
        self, span: Span, message: str | Sentence, slug: str, hint: str | Sentence | None = None
    ) -> Expression:
        """The fault is told; what stands there is of the broken type, which goes with all."""

    def unknown_name(
        self, tree: syntax.Name, candidates: Iterable[str], slug: str, what: str = "name"
    ) -> Expression:
        """The fault is told, with the nearest of the candidates."""
