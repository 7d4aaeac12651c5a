"""Results of instruments: figures that they work out and that are no benefit."""

import json
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives import UNKNOWN, Assessment, Library, Open, PolicyError, assess
from incentives.forms.relevance import next_questions
from incentives.language.possible import Result
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.papers.workbook import excel_pages
from incentives.report.printing.text import print_text
from incentives.report.rule.checks import instrument_sheet, result_sheet
from incentives.values.number import is_exact
from incentives.values.place import FactPath
from incentives.values.text import Language
from tests.engine.small_domain import ON, Case, House, Workshop, case_of, one_file, yuan

SECTIONS = """
parameters:
  hundred: {text: TEXT, unit: CNY, values: [{value: 100, cite: '1'}]}
  share: {text: {zh: 比例, en: share}, unit: 1, values: [{value: 20%, cite: '1'}]}
  per_area: {text: {zh: 单价, en: rate}, unit: CNY/m2, values: [{value: 3, cite: '1'}]}
  hidden:
    text: {zh: 上限, en: cap}
    unit: CNY
    at_least: 0
    values: [{unpublished: true, cite: '9'}]
definitions:
  low: {text: TEXT, cite: '2', when: workshop.spent <= most}
incentives:
  grant:
    title: TEXT
    kind: grant
    cite: '2'
    trigger: workshop.opened_on
    when: low
    amount: workshop.spent
results:
  most:
    title: {zh: 最高价格, en: highest price}
    cite: '3'
    unit: CNY
    value: share * workshop.profit
    at_least: 0
    at_most: hundred
  bill:
    title: {zh: 账单, en: bill}
    cite: '4'
    unit: CNY
    for_each: houses
    at: house.bought_on
    value: house.area * per_area
  secret: {title: {zh: 未定, en: not settled}, cite: '5', unit: CNY, value: hidden}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return one_file(tmp_path_factory.mktemp("results"), SECTIONS)


def value_of(assessment: Assessment, name: str) -> list[Result]:
    return [
        result.value for result in assessment.results if result.definition.id == f"land.one.{name}"
    ]


def test_a_result_is_worked_out_and_in_no_total(library: Library) -> None:
    """It has its value and its working; nothing of it is given."""
    assessment = assess(case_of(profit=yuan(200)), library, on=ON)
    assert [40] == value_of(assessment, "most")
    assert not any(assessment.totals.values())
    assert 40 == assessment.value("land.one.most").value
    assert "land.one.most" not in assessment


def test_a_rule_may_name_a_result(library: Library) -> None:
    """It stands in conditions and amounts as a definition does."""
    case = case_of(profit=yuan(200), spent=yuan(41), opened_on=ON)
    assert "INELIGIBLE" == assess(case, library, on=ON)["land.one.grant"].outcome.value


def test_rows_have_a_result_each_at_their_own_day(library: Library) -> None:
    """Rows whose day has not come are left out; those of no known day may have none."""
    houses = (
        House(area=Decimal(10), bought_on=date(2021, 5, 1)),
        House(area=Decimal(10), bought_on=date(2999, 5, 1)),
        House(area=Decimal(10), bought_on=date(2019, 12, 31)),
        House(area=Decimal(10)),
    )
    found = assess(Case(houses=houses), library, on=ON)
    bills = [result for result in found.results if result.definition.id == "land.one.bill"]
    assert ["houses[0]", "houses[3]"] == [str(bill.row) for bill in bills]
    assert [date(2021, 5, 1), None] == [bill.law_date for bill in bills]
    known, doubtful = (bill.value for bill in bills)
    assert 30 == known
    assert isinstance(doubtful, Open)
    assert doubtful.may_be_none
    assert 30 == doubtful.within.known


def test_a_list_that_nobody_gave_leaves_it_open(library: Library) -> None:
    """The list is what is missing; an empty one has no results."""
    (bill,) = value_of(assess(Case(), library, on=ON), "bill")
    assert isinstance(bill, Open)
    assert "houses" in {missing.id for missing in bill.missing}
    assert [] == value_of(assess(Case(houses=()), library, on=ON), "bill")


@given(
    profit=st.sampled_from([None, -100, 0, 250, 501]),
    area=st.sampled_from([None, 0, 7]),
    bought=st.sampled_from([None, date(2019, 6, 1), date(2021, 6, 1)]),
)
def test_what_is_known_holds_for_every_completion(
    library: Library, profit: int | None, area: int | None, bought: date | None
) -> None:
    """A range holds the value of each completion, and a result that is sure is in each."""

    def assessed(profit: int | None, area: int | None, bought: date | None) -> Assessment:
        house = House(
            area=UNKNOWN if area is None else Decimal(area),
            bought_on=UNKNOWN if bought is None else bought,
        )
        workshop = Workshop() if profit is None else Workshop(profit=yuan(profit))
        return assess(Case(workshop=workshop, houses=(house,)), library, on=ON)

    partial = assessed(profit, area, bought)
    profits = [-100, 0, 250, 501] if profit is None else [profit]
    areas = [0, 7] if area is None else [area]
    days = [date(2019, 6, 1), date(2021, 6, 1)] if bought is None else [bought]
    for complete in product(profits, areas, days):
        whole = assessed(*complete)
        for name in ("most", "bill"):
            (told,) = value_of(partial, name) or [None]
            (known,) = value_of(whole, name) or [None]
            if not isinstance(told, Open):
                assert told == known
            elif known is None:
                assert told.may_be_none
            else:
                assert is_exact(known)
                assert known in told.within


def test_results_stand_on_the_sheet_in_the_json_and_in_the_workbook(library: Library) -> None:
    """In a section of their own, with the arithmetic; those of which nothing is known are not."""
    assessment = assess(case_of(profit=yuan(200)), library, on=ON)
    sheet = print_text(assessment_sheet(assessment, Language.ZH), language=Language.ZH)
    assert "测算结果（不是优惠，不计入合计）" in sheet
    assert "比例 20% × 利润 200.00 元 = 40.00 元" in sheet
    assert "账单" not in sheet
    documents = json.loads(assessment.to_json())["results"]
    assert ["land.one.most", "land.one.bill", "land.one.secret"] == [
        document["definition"] for document in documents
    ]
    assert "40" == documents[0]["value"]
    (page,) = [page for page in excel_pages(assessment, Language.EN) if page.name == "Results"]
    assert ("highest price", "No. land.one", "3", "CNY 40.00") in {row[:4] for row in page.rows}


def test_what_a_result_lacks_is_told_and_asked_for(library: Library) -> None:
    """An unpublished figure behind it is told, and facts of it come after those of incentives."""
    assessment = assess(case_of(profit=yuan(200)), library, on=ON)
    notes = [note for note in assessment.coverage if note.subject == "land.one.hidden"]
    assert [("land.one.secret",)] == [note.touches for note in notes]
    unknown = assess(Case(houses=(House(bought_on=date(2021, 1, 1)),)), library, on=ON)
    asked = {str(question.path): question.missing_for for question in next_questions(unknown)}
    assert ("land.one.bill",) == asked["houses[0].area"]


def test_a_result_is_explained(library: Library) -> None:
    """By itself, and beside what else its instrument says."""
    told = print_text(result_sheet("land.one.bill", library, Language.EN), language=Language.EN)
    assert "bill: area × rate" in told
    assert "worked out for each of: houses" in told
    whole = instrument_sheet("land.one", library, Language.EN)
    assert "highest price (land.one.most)" in print_text(whole, language=Language.EN)


def test_a_result_before_its_law_is_none(tmp_path: Path) -> None:
    """An instrument that is not in force has no results."""
    library = one_file(tmp_path, SECTIONS)
    assert () == assess(Case(), library, on=date(2019, 12, 31)).results


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("unit: CNY, value: house.area * per_area", "does not say over which list it goes"),
        ("unit: CNY/m2, value: share * workshop.profit", "a result in this unit must be"),
        ("unit: CNY, for_each: [houses, sales], value: hidden", "over one list alone"),
        ("value: hidden", "a result of an instrument lacks 'unit'"),
        ("unit: CNY, value: hidden, at: law_date", "cannot rest on itself"),
        ("unit: CNY, value: most + amount_of(grant)", "rests on itself"),
    ],
)
def test_a_faulty_result_is_refused(entry: str, message: str, tmp_path: Path) -> None:
    """At its place, with what to do."""
    more = f"  wrong: {{title: TEXT, cite: '6', {entry}}}\n"
    with pytest.raises(PolicyError, match=message):
        one_file(tmp_path, SECTIONS.replace("share * workshop.profit\n", "wrong\n", 1) + more)


def test_rows_of_a_list_of_the_instrument_that_nobody_listed_are_missing(tmp_path: Path) -> None:
    """The list is named as it is wherever else it is missing."""
    sections = """
facts:
  years:
    rows: {fee: {type: number, unit: CNY, text: {zh: 费用, en: fee}}}
    row: year
    text: {zh: 各年, en: years}
results:
  due: {title: {zh: 应付, en: due}, cite: '1', unit: CNY, for_each: years, value: year.fee}
"""
    library = one_file(tmp_path, sections)
    (result,) = assess(case_of(), library, on=ON).results
    the_list = FactPath.parse("land.one.years")
    assert the_list.steps in {missing.path.steps for missing in result.missing}
    assert result.row is not None
    assert result.row.parent == the_list
