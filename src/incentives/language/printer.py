"""Syntax back to text: `parse(print(tree)) == tree`."""

from typing import assert_never

from incentives.language.operators import OPERATORS, Place, Strength
from incentives.language.syntax import Apply, Choose, Gather, Members, Name, Number, Select, Syntax
from incentives.values.number import written_decimal

_CHOICE = Strength.CHOICE
_TIGHTEST = Strength.TIGHTEST
_MOST_PLACES = 20_000  # no expression has more characters


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
        case Select(table=table, keys=keys, path=path):
            by = ", ".join(_printed(key, _CHOICE) for key in keys)
            return ".".join((f"{table}[{by}]", *path)), _TIGHTEST
        case Choose(test=test, then=then, otherwise=otherwise):
            text = f"{_printed(then, 1)} if {_printed(test, 1)} else {_printed(otherwise, _CHOICE)}"
            return text, _CHOICE
        case Gather(kind=kind, body=body, variable=variable, rows=rows, guard=guard, most=most):
            condition = f" if {_printed(guard, 1)}" if guard is not None else ""
            text = f"({_printed(body, _CHOICE)} for {variable} in {rows}{condition})"
            over = text if most is None else f"({_printed(most, _CHOICE)}, {text})"
            return f"{kind}{over}", _TIGHTEST
        case Apply():
            return _applied(tree)
        case _:
            assert_never(tree)


def _applied(tree: Apply) -> tuple[str, int]:
    """The operator at its place; a function that is none of the operators is called by its name."""
    operator = OPERATORS.get(tree.operator)
    place = Place.CALLED if operator is None else operator.notation.place
    if operator is None or place is Place.CALLED:
        arguments = ", ".join(_printed(part, _CHOICE) for part in tree.arguments)
        return f"{tree.operator}({arguments})", _TIGHTEST
    sign, own = operator.sign, operator.notation.binds
    if place is Place.BEFORE:
        return sign + _printed(tree.arguments[0], own), own
    if own <= Strength.AND:
        return f" {sign} ".join(_printed(part, own + 1) for part in tree.arguments), own
    left, right = tree.arguments
    left_bound = own + 1 if own == Strength.COMPARISON else own
    return f"{_printed(left, left_bound)} {sign} {_printed(right, own + 1)}", own
