"""Syntax to checked expressions: names resolved, types and units worked out, faults told."""

from collections.abc import Iterable
from typing import assert_never

import attrs

from incentives.errors import Sentence
from incentives.language import syntax
from incentives.language.characters import ExpressionFault
from incentives.language.expression import (
    Apply,
    Branch,
    Choose,
    Clause,
    Constant,
    Expression,
    Named,
    NameKind,
)
from incentives.language.operators import CONNECTIVES, EQUALITIES, OPERATORS
from incentives.language.parser import STRAY_BRACES, is_expression
from incentives.language.row_forms import (
    FORMS,
    check_gather,
    check_select,
    hint_of_row,
    row_of,
)
from incentives.language.scope import Rows, Scope, placeholder
from incentives.language.signatures import Mismatch
from incentives.language.slips.find import find_slip_of_word
from incentives.language.slips.names import FUNCTIONS, gathered, over_rows
from incentives.language.slips.nearest import meant, one_of
from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    DATE,
    BooleanType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    GroupType,
    NumberType,
    StatusType,
    Type,
    ZeroType,
    in_words,
)
from incentives.language.units.related import applied
from incentives.values.number import exact
from incentives.values.span import Span
from incentives.values.unit import ONE


@attrs.define(repr=False)
class Checker:
    """Checks expressions in one scope and collects their faults in `faults`.

    `bound`: the variables of the sums being checked, outermost first. `text`: the expression as it
    is written, for the hints.
    """

    scope: Scope
    faults: list[ExpressionFault] = attrs.field(factory=list)
    bound: list[str] = attrs.field(factory=list)
    text: str = ""

    def check(
        self, tree: syntax.Syntax, *, expected: Type | None = None, text: str = ""
    ) -> Expression:
        """The checked form of `tree`, of the expected type if one is.

        With a fault inside, its type may be `BrokenType`; the faults tell.
        """
        self.text = text
        rows = self.scope.rows
        if isinstance(expected, ChoiceType):
            return self.conform(self.value_of(tree, expected, rows), expected)
        checked = self.check_in(tree, rows)
        return self.conform(checked, expected) if expected is not None else checked

    def conform(self, checked: Expression, expected: Type) -> Expression:
        """`checked` as something of the expected type.

        A bare status becomes 'held at the law date', zero fits every unit, and what is broken fits
        everything; all else is a fault (`wrong-type`).
        """
        if isinstance(expected, BooleanType):
            checked = self._as_condition(checked)
        type_ = checked.type
        is_zero_of_it = isinstance(type_, ZeroType) and isinstance(expected, NumberType)
        if type_ == expected or is_zero_of_it or isinstance(type_, BrokenType):
            return checked
        message = f"expected {in_words(expected)}, found {in_words(type_)}"
        return self.broken(checked.span, message, "wrong-type")

    def check_in(self, tree: syntax.Syntax, rows: Rows) -> Expression:
        """The checked form of a part, where these rows may be spoken of."""
        match tree:
            case syntax.Number():
                return self._number(tree)
            case syntax.Name():
                return self._name(tree, rows)
            case syntax.Apply():
                return self._apply(tree, rows)
            case syntax.Choose():
                return self._choose(tree, rows)
            case syntax.Gather():
                return check_gather(self, tree, rows)
            case syntax.Select():
                return check_select(self, tree, rows)
            case syntax.Members():
                return self.broken(tree.span, STRAY_BRACES, "wrong-type")
            case _:
                assert_never(tree)

    def _number(self, tree: syntax.Number) -> Expression:
        if tree.value not in {0, 1}:
            message = "a figure of the law stands in a formula"
            hint = "Make it a parameter with a unit and a citation."
            return self.broken(tree.span, message, "literal-figure", hint)
        type_ = ZeroType() if tree.value == 0 else NumberType(ONE)
        return Constant(exact(tree.value), type_, span=tree.span)

    def _name(self, tree: syntax.Name, rows: Rows) -> Expression:
        if tree.path == ("law_date",):
            return Named(NameKind.LAW_DATE, "law_date", DATE, span=tree.span)
        meaning = self.scope.find(tree.path, rows, tree.span)
        if meaning is not None:
            return meaning
        return self.unknown_name(tree, self.scope.known_names(), "unknown-name")

    def unknown_name(
        self, tree: syntax.Name, candidates: Iterable[str], slug: str, what: str = "name"
    ) -> Expression:
        """Notes a name that stands for nothing, with the nearest of the candidates."""
        slip = find_slip_of_word(self.text, str(tree), is_expression)
        if slip is not None:
            return self.broken(tree.span, slip.message, slug, slip.hint)
        hint = hint_of_row(self, tree)
        if hint is None:
            known = tuple(candidates)
            if any(name.startswith(f"{tree}.") for name in known):
                message = f"'{tree}' has no value by itself"
                return self.broken(tree.span, message, slug, f"Write {tree}.NAME.")
            of_a_kind = [name for name in known if ("." in name) is (len(tree.path) > 1)]
            hint = meant(str(tree), of_a_kind, cutoff=0.7)
        return self.broken(tree.span, f"unknown {what} '{tree}'", slug, hint)

    def _apply(self, tree: syntax.Apply, rows: Rows) -> Expression:
        slip = find_slip_of_word(self.text, tree.operator, is_expression)
        if slip is not None:
            return self.broken(tree.span, slip.message, "unknown-function", slip.hint)
        name = over_rows(tree)
        if name is not None and row_of(self, name, rows) is not None:
            message = f"'{tree.operator}' goes over rows one by one"
            hint = gathered(tree.operator, name)
            return self.broken(tree.span, message, "unknown-form", hint)
        form = FORMS.get(tree.operator)
        if form is not None and (formed := form(self, tree, rows)) is not None:
            return formed
        match tree.operator:
            case "==" | "!=" | "in" | "overlaps":
                arguments = self._choices(tree, rows)
            case _:
                arguments = tuple(self.check_in(argument, rows) for argument in tree.arguments)
        operator = OPERATORS.get(tree.operator)
        if operator is None:
            span = tree.span.within(start=0, length=len(tree.operator))
            if (right := FUNCTIONS.get(tree.operator.lower())) is not None:
                message = f"unknown function '{tree.operator}'"
                return self.broken(span, message, "unknown-function", right)
            name = syntax.Name((tree.operator,), span=span)
            return self.unknown_name(name, OPERATORS, "unknown-function", what="function")
        if operator.name in CONNECTIVES:
            arguments = tuple(self._as_condition(argument) for argument in arguments)
        return self.apply(operator.name, arguments, tree.span)

    def apply(self, name: str, arguments: tuple[Expression, ...], span: Span) -> Expression:
        """The operator applied to checked arguments, if its typing rule lets it."""
        operator = OPERATORS[name]
        if any(isinstance(argument.type, BrokenType) for argument in arguments):
            return placeholder(span)
        try:
            return applied(operator, arguments, span, self.scope)
        except Mismatch as mismatch:
            return self.broken(span, f"'{operator.sign.strip()}': {mismatch}", mismatch.slug)

    def _as_condition(self, checked: Expression) -> Expression:
        if not isinstance(checked.type, StatusType):
            return checked
        law_date = Named(NameKind.LAW_DATE, "law_date", DATE, span=checked.span)
        return Apply(OPERATORS["held_on"], (checked, law_date), BOOLEAN, span=checked.span)

    def _choices(self, tree: syntax.Apply, rows: Rows) -> tuple[Expression, ...]:
        """Arguments of which one may be values of the enumeration that the other one has."""
        if len(tree.arguments) != 2:
            return tuple(self.check_in(argument, rows) for argument in tree.arguments)
        left_tree, right_tree = tree.arguments
        if self._may_be_value(left_tree, rows) and tree.operator in EQUALITIES:
            right, left = self._beside(right_tree, left_tree, rows)
            return left, right
        return self._beside(left_tree, right_tree, rows)

    def _may_be_value(self, tree: syntax.Syntax, rows: Rows) -> bool:
        """Whether the tree is a single name that stands for nothing by itself."""
        if not isinstance(tree, syntax.Name) or len(tree.path) != 1:
            return False
        return self.scope.find(tree.path, rows, tree.span) is None

    def _beside(
        self, tree: syntax.Syntax, other: syntax.Syntax, rows: Rows
    ) -> tuple[Expression, Expression]:
        """`tree`, and `other`, which may be values of the enumeration that `tree` has."""
        checked = self.check_in(tree, rows)
        choice = checked.type.choice if isinstance(checked.type, ChoiceSetType) else checked.type
        if isinstance(choice, ChoiceType):
            if isinstance(other, syntax.Members):
                return checked, self._group(other, choice)
            return checked, self.value_of(other, choice, rows)
        if isinstance(checked.type, BrokenType) and (
            isinstance(other, syntax.Members) or self._may_be_value(other, rows)
        ):
            return checked, checked  # of which enumeration it would be a value, nobody can say
        if isinstance(other, syntax.Members):
            wanted = "values in braces go with a value of an enumeration"
            message = f"{wanted}, found {in_words(checked.type)}"
            return checked, self.broken(other.span, message, "wrong-type")
        return checked, self.check_in(other, rows)

    def _group(self, tree: syntax.Members, choice: ChoiceType) -> Expression:
        for name in tree.names:
            if str(name) not in choice.values:
                return self._unknown_value(name, choice)
        members = frozenset(map(str, tree.names))
        return Constant(members, GroupType(choice, members), span=tree.span)

    def value_of(self, tree: syntax.Syntax, choice: ChoiceType, rows: Rows) -> Expression:
        """The part as a value of the enumeration, by its name or by what has such a value."""
        if isinstance(tree, syntax.Choose):
            return self._choose(tree, rows, choice)
        if isinstance(tree, syntax.Name) and len(tree.path) == 1:
            if str(tree) in choice.values:
                return Constant(str(tree), choice, span=tree.span)
            meaning = self.scope.find(tree.path, rows, tree.span)
            return meaning if meaning is not None else self._unknown_value(tree, choice)
        return self.check_in(tree, rows)

    def _unknown_value(self, name: syntax.Name, choice: ChoiceType) -> Expression:
        hint = one_of(str(name), choice.values)
        message = f"'{name}' is no value of '{choice.name}'"
        return self.broken(name.span, message, "unknown-value", hint)

    def _choose(
        self, tree: syntax.Choose, rows: Rows, choice: ChoiceType | None = None
    ) -> Expression:
        """First-match cases on one line; `choice`: the enumeration of which each is a value."""
        test = self.conform(self.check_in(tree.test, rows), BOOLEAN)
        then, otherwise = (
            self.check_in(part, rows) if choice is None else self.value_of(part, choice, rows)
            for part in (tree.then, tree.otherwise)
        )
        return self.choose((Branch(test, then),), otherwise, tree.span)

    def choose(
        self,
        branches: tuple[Branch, ...],
        otherwise: Expression | None,
        span: Span,
        *,
        why_none: Clause | None = None,
    ) -> Expression:
        """First-match cases over checked parts; all values must be of one type.

        It is the type of the first that is not zero or broken; zero where all are, or there are
        none. Each value of another type is a fault (`wrong-type`).
        """
        every = (*(branch.value for branch in branches), otherwise)
        values = [value for value in every if value is not None]
        of_a_kind = [value for value in values if not isinstance(value.type, ZeroType | BrokenType)]
        type_: Type = of_a_kind[0].type if of_a_kind else BROKEN
        if all(isinstance(value.type, ZeroType) for value in values):
            type_ = ZeroType()
        for value in of_a_kind:
            if value.type != type_:
                message = (
                    f"the cases before give {in_words(type_)}, this one {in_words(value.type)}"
                )
                self.broken(value.span, message, "wrong-type")
        return Choose(branches, otherwise, type_, why_none=why_none, span=span)

    def broken(
        self, span: Span, message: str | Sentence, slug: str, hint: str | Sentence | None = None
    ) -> Expression:
        """Notes a fault; what stands for the part agrees with everything."""
        self.faults.append(ExpressionFault(span, message, slug, hint))
        return placeholder(span)
