"""The arithmetic of a step on one line, with caps and floors where they bite."""

import pytest

from tests.report.reports import assessed_text, unwrapped

PROJECT = """
district: "320614"
institution: {inclusive: {from: 2021-11-10}}
projects:
  - {kind: new_build, places_before: PLACES_BEFORE, places_after: 60, investment: INVESTMENT,
     applied_on: 2021-11-15, approved_on: 2022-03-15, completed_on: 2022-10-31}
"""
BILL = """
district: "320614"
institution: {filed: {from: 2022-01-01}}
electricity_bills:
  - {month: 2023-01, quantity_kwh: 3000, paid: PAID, voltage: below_1kv}
"""
INCOME = """
district: "320614"
institution:
  {kind: company, fixed_premises_in_community: true, care_modes: [full_day],
   serves_under_threes: true}
monthly_revenue:
  - {month: 2022-03, amount: 500000}
tax_years:
  - {year: 2022, taxable_income: 1500000, employees: 20, total_assets: 1000,
     restricted_trade: false}
"""


def project(*, investment: str = "1800000", places_before: str = "0") -> list[str]:
    text = PROJECT.replace("INVESTMENT", investment).replace("PLACES_BEFORE", places_before)
    return unwrapped(assessed_text(text))


def test_a_cap_that_does_not_bite_is_named() -> None:
    line = (
        "金额：新增托位 60 个托位 × 每个新增托位补助 10,000.00 元/托位 = 600,000.00 元；"
        "不超过项目总投资 1,800,000.00 元"
    )
    assert line in project()


def test_a_cap_that_bites_says_what_it_leaves() -> None:
    line = (
        "金额：新增托位 60 个托位 × 每个新增托位补助 10,000.00 元/托位 = 600,000.00 元；"
        "超过项目总投资 500,000.00 元，按 500,000.00 元计"
    )
    assert line in project(investment="500000")


def test_a_definition_is_named_with_its_value_and_not_spelled_out() -> None:
    assert any(
        line.startswith("金额：新增托位 20 个托位 × ") for line in project(places_before="40")
    )


@pytest.mark.parametrize(
    ("paid", "line"),
    [
        ("1644.90", "= 0.00 元（已付电费与按居民价格计算的电费之差）"),
        ("1000", "= -644.90 元；低于 0 的按 0 计（已付电费与按居民价格计算的电费之差）"),
    ],
)
def test_a_floor_of_zero_is_told_only_where_it_bites(paid: str, line: str) -> None:
    said = next(
        each
        for each in unwrapped(assessed_text(BILL.replace("PAID", paid)))
        if each.startswith("金额：实付电费")
    )
    assert said.endswith(line)


def test_slices_at_their_own_rates_are_added_up() -> None:
    """1,000,000 at 12.5 % and 500,000 at 25 % in 2022."""
    said = unwrapped(assessed_text(INCOME))
    line = (
        "应缴企业所得税：（1,000,000.00 元 × 12.5% + 500,000.00 元 × 25%）× 小型微利企业税率 20% "
        "= 50,000.00 元"
    )
    assert any(each.startswith(line) for each in said)


def test_a_sum_over_months_says_how_many_it_adds_up() -> None:
    said = unwrapped(assessed_text(INCOME))
    assert any(
        "× 1个月的托育服务销售额（不含增值税）合计 500,000.00 元 = 50,000.00 元" in each
        for each in said
    )
