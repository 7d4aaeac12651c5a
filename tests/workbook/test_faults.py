"""Every fault is told at its cell, in words, and keeps no other institution from being assessed."""

import io
from datetime import date, datetime
from functools import cache

import openpyxl
import pytest

from incentives.report.words.names import Words
from incentives.values.text import Language
from incentives.workbook.batch import AssessedBook, assess_rows, assessed_book, book_to_mend
from incentives.workbook.cells.guard import UploadRefused
from incentives.workbook.faults import CellFault, fault_told
from incentives.workbook.layout import FIRST_ROW
from incentives.workbook.reading import read_book
from incentives.workbook.summary import Question
from tests.workbook.books import (
    DAY,
    Cell,
    book,
    changed,
    column_of,
    example,
    layout,
    library,
    row_of,
    saved,
)

WORDS = Words(library=library(), language=Language.ZH)
Place = tuple[str, int, str]


def assessed(content: bytes) -> AssessedBook:
    read, question = read_book(content, layout()), Question(on=DAY)
    return assessed_book(read, question, list(assess_rows(read.rows, library(), question)))


def faults_with(cells: dict[Place, Cell]) -> tuple[CellFault, ...]:
    """The faults of one institution, some of whose cells are changed."""
    return assessed(changed(book({"A1": example()}), cells)).faults


def told(faults: tuple[CellFault, ...]) -> list[str]:
    return [fault_told(fault, WORDS) for fault in faults]


FIRST = row_of(1)
INVESTMENT = ("projects", 3, "projects[].investment")
COMPLETED = ("projects", 3, "projects[].completed_on")
SINGLE: dict[str, tuple[Place, Cell, str]] = {
    "a formula": (
        INVESTMENT,
        "=1+1",
        "《建设项目》第 3 行“项目总投资（元）”：单元格是公式。请只填数值（选择性粘贴—数值）。",
    ),
    "an error": (
        INVESTMENT,
        "#N/A",
        "《建设项目》第 3 行“项目总投资（元）”：单元格是错误值“#N/A”。请填写数值或者留空。",
    ),
    "no number": (
        INVESTMENT,
        "约六十万",
        (
            "《建设项目》第 3 行“项目总投资（元）”：“约六十万”不是数字。请用阿拉伯数字，如 1500、"
            "1,500 或 60万。"
        ),
    ),
    "too low": (
        INVESTMENT,
        -5,
        "《建设项目》第 3 行“项目总投资（元）”：填写为 -5，不应小于 0。",
    ),
    "not whole": (
        ("projects", 3, "projects[].places_after"),
        60.5,
        "《建设项目》第 3 行“项目后托位数（个托位）”：填写为 60.5，这里只能填整数。",
    ),
    "more digits than are kept": (
        INVESTMENT,
        123456789012.3456,
        (
            "《建设项目》第 3 行“项目总投资（元）”："
            "数字超过15位有效数字，表格软件保存不准确。请四舍五入后填写，"
            "或者将单元格设为文本格式再填。"
        ),
    ),
    "no such day": (
        COMPLETED,
        "2023-02-30",
        "《建设项目》第 3 行“竣工日期”：没有2023-02-30这一天，请核对年月日。",
    ),
    "a time": (
        COMPLETED,
        datetime(2023, 2, 1, 8, 30),  # noqa: DTZ001 - cells know no time zones
        "《建设项目》第 3 行“竣工日期”：日期带有时间。请只填年月日。",
    ),
    "not offered": (
        ("projects", 3, "projects[].kind"),
        "翻建",
        (
            "《建设项目》第 3 行“项目类别”：“翻建”不在可选的内容之中。可填：新建、改建、扩建、"
            "改造转型。"
        ),
    ),
    "neither yes nor no": (
        ("", 3, "institution.public"),
        "大概",
        "《机构》第 3 行“公办机构”：“大概”不是“是”或者“否”。不知道的留空。",
    ),
    "a day for text": (
        ("projects", 3, "projects[].id"),
        date(2024, 1, 2),
        (
            "《建设项目》第 3 行“项目编号”：表格软件把内容当成了日期（2024-01-02）。"
            "请将单元格设为文本格式后重填。"
        ),
    ),
    "half a month": (
        ("monthly_revenue", 3, "monthly_revenue[].month"),
        2023.1,
        "《各月收入》第 3 行“月份”：数字 2023.1 看不出是哪一天（月）。请写 2023-12-31（2023-12）。",
    ),
    "ends before it begins": (
        ("", 3, "institution.filed[0].to"),
        date(2000, 1, 1),
        "",
    ),
    "none beside a period": (
        ("", 3, "institution.filed[0].to"),
        None,
        "",
    ),
}


