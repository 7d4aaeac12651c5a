"""Each institution meets the law of its own place and of those above it, and no other."""

from datetime import date
from itertools import permutations

import pytest

import incentives
from incentives import childcare
from tests.report.reports import bundled

ON = date(2026, 12, 31)


def met(code: str) -> set[str]:
    """The folders whose incentives an institution in the place meets."""
    assessment = incentives.assess(childcare.parse_case(f'district: "{code}"'), bundled(), on=ON)
    return {
        bundled().instruments[each.incentive.rpartition(".")[0]].jurisdiction for each in assessment
    }


@pytest.mark.parametrize(
    ("code", "places"),
    [
        ("320614", {"cn", "cn.jiangsu", "cn.jiangsu.nantong.haimen"}),
        ("320685", {"cn", "cn.jiangsu", "cn.jiangsu.nantong.haian"}),
        ("440400", {"cn", "cn.guangdong.zhuhai"}),
        ("370826", {"cn", "cn.shandong.jining"}),
        ("510100", {"cn", "cn.sichuan", "cn.sichuan.chengdu"}),
        ("330424", {"cn", "cn.zhejiang.jiaxing.haiyan"}),
    ],
)
def test_only_the_law_of_the_place_and_above_is_met(code: str, places: set[str]) -> None:
    """A county meets its own law, that of its city and province, and the nation's."""
    assert places == met(code) - {"cn.jiangsu.nantong"}


def test_rows_that_fill_up_places_may_stand_in_any_order() -> None:
    """58 children full-day and two rows of ten half-day fill the 60 places of Zhuhai: 60 x 600."""
    rows = [
        "{month: 2026-06, class_kind: small, care_mode: full_day, children: 58, monthly_fee: 2000}",
        "{month: 2026-06, class_kind: large, care_mode: half_day, children: 10, monthly_fee: 1000}",
        "{month: 2026-06, class_kind: mixed, care_mode: half_day, children: 10, monthly_fee: 1200}",
    ]
    amounts = set()
    for ordered in permutations(rows):
        case = childcare.parse_case(
            'district: "440400"\n'
            "institution: {form: independent, public: false, building_area_m2: 480, "
            "filed: {from: 2026-01-01}, inclusive: {from: 2026-06-01}}\n"
            "place_approvals: [{places: 60, valid: {from: 2026-01-01}}]\n"
            f"enrolments: [{', '.join(ordered)}]\n"
            "declared: {cn.guangdong.zhuhai.inclusive_childcare.full_day_fee: 2000}\n"
        )
        found = incentives.assess(case, bundled(), on=ON)[
            "cn.guangdong.zhuhai.inclusive_childcare.operating_subsidy"
        ]
        amounts.add(str(found.amount.amount) if found.amount is not None else None)
    assert {"36000.00"} == amounts
