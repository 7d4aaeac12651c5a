"""Quotients: the divisor is kept, and divided by where something is rounded or compared."""

from functools import lru_cache

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering.numbers.choices import chosen
from incentives.compile.lowering.numbers.words import (
    ZERO,
    bare,
    either_left,
    is_stated,
    minus,
    number,
    times,
    value,
)
from incentives.compile.tree import NOTHING, Compared, Leave, Node, is_left, is_nothing, recast


def quotient(left: Node, right: Node) -> Node:
    """The quotient, which does not exist where the divisor is zero; the divisor is kept as it is.

    It is divided by where something is rounded or compared, so that nothing is lost before.
    """
    if (left_over := either_left(left, right)) is not None:
        return left_over
    if is_nothing(left) or is_nothing(right):
        return NOTHING
    if is_stated(right):
        return times(left, number(1 / value(right))) if value(right) else NOTHING
    if right.over is not None:
        inverse = bare(right)
        return quotient(times(left, right.over), inverse)
    return _over(times(left, number(right.denominator)), recast(right, denominator=1))


def _over(left: Node, divisor: Node) -> Node:
    if is_left(left):
        return left
    if divisor.low < 0:
        is_below = Compared(kind=Kind.TRUTH, sign="<", left=divisor, right=ZERO, high=1)
        left = chosen((is_below,), (minus(ZERO, left),), left)
        divisor = chosen((is_below,), (minus(ZERO, divisor),), divisor)
    divides = _divides(divisor)
    over = divides if left.over is None else times(left.over, divides)
    if is_left(left) or is_left(over):
        return Leave(kind=Kind.NUMBER, why="quotients that do not fit together")
    if divides is divisor:
        return recast(left, over=over)
    found = chosen((_exists(divisor),), (bare(left),), NOTHING)
    return recast(found, over=over)


def _exists(divisor: Node) -> Node:
    """Whether there is a quotient."""
    return Compared(kind=Kind.TRUTH, sign="!=", left=divisor, right=ZERO, high=1)


@lru_cache(maxsize=10_000)
def _divides(divisor: Node) -> Node:
    """The divisor, which is never below nothing; one where there is no quotient.

    So what stands beside a quotient is over something there too: what is added to a sum of none,
    and the value of another case. The same divisor gives the same node.
    """
    if divisor.low > 0 and not divisor.none:
        return divisor
    found = chosen((_exists(divisor),), (divisor,), number(1))
    return found if is_left(found) else attrs.evolve(found, low=1, none=False)
