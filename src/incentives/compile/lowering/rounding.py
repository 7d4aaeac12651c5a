"""Rounding: of one number, and of a line of a return to which each part adds."""

from collections.abc import Mapping
from fractions import Fraction
from math import gcd

from incentives.compile.layout import Kind
from incentives.compile.lowering.numbers import (
    bare,
    either_left,
    is_zero,
    narrowed,
    number,
    stated_number,
    times,
)
from incentives.compile.tree import (
    NOTHING,
    InReturn,
    Leave,
    Node,
    Rounded,
    Word,
    is_left,
    is_nothing,
)
from incentives.compile.words import WIDEST
from incentives.values.rounding import Rounding, RoundingMode

FUNCTION_OF: Mapping[RoundingMode, str] = {
    RoundingMode.HALF_UP: "half_up",
    RoundingMode.HALF_EVEN: "half_even",
    RoundingMode.UP: "away",
    RoundingMode.DOWN: "towards",
    RoundingMode.CEILING: "ceiling",
    RoundingMode.FLOOR: "floor",
}
"""The function of the runtime that rounds so: `half_up(n, d)` is the whole number for n over d."""


def rounded_to(mode: RoundingMode, value: Node, step: Node) -> Node:
    """The number rounded to multiples of a stated step; of none above zero nothing."""
    if (left := either_left(value, step)) is not None:
        return left
    if is_nothing(value) or is_nothing(step):
        return NOTHING
    if not isinstance(step, Word):
        return Leave(kind=Kind.NUMBER, why="a step that the case brings")
    if step.number <= 0:
        return NOTHING
    return rounded(Rounding(step=step.number, mode=mode), value)


def rounded(rounding: Rounding, value: Node) -> Node:
    """The multiple of the step that stands for the number."""
    if is_nothing(value) or is_left(value):
        return value
    if isinstance(value, Word) and value.over is None:
        return stated_number(rounding.apply(value.number))
    multiple, divisor = _parts(rounding.step, value.denominator)
    if divisor == 1 and value.over is None:
        return value
    inner = narrowed(bare(value), WIDEST // (4 * multiple))
    by = None if value.over is None else narrowed(value.over, WIDEST // (4 * divisor))
    if (left := either_left(inner, *(() if by is None else (by,)))) is not None:
        return left
    steps = Rounded(
        kind=Kind.NUMBER,
        rounding=FUNCTION_OF[rounding.mode],
        value=inner,
        times=multiple,
        divisor=divisor,
        by=by,
        low=min(inner.low * multiple // divisor - 1, 0) if inner.low < 0 else 0,
        high=max(inner.high * multiple // divisor + 1, 0),
        none=value.none,
    )
    return times(steps, number(rounding.step))


def in_line(rounding: Rounding, value: Node, line: int) -> Node:
    """What the number adds to a line of a return that is rounded as a whole."""
    if is_nothing(value) or is_left(value) or is_zero(value):
        return value
    if value.over is not None:
        return Leave(kind=Kind.NUMBER, why="a quotient in a return of several parts")
    multiple, divisor = _parts(rounding.step, value.denominator)
    inner = narrowed(value, WIDEST // (4 * multiple))
    if is_left(inner):
        return inner
    added = InReturn(
        kind=Kind.NUMBER,
        rounding=FUNCTION_OF[rounding.mode],
        value=inner,
        times=multiple,
        divisor=divisor,
        line=line,
        low=0 if inner.low >= 0 else inner.low * multiple // divisor - 1,
        high=inner.high * multiple // divisor + (1 if inner.low >= 0 else 2),
        none=value.none,
    )
    return times(added, number(rounding.step))


def _parts(step: Fraction | int, denominator: int) -> tuple[int, int]:
    """By what a word over the denominator is multiplied and divided to count in steps."""
    one, size = Fraction(step).numerator * denominator, Fraction(step).denominator
    common = gcd(one, size)
    return size // common, one // common
