# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Rows that fill a limit one after the other come to no more than the limit together."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moneyed import Money

from incentives import Assessment, Library, Outcome, Role, assess, fact
from incentives.facts.field import Choice
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.facts.unknown import UnknownFact as Unknown
from tests.engine.small_domain import (
    CITY,
    ON,
    bounds,
    contradictions,
    one_file,
    yuan,
)
from tests.trying import examples


class Grade(Choice):
    LOW = "low", "低", "low"
    HIGH = "high", "高", "high"


@attrs.frozen(kw_only=True)
class Load:
    id: str | Unknown = fact("编号", "id")
    day: date | Unknown | None = fact("日期", "day")
    area: Decimal | Unknown = fact("面积", "area", unit="m2", least=0, most=100_000)
    good: bool | Unknown = fact("合格", "good")
    grade: Grade | Unknown = fact("等级", "grade")
    share: Decimal | Unknown = fact("比例", "share", unit="1", least=0, most=1)


@attrs.frozen(kw_only=True)
class Firm:
    spent: Money | Unknown = fact("投入", "spent", unit="CNY", least=0)
    applied_on: date | Unknown = fact("申请", "applied on", default=date(2022, 1, 5))


@attrs.frozen(kw_only=True)
class Yard:
    place: str = fact("地点", "place", role=Role.JURISDICTION, default=CITY)
    firm: Firm = fact("企业", "firm", factory=Firm)
    loads: tuple[Load, ...] | Unknown = fact("批次", "loads", row="load", order="day")


RULES = """parameters:
  most: {text: TEXT, unit: m2, values: [{value: 100, cite: '1'}]}
  each: {text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
  part: {text: TEXT, unit: '1', values: [{value: 50%, cite: '1'}]}
definitions:
  fit: {text: TEXT, cite: '1', all: [{id: fit, when: load.good, text: TEXT}]}
  before: {text: TEXT, cite: '1', value: 'sum(e.area for e in loads if precedes(e, load) and e.fit)'}
  before_in_grade: {text: TEXT, cite: '1', value: 'sum(e.area for e in loads if e.grade == load.grade and precedes(e, load))'}
incentives:
  grant: {title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, when: {id: o, when: load.good, text: TEXT}, amount: 'max(min(most - before, load.area), 0) * each'}
  shared: {title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, when: {all: [fit]}, amount: 'min(max(most - before, 0), load.area) * load.share * each'}
  graded: {title: TEXT, kind: grant, cite: '1', for_each: loads, trigger: load.day, amount: 'max(min(most - before_in_grade, load.area), 0) * each'}
  half: {title: TEXT, kind: grant, cite: '1', amount: amount_of(grant) * part, trigger: firm.applied_on}
  same: {title: TEXT, kind: grant, cite: '1', amount: amount_of(grant), trigger: firm.applied_on}
"""
GRANT, SHARED, GRADED = (f"land.one.{name}" for name in ("grant", "shared", "graded"))


def library_of_limits(folder: Path) -> Library:
    """The rules above as a library, whose files are in the folder."""
    return one_file(folder, RULES, vocabulary=Yard)


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return library_of_limits(tmp_path_factory.mktemp("limited"))


def load(area: int | None, *, day: int | None = 1, **known: object) -> Load:
    """A load of so many m² (None: not known) on a day of March 2022, fit unless said otherwise."""
    facts = {"good": True, "grade": Grade.LOW, "share": Decimal("0.5"), **known}
    return Load(
        area=UNKNOWN if area is None else Decimal(area),
        day=UNKNOWN if day is None else date(2022, 3, day),
        **facts,  # type: ignore[arg-type]
    )


def assessed(library: Library, *loads: Load) -> Assessment:
    return assess(Yard(loads=loads), library, on=ON)


def test_what_one_row_may_take_another_surely_takes(limited: Library) -> None:
    """120 m² on the second day fill what the first leaves of 100: 300 yuan in all."""
    assessment = assessed(limited, load(None), load(120, day=2))
    grant = assessment[GRANT]
    assert (Outcome.ELIGIBLE, yuan(300), ()) == (grant.outcome, grant.amount, grant.missing)
    assert yuan(150) == assessment["land.one.half"].amount


