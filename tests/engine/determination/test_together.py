"""Rows that hang on facts of each other are bounded together: just what may come of all of them."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import attrs
import pytest

from incentives import Determination, Library, Outcome
from incentives.facts.unknown import UNKNOWN
from tests.engine.small_domain import APPLIED, Case, Grade, House, bounds, case_of, found, one_file

SECTIONS = """
roles:
  owner: TEXT
parameters:
  each: {text: TEXT, unit: CNY, values: [{value: 1, cite: '1'}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: house.bought_on
    beneficiary: [{when: house.grade == high, is: owner}, {otherwise: applicant}]
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
        House(id=str(place), rented=one, bought_on=APPLIED, grade=Grade.LOW)  # type: ignore[arg-type]
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


LOW, HIGH = Grade.LOW, Grade.HIGH


@pytest.mark.parametrize(
    ("grades", "asked"),
    [
        pytest.param((LOW, LOW, LOW), [], id="all the applicant's"),
        pytest.param((HIGH, HIGH, HIGH), [], id="all the owner's"),
        pytest.param((LOW, LOW, HIGH), ["houses[2].rented"], id="the last one the owner's"),
    ],
)
def test_what_is_the_same_whatever_comes_asks_whose_it_is(
    library: Library, grades: tuple[Grade, ...], asked: list[str]
) -> None:
    """2 yuan: both of the first house, or one of the last too if that is rented."""
    case = houses((True, False, UNKNOWN))
    assert isinstance(case.houses, tuple)
    rows = (attrs.evolve(one, grade=grade) for one, grade in zip(case.houses, grades, strict=True))
    told = found(library, attrs.evolve(case, houses=tuple(rows)))
    assert (Outcome.ELIGIBLE, (2, 2)) == (told.outcome, bounds(told))
    assert asked == [missing.id for missing in told.missing]


def test_sixteen_ways_are_tried(library: Library) -> None:
    """Of five facts that are open the first four are tried; of the others each row has the most."""
    four = (UNKNOWN,) * 4
    assert bounds(grant(library, four)) == (min(totals(four)), max(totals(four)))
    _, most = bounds(grant(library, (UNKNOWN,) * 5))
    assert most is not None
    assert max(totals((UNKNOWN,) * 5)) < most < 5 * 4