@pytest.mark.parametrize("kind", [kind for kind, (_, _, sentence) in SINGLE.items() if sentence])
def test_a_faulty_cell_is_told_where_it_is_and_what_to_write(kind: str) -> None:
    """Sheet, row and heading stand before the sentence; there is no other fault."""
    place, value, sentence = SINGLE[kind]
    assert told(faults_with({place: value})) == [sentence]


def test_the_cell_of_a_period_is_named() -> None:
    """A status that ends before it begins, or has only an end, and `none` with an end."""
    end, begin = ("", FIRST, "institution.filed[0].to"), ("", FIRST, "institution.filed[0].from")
    assert told(faults_with({end: date(2000, 1, 1)}))[0].startswith(
        "《申请人》第 3 行“托育机构备案：自”："
    )
    assert told(faults_with({end: date(2024, 1, 1), begin: None}))[0].startswith(
        "《申请人》第 3 行“托育机构备案：至”："
    )
    found = told(faults_with({end: date(2024, 1, 1), begin: "无"}))
    assert found == ["《申请人》第 3 行“托育机构备案：自”：填了“无”，又填了其他内容，请只留一种。"]


def test_faults_between_facts_stand_at_the_cell_of_the_later_one() -> None:
    """What only the whole case shows is told at its cell all the same."""
    faults = faults_with({("projects", 3, "projects[].approved_on"): date(1999, 1, 1)})
    assert [(fault.list_key, fault.row, fault.column) for fault in faults] == [
        ("projects", 3, "projects[].approved_on")
    ]


def test_all_faults_of_a_row_are_told() -> None:
    """Two cells of the row, one of a list, and one between facts, in one go."""
    faults = faults_with(
        {
            ("", FIRST, "institution.public"): "大概",
            ("", FIRST, "institution.kind"): "公司",
            ("projects", 3, "projects[].investment"): "很多",
            ("projects", 3, "projects[].approved_on"): date(1999, 1, 1),
        }
    )
    assert [fault.column for fault in faults] == [
        "institution.kind",
        "institution.public",
        "projects[].investment",
        "projects[].approved_on",
    ]


def test_keys_are_there_once_and_known() -> None:
    """A row without a key, the same key twice, and a row of a list with the key of nobody."""
    content = book({"A1": example(), "A2": example(), "A3": example(), "A4": example()})
    cells: dict[Place, Cell] = {
        ("", row_of(1), "#key"): None,
        ("", row_of(3), "#key"): "A2",
        ("projects", 20, "#key:projects"): "B9",
        ("projects", 20, "projects[].id"): "P",
    }
    read = assessed(changed(content, cells))
    sentences = told(read.faults)
    assert "《申请人》第 3 行“编号”：没有填编号。" in sentences
    assert "《申请人》第 4 行“编号”：编号“A2”重复（第 4、5 行）。" in sentences
    assert "《申请人》第 5 行“编号”：编号“A2”重复（第 4、5 行）。" in sentences
    assert "《建设项目》第 20 行“编号”：《申请人》中没有编号“B9”。" in sentences
    assert read.good == ()  # the row of B9 is like nobody's key, so it can be A4's
    assert "#list:projects" in {fault.column for fault in read.faults if fault.key == "A4"}


def test_some_and_none_agree_with_the_rows() -> None:
    """`none` although there are rows, and `some` although there is none."""
    content = book(
        {"A1": example(projects=[], monthly_revenue=[{"month": "2024-01", "amount": "100"}])}
    )
    faults = assessed(
        changed(content, {("", 3, "#list:projects"): "有", ("", 3, "#list:monthly_revenue"): "无"})
    ).faults
    assert told(faults) == [
        (
            "《各表有无》第 3 行“建设项目（有、无）”：填了“有”，但《建设项目》没有该编号的行。"
            "不清楚具体内容的，此处留空。"
        ),
        (
            "《各表有无》第 3 行“各月收入（有、无）”：填了“无”，但《各月收入》有该编号的行（第 3 "
            "行）。"
        ),
    ]


def test_a_row_of_a_list_with_nothing_but_its_key_is_told() -> None:
    """It would count as a project of which nothing is known."""
    content = changed(book({"A1": example()}), {("projects", 9, "#key:projects"): "A1"})
    assert told(assessed(content).faults) == [
        "《建设项目》第 9 行：这一行除编号外没有填写内容。没有内容的行请删除。"
    ]


