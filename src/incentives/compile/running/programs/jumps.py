"""Which jump a comparison is: four orders of two words do for all."""

import ast
from collections.abc import Mapping

from incentives.compile.running.programs.writing import leave

_ORDERS: Mapping[type[ast.cmpop], tuple[str, bool, bool]] = {
    ast.Eq: ("==", False, True),
    ast.NotEq: ("==", False, False),
    ast.Lt: ("<", False, True),
    ast.LtE: ("<=", False, True),
    ast.Gt: ("<", True, True),
    ast.GtE: ("<=", True, True),
}
"""Which order it is, whether its sides are the other way round, and whether it is not denied."""
_DENIED = {"==": ("!=", False), "<": ("<=", True), "<=": ("<", True)}
"""What holds where an order does not, and whether its sides are the other way round."""


def jump_if(order: ast.cmpop, *, when: bool) -> tuple[str, bool]:
    """The order by which to jump where the comparison holds, or where it does not.

    And whether its sides are the other way round.
    """
    sign, is_swapped, holds = _of(order)
    if holds is when:
        return sign, is_swapped
    denied, is_other = _DENIED[sign]
    return denied, is_swapped is not is_other


def are_alike(order: ast.cmpop) -> bool:
    """Whether it holds of what is alike, of the two orders that values of several words have."""
    sign, _, holds = _of(order)
    if sign != "==":
        leave()
    return holds


def _of(order: ast.cmpop) -> tuple[str, bool, bool]:
    if type(order) not in _ORDERS:
        leave()
    return _ORDERS[type(order)]
