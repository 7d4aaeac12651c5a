"""What rules say the long way though the language has a form of its own for it."""

import re
from collections.abc import Iterator

import attrs

from incentives.checking.advising.unread import all_expressions
from incentives.language.expression import (
    Apply,
    Constant,
    Expression,
    FactValue,
    Gather,
    Named,
    NameKind,
    RowValue,
    Stated,
    walk,
)
from incentives.language.operators.gathering import Gathering
from incentives.language.rows.running import EARLIER
from incentives.language.types import NumberType, RowsType
from incentives.language.written import ExpressionWriter
from incentives.policy.library import Library
from incentives.policy.parameter import Parameter
from incentives.values.span import Span
from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class LongerForm:
    """Where something is said the long way, and how it is said."""

    span: Span
    hint: Text


def longer_forms(library: Library) -> Iterator[LongerForm]:
    """Each of them once, in the order of rules."""
    told: set[Span] = set()
    for expression in all_expressions(library):
        for part in walk(expression):
            longer = _keyed_row(part, library) or _running(part, library) or _ranked(part)
            if longer is not None and longer.span not in told:
                told.add(longer.span)
                yield longer


def needless_conversions(library: Library) -> Iterator[Parameter]:
    """Figures that are always one, of a unit to another for one of which it counts anyway."""
    for parameter in library.parameters.values():
        type_ = parameter.type
        if isinstance(type_, NumberType) and library.vocabulary.relation(type_.unit) is not None:
            figures = (*parameter.figures, *library.sets.get(parameter.id, ()))
            if figures and all(dated.figure == 1 for dated in figures):
                yield parameter


def _keyed_row(expression: Expression, library: Library) -> LongerForm | None:
    """The extreme of the one row that has a key: `max(c.x for c in rows if c.id == k)`."""
    if not isinstance(expression, Gather) or not expression.kind.is_extreme:
        return None
    over = library.vocabulary.root.fields[expression.rows].type
    guard = expression.guard
    if not isinstance(over, RowsType) or not isinstance(guard, Apply):
        return None
    if guard.operator.name != "==" or over.row.key is None:
        return None
    for own, asked in (guard.arguments, guard.arguments[::-1]):
        is_key = isinstance(own, RowValue) and (own.variable, own.path) == (
            expression.variable,
            (over.row.key,),
        )
        if is_key and not _speaks_of(asked, expression.variable):
            key = _written(asked)
            fact = ".".join(_path(expression.body))
            return _written_as(expression, f"{over.field}[{key}].{fact}")
    return None


def _running(expression: Expression, library: Library) -> LongerForm | None:
    """A limit less what the rows before take of it: `max(min(limit - before, own), 0)`."""
    for outer, inner in (("max", "min"), ("min", "max")):
        for first, second in _arguments(expression, outer):
            for rest, third in _arguments(first, inner):
                own, zero = (third, second) if outer == "max" else (second, third)
                if not isinstance(zero, Constant):
                    continue
                for _, taken in _arguments(rest, "-"):
                    before = _spelled(taken, library)
                    if isinstance(before, Gather) and _is_of_rows_before(before, own):
                        form = "running: {of: …, in_order_of: …, at_most: …}"
                        return _written_as(expression, form)
    return None


def _arguments(expression: Expression, operator: str) -> tuple[tuple[Expression, Expression], ...]:
    """The two arguments of the operator, in either order where that is of no matter."""
    if not isinstance(expression, Apply) or expression.operator.name != operator:
        return ()
    if len(expression.arguments) != 2:
        return ()
    first, second = expression.arguments
    return ((first, second),) if operator == "-" else ((first, second), (second, first))


def _spelled(expression: Expression, library: Library) -> Expression:
    """What the name of a definition, and the clause around something, stand for."""
    while isinstance(expression, Stated | Named):
        if isinstance(expression, Stated):
            expression = expression.body
        elif expression.kind is NameKind.DEFINITION:
            expression = library.definitions[expression.id].body
        else:
            break
    return expression


def _is_of_rows_before(before: Gather, own: Expression) -> bool:
    """Whether it is the sum, written out, of the same quantity over the rows that come before."""
    if before.guard is None or before.variable.startswith(EARLIER):
        return False
    orders = [part for part in walk(before.guard) if isinstance(part, Apply)]
    precedes = [part for part in orders if part.operator.name == "precedes"]
    if before.kind is not Gathering.SUM or len(precedes) != 1:
        return False
    row = precedes[0].arguments[2]
    written = ExpressionWriter().written
    said = written(before.body).replace(f"({before.variable})", "")
    if isinstance(row, RowValue):
        said = re.sub(rf"\b{before.variable}\.", f"{row.variable}.", said)
    return said == written(own)


def _ranked(expression: Expression) -> LongerForm | None:
    """How many rows come to more than the row: `count(e for e in rows if e.pay > row.pay)`."""
    if not isinstance(expression, Gather) or expression.kind is not Gathering.COUNT:
        return None
    tests = () if expression.guard is None else walk(expression.guard)
    compared = (part for part in tests if isinstance(part, Apply))
    if any(_says_more(test, expression.variable) for test in compared):
        form = "amount: {value: …, within: {each: …, at_most: …, first: highest_amount}}"
        return _written_as(expression, form)
    return None


def _says_more(test: Apply, variable: str) -> bool:
    """Whether the same number of the row that is counted is set against that of another row."""
    if test.operator.name not in {"<", ">"}:
        return False
    if not all(isinstance(argument.type, NumberType) for argument in test.arguments):
        return False
    first, second = map(ExpressionWriter().written, test.arguments)
    for counted, other in ((first, second), (second, first)):
        fact = counted.removeprefix(f"{variable}.")
        if fact == counted:  # a definition, said of the row that is counted
            if other != counted and counted.replace(f"({variable})", "") == other:
                return True
        elif other != counted and other.endswith(f".{fact}"):
            return True
    return False


def _written_as(expression: Expression, form: str) -> LongerForm:
    return LongerForm(span=expression.span, hint=Text(f"请写作：{form}", f"Write: {form}"))


def _speaks_of(expression: Expression, variable: str) -> bool:
    return any(
        isinstance(part, RowValue) and part.variable == variable for part in walk(expression)
    )


def _written(expression: Expression) -> str:
    """A fact as it is written; three dots for all that would take more than a name."""
    is_fact = isinstance(expression, RowValue | FactValue)
    return ExpressionWriter().written(expression) if is_fact else "…"


def _path(expression: Expression) -> tuple[str, ...]:
    return expression.path if isinstance(expression, RowValue) else ("…",)
