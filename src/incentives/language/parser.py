"""One expression as text to syntax.

The grammar is a small part of Python's, read by the standard `ast` and whitelisted. `ast.parse`
only reads; nothing is ever compiled or run. Columns of `ast` are byte offsets and its numbers are
floats: only ASCII is let through, so that bytes are characters, and figures are taken from the
source text.
"""

import ast
import re
from contextlib import suppress
from fractions import Fraction
from typing import cast

import attrs

from incentives.language.characters import (
    IN_DIGITS,
    MOST_DEPTH,
    TOO_DEEP,
    ExpressionFault,
    check_characters,
)
from incentives.language.operators.gathering import CALLED, Gathering
from incentives.language.reading.chains import Links, chain_of, halved
from incentives.language.slips.find import find_slip
from incentives.language.slips.gaps import LARGEST_FORM, find_bare_rows, find_gap
from incentives.language.syntax import Apply, Choose, Gather, Members, Name, Number, Select, Syntax
from incentives.values.span import Span
from incentives.values.text import Text

MOST_TERMS = 4_000

_IN_BRACES = "Write 'in' before the braces; one value is written without them."
STRAY_BRACES = "values in braces stand only after 'in'"
_SLIPS = frozenset({"expression-syntax", "unknown-form"})
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_UNARY: dict[type[ast.unaryop], str] = {ast.Not: "not", ast.USub: "neg"}
_COMPARISON: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}


def parse(text: str, *, at: Span) -> Syntax:
    """The syntax of the expression `text`, which stands in its file at `at`.

    A chain of comparisons is the `and` of them, and `not in` the `not` of an `in`.

    Raises:
        ExpressionFault: at the first thing that is not of the grammar, or beyond what one
            expression may have of characters, terms and levels.
    """
    try:
        return _parse(text, at)
    except ExpressionFault as fault:
        slip = find_slip(text, is_expression) if fault.slug in _SLIPS else None
        if slip is None:
            raise
        span = at.within(start=slip.start, length=slip.length)
        if fault.slug == "unknown-form" and fault.span.place <= span.place:
            span = fault.span  # the form is marked as a whole
        raise ExpressionFault(span, slip.message, fault.slug, slip.hint) from None


def is_expression(text: str) -> bool:
    """Whether the text is of the grammar, and within its limits."""
    with suppress(ExpressionFault):
        return bool(_parse(text, Span(file="", line=1, column=1)))
    return False


def _parse(text: str, at: Span) -> Syntax:
    check_characters(text, at)
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        gap = find_bare_rows(text, error.offset) or find_gap(text, error.offset)
        span = at.within(start=gap.start, length=gap.length)
        raise ExpressionFault(span, gap.message, "expression-syntax", gap.hint) from None
    except (RecursionError, MemoryError):
        raise ExpressionFault(at, TOO_DEEP, "expression-too-deep") from None
    return _Reader(text=text, at=at).read(tree.body, 0)


