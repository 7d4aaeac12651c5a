"""The Chinese sheet, as a finance office reads it."""

import re
from datetime import date

import pytest

import incentives
from incentives import Language, childcare
from incentives.facts.plain import unstructure_case
from incentives.report.papers.recovery import recovery_sheet
from incentives.report.printing.layout import WIDTH, width_of
from incentives.report.printing.text import print_text
from incentives.report.words.heads import law_called
from incentives.report.words.names import Words
from incentives.values.place import FactPath
from tests.report.determinations import with_name
from tests.report.reports import (
    END_OF_2023,
    EXAMPLES,
    assessed,
    assessed_text,
    bundled,
    in_text,
    unwrapped,
)

TWO_YEARS = """
district: "320614"
tax_years: [{year: 2022, taxable_income: 1}, {year: 2023, taxable_income: 1}]
premises: [{tenure: owned}]
projects: [{kind: new_build}, {kind: conversion}]
"""
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return in_text(assessed("new-build")).splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "  机构名称    海门示例托育机构（新建）",
        "  所在地      南通市海门区（320614）",
        "  核定基准日  2023年12月31日",
        "一、托育服务收入免征增值税",
        "  测算金额  14,400.00 元",
        "    ✓ 属于企业、事业单位或社会组织（条款：三）",
        "        待补材料：服务记录",
        "    · 2023年1月至12月，共12个月，每月 1,200.00 元，合计 14,400.00 元",
        (
            "    · 城市维护建设税 504.00 元；教育费附加 216.00 元；地方教育附加 144.00 元；合计 "
            "864.00 元"
        ),
        "      · 少缴企业所得税：40,000.00 元 − 32,800.00 元 = 7,200.00 元",
        "  测算金额  150,000.00 元",
        "    · 房屋、土地·2023年1月至12月，共12个月，每月 1,750.00 元，合计 21,000.00 元",
        "  测算金额  210.00 至 15,000.00 元",
        "    · 标准未公布：城镇土地使用税年税额标准（按土地等级）",
        "    · 建设项目（按2022年3月15日的规定）：600,000.00 元",
        "    · 2023年1月至12月，共12个月，每月 695.10 元，合计 8,341.20 元",
        "    · 标准未公布：新建、改扩建每个新增托位补助",
        "    · 尚无“承担指导功能的示范性托育机构”起始日，不涉及本项",
        "    ✗ 项目为社区托育服务设施（条款：三（三）2）",
        "        建设项目·社区普惠托育服务设施：否",
        "  财政资金  600,000.00 元  另有待定项目",
        "  价格优惠    8,341.20 元",
        "  税费减免  193,674.00 元  另有待定项目",
    ],
)
def test_the_first_example_has_the_line(line: str, lines: list[str]) -> None:
    assert line in lines


@pytest.mark.parametrize(
    "line",
    [
        (
            "金额：新增托位 60 个托位 × 每个新增托位补助 10,000.00 元/托位 = 600,000.00 元；"
            "不超过项目总投资 1,800,000.00 元"
        ),
        (
            "应缴增值税：托育服务销售额（不含增值税）120,000.00 元 × 小规模纳税人征收率 1% = "
            "1,200.00 元"
            "（小规模纳税人，超过标准的全额计税）"
        ),
        (
            "全年应缴房产税：房产原值 5,000,000.00 元 ×（1 − "
            "房产原值减除比例（幅度内由省定）30%）× 从价计征税率（年）1.2%/年"
            " = 42,000.00 元/年；每月十二分之一，为 3,500.00 元（其他房产按原值减除后的余值）"
        ),
        "另按“小微企业房产税减半”减免 50%，减免后为 1,750.00 元",
        (
            "金额：实付电费 2,340.00 元 − 用电量 3,000 千瓦时 × "
            "其他居民生活用电价格（不满1千伏）0.5483 元/千瓦时"
            " = 695.10 元（已付电费与按居民价格计算的电费之差）"
        ),
        (
            "应缴企业所得税：800,000.00 元 × 25% × 小型微利企业税率 20% = 40,000.00 元"
            "（小型微利企业，减计所得后按优惠税率）"
        ),
    ],
)
def test_the_working_is_arithmetic_with_names(line: str) -> None:
    assert line in unwrapped(assessed("new-build"))


