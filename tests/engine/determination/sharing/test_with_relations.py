"""Rows that are bounded together, of which relations may take one away."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import Assessment, Library, assess
from incentives.facts.unknown import UNKNOWN
from tests.engine.keyed_domain import KeyedCase, Kid, keyed_library, kid, stay
from tests.engine.small_domain import ON, bounds

RULES = """parameters:
  limit: {text: TEXT, unit: CNY, values: [{value: 10, cite: '1'}]}
  per_hour: {text: TEXT, unit: CNY/hour, values: [{value: 1, cite: '1'}]}
definitions:
  taken:
    text: TEXT
    running: {of: stay.hours * per_hour, when: RIGHT, in_order_of: stay.day, at_most: limit}
incentives:
  filled: {GRANT, when: {id: poor, when: stay.kid.poor, text: TEXT}, amount: taken}
  flat: {GRANT, when: {id: poor, when: stay.kid.poor, text: TEXT}, amount: stay.kid.worth}
RELATION
"""
RULES = RULES.replace(
    "GRANT", "title: TEXT, kind: grant, cite: '1', for_each: stays, trigger: stay.day"
).replace("RIGHT", "stay.kid.poor")
ONE_OF = "relations: [{one_of: [filled, flat], cite: '2'}]\n"
EXCLUDES = "relations: [{excludes: {incentive: filled, by: flat}, cite: '2'}]\n"
HIGHER_OF = "relations: [{higher_of: [filled, flat], cite: '2'}]\n"


@pytest.fixture(scope="module", params=[ONE_OF, EXCLUDES, HIGHER_OF])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("together")
    return keyed_library(folder, RULES.replace("RELATION\n", str(request.param)))


Row = tuple[int | None, int, bool | None]
"""Hours of the stay, worth of its child, whether that is poor; None: not known."""


def assessed(library: Library, rows: Sequence[Row]) -> Assessment:
    kids: list[Kid] = []
    stays = []
    for number, (hours, worth, poor) in enumerate(rows):
        one = kid(f"k{number}", worth)
        kids.append(attrs.evolve(one, poor=UNKNOWN if poor is None else poor))
        stays.append(stay(f"k{number}", hours=UNKNOWN if hours is None else hours))
    return assess(KeyedCase(kids=tuple(kids), stays=tuple(stays)), library, on=ON)


rows = st.tuples(
    st.one_of(st.none(), st.sampled_from([4, 7])),
    st.sampled_from([0, 5]),
    st.sampled_from([None, True, False]),
)


@given(st.lists(rows, min_size=1, max_size=3))
def test_what_a_relation_may_take_of_them_is_within_their_bounds(
    library: Library, partly: list[Row]
) -> None:
    """Whatever the facts are: a row that may have to give way lets the others have less."""
    told = assessed(library, partly)
    ways = [
        [
            (known_hours, worth, known_poor)
            for known_hours in ([4, 7] if hours is None else [hours])
            for known_poor in ([True, False] if poor is None else [poor])
        ]
        for hours, worth, poor in partly
    ]
    for whole in product(*ways):
        known = assessed(library, whole)
        for name in ("land.one.filled", "land.one.flat"):
            least, most = bounds(told[name])
            amount, _ = bounds(known[name])
            assert amount is not None
            assert least is not None
            assert least <= amount
            assert most is None or amount <= most


def test_they_come_to_no_more_than_they_do_by_themselves(library: Library) -> None:
    """A relation adds nothing: the limit still holds for all of them."""
    least, most = bounds(assessed(library, [(4, 5, None), (7, 5, None)])["land.one.filled"])
    assert (0, True) == (least, most is not None and most <= 10)


def test_the_row_that_may_be_taken_away_is_not_counted(tmp_path: Path) -> None:
    """Of seven and four in ten: seven if the first is not poor, six if it takes the other."""
    library = keyed_library(tmp_path, RULES.replace("RELATION\n", ONE_OF))
    told = assessed(library, [(4, 5, None), (7, 0, True)])["land.one.filled"]
    assert (6, 10) == bounds(told)
