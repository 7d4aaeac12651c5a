"""The sheet as Markdown: tables hold together, and facts stay text."""

import re
from itertools import groupby

import pytest

from incentives import Language
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.markdown import escaped, print_markdown
from incentives.values.text import OF_LIBRARIES
from tests.report.reports import assessed, assessed_text


def in_markdown(name: str, language: Language = Language.ZH) -> str:
    return print_markdown(assessment_sheet(assessed(name), language), language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*甲*_乙_", r"\*甲\*\_乙\_"),
        ("cn.2019-76.vat_exemption", "cn.2019-76.vat_exemption"),
        ("<script>|`~", r"\<script\>\|\`\~"),
        ("[a](b)", r"\[a\](b)"),
        ("# 题", r"\# 题"),
        ("- 项", r"\- 项"),
        ("1. 项", r"1\. 项"),
        ("14,400.00 元", "14,400.00 元"),
        ("https://x WWW.y", r"https\://x WWW\.y"),
        ("&lt;", r"\&lt;"),
    ],
)
def test_what_could_be_markup_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_a_name_stays_a_name() -> None:
    assessment = assessed_text('name: "<b>甲</b> | **乙**"\ndistrict: "320614"')
    said = print_markdown(assessment_sheet(assessment, Language.ZH), Language.ZH)
    assert r"- **机构名称**：\<b\>甲\</b\> \| \*\*乙\*\*" in said.splitlines()


@pytest.mark.parametrize("language", OF_LIBRARIES)
def test_the_rows_of_a_table_have_as_many_cells_as_its_head(language: Language) -> None:
    lines = in_markdown("unknowns", language).splitlines()
    tables = [
        list(group) for is_row, group in groupby(lines, lambda line: line.startswith("|")) if is_row
    ]
    assert tables
    for rows in tables:
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1, rows[0]


def test_it_has_the_figures_and_totals() -> None:
    lines = in_markdown("new-build").splitlines()
    assert "| 一、托育服务收入免征增值税 | 符合条件 | 14,400.00 元 |" in lines
    assert "| 税费减免 | 193,674.00 元 | 另有待定项目 |" in lines
    judged = "按2022年11月20日的情况判断<br>建设项目·社区普惠托育服务设施：否"
    assert f"| ✗ | 项目为社区托育服务设施 | 三（三）2 | {judged} |" in lines
