"""One line of text to syntax.

The grammar is a small part of Python's, read by the standard `ast` and whitelisted. `ast.parse`
only reads; nothing is ever compiled or run. Columns of `ast` are byte offsets and its numbers are
floats: only ASCII is let through, so that bytes are characters, and figures are taken from the
source text.
"""

import ast
import re
from contextlib import suppress
from fractions import Fraction

import attrs

from incentives.errors import Sentence
from incentives.language.slips import find_gap, find_slip
from incentives.language.syntax import (
    Apply,
    Choose,
    Gather,
    Gathering,
    Members,
    Name,
    Number,
    Select,
    Syntax,
)
from incentives.values.span import Span

MOST_CHARACTERS = 2_000
MOST_DEPTH = 60
MOST_TERMS = 400

_ALLOWED = re.compile(r"[A-Za-z0-9_ .,+\-*/()\[\]{}<>=!]*")
_DIGITS = "Write 0 or 1 in plain digits; every other figure is a parameter, named here."
_LETTERS = "Names are of a-z, A-Z, 0-9 and _; the signs are those of the reference."
_IN_BRACES = "Write 'in' before the braces; one value is written without them."
_EMPTY = "Write one, or leave the line out."
_TOO_DEEP = f"the expression is nested over {MOST_DEPTH} levels"
STRAY_BRACES = "values in braces stand only after 'in'"
_SLIPS = frozenset({"expression-syntax", "unknown-form"})
_DATE = re.compile(r"(?<![\w.])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![\w.])")
_LEADING_ZERO = re.compile(r"(?<![A-Za-z0-9_.])0[0-9]+")
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_UNARY: dict[type[ast.unaryop], str] = {ast.Not: "not", ast.USub: "neg"}
_BINARY: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
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


@attrs.define
class ExpressionFault(Exception):
    """Something wrong at one place of an expression; `hint` says what to do about it."""

    span: Span
    message: str | Sentence
    slug: str
    hint: str | Sentence | None = None


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
    _check_characters(text, at)
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        gap = find_gap(text, error.offset)
        span = at.within(start=gap.start, length=gap.length)
        raise ExpressionFault(span, gap.message, "expression-syntax", gap.hint) from None
    except (RecursionError, MemoryError):
        raise ExpressionFault(at, _TOO_DEEP, "expression-too-deep") from None
    return _Reader(text=text, at=at).read(tree.body, 0)


def _check_characters(text: str, at: Span) -> None:
    if len(text) > MOST_CHARACTERS:
        message = f"the expression has over {MOST_CHARACTERS} characters"
        raise ExpressionFault(at, message, "expression-too-long")
    allowed = _ALLOWED.match(text)
    end = allowed.end() if allowed else 0
    if end < len(text):
        raise ExpressionFault(
            at.within(start=end, length=1),
            f"the character {text[end]!r} has no place in an expression",
            "expression-syntax",
            _LETTERS,
        )
    if not text.strip():
        raise ExpressionFault(at, "the expression is empty", "expression-syntax", _EMPTY)
    for pattern, what in ((_DATE, "a date"), (_LEADING_ZERO, "not a plain number")):
        if refused := pattern.search(text):  # else a date would be read as a subtraction
            span = at.within(start=refused.start(), length=len(refused[0]))
            message = f"'{refused[0]}' is {what}"
            raise ExpressionFault(span, message, "expression-syntax", _DIGITS)
    _check_brackets(text, at)


def _check_brackets(text: str, at: Span) -> None:
    depth = 0
    for column, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth > MOST_DEPTH:
            span = at.within(start=column, length=1)
            raise ExpressionFault(span, _TOO_DEEP, "expression-too-deep")


@attrs.define
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
                return self._name(node)
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
            raise self._fault(node, _TOO_DEEP, "expression-too-deep")
        if self.terms > MOST_TERMS:
            message = f"the expression has over {MOST_TERMS} terms"
            raise self._fault(node, message, "expression-too-long")

    def _number(self, node: ast.Constant) -> Number:
        written = self.text[node.col_offset : node.end_col_offset]
        if written.isalpha():
            raise self._unknown_form(node)
        if not _NUMBER.fullmatch(written):
            message = f"'{written}' is not a plain number"
            raise self._fault(node, message, "expression-syntax", _DIGITS)
        return Number(Fraction(written), span=self._span(node))

    def _name(self, node: ast.expr) -> Name:
        parts: list[str] = []
        inner = node
        while isinstance(inner, ast.Attribute):
            parts.append(inner.attr)
            inner = inner.value
        if not isinstance(inner, ast.Name):
            raise self._unknown_form(node)
        parts.append(inner.id)
        if any(part.startswith("_") for part in parts):
            raise self._fault(node, "a name may not begin with an underscore", "forbidden-name")
        return Name(tuple(reversed(parts)), span=self._span(node))

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
        operator = _BINARY.get(type(node.op))
        if operator is None:
            raise self._unknown_form(node)
        left, right = self.read(node.left, depth + 1), self.read(node.right, depth + 1)
        return Apply(operator, (left, right), span=self._span(node))

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
        if len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp):
            return self._gather(node.func.id, node.args[0], node, depth)
        arguments = tuple(self._value_or_members(part, depth) for part in node.args)
        return Apply(self._name(node.func).path[0], arguments, span=self._span(node))

    def _gather(self, kind: str, inner: ast.GeneratorExp, node: ast.Call, depth: int) -> Gather:
        clause = inner.generators[0]
        is_simple = len(inner.generators) == 1 and len(clause.ifs) <= 1 and not clause.is_async
        if not is_simple or kind not in set(Gathering) or not isinstance(clause.target, ast.Name):
            raise self._unknown_form(node)
        guard = self.read(clause.ifs[0], depth + 1) if clause.ifs else None
        body = self.read(inner.elt, depth + 1)
        variable = self._name(clause.target).path[0]
        rows = self._name(clause.iter)
        return Gather(Gathering(kind), body, variable, rows, guard, span=self._span(node))

    def _select(self, node: ast.Subscript, depth: int) -> Select:
        keys = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if not keys:
            raise self._unknown_form(node)
        table = self._name(node.value)
        return Select(
            table, tuple(self.read(key, depth + 1) for key in keys), span=self._span(node)
        )

    def _span(self, node: ast.expr) -> Span:
        length = max((node.end_col_offset or 0) - node.col_offset, 1)
        return self.at.within(start=node.col_offset, length=length)

    def _fault(
        self, node: ast.expr, message: str, slug: str, hint: str | None = None
    ) -> ExpressionFault:
        return ExpressionFault(self._span(node), message, slug, hint)

    def _unknown_form(self, node: ast.expr) -> ExpressionFault:
        written = self.text[node.col_offset : node.end_col_offset]
        message = f"'{written[:60]}' is no form of this language"
        hint = "See 'Expressions' in the language reference."
        return self._fault(node, message, "unknown-form", hint)
