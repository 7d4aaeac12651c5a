"""Ways through choices that speak of the same things: each outcome once, and all of them."""

from itertools import combinations, islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.policy.choosing.ways import Choice, Ways


def pairs(things: str) -> list[Choice]:
    """Any two of the things exclude each other, and each pair is a choice of its own."""
    return [[(one,), (other,)] for one, other in combinations(things, 2)]


def chain(length: int) -> list[Choice]:
    """Each thing excludes the next one."""
    return [[(at,), (at + 1,)] for at in range(length - 1)]


def outcome(choices: list[Choice], picks: tuple[int | None, ...]) -> frozenset[object]:
    """What is left of all things where each choice leaves out what is not picked of it."""
    every = {thing for choice in choices for option in choice for thing in option}
    for choice, pick in zip(choices, picks, strict=True):
        picked = choice[pick] if pick is not None else ()
        every -= {thing for option in choice for thing in option if thing not in picked}
    return frozenset(every)


@pytest.mark.parametrize(
    ("choices", "count"),
    [
        ([], 1),
        ([[("a",), ("b",), ("c",)]], 4),
        (pairs("abcdefghijkl"), 13),
        (pairs("abcdefghijklmnopqrstuvwxyz0123"), 31),
        (pairs("abcdefghijkl") + pairs("nopqrstuvwxy"), 169),
        (pairs("abc") + pairs("cde"), 10),
        *((chain(length), count) for length, count in [(2, 3), (3, 5), (4, 8), (17, 4181)]),
    ],
)
def test_ways_are_counted_as_what_may_be_given_together(choices: list[Choice], count: int) -> None:
    """Of twelve one is given or none; cliques multiply; chains go by Fibonacci's numbers."""
    assert sum(1 for _ in Ways(choices)) == count


def test_the_first_ways_of_very_many_are_found_at_once() -> None:
    """Nobody has to wait for all of them to know that there are too many."""
    assert sum(1 for _ in islice(Ways(chain(300)), 4097)) == 4097


things = st.integers(min_value=0, max_value=5)
single_options = st.lists(things, min_size=2, max_size=4, unique=True).map(
    lambda found: [(thing,) for thing in found]
)


@given(st.lists(single_options, max_size=5))
def test_each_outcome_comes_once_and_none_is_left_out(choices: list[Choice]) -> None:
    """What may be given together is what trying everything finds."""
    every = product(*([*range(len(choice)), None] for choice in choices))
    found = [outcome(choices, way.picks) for way in Ways(choices)]
    assert len(found) == len(set(found))
    assert set(found) == {outcome(choices, picks) for picks in every}


def test_what_an_option_has_beside_is_given_where_another_choice_takes_a_part_of_it() -> None:
    """Of two rows that one choice gives together another may take one away."""
    choices: list[Choice] = [[(1, 2), (3,)], [(1,), (4,)]]
    assert frozenset({2, 4}) in {outcome(choices, way.picks) for way in Ways(choices)}


def test_ways_come_in_the_order_of_the_options() -> None:
    """None of them comes last: among equals the one named first is taken."""
    assert [way.picks for way in Ways([[("a",), ("b",)]])] == [(0,), (1,), (None,)]
    assert [way.picks for way in Ways(pairs("abc"))] == [
        (0, 0, None),
        (1, None, 0),
        (None, 1, 1),
        (None, None, None),
    ]
