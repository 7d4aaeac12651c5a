"""What sheets say of payment, application, obligations and recovery.

Every figure is worked out by hand in the good documents.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

import incentives
from incentives import Language, Library
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.papers.recovery import recovery_sheet
from incentives.report.printing.blocks import Table
from incentives.report.printing.markdown import print_markdown
from incentives.report.rule.sheet import rule_sheet
from tests.conformance.planting import Case
from tests.report.reports import strings_in

CONFORMANCE = Path(__file__).parents[2] / "conformance"
ON = date(2023, 12, 31)
CASE = """
place: LD
grower: {is_member: true, registered_on: 2021-06-01, certified: {from: 2022-01-01}}
plantings:
  - id: oak-1
    trees: 7
    ordered_on: 2022-03-01
    planted_on: 2022-10-15
    checked_on: 2023-10-15
    applied_on: 2022-05-22
    felled_on: 2023-05-20
awards:
  - {incentive: land.payment.planting_grant, subject: oak-1, amount: 49.25, paid_on: 2022-12-01}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("payment") / "policies"
    (folder / "land").mkdir(parents=True)
    for name in ("library/land/jurisdiction.yaml", "good/payment.yaml"):
        shutil.copy(CONFORMANCE / name, folder / "land")
    return incentives.load_library(folder, vocabulary=Case)


def said(library: Library, text: str, language: Language) -> list[str]:
    case = incentives.parse_case(text, vocabulary=Case)
    return list(strings_in(assessment_sheet(incentives.assess(case, library, on=ON), language)))


def table(library: Library, language: Language) -> Table:
    case = incentives.parse_case(CASE, vocabulary=Case)
    sheet = assessment_sheet(incentives.assess(case, library, on=ON), language)
    return next(
        block for block in sheet.blocks if isinstance(block, Table) and len(block.columns) == 7
    )


def test_instalments_stand_in_a_table_with_levels(library: Library) -> None:
    """Date, share, amount, what each level bears and the state of each, and their sum."""
    found = table(library, Language.ZH)
    assert ("期次", "应拨日期", "比例", "金额", "郡财政", "镇财政", "状态") == found.columns
    assert (
        ("第1期：订购后", "2022年3月1日", "40%", "28.14 欧元", "9.37 欧元", "18.77 欧元", "应拨"),
        ("第2期：种植后", "2022年10月15日", "30%", "21.11 欧元", "7.03 欧元", "14.08 欧元", "应拨"),
        (
            "第3期：查验后",
            "2023年10月15日",
            "余额",
            "21.10 欧元",
            "7.03 欧元",
            "14.07 欧元",
            "停拨",
        ),
        ("合计", "", "", "70.35 欧元", "23.43 欧元", "46.92 欧元", ""),
    ) == found.rows
    assert ("no. 3: after the check", "2023-10-15", "the rest") == table(library, Language.EN).rows[
        2
    ][:3]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        pytest.param(
            Language.ZH,
            [
                "已拨付 49.25 欧元，现应拨付 0.00 欧元",
                "2022年5月22日申报，本批次申报截止 2022年10月31日",
                "下一批次申报 2024年3月1日至2024年5月21日（五月第三周）",
                "种植，管护两年（条款：5）：已违反",
                "应追回 34.89 欧元（已拨付 49.25 欧元×剩余 17个月/义务期 24个月（已履行 7个月））",
                "林业局",
            ],
            id="zh",
        ),
        pytest.param(
            Language.EN,
            [
                "paid EUR 49.25, due now EUR 0.00",
                "plantings 1: applied on 2022-05-22; that round closes on 2022-10-31",
                "plantings 1, two years of care (5): broken",
                "to be recovered: EUR 34.89 (paid EUR 49.25 × 17 months left / 24 months (7 kept))",
                "forestry office",
            ],
            id="en",
        ),
    ],
)
def test_the_sheet_says_what_is_due_and_what_is_recovered(
    library: Library, language: Language, lines: list[str]
) -> None:
    """Account, application and obligations stand below the working."""
    found = said(library, CASE, language)
    assert [] == [line for line in lines if not any(text.endswith(line) for text in found)]


def test_what_was_paid_is_asked_for(library: Library) -> None:
    """Nobody says what was paid: due now is between nothing and all that is due.

    The fact is named.
    """
    text = CASE[: CASE.index("awards:")]
    found = said(library, text, Language.ZH)
    assert "已拨付待核实，现应拨付 0.00 至 49.25 欧元" in found
    assert "待补：以往拨付" in found


def test_the_recovery_sheet_shows_clause_and_working(library: Library) -> None:
    """Obligation, state and amount at a glance; below them the clause and the working."""
    case = incentives.parse_case(CASE, vocabulary=Case)
    recoveries = incentives.recover(case, library, on=ON)
    found = list(strings_in(recovery_sheet(recoveries, Language.ZH)))
    assert "资金追回测算单" == found[0]
    assert "No. 31《拨付》2" in found
    assert ["应追回资金合计", "34.89 欧元"] == found[found.index("应追回资金合计") :][:2]
    markdown = print_markdown(recovery_sheet(recoveries, Language.EN), Language.EN)
    assert "| planting grant | two years of care | broken | EUR 34.89 |" in markdown


def test_nothing_must_be_kept(library: Library) -> None:
    case = incentives.parse_case("{place: LD, plantings: []}", vocabulary=Case)
    recoveries = incentives.recover(case, library, on=ON)
    assert 0 == len(recoveries)
    assert "没有需要履行的义务。" in list(strings_in(recovery_sheet(recoveries, Language.ZH)))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        pytest.param(
            Language.ZH,
            [
                "第1期：首期比例，应拨日期：订购日期（订购后）（条款：3）",
                "第3期：余额，应拨日期：查验日期（查验后）（条款：3）",
                "各级负担：郡财政（郡级负担比例）、镇财政（余额）（条款：3）",
                "同一享受对象（种植编号）的以往拨付一并计算",
                "每年申报截止：5月21日（五月第三周）、10月最后一日（条款：6）",
                "违反的，按剩余月数占义务期月数的比例追回已拨付资金",
            ],
            id="zh",
        ),
        pytest.param(
            Language.EN,
            [
                "no. 2: second share, due on: planted on (after planting) (3)",
                "Borne by: shire budget (share of the shire), town budget (the rest) (3)",
                "rounds open every year on: 03-01",
                "if broken, what was paid is recovered in proportion to the months that were left",
            ],
            id="en",
        ),
    ],
)
def test_the_rule_in_words_says_how_it_is_paid(
    library: Library, language: Language, lines: list[str]
) -> None:
    """Instalments, levels, subject, rounds and obligations, each with its clause."""
    found = list(strings_in(rule_sheet("land.payment.planting_grant", library, language)))
    assert [] == [line for line in lines if line not in found]
