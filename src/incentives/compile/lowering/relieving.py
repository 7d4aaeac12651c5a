"""What a share takes of a charge, and what it leaves of it, where either may be open."""

from fractions import Fraction
from math import ceil

import attrs

from incentives.compile.lowering import numbers
from incentives.compile.tree import (
    AtEnds,
    Leave,
    LeftInReturn,
    Node,
    Taken,
    Word,
    is_left,
    sure,
)
from incentives.policy.rule import Charge


def left_in_return(charge: Charge, whole: Node, share: Node, left: Node) -> Node:
    """The same; of a part of no known return it is worked out of the whole and the share."""
    assert charge.returned is not None
    if isinstance(left, Word | Leave) or any(one.over is not None for one in (whole, share, left)):
        return left
    step = Fraction(charge.returned.rounding.step)
    scale, one = Fraction(left.denominator, whole.denominator), step * left.denominator
    if scale.denominator > 1 or one.denominator > 1:
        return left
    divisor = whole.denominator * share.denominator * step.numerator
    said = {field.name: getattr(left, field.name) for field in attrs.fields(Node)}
    return LeftInReturn(
        value=left,
        whole=whole,
        share=share,
        steps=(
            step.denominator,
            divisor,
            scale.numerator,
            one.numerator,
            share.denominator,
        ),
        **said,
    )


def at_ends(whole: Node, taken: Node) -> Node:
    """The whole less what hangs on it alone."""
    value = numbers.minus(whole, taken)
    if isinstance(value, Word | Leave) or whole.over is not None or taken.over is not None:
        return sure(value, whole)
    whole, taken = numbers.aligned(whole, taken)
    said = {field.name: getattr(value, field.name) for field in attrs.fields(Node)}
    return AtEnds(value=value, whole=whole, taken=taken, **said)


def taken_by(due: Node, left: Node, share: Node, *, apart: int | None) -> Node:
    """What is taken of what is due; if what is left is open, the share of it.

    `apart`: as `Taken` has it.
    """
    value = numbers.minus(due, left)
    shared = numbers.times(due, share)
    if any(isinstance(one, Word | Leave) for one in (value, left)):
        return value
    value, shared = numbers.aligned(value, shared)
    if is_left(value) or is_left(shared):
        return sure(value, left)
    said = {field.name: getattr(value, field.name) for field in attrs.fields(Node)}
    return Taken(
        value=value,
        told=left,
        otherwise=shared,
        whole=due,
        share=share,
        apart=apart,
        **said,
    )


def surely_apart(charge: Charge, due: Node, share: Node) -> int | None:
    """How far apart the ends of what is left lie, at least, if no rounding makes them alike.

    No part of a line is below nothing. So each end differs by less than a step from what it adds to
    its line, and what is carried over where the least would be more than the most from nothing.
    """
    if charge.returned is None or due.over is not None or share.over is not None:
        return None
    return ceil(4 * charge.returned.rounding.step * due.denominator * share.denominator)


def part_of_whole(share: Node) -> Node:
    """The share, from nothing to all."""
    return numbers.least(numbers.greatest(share, numbers.ZERO), numbers.ONE)
