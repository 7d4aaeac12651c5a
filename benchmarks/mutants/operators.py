"""Kinds of change that Cosmic Ray has not: membership, extremes, conditions, calls left out."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import parso
from cosmic_ray.operators.operator import Example, Operator
from parso.tree import NodeOrLeaf

Position = tuple[tuple[int, int], tuple[int, int]]

_SWAPPED: Mapping[str, str] = MappingProxyType(
    {"min": "max", "max": "min", "any": "all", "all": "any", "floor": "ceil", "ceil": "floor"}
)
_CONDITIONAL = MappingProxyType(
    {"if_stmt": 1, "while_stmt": 1, "comp_if": 1, "ternary": 2, "test": 2}
)
"""Where in such a piece of syntax its condition stands."""
_NEVER_LEFT_OUT = ("assert_never", "super")


class SwapMembership(Operator):
    """`in` for `not in`, and the reverse."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        if node.type == "comparison":
            for sign in _memberships(node):
                yield sign.start_pos, sign.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        sign = _memberships(node)[index]
        swapped = " in" if sign.get_code().split() == ["not", "in"] else " not in"
        node.children[node.children.index(sign)] = parso.parse(swapped)
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("x in y", "x not in y"), Example("x not in y", "x in y"))


def _memberships(comparison: NodeOrLeaf) -> list[NodeOrLeaf]:
    signs = comparison.children[1::2]
    return [sign for sign in signs if sign.get_code().split() in (["in"], ["not", "in"])]


class SwapExtremes(Operator):
    """The least for the greatest, one for all, down for up."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        if node.type == "name" and node.value in _SWAPPED and _is_read(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:  # noqa: ARG002
        node.value = _SWAPPED[node.value]
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("min(x, y)", "max(x, y)"),)


def _is_read(name: NodeOrLeaf) -> bool:
    before, after = name.get_previous_leaf(), name.get_next_leaf()
    is_attribute = before is not None and before.value in {".", "import", "def"}
    return not is_attribute and (after is None or after.value not in {"=", ":"})


class _Decided(Operator):
    """A condition that always comes out the same."""

    outcome: bool

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        if node.type in _CONDITIONAL:
            condition = node.children[_CONDITIONAL[node.type]]
            yield condition.start_pos, condition.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:  # noqa: ARG002
        node.children[_CONDITIONAL[node.type]] = parso.parse(f" {self.outcome}")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("x if y else z", f"x if {cls.outcome} else z"),)


class DecideTrue(_Decided):
    outcome = True


class DecideFalse(_Decided):
    outcome = False


class LeaveOutCall(Operator):
    """A call made for what it does, such as a check, is not made."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[Position]:
        if _is_call_alone(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:  # noqa: ARG002
        return parso.parse(f"{node.get_first_leaf().prefix}None")

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("check(x)\n", "None\n"),)


def _is_call_alone(node: NodeOrLeaf) -> bool:
    if node.type != "atom_expr" or node.parent is None or node.parent.type != "simple_stmt":
        return False
    last = node.children[-1]
    is_call = last.type == "trailer" and last.children[0].value == "("
    return is_call and node.get_first_leaf().value not in _NEVER_LEFT_OUT


OWN_OPERATORS = (SwapMembership, SwapExtremes, DecideTrue, DecideFalse, LeaveOutCall)
