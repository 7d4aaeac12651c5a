"""Policy cases that expect results: what holds, what is told, and whom they cover."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.checking import CheckReport, check_folder
from incentives.checking.boundary_words import boundary_lines
from incentives.checking.document import check_document
from incentives.checking.thresholds import Comparison, Side, WindowLimit
from incentives.loading.files.expected_results import read_expected_result
from incentives.loading.text.fields import Fields
from incentives.loading.text.log import FaultLog
from incentives.loading.text.reader import read_text
from incentives.values.number import written_decimal
from incentives.values.text import Language
from tests.engine.small_domain import PLACES, TEXT, Case, instrument

Check = Callable[..., CheckReport]

SECTIONS = """
parameters:
  share: {text: TEXT, unit: 1, values: [{value: 20%, cite: '1'}]}
  per_area: {text: TEXT, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
  limit: {text: TEXT, unit: person, values: [{value: 10, cite: '1'}]}
definitions:
  crowded: {text: TEXT, when: workshop.staff > limit}
results:
  most:
    title: TEXT
    cite: '2'
    unit: CNY
    cases: [{when: crowded, value: share * workshop.profit}, {otherwise: not_applicable}]
  bill:
    title: TEXT
    cite: '3'
    unit: CNY
    for_each: houses
    at: house.bought_on
    value: house.area * per_area
"""


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Checks a library of `land.one`, whose results policy cases expect."""

    def checked(*cases: str, sections: str = SECTIONS, last: str | None = None) -> CheckReport:
        files = {
            **PLACES,
            "land/one.yaml": instrument("land.one", sections.replace("TEXT", TEXT), last=last),
            "land/one.cases.yaml": f"cases:\n{''.join(cases)}",
        }
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        return check_folder(tmp_path, vocabulary=Case)

    return checked


def case(name: str, facts: str, *expect: str, on: str = "2022-12-31") -> str:
    """A policy case with what it expects, by the name within the instrument."""
    expected = ", ".join(f"land.one.{one}" for one in expect)
    return (
        f"  - {{name: {name}, source: s, note: n, on: {on}, facts: {{{facts}}}, "
        f"expect: {{{expected}}}}}\n"
    )


def told(report: CheckReport) -> list[str]:
    return [fault.text.en for fault in report.faults]


HOUSES = "houses: [{area: 10, bought_on: 2021-05-01}, {bought_on: 2021-05-01}, {area: 1}]"
BILLS = (
    'bill: {unit: CNY, rows: {"houses[0]": {value: 30}, '
    '"houses[1]": {range: [0, 300000], may_be_none: false, missing: ["houses[1].area"]}, '
    '"houses[2]": {range: [3, 3], may_be_none: true}}}'
)


def test_a_case_holds_that_expects_what_results_come_to(check: Check) -> None:
    """Exact values, bounds, and both kinds of nothing; the library is then clean."""
    report = check(
        case("all", f"workshop: {{staff: 11, profit: 1}}, {HOUSES}", "most: {value: 1/5}", BILLS),
        case("few", "workshop: {staff: 10}, houses: []", "most: {value: not_applicable}"),
        case("before", "houses: []", "most: {value: none}", on="2019-12-31"),
        case("unlisted", "workshop: {}", "bill: {range: [0, 300000], may_be_none: true}"),
        case("open", "workshop: {profit: 1}", "most: {range: [0.2, 20%], may_be_none: true}"),
    )
    assert [] == told(report)
    assert report.is_clean


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ("most: {value: 0.21}", "value is 0.2, expected 0.21"),
        ("most: {value: none}", "value is 0.2, expected none"),
        ("most: {range: [0, 1]}", "range is 0.2, expected [0, 1]"),
        ("most: {value: 0.2, unit: CNY/m2}", "unit is CNY, expected CNY/m2"),
        ("most: {value: 0.2, may_be_none: true}", "may_be_none is false, expected true"),
        ("most: {value: 0.2, missing: [x]}", "missing is (), expected ('x',)"),
        ("bill: {value: 30}", "the result goes over 'houses', expected 'rows'"),
    ],
)
def test_whatever_differs_is_told(expected: str, problem: str, check: Check) -> None:
    """One sentence for each, with what it is and what was expected."""
    report = check(case("one", f"workshop: {{staff: 11, profit: 1}}, {HOUSES}", expected))
    assert [f"'one': {problem}"] == told(report)


