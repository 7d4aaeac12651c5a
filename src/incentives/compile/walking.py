"""Going through the nodes of a tree."""

from collections.abc import Callable, Iterable
from typing import get_args

import attrs

from incentives.compile.tree import Call, Carried, Chosen, Leave, Node

_ELSEWHERE = frozenset(
    {"over", "needs", "told", "otherwise", "of", "whole", "taken", "to_come", "share", "limits"}
)
"""A divisor is read where the number is; and what only the open form reads is read there."""


_NAMES: dict[type[Node], tuple[str, ...]] = {}
_ALL_NAMES: dict[type[Node], tuple[str, ...]] = {}


def _names_of(form: type[Node]) -> tuple[str, ...]:
    """The fields that may hold nodes that are read inside it; of a choice, `otherwise` too."""
    if form not in _NAMES:
        elsewhere = _ELSEWHERE - {"otherwise"} if form is Chosen else _ELSEWHERE
        _NAMES[form] = tuple(name for name in _all_names_of(form) if name not in elsewhere)
    return _NAMES[form]


def _all_names_of(form: type[Node]) -> tuple[str, ...]:
    if form not in _ALL_NAMES:
        fields = attrs.fields_dict(form).items()
        _ALL_NAMES[form] = tuple(name for name, field in fields if _may_hold(field.type))
    return _ALL_NAMES[form]


def _may_hold(said: object) -> bool:
    """Whether a value of the type is a node, or has some in it."""
    if isinstance(said, type):
        return issubclass(said, Node)
    return said == "Node | None" or any(map(_may_hold, get_args(said)))


def parts_of(node: Node) -> list[Node]:
    """The nodes directly inside a node; not those of the functions that it asks for."""
    return _in_fields(node, _names_of(type(node)))


def _in_fields(node: Node, names: Iterable[str]) -> list[Node]:
    found: list[Node] = []
    for name in names:
        value = getattr(node, name)
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            _add_nodes(value, found)
    return found


def _add_nodes(values: tuple[object, ...], found: list[Node]) -> None:
    for value in values:
        if isinstance(value, Node):
            found.append(value)
        elif isinstance(value, tuple):
            _add_nodes(value, found)


def nodes_in(*nodes: Node) -> list[Node]:
    """The nodes and all that is inside them, each once."""
    return _inside(nodes, parts_of)


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
    return _inside((node,), _all_parts_of)


def _all_parts_of(node: Node) -> list[Node]:
    return _in_fields(node, _all_names_of(type(node)))


def _inside(nodes: Iterable[Node], parts: Callable[[Node], list[Node]]) -> list[Node]:
    found: dict[int, Node] = {}
    waiting = [*nodes]
    while waiting:
        current = waiting.pop()
        if id(current) not in found:
            found[id(current)] = current
            waiting.extend(parts(current))
    return list(found.values())
