"""Many terms folded into one are no nesting, and stay in their order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.language.characters import MOST_DEPTH
from incentives.language.reading.folding import folded

Tree = str | tuple["Tree", "Tree"]


def joined(left: Tree, right: Tree) -> Tree:
    return (left, right)


def depth(tree: Tree) -> int:
    return 0 if isinstance(tree, str) else 1 + max(map(depth, tree))


def leaves(tree: Tree) -> list[str]:
    return [tree] if isinstance(tree, str) else [leaf for part in tree for leaf in leaves(part)]


@given(st.lists(st.text(max_size=2), min_size=1, max_size=1000))
def test_terms_keep_their_order(terms: list[str]) -> None:
    """Whatever is folded comes out as it went in."""
    tree: list[Tree] = [*terms]
    assert terms == leaves(folded(tree, joined))


@pytest.mark.parametrize(
    ("count", "deepest"),
    [(1, 0), (2, 1), (MOST_DEPTH, MOST_DEPTH - 1), (MOST_DEPTH + 1, 31), (4000, 38)],
)
def test_many_are_halved(count: int, deepest: int) -> None:
    """A few follow each other as they are written; more than may be nested are no chain."""
    terms: list[Tree] = ["x"] * count
    assert deepest == depth(folded(terms, joined))