def test_every_figure_in_the_working_has_its_source() -> None:
    """The rate, and the threshold that was only tested, stand with document and clause."""
    said = next(
        line
        for line in unwrapped(assessed("new-build"))
        if line.startswith("依据财政部 税务总局公告2023年第19号")
    )
    assert "月销售额标准（含本数）——按月纳税的免税标准（不含税销售额）100,000.00 元" in said
    assert "3%征收率减按1%——小规模纳税人征收率 1%" in said


def test_months_that_come_out_differently_are_told_apart() -> None:
    said = unwrapped(assessed("renewal", date(2026, 2, 28)))
    for line in (
        "2025年11月：1,200.00 元",
        "2025年12月：0.00 元",
        "2026年1月至2月：不在有效期",
        "2026年1月：1,000.00 元",
    ):
        assert line in said


def test_incentives_of_the_same_title_are_told_apart_by_their_documents() -> None:
    said = unwrapped(assessed("renewal", date(2026, 2, 28)))
    notices = ("公告2019年第76号", "公告2026年第7号")
    numbered = "[一二三四五六七八九十]+、托育服务收入免征增值税"
    titled = list(dict.fromkeys(line for line in said if re.match(numbered, line)))
    assert len(titled) == 2  # of one number wherever they stand
    assert all(f"{notice}）" in line for notice, line in zip(notices, titled, strict=True))


def test_what_is_missing_comes_in_order_with_its_question() -> None:
    said = unwrapped(assessed("unknowns"))
    first = said.index(
        "请补充：普惠托育机构（已约定或认定普惠价格）（自何日起约定（认定）普惠收费价格？）"
    )
    second = said.index("请补充：建设项目·项目总投资")
    assert "0.00 至 600,000.00 元" in said
    assert first < second


def test_unknown_facts_stand_below_the_condition_that_they_leave_open() -> None:
    lines = in_text(assessed("unknowns")).splitlines()
    at = lines.index("    ? 批准时已通过招标或协商确定普惠价格（条款：普惠价格）")
    assert lines[at + 1] == "        普惠托育机构（已约定或认定普惠价格）：待核实"


def test_an_overlay_is_named_in_the_head_and_at_its_figures() -> None:
    said = unwrapped(assessed("new-build", with_overlay=True))
    assert any(
        line.startswith("《海门示例数值（非正式标准）》，提供单位：示例，摘要 ") for line in said
    )
    assert any(
        line.startswith(
            "依据内部执行标准《海门示例数值（非正式标准）》：示例——新建、改扩建每个新增托位补助 "
            "8,000.00"
        )
        for line in said
    )
    assert "480,000.00 元" in said


def test_knowledge_of_a_day_is_named_and_leaves_out_what_came_later() -> None:
    said = unwrapped(assessed("renewal", date(2026, 2, 28), date(2026, 1, 10)))
    assert "2026年1月10日（此后公布的文件和标准不予采用）" in said
    assert any("公告2026年第7号（截至信息截止日期尚未公布）：" in line for line in said)


def test_an_end_within_the_year_is_told() -> None:
    told = unwrapped(assessed("new-build", date(2024, 12, 31)))
    assert "至2025年12月31日止，一年内到期" in told
    assert "至2025年12月31日止，一年内到期" not in unwrapped(
        assessed("new-build", date(2024, 12, 30))
    )


def test_savings_of_others_are_told_apart() -> None:
    """The owner of rented premises saves the tax; it is in no total of the applicant."""
    said = unwrapped(assessed_text(RENTED))
    assert "房屋土地产权人" in said
    assert "房屋土地产权人 12,000.00 元" in said
    assert "其他主体受益（不计入上列合计）" in said


def test_no_line_is_wider_than_a_terminal() -> None:
    for line in in_text(assessed("unknowns")).splitlines():
        assert width_of(line) <= WIDTH, line


