"""Going through the nodes of a tree."""

from collections.abc import Callable, Iterator

import attrs

from incentives.compile.tree import Call, Carried, Chosen, Leave, Node

_NAMES: dict[type[Node], tuple[str, ...]] = {}
_ELSEWHERE = frozenset(
    {"over", "needs", "told", "otherwise", "of", "whole", "taken", "to_come", "share", "limits"}
)
"""A divisor is read where the number is; and what only the open form reads is read there."""


def _names_of(form: type[Node]) -> tuple[str, ...]:
    """The fields that may hold nodes that are read inside it; of a choice, `otherwise` too."""
    if form not in _NAMES:
        elsewhere = _ELSEWHERE - {"otherwise"} if form is Chosen else _ELSEWHERE
        _NAMES[form] = tuple(name for name in attrs.fields_dict(form) if name not in elsewhere)
    return _NAMES[form]


def parts_of(node: Node) -> Iterator[Node]:
    """The nodes directly inside a node; not those of the functions that it asks for."""
    for name in _names_of(type(node)):
        yield from _nodes(getattr(node, name))


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _nodes(each)


def nodes_in(node: Node) -> list[Node]:
    """The node and all that is inside it, each once."""
    return _inside(node, parts_of)


def may_be_left(node: Node) -> bool:
    """Whether something in it, or in a function that it asks for, only the reference can tell.

    That may be anything, or nothing at all.
    """
    inside = nodes_in(node)
    if any(isinstance(each, Leave | Carried) for each in inside):
        return True
    return any(may_be_left(each.function.body) for each in inside if isinstance(each, Call))


def nodes_in_open(node: Node) -> list[Node]:
    """The same, with what only the open form reads there."""
    return _inside(node, _all_parts_of)


def _all_parts_of(node: Node) -> Iterator[Node]:
    for name in attrs.fields_dict(type(node)):
        yield from _nodes(getattr(node, name))


def _inside(node: Node, parts: Callable[[Node], Iterator[Node]]) -> list[Node]:
    found: dict[int, Node] = {}
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if id(current) not in found:
            found[id(current)] = current
            waiting.extend(parts(current))
    return list(found.values())
