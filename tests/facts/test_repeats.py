"""Which rows of each list are one thing entered twice, and which only look alike."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from incentives import CaseError, childcare
from incentives.calculator import vocabulary_of
from incentives.facts.snapshot import read_snapshot
from incentives.values.period import Month
from tests.work import calls_in

APPROVAL = "{places: 30, valid: {from: 2022-01-01, to: 2024-12-31}}"
SITE = "{name: 一分园, county: '320614', places: 60, filed: {from: 2022-01-01}}"
VISIT = "{child: c1, day: 2023-05-04, hours: 2, fee: 60}"
RENT = "{month: 2023-05, premises_id: h1, rent: 8000, state_owned: true}"
AWARD = "{incentive: cn.grant, subject: p1, instalment: 1, amount: 60, paid_on: 2023-05-04}"
TRAINING = "{person: 王芳, trade: childcare_worker, level: level_4, certified_on: 2023-05-04}"
PAPER = "{kind: food_permit, number: JY-7}"


def twice(name: str, row: str) -> str:
    return f"{name}: [{row}, {row}]"


def case_faults(facts: str) -> list[str]:
    try:
        childcare.parse_case(f"{{district: '320614', {facts}}}")
    except CaseError as error:
        return [str(fault) for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("name", "row", "others"),
    [
        ("place_approvals", APPROVAL, ("{places: 30, valid: {from: 2025-01-01}}", "{places: 30}")),
        (
            "sites",
            SITE,
            (
                SITE.replace("320614", "320612"),
                SITE.replace("60", "90"),
                "{county: '320614', places: 60}",
            ),
        ),
        (
            "visits",
            VISIT,
            (
                VISIT.replace("c1", "c2"),
                VISIT.replace("hours: 2", "hours: 3"),
                VISIT.replace("05-04", "05-05"),
            ),
        ),
        (
            "rent_months",
            RENT,
            (RENT.replace("h1", "h2"), RENT.replace("8000", "8100"), "{month: 2023-05}"),
        ),
        (
            "prior_awards",
            AWARD,
            (
                AWARD.replace("p1", "p2"),
                AWARD.replace("instalment: 1", "instalment: 2"),
                AWARD.replace("05-04", "05-05"),
                "{incentive: cn.grant, subject: p1, amount: 60}",
            ),
        ),
        (
            "trainings",
            TRAINING,
            (
                TRAINING.replace("level_4", "level_3"),
                TRAINING.replace("05-04", "06-04"),
                "{trade: childcare_worker, level: level_4}",
            ),
        ),
        ("papers", PAPER, (PAPER.replace("JY-7", "JY-8"), "{kind: food_permit}")),
    ],
)
def test_a_row_entered_twice_is_refused_and_what_differs_is_not(
    name: str, row: str, others: tuple[str, ...]
) -> None:
    """The fault stands at the second row and names the first."""
    [fault] = case_faults(f"{name}: [{row}, {', '.join(others)}, {row}]")
    again = len(others) + 1
    assert f"{name}[{again}]: got " in fault
    assert f"which {name}[0] has already [repeated-row]" in fault
    assert case_faults(f"{name}: [{row}, {', '.join(others)}]") == []


@pytest.mark.parametrize(
    "rows",
    [
        "children: [{id: c1, born_on: 2023-05-04}, {id: c2, born_on: 2023-05-04}]",
        "children: [{born_on: 2023-05-04}, {born_on: 2023-05-04}]",
        twice("care_classes", "{kind: small, children: 15, carers: 3}"),
        twice("enrolments", "{month: 2023-05, care_mode: full_day, children: 15}"),
        twice("loans", "{principal: 100000, signed_on: 2023-05-04}"),
        twice("papers", "{kind: lease}"),
        twice("visits", "{day: 2023-05-04, hours: 2, fee: 60}"),
    ],
)
def test_two_things_may_look_alike(rows: str) -> None:
    """Twins, two equal classes or loans of a day, and rows of which nobody has said whose."""
    assert case_faults(rows) == []


def test_what_does_not_say_that_it_is_another_is_the_same() -> None:
    """A fact left out in one of two rows tells them apart no more than one that is equal."""
    partly = VISIT.replace(", fee: 60", "")
    [fault] = case_faults(f"visits: [{VISIT}, {partly}]")
    assert "visits[1]: got child 'c1' and day 2023-05-04, which visits[0] has already" in fault
    assert "if they are two, state hours or fee in each" in fault


def test_the_hint_says_how_two_that_are_alike_are_written() -> None:
    """Two bills of one month, alike to the fen, are added up; so are two approvals."""
    bill = "{month: 2023-05, quantity_m3: 10, paid: 30}"
    for rows in (twice("gas_bills", bill), twice("place_approvals", APPROVAL)):
        [fault] = case_faults(rows)
        assert "write what is alike in all as one row, added up" in fault
    added = "{month: 2023-05, quantity_m3: 20, paid: 60}"
    assert case_faults(f"gas_bills: [{added}]") == []


def test_a_long_list_is_compared_at_once() -> None:
    """Five thousand bills of one month and quantity, all told apart, take no quadratic time."""
    bill = childcare.ElectricityBill(month=Month(2023, 5), quantity_kwh=Decimal(10))

    def compare(most: int) -> None:
        rows = tuple(attrs.evolve(bill, paid=Decimal(index)) for index in range(most))  # type: ignore[arg-type]
        case = childcare.Case(district="320614", electricity_bills=rows)
        assert read_snapshot(case, vocabulary_of(childcare.Case))[1] == []

    compare(1)  # what is worked out once for the vocabulary is not counted
    assert calls_in(lambda: compare(5000)) < 12 * calls_in(lambda: compare(500))


def test_a_project_names_premises_that_are_listed() -> None:
    """The nearest one is told, with its row, in both languages."""
    facts = "premises: [{id: 教学楼一}, {id: 食堂}], projects: [{id: p, premises_id: 教学楼}]"
    with pytest.raises(CaseError) as caught:
        childcare.parse_case(f"{{district: '320614', {facts}}}")
    [fault] = caught.value.faults
    assert fault.slug == "no-such-row"
    assert fault.hint == "Did you mean '教学楼一', which is premises[0]?"


def test_who_was_born_that_month_attends_that_month() -> None:
    """The month of birth itself is not before birth, and a visit goes by the day."""
    child = f"children: [{{id: c1, born_on: {date(2023, 5, 31)}}}]"
    assert case_faults(f"{child}, attendance: [{{child: c1, month: 2023-05, days: 1}}]") == []
    [fault] = case_faults(f"{child}, visits: [{{child: c1, day: 2023-05-30}}]")
    assert "visits[0].day: got 2023-05-30, which is before children[0].born_on on" in fault
