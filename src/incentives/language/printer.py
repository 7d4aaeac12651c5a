"""Syntax back to text: `parse(print(tree)) == tree`."""

from typing import assert_never

from incentives.language.syntax import Apply, Choose, Gather, Members, Name, Number, Select, Syntax
from incentives.values.number import written_decimal

_CHOICE = 0
_PRECEDENCE = {"or": 1, "and": 2, "not": 3, "in": 4, "+": 5, "-": 5, "*": 6, "/": 6, "neg": 7}
_PRECEDENCE |= dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), 4)
_TIGHTEST = 8
_MOST_PLACES = 2_000  # no expression has more characters


def print_syntax(tree: Syntax) -> str:
    """The expression as one line, with no more parentheses than it needs."""
    return _printed(tree, _CHOICE)


def _printed(tree: Syntax, surrounding: int) -> str:
    text, own = _text_and_precedence(tree)
    return f"({text})" if own < surrounding else text


def _text_and_precedence(tree: Syntax) -> tuple[str, int]:
    match tree:
        case Number(value=value):
            return written_decimal(value, most=_MOST_PLACES), _TIGHTEST
        case Name():
            return str(tree), _TIGHTEST
        case Members(names=names):
            return "{" + ", ".join(map(str, names)) + "}", _TIGHTEST
        case Select(table=table, keys=keys):
            return f"{table}[{', '.join(_printed(key, _CHOICE) for key in keys)}]", _TIGHTEST
        case Choose(test=test, then=then, otherwise=otherwise):
            return f"{_printed(then, 1)} if {_printed(test, 1)} else {_printed(otherwise, _CHOICE)}", _CHOICE
        case Gather(kind=kind, body=body, variable=variable, rows=rows, guard=guard):
            condition = f" if {_printed(guard, 1)}" if guard is not None else ""
            return f"{kind}({_printed(body, _CHOICE)} for {variable} in {rows}{condition})", _TIGHTEST
        case Apply():
            return _applied(tree)
        case _:
            assert_never(tree)


def _applied(tree: Apply) -> tuple[str, int]:
    own = _PRECEDENCE.get(tree.operator)
    if own is None:
        return f"{tree.operator}({', '.join(_printed(part, _CHOICE) for part in tree.arguments)})", _TIGHTEST
    if tree.operator in {"not", "neg"}:
        sign = "not " if tree.operator == "not" else "-"
        return sign + _printed(tree.arguments[0], own), own
    if tree.operator in {"and", "or"}:
        return f" {tree.operator} ".join(_printed(part, own + 1) for part in tree.arguments), own
    left, right = tree.arguments
    left_bound = own + 1 if own == _PRECEDENCE["in"] else own
    return f"{_printed(left, left_bound)} {tree.operator} {_printed(right, own + 1)}", own
