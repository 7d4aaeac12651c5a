# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What rows that fill a limit give piece by piece: no row is told to give more than it may."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import attrs
import pytest

from incentives import Determination, Library
from incentives.engine.findings.pieces.given import Certainty, Given
from incentives.engine.findings.pieces.of_determination import pieces_of
from incentives.values.period import Month
from incentives.values.range import NOTHING, Range, sum_of
from tests.engine.determination.test_limits import Load, Yard, assessed, load
from tests.engine.findings.test_pieces import told
from tests.engine.small_domain import bounds, one_file

RULES = """roles:
  owner: TEXT
parameters:
  most: {text: TEXT, unit: m2, values: [{value: 100, cite: '1'}]}
  each: {text: TEXT, unit: CNY/m2, at_least: 3, at_most: 5, values: [{unpublished: true, cite: '1'}]}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, subject: load.id, beneficiary: [{when: load.good, is: applicant}, {otherwise: owner}], amount: 'max(min(most - sum(e.area for e in loads if precedes(e, load)), load.area), 0) * each'}
"""
Key = TypeVar("Key")
KNOWN, OPEN = Certainty.KNOWN, Certainty.OPEN


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A grant of 3 to 5 yuan for each of the first 100 m², load by load: the owner's or not."""
    folder: Path = tmp_path_factory.mktemp("pieces")
    return one_file(folder, RULES, vocabulary=Yard)


def granted(library: Library, *loads: Load) -> Determination:
    """What loads come to of which the first is of March, the second of April and so on."""
    each_in_its_month = (
        attrs.evolve(one, id=f"load {number}", day=date(2022, 2 + number, 1))
        for number, one in enumerate(loads, start=1)
    )
    return assessed(library, *each_in_its_month)["land.one.grant"]


def test_what_any_of_several_rows_may_have_is_told_once(library: Library) -> None:
    """40 m² are surely 120 yuan; all three together are 180 to 500, whoever has the other 60."""
    found = granted(library, load(40), load(None, good=False), load(20, good=False))
    assert (180, 500) == bounds(found)
    assert [
        (KNOWN, "2022-03", None, "applicant", 120, 120),
        (OPEN, "", None, "several", 60, 380),
    ] == told(found)


@pytest.mark.parametrize(
    "areas", [(40, None, 20), (None, 20, 40), (40, 30, None), (30, None, None)]
)
@pytest.mark.parametrize(
    "owners", [(True, False, False), (False, True, False), (True, True, False)]
)
def test_no_row_gives_more_than_it_may_come_to(
    library: Library, areas: tuple[int | None, ...], owners: tuple[bool, ...]
) -> None:
    """And all of them together what the grant comes to."""
    loads = (load(area, good=good) for area, good in zip(areas, owners, strict=True))
    found = granted(library, *loads)
    by_month = by_key(found, lambda piece: piece.slot.month)
    assert bounds(found) == sum_of(by_month.values()).ends
    for at, part in enumerate(found.working):
        told_of_row = by_month.get(Month(2022, 3 + at), NOTHING).high
        assert told_of_row is not None
        assert part.kept.within.high is not None
        assert told_of_row <= part.kept.within.high, part.place


def by_key(found: Determination, key: Callable[[Given], Key]) -> dict[Key, Range]:
    """What the pieces of each key come to."""
    ranges: dict[Key, Range] = {}
    for piece in pieces_of(found):
        ranges[key(piece)] = ranges.get(key(piece), NOTHING) + piece.within
    return ranges
