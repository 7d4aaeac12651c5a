# ruff: noqa: E501 - in the policy below a rule stands on a line
"""Rows that are given nothing fill the limit too: the others come to just what they may."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from incentives import Library
from incentives.facts.unknown import UNKNOWN
from tests.engine.determination.test_limits import RULES, Load, Yard, assessed, load
from tests.engine.determination.test_limits_exactly import EACH, LIMIT, ways
from tests.engine.small_domain import bounds, one_file

STRICT = """  before_all: {text: TEXT, cite: '1', value: 'sum(e.area for e in loads if precedes(e, load))'}
incentives:
  strict: {title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, when: {id: s, when: load.good, text: TEXT}, amount: 'max(min(most - before_all, load.area), 0) * each'}
"""
AREAS = (20, 70, 300, None)
ANSWERS = (True, False, UNKNOWN)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Whatever comes before takes of the limit; what is fit is paid for what is left."""
    rules = RULES.replace("incentives:\n", STRICT)
    return one_file(tmp_path_factory.mktemp("strict"), rules, vocabulary=Yard)


def paid(loads: Iterable[Load]) -> Fraction:
    """What the fit ones come to, one after the other."""
    left, whole = Fraction(LIMIT), Fraction(0)
    for one in loads:
        assert isinstance(one.area, Decimal | int)
        taken = min(left, Fraction(one.area))
        left -= taken
        whole += taken * EACH if one.good else 0
    return whole


@pytest.mark.parametrize("days", [(1, 2), (2, 1)])
@pytest.mark.parametrize("fit", list(product(ANSWERS, repeat=2)), ids=str)
def test_what_comes_before_takes_of_the_limit_fit_or_not(
    library: Library, days: tuple[int, int], fit: tuple[object, object]
) -> None:
    """In the order of their days, whatever area they have."""
    for areas in product(AREAS, repeat=2):
        loads = [
            load(area, day=day, good=good) for area, day, good in zip(areas, days, fit, strict=True)
        ]
        in_order = loads if days == (1, 2) else loads[::-1]
        every = [paid(way) for way in ways(in_order)]
        grant = assessed(library, *loads)["land.one.strict"]
        assert bounds(grant) == (min(every), max(every)), areas


@pytest.mark.parametrize("fit", list(product(ANSWERS, (False, UNKNOWN), ANSWERS)), ids=str)
def test_of_three_there_is_room_for_whatever_comes(
    library: Library, fit: tuple[object, ...]
) -> None:
    """The least and the most of all ways lie within what is told."""
    for areas in product((20, 70, None), repeat=3):
        loads = [
            load(area, day=day, good=good)
            for day, (area, good) in enumerate(zip(areas, fit, strict=True), start=1)
        ]
        every = [paid(way) for way in ways(loads)]
        low, high = bounds(assessed(library, *loads)["land.one.strict"])
        assert high is not None
        assert low <= min(every), areas
        assert max(every) <= high <= LIMIT * EACH, areas
