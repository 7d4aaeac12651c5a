"""Numbers as words: what each operator makes of them, with bounds that no word passes.

A denominator is whatever whole number the rules bring: a twelfth, a third, a thousandth. Where a
word could be too great, its parts are narrowed, and beyond that the reference decides.
"""

from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm

import attrs

from incentives.compile.layout import Kind
from incentives.compile.tree import (
    NOTHING,
    Leave,
    Narrowed,
    Node,
    Reckoned,
    Sign,
    Word,
    is_left,
    is_nothing,
    recast,
)
from incentives.compile.walking import may_be_left
from incentives.compile.words import WIDEST
from incentives.values.number import Exact


@lru_cache(maxsize=4096)
def number(value: Exact) -> Word:
    """A number that the rules state."""
    fraction = Fraction(value)
    word = fraction.numerator
    return Word(kind=Kind.NUMBER, word=word, low=word, high=word, denominator=fraction.denominator)


ZERO, ONE = number(0), number(1)


def stated_number(value: Exact) -> Node:
    """A number of the law; one without room in a word is left."""
    told = number(value)
    return scaled(told, told.denominator)


def either_left(*nodes: Node) -> Leave | None:
    """One of them that only the reference can tell."""
    return next((node for node in nodes if isinstance(node, Leave)), None)


def is_stated(*nodes: Node) -> bool:
    """Whether the rules themselves state each of them."""
    return all(isinstance(node, Word) and node.over is None for node in nodes)


def value(node: Node) -> Fraction:
    """The number that the rules state."""
    assert isinstance(node, Word)
    return node.number


def narrowed(node: Node, widest: int) -> Node:
    """The same, no further from zero than that; what lies beyond is left to the reference."""
    if node.widest <= widest:
        return node
    low, high = max(node.low, -widest), min(node.high, widest)
    if low > high:
        return Leave(kind=node.kind, why="too great a number")
    return Narrowed(
        kind=node.kind,
        denominator=node.denominator,
        low=low,
        high=high,
        none=node.none,
        over=node.over,
        value=node,
    )


def scaled(node: Node, denominator: int) -> Node:
    """The same number over a multiple of its denominator; without room in a word it is left."""
    factor = denominator // node.denominator
    if is_nothing(node):
        return node
    if isinstance(node, Word):
        word = node.word * factor
        if abs(word) > WIDEST:
            return Leave(kind=node.kind, why="too great a number")
        if factor > 1:
            return attrs.evolve(node, word=word, low=word, high=word, denominator=denominator)
    if factor == 1:
        return node
    inner = narrowed(node, WIDEST // factor)
    if is_left(inner):
        return inner
    return Reckoned(
        kind=Kind.NUMBER,
        sign=Sign.TIMES,
        left=inner,
        right=number(factor),
        low=inner.low * factor,
        high=inner.high * factor,
        denominator=denominator,
        none=node.none,
        over=node.over,
    )


def aligned(*nodes: Node) -> tuple[Node, ...]:
    """The numbers over one denominator, and over one divisor."""
    first = nodes[0]
    if all(each.denominator == first.denominator and each.over is first.over for each in nodes):
        return nodes
    nodes = _over_one(nodes)
    denominator = lcm(*(node.denominator for node in nodes if not is_nothing(node)))
    return tuple(scaled(node, denominator) for node in nodes)


def _over_one(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    divisors = {id(node.over): node.over for node in nodes if node.over is not None}
    if not divisors:
        return nodes
    return tuple(_over_all(node, tuple(divisors.values())) for node in nodes)


def _over_all(node: Node, divisors: tuple[Node | None, ...]) -> Node:
    """The number over the product of all the divisors."""
    if is_nothing(node):
        return node
    whole: Node | None = None
    value = bare(node)
    for divisor in divisors:
        assert divisor is not None
        if divisor is not node.over:
            value = times(value, divisor)
        whole = divisor if whole is None else times(whole, divisor)
    if is_left(value) or whole is None or is_left(whole):
        return Leave(kind=Kind.NUMBER, why="quotients that do not fit together")
    return recast(value, over=whole)


def bare(node: Node) -> Node:
    """The word of a quotient as a number by itself."""
    return recast(node, over=None)


def plus(left: Node, right: Node) -> Node:
    """The sum."""
    return _added(Sign.PLUS, left, right)


def minus(left: Node, right: Node) -> Node:
    """The difference."""
    return _added(Sign.MINUS, left, right)


def _added(sign: Sign, left: Node, right: Node) -> Node:
    if (left_over := either_left(left, right)) is not None:
        return left_over
    if is_nothing(left) or is_nothing(right):
        return NOTHING
    if is_stated(left, right):
        both = value(left), value(right)
        return stated_number(both[0] + both[1] if sign is Sign.PLUS else both[0] - both[1])
    if is_zero(right):
        return left
    if is_zero(left) and sign is Sign.PLUS:
        return right
    left, right = (narrowed(node, WIDEST // 2) for node in aligned(left, right))
    if (left_over := either_left(left, right)) is not None:
        return left_over
    ends = (right.low, right.high) if sign is Sign.PLUS else (-right.high, -right.low)
    return Reckoned(
        kind=Kind.NUMBER,
        sign=sign,
        left=left,
        right=right,
        low=left.low + ends[0],
        high=left.high + ends[1],
        denominator=left.denominator,
        none=left.none or right.none,
        over=left.over,
    )


def is_zero(node: Node) -> bool:
    """Whether the rules themselves state that it is nothing at all."""
    return isinstance(node, Word) and node.word == 0 and node.over is None


def times(left: Node, right: Node) -> Node:
    """The product; a product with a stated nothing is nothing where the other exists."""
    if is_stated(left, right) and not (is_nothing(left) or is_nothing(right)):
        return stated_number(value(left) * value(right))
    for one, other in ((left, right), (right, left)):
        is_zero = is_stated(one) and not is_nothing(one) and value(one) == 0
        if is_zero and not (other.none or may_be_left(other)):
            return ZERO
    if (left_over := either_left(left, right)) is not None:
        return left_over
    if is_nothing(left) or is_nothing(right):
        return NOTHING
    over = _product_of_divisors(left, right)
    if over is not None and is_left(over):
        return over
    left, right = _reduced(left, right)
    return _product(left, right, over)


def _product_of_divisors(left: Node, right: Node) -> Node | None:
    if left.over is None or right.over is None:
        return left.over if left.over is not None else right.over
    return times(left.over, right.over)


def _reduced(left: Node, right: Node) -> tuple[Node, Node]:
    """A factor that one states, and the denominator of the other has too, is taken out of both."""
    if isinstance(left, Word):
        return _reduced_by(left, right)
    if isinstance(right, Word):
        return _reduced_by(right, left)
    return left, right


def _reduced_by(stated: Word, other: Node) -> tuple[Node, Node]:
    common = gcd(stated.word, other.denominator)
    if common <= 1:
        return stated, other
    word = stated.word // common
    less = attrs.evolve(stated, word=word, low=word, high=word)
    return less, recast(other, denominator=other.denominator // common)


def _product(left: Node, right: Node, over: Node | None) -> Node:
    denominator = left.denominator * right.denominator
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Word) and one.word == 1:
            return recast(other, denominator=denominator, over=over)
    ends = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    is_checked = max(map(abs, ends)) > WIDEST
    return Reckoned(
        kind=Kind.NUMBER,
        sign=Sign.TIMES,
        left=left,
        right=right,
        low=max(min(ends), -WIDEST),
        high=min(max(ends), WIDEST),
        denominator=denominator,
        none=left.none or right.none,
        over=over,
        is_checked=is_checked,
    )
