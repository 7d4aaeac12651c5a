"""Rules and answers read aloud: which row is meant, what is not applicable and why, clauses."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from incentives import Assessment, Language, Library, assess
from incentives.facts.unknown import NOT_COME_ABOUT
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.rule.sheet import rule_sheet
from incentives.report.words.names import Words
from incentives.values.citation import Citation
from incentives.values.period import Month
from incentives.values.text import OF_LIBRARIES
from tests.engine.small_domain import ON, Case, House, Sale, case_of, one_file, yuan
from tests.report.reports import strings_in

ZH, EN = Language.ZH, Language.EN
HEAD = "title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on"


def explained(library: Library, language: Language, name: str = "grant") -> str:
    return "\n".join(strings_in(rule_sheet(f"land.one.{name}", library, language)))


def with_amount(folder: Path, amount: str, more: str = "") -> Library:
    return one_file(folder, f"{more}incentives:\n  grant: {{{HEAD}, amount: '{amount}'}}\n")


def test_a_definition_of_the_row_in_hand_is_told_from_that_of_another(tmp_path: Path) -> None:
    """`e.pay > pay` compares two rows, and says so."""
    section = """definitions:
  pay: {text: {zh: 当月补助, en: pay of the month}, value: sale.amount + sale.cost}
parameters:
  step: {text: TEXT, unit: CNY, values: [{from: 2020-01-01, value: 5, cite: '1'}]}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: sales
    trigger: first_day(sale.month)
    amount: step * count(e for e in sales if e.pay > pay)
"""
    library = one_file(tmp_path, section)
    assert "限当月补助大于本项当月补助）" in explained(library, ZH)
    assert "pay of the month is more than pay of the month of this row)" in explained(library, EN)


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ("max(workshop.spent + -workshop.profit, 0)", "投入 − 利润", "spent − profit"),
        ("max(workshop.spent - -workshop.profit, 0)", "投入 + 利润", "spent + profit"),
        (
            "min(workshop.spent, workshop.profit, workshop.spent + workshop.profit)",
            "投入、利润与投入 + 利润中较小者",
            "the lesser of spent, profit and spent + profit",
        ),
    ],
)
def test_signs_and_lists_read_as_one_says_them(
    amount: str, zh: str, en: str, tmp_path: Path
) -> None:
    """No sign stands behind a sign, and only the last of a list has an 'and'."""
    library = with_amount(tmp_path, amount)
    assert zh in explained(library, ZH)
    assert en in explained(library, EN)


@pytest.mark.parametrize(
    ("value", "months", "zh", "en"),
    [
        (-1, "back", "之前间隔 1 个月", "gap 1 month before"),
        (-2, "back", "之前间隔 2 个月", "gap 2 months before"),
        (1, "back", "之后间隔 1 个月", "gap 1 month after"),
        (1, "-back", "之前间隔 1 个月", "gap 1 month before"),
    ],
)
def test_what_lies_before_a_day_is_said_to(
    value: int, months: str, zh: str, en: str, tmp_path: Path
) -> None:
    """A negative number of months after a day is a number of months before it."""
    amount = f"step * months_between(add_months(workshop.applied_on, {months}), workshop.closed_on)"
    section = f"""parameters:
  back:
    text: {{zh: 间隔, en: gap}}
    unit: month
    values: [{{from: 2020-01-01, value: {value}, cite: '1'}}]
  step: {{text: TEXT, unit: CNY/month, values: [{{from: 2020-01-01, value: 5, cite: '1'}}]}}
incentives:
  grant: {{{HEAD}, amount: "{amount}"}}
