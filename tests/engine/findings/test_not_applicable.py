# ruff: noqa: E501 - in the policy file below a rule stands on a line
"""Why an amount does not exist, though no condition failed: what was sought, taken or missing."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from incentives import Determination, Library, Outcome
from incentives.engine.findings.not_applicable import (
    Because,
    NotApplicable,
    nothing_compared_in,
    why_not_applicable,
)
from incentives.facts.unknown import NOT_COME_ABOUT, UNKNOWN
from incentives.language.expression import FactValue
from incentives.values.period import Month
from tests.engine.small_domain import Case, Grade, House, Sale, case_of, found, one_file, yuan

GRANT = "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on,"
RULES = f"""parameters:
  each: {{text: TEXT, unit: CNY, values: [{{value: 10, cite: '1'}}]}}
  rate: {{text: TEXT, unit: CNY/m2, values: [{{value: 2, cite: '1'}}]}}
  head: {{text: TEXT, unit: person, values: [{{value: 1, cite: '1'}}]}}
  month: {{text: TEXT, unit: CNY/month, values: [{{value: 2, cite: '1'}}]}}
definitions:
  each_of_staff: {{text: TEXT, cite: '1', versions: [{{to: 2022-06-14, value: each, cite: '1'}}, {{from: 2022-06-15, value: workshop.spent / workshop.staff * head, cite: '1'}}]}}
  greatest: {{text: TEXT, cite: '1', versions: [{{to: 2022-06-14, value: each, cite: '1'}}, {{from: 2022-06-15, value: max(s.amount for s in sales), cite: '1'}}]}}
incentives:
  versioned: {GRANT} amount: each_of_staff}}
  latest: {GRANT} amount: greatest}}
  cases: {GRANT} amount: {{cases: [{{when: workshop.green, not_applicable: true}}, {{when: workshop.certified, value: each}}, {{otherwise: not_applicable}}]}}}}
  inner: {GRANT} amount: {{cases: [{{when: workshop.green, value: max(s.amount for s in sales if s.exported)}}, {{otherwise: workshop.spent / workshop.staff * head}}]}}}}
  body: {GRANT} amount: max(s.amount * s.cost / s.cost for s in sales)}}
  dated: {GRANT} amount: 'months_between(workshop.opened_on, workshop.closed_on) * month'}}
  found: {GRANT} amount: each, when: {{id: bigger, when: max(s.amount for s in sales if s.exported) > each, text: TEXT}}}}
  efficient: {GRANT} amount: each, when: {{id: cheap, when: workshop.spent / workshop.staff * head > each, text: TEXT}}}}
  not_efficient: {GRANT} amount: each, when: {{id: dear, not: {{when: workshop.spent / workshop.staff * head > each}}, text: TEXT}}}}
  larger: {{title: TEXT, kind: grant, cite: '1', for_each: houses, trigger: workshop.applied_on, amount: 'max(h.area for h in houses if h.grade == house.grade and h.area > house.area) * rate'}}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("nothing"), RULES)


def of(library: Library, case: Case, name: str) -> Determination:
    return found(library, case, name=f"land.one.{name}")


def reasons(library: Library, case: Case, name: str, part: int = 0) -> tuple[NotApplicable, ...]:
    return why_not_applicable(of(library, case, name).working[part])


def told(library: Library, case: Case, name: str) -> list[tuple[Because, str]]:
    """Each reason, and the fact that it is about."""
    return [(each.because, str(each.fact or "")) for each in reasons(library, case, name)]


def selling(*sales: Sale, **workshop: object) -> Case:
    return attrs.evolve(case_of(**workshop), sales=sales)


def sale(amount: int, cost: int = 1, *, exported: bool = False) -> Sale:
    return Sale(month=Month(2022, 3), amount=yuan(amount), cost=yuan(cost), exported=exported)


def test_the_case_that_was_taken_may_say_so(library: Library) -> None:
    """With the condition of that case; or that there is no other case than those named."""
    [reason] = reasons(library, case_of(green=True, certified=True), "cases")
    assert Because.CASE is reason.because
    assert isinstance(reason.expression, FactValue)
    assert ("workshop", "green") == reason.expression.path
    assert [(Because.NO_CASE, "")] == told(library, case_of(green=False, certified=False), "cases")
    assert [] == told(library, case_of(green=False, certified=True), "cases")


def test_a_row_is_sought_in_vain(library: Library) -> None:
    """Where a case takes what is found in a list; nothing is told where one is found."""
    none = selling(sale(5), green=True)
    assert Outcome.INELIGIBLE is of(library, none, "inner").outcome
    assert [(Because.NO_ROW, "")] == told(library, none, "inner")
    assert [] == told(library, selling(sale(5, exported=True), green=True), "inner")


