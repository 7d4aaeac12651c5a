"""One line of text to syntax: the grammar is a small part of Python's, read by the standard `ast` and whitelisted.

`ast.parse` only reads; nothing is ever compiled or run. Columns of `ast` are byte offsets and its numbers are floats:
only ASCII is let through, so that bytes are characters, and figures are taken from the source text.
"""

import ast
import re
from fractions import Fraction

import attrs

from incentives.language.syntax import Apply, Choose, Gather, Members, Name, Number, Select, Syntax
from incentives.values.span import Span

MOST_CHARACTERS = 2_000
MOST_DEPTH = 60
MOST_TERMS = 400
GATHERINGS = frozenset({"sum", "count", "any", "all", "max", "min"})

_ALLOWED = re.compile(r"[A-Za-z0-9_ .,+\-*/()\[\]{}<>=!]*")
_DIGITS = "Write digits, such as 0 or 1."
_LEADING_ZERO = re.compile(r"(?<![A-Za-z0-9_.])0[0-9]+")
_NUMBER = re.compile(r"(0|[1-9][0-9]*)(\.[0-9]+)?")
_BINARY: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISON: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


@attrs.define
class ExpressionFault(Exception):
    """Something wrong at one place of an expression."""

    span: Span
    message: str
    slug: str
    hint: str | None = None


def parse(text: str, *, at: Span) -> Syntax:
    """The syntax of the expression `text`, which stands in its file at `at`.

    Raises:
        ExpressionFault: at the first thing that is not of the grammar.
    """
    _check_characters(text, at)
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        start = min(max((error.offset or 1) - 1, 0), max(len(text) - 1, 0))
        raise ExpressionFault(at.within(start=start, length=1), "this is not an expression", "expression-syntax") from None
    except (RecursionError, MemoryError):
        raise ExpressionFault(at, f"the expression is nested over {MOST_DEPTH} levels", "expression-too-deep") from None
    return _Reader(text=text, at=at).read(tree.body, 0)


def _check_characters(text: str, at: Span) -> None:
    if len(text) > MOST_CHARACTERS:
        raise ExpressionFault(at, f"the expression has over {MOST_CHARACTERS} characters", "expression-too-long")
    allowed = _ALLOWED.match(text)
    end = allowed.end() if allowed else 0
    if end < len(text):
        raise ExpressionFault(
            at.within(start=end, length=1),
            f"the character {text[end]!r} has no place in an expression",
            "expression-syntax",
        )
    if not text.strip():
        raise ExpressionFault(at, "the expression is empty", "expression-syntax")
    if zeros := _LEADING_ZERO.search(text):
        written = zeros[0]
        span = at.within(start=zeros.start(), length=len(written))
        raise ExpressionFault(span, f"'{written}' is not a plain number", "expression-syntax", _DIGITS)
    depth = 0
    for column, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if depth > MOST_DEPTH:
            raise ExpressionFault(
                at.within(start=column, length=1),
                f"the expression is nested over {MOST_DEPTH} levels",
                "expression-too-deep",
            )