@attrs.define(repr=False)
class _Reader:
    """Walks the `ast` of one expression; refuses every node it does not know."""

    text: str
    at: Span
    terms: int = 0

    def read(self, node: ast.expr, depth: int) -> Syntax:
        self._count(node, depth)
        match node:
            case ast.Constant():
                return self._number(node)
            case ast.Name() | ast.Attribute():
                return self._named(node, depth)
            case ast.BinOp():
                return self._binary(node, depth)
            case ast.UnaryOp():
                return self._unary(node, depth)
            case ast.BoolOp():
                return self._joined(node, depth)
            case ast.Compare():
                return self._comparison(node, depth)
            case ast.IfExp():
                return self._choice(node, depth)
            case ast.Call():
                return self._call(node, depth)
            case ast.Subscript():
                return self._select(node, depth)
            case _:
                raise self._unknown_form(node)

    def _count(self, node: ast.expr, depth: int) -> None:
        self.terms += 1
        if depth > MOST_DEPTH:
            raise self._fault(node, TOO_DEEP, "expression-too-deep")
        if self.terms > MOST_TERMS:
            message = f"the expression has over {MOST_TERMS} terms"
            raise self._fault(node, message, "expression-too-long")

    def _number(self, node: ast.Constant) -> Number:
        written = self.text[node.col_offset : node.end_col_offset]
        if written.isalpha():
            raise self._unknown_form(node)
        if not _NUMBER.fullmatch(written):
            message = f"'{written}' is not a plain number"
            raise self._fault(node, message, "expression-syntax", IN_DIGITS)
        return Number(Fraction(written), span=self._span(node))

    def _named(self, node: ast.expr, depth: int) -> Syntax:
        """A name, or a fact of the row that a key names."""
        inner, path = self._path(node)
        if isinstance(inner, ast.Subscript):
            return attrs.evolve(self._select(inner, depth), path=path, span=self._span(node))
        return self._name(node)

    def _name(self, node: ast.expr) -> Name:
        inner, path = self._path(node)
        if not isinstance(inner, ast.Name):
            raise self._unknown_form(node)
        self._check_name(inner.id, node)
        return Name((inner.id, *path), span=self._span(node))

    def _path(self, node: ast.expr) -> tuple[ast.expr, tuple[str, ...]]:
        """What stands before the dots, and the names after them."""
        path: list[str] = []
        while isinstance(node, ast.Attribute):
            self._check_name(node.attr, node)
            path.append(node.attr)
            node = node.value
        return node, tuple(reversed(path))

    def _check_name(self, name: str, node: ast.expr) -> None:
        if name.startswith("_"):
            raise self._fault(node, "a name may not begin with an underscore", "forbidden-name")

    def _unary(self, node: ast.UnaryOp, depth: int) -> Apply:
        operator = _UNARY.get(type(node.op))
        if operator is None:
            raise self._unknown_form(node)
        return Apply(operator, (self.read(node.operand, depth + 1),), span=self._span(node))

    def _joined(self, node: ast.BoolOp, depth: int) -> Apply:
        operator = "and" if isinstance(node.op, ast.And) else "or"
        arguments = tuple(self.read(value, depth + 1) for value in node.values)
        return Apply(operator, arguments, span=self._span(node))

    def _choice(self, node: ast.IfExp, depth: int) -> Choose:
        test, then, otherwise = (
            self.read(part, depth + 1) for part in (node.test, node.body, node.orelse)
        )
        return Choose(test, then, otherwise, span=self._span(node))

    def _binary(self, node: ast.BinOp, depth: int) -> Apply:
        links = chain_of(node)
        if not links:
            raise self._unknown_form(node)
        if depth + len(links) > MOST_DEPTH + 1:
            return self._chained(links, depth)
        left, right = self.read(node.left, depth + 1), self.read(node.right, depth + 1)
        return Apply(links[-1].sign, (left, right), span=self._span(node))

    def _chained(self, links: Links, depth: int) -> Apply:
        """The chain as a tree of as few levels as there can be; each of its operators is a term."""
        sign, *sides = halved(links)
        left, right = (self._side(side, depth + 1) for side in sides)
        span = self._span_of(links[0].term, links[-1].term)
        return Apply(sign, (left, right), span=span)

    def _side(self, links: Links, depth: int) -> Syntax:
        if len(links) == 1:
            return self.read(links[0].term, depth)
        self._count(links[-1].term, depth)
        return self._chained(links, depth)

    def _comparison(self, node: ast.Compare, depth: int) -> Syntax:
        links: list[Syntax] = []
        left = self.read(node.left, depth + 1)
        for sign, right_node in zip(node.ops, node.comparators, strict=True):
            name = _COMPARISON.get(type(sign))
            if name is None:
                raise self._unknown_form(node)
            if isinstance(left, Members):
                raise self._fault(node, STRAY_BRACES, "expression-syntax", _IN_BRACES)
            right = self._value_or_members(right_node, depth)
            if isinstance(right, Members) and name not in {"in", "not in"}:
                raise self._fault(right_node, STRAY_BRACES, "expression-syntax", _IN_BRACES)
            operator = "in" if name == "not in" else name
            link = Apply(operator, (left, right), span=self._span(node))
            links.append(Apply("not", (link,), span=self._span(node)) if name == "not in" else link)
            left = right
        return links[0] if len(links) == 1 else Apply("and", tuple(links), span=self._span(node))

    def _value_or_members(self, node: ast.expr, depth: int) -> Syntax:
        return self._members(node) if isinstance(node, ast.Set) else self.read(node, depth + 1)

    def _members(self, node: ast.Set) -> Members:
        return Members(tuple(self._name(element) for element in node.elts), span=self._span(node))

    def _call(self, node: ast.Call, depth: int) -> Syntax:
        if (
            not isinstance(node.func, ast.Name)
            or node.keywords
            or any(isinstance(part, ast.Starred) for part in node.args)
        ):
            raise self._unknown_form(node)
        if node.func.id == "neg":  # the tree's own name for the minus sign
            raise self._fault(node.func, "unknown function 'neg'", "unknown-function")
        if node.args and isinstance(node.args[-1], ast.GeneratorExp):
            return self._gather(node.func.id, node.args[-1], node, depth)
        arguments = tuple(self._value_or_members(part, depth) for part in node.args)
        return Apply(self._name(node.func).path[0], arguments, span=self._span(node))

    def _gather(self, kind: str, inner: ast.GeneratorExp, node: ast.Call, depth: int) -> Gather:
        clause = inner.generators[0]
        is_simple = len(inner.generators) == 1 and len(clause.ifs) <= 1 and not clause.is_async
        if not is_simple or kind not in CALLED or not isinstance(clause.target, ast.Name):
            raise self._unknown_form(node)
        before = node.args[:-1]
        if len(before) != (kind == Gathering.LARGEST):
            hint = LARGEST_FORM if kind == Gathering.LARGEST else None
            raise self._unknown_form(node, hint)
        most = self.read(before[0], depth + 1) if before else None
        guard = self.read(clause.ifs[0], depth + 1) if clause.ifs else None
        body = self.read(inner.elt, depth + 1)
        variable = self._name(clause.target).path[0]
        rows = self._name(clause.iter)
        kind_ = Gathering(kind)
        return Gather(kind_, body, variable, rows, guard, most=most, span=self._span(node))

    def _select(self, node: ast.Subscript, depth: int) -> Select:
        keys = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if not keys:
            raise self._unknown_form(node)
        table = self._name(node.value)
        return Select(
            table, tuple(self.read(key, depth + 1) for key in keys), span=self._span(node)
        )

    def _span(self, node: ast.expr) -> Span:
        return self._span_of(node, node)

    def _span_of(self, first: ast.expr, last: ast.expr) -> Span:
        """From the one to the other; what is parsed of a text has an end."""
        end = cast(int, last.end_col_offset)
        return self.at.within(start=first.col_offset, length=end - first.col_offset)

    def _fault(
        self, node: ast.expr, message: str, slug: str, hint: str | Text | None = None
    ) -> ExpressionFault:
        return ExpressionFault(self._span(node), message, slug, hint)

    def _unknown_form(self, node: ast.expr, hint: Text | None = None) -> ExpressionFault:
        written = self.text[node.col_offset : node.end_col_offset]
        message = f"'{written[:60]}' is no form of this language"
        see = "See 'Expressions' in the language reference."
        return self._fault(node, message, "unknown-form", see if hint is None else hint)
