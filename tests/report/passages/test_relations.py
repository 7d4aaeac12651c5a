"""Relations in words.

On the sheet why an amount changed, in a rule how it bears on others, and in canonical JSON.
"""

import json
from pathlib import Path

import pytest

from incentives import Assessment, Language, Library, assess
from incentives.report.rule.sheet import rule_sheet
from tests.engine.relations.test_relation_conflicts import ALSO, FREE
from tests.engine.relations.trader_domain import ON, Award, job, market, stall, trading
from tests.report.reports import strings_in, unwrapped

RELATIONS = (
    "one_of: [a, b, c]",
    "once_per: {of: [{incentive: x, key: stall.id}, {incentive: z, key: job.stall}]}",
    "deducts: {from: d, what: b}",
    "shared_cap: {of: [x, y], at_most: stall.rent, for_each: stalls}",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return market(tmp_path, *RELATIONS, incentives=FREE + ALSO)


@pytest.fixture
def assessment(library: Library) -> Assessment:
    """c with d pays 60; at p a tax of 100 is relieved twice; at q the job pays more than x.

    y of p exceeds the rent.
    """
    stalls = (stall("p", x=10, y=8, rent=15, tax=100), stall("q", x=3, rent=100, tax=0))
    awards = (Award(incentive="land.one.x", subject="r", paid_on=ON),)
    return assess(
        trading(*stalls, jobs=[job("q", 5), job("r", 4)], a=10, b=30, c=20, d=40, awards=awards),
        library,
        on=ON,
    )


@pytest.mark.parametrize(
    "line",
    [
        "由 30.00 元调整为 0.00 元：与“补助c”择一享受，不重复享受（No. land.one 7）",
        "按申请人所得最多的方案：补助c、补助d，合计 60.00 元",
        "次优方案：补助a、补助d，合计 50.00 元",
        "摊位2：由 13.00 元调整为 10.00 元：同一对象已由“补助z”享受，不重复享受（No. land.one 7）",
        "次优方案：补助x（摊位2），合计 3.00 元",
        "工作2：由 9.00 元调整为 5.00 元：同一对象此前已领取“补助x”，不重复享受（No. land.one 7）",
        "摊位1（按2022年3月1日的规定）：8.00 元；衔接后为 5.00 元",
        "摊位2（按2022年3月1日的规定）：3.00 元；按衔接规则不再享受",
        "摊位1：由 8.00 元调整为 5.00 元：与“补助x”合计不超过限额（No. land.one 7）",
        "缺少衔接规定：减免甲的多项优惠合计超过应缴金额，何者优先没有规定",
        "甲（摊位1）：甲、甲合计减免 200.00 元，超过应缴的 100.00 元，政策没有规定如何衔接，均待定",
    ],
)
def test_the_sheet_says_why_an_amount_changed(assessment: Assessment, line: str) -> None:
    """In Chinese, as an office writes it."""
    assert line in unwrapped(assessment)


@pytest.mark.parametrize(
    "line",
    [
        "from CNY 30.00 to CNY 0.00: only one of this and “grant c” may be had (No. land.one 7)",
        "the bundle that pays the applicant most: grant c, grant d, together CNY 60.00",
        "the next best: grant a, grant d, together CNY 50.00",
        (
            "jobs 2: from CNY 9.00 to CNY 5.00: for the same subject “grant x” was paid before, "
            "and only once (No. land.one 7)"
        ),
        "stalls 1 (law of 2022-03-01): CNY 8.00; after relations CNY 5.00",
        (
            "a (stalls 1): a, a take off CNY 200.00, more than the CNY 100.00 due, and nothing "
            "says which gives way"
        ),
    ],
)
def test_the_sheet_says_it_in_english(assessment: Assessment, line: str) -> None:
    """The same lines."""
    assert line in unwrapped(assessment, Language.EN)


@pytest.mark.parametrize(
    ("incentive", "line"),
    [
        ("a", "与“补助b、补助c”择一享受（No. land.one 7）"),
        ("d", "扣除“补助b”已补助的金额（No. land.one 7）"),
        ("b", "从“补助d”中扣除（No. land.one 7）"),
        ("x", "同一对象（编号）在本项和“补助z”中只享受一次（No. land.one 7）"),
        ("z", "同一对象（摊位）在本项和“补助x”中只享受一次（No. land.one 7）"),
        ("y", "每摊位与“补助x”合计不超过：租金（No. land.one 7）"),
    ],
)
def test_a_rule_says_how_it_bears_on_others(library: Library, incentive: str, line: str) -> None:
    """Each relation from the side of the incentive."""
    assert line in list(strings_in(rule_sheet(f"land.one.{incentive}", library, Language.ZH)))


def test_canonical_json_holds_choices_parts_and_conflicts(assessment: Assessment) -> None:
    """What a program reads: the reason, both bundles, what each part kept, and the conflict."""
    document = json.loads(assessment.record)
    found = {each["incentive"].rpartition(".")[2]: each for each in document["determinations"]}
    [change] = found["b"]["changes"]
    assert (change["reason"], change["rows"]) == ("not_chosen", [])
    [choice] = change["choices"]
    assert choice["chosen"] == {
        "incentives": [{"id": "land.one.c", "rows": []}, {"id": "land.one.d", "rows": []}],
        "total": {"amount": "60.00", "currency": "CNY"},
    }
    assert choice["runner_up"]["total"]["amount"] == "50.00"
    assert [part["after"] for part in found["y"]["working"]] == [
        {"outcome": "ELIGIBLE", "low": "5", "high": "5"},
        None,
    ]
    [conflict] = document["conflicts"]
    assert (conflict["charge"], conflict["certain"], conflict["parts"]) == (
        "land.one.tax",
        True,
        ["stalls[0]"],
    )
    assert found["free"]["missing_kinds"] == {"land.one.tax": "relation"}
