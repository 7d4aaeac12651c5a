"""Versions of a rule: that of the law date is read, and a day without one is open."""

from datetime import date
from pathlib import Path

import pytest

from incentives import (
    Determination,
    Language,
    Library,
    MissingKind,
    Outcome,
    PolicyError,
    assess,
)
from incentives.checking.folder import check_folder
from incentives.checking.thresholds import FigureChange
from incentives.engine.evaluation.trace import traces_in
from incentives.language.expression import Choose
from incentives.loading.files.overlay_file import load_overlay_file
from incentives.policy.comparison import entry_changes
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.report.rule.sheet import rule_sheet
from tests.engine.small_domain import (
    ON,
    Case,
    Workshop,
    bounds,
    case_of,
    found,
    one_file,
    yuan,
)

RATES = """
parameters:
  one: {text: {zh: 低档, en: low}, unit: CNY/person, values: [{value: 100, cite: '1'}]}
  two: {text: {zh: 高档, en: high}, unit: CNY/person, values: [{value: 200, cite: '1'}]}
definitions:
  rate:
    text: {zh: 补助标准, en: rate}
    cite: '2'
    versions:
      - {from: 2020-01-01, to: 2020-12-31, value: one, cite: '2.1'}
      - {from: 2021-01-01, to: 2021-06-30, gap: true, text: {zh: 未见公开, en: not on record}}
      - {from: 2021-07-01, value: two, cite: '2.2', text: {zh: 新标准, en: new rate}}
"""
GAP = RATES[RATES.index("      - {from: 2021-01-01") : RATES.index("      - {from: 2021-07-01")]
GRANT = """
incentives:
  grant:
    title: {zh: 补助, en: grant}
    kind: grant
    cite: '3'
    trigger: workshop.applied_on
    when:
      id: who
      text: {zh: 对象, en: who}
      versions:
        - {to: 2021-12-31, when: workshop.certified, cite: '3.1'}
        - {from: 2022-01-01, all: [workshop.certified, workshop.green], cite: '3.2'}
    amount:
      versions:
        - {to: 2021-12-31, value: workshop.staff * rate}
        - {from: 2022-01-01, value: workshop.staff * rate, at_most: workshop.spent}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, RATES + GRANT)


def given(library: Library, day: date, **facts: object) -> Determination:
    facts = {"certified": True, "green": True, "staff": 3, "spent": yuan(500), **facts}
    return found(library, case_of(applied_on=day, **facts))


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2020, 1, 1), 300),
        (date(2020, 12, 31), 300),
        (date(2021, 7, 1), 600),
        (date(2021, 12, 31), 600),
        (date(2022, 1, 1), 500),
    ],
)
def test_the_version_of_the_law_date_is_read(day: date, amount: int, library: Library) -> None:
    """Of the definition, the amount and the condition, on its first and on its last day."""
    assert yuan(amount) == given(library, day).amount


@pytest.mark.parametrize("day", [date(2020, 6, 15), date(2021, 8, 1), date(2022, 6, 15)])
def test_which_version_it_is_stands_in_the_working_before_what_that_says(
    day: date, library: Library
) -> None:
    """Of the first version as of any other."""
    steps = [step for part in given(library, day).working for step in part.steps]
    inside = [trace for step in steps if step.trace is not None for trace in traces_in(step.trace)]
    chosen = [
        (trace, trace.expression.dated)
        for trace in inside
        if isinstance(trace.expression, Choose) and trace.expression.dated is not None
    ]
    assert chosen
    for trace, dated in chosen:
        number, said = trace.parts
        assert number.expression is dated.figure
        assert said.value == trace.value


def test_a_condition_has_versions(library: Library) -> None:
    """What a later version asks for is not asked before."""
    assert Outcome.ELIGIBLE is given(library, date(2021, 12, 31), green=False).outcome
    assert Outcome.INELIGIBLE is given(library, date(2022, 1, 1), green=False).outcome


@pytest.mark.parametrize("day", [date(2021, 1, 1), date(2021, 6, 30)])
def test_a_day_without_a_version_is_open(day: date, library: Library) -> None:
    """Nothing is carried over from a version beside it, neither its number nor its bounds."""
    determination = given(library, day)
    assert Outcome.UNDETERMINED is determination.outcome
    assert (0, None) == bounds(determination)
    assert [(MissingKind.GAP, "land.one.rate.versions")] == [
        (missing.kind, missing.id) for missing in determination.missing
    ]


def test_in_a_gap_no_condition_is_known(tmp_path: Path) -> None:
    """Also where every version comes to the same."""
    when = "versions: [{to: 2020-12-31, when: workshop.green, cite: '1'}, "
    when += "{from: 2021-01-01, to: 2021-12-31, gap: true, text: TEXT}, "
    when += "{from: 2022-01-01, when: workshop.green, cite: '1'}]"
    entry = "{title: TEXT, kind: grant, cite: '1', trigger: workshop.applied_on, "
    entry += f"amount: workshop.spent, when: {{id: who, text: TEXT, {when}}}}}"
    library = one_file(tmp_path, f"incentives:\n  grant: {entry}\n")
    for day, outcome in (
        (date(2020, 12, 31), Outcome.INELIGIBLE),
        (date(2021, 5, 1), Outcome.UNDETERMINED),
        (date(2022, 1, 1), Outcome.INELIGIBLE),
    ):
        case = case_of(applied_on=day, green=False, spent=yuan(1))
        assert outcome is found(library, case).outcome


def test_an_open_law_date_takes_every_version_of_its_window(tmp_path: Path) -> None:
    """None of them comes to more, or the day may not come; no gap is in the way."""
    rates = RATES.replace(GAP, "").replace("2021-07-01", "2021-01-01")
    library = one_file(tmp_path, rates + GRANT)
    case = Case(workshop=Workshop(certified=True, green=True, staff=3, spent=yuan(1000)))
    determination = found(library, case)
    assert (0, 600) == bounds(determination)
    assert ["workshop.applied_on"] == [missing.id for missing in determination.missing]


def test_what_was_read_is_told(library: Library) -> None:
    """The sheet names the version with its clause; the rule tells the days of each."""
    case = case_of(
        applied_on=date(2022, 1, 1), certified=True, green=True, staff=3, spent=yuan(500)
    )
    assessment = assess(case, library, on=ON)
    sheet = print_text(assessment_sheet(assessment, Language.EN), Language.EN)
    assert "2.2 – rule on rate (from 2021-07-01)" in sheet
    in_chinese = print_text(assessment_sheet(assessment, Language.ZH), Language.ZH)
    assert "2.2——补助标准的规定（自2021年7月1日" in in_chinese
    assert "more than spent CNY 500.00" in sheet
    assert '"clause":"2.2"' in assessment.record
    rule = print_text(rule_sheet("land.one.grant", library, Language.EN), Language.EN)
    for line in (
        "2020-01-01 to 2021-12-31: staff × rate",
        "from 2022-01-01: staff × rate; not more than spent",
        "2020-01-01 to 2020-12-31: low",
        "no figure for these days: not on record",
    ):
        assert line in rule


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("to: 2020-12-31, value", "to: 2021-01-01, value", "overlapping-figures"),
        ("value: one", "values: one", "unknown-key"),
        ("value: one,", "", "missing-key"),
        ("value: one", "value: workshop.green", "wrong-type"),
        ("gap: true, ", "gap: true, value: one, ", "unknown-key"),
        ("gap: true, text: {zh: 未见公开, en: not on record}", "gap: true", "missing-key"),
        ("gap: true", "gap: false", "unknown-value"),
    ],
)
def test_a_faulty_version_is_told(old: str, new: str, slug: str, tmp_path: Path) -> None:
    assert old in RATES
    with pytest.raises(PolicyError) as refused:
        one_file(tmp_path, RATES.replace(old, new) + GRANT)
    assert slug in {fault.slug for fault in refused.value.faults}


def test_check_proves_a_version_a_day(tmp_path: Path) -> None:
    """A day that no version covers is a fault unless it is declared; each change is a threshold."""
    one_file(tmp_path, RATES + GRANT)
    report = check_folder(tmp_path, vocabulary=Case)
    assert [] == [fault.slug for fault in report.faults if fault.slug == "undeclared-gap"]
    assert report.coverage is not None
    changes = {
        (threshold.parameter.id, str(threshold.first))
        for incentive in report.coverage.incentives
        for threshold in (one.threshold for one in incentive.thresholds)
        if isinstance(threshold, FigureChange)
    }
    assert changes >= {
        ("land.one.grant.versions", "2022-01-01"),
        ("land.one.grant.versions-2", "2022-01-01"),
    }
    one_file(tmp_path, RATES.replace(GAP, "") + GRANT)
    faults = check_folder(tmp_path, vocabulary=Case).faults
    assert ["undeclared-gap"] == [fault.slug for fault in faults]
    assert "land.one.rate.versions" in faults[0].message


def test_no_authority_supplies_a_version(library: Library, tmp_path: Path) -> None:
    """Which version holds is the law's to say, in a reform too."""
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(
        "overlay: {title: {zh: 试, en: trial}, authority: {zh: 县, en: shire}, "
        "jurisdiction: land, reform: true}\n"
        "sets: {land.one.rate.versions: [{value: 2, cite: '1'}]}\n",
        encoding="utf-8",
    )
    with pytest.raises(PolicyError, match="unknown-name"):
        load_overlay_file(overlay, library)


def test_two_editions_are_compared_version_by_version(tmp_path: Path) -> None:
    """A version that says something else is a change of its rule."""
    before = one_file(tmp_path / "before", RATES + GRANT)
    after = one_file(tmp_path / "after", RATES.replace("value: two", "value: two + one") + GRANT)
    changes = entry_changes(before, after)
    assert ["land.one.rate"] == [change.id for change in changes]