@pytest.mark.parametrize(("name", "amount"), [("half", 60), ("same", 120)])
def test_what_rests_on_a_known_amount_is_known(limited: Library, name: str, amount: int) -> None:
    """All or half of 120, with nothing missing for it."""
    (part,) = assessed(limited, load(40))[f"land.one.{name}"].working
    assert (Outcome.ELIGIBLE, ()) == (part.by_itself.outcome, part.missing)
    assert amount == part.amount
    assert amount == part.worth.value


def test_rows_of_which_nothing_is_known_come_to_the_limit_at_most(limited: Library) -> None:
    """Of three loads one is known to be of 40 m²: at least 120 and at most 300 yuan."""
    assert (120, 300) == bounds(
        assessed(limited, load(None), load(None, day=2), load(40, day=3))[GRANT]
    )


def test_a_row_that_may_be_of_another_kind_takes_of_the_limit_only_if_it_counts(
    limited: Library,
) -> None:
    """Whichever of two loads of 90 and 80 m² counts: the second surely; 240 to 300 yuan."""
    loads = load(90, good=UNKNOWN), load(80, day=2)
    assert (240, 300) == bounds(assessed(limited, *loads)[GRANT])


def test_an_unknown_day_takes_no_more_than_the_limit(limited: Library) -> None:
    """In whatever order three full loads come, 300 yuan are the most."""
    loads = load(100, day=None), load(100, day=None), load(100, day=3)
    assert 300 == bounds(assessed(limited, *loads)[GRANT])[1]


def test_what_pays_most_fills_the_limit_at_most(limited: Library) -> None:
    """Of 60 m² at a share to be known and 60 at a half: 60 at one and 40 at a half are 240.

    At least 40 or 60 m² at a half come to it, as the first may have no share at all.
    """
    loads = load(60, share=UNKNOWN), load(60, day=2)
    assert (60, 240) == bounds(assessed(limited, *loads)[SHARED])


def test_each_kind_has_a_limit_of_its_own(limited: Library) -> None:
    """Two grades have 300 yuan each; of what grade is not known is bounded by itself."""
    loads = load(None), load(130, day=2), load(None, day=3, grade=Grade.HIGH)
    assert (300, 600) == bounds(assessed(limited, *loads)[GRADED])
    doubtful = load(20, day=4, grade=UNKNOWN)
    low, high = bounds(assessed(limited, *loads, doubtful)[GRADED])
    assert (240, 660) == (low, high)


areas = st.none() | st.integers(0, 150)
some_loads = st.lists(
    st.builds(
        load,
        areas,
        day=st.none() | st.integers(1, 4),
        good=st.sampled_from([True, True, False, UNKNOWN]),
        grade=st.sampled_from([*Grade, UNKNOWN]),
        share=st.sampled_from([Decimal(0), Decimal("0.25"), Decimal(1), UNKNOWN]),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=examples(15), deadline=None)
@given(loads=some_loads, draw=st.data())
def test_twenty_completions_lie_within(
    limited: Library, loads: list[Load], draw: st.DataObject
) -> None:
    """Whatever areas, days, kinds and shares turn out to be."""
    partial = assessed(limited, *loads)
    for _ in range(20):
        whole = [_completed(one, draw) for one in loads]
        assert [] == contradictions(partial, assessed(limited, *whole))


def _completed(one: Load, draw: st.DataObject) -> Load:
    chosen = {
        "area": st.integers(0, 200).map(Decimal),
        "day": st.just(NOT_COME_ABOUT)
        | st.integers(-100, 400).map(lambda days: ON - timedelta(days=days)),
        "good": st.booleans(),
        "grade": st.sampled_from(Grade),
        "share": st.sampled_from([Decimal(0), Decimal("0.6"), Decimal(1)]),
    }
    unknown = [name for name in chosen if getattr(one, name) is UNKNOWN]
    return attrs.evolve(one, **{name: draw.draw(chosen[name]) for name in unknown})


@settings(max_examples=examples(15), deadline=None)
@given(
    rows=st.lists(st.tuples(areas, st.booleans()), min_size=2, max_size=4),
)
def test_the_range_is_that_of_the_least_and_the_most(
    limited: Library, rows: list[tuple[int | None, bool]]
) -> None:
    """More area never comes to less: with areas alone unknown both ends are reached."""
    partial, least, most = (
        assessed(
            limited,
            *(
                load(stand_in if area is None else area, day=number, good=good)
                for number, (area, good) in enumerate(rows, start=1)
            ),
        )[GRANT]
        for stand_in in (None, 0, 100_000)
    )
    assert (bounds(least)[0], bounds(most)[0]) == bounds(partial)
