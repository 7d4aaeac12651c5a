"""What a share leaves of a charge where either may be open."""

from fractions import Fraction

import attrs

from incentives.compile.lowering import numbers
from incentives.compile.lowering.rounding import FUNCTION_OF
from incentives.compile.tree import Leave, LeftInReturn, Node, Word, sure
from incentives.policy.rule import Charge


@attrs.frozen(kw_only=True, eq=False)
class Left:
    """What a share of a `whole` leaves of it; `line`: of the return of several parts that it is in.

    `told`: what that is where it is known, as is whether a relief applies; None: there is no test.
    """

    whole: Node
    share: Node
    line: int | None
    left: Node
    told: Node | None = None


def left_in_return(charge: Charge, of: Left) -> Node:
    """The same; where either is open, it is worked out of both in that line of the return.

    Where words have no room for that, it is told only where both are known.
    """
    whole, share, left = of.whole, of.share, of.left
    assert charge.returned is not None
    if isinstance(left, Word | Leave):
        return left
    rounding = charge.returned.rounding
    step = Fraction(rounding.step)
    scale, one = Fraction(left.denominator, whole.denominator), step * left.denominator
    is_over = any(each.over is not None for each in (whole, share, left))
    if is_over or scale.denominator > 1 or one.denominator > 1:
        return sure(left, whole, share)
    divisor = whole.denominator * share.denominator * step.numerator
    said = {field.name: getattr(left, field.name) for field in attrs.fields(Node)}
    if whole.low >= 0:  # no more is off than there is
        said["low"] = max(left.low, 0)
    return LeftInReturn(
        value=left if of.told is None else of.told,
        whole=whole,
        share=share,
        line=of.line,
        rounding=FUNCTION_OF[rounding.mode],
        steps=(
            step.denominator,
            divisor,
            scale.numerator,
            one.numerator,
            share.denominator,
            int(whole.low < 0),
        ),
        **said,
    )


def part_of_whole(share: Node) -> Node:
    """The share, from nothing to all."""
    return numbers.least(numbers.greatest(share, numbers.ZERO), numbers.ONE)
