"""The rows that an expression speaks of without going over them."""

from collections.abc import Mapping

from incentives.language.expression import (
    Carry,
    Expression,
    Gather,
    Named,
    NameKind,
    RowValue,
    parts_of,
)
from incentives.policy.rule import Definition


def free_rows(
    expression: Expression, definitions: Mapping[str, Definition], known: dict[str, frozenset[str]]
) -> frozenset[str]:
    """The rows that the expression speaks of without going over them itself.

    Through definitions too; `known` keeps their rows, each worked out once.
    """
    match expression:
        case RowValue(variable=variable) | Carry(variable=variable):
            return frozenset({variable})
        case Named(kind=NameKind.DEFINITION, id=name) if name in definitions:
            if name not in known:
                known[name] = free_rows(definitions[name].body, definitions, known)
            spoken_of = known[name]
            if expression.of_row is not None:
                record, variable = expression.of_row
                return spoken_of - {record} | {variable}
            return spoken_of
    inside = frozenset().union(
        *(free_rows(part, definitions, known) for part in parts_of(expression))
    )
    if not isinstance(expression, Gather):
        return inside
    periods = expression.periods
    around = frozenset({periods.row.name}) if periods is not None else frozenset[str]()
    return inside - {expression.variable} | around
