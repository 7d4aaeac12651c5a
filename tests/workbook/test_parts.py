"""Applicants over several sheets: thirty columns in front, the rest further on, nothing lost."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from incentives.workbook.batch import assess_rows, assessed_book, book_to_mend
from incentives.workbook.cells.guard import UploadRefused, check_upload
from incentives.workbook.layout import MOST_IN_FRONT
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.summary import Question
from tests.workbook.books import DAY, Cell, book, changed, example, layout, library, saved

OLD = Path(__file__).parent / "of_old" / "template-2026-11.xlsx"
CASES = {"A1": example(), "A2": example("haimen-extension", name="扩建托育园")}
CODE, OTHER_CODE = "91350100M000100Y43", "92320684MA1X2Y3Q0"


def read_with(cells: dict[tuple[str, int, str], Cell]) -> ReadBook:
    return read_book(changed(book(CASES), cells), layout())


def told(read: ReadBook) -> list[tuple[str, int, str]]:
    return [(fault.list_key, fault.row, fault.key) for fault in read.faults]


def test_no_more_than_thirty_columns_are_in_front_and_none_is_lost() -> None:
    """Every column of applicants stands on one sheet of the file, and on one only."""
    front, *further = layout().parts
    assert len(front.columns) == MOST_IN_FRONT == 30
    written = [column.path for part in layout().parts for column in part.columns]
    paths = [path for path in written if not path.startswith("#key:+")]
    assert sorted(paths) == sorted(layout().main.by_path)
    assert {"#party:credit_code", "institution.kind", "institution.filed[0].from"} <= set(
        front.by_path
    )
    assert [part.name for part in further] == ["机构", "区域规划", "文件专项事实", "各表有无"]


def test_a_workbook_of_the_former_template_says_the_same() -> None:
    """All columns on the first sheet, as the release before wrote it."""
    read = read_book(OLD.read_bytes(), layout())
    assert (read.faults, read.unread) == ((), ())
    now = read_book(book({"A1": example(), "A2": example("haimen-extension")}), layout())
    assert [row.document for row in read.rows] == [row.document for row in now.rows]


def test_who_applies_is_read_beside_the_facts() -> None:
    """A code in groups and small letters is kept as it is registered; long numbers are text."""
    read = read_with(
        {
            ("", 3, "#party:credit_code"): "91350100-m000100y43 ",
            ("", 3, "#party:account_number"): "6217001234567890123",
            ("", 3, "#party:township"): "三星镇",
        }
    )
    assert read.faults == ()
    assert read.rows[0].particulars == {
        "credit_code": CODE,
        "account_number": "6217001234567890123",
        "township": "三星镇",
    }


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        ("#party:credit_code", "91350100M000100Y34", "校验位不对"),
        ("#party:credit_code", "9135", "不是统一社会信用代码"),
        ("#party:account_number", 6217001234567890000, "超过15位"),
    ],
)
def test_a_wrong_code_and_a_number_that_lost_digits_are_told(
    path: str, typed: Cell, sentence: str
) -> None:
    """At their cell; the applicant is not filed."""
    read = read_with({("", 4, path): typed})
    ((list_key, row, key),) = told(read)
    assert (list_key, row, key) == ("", 4, "A2")
    assert sentence in read.faults[0].text.zh
    assert [row.is_whole for row in read.rows] == [True, False]


@pytest.mark.parametrize("key", ["A1O", None])
def test_a_further_row_that_can_be_anothers_leaves_nobody_sure(key: str | None) -> None:
    """Whose row of facts has a mistyped key or none is not assessed on what is left."""
    found = openpyxl.load_workbook(io.BytesIO(book(CASES)))
    found["机构"].cell(row=3, column=1).value = key
    read = read_book(saved(found), layout())
    assert ("+institution", 3, key or "") in told(read)
    assert ("", 3, "A1") in told(read)
    assert not read.rows[0].is_whole


def test_two_rows_of_one_key_and_two_sheets_that_differ_are_told() -> None:
    """Neither counts, and both come back to be mended."""
    found = openpyxl.load_workbook(io.BytesIO(book(CASES)))
    found["机构"].cell(row=4, column=1).value = "A1"
    read = read_book(saved(found), layout())
    assert {("+institution", 3, "A1"), ("+institution", 4, "A1"), ("", 3, "A1")} <= set(told(read))
    question = Question(on=DAY)
    mend = book_to_mend(
        assessed_book(read, question, list(assess_rows(read.rows, library(), question))), DAY
    )
    sheet = openpyxl.load_workbook(io.BytesIO(mend))["机构"]
    assert [sheet.cell(row=row, column=1).value for row in (3, 4)] == ["A1", "A1"]


def test_particulars_are_judged_as_all_texts_are() -> None:
    """What cannot be seen is refused at its cell, and the row is not whole."""
    typed = {("", 3, "#party:account_number"): "6222\u202e0001"}
    read = read_book(changed(book({"A1": example()}), typed), layout())
    assert [fault.column for fault in read.faults] == ["#party:account_number"]
    assert not read.rows[0].is_whole


def test_one_name_under_two_codes_is_put_to_the_officer() -> None:
    """It keeps no row from being read."""
    cases = {"A1": example(), "A2": example()}
    content = changed(book(cases), {("", 3, "#party:credit_code"): CODE})
    read = read_book(content, layout())
    assert [(doubt.row, doubt.key) for doubt in read.doubts] == [(3, "A1"), (4, "A2")]
    assert "名称同为" in read.doubts[0].text.zh
    assert all(row.is_whole for row in read.rows)
    both = {("", 3, "#party:credit_code"): CODE, ("", 4, "#party:credit_code"): CODE}
    assert (
        "同一申请人的同一份申报"
        in read_book(changed(book(cases), both), layout()).doubts[0].text.zh
    )
    other = changed(book(CASES), both)
    assert "名称却不同" in read_book(other, layout()).doubts[0].text.zh


@pytest.mark.parametrize(
    ("place", "typed", "path", "plain"),
    [
        (("", 3, "district"), "海门区", "district", "320614"),
        (("", 3, "district"), "江苏省南通市海门区", "district", "320614"),
        (("", 3, "district"), "海安市", "district", "320685"),
        (
            ("projects", 3, "projects[].approved_on"),
            "2022-03-01 00:00:00",
            "approved_on",
            "2022-03-01",
        ),
        (
            ("projects", 3, "projects[].approved_on"),
            "2022年3月1日 0:00",
            "approved_on",
            "2022-03-01",
        ),
        (
            ("projects", 3, "projects[].approved_on"),
            date(2022, 3, 1),
            "approved_on",
            "2022-03-01",
        ),
    ],
)
def test_what_real_files_hold_is_read(
    place: tuple[str, int, str], typed: Cell, path: str, plain: str
) -> None:
    """The own name of a place, and the midnight that programs export with a day."""
    read = read_with({place: typed})
    document = read.rows[0].document
    listed = document["projects"]
    assert isinstance(listed, list)
    assert {**listed[0], **document}[path] == plain


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        ("编号,名称\nA1,甲园\n".encode("gb18030"), "text-file"),
        ("编号\t名称\n".encode(), "text-file"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "markup-file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-format"),
        (b"%PDF-1.7", "not-xlsx"),
    ],
)
def test_what_is_no_workbook_is_told_what_it_is(content: bytes, slug: str) -> None:
    """Each kind has a sentence that says what to do."""
    with pytest.raises(UploadRefused) as refused:
        check_upload(content)
    assert refused.value.slug == slug
