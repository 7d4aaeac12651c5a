"""Operators and functions of the language: one row each says all that the program knows of it.

In come checked arguments, known or open; out goes what the operator makes of them. Read `operator`
(what a row says), `lifting` (how operators carry over to open values), then the rows: `arithmetic`,
`logic` and `time`. To add an operator is to add a row, its meaning, and its line in the reference.
An operator is pickled and copied by its name.
"""

import copyreg
import pickle
from collections.abc import Callable, Mapping
from types import MappingProxyType

from incentives.language.operators.arithmetic import ARITHMETIC, ROUNDED_BY
from incentives.language.operators.logic import LOGIC
from incentives.language.operators.operator import (
    Listing,
    OnNone,
    Operator,
    Place,
    Spoken,
    Strength,
    lift,
)
from incentives.language.operators.time import TIME
from incentives.language.signatures import equal, ordered, several_truths, truths

__all__ = [
    "CONNECTIVES",
    "EQUALITIES",
    "EXTREMES",
    "LEAST",
    "MOST",
    "OPERATORS",
    "ORDERINGS",
    "ROUNDED_BY",
    "Listing",
    "OnNone",
    "Operator",
    "Place",
    "Spoken",
    "Strength",
    "lift",
    "operator_named",
]

_ROWS = {row.name: row for row in (*ARITHMETIC, *LOGIC, *TIME)}
OPERATORS: Mapping[str, Operator] = MappingProxyType(_ROWS)

ORDERINGS = frozenset(row.name for row in LOGIC if row.typed is ordered)
"""The comparisons of what comes before and after, or is more and less."""

EQUALITIES = frozenset(row.name for row in LOGIC if row.typed is equal)
"""The comparisons of what is the same and what is not."""

CONNECTIVES = frozenset(row.name for row in LOGIC if row.typed in {truths, several_truths})
"""What joins or denies conditions."""

LEAST, MOST = OPERATORS["min"], OPERATORS["max"]
EXTREMES = frozenset({LEAST.name, MOST.name})
"""What takes the least or the greatest, of a few numbers or days or over rows."""


def operator_named(name: str) -> Operator:
    """The operator of that name, as it stands in this program.

    Raises:
        UnpicklingError: if there is none: what names it was written by another version.
    """
    if name not in OPERATORS:
        raise pickle.UnpicklingError(
            f"there is no operator '{name}': it was pickled by another version of the program"
        )
    return OPERATORS[name]


def _by_name(operator: Operator) -> tuple[Callable[[str], Operator], tuple[str]]:
    """How an operator travels to another process: its meaning stays at home, its name goes.

    Raises:
        PicklingError: if it is not the operator of its name.
    """
    if OPERATORS.get(operator.name) is not operator:
        raise pickle.PicklingError(f"'{operator.name}' is none of the operators of the language")
    return operator_named, (operator.name,)


copyreg.pickle(Operator, _by_name)
