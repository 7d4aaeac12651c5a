"""What is said of rows, of dates reckoned, of floors, gaps and shares, in both languages."""

import json
import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

import incentives
from incentives import Language, Library
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.rule.sheet import rule_sheet
from tests.conformance.planting import Case
from tests.report.reports import strings_in

CONFORMANCE = Path(__file__).parents[2] / "conformance"
ZH, EN = Language.ZH, Language.EN


@cache
def library(name: str) -> Library:
    folder = Path(mkdtemp()) / "policies"
    (folder / "land").mkdir(parents=True)
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", folder / "land")
    shutil.copy(CONFORMANCE / "good" / f"{name}.yaml", folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def rule(name: str, incentive: str, language: Language) -> str:
    sheet = rule_sheet(f"land.{name}.{incentive}", library(name), language)
    return "\n".join(strings_in(sheet))


def said_of(name: str, facts: str, language: Language) -> list[str]:
    case = incentives.parse_case(json.dumps(json.loads(facts)), vocabulary=Case)
    assessment = incentives.assess(case, library(name), on=date(2023, 6, 30))
    return list(strings_in(assessment_sheet(assessment, language)))


@pytest.mark.parametrize(
    ("name", "incentive", "zh", "en"),
    [
        (
            "rows-in-groups",
            "least_parcel",
            "地块（限株数大于0）中株数的最小值",
            "the least trees of parcels (where",
        ),
        (
            "rows-in-groups",
            "most_of_one_county",
            "（限所在县为本项所在县）的最大值",
            "the greatest the sum of trees",
        ),
        (
            "rows-in-groups",
            "since_the_last_visit",
            "上门记录中最晚的日期",
            "the latest day of visits",
        ),
        (
            "rows-in-groups",
            "hours_begun",
            "（时长，进位取整）",
            "(length, rounded up to a whole number)",
        ),
        (
            "calendar",
            "month_after",
            "订购日期当月之后数值第一日",
            "the first day of figure after the month in which",
        ),
        ("calendar", "a_year_later", "订购日期之后数值", "figure after ordered on"),
        (
            "calendar",
            "days_waited",
            "订购日期至种植日期的天数",
            "the days from ordered on to planted on",
        ),
        (
            "calendar",
            "days_of_the_month",
            "订购日期当月的天数",
            "the days of the month in which ordered on lies",
        ),
        (
            "calendar",
            "days_certified",
            "订购日期当月内“认证”有效的天数",
            "on which “certified” holds",
        ),
        ("calendar", "when_it_ended", "“认证”终止次日", "the day after the end of “certified”"),
        ("calendar", "halves", "四舍五入取整", "rounded half up to a whole number"),
        (
            "rows-in-order",
            "tiers_over_a_year",
            "月份早于本项月份（相同的以所列次序为准）",
            "month is before month of this row",
        ),
        (
            "shares",
            "to_both",
            "受益主体：继承人（一半）、申请人（其余）",
            "heirs (half), the applicant (the rest)",
        ),
        (
            "floors-and-gaps",
            "aid",
            "6.00 欧元/tree（法定下限，按下限计）",
            "(a minimum, taken as the figure)",
        ),
        (
            "floors-and-gaps",
            "aid",
            "该时期无标准：该年度未定标准",
            "no figure for these days: no rate was set for the year",
        ),
        (
            "floors-and-gaps",
            "banded",
            "不足 10 tree的部分 100.00 欧元；不超过 20 tree的部分 200.00 欧元；超过部分",
            "below 10",
        ),
    ],
)
def test_a_rule_says_it(name: str, incentive: str, zh: str, en: str) -> None:
    """As an officer would write it, Chinese first."""
    assert zh in rule(name, incentive, ZH)
    assert en in rule(name, incentive, EN)


def test_a_floor_is_told_in_the_answer() -> None:
    """With the clause, beside the figure and in a list of its own."""
    facts = '{"place": "LD", "plantings": [{"trees": 5, "ordered_on": "2021-12-31"}]}'
    said = said_of("floors-and-gaps", facts, ZH)
    assert "法规仅定下限，按下限计" in said
    assert any("法定下限，按下限计" in line and "每株补助 6" in line for line in said)
    assert "Stated by law as a minimum only; the minimum is taken" in said_of(
        "floors-and-gaps", facts, EN
    )


def test_a_gap_is_told_in_the_answer() -> None:
    """As missing, and not as a figure that is merely not public."""
    facts = '{"place": "LD", "plantings": [{"trees": 5, "ordered_on": "2022-06-01"}]}'
    said = said_of("floors-and-gaps", facts, ZH)
    assert "该时期标准未收录：每株补助" in said
    assert any("每株补助（该时期标准未收录）" in line for line in said)
    assert "no figure on record for that time: grant per tree" in said_of(
        "floors-and-gaps", facts, EN
    )


def test_shares_are_told_with_their_amounts() -> None:
    """Each to the fen; they add up."""
    facts = '{"place": "LD", "plantings": [{"ordered_on": "2022-06-01", "cost": "10.01"}]}'
    said = said_of("shares", facts, ZH)
    assert "继承人 5.01 欧元；申请人 5.00 欧元" in said
    assert any("继承人 50%、申请人 50%" in line for line in said)
