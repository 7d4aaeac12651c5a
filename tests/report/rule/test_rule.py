"""Rules in words."""

import pytest

from incentives import Language
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from incentives.values.text import OF_LIBRARIES
from tests.report.reports import bundled, strings_in


def rule(incentive: str, language: Language = Language.ZH) -> list[str]:
    return list(strings_in(rule_sheet(incentive, bundled(), language)))


@pytest.mark.parametrize("language", OF_LIBRARIES)
@pytest.mark.parametrize("incentive", sorted(bundled().incentives))
def test_every_incentive_can_be_explained(incentive: str, language: Language) -> None:
    said = print_text(rule_sheet(incentive, bundled(), language), language)
    assert incentive in said
    assert bundled().incentives[incentive].title.to(language) in said


def test_a_grant_says_its_formula_its_rows_and_its_date() -> None:
    said = rule("cn.2021-895.construction_grant")
    for line in (
        "金额：新增托位 × 每个新增托位补助；不超过项目总投资",
        "逐项测算：建设项目",
        "适用法律和认定资格的日期：批准日期",
        "新增托位：项目后托位数 − 项目前托位数；低于 0 的按 0 计",
        "发改社会规〔2019〕1606号",
    ):
        assert line in said


def test_conditions_are_spelled_out_through_definitions() -> None:
    """Each with clause, the fact it asks for and its papers."""
    said = rule("cn.2019-76.vat_exemption")
    at = said.index("属于企业、事业单位或社会组织（条款：三）")
    assert said[at + 1 : at + 3] == [
        "即：机构性质属于企业、事业单位或社会组织",
        "证明材料：营业执照或法人登记证书",
    ]


def test_alternatives_are_told_as_such() -> None:
    said = rule("cn.2021-895.construction_grant")
    at = said.index("申报时尚未竣工（条款：竣工项目不予补助）")
    assert said[at + 1 : at + 4] == ["以下各项符合其一", "尚无竣工日期", "竣工日期不早于申报日期"]


def test_a_case_of_a_charge_is_a_line() -> None:
    said = rule("cn.2019-76.property_tax_exemption")
    line = (
        "房屋取得方式为承租的：年租金（不含增值税）× "
        "从租计征税率（出租房产按租金收入（不含增值税））"
    )
    assert line in said
    assert "房产税由本机构缴纳的，受益主体为申请人" in said


def test_figures_come_with_days_sources_bounds_and_places() -> None:
    said = rule("cn.2019-76.property_tax_exemption")
    for line in (
        "法定幅度：10% 至 30%",
        "自1986年10月1日起：标准未公布（中华人民共和国房产税暂行条例 减除幅度）",
        (
            "江苏省，自1986年12月31日起：30%（江苏省房产税暂行条例施行细则 房产原值减除比例；"
            "未见原文，待核）"
        ),
    ):
        assert line in said


def test_tables_and_brackets_are_told_cell_by_cell() -> None:
    assert any(
        "不满1千伏：0.5483 元/千瓦时；1—10千伏：0.5383" in line
        for line in rule("cn.jiangsu.electricity-2021.electricity_price")
    )
    said = rule("cn.2019-76.income_tax_reduction")
    line = (
        "不超过 1,000,000.00 元的部分 12.5%；"
        "不超过小型微利企业年应纳税所得额上限的部分 25%；超过部分 100%"
    )
    assert any(line in each for each in said)


def test_reliefs_that_apply_anyway_stand_with_share_and_days() -> None:
    said = rule("cn.2019-76.registration_fee_exemption")
    at = said.index(
        "小微企业（含个体工商户）免征不动产登记费，减免比例：100%（财税〔2016〕79号 小微企业免征）"
    )
    assert said[at + 1].startswith("施行期间：自2016年7月起")


def test_facts_of_the_row_and_of_a_sum_are_told_apart() -> None:
    assert any(
        "限月份所在年度等于本项年度" in line for line in rule("cn.2019-76.income_tax_reduction")
    )
