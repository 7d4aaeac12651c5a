"""Conditions: joined, denied, and left to the reference only where nothing else decides."""

from collections.abc import Iterable

from attrs import evolve

from incentives.compile.layout import Kind
from incentives.compile.tree import (
    NO,
    YES,
    ByDay,
    Chosen,
    Compared,
    ExactlyOne,
    Exists,
    Extreme,
    InMask,
    Joined,
    Joint,
    Leave,
    Narrowed,
    Node,
    Not,
    OnAnyDay,
    Recast,
    Reckoned,
    Rounded,
    Unstated,
    Word,
    is_left,
    is_nothing,
    truth,
)
from incentives.compile.walking import parts_of


def all_of(parts: Iterable[Node]) -> Node:
    """Whether each of them holds."""
    return _joined(Joint.ALL, parts, decides=NO)


def any_of(parts: Iterable[Node]) -> Node:
    """Whether one of them holds."""
    return _joined(Joint.ANY, parts, decides=YES)


def _joined(joint: Joint, parts: Iterable[Node], *, decides: Word) -> Node:
    told: list[Node] = []
    for part in parts:
        if not isinstance(part, Word):
            told.append(part)
        elif _holds(part) == _holds(decides):
            return decides
    # What only the reference can tell comes last: it is asked where the others do not decide.
    told.sort(key=is_hopeless)
    if not told:
        return truth(not _holds(decides))
    if len(told) == 1:
        return told[0]
    return Joined(kind=Kind.TRUTH, joint=joint, parts=tuple(told), high=1)


def is_hopeless(node: Node) -> bool:
    """Whether only the reference can tell it, or what it is made of whatever the case is like."""
    if isinstance(node, Leave | Unstated):
        return True
    return isinstance(node, _STRICT) and any(map(is_hopeless, parts_of(node)))


_STRICT = (Compared, Extreme, InMask, Narrowed, Not, Recast, Reckoned, Rounded)
"""What is read with all its parts."""


def _holds(word: Word) -> bool:
    return not is_nothing(word) and bool(word.word)


def exactly_one(parts: tuple[Node, ...]) -> Node:
    """Whether just one of them holds."""
    left = next((part for part in parts if isinstance(part, Leave)), None)
    return left if left is not None else ExactlyOne(kind=Kind.TRUTH, parts=parts, high=1)


def denied(part: Node) -> Node:
    """Whether it does not hold."""
    if isinstance(part, Word):
        return truth(not _holds(part))
    return part if is_left(part) else Not(kind=Kind.TRUTH, part=part, high=1)


def exists(value: Node) -> Node:
    """Whether there is such a value."""
    if is_nothing(value):
        return NO
    if isinstance(value, Leave):
        return Leave(kind=Kind.TRUTH, why=value.why)
    return Exists(kind=Kind.TRUTH, value=value, high=1) if value.none else YES


def as_truth(node: Node) -> Node:
    """A condition that is read as one: what does not exist does not hold."""
    if is_nothing(node):
        return NO
    if not node.none:
        return node
    if isinstance(node, Chosen):
        values = tuple(map(as_truth, node.values))
        otherwise = as_truth(node.otherwise)
        none = any(each.none for each in (*values, otherwise))
        return evolve(node, values=values, otherwise=otherwise, none=none)
    if isinstance(node, ByDay):
        stretches = _as_truths(node.stretches)
        return evolve(node, stretches=stretches, none=any(each.none for _, each in stretches))
    if isinstance(node, OnAnyDay):
        before, stretches = as_truth(node.before), _as_truths(node.stretches)
        none = before.none or any(each.none for _, each in stretches)
        return evolve(node, before=before, stretches=stretches, none=none)
    return node


def _as_truths(stretches: Iterable[tuple[int, Node]]) -> tuple[tuple[int, Node], ...]:
    return tuple((begins, as_truth(node)) for begins, node in stretches)
