# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""What a rule sees of another incentive: its exact amount, or whether it is due."""

from itertools import product
from pathlib import Path

import attrs
import pytest

from incentives import Library, Outcome
from incentives.facts.unknown import UNKNOWN, Unknown
from tests.engine.small_domain import (
    APPLIED,
    House,
    bounds,
    case_of,
    found,
    instrument,
    one_file,
    write_library,
    yuan,
)

RULES = """parameters:
  each: {text: TEXT, unit: CNY, values: [{value: 10, cite: '1'}]}
  half: {text: TEXT, unit: 1, values: [{value: 50%, cite: '1'}]}
incentives:
  base: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent, when: {id: c, when: workshop.certified, text: TEXT}}
  small: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: workshop.spent * half * half * half}
  again: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: amount_of(base)}
  eight: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: amount_of(small) / half / half / half}
  beside: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: each, when: {id: b, when: is_eligible(base), text: TEXT}}
  rows: {title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: house.bought_on, amount: each, when: {id: r, when: house.rented, text: TEXT}}
  beside_rows: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: each, when: {id: br, when: is_eligible(rows), text: TEXT}}
  instead: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: each, when: {id: n, when: not is_eligible(base), text: TEXT}}
"""
VAST = 10**9
"""Stands for an amount as high as may be."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("others"), RULES)


def reference(name: str, spent: int, *, certified: bool) -> int:
    amounts = {"again": spent if certified else 0, "beside": 10 * certified}
    return amounts.get(name, 10 * (not certified))


@pytest.mark.parametrize("name", ["again", "beside", "instead"])
@pytest.mark.parametrize("certified", [True, False, UNKNOWN])
@pytest.mark.parametrize("spent", [0, 7, UNKNOWN])
def test_what_is_seen_of_another_lies_just_between_what_it_may_be(
    library: Library, name: str, certified: object, spent: object
) -> None:
    """Decided if it is the same however that turns out; else what that lacks is asked for."""
    money = yuan(spent) if isinstance(spent, int) else spent
    determination = found(
        library, case_of(certified=certified, spent=money), name=f"land.one.{name}"
    )
    ways = product(
        [0, VAST] if spent is UNKNOWN else [spent],
        [True, False] if certified is UNKNOWN else [certified],
    )
    amounts = [reference(name, int(paid), certified=bool(holds)) for paid, holds in ways]  # type: ignore[call-overload]
    high = None if max(amounts) == VAST else max(amounts)
    assert (min(amounts), high) == bounds(determination)
    is_open = determination.outcome is Outcome.UNDETERMINED
    assert is_open or len(set(amounts)) == 1
    unknown = {"certified": certified is UNKNOWN, "spent": spent is UNKNOWN}
    asked = {missing.id.removeprefix("workshop.") for missing in determination.missing}
    assert asked <= {fact for fact, is_gap in unknown.items() if is_gap}
    assert is_open == bool(asked)


@pytest.mark.parametrize("rented", [*product([True, False, UNKNOWN], repeat=2)])
def test_an_incentive_is_due_if_one_of_its_rows_is(
    library: Library, rented: tuple[bool | Unknown, ...]
) -> None:
    """Whatever the others turn out to be; without any it is not."""
    houses = tuple(House(bought_on=APPLIED, rented=each) for each in rented)
    case = attrs.evolve(case_of(), houses=houses)
    beside = found(library, case, name="land.one.beside_rows")
    expected = Outcome.ELIGIBLE if True in rented else Outcome.INELIGIBLE
    if True not in rented and UNKNOWN in rented:
        expected = Outcome.UNDETERMINED
        assert {missing.id for missing in beside.missing} == {
            f"houses[{at}].rented" for at, each in enumerate(rented) if each is UNKNOWN
        }
    assert expected is beside.outcome


@pytest.mark.parametrize(("rented", "outcome"), [(True, "ELIGIBLE"), (False, "UNDETERMINED")])
def test_it_is_due_whatever_the_day_of_another_row(
    library: Library, rented: bool, outcome: str
) -> None:
    """No day is tried of the second house: the first is enough, if it is rented."""
    houses = (House(bought_on=APPLIED, rented=rented), House(rented=True))
    case = attrs.evolve(case_of(), houses=houses)
    assert outcome == found(library, case, name="land.one.beside_rows").outcome.value


def test_what_is_seen_of_another_is_not_rounded(library: Library) -> None:
    """An eighth of 0.10 yuan is paid as 0.01; eight times what it is are 0.10."""
    case = case_of(spent=yuan("0.10"))
    assert [yuan("0.01"), yuan("0.10")] == [
        found(library, case, name=f"land.one.{name}").amount for name in ("small", "eight")
    ]


def test_what_is_no_law_at_the_place_comes_to_nothing(tmp_path: Path) -> None:
    """What only the village gives is neither due nor an amount in the city above it."""
    rules = "uses: {theirs: land.city.village.two.base}\n" + RULES.replace("(base)", "(theirs)")
    village = RULES[RULES.index("incentives:") : RULES.index("  small:")]
    library = write_library(
        tmp_path,
        {
            "land/one.yaml": instrument("land.one", rules),
            "land/city/village/two.yaml": instrument("land.city.village.two", village),
        },
    )
    case = case_of(certified=True, spent=yuan(7))
    assert [(0, 0), (0, 0), (10, 10)] == [
        bounds(found(library, case, name=f"land.one.{name}"))
        for name in ("again", "beside", "instead")
    ]


NARROW = """facts:
  dust: {text: TEXT, type: number, unit: CNY, at_least: 100.001, at_most: 100.004}
parameters:
  thousand: {text: TEXT, unit: '1', values: [{value: 1000, cite: '1'}]}
incentives:
  base: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: dust}
  again: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: amount_of(base) * thousand}
  beside: {title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, amount: thousand * workshop.spent, when: {id: b, when: is_eligible(base), text: TEXT}}
"""


def test_what_is_decided_to_the_fen_is_seen_exactly_by_others(tmp_path: Path) -> None:
    """100.00 is given and lacks nothing; a thousand times as much still lacks what it hangs on."""
    library = one_file(tmp_path, NARROW)
    base, again, beside = (
        found(library, case_of(spent=yuan(1)), name=f"land.one.{name}")
        for name in ("base", "again", "beside")
    )
    assert (Outcome.ELIGIBLE, (100, 100), ()) == (base.outcome, bounds(base), base.missing)
    assert (Outcome.UNDETERMINED, (100_001, 100_004)) == (again.outcome, bounds(again))
    assert ["land.one.dust"] == [missing.id for missing in again.missing]
    assert (Outcome.ELIGIBLE, (1000, 1000)) == (beside.outcome, bounds(beside))
