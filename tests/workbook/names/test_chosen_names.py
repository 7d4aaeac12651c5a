"""A workbook offers by name what a cell can refer to, and reads the names and the ids."""

import io

import openpyxl
import pytest

from incentives.workbook.batch import assess_rows
from incentives.workbook.reading import read_book
from incentives.workbook.summary import Question
from tests.workbook.books import DAY, book, example, layout, library

NAMED = "普惠托位建设补助（中央预算内投资）（发改社会〔2021〕895号）"
GRANT = "cn.2021-895.construction_grant"


def filled(incentive: str, subject: str = "extension-2023") -> bytes:
    """The workbook of the extension, with this typed over the first payment made before."""
    opened = openpyxl.load_workbook(io.BytesIO(book({"甲": example("haimen-extension")})))
    sheet = opened["以往拨付"]
    paths = [cell.value for cell in sheet[2]]
    for path, said in (("incentive", incentive), ("subject", subject)):
        sheet.cell(row=3, column=1 + paths.index(f"prior_awards[].{path}"), value=said)
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


@pytest.mark.parametrize("said", [GRANT, NAMED, "central grant for new inclusive places"])
def test_an_incentive_is_read_by_its_id_and_its_name(said: str) -> None:
    """A title of two is told at its cell, with both documents."""
    read = read_book(filled(said), layout())
    [result] = assess_rows(read.rows, library(), Question(on=DAY))
    if said in {GRANT, NAMED}:
        assert result.faults == ()
    else:
        assert [(fault.path, fault.slug) for fault in result.faults] == [
            ("prior_awards[0].incentive", "unclear-incentive")
        ]


def test_a_payment_for_none_of_the_projects_is_told() -> None:
    """At its cell, and not counted for nothing."""
    read = read_book(filled(GRANT, "extension-2024"), layout())
    [result] = assess_rows(read.rows, library(), Question(on=DAY))
    assert [(fault.path, fault.slug) for fault in result.faults] == [
        ("prior_awards[0].subject", "no-such-row")
    ]
    other = read_book(filled(GRANT, "其他（未列入本申报件）"), layout())
    [row] = other.rows
    awards = row.document["prior_awards"]
    assert isinstance(awards, list)
    assert [award["subject"] for award in awards] == ["other"]


def test_names_are_offered_in_the_cell() -> None:
    """Incentives by title and number; rows of other sheets as they are typed there."""
    opened = openpyxl.load_workbook(io.BytesIO(filled(GRANT)))
    rules = {
        str(rule.sqref).split(":")[0]: rule
        for rule in opened["以往拨付"].data_validations.dataValidation
    }
    paths = [cell.value for cell in opened["以往拨付"][2]]
    incentive, subject = (
        rules[f"{opened['以往拨付'].cell(row=3, column=1 + paths.index(path)).coordinate}"]
        for path in ("prior_awards[].incentive", "prior_awards[].subject")
    )
    column = incentive.formula1.split("!$")[1].split("$")[0]
    assert NAMED in [cell.value for cell in opened["选项"][column]]
    assert subject.formula1.startswith("OFFSET('选项'!")
    assert subject.errorStyle == "warning"
    at = subject.formula1.split("!$")[1].split("$")[0]
    [other, first, *_] = [cell.value for cell in opened["选项"][at]]
    assert other == "其他（未列入本申报件）"
    assert "'建设项目'!" in first
    assert "'人员培训取证'!" in first