@pytest.mark.parametrize("name", ["new-build", "unknowns", "renewal"])
def test_no_identifier_is_left_in_the_chinese(name: str) -> None:
    """Latin words stand only in ids of incentives, in digests and in the name of the hash."""
    allowed = {incentive.id for incentive in bundled().incentives.values()} | {"SHA-256"}
    for said in unwrapped(assessed(name)):
        rest = said
        for word in sorted(allowed, key=len, reverse=True):
            rest = rest.replace(word, "")
        rest = re.sub(r"\b[0-9a-f]{12}\b|\b[0-9a-f]{64}\b", "", rest)
        assert not IDENTIFIER.findall(rest), said


def test_the_scan_for_identifiers_can_fail() -> None:
    assert IDENTIFIER.findall("建设项目·projects[0].investment：未知")


@pytest.mark.parametrize("on", [END_OF_2023, date(2020, 6, 30)])
def test_a_case_of_which_nothing_is_known_has_a_sheet(on: date) -> None:
    said = unwrapped(assessed_text('district: "320614"', on))
    assert "待定" in said
    assert "请补充：建设项目" in said


def test_a_name_cannot_steer_the_terminal() -> None:
    """No case may have it; a sheet would not be led by it either."""
    found = incentives.assess(childcare.Case(district="320614"), bundled(), on=END_OF_2023)
    said = in_text(with_name(found, "甲\x1b[2J乙\n丙\u202e"))
    assert "甲�[2J乙 丙�" in said


RENTED = """
district: "320614"
institution:
  kind: company
  fixed_premises_in_community: true
  care_modes: [full_day]
  serves_under_threes: true
  small_scale_taxpayer: []
  small_low_profit: []
premises:
  - tenure: rented
    annual_rent: 100000
    rent_free: []
    land_area_m2: 0
    childcare_use: {from: 2022-01-01}
declared:
  cn.2022-10.owner_is_small_payer: []
"""


def test_a_year_of_tax_is_called_by_its_year_and_a_sole_row_by_no_number() -> None:
    """企业所得税2023年度 and 房屋、土地; of several rows each has its number."""
    document = unstructure_case(childcare.parse_case(TWO_YEARS))
    words = Words(library=bundled(), language=Language.ZH, case_document=document)
    names = ["tax_years[0]", "tax_years[1]", "premises[0]", "projects[0]", "projects[1]"]
    assert ["企业所得税2022年度", "企业所得税2023年度", "房屋、土地", "建设项目1", "建设项目2"] == [
        words.row(FactPath.parse(name)) for name in names
    ]


@pytest.mark.parametrize(
    ("instrument", "called"),
    [
        (
            "cn.zhejiang.ningbo.special_fund-2022",
            "《婴幼儿照护服务专项资金管理办法（宁波市）》建设补助",
        ),
        ("cn.2009-122", "财税〔2009〕122号《关于非营利组织企业所得税免税收入问题的通知》建设补助"),
    ],
)
def test_an_instrument_without_a_number_is_named_once(instrument: str, called: str) -> None:
    """Where what stands for its number is its title, the title stands alone."""
    words = Words(library=bundled(), language=Language.ZH)
    assert called == law_called(words.library.instruments[instrument], "建设补助", words)


def test_an_obligation_that_ended_with_its_breach_has_no_other_end() -> None:
    """The day of the breach is told as such, not as the end of a term."""
    case = childcare.read_case(EXAMPLES / "haimen-change-of-use.yaml")
    sheet = recovery_sheet(incentives.recover(case, bundled(), on=date(2024, 12, 31)), Language.ZH)
    lines = [line.strip(" ·") for line in print_text(sheet, Language.ZH).splitlines()]
    assert "义务期自2023年1月10日起" in lines
    assert "2024年4月1日起不再履行" in lines
    assert "税费补缴测算单" == lines[0]
    assert [line.split() for line in lines if line.startswith("应补缴税费合计")] == [
        ["应补缴税费合计", "120,000.00", "元"]
    ]
