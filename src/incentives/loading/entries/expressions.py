"""Conditions and quantities of a policy file to checked expressions.

The YAML around the one-line expressions is sugar.
"""

from typing import Literal, assert_never, get_args

import attrs

from incentives.language.characters import ExpressionFault
from incentives.language.checker import Checker
from incentives.language.expression import Clause, Constant, Expression, Stated
from incentives.language.no_limit import NoLimit
from incentives.language.operators import ROUNDED_BY
from incentives.language.parser import parse
from incentives.language.reading.folding import folded
from incentives.language.scope import placeholder
from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    NumberType,
    Type,
)
from incentives.loading.entries.cases import Cases, Inner
from incentives.loading.entries.figures.at_place import is_at_place, read_at_place
from incentives.loading.entries.figures.compared import COMPARISONS, read_compared, refuse_bounds
from incentives.loading.entries.figures.of_rule import FiguresOfRule
from incentives.loading.entries.figures.versions import Versions
from incentives.loading.entries.rounding import read_rounding
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table, one_or_several
from incentives.values.citation import Citation
from incentives.values.number import exact
from incentives.values.span import Span

ConditionForm = Literal["when", "all", "any", "exactly_one", "not", "compared", "cases", "versions"]
CONDITION_FORMS: tuple[ConditionForm, ...] = get_args(ConditionForm)
STATED_KEYS = ("id", "text", "cite", "evidence", "standing")
CONDITION_KEYS = (*CONDITION_FORMS, *COMPARISONS, "unless", *STATED_KEYS)
QuantityForm = Literal["value", "cases", "sum", "product", "versions"]
QUANTITY_FORMS: tuple[QuantityForm, ...] = get_args(QuantityForm)
BOUND_KEYS = ("less", "at_most", "at_least", "round")
QUANTITY_KEYS = (*QUANTITY_FORMS, *BOUND_KEYS, "text", "cite", "standing")
LIMIT_KEYS = ("cases", "text", "cite", "standing")

Term = tuple[Expression, Span]
"""One of several that are added up or multiplied, and where it stands."""

_BOUNDS = (("at_least", "max", NoLimit.FLOOR), ("at_most", "min", NoLimit.CAP))
_EXCEPTION = "Under 'unless' stand exceptions from what 'when', 'all' or 'any' says beside it."
_ESCAPED = "an expression is written as it is, without escapes"
_FOLDED = "Write it on one line, or on several under '>-'."