@attrs.define
class _Reader:
    """Walks the `ast` of one expression; refuses every node it does not know."""

    text: str
    at: Span
    terms: int = 0

    def read(self, node: ast.expr, depth: int) -> Syntax:
        self.terms += 1
        if depth > MOST_DEPTH:
            raise self._fault(node, f"the expression is nested over {MOST_DEPTH} levels", "expression-too-deep")
        if self.terms > MOST_TERMS:
            raise self._fault(node, f"the expression has over {MOST_TERMS} terms", "expression-too-long")
        match node:
            case ast.Constant():
                return self._number(node)
            case ast.Name() | ast.Attribute():
                return self._name(node)
            case ast.BinOp():
                return self._binary(node, depth)
            case ast.UnaryOp(op=ast.Not() | ast.USub()):
                operator = "not" if isinstance(node.op, ast.Not) else "neg"
                return Apply(operator, (self.read(node.operand, depth + 1),), span=self._span(node))
            case ast.BoolOp():
                operator = "and" if isinstance(node.op, ast.And) else "or"
                return Apply(operator, tuple(self.read(value, depth + 1) for value in node.values), span=self._span(node))
            case ast.Compare():
                return self._comparison(node, depth)
            case ast.IfExp():
                test, then, otherwise = (self.read(part, depth + 1) for part in (node.test, node.body, node.orelse))
                return Choose(test, then, otherwise, span=self._span(node))
            case ast.Call():
                return self._call(node, depth)
            case ast.Subscript():
                return self._select(node, depth)
            case _:
                raise self._unknown_form(node)

    def _number(self, node: ast.Constant) -> Number:
        written = self.text[node.col_offset : node.end_col_offset]
        if written.isalpha():
            raise self._unknown_form(node)
        if not _NUMBER.fullmatch(written):
            raise self._fault(node, f"'{written}' is not a plain number", "expression-syntax", _DIGITS)
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

    def _binary(self, node: ast.BinOp, depth: int) -> Apply:
        operator = _BINARY.get(type(node.op))
        if operator is None:
            raise self._unknown_form(node)
        left, right = self.read(node.left, depth + 1), self.read(node.right, depth + 1)
        return Apply(operator, (left, right), span=self._span(node))

    def _comparison(self, node: ast.Compare, depth: int) -> Syntax:
        links: list[Syntax] = []
        left = self.read(node.left, depth + 1)
        for operator, right_node in zip(node.ops, node.comparators, strict=True):
            name = _COMPARISON.get(type(operator))
            if name is None:
                raise self._unknown_form(node)
            if isinstance(left, Members):
                raise self._fault(node, "values in braces stand only after 'in'", "expression-syntax")
            right = self._members(right_node) if isinstance(right_node, ast.Set) else self.read(right_node, depth + 1)
            if isinstance(right, Members) and name not in {"in", "not in"}:
                raise self._fault(right_node, "values in braces stand only after 'in'", "expression-syntax")
            link: Syntax = Apply("in" if name == "not in" else name, (left, right), span=self._span(node))
            links.append(Apply("not", (link,), span=self._span(node)) if name == "not in" else link)
            left = right
        return links[0] if len(links) == 1 else Apply("and", tuple(links), span=self._span(node))

    def _members(self, node: ast.Set) -> Members:
        return Members(tuple(self._name(element) for element in node.elts), span=self._span(node))

    def _call(self, node: ast.Call, depth: int) -> Syntax:
        if not isinstance(node.func, ast.Name) or node.keywords or any(isinstance(part, ast.Starred) for part in node.args):
            raise self._unknown_form(node)
        if node.func.id == "neg":  # the tree's own name for the minus sign
            raise self._fault(node.func, "unknown function 'neg'", "unknown-function")
        if len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp):
            return self._gather(node.func.id, node.args[0], node, depth)
        arguments = tuple(
            self._members(part) if isinstance(part, ast.Set) else self.read(part, depth + 1) for part in node.args
        )
        return Apply(self._name(node.func).path[0], arguments, span=self._span(node))

    def _gather(self, kind: str, inner: ast.GeneratorExp, node: ast.Call, depth: int) -> Gather:
        clause = inner.generators[0]
        if kind not in GATHERINGS or len(inner.generators) != 1 or len(clause.ifs) > 1 or clause.is_async:
            raise self._unknown_form(node)
        if not isinstance(clause.target, ast.Name):
            raise self._unknown_form(node)
        guard = self.read(clause.ifs[0], depth + 1) if clause.ifs else None
        return Gather(
            kind, self.read(inner.elt, depth + 1), self._name(clause.target).path[0], self._name(clause.iter), guard,
            span=self._span(node),
        )  # fmt: skip

    def _select(self, node: ast.Subscript, depth: int) -> Select:
        keys = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if not keys:
            raise self._unknown_form(node)
        return Select(self._name(node.value), tuple(self.read(key, depth + 1) for key in keys), span=self._span(node))

    def _span(self, node: ast.expr) -> Span:
        return self.at.within(start=node.col_offset, length=max((node.end_col_offset or 0) - node.col_offset, 1))

    def _fault(self, node: ast.expr, message: str, slug: str, hint: str | None = None) -> ExpressionFault:
        return ExpressionFault(self._span(node), message, slug, hint)

    def _unknown_form(self, node: ast.expr) -> ExpressionFault:
        written = self.text[node.col_offset : node.end_col_offset]
        return self._fault(
            node,
            f"'{written[:60]}' is no form of this language",
            "unknown-form",
            "See 'Expressions' in the language reference.",
        )
