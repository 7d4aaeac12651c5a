"""Rows that hang on facts of each other are bounded together: just what may come of all of them."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import attrs
import pytest

from incentives import Determination, Library, Outcome
from incentives.facts.unknown import UNKNOWN
from tests.engine.small_domain import APPLIED, Case, House, bounds, case_of, found, one_file

SECTIONS = """
parameters:
  each: {text: TEXT, unit: CNY, values: [{value: 1, cite: '1'}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    amount: >-
      each * count(other for other in houses if not other.rented and other.id != house.id)
      if house.rented else 0
"""
ANSWERS = (True, False, UNKNOWN)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Each rented house brings a yuan for each other that is not rented."""
    folder: Path = tmp_path_factory.mktemp("together")
    return one_file(folder, SECTIONS)


def houses(rented: Sequence[object]) -> Case:
    rows = [
        House(id=str(place), rented=one, bought_on=APPLIED)  # type: ignore[arg-type]
        for place, one in enumerate(rented)
    ]
    return attrs.evolve(case_of(), houses=tuple(rows))


def totals(rented: Sequence[object]) -> set[int]:
    """What all houses bring, whichever of those of which nobody knows are rented."""
    ways = product(*((True, False) if one is UNKNOWN else (one,) for one in rented))
    return {sum(map(bool, way)) * (len(way) - sum(map(bool, way))) for way in ways}


def grant(library: Library, rented: Sequence[object]) -> Determination:
    return found(library, houses(rented))


@pytest.mark.parametrize("rented", list(product(ANSWERS, repeat=3)), ids=str)
def test_the_bounds_are_the_least_and_the_most_that_comes(
    library: Library, rented: tuple[object, ...]
) -> None:
    """Whichever houses are rented; where all ways come to the same, that is given."""
    every = totals(rented)
    told = grant(library, rented)
    assert bounds(told) == (min(every), max(every))
    assert (told.outcome is Outcome.UNDETERMINED) is (len(every) > 1)


def test_sixteen_ways_are_tried(library: Library) -> None:
    """Of five facts that are open the first four are tried; of the others each row has the most."""
    four = (UNKNOWN,) * 4
    assert bounds(grant(library, four)) == (min(totals(four)), max(totals(four)))
    _, most = bounds(grant(library, (UNKNOWN,) * 5))
    assert most is not None
    assert max(totals((UNKNOWN,) * 5)) < most < 5 * 4
