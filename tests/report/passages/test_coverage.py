"""The coverage statement, checks and measures on the sheet, in Chinese and in English."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Assessment, Language, Library, assess, load_library, parse_case
from incentives.cli import main
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import print_markdown
from incentives.report.printing.text import print_text
from incentives.report.rule.checks import check_sheet, instrument_sheet
from incentives.report.rule.sheet import rule_sheet
from tests.conformance.planting import Case

CONFORMANCE = Path(__file__).parents[2] / "conformance"
PLANTED = (
    "plantings: [{trees: 20, area_m2: 8, planted_on: 2022-05-01}], grower: "
    "{is_member: true, registered_on: 2022-01-01}"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library")
    (folder / "land").mkdir()
    for source in (
        CONFORMANCE / "library" / "land" / "jurisdiction.yaml",
        CONFORMANCE / "good" / "plan.yaml",
    ):
        (folder / "land" / source.name).write_text(
            source.read_text(encoding="utf-8"), encoding="utf-8"
        )
    return load_library(folder, vocabulary=Case)


def assessed(library: Library, facts: str) -> Assessment:
    return assess(
        parse_case(f"{{place: LD, {facts}}}", vocabulary=Case), library, on=date(2022, 12, 31)
    )


def sheet_of(assessment: Assessment, language: Language) -> str:
    return print_text(assessment_sheet(assessment, language), language)


def section(sheet: str, heading: str) -> list[str]:
    """The lines below a heading, up to the next one or the closing words."""
    lines = sheet.splitlines()
    below = lines[lines.index(heading) + 2 :]
    end = next(
        at
        for at, line in enumerate(below)
        if not line or "政策库" in line or "policy library" in line
    )
    return [line.strip() for line in below[:end]]


def test_what_is_not_decided_stands_at_the_end_of_the_sheet(library: Library) -> None:
    """By kind, each with its clause and the incentive that it bears on; then the closing words."""
    sheet = sheet_of(assessed(library, PLANTED), Language.ZH)
    assert section(sheet, "本次测算未决定的事项") == [
        "政策承诺而未定金额：",
        "· 未定上限（Plan 4 二）；涉及：补助",
        "由主管部门逐案裁量：",
        "· 由协会酌定（Plan 4 三）；涉及：补助",
        "政策未明确事项：",
        "· 未定何时拨付（Plan 4 二）；涉及：补助",
        "文件列明而无具体规则的措施：",
        "· 推进宣传（Plan 4 四）：只写明鼓励",
    ]
    places = [
        sheet.index(words)
        for words in ("\n合计\n", "核对事项", "本次测算未决定的事项", "摘要（SHA-256）")
    ]
    assert places == sorted(places)


def test_the_statement_in_english(library: Library) -> None:
    """The same, line by line."""
    sheet = sheet_of(assessed(library, PLANTED), Language.EN)
    assert section(sheet, "What this assessment does not decide") == [
        "Promised without an amount:",
        "· no cap is stated (Plan 4 二); bears on: grant",
        "Left to an authority's discretion:",
        "· the association decides (Plan 4 三); bears on: grant",
        "Left open by the law:",
        "· when it is paid is not stated (Plan 4 二); bears on: grant",
        "Measures without a rule:",
        "· planting is made known (Plan 4 四): it only encourages",
    ]


def test_checks_show_both_sides_of_a_comparison(library: Library) -> None:
    """Both worked out, with the facts behind them; of several conditions each with its own mark."""
    sheet = sheet_of(assessed(library, PLANTED), Language.ZH)
    assert section(sheet, "核对事项（不涉及金额）") == [
        "✓ 种植密度达标（条款：Plan 4 一）",
        "种植1项株数合计 20 tree；对照：种植1项面积合计 8 m2 × 每平方米株数 2 tree/m2 = 16 tree",
        "? 有收入的会员（条款：Plan 4 一（二））",
        "会员：✓",
        "协会会员：是",
        "已认证：?",
        "认证：待核实",
        "请补充：认证",
        "✗ 不在排除之列（条款：Plan 4 一（三））",
        "协会会员：是",
    ]


def test_checks_of_no_known_fact_are_left_out_of_the_sheet(library: Library) -> None:
    """An applicant's sheet is not cluttered with them; the JSON has them all."""
    found = assessed(library, "grower: {is_member: true}")
    checks = section(sheet_of(found, Language.ZH), "核对事项（不涉及金额）")
    assert not any("种植密度达标" in line for line in checks)
    assert '"id":"land.plan.density"' in found.record


def test_markdown_has_both_sections(library: Library) -> None:
    """As headings, the checks as a table without an empty title."""
    page = print_markdown(assessment_sheet(assessed(library, PLANTED), Language.ZH), Language.ZH)
    assert "## 核对事项（不涉及金额）\n\n| 结果 | 事项 | 条款 | 事实和计算 |" in page
    assert "## 本次测算未决定的事项\n\n**政策承诺而未定金额**\n\n- 未定上限" in page


def test_an_instrument_is_told_with_its_measures_and_checks(library: Library) -> None:
    """Each measure with what carries it, or why nothing does; each check with its condition."""
    sheet = print_text(instrument_sheet("land.plan", library, Language.EN), Language.EN)
    assert [line.strip() for line in sheet.partition("Measures:")[2].splitlines()[1:9]] == [
        "· grants for planting (二)",
        "· carried by: grant (land.plan.grant)",
        "· carried by: planted densely enough (land.plan.dense)",
        "· density is checked (一)",
        "· carried by: planted densely enough (land.plan.density)",
        "· carried by: a member with an income (land.plan.member_with_income)",
        "· planting is made known (四)",
        "· no rule: it only encourages",
    ]
    assert (
        "· a member with an income (land.plan.member_with_income)" in sheet.partition("Checks:")[2]
    )


def test_a_check_is_told_with_its_date_and_figures(library: Library) -> None:
    """What must hold, when, and the figures over time."""
    dense = print_text(check_sheet("land.plan.density", library, Language.ZH), Language.ZH)
    assert "每平方米株数（单位：tree/m2）" in dense
    assert "适用法律和认定资格的日期：以核定基准日为准" in dense
    member = print_text(
        check_sheet("land.plan.member_with_income", library, Language.ZH), Language.ZH
    )
    assert "适用法律和认定资格的日期：登记日期" in member


def test_a_rule_is_told_with_the_measures_that_it_carries(library: Library) -> None:
    """In the words of the instrument, with number and clause."""
    sheet = print_text(rule_sheet("land.plan.grant", library, Language.ZH), Language.ZH)
    assert sheet.partition("落实的措施：")[2].split() == ["·", "补助种植（Plan", "4", "二）"]


def test_explain_takes_instruments(capsys: pytest.CaptureFixture[str]) -> None:
    """On the command line the id of an instrument is as good as that of an incentive."""
    assert main(["explain", "cn.jiangsu.nantong.haimen.2021-64"]) == 0
    assert "construction_grant" in capsys.readouterr().out
