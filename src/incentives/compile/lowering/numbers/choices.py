"""The least and the greatest, comparisons, and the value of the first test that holds."""

from collections.abc import Callable, Mapping
from fractions import Fraction

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering.numbers.words import (
    ZERO,
    aligned,
    either_left,
    is_stated,
    number,
    value,
)
from incentives.compile.tree import (
    NO,
    NOTHING,
    Chosen,
    Compared,
    Extreme,
    Node,
    Word,
    is_left,
    is_nothing,
    recast,
    truth,
)

_HOLDS: Mapping[str, Callable[[Fraction | int, Fraction | int], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
}


def least(*nodes: Node) -> Node:
    """The least of two or more, numbers or days."""
    return _extreme("<", nodes)


def greatest(*nodes: Node) -> Node:
    """The greatest of two or more, numbers or days."""
    return _extreme(">", nodes)


def from_nothing_up(value: Node) -> Node:
    """The number, or nothing at all where it is less; it exists where the number does.

    That words prove it so tells nothing of what nobody has said, so it always stands in the tree,
    and once.
    """
    if isinstance(value, Word):
        return value if is_nothing(value) or value.word >= 0 else ZERO
    held = value.parts if isinstance(value, Extreme) and value.sign == ">" else ()
    if any(isinstance(part, Word) and part.word >= 0 for part in held):
        return value
    return greatest(value, attrs.evolve(ZERO, denominator=value.denominator, over=value.over))


def _extreme(sign: str, nodes: tuple[Node, ...]) -> Node:
    if (left_over := either_left(*nodes)) is not None:
        return left_over
    if any(map(is_nothing, nodes)):
        return NOTHING
    pick = min if sign == "<" else max
    if nodes[0].kind is Kind.NUMBER:
        if is_stated(*nodes):
            return number(pick(map(value, nodes)))
        nodes = aligned(*nodes)
        if (left_over := either_left(*nodes)) is not None:
            return left_over
    first = nodes[0]
    return Extreme(
        kind=first.kind,
        sign=sign,
        parts=nodes,
        low=pick(node.low for node in nodes),
        high=pick(node.high for node in nodes),
        denominator=first.denominator,
        none=any(node.none for node in nodes),
        over=first.over,
    )


def compared(sign: str, left: Node, right: Node) -> Node:
    """Whether two numbers, days, months, values or texts stand so."""
    if is_nothing(left) or is_nothing(right):
        return NO
    if (left_over := either_left(left, right)) is not None:
        return recast(left_over, kind=Kind.TRUTH)
    if left.kind is Kind.NUMBER:
        if not is_stated(left, right):
            left, right = aligned(left, right)
            if (left_over := either_left(left, right)) is not None:
                return recast(left_over, kind=Kind.TRUTH)
        else:
            return truth(_HOLDS[sign](value(left), value(right)))
    elif isinstance(left, Word) and isinstance(right, Word):
        return truth(_HOLDS[sign](left.word, right.word))
    return Compared(kind=Kind.TRUTH, sign=sign, left=left, right=right, high=1)


def chosen(tests: tuple[Node, ...], values: tuple[Node, ...], otherwise: Node) -> Node:
    """The value of the first test that holds; what is certain leaves no choice."""
    told: list[tuple[Node, Node]] = []
    for test, chosen_then in zip(tests, values, strict=True):
        if isinstance(test, Word):
            if test.word:
                otherwise = chosen_then
                break
            continue
        told.append((test, chosen_then))
    if not told:
        return otherwise
    return _chosen(told, otherwise)


def _chosen(told: list[tuple[Node, Node]], otherwise: Node) -> Node:
    branches = (*(value for _, value in told), otherwise)
    real = [one for one in branches if not is_nothing(one) and not is_left(one)]
    if not real:
        nothing_or_left = next((one for one in branches if is_left(one)), NOTHING)
        real = [nothing_or_left]
    if real[0].kind is Kind.NUMBER:
        in_line = iter(aligned(*real))
        branches = tuple(
            one if is_nothing(one) or is_left(one) else next(in_line) for one in branches
        )
        real = [one for one in branches if not is_nothing(one) and not is_left(one)] or real
    first = real[0]
    return Chosen(
        kind=first.kind,
        tests=tuple(test for test, _ in told),
        values=branches[:-1],
        otherwise=branches[-1],
        denominator=first.denominator,
        low=min(one.low for one in real),
        high=max(one.high for one in real),
        none=any(one.none for one in branches),
        over=first.over,
    )
