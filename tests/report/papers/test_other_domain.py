"""Reports of a domain without places and papers, with relations between its incentives."""

from datetime import date
from pathlib import Path

import attrs
import pytest
from moneyed import Money

import incentives
from incentives import UNKNOWN, Language, Library, Unknown
from incentives.engine.assessment.papers import papers_asked
from incentives.facts.field import fact
from incentives.report.papers.approval.annexes import approval_annexes
from incentives.report.papers.approval.form import ApprovalForm
from incentives.report.papers.approval.sheet import approval_sheet
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.papers.workbook import excel_pages
from incentives.report.rule.asked.case_template import case_template
from incentives.report.rule.sheet import rule_sheet
from tests.report.reports import strings_in


@attrs.frozen(kw_only=True)
class Buyer:
    """One buyer."""

    price: Money | Unknown = fact("价格", "price", unit="EUR", least=0)
    bought_on: date | Unknown = fact("购买日期", "bought on")


NOTICE = """
instrument:
  id: bicycles
  number: 第7号
  title: {zh: 自行车补助, en: Grants for bicycles}
  published: 2023-12-01
  in_force: {from: 2024-01-01}
parameters:
  share:
    text: {zh: 补助比例, en: share of the price}
    unit: 1
    values: [{value: 1/3, cite: 二}]
incentives:
  small:
    title: {zh: 小额补助, en: small grant}
    kind: grant
    cite: 一
    trigger: bought_on
    amount: price * share
  large:
    title: {zh: 大额补助, en: large grant}
    kind: grant
    cite: 一
    trigger: bought_on
    amount: {value: price, round: {to: 10, mode: down}}
  ride:
    title: {zh: 试骑, en: a ride}
    kind: in_kind
    cite: 四
    trigger: bought_on
relations:
  - {higher_of: [small, large], cite: 三}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("policies")
    (folder / "bicycles.yaml").write_text(NOTICE.replace("1/3", "33.333%"), encoding="utf-8")
    (folder / "library.yaml").write_text("version: 1.2\n", encoding="utf-8")
    return incentives.load_library(folder, vocabulary=Buyer)


PRICE = Money("100.01", "EUR")


def sheet(library: Library, language: Language, price: Money | Unknown = PRICE) -> list[str]:
    case = Buyer(price=price, bought_on=date(2024, 5, 1))
    assessment = incentives.assess(case, library, on=date(2024, 12, 31))
    return list(strings_in(assessment_sheet(assessment, language)))


def test_a_relation_says_what_it_changed_and_why(library: Library) -> None:
    assert "由 33.34 欧元调整为 0.00 欧元：与“大额补助”就高享受，不重复（第7号 三）" in sheet(
        library, Language.ZH
    )
    line = (
        "from EUR 33.34 to EUR 0.00: only the higher of this and “large grant” is given (第7号 三)"
    )
    assert line in sheet(library, Language.EN)


def test_rounding_that_the_policy_asks_for_is_shown(library: Library) -> None:
    assert "金额：（价格 100.01 欧元，按 10.00 欧元舍去）= 100.00 欧元" in sheet(
        library, Language.ZH
    )


def test_what_is_given_in_kind_has_no_amount(library: Library) -> None:
    said = sheet(library, Language.ZH)
    assert "非现金支持，不折算金额" in said
    assert "本项（按2024年5月1日的规定）：符合条件" in said


def test_an_unknown_price_is_asked_for(library: Library) -> None:
    assert "please supply: price" in sheet(library, Language.EN, UNKNOWN)


def test_a_rule_names_its_relations(library: Library) -> None:
    said = list(strings_in(rule_sheet("bicycles.small", library, Language.ZH)))
    assert "与“大额补助”就高享受，不重复（第7号 三）" in said
    assert "无其他条件" in said


def test_a_template_needs_no_places(library: Library) -> None:
    assert "# price: 0" in case_template(library, Language.EN).splitlines()


def test_a_determination_in_another_currency_has_no_capitals(library: Library) -> None:
    """Capitals are for yuan; no papers are asked for, and the workbook names the currency."""
    case = Buyer(price=PRICE, bought_on=date(2024, 5, 1))
    assessment = incentives.assess(case, library, on=date(2024, 12, 31))
    said = [
        text
        for paper in (approval_sheet, approval_annexes)
        for text in strings_in(paper(assessment, Language.ZH, ApprovalForm()))
    ]
    assert "100.00 欧元" in said
    assert "审定金额（欧元）" in said
    assert not [text for text in said if "人民币" in text]
    assert () == papers_asked(assessment)
    assert "审定金额（欧元）" in excel_pages(assessment, Language.ZH)[0].columns


def test_what_gave_way_is_refused_with_the_relation_that_made_it_so(library: Library) -> None:
    """An incentive of which a relation left nothing is told with that relation."""
    case = Buyer(price=PRICE, bought_on=date(2024, 5, 1))
    assessment = incentives.assess(case, library, on=date(2024, 12, 31))
    said = list(strings_in(approval_annexes(assessment, Language.ZH, ApprovalForm())))
    assert "由 33.34 欧元调整为 0.00 欧元：与“大额补助”就高享受，不重复（第7号 三）" in said