def test_values_may_give_no_result(library: Library) -> None:
    """Nobody divides by nobody; a quotient in a list is told once, though two rows have none."""
    no_staff = case_of(green=False, spent=yuan(100), staff=0)
    assert [(Because.NO_RESULT, "")] == told(library, no_staff, "inner")
    assert [(Because.NO_RESULT, "")] == told(library, selling(sale(5, 0), sale(6, 0)), "body")
    assert [] == told(library, selling(sale(5, 0), sale(6, 3)), "body")
    assert [(Because.NO_ROW, "")] == told(library, selling(), "body")


@pytest.mark.parametrize(
    ("name", "day", "expected"),
    [
        ("versioned", 14, []),
        ("versioned", 15, [(Because.NO_RESULT, "")]),
        ("latest", 14, []),
        ("latest", 15, [(Because.NO_ROW, "")]),
    ],
)
def test_the_version_of_the_day_may_give_no_result(
    library: Library, name: str, day: int, expected: list[tuple[Because, str]]
) -> None:
    """For the reason that it has; what the version before would have come to does not matter."""
    case = selling(spent=yuan(100), staff=0, applied_on=date(2022, 6, day))
    assert expected == told(library, case, name)


def test_a_day_may_not_have_come_about(library: Library) -> None:
    """With the path of the fact."""
    case = case_of(opened_on=date(2022, 1, 1), closed_on=NOT_COME_ABOUT)
    assert [(Because.NOT_HAPPENED, "workshop.closed_on")] == told(library, case, "dated")
    closed = case_of(opened_on=date(2022, 1, 1), closed_on=date(2022, 5, 1))
    assert [] == told(library, closed, "dated")
    assert [] == told(library, case_of(opened_on=date(2022, 1, 1)), "dated")


def housing(*houses: tuple[int, object]) -> Case:
    rows = tuple(House(area=Decimal(area), grade=grade) for area, grade in houses)  # type: ignore[arg-type]
    return attrs.evolve(case_of(), houses=rows)


def test_what_the_row_in_hand_is_compared_by_is_told(library: Library) -> None:
    """The facts of the row itself with their values, each once; not those of the other rows."""
    case = housing((50, Grade.LOW), (40, Grade.LOW), (60, Grade.HIGH))
    [largest] = reasons(library, case, "larger")
    assert Because.NO_ROW is largest.because
    assert {("grade",): "low", ("area",): 50} == {
        fact.path: value for fact, value in largest.sought
    }
    assert () == reasons(library, case, "larger", 1)
    [alone] = reasons(library, case, "larger", 2)
    assert {("grade",): "high", ("area",): 60} == {fact.path: value for fact, value in alone.sought}


def test_what_the_row_in_hand_does_not_say_is_not_told(library: Library) -> None:
    """No other is larger, whatever its grade; where one is, it may be the one that is sought."""
    [largest] = reasons(library, housing((50, UNKNOWN), (40, Grade.LOW)), "larger")
    assert {("area",): 50} == {fact.path: value for fact, value in largest.sought}
    assert () == reasons(library, housing((50, UNKNOWN), (60, Grade.LOW)), "larger")


def test_a_condition_may_look_for_a_row_in_vain(library: Library) -> None:
    """So it does not hold; where one is found and too small, nothing was sought in vain."""
    for sales, sought in (([sale(50)], [Because.NO_ROW]), ([sale(5, exported=True)], [])):
        determination = of(library, selling(*sales), "found")
        [condition] = determination.conditions
        assert condition.holds is False
        assert sought == [reason.because for reason in condition.not_applicable]
        [part] = determination.working
        assert part.condition is not None
        assert sought == [reason.because for reason in nothing_compared_in(part.condition)]
        assert () == why_not_applicable(part)
    [condition] = of(library, selling(sale(50, exported=True)), "found").conditions
    assert (True, ()) == (condition.holds, condition.not_applicable)


@pytest.mark.parametrize(("name", "holds"), [("efficient", False), ("not_efficient", True)])
def test_a_condition_on_a_quotient_by_zero_says_so(
    library: Library, name: str, *, holds: bool
) -> None:
    """It is neither above nor below anything, and whoever reads the answer sees why."""
    [condition] = of(library, case_of(spent=yuan(100), staff=0), name).conditions
    assert [Because.NO_RESULT] == [reason.because for reason in condition.not_applicable]
    assert condition.holds is holds
    [condition] = of(library, case_of(spent=yuan(100), staff=5), name).conditions
    assert (condition.not_applicable, condition.missing) == ((), ())