def test_headings_may_be_changed_and_columns_moved() -> None:
    """Columns are known by the hidden row; one that the officer added is not read, and is told."""
    found = openpyxl.load_workbook(io.BytesIO(book({"A1": example()})))
    sheet = found["申请人"]
    sheet.cell(row=1, column=column_of("institution.kind")).value = "性质"
    sheet.move_range("A1:A3", cols=200)
    sheet.cell(row=1, column=150).value = "备注"
    sheet.cell(row=3, column=150).value = "老机构"
    sheet.title = "二〇二四年机构"
    read = read_book(saved(found), layout())
    assert read.faults == ()
    assert read.rows[0].key == "A1"
    assert read.rows[0].document["institution"]["kind"] == example()["institution"]["kind"]  # type: ignore[index]
    assert read.unread == (("二〇二四年机构", "备注"),)


def test_without_the_hidden_row_it_is_not_the_template() -> None:
    """Whoever deletes it is told so; nothing is guessed from headings."""
    found = openpyxl.load_workbook(io.BytesIO(book({"A1": example()})))
    found["申请人"].delete_rows(2)
    with pytest.raises(UploadRefused) as refusal:
        read_book(saved(found), layout())
    assert refusal.value.slug == "not-the-template"


TWELVE: tuple[tuple[int, Place, Cell], ...] = tuple(
    (number, (sheet, 0, path), value)
    for number, ((sheet, _, path), value, _) in zip(
        range(13, 301, 24), list(SINGLE.values())[:12], strict=True
    )
)


@cache
def three_hundred() -> tuple[bytes, dict[Place, int]]:
    """A workbook of 300 institutions of which 12 have a fault each, and where each of these is."""
    one = {
        "projects": example()["projects"],
        "monthly_revenue": [{"month": "2024-01", "amount": "120000"}],
    }
    cases = {
        f"{number:03d}": {"district": "320614", "name": f"第{number}托育园", **one}
        for number in range(1, 301)
    }
    cells: dict[Place, Cell] = {
        (sheet, row_of(number), path): value for number, (sheet, _, path), value in TWELVE
    }
    return changed(book(cases), cells), {
        place: number for place, (number, _, _) in zip(cells, TWELVE, strict=True)
    }


@cache
def three_hundred_assessed() -> AssessedBook:
    """That workbook, assessed once."""
    return assessed(three_hundred()[0])


@pytest.mark.long
def test_of_three_hundred_twelve_are_faulty_and_the_others_are_assessed() -> None:
    """Each fault is at its cell, and no good row is lost."""
    _, places = three_hundred()
    front, found = layout().parts[0].by_path, three_hundred_assessed()
    assert {(fault.key, fault.column) for fault in found.faults} == {
        (f"{number:03d}", path) for (_, _, path), number in places.items()
    }
    rows = {(fault.list_key, fault.row) for fault in found.faults}
    assert rows == {
        (sheet, row) if path in front or sheet else ("+institution", FIRST_ROW)
        for sheet, row, path in places
    }
    assert len(found.rows) == 300
    faulty = {f"{number:03d}" for number in places.values()}
    assert [row.row.key for row in found.good] == [
        key for key in (f"{n:03d}" for n in range(1, 301)) if key not in faulty
    ]


@pytest.mark.long
def test_what_has_to_be_mended_comes_back_as_it_was_with_the_faults_marked() -> None:
    """Only the faulty institutions, their other cells untouched.

    Mended, they are read without a fault.
    """
    _, places = three_hundred()
    mend = book_to_mend(three_hundred_assessed(), DAY)
    sheet = openpyxl.load_workbook(io.BytesIO(mend))["建设项目"]
    keys = [sheet.cell(row=row_of(at), column=1).value for at in range(1, 13)]
    assert keys == [f"{number:03d}" for number in sorted(places.values())]
    again = assessed(mend)
    assert len(again.rows) == 12
    formula = next(cell for cell in sheet[row_of(1)] if cell.value == "'=1+1")
    assert formula.comment is not None
    assert "单元格是公式" in formula.comment.text
    mended = {
        (sheet_key, row_of(at), path): None
        for at, (_, (sheet_key, _, path), _) in enumerate(TWELVE, start=1)
    }
    assert assessed(changed(mend, mended)).faults == ()
