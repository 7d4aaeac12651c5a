"""A cap that does not bind is told in the rule and in the working, in both languages."""

from datetime import date
from pathlib import Path

import pytest

from incentives import Language, Library, assess
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.rule.sheet import rule_sheet
from tests.engine.small_domain import ON, case_of, one_file, yuan
from tests.report.reports import strings_in

RULE = """parameters:
  cap:
    text: {zh: 限额, en: the cap}
    unit: CNY
    values: [{from: 2020-01-01, value: 60, cite: '2'}]
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '1'
    trigger: workshop.applied_on
    amount:
      value: workshop.spent
      at_most:
        cases:
          - {when: workshop.certified, value: cap}
          - {otherwise: no_limit, text: {zh: 不限, en: unlimited}, cite: '3'}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, RULE)


def working(library: Library, language: Language, *, certified: bool) -> str:
    case = case_of(spent=yuan(100), certified=certified, applied_on=date(2022, 1, 1))
    return "\n".join(strings_in(assessment_sheet(assess(case, library, on=ON), language)))


@pytest.mark.parametrize(
    ("language", "rule", "unlimited", "capped"),
    [
        (
            Language.ZH,
            "不超过（认证的，限额；其他的，不设上限）",
            "金额：投入 100.00 元；不设上限",
            "金额：投入 100.00 元；超过限额 60.00 元，按 60.00 元计",
        ),
        (
            Language.EN,
            "not more than (if certified: the cap; otherwise no upper limit)",
            "amount: spent CNY 100.00; no upper limit",
            "amount: spent CNY 100.00; more than the cap CNY 60.00, so CNY 60.00",
        ),
    ],
)
def test_no_limit_is_told(
    language: Language, rule: str, unlimited: str, capped: str, library: Library
) -> None:
    assert rule in "\n".join(strings_in(rule_sheet("land.one.grant", library, language)))
    assert unlimited in working(library, language, certified=False)
    assert capped in working(library, language, certified=True)


def test_no_limit_has_a_word_of_its_own_in_json(library: Library) -> None:
    """It is neither null, as what does not exist, nor a number."""
    case = case_of(spent=yuan(100), certified=False, applied_on=date(2022, 1, 1))
    assert '"value":"no_cap"' in assess(case, library, on=ON).record
