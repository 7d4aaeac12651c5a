"""Rows that name no row, and rows that stand twice, are told on every door, with both rows."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from incentives import CaseError, Month, childcare
from incentives.calculator import assess
from incentives.cli import main
from incentives.facts.plain import unstructure_case
from incentives.workbook.batch import assess_rows, assessed_book
from incentives.workbook.reading import read_book
from incentives.workbook.summary import Question
from tests.workbook.books import DAY, book, example, layout, library

QUESTION = Question(on=DAY)
ROSTER = [{"id": "A1", "born_on": "2022-03-04"}, {"id": "B7", "born_on": "2022-03-04"}]
DANGLING = {"children": ROSTER, "attendance": [{"child": "Al", "month": "2024-05", "days": "20"}]}
BILL = {"month": "2024-05", "quantity_kwh": "1000", "paid": "780", "voltage": "below_1kv"}
TWICE = {"electricity_bills": [BILL, {**BILL, "month": "2024-06"}, BILL]}


def told_in_workbook(facts: Mapping[str, object]) -> list[tuple[str, str, int, str, str]]:
    """Of each fault whose it is, the sheet, the row, the column and the sentence."""
    read = read_book(book({"甲": example(**facts), "乙": example()}), layout())
    found = assessed_book(read, QUESTION, list(assess_rows(read.rows, library(), QUESTION)))
    assert [row.row.key for row in found.good] == ["乙"]
    return [
        (fault.key, fault.list_key, fault.row, fault.column, fault.text.zh)
        for fault in found.faults
    ]


def test_the_workbook_tells_a_name_that_nobody_has_at_its_cell() -> None:
    """The applicant is not assessed; the other one is. The nearest name stands there, and whose."""
    [(key, list_key, row, column, text)] = told_in_workbook(DANGLING)
    assert (key, list_key, row, column) == ("甲", "attendance", 3, "attendance[].child")
    assert "“Al”" in text
    assert "是否应为“A1”（在托婴幼儿1）？" in text


def test_the_workbook_tells_a_bill_that_stands_twice_at_its_row() -> None:
    """The first one is named, as the rows of its list are counted."""
    [(key, list_key, row, _, text)] = told_in_workbook(TWICE)
    assert (key, list_key, row) == ("甲", "electricity_bills", 5)
    assert "与各月电费1重复" in text
    assert "重复填写的，请删去一行" in text


@pytest.mark.parametrize(
    ("facts", "wanted"), [(DANGLING, "children[0]"), (TWICE, "electricity_bills[0]")]
)
def test_the_command_line_tells_both_rows(
    facts: Mapping[str, object],
    wanted: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """A case file with such rows is not assessed."""
    path = tmp_path / "case.json"
    path.write_text(json.dumps(example(**facts)), encoding="utf-8")
    assert main(["assess", str(path), "--on", "2024-12-31", "--lang", "en"]) == 2
    assert wanted in capsys.readouterr().err


def test_python_tells_it_before_anything_is_reckoned() -> None:
    """Where a policy looks the row up, nobody is found ineligible for a slip of the pen."""
    case = childcare.Case(
        district="320614",
        children=(childcare.Child(id="A1", born_on=date(2022, 3, 4)),),
        attendance=(childcare.Attendance(child="Al", month=Month(2024, 5), days=20),),
    )
    assert unstructure_case(case)["children"] == [{"id": "A1", "born_on": "2022-03-04"}]
    with pytest.raises(CaseError) as caught:
        assess(case, library(), on=DAY)
    assert [(fault.path, fault.slug) for fault in caught.value.faults] == [  # type: ignore[union-attr]
        ("attendance[0].child", "no-such-row")
    ]
