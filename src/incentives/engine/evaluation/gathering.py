"""Sums and their like over the rows of a repeated fact, of which some may or may not count."""

from collections.abc import Sequence
from math import inf
from typing import Protocol, cast

import attrs

from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Expression, Gather
from incentives.language.operators import OPERATORS
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    either,
    lift,
    missing_in,
    open_number,
    open_of,
    open_truth,
)
from incentives.language.types import NumberType, ZeroType
from incentives.values.number import Exact

_PLUS = OPERATORS["+"]


class Rows(Protocol):
    """Where expressions are worked out, and which rows there are."""

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The working of the expression."""

    def rows_of(self, list_name: str) -> tuple[BoundRow, ...] | None:
        """All rows of the list, or None."""

    def candidates(self, expression: Gather, situation: Situation) -> Sequence[BoundRow] | None:
        """The rows that may count, in their order; None where nobody has said which rows there are."""

    def unlisted_row(self, list_name: str) -> BoundRow:
        """What stands for rows of which nothing is known."""


def gather(expression: Gather, situation: Situation, rows: Rows) -> Trace:
    """The value over all rows that count, with the workings of those that do or may."""
    found = rows.candidates(expression, situation)
    if found is None:
        return _gather_unlisted(expression, situation, rows)
    parts: list[Trace] = []
    values: list[Result] = []
    for row in found:
        inner = situation.with_row(expression.variable, row)
        guard = rows.trace(expression.guard, inner) if expression.guard is not None else None
        if guard is not None and (guard.value is False or guard.value is None):
            continue
        body = rows.trace(expression.body, inner)
        value = body.value
        if guard is not None and isinstance(guard.value, Open):
            parts.append(guard)
            value = either([_LEFT_OUT[expression.kind], value], guard.value.missing)
        parts.append(body)
        values.append(value)
    return Trace(expression, _gathered(expression, values), tuple(parts))


_LEFT_OUT: dict[str, Result] = {"any": False, "all": True, "sum": 0, "count": 0, "max": None, "min": None}


def _gather_unlisted(expression: Gather, situation: Situation, rows: Rows) -> Trace:
    """Any number of rows of which nothing is known."""
    missing = frozenset({Missing(MissingKind.FACT, expression.rows)})
    if expression.kind in {"any", "all"}:
        return Trace(expression, open_truth(missing), fact=expression.rows)
    inner = situation.with_row(expression.variable, rows.unlisted_row(expression.rows))
    body = rows.trace(expression.body, inner).value
    if expression.kind in {"max", "min"}:
        value: Result = open_of(expression.type, missing)
        if _is_numeric(expression):
            low, high = _bounds(body)
            value = Open(missing, low, high, is_number=True)
        return Trace(expression, attrs.evolve(cast(Open, value), may_be_none=True), fact=expression.rows)
    low, high = _bounds(body)
    return Trace(expression, open_number(missing, 0 if low >= 0 else -inf, 0 if high <= 0 else inf), fact=expression.rows)


def _bounds(value: Result) -> tuple[Exact | float, Exact | float]:
    return (value.low, value.high) if isinstance(value, Open) else (cast(Exact, value or 0), cast(Exact, value or 0))


def _is_numeric(expression: Gather) -> bool:
    return isinstance(expression.type, NumberType | ZeroType)


def _gathered(expression: Gather, values: list[Result]) -> Result:
    match expression.kind:
        case "any" | "all":
            return lift(OPERATORS["or" if expression.kind == "any" else "and"], expression.type, values)
        case "max" | "min":
            return _extreme(expression, [value for value in values if value is not None])
        case _:
            total: Result = 0
            for value in values:
                if value is not None:
                    total = lift(_PLUS, expression.type, (total, _or_nothing(value)))
            return total


def _or_nothing(value: Result) -> Result:
    """As a term of a sum: what may not exist may add nothing."""
    if isinstance(value, Open) and value.may_be_none:
        return attrs.evolve(value, low=min(value.low, 0), high=max(value.high, 0), may_be_none=False)
    return value


def _extreme(expression: Gather, values: list[Result]) -> Result:
    """The greatest or least of the values; of none nothing. What may not exist can only add to what is possible."""
    if not values:
        return None
    operator = OPERATORS[expression.kind]
    certain = [value for value in values if not (isinstance(value, Open) and value.may_be_none)]
    doubtful = [attrs.evolve(value, may_be_none=False) for value in values if isinstance(value, Open) and value.may_be_none]
    if not doubtful:
        return lift(operator, expression.type, certain) if len(certain) > 1 else certain[0]
    missing = missing_in(values)
    if not _is_numeric(expression):
        return Open(missing, may_be_none=not certain)
    ends = [_bounds(value) for value in (*certain, *doubtful)]
    sure = [_bounds(value) for value in certain]
    if expression.kind == "max":
        low, high = max((end[0] for end in sure), default=min(end[0] for end in ends)), max(end[1] for end in ends)
    else:
        low, high = min(end[0] for end in ends), min((end[1] for end in sure), default=max(end[1] for end in ends))
    if sure:
        return open_number(missing, low, high)
    return Open(missing, low, high, is_number=True, may_be_none=True)
