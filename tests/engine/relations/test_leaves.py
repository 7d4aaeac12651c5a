"""Which bundles may be the best, told by each against each."""

from itertools import product

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.engine.relations.leaves import possible_of
from incentives.engine.relations.worth import Payoff
from incentives.values.range import Range


@attrs.frozen
class _Steps:
    """Work that costs nothing."""

    def take(self, steps: int) -> None:
        assert steps >= 0


@attrs.frozen
class _Component:
    effort: _Steps = _Steps()


@attrs.frozen
class _Begun:
    component: _Component = _Component()


@attrs.frozen(eq=False)
class _Leaf:
    """A bundle that was worked out: what it pays, and whether it is surely there to be taken."""

    payoff: Payoff
    exists: bool
    begun: _Begun = _Begun()


RANGES = (*(Range(low, high) for low in range(3) for high in range(low, 4)), Range(1, None))
LEAVES = st.builds(
    _Leaf,
    st.builds(Payoff, own=st.sampled_from(RANGES), all=st.sampled_from(RANGES)),
    st.booleans(),
)


def compared(leaves: list[_Leaf]) -> list[_Leaf]:
    """As `possible_of`, but each is held against each of those that are left."""
    left: list[_Leaf] = []
    for leaf in leaves:
        if any(other.payoff.beats(leaf.payoff, wins_ties=other.exists) for other in left):
            continue
        left = [other for other in left if not leaf.payoff.beats(other.payoff, wins_ties=False)]
        left.append(leaf)
    return left


@given(st.lists(LEAVES, max_size=6))
def test_those_remain_that_no_other_beats_whatever_comes(leaves: list[_Leaf]) -> None:
    """In their order; of equals that exist the one named first."""
    assert compared(leaves) == possible_of(leaves)  # type: ignore[arg-type]


@pytest.mark.parametrize("exists", [True, False])
def test_of_any_four_those_remain_that_no_other_beats(exists: bool) -> None:
    """Of every four that pay from 0 to 2, in every order, known or not."""
    small = [Range(low, high) for low in range(3) for high in range(low, 3)]
    for pays in product(small, repeat=4):
        leaves = [_Leaf(Payoff(own=pay, all=pay), exists) for pay in pays]
        assert compared(leaves) == possible_of(leaves)  # type: ignore[arg-type]
