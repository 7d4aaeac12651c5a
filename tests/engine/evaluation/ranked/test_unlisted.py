"""The largest of rows that nobody has listed: whichever there are, there is room for them."""

from itertools import product
from pathlib import Path

import attrs
import pytest

from incentives import Library, Month, assess
from incentives.facts.unknown import UNKNOWN
from incentives.language.possible import Open, Result, missing_in, range_of
from tests.engine.small_domain import ON, Case, Sale, case_of, one_file, yuan

SECTIONS = """
parameters:
  each: {text: TEXT, unit: person, values: [{value: 1, cite: '1'}]}
definitions:
  counted:
    text: TEXT
    cite: '1'
    value:
      cases:
        - {when: workshop.green, value: workshop.staff / each}
        - {otherwise: not_applicable}
  best: {text: TEXT, cite: '2', value: 'largest(counted, (s.amount for s in sales))'}
  worst: {text: TEXT, cite: '3', value: 'largest(counted, (-s.amount for s in sales))'}
"""
NAMES = ("best", "worst")
LISTS: tuple[tuple[int, ...], ...] = ((), (5,), (5, 7, 9))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A sum of the largest, of which the law says nothing where the workshop is not green."""
    folder: Path = tmp_path_factory.mktemp("unlisted")
    return one_file(folder, SECTIONS)


def sums(library: Library, case: Case) -> tuple[Result, ...]:
    """What the largest come to, and the largest of those below zero."""
    told = assess(case, library, on=ON)
    return tuple(told.value(f"land.one.{name}").working.value for name in NAMES)


def listed(case: Case, amounts: tuple[int, ...]) -> Case:
    sales = [
        Sale(month=Month(2022, 1 + place), amount=yuan(amount), cost=yuan(0), exported=True)
        for place, amount in enumerate(amounts)
    ]
    return attrs.evolve(case, sales=tuple(sales))


def has_room(before: Result, after: Result) -> bool:
    if after is None:
        return before is None or (isinstance(before, Open) and before.may_be_none)
    if before is None:
        return False
    low, high = range_of(before).ends
    known, _ = range_of(after).ends
    return low <= known <= high


@pytest.mark.parametrize("green", [True, False, UNKNOWN])
@pytest.mark.parametrize("staff", [0, 2, UNKNOWN])
def test_there_is_room_for_every_list(library: Library, green: object, staff: object) -> None:
    """And no room for what no list comes to: none where there is a count, the other sign."""
    unlisted = attrs.evolve(case_of(green=green, staff=staff), sales=UNKNOWN)
    before = sums(library, unlisted)
    greens = [True, False] if green is UNKNOWN else [green]
    counts = [0, 1, 3] if staff is UNKNOWN else [staff]
    every = [
        sums(library, listed(case_of(green=one, staff=count), amounts))
        for one, count, amounts in product(greens, counts, LISTS)
    ]
    for at, value in enumerate(before):
        assert all(has_room(value, after[at]) for after in every)
        assert has_room(value, None) is (False in greens)
    if green is not False:
        best, worst = before
        assert (range_of(best).low, range_of(worst).high) == (0, 0)
        assert {"sales"} <= {str(one.at) for one in missing_in([best])}


def test_what_is_missing_is_told_with_the_list(library: Library) -> None:
    """How many count, if nobody knows; nothing, where the law gives no count."""
    unlisted = attrs.evolve(case_of(green=True, staff=UNKNOWN), sales=UNKNOWN)
    asked = {str(one.at) for one in missing_in(sums(library, unlisted))}
    assert asked == {"sales", "workshop.staff"}
    without = attrs.evolve(case_of(green=False, staff=UNKNOWN), sales=UNKNOWN)
    assert sums(library, without) == (None, None)
