"""Ranges of bundled law: an unknown day takes the law's figures, and a shared limit stays one."""

import json
from datetime import date

import pytest

from incentives import Determination, Library, Outcome, assess, childcare, parse_case
from incentives.values.money import exact_amount

LOAN = {
    "use": "operation",
    "repaid_on": "2026-04-01",
    "yearly_rate": "0.035",
    "local_subsidy_rate": "0",
    "eligible_bank": True,
    "other_central_subsidy": False,
    "overdue": False,
}
BORROWER = {
    "kind": "company",
    "public": False,
    "registered_on": "2015-01-01",
    "childcare_in_scope": True,
    "medium_or_small_enterprise": {"from": "2015-01-01"},
}


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


def determined(
    library: Library, document: dict[str, object], incentive: str, on: date
) -> Determination:
    text = json.dumps(document, ensure_ascii=False, indent=0)
    case = parse_case(text, vocabulary=childcare.Case, library=library)
    return assess(case, library, on=on)[incentive]


def ends(determination: Determination) -> tuple[object, object]:
    """The amount twice, or both ends of its range."""
    if determination.amount is not None:
        return (exact_amount(determination.amount),) * 2
    assert determination.amount_range is not None
    within = determination.amount_range.exact
    return within.low, within.high


def loan(name: str, day: str, principal: int | None, **changed: object) -> dict[str, object]:
    facts = {**LOAN, "id": name, "signed_on": day, "paid_out_on": day, **changed}
    if principal is not None:
        facts["principal"] = f"{principal}.00"
    return {fact: value for fact, value in facts.items() if value is not None}


@pytest.mark.parametrize(
    ("loans", "expected"),
    [
        pytest.param(
            [
                loan("A", "2025-04-01", 1_500_000, eligible_bank=None),
                loan("B", "2025-04-01", 2_000_000),
            ],
            (10_000, 10_000),
            id="whichever fills the ceiling",
        ),
        pytest.param(
            [loan("A", "2025-04-01", None), loan("B", "2025-04-01", 1_200_000)],
            (10_000, 10_000),
            id="an unknown principal",
        ),
        pytest.param(
            [loan("A", "2025-04-01", None), loan("B", "2025-04-01", 250_000)],
            (2_500, 10_000),
            id="an unknown principal beside a small loan",
        ),
        pytest.param(
            [loan("A", "2025-04-01", 700_000, yearly_rate=None), loan("B", "2025-04-01", 500_000)],
            (3_000, 10_000),
            id="an unknown rate: 300,000 are sure of a point",
        ),
    ],
)
def test_loans_fill_one_ceiling(
    library: Library, loans: list[dict[str, object]], expected: tuple[int, int]
) -> None:
    """Of 1,000,000 a hundredth: 10,000 yuan at most, however many loans there are."""
    document: dict[str, object] = {"district": "320614", "institution": BORROWER, "loans": loans}
    found = determined(library, document, "cn.2025-81.interest_subsidy", date(2028, 6, 30))
    assert expected == ends(found)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param({"care_mode": "full_day"}, (15_000, 15_000), id="of how many children"),
        pytest.param(
            {"care_mode": "half_day", "children": "25"}, (15_000, 15_000), id="at what fee"
        ),
    ],
)
def test_children_fill_the_places_of_a_month(
    library: Library, first: dict[str, str], expected: tuple[int, int]
) -> None:
    """25 places at 600 yuan, taken by 25 children whatever else there is."""
    row = {"month": "2026-06", "class_kind": "small", "monthly_fee": "1500"}
    second = {**row, "class_kind": "large", "care_mode": "full_day", "children": "25"}
    document: dict[str, object] = {
        "district": "440400",
        "institution": {
            "form": "independent",
            "public": False,
            "filed": {"from": "2019-01-01"},
            "inclusive": {"from": "2026-06-01"},
            "building_area_m2": "800",
        },
        "place_approvals": [{"places": "25", "valid": {"from": "2019-01-01"}}],
        "enrolments": [{**row, **first}, second],
    }
    name = "cn.guangdong.zhuhai.inclusive_childcare.operating_subsidy"
    found = determined(library, document, name, date(2026, 8, 31))
    assert Outcome.ELIGIBLE is found.outcome
    assert expected == ends(found)


@pytest.mark.parametrize(("places", "most"), [(40, 400_000), (70, 700_000)])
def test_an_unknown_approval_takes_the_figure_of_the_time(
    library: Library, places: int, most: int
) -> None:
    """10,000 yuan a place in every year of the plan: only whether it was approved is open."""
    project = {
        "kind": "new_build",
        "places_before": "0",
        "places_after": f"{places}",
        "investment": "2000000.00",
        "applied_on": "2021-10-15",
        "completed_on": "none",
    }
    document: dict[str, object] = {
        "district": "510800",
        "institution": {"inclusive": {"from": "2021-09-01"}},
        "projects": [project],
    }
    found = determined(library, document, "cn.2021-895.construction_grant", date(2022, 12, 31))
    assert (Outcome.UNDETERMINED, (0, most)) == (found.outcome, ends(found))