@pytest.mark.parametrize(
    ("row", "expected", "problem"),
    [
        (0, "{value: 31}", "value is 30, expected 31"),
        (1, "{value: 0}", "value is [0, 300000], expected 0"),
        (1, "{range: [none, none]}", "range is [0, 300000], expected [none, none]"),
        (3, "{value: 0}", "value is none, expected 0"),
        (3, "{range: [0, 1]}", "range is none, expected [0, 1]"),
    ],
)
def test_a_row_that_differs_is_named(row: int, expected: str, problem: str, check: Check) -> None:
    """By where it stands."""
    report = check(case("one", HOUSES, f'bill: {{rows: {{"houses[{row}]": {expected}}}}}'))
    assert [f"'one', houses[{row}]: {problem}"] == told(report)


def test_a_result_that_no_case_expects_is_uncovered(check: Check) -> None:
    """As an incentive is."""
    report = check(case("one", "workshop: {staff: 10}", "most: {value: not_applicable}"))
    assert ("land.one.bill",) == report.uncovered
    assert not report.is_clean


def test_boundaries_of_a_result_are_those_of_its_own_cases(check: Check) -> None:
    """Thresholds in definitions that it reads, and the days of its instrument by its own date."""
    report = check(
        case("on", "workshop: {staff: 10}", "most: {value: not_applicable}"),
        case("above", "workshop: {staff: 11, profit: 0}", "most: {value: 0}", on="2020-01-01"),
        case(
            "bills",
            "workshop: {staff: 9}, houses: [{area: 1, bought_on: 2019-12-31}]",
            'bill: {rows: {"houses[0]": {value: none}}}',
        ),
        last="2023-12-31",
    )
    assert report.coverage is not None
    assert report.library is not None
    assert [] == told(report)
    most, bill = report.coverage.results
    assert [("land.one.most", 3, 7), ("land.one.bill", 1, 4)] == [
        (one.rule.id, one.covered, one.needed) for one in (most, bill)
    ]
    lacking = {
        type(one.threshold): one.lacking
        for one in most.thresholds
        if not (isinstance(one.threshold, WindowLimit) and not one.threshold.is_start)
    }
    assert {Comparison: (Side.BELOW,), WindowLimit: (Side.BELOW,)} == lacking
    starts = [one.lacking for one in bill.thresholds if getattr(one.threshold, "is_start", False)]
    assert [(Side.ON,)] == starts
    document = check_document(report, with_boundaries=True)["boundaries"]
    assert isinstance(document, dict)
    assert ["land.one.most", "land.one.bill"] == [one["id"] for one in document["results"]]
    assert any("land.one.most" in line for line in boundary_lines(report, Language.ZH))


@given(number=st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6))
def test_an_exact_number_is_read_as_it_is_written(number: Fraction) -> None:
    """Whatever a result comes to can be expected, as the JSON writes it."""
    log = FaultLog()
    node = read_text(f"value: {written_decimal(number)}", file="x")
    expected = read_expected_result(node, Fields(log))
    assert [] == log.faults
    assert expected is not None
    assert expected.of_case is not None
    assert written_decimal(number) == expected.of_case.value


def test_law_dates_after_the_day_are_no_boundary(check: Check) -> None:
    """A row of a later day shows nothing of the days of the instrument."""
    later = "houses: [{area: 1, bought_on: 2020-01-01}]"
    report = check(case("later", later, "bill: {rows: {}}", on=str(date(2019, 12, 30))))
    assert report.coverage is not None
    bill = report.coverage.results[1]
    assert 0 == bill.covered
