"""What a definition comes to by itself: asked for when wanted, with its working."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from incentives import CaseError, Library, Missing, MissingKind, Open, Range, assess
from incentives.report.papers.assessment import assessment_sheet
from incentives.report.printing.text import print_text
from incentives.values.place import FigureCell
from incentives.values.text import Language
from tests.engine.small_domain import ON, Case, House, Workshop, case_of, one_file, yuan

SECTIONS = """
parameters:
  per_area: {text: TEXT, unit: CNY/m2, values: [{from: 2021-01-01, value: 3, cite: '1'}]}
  third: {text: TEXT, unit: 1, values: [{value: 3, cite: '1'}]}
definitions:
  net:
    text: {zh: 净收入, en: net income}
    cite: '2'
    value: (workshop.profit - workshop.spent) / third
  large: {text: {zh: 大户, en: large}, cite: '3', when: net > 0}
  value_of_house: {text: {zh: 房值, en: value}, cite: '4', value: house.area * per_area}
  of_both: {text: TEXT, cite: '5', value: value_of_house + sale.amount}
  set_off:
    text: TEXT
    cite: '6'
    carried: {of: tax, adds: relieved, used: sale.amount}
charges:
  tax:
    title: TEXT
    for_each: sales
    at: last_day(sale.month)
    basis: sale.amount - set_off
    amount: basis
    cite: '7'
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return one_file(tmp_path, SECTIONS)


def test_a_value_is_exact(library: Library) -> None:
    """It is not rounded, and has its working and the day of the law."""
    assessment = assess(case_of(profit=yuan(100), spent=yuan(99)), library, on=ON)
    net = assessment.value("land.one.net")
    assert (Fraction(1, 3), None, ON, ()) == (net.value, net.row, net.law_date, net.missing)
    assert "land.one.net" == net.definition.id
    assert assessment.value("land.one.large").value is True


def test_what_is_missing_leaves_a_range(library: Library) -> None:
    """An open value has its bounds, and names what would settle it."""
    net = assess(case_of(profit=yuan(90)), library, on=ON).value("land.one.net")
    assert isinstance(net.value, Open)
    assert Range(None, 30) == net.value.within
    assert ["workshop.spent"] == [missing.id for missing in net.missing]


def test_a_definition_of_rows_has_a_value_for_each(library: Library) -> None:
    """One of them is asked for by the place of its row."""
    case = Case(houses=(House(area=Decimal(10)), House()))
    assessment = assess(case, library, on=ON)
    first, second = assessment.values("land.one.value_of_house")
    assert (30, "houses[0]") == (first.value, str(first.row))
    assert isinstance(second.value, Open)
    assert 30 == assessment.value("land.one.value_of_house", row="houses[0]").value
    for odd in (None, "houses[2]"):
        with pytest.raises(KeyError):
            assessment.value("land.one.value_of_house", row=odd)


def test_values_are_asked_for_by_the_ids_of_definitions(library: Library) -> None:
    """Every id that is none is told, with what was meant; nothing is assessed beside it."""
    case = case_of(profit=yuan(100), spent=yuan(99))
    asked = ["land.one.net", "land.one.large"]
    found = assess(case, library, on=ON, values=asked).asked_values
    assert asked == [value.definition.id for value in found]
    with pytest.raises(CaseError) as caught:
        assess(case, library, on=ON, values=["land.one.net", "land.one.nett", "land.one.of_both"])
    assert ["unknown-definition", "value-not-by-itself"] == [
        fault.slug for fault in caught.value.faults
    ]


@pytest.mark.parametrize(("houses", "count"), [((), 0), (None, 1)])
def test_rows_that_nobody_listed_are_not_no_rows(
    houses: tuple[House, ...] | None, count: int, library: Library
) -> None:
    case = Case() if houses is None else Case(houses=houses)
    values = assess(case, library, on=ON).values("land.one.value_of_house")
    assert count == len(values)
    assert all(isinstance(value.value, Open) for value in values)


def test_it_is_read_at_another_day(library: Library) -> None:
    """A day without a figure is open, and the gap is named."""
    assessment = assess(Case(houses=(House(area=Decimal(10)),)), library, on=ON)
    (value,) = assessment.values("land.one.value_of_house", at=date(2020, 12, 31))
    gap = Missing(MissingKind.FIGURE, FigureCell("land.one.per_area"))
    assert isinstance(value.value, Open)
    assert (gap.id,) == tuple(missing.id for missing in value.missing)
    assert date(2020, 12, 31) == value.law_date


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("land.one.nett", "unknown-definition"),
        ("land.one.of_both", "value-not-by-itself"),
        ("land.one.set_off", "value-not-by-itself"),
    ],
)
def test_what_has_no_value_by_itself_is_refused(name: str, slug: str, library: Library) -> None:
    """Asked for beforehand or afterwards."""
    assessment = assess(Case(), library, on=ON)
    with pytest.raises(CaseError, match=rf"{name}.*\[{slug}\]"):
        assessment.value(name)
    with pytest.raises(CaseError, match=rf"{name}.*\[{slug}\]"):
        assess(Case(), library, on=ON, values=["land.one.net", name])
    with pytest.raises(TypeError, match="values must be"):
        assess(Case(), library, on=ON, values="land.one.net")


def test_what_was_asked_for_is_told(library: Library) -> None:
    """In JSON and on the sheet, and nowhere where nobody asked."""
    case = Case(
        workshop=Workshop(profit=yuan(100), spent=yuan(40)),
        houses=(House(area=Decimal(10)), House()),
    )
    names = ["land.one.net", "land.one.large", "land.one.value_of_house"]
    asked = assess(case, library, on=ON, values=names)
    documents = json.loads(asked.to_json(detail=["workings"]))["values"]
    assert [
        ("land.one.net", None, "20"),
        ("land.one.large", None, True),
        ("land.one.value_of_house", "houses[0]", "30"),
        ("land.one.value_of_house", "houses[1]", {"low": "0", "high": "300000"}),
    ] == [(told["definition"], told["row"], told["value"]) for told in documents]
    assert "definition:land.one.net" == documents[0]["working"]["op"]
    assert ["houses[1].area"] == documents[3]["missing"]
    sheet = print_text(assessment_sheet(asked, Language.EN), Language.EN)
    for line in ("Values that were asked for", "net income: ", "= CNY 20.00", "large: yes"):
        assert line in sheet
    plain = assess(case, library, on=ON)
    assert "values" not in json.loads(plain.to_json())
    assert plain.fingerprint != asked.fingerprint
    assert "Values that" not in print_text(assessment_sheet(plain, Language.EN), Language.EN)