"""
    library = one_file(tmp_path, section)
    case = case_of(closed_on=date(2022, 12, 1))
    told = {
        language: "\n".join(strings_in(assessment_sheet(assess(case, library, on=ON), language)))
        for language in OF_LIBRARIES
    }
    assert zh in told[ZH]
    assert en in told[EN]


def test_one_for_each_place_is_a_count(tmp_path: Path) -> None:
    """A figure per head is a number; a figure per year is a percentage."""
    section = """parameters:
  heads: {text: TEXT, unit: 1/person, values: [{from: 2020-01-01, value: 1, cite: '1'}]}
  rate: {text: TEXT, unit: 1/year, values: [{from: 2020-01-01, value: 0.015, cite: '1'}]}
  years: {text: TEXT, unit: year, values: [{from: 2020-01-01, value: 1, cite: '1'}]}
"""
    amount = "workshop.spent * heads * workshop.staff * rate * years"
    library = with_amount(tmp_path, amount, section)
    assert "：1/person（" in explained(library, ZH)
    assert "：1.5%/年（" in explained(library, ZH)
    assert ": 1/person (" in explained(library, EN)
    assert ": 1.5%/year (" in explained(library, EN)


def test_a_clause_without_a_name_is_left_out(tmp_path: Path) -> None:
    """Neither a rule nor an answer has empty brackets where a citation names its document alone."""
    section = """definitions:
  good:
    text: {zh: 合格, en: good}
    all:
      - {id: green, when: workshop.green, text: {zh: 环保, en: green}}
      - {id: known, when: workshop.certified, standing: recalled, text: {zh: 认证, en: certified}}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    when: good
    amount: workshop.spent
"""
    library = one_file(tmp_path, section)
    assessment = assess(case_of(green=False, certified=True, spent=yuan(5)), library, on=ON)
    for language in OF_LIBRARIES:
        said = [
            *strings_in(rule_sheet("land.one.grant", library, language)),
            *strings_in(assessment_sheet(assessment, language)),
            *strings_in(approval_annexes(assessment, language, ApprovalForm())),
        ]
        empty = [line for line in said if "条款：）" in line or "()" in line or "——）" in line]
        assert empty == []
    assert "环保" in explained(library, ZH).splitlines()
    assert "认证（未见原文，待核）" in explained(library, ZH).splitlines()


def test_a_text_has_its_clause_only_where_it_has_one(tmp_path: Path) -> None:
    """The document alone is no clause, and neither is nothing."""
    words = Words(library=one_file(tmp_path, ""), language=ZH)
    citations = (None, Citation("No. 1", ""), Citation("No. 1", "二"))
    assert ["甲", "甲", "甲（条款：二）"] == [words.with_clause("甲", each) for each in citations]


LOOKED_UP = """incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: workshop.applied_on
    when: {id: large, when: house.area > 0, text: TEXT}
    amount: max(s.amount for s in sales if s.month == month_at(house.bought_on) and s.exported)
"""
A_SALE = Sale(month=Month(2022, 5), amount=yuan(5), exported=True)


def answer(library: Library, case: Case) -> tuple[Assessment, str, str]:
    assessment = assess(case, library, on=ON)
    zh, en = ("\n".join(strings_in(assessment_sheet(assessment, each))) for each in (ZH, EN))
    return assessment, zh, en


def reasons_in(assessment: Assessment) -> list[object]:
    (determination,) = json.loads(assessment.record)["determinations"]
    return [
        reason for part in determination["working"] for reason in part.get("not_applicable", [])
    ]


def test_a_row_that_is_not_found_is_told(tmp_path: Path) -> None:
    """In the sheet, in annexes, in JSON, and beforehand in the rule itself."""
    library = one_file(tmp_path, LOOKED_UP)
    bought = [House(area=Decimal(1), bought_on=date(2022, month, 3)) for month in (5, 6)]
    case = attrs.evolve(case_of(), houses=tuple(bought), sales=(A_SALE,))
    assessment, zh, en = answer(library, attrs.evolve(case, houses=(bought[1],)))
    line = "不适用，原因：销售中没有月份为本项购入当月且出口的一项（本项购入 2022年6月3日）"
    assert line in zh
    assert "not applicable, since none of sales is one where month is the month in which" in en
    assert "未发生" not in zh
    paper = "\n".join(strings_in(approval_annexes(assessment, ZH, ApprovalForm())))
    assert line in paper
    assert reasons_in(assessment) == [
        {
            "because": "no_row",
            "expression": "max(s.amount for s in sales if (s.month == month_at(house.bought_on)) "
            "and s.exported)",
            "list": "sales",
            "fact": None,
            "sought": {"bought_on": "2022-06-03"},
        }
    ]
    assert "销售中没有月份为本项购入当月且出口的一项的，不适用" in explained(library, ZH)
    assert reasons_in(assess(case, library, on=ON))[1:] == []
    assert reasons_in(assess(attrs.evolve(case, houses=(bought[0],)), library, on=ON)) == []


def test_a_condition_says_what_it_did_not_find(tmp_path: Path) -> None:
    """A condition that fails because there is no such row is told from one whose row fails it."""
    section = """incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    for_each: houses
    trigger: workshop.applied_on
    when:
      id: sold
      when: max(s.amount for s in sales if s.month == month_at(house.bought_on)) > 0
      text: TEXT
    amount: workshop.spent
