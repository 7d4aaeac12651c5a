"""Planning figures of Haimen: 20 and 15 m² for 100 households, 4.5 places for 1,000 people.

They are computed checks.
"""

from datetime import date

import pytest

from incentives import Library, assess, childcare

PLAN = "cn.jiangsu.nantong.haimen.2021-64"


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


@pytest.mark.parametrize(
    ("check", "facts", "holds"),
    [
        (
            "facilities_in_new_quarters",
            "new_area_households: 2050, new_area_facilities_m2: 409.99",
            False,
        ),
        (
            "facilities_in_new_quarters",
            "new_area_households: 2050, new_area_facilities_m2: 410",
            True,
        ),
        (
            "facilities_in_new_quarters",
            "new_area_households: 2050, new_area_facilities_m2: 410.01",
            True,
        ),
        ("facilities_in_new_quarters", "new_area_households: 2050", None),
        (
            "facilities_in_old_quarters",
            "old_area_households: 1000, old_area_facilities_m2: 149.99",
            False,
        ),
        (
            "facilities_in_old_quarters",
            "old_area_households: 1000, old_area_facilities_m2: 150",
            True,
        ),
        (
            "facilities_in_old_quarters",
            "old_area_households: 1000, old_area_facilities_m2: 150.01",
            True,
        ),
        ("places_for_the_people", "population: 1000000, places: 4499", False),
        ("places_for_the_people", "population: 1000000, places: 4500", True),
        ("places_for_the_people", "population: 1000000, places: 4501", True),
        ("provincial_demonstrations", "provincial_demonstrations: 1", False),
        ("provincial_demonstrations", "provincial_demonstrations: 2", True),
        ("provincial_demonstrations", "provincial_demonstrations: 3", True),
    ],
)
def test_a_district_meets_its_plan_or_not(
    check: str, facts: str, holds: bool | None, library: Library
) -> None:
    """Below, on and above each figure of 二 and 三(一)2."""
    case = childcare.parse_case(
        f"{{district: '320614', district_plan: {{{facts}}}}}", library=library
    )
    found = {each.id: each.holds for each in assess(case, library, on=date(2023, 12, 31)).checks}
    assert found[f"{PLAN}.{check}"] is holds


def test_the_plan_is_checked_from_its_first_day(library: Library) -> None:
    """2021-09-30."""
    case = childcare.parse_case(
        "{district: '320614', district_plan: {provincial_demonstrations: 2}}"
    )
    days = (date(2021, 9, 29), date(2021, 9, 30))
    found = [{check.id for check in assess(case, library, on=on).checks} for on in days]
    assert [f"{PLAN}.provincial_demonstrations" in ids for ids in found] == [False, True]