@attrs.define(repr=False)
class ExpressionReader:
    """Reads the conditions and quantities of one rule.

    Clauses without a `cite` of their own take `citation`; `papers` are those that the domain has,
    `figures` where those are kept that the rule states itself.
    What cannot be read is a fault, and an expression of no type, so that reading goes on.
    """

    checker: Checker
    fields: Fields
    citation: Citation
    papers: tuple[str, ...]
    figures: FiguresOfRule | None = None
    clause_ids: set[str] = attrs.field(factory=set)

    def expression(self, node: Node, expected: Type | None = None) -> Expression:
        """An expression, on one line or folded over several."""
        scalar = self.fields.scalar(node, what="an expression")
        if scalar is None:
            return placeholder(node.span)
        written = scalar.as_written()
        if written is None:
            self.fields.log.add(scalar.span, _ESCAPED, "expression-syntax", _FOLDED)
            return placeholder(node.span)
        text, at = written
        self.checker.faults.clear()
        try:
            checked = self.checker.check(parse(text, at=at), expected=expected, text=text)
        except ExpressionFault as fault:
            self.fields.log.add_expression(fault)
            return placeholder(node.span)
        self.log_faults()
        return checked

    def condition(self, node: Node) -> Expression:
        """A condition: an expression, or a table of `when`, `all`, `any`, `not` or `cases`."""
        if isinstance(node, Scalar):
            return self.expression(node, BOOLEAN)
        what = "a condition"
        table = self.fields.table(node, allowed=CONDITION_KEYS, what=what)
        if table is None:
            return placeholder(node.span)
        hint = _EXCEPTION if table.find("unless") is not None else None
        chosen = self.fields.one_of(table, CONDITION_FORMS, what=what, hint=hint)
        if chosen is None:
            return placeholder(node.span)
        body = self._condition_body(*chosen, table)
        exceptions = tuple(
            self.condition(exception)
            for exception in self.fields.members(table.find("unless"), what="'unless'")
        )
        if exceptions:
            any_holds = self._apply("or", exceptions, table.span)
            none_holds = self._apply("not", (any_holds,), table.span_of("unless"))
            body = self._apply("and", (body, none_holds), table.span)
        return self.stated(table, body)

    def _condition_body(self, form: ConditionForm, node: Node, table: Table) -> Expression:
        refuse_bounds(table, form, self.fields)
        match form:
            case "when":
                return self.expression(node, BOOLEAN)
            case "not":
                return self._apply("not", (self.condition(node),), table.span)
            case "compared":
                return read_compared(table, node, self)
            case "cases":
                nothing = Constant(value=True, type=BOOLEAN, span=table.span)
                return self.cases("require", self.condition, nothing=nothing).read(node)
            case "all":
                return self._combined("and", form, node, table.span)
            case "any":
                return self._combined("or", form, node, table.span)
            case "exactly_one":
                return self._combined(form, form, node, table.span)
            case "versions":
                return Versions(inner=self.condition, reader=self).read(node)
            case _:
                assert_never(form)

    def _combined(self, operator: str, form: str, node: Node, span: Span) -> Expression:
        """The conditions that are listed under `form`, with the operator between them."""
        members = self.fields.members(node, what=f"'{form}'")
        conditions = tuple(self.condition(member) for member in members)
        if conditions:
            return self._apply(operator, conditions, span)
        if isinstance(node, Listing):
            self.fields.log.add(node.span, f"'{form}' lists no condition", "empty-list")
        return placeholder(node.span)

    def quantity(
        self, node: Node, expected: Type | None = None, no_limit: NoLimit | None = None
    ) -> Expression:
        """A number with what comes off it, its floor, cap and rounding, in this order.

        `no_limit`: the number is a cap or floor, which cases may say there is none of.
        """
        if isinstance(node, Scalar):
            return self.expression(node, expected)
        if is_at_place(node):
            figure = read_at_place(node, self.figures, self.fields)
            return self.conform(figure, expected) if expected is not None else figure
        what = "a quantity"
        table = self.fields.table(node, allowed=QUANTITY_KEYS, what=what)
        if table is None:
            return placeholder(node.span)
        chosen = self.fields.one_of(table, QUANTITY_FORMS, what=what)
        if chosen is None:
            return placeholder(node.span)

        def read_inner(inner: Node) -> Expression:
            return self.quantity(inner, expected)

        if any(table.find(key) is not None for key in BOUND_KEYS):
            no_limit = None
        body = self._quantity_body(*chosen, read_inner, no_limit)
        for off in one_or_several(table.find("less")):
            body = self._apply("-", (body, read_inner(off)), off.span)
        for key, operator, unlimited in _BOUNDS:
            bound = table.find(key)
            if bound is not None:
                limit = self.quantity(bound, expected, unlimited)
                body = self._apply(operator, (body, limit), bound.span)
        return self.stated(table, self._rounded(table, body))

    def _quantity_body(
        self, form: QuantityForm, node: Node, inner: Inner, no_limit: NoLimit | None
    ) -> Expression:
        match form:
            case "value":
                return inner(node)
            case "cases":
                return self.cases("value", inner, nothing=None, no_limit=no_limit).read(node)
            case "sum":
                return self._joined("+", form, node, inner)
            case "product":  # of which no factor need be what the whole is
                return self._joined("*", form, node, self.quantity)
            case "versions":
                return Versions(inner=inner, reader=self).read(node)
            case _:
                assert_never(form)

    def _joined(self, operator: str, form: str, node: Node, inner: Inner) -> Expression:
        """The numbers that are listed under `form`, with the operator between them."""
        members = self.fields.members(node, what=f"'{form}'")
        if not members:
            if isinstance(node, Listing):
                self.fields.log.add(node.span, f"'{form}' lists no number", "empty-list")
            return placeholder(node.span)
        terms = [(inner(member), member.span) for member in members]
        body, _ = folded(terms, lambda before, term: self._both(operator, before, term))
        return body

    def _both(self, operator: str, before: Term, term: Term) -> Term:
        """Both under the operator, which stands where the second begins."""
        return self._apply(operator, (before[0], term[0]), term[1]), before[1]

    def stated(self, table: Table, body: Expression) -> Expression:
        """`body` with the clause that the table states around it.

        Without any wording or source it is `body` itself.
        """
        clause = self.clause(table)
        return Stated(clause, body, body.type, span=table.span) if clause is not None else body

    def clause(self, table: Table) -> Clause | None:
        """The clause that the table states; None if it has no wording, source or id."""
        if not any(table.find(key) is not None for key in STATED_KEYS):
            return None
        return Clause(
            id=self._clause_id(table),
            text=self.fields.wording(table.find("text"), what="'text'"),
            citation=self.cited(table),
            evidence=self.evidence(table),
            standing=self.fields.standing(table),
            is_named=table.find("id") is not None,
        )

    def cited(self, table: Table) -> Citation:
        """The clause that the table cites, else that of the rule around it."""
        clause = self.fields.words(table.find("cite"), what="'cite'")
        return attrs.evolve(self.citation, clause=clause) if clause else self.citation

    def evidence(self, table: Table) -> tuple[str, ...]:
        """The papers that the table names; papers that the domain does not have are a fault."""
        named = [
            self.fields.scalar(node, what="a paper")
            for node in self.fields.members(table.find("evidence"), what="'evidence'")
        ]
        for paper in named:
            if paper is not None and paper.text not in self.papers:
                self.fields.unknown_value(paper, self.papers)
        return tuple(paper.text for paper in named if paper is not None)

    def _clause_id(self, table: Table) -> str:
        stated = self.fields.scalar(table.find("id"), what="'id'")
        name = stated.text if stated is not None else f"line-{table.span.line}-{table.span.column}"
        if name in self.clause_ids:
            message = f"the id '{name}' is used twice in one rule"
            self.fields.log.add(table.span, message, "repeated-id")
        self.clause_ids.add(name)
        return name

    def cases(
        self,
        value_key: str,
        inner: Inner,
        *,
        nothing: Expression | None,
        no_limit: NoLimit | None = None,
    ) -> Cases:
        """First-match cases of which each gives what stands under the key."""
        return Cases(
            value_key=value_key, inner=inner, nothing=nothing, no_limit=no_limit, reader=self
        )

    def _rounded(self, table: Table, body: Expression) -> Expression:
        rounding = read_rounding(table, "round", self.fields)
        if rounding is None:
            return body
        unit_type = body.type if isinstance(body.type, NumberType) else BROKEN
        span = table.span_of("round")
        to = Constant(exact(rounding.step), unit_type, span=span)
        return self._apply(ROUNDED_BY[rounding.mode], (body, to), span)

    def _apply(self, operator: str, arguments: tuple[Expression, ...], span: Span) -> Expression:
        applied = self.checker.apply(operator, arguments, span)
        self.log_faults()
        return applied

    def conform(self, checked: Expression, expected: Type) -> Expression:
        """What was read as something of the expected type; else a fault."""
        self.checker.faults.clear()
        conformed = self.checker.conform(checked, expected)
        self.log_faults()
        return conformed

    def log_faults(self) -> None:
        """Notes what the checker has found, and forgets it."""
        for fault in self.checker.faults:
            self.fields.log.add_expression(fault)
        self.checker.faults.clear()
