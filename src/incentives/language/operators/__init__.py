"""Operators and functions of the language: one row each says all that the program knows of it.

In come checked arguments, known or open; out goes what the operator makes of them. Read `operator`
(what a row says), `lifting` (how operators carry over to open values), then the rows: `arithmetic`,
`logic` and `time`. To add an operator is to add a row, its meaning, and its line in the reference.
"""

from collections.abc import Mapping
from types import MappingProxyType

from incentives.language.operators.arithmetic import ARITHMETIC
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
from incentives.language.signatures import ordered, truths

__all__ = [
    "CONNECTIVES",
    "EXTREMES",
    "LEAST",
    "MOST",
    "OPERATORS",
    "ORDERINGS",
    "Listing",
    "OnNone",
    "Operator",
    "Place",
    "Spoken",
    "Strength",
    "lift",
]

_ROWS = {row.name: row for row in (*ARITHMETIC, *LOGIC, *TIME)}
OPERATORS: Mapping[str, Operator] = MappingProxyType(_ROWS)

ORDERINGS = frozenset(row.name for row in LOGIC if row.typed is ordered)
"""The comparisons of what comes before and after, or is more and less."""

CONNECTIVES = frozenset(row.name for row in LOGIC if row.typed is truths)
"""What joins or denies conditions."""

LEAST, MOST = OPERATORS["min"], OPERATORS["max"]
EXTREMES = frozenset({LEAST.name, MOST.name})
"""What takes the least or the greatest, of a few numbers or days or over rows."""