"""
    library = one_file(tmp_path, section)
    found = {}
    for month in (5, 6):
        house = House(bought_on=date(2022, month, 3))
        sale = attrs.evolve(A_SALE, amount=yuan(0))
        case = attrs.evolve(case_of(spent=yuan(9)), houses=(house,), sales=(sale,))
        assessment, zh, _ = answer(library, case)
        (condition,) = assessment["land.one.grant"].conditions
        assert condition.holds is False
        found[month] = "销售中没有月份为本项购入当月的一项" in zh, len(condition.not_applicable)
    assert {5: (False, 0), 6: (True, 1)} == found


@pytest.mark.parametrize(
    ("amount", "facts", "zh", "because"),
    [
        (
            "{cases: [{when: workshop.green, not_applicable: true}, {otherwise: workshop.spent}]}",
            {"green": True, "spent": yuan(5)},
            "不适用，原因：环保",
            "case",
        ),
        (
            "workshop.spent / (workshop.staff - workshop.staff) * workshop.staff",
            {"staff": 3, "spent": yuan(5)},
            "不适用，原因：投入 ÷（人数 − 人数）没有结果",
            "no_result",
        ),
        (
            "'workshop.spent / months_between(workshop.applied_on, workshop.closed_on) * a_month'",
            {"closed_on": NOT_COME_ABOUT, "spent": yuan(5)},
            "不适用，原因：歇业未发生",
            "not_happened",
        ),
        (
            "max(s.amount for s in sales)",
            {},
            "不适用，原因：销售没有任何一项",
            "no_row",
        ),
    ],
)
def test_every_reason_is_told(
    amount: str, facts: dict[str, object], zh: str, because: str, tmp_path: Path
) -> None:
    """A case that says so, a division by nothing, a day that has not come, a list without rows."""
    month = "a_month: {text: TEXT, unit: month, values: [{from: 2020-01-01, value: 1, cite: '1'}]}"
    section = f"parameters:\n  {month}\n" if "a_month" in amount else ""
    library = one_file(tmp_path, f"{section}incentives:\n  grant: {{{HEAD}, amount: {amount}}}\n")
    assessment, said, _ = answer(library, attrs.evolve(case_of(**facts), sales=()))
    assert zh in said
    assert [because] == [reason["because"] for reason in reasons_in(assessment)]  # type: ignore[index]


def test_what_is_applicable_has_no_such_reason(tmp_path: Path) -> None:
    """Neither where something is given, nor where a condition fails."""
    library = one_file(tmp_path, LOOKED_UP)
    case = attrs.evolve(case_of(), sales=(A_SALE,))
    for house in (House(area=Decimal(1), bought_on=date(2022, 5, 3)), House(area=Decimal(0))):
        assessment, zh, _ = answer(library, attrs.evolve(case, houses=(house,)))
        assert reasons_in(assessment) == []
        assert "不适用，原因" not in zh
