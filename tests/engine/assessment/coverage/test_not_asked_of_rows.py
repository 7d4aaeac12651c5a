# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""A fact that a row gives although it is not asked of that row does not count, and that is told."""

from collections.abc import Mapping
from datetime import date
from itertools import product

import attrs
import pytest
from moneyed import Money

from incentives import CoverageKind, Library, Role, Unknown, assess, fact
from incentives.facts.unknown import UNKNOWN
from tests.engine.small_domain import APPLIED, CITY, ON, one_file

RULES = """facts:
  beds: {of: rooms, text: TEXT, type: number, unit: CNY, asked_if: room.let}
  free: {of: rooms, text: TEXT, type: number, unit: CNY}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', trigger: opened_on, amount: sum(r.beds for r in rooms)}
  other: {title: TEXT, kind: grant, cite: '1', trigger: opened_on, amount: sum(r.free for r in rooms)}
"""


@attrs.frozen(kw_only=True)
class Room:
    let: bool | Unknown = fact("出租", "let")
    declared: Mapping[str, object] = fact("专项", "declared", role=Role.DECLARED, factory=dict)


@attrs.frozen(kw_only=True)
class Inn:
    place: str = fact("地点", "place", role=Role.JURISDICTION, default=CITY)
    opened_on: date | Unknown = fact("开业", "opened on", default=APPLIED)
    rent: Money | Unknown = fact("租金", "rent", unit="CNY")
    rooms: tuple[Room, ...] | Unknown = fact("房间", "rooms", row="room")
    declared: Mapping[str, object] = fact("专项", "declared", role=Role.DECLARED, factory=dict)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("inns"), RULES, vocabulary=Inn)


def notes(library: Library, *rooms: Room) -> list[tuple[str, tuple[str, ...]]]:
    """What is told of facts that do not count: which it is, and what it bears on."""
    assessment = assess(Inn(rooms=rooms), library, on=ON)
    return [
        (note.subject, note.touches)
        for note in assessment.coverage
        if note.kind is CoverageKind.NOT_ASKED
    ]


def room(let: bool, gives: bool) -> Room:
    return Room(let=let, declared={"land.one.beds": "3"} if gives else {})


def test_it_is_told_just_where_a_room_gives_what_is_asked_of_let_ones_only(
    library: Library,
) -> None:
    """Once, however many rooms do; with the incentive that would read it."""
    kinds = [room(let, gives) for let, gives in product((True, False), repeat=2)]
    for rooms in product(kinds, repeat=2):
        is_lost = any(not one.let and one.declared for one in rooms)
        expected = [("land.one.beds", ("land.one.grant",))] if is_lost else []
        assert expected == notes(library, *rooms)


def test_a_fact_that_is_asked_of_every_room_always_counts(library: Library) -> None:
    """Of it nothing is told."""
    assert [] == notes(library, Room(let=False, declared={"land.one.free": "3"}))


def test_of_rooms_that_nobody_has_listed_nothing_is_given(library: Library) -> None:
    """And so nothing is lost."""
    assessment = assess(Inn(rooms=UNKNOWN), library, on=ON)
    assert CoverageKind.NOT_ASKED not in {note.kind for note in assessment.coverage}
