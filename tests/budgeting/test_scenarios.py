"""Scenarios side by side: the same cases, and the exact difference that overlays and days make."""

from datetime import date

import attrs
import pytest
from moneyed import Money

from incentives import childcare
from incentives.budgeting import (
    Answered,
    BudgetCase,
    Comparison,
    Months,
    Scenario,
    Unanswered,
    compare_scenarios,
    side_by_side,
)
from incentives.calculator import load_overlay
from incentives.childcare import Case
from incentives.loading.files.overlay_file import load_overlay_text
from incentives.policy.library import Overlay
from incentives.policy.rule import Form
from incentives.values.range import MoneyRange
from incentives.workers import FEW, Workers
from tests.report.reports import EXAMPLES

LIBRARY = childcare.library()
ON = date(2023, 12, 31)
PER_PLACE = """
overlay:
  title: {zh: 试算, en: trial}
  authority: {zh: 区财政局, en: bureau}
  jurisdiction: cn.jiangsu.nantong.haimen
sets:
  cn.jiangsu.nantong.haimen.2021-64.construction_per_place:
    - {from: 2021-09-30, value: AMOUNT, cite: 试算}
"""
NEW_PLACES = 60
HAIMEN = [path.stem.removeprefix("haimen-") for path in sorted(EXAMPLES.glob("haimen-*.yaml"))]


@pytest.fixture(scope="module")
def supplied() -> Overlay:
    return load_overlay(EXAMPLES / "overlays" / "haimen.yaml", LIBRARY)


def per_place(amount: int) -> Overlay:
    return load_overlay_text(
        PER_PLACE.replace("AMOUNT", str(amount)), file="x.yaml", library=LIBRARY
    )


def case(name: str) -> BudgetCase:
    return BudgetCase(name=name, case=childcare.read_case(EXAMPLES / f"haimen-{name}.yaml"), on=ON)


def compared(cases: list[BudgetCase], *scenarios: Scenario) -> Comparison:
    return side_by_side(list(compare_scenarios(cases, LIBRARY, scenarios)), scenarios, "CNY")


def changed(found: Comparison) -> dict[str, tuple[MoneyRange, ...]]:
    return {each.incentive: each.differences for each in found.changes if each.is_changed}


def test_a_scenario_differs_by_exactly_what_its_overlay_makes(supplied: Overlay) -> None:
    """60 new places, and 2,000 yuan more for each: 120,000 yuan, and nothing else changes."""
    found = compared(
        [case("new-build")],
        Scenario(name="现行", overlays=(supplied,)),
        Scenario(name="提高", overlays=(supplied, per_place(10000))),
    )
    more = 2000 * NEW_PLACES
    assert [(MoneyRange.exactly(Money(more, "CNY")),)] == list(changed(found).values())
    assert (MoneyRange.exactly(Money(more, "CNY")),) == found.differences(Form.CASH)


def test_what_is_open_on_both_sides_alike_is_no_difference() -> None:
    """Without any figure most is open; a second scenario that says the same differs by nothing."""
    found = compared(
        [case("new-build"), case("unknowns")], Scenario(name="甲"), Scenario(name="乙")
    )
    assert {} == changed(found)
    assert (MoneyRange.exactly(Money(0, "CNY")),) == found.differences(Form.CASH)


def test_a_figure_that_is_supplied_closes_a_range() -> None:
    """Unpublished, the award has no upper bound: the difference has no lower one."""
    found = compared(
        [case("new-build")],
        Scenario(name="现行"),
        Scenario(name="试算", overlays=(per_place(8000),)),
    )
    (differences,) = changed(found).values()
    assert differences[0].low is None
    (change,) = (each for each in found.changes if each.is_changed)
    assert change.amounts[0].high is None
    assert change.amounts[1].known is not None


def test_a_day_of_a_scenario_takes_the_place_of_those_of_the_cases() -> None:
    """Before the building was approved nothing is due."""
    found = compared(
        [case("new-build")], Scenario(name="年末"), Scenario(name="年初", on=date(2020, 1, 1))
    )
    assert found.budgets[0].total(Form.CASH).known > found.budgets[1].total(Form.CASH).known


def test_a_case_without_an_answer_is_left_out_of_all_scenarios() -> None:
    """Like is compared with like, and the case is named."""
    astray = BudgetCase(name="外地", case=Case(district="999999"), on=ON)
    found = compared([case("new-build"), astray], Scenario(name="甲"), Scenario(name="乙"))
    assert ["外地"] == [each.case.name for each in found.left_out]
    assert found.budgets[0].total(Form.CASH).cases == 1


def test_progress_is_told_case_by_case() -> None:
    """The generator stops after each case."""
    told = compare_scenarios([case("new-build"), case("extension")], LIBRARY, [Scenario(name="甲")])
    assert "new-build" == next(told).case.name
    assert "extension" == next(told).case.name


def test_processes_come_to_the_same_as_one_by_one(supplied: Overlay) -> None:
    """Case by case, scenario by scenario, in the order of the cases; unanswered ones too."""
    cases = [attrs.evolve(case(HAIMEN[at % len(HAIMEN)]), name=f"{at}") for at in range(FEW)]
    cases[3] = BudgetCase(name="外地", case=Case(district="999999"), on=ON)
    scenarios = [
        Scenario(name="现行"),
        Scenario(name="补充", overlays=(supplied,), on=date(2024, 6, 30)),
    ]
    workers = Workers.start(childcare.library)
    there = list(compare_scenarios(cases, LIBRARY, scenarios, workers))
    workers.stop()
    here = list(compare_scenarios(cases, LIBRARY, scenarios))
    assert [told(each) for each in here] == [told(each) for each in there]
    assert cases == [each.case for each in there]
    assert [not each.is_answered for each in there] == [at == 3 for at in range(FEW)]


def told(answered: Answered) -> list[object]:
    """The postings of each scenario, or the sentence of the refusal."""
    return [
        str(each.refusal) if isinstance(each, Unanswered) else each for each in answered.answers
    ]


def test_scenarios_are_compared_within_a_period(supplied: Overlay) -> None:
    """The grant falls into November 2022: it differs in that year and in no other."""
    cases, scenarios = (
        [case("new-build")],
        (Scenario(name="现行"), Scenario(name="补充", overlays=(supplied,))),
    )
    answered = list(compare_scenarios(cases, LIBRARY, scenarios))
    of_2022, of_2023, of_all = (
        side_by_side(answered, scenarios, "CNY", months)
        for months in (Months.of_year(2022), Months.of_year(2023), None)
    )
    name = "cn.jiangsu.nantong.haimen.2021-64.construction_grant"
    assert name in changed(of_2022)
    assert name not in changed(of_2023)
    assert (
        of_2022.budgets[1].total(Form.CASH).known
        == of_all.budgets[1].within(Months.of_year(2022)).total(Form.CASH).known
    )
