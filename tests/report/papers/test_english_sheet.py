"""The English sheet: everything but the law's own names is English."""

from datetime import date
from functools import cache

import pytest

from incentives import Language
from incentives.language.expression import Stated, walk
from incentives.policy.rule import Charge, Definition, Incentive, Relief
from incentives.report.rule.sheet import rule_sheet
from tests.report.reports import CHINESE, assessed, bundled, in_text, strings_in, unwrapped


@cache
def names_of_the_law() -> list[str]:
    """Numbers of documents, and clauses as they are cited: they have no English."""
    library = bundled()
    reliefs = [relief for each in library.reliefs.values() for relief in each]
    rules: tuple[Incentive | Charge | Definition | Relief, ...] = (
        *library.incentives.values(),
        *library.charges.values(),
        *library.definitions.values(),
        *reliefs,
    )
    cited = [rule.citation for rule in rules]
    cited += [
        matter.citation for rule in library.incentives.values() for matter in rule.open_matters
    ]
    cited += [
        obligation.citation
        for rule in library.incentives.values()
        for obligation in rule.obligations
    ]
    cited += [measure.citation for measure in library.measures]
    for charge in library.charges.values():
        cited += [answer.citation for answer in charge.answers]
        cited += [matter.citation for matter in charge.left_open]
    expressions = [
        part for rule in rules for expression in rule.expressions for part in walk(expression)
    ]
    clauses = [part.clause for part in expressions if isinstance(part, Stated)]
    cited += [clause.citation for clause in clauses if clause.citation is not None]
    for parameter in library.parameters.values():
        cited += [
            figure.citation for figure in (*parameter.figures, *library.sets.get(parameter.id, ()))
        ]
    found = {instrument.number for instrument in library.instruments.values()}
    found |= {name for citation in cited for name in (citation.document, citation.clause)}
    return sorted(found, key=len, reverse=True)


ABROAD = (
    "公告2026年第10号",
    "海门示例托育机构",
    "新建",
    "政策延续",
    "资料不全",
    "国卫人口发",
    "国办发",
    "财税",
    "号",
    "示例",
)
"""What the examples and titles say in Chinese: names of institutions, numbers of documents that are
no instrument here.
"""


def chinese_left(strings: list[str]) -> list[str]:
    left = []
    for said in strings:
        rest = said
        for name in (*names_of_the_law(), *ABROAD):
            rest = rest.replace(name, "")
        left += [said] if CHINESE.search(rest) else []
    return left


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("new-build", date(2023, 12, 31)),
        ("unknowns", date(2023, 12, 31)),
        ("renewal", date(2026, 2, 28)),
    ],
)
def test_the_sheet_has_no_chinese_of_ours(name: str, on: date) -> None:
    assert chinese_left(unwrapped(assessed(name, on), Language.EN)) == []


def test_the_scan_for_chinese_can_fail() -> None:
    assert chinese_left(["Outcome 符合条件"]) == ["Outcome 符合条件"]


def test_the_first_example_reads_in_english() -> None:
    lines = in_text(assessed("new-build"), Language.EN).splitlines()
    for line in (
        "  Assessed as of           2023-12-31",
        "1. childcare revenue is free of VAT",
        "    · 2023-01 to 2023-12, 12 months, CNY 1,200.00 a month, CNY 14,400.00 together",
        "    ✗ the project is a community childcare facility (三(三)2)",
        "        projects 1, community facility for inclusive childcare: no",
        "  cash            CNY 600,000.00  more is undetermined",
    ):
        assert line in lines


@pytest.mark.parametrize(
    "incentive", ["cn.2021-895.construction_grant", "cn.jiangsu.electricity-2021.electricity_price"]
)
def test_a_rule_in_words_has_no_chinese_of_ours(incentive: str) -> None:
    assert chinese_left(list(strings_in(rule_sheet(incentive, bundled(), Language.EN)))) == []
