"""Areas for each child: 6 m² in infant and small classes; of a family point it is doubtful."""

from datetime import date

import pytest

from incentives import Library, assess, childcare

ACTION = "cn.quality_action-2025"


@pytest.fixture(scope="module")
def library() -> Library:
    return childcare.library()


@pytest.mark.parametrize(
    ("check", "fact", "area", "holds"),
    [
        ("living_areas", "living_area_per_child", "5.99", False),
        ("living_areas", "living_area_per_child", "6", True),
        ("living_areas", "living_area_per_child", "6.01", True),
        ("family_point_area", "family_point_area_per_child", "8.99", None),
        ("family_point_area", "family_point_area_per_child", "9", None),
    ],
)
def test_an_institution_has_its_area_or_not(
    check: str, fact: str, area: str, holds: bool | None, library: Library
) -> None:
    """Below, on and above each figure."""
    case = childcare.parse_case(
        f"{{district: '320614', declared: {{{ACTION}.{fact}: {area}}}}}", library=library
    )
    found = {each.id: each.holds for each in assess(case, library, on=date(2026, 6, 30)).checks}
    assert found[f"{ACTION}.{check}"] is holds


def test_areas_are_not_checked_outside_the_action(library: Library) -> None:
    """The action runs from some day of 2025 to the end of 2027."""
    case = childcare.parse_case(
        f"{{district: '320614', declared: {{{ACTION}.living_area_per_child: 6}}}}", library=library
    )
    days = (date(2024, 12, 31), date(2026, 1, 1), date(2027, 12, 31), date(2028, 1, 1))
    found = [{check.id for check in assess(case, library, on=on).checks} for on in days]
    assert [f"{ACTION}.living_areas" in ids for ids in found] == [False, True, True, False]
