"""An assessment as a workbook."""

import io
import time
import zipfile
from datetime import date, datetime
from decimal import Decimal

import attrs
import openpyxl
import pytest
from moneyed import Money
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from incentives import Assessment, Language
from incentives.report.papers.workbook import assessment_book, excel_pages
from incentives.report.printing.excel.book import book_bytes
from incentives.report.printing.excel.page import Page
from incentives.report.printing.formats import EXCEL, Kind
from tests.report.determinations import closed, loans, new_build, unknowns, with_name
from tests.report.reports import CHINESE

PAGES = [
    "审定汇总",
    "金额合计",
    "逐项计算",
    "条件与材料",
    "申请材料",
    "核定情况",
    "资金拨付",
    "测算结果",
    "未决事项",
    "依据",
]


ASSESSMENT: Kind[Assessment] = Kind(book=assessment_book)


def excel_bytes(assessment: Assessment, language: Language) -> bytes:
    written = EXCEL.written(ASSESSMENT, assessment, language)
    assert isinstance(written, bytes)
    return written


def opened(assessment: Assessment, language: Language = Language.ZH) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(excel_bytes(assessment, language)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *below = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in below]


def test_the_pages_are_always_the_same() -> None:
    """A workbook has all its pages, whatever there is to say."""
    assert PAGES == opened(closed()).sheetnames == opened(new_build()).sheetnames


def test_amounts_are_numbers_with_two_decimals() -> None:
    """They can be added up; they are shown to the fen."""
    sheet = opened(closed())["审定汇总"]
    found = next(
        row
        for row in sheet.iter_rows()
        if row[1].value == "普惠托位建设补助" and row[7].value is not None
    )
    amount = found[7]
    assert ("n", 480000, "#,##0.00") == (amount.data_type, amount.value, amount.number_format)


@pytest.mark.parametrize(
    "assessment",
    [closed(), new_build(), unknowns(), loans()],
    ids=["closed", "new", "unknowns", "loans"],
)
def test_every_amount_is_exact(assessment: Assessment) -> None:
    """What stands in the file as a number is the amount, digit for digit."""
    book = opened(assessment)
    for page in excel_pages(assessment, Language.ZH):
        for told, written in zip(
            page.rows, list(book[page.name].iter_rows(values_only=True))[1:], strict=True
        ):
            for cell, value in zip(told, written, strict=True):
                if isinstance(cell, Money):
                    assert cell.amount == Decimal(str(value)).quantize(Decimal("0.01"))


def test_the_summary_has_every_incentive_in_force() -> None:
    """Also those that are refused, with the reason."""
    told = rows(opened(closed())["审定汇总"])
    in_force = [found for found in closed() if found.outcome.name != "NOT_IN_FORCE"]
    assert sorted(found.rule.title.zh for found in in_force) == sorted(
        str(row["事项"]).split("（2")[0] for row in told
    )
    refused = next(row for row in told if str(row["条款"]).startswith("普惠托育服务专项行动"))
    assert (
        "不符合“申报时尚未竣工”（条款：竣工项目不予补助），按2022年12月20日判断"
        == refused["不符合或者待定的原因"]
    )
    assert refused["审定金额（元）"] is None


def test_numbers_are_those_of_the_form_and_no_cell_shows_an_id() -> None:
    """What is given comes first; a number is a number, and a day is a day."""
    told = rows(opened(closed())["审定汇总"])
    assert [row["序号"] for row in told] == list(range(1, len(told) + 1))
    assert told[0]["事项"] == "普惠托位建设补助"
    due = [row["应拨日期"] for row in rows(opened(closed())["资金拨付"])]
    assert due[0] == datetime(2022, 12, 1)  # noqa: DTZ001 — a day of a cell
    ids = {determination.incentive for determination in closed()}
    cells = [
        cell
        for book in opened(closed())
        for row in book.iter_rows(values_only=True)
        for cell in row
    ]
    assert not ids & set(map(str, cells))


def test_a_range_has_its_ends() -> None:
    """An undetermined amount has a least and, where there is one, a most."""
    told = {row["事项"]: row for row in rows(opened(unknowns())["审定汇总"])}
    row = told["免征城镇土地使用税"]
    assert (None, 210, 15000) == (row["审定金额（元）"], row["最低（元）"], row["最高（元）"])


def test_payment_is_told_level_by_level() -> None:
    """Each instalment with what each level bears; together they are the amount."""
    told = rows(opened(closed())["资金拨付"])
    assert 6 == len(told)
    assert 480000 == sum(row["金额（元）"] for row in told)  # type: ignore[misc]
    assert ["已拨", "已拨", "应拨", "应拨", "停拨", "停拨"] == [row["状态"] for row in told]


def test_no_text_is_taken_for_a_formula() -> None:
    """A name that begins like a formula is text with an apostrophe; no cell is a formula."""
    assessment = with_name(closed(), '=HYPERLINK("http://example.invalid","看")')
    book = opened(assessment)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink is not None]
    name = next(row["内容"] for row in rows(book["依据"]) if row["名称"] == "机构名称")
    assert '\'=HYPERLINK("http://example.invalid","看")' == name


def test_an_amount_of_more_digits_than_a_spreadsheet_keeps_is_text() -> None:
    """Sixteen digits would be changed by the spreadsheet: they are written out."""
    huge = Money("12345678901234.56", "CNY")
    assessment = attrs.evolve(closed(), record=closed()._record)
    totals = {**assessment.totals, "tax_and_fee": huge}
    vars(assessment)["_totals"] = attrs.evolve(assessment._totals, applicant=totals)
    row = next(
        row
        for row in rows(opened(assessment)["金额合计"])
        if str(row["项目"]).startswith("税费减免")
    )
    assert "12,345,678,901,234.56" == row["审定金额（元）"]


def test_headings_stand_still_on_the_screen_and_come_again_on_paper() -> None:
    """Each page is A4 and as wide as the paper."""
    for sheet in opened(closed()):
        assert "A2" == sheet.freeze_panes
        assert "$1:$1" == sheet.print_title_rows
        assert (9, 0) == (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight)
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert sheet.oddFooter is not None
        assert "第 &P 页　共 &N 页" == sheet.oddFooter.center.text


def test_the_same_assessment_gives_the_same_bytes_at_any_hour() -> None:
    """Two seconds are what a zip file can tell apart."""
    first = excel_bytes(closed(), Language.ZH)
    time.sleep(2.1)
    assert first == excel_bytes(closed(), Language.ZH)


def test_the_properties_say_nothing_of_the_machine() -> None:
    """The day is that of the assessment; there is no author."""
    with zipfile.ZipFile(io.BytesIO(excel_bytes(closed(), Language.ZH))) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "2025-12-31T00:00:00Z" in core
    assert "<dc:creator></dc:creator>" in core


def test_the_english_workbook_has_english_headings() -> None:
    """Names of pages and columns are English."""
    book = opened(closed(), Language.EN)
    told = [*book.sheetnames, *(str(cell.value) for sheet in book for cell in sheet[1])]
    assert not [text for text in told if CHINESE.search(text)]


def test_amounts_are_never_too_narrow_to_be_read() -> None:
    """A spreadsheet shows ### where a number has no room.

    A page of many columns grows instead, and goes on A3.
    """
    amounts = tuple(Money("1234567.89", "CNY") for _ in range(20))
    page = Page(
        name="单位",
        columns=("编号", "名称", *("托育服务收入免征增值税（2019年起）",) * 20),
        rows=(("A1", "某园", *amounts),),
    )
    content = book_bytes([page], title="单位", day=date(2024, 1, 1), language=Language.ZH)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    widths = [sheet.column_dimensions[get_column_letter(at)].width for at in range(3, 23)]
    assert min(widths) > len("1,234,567.89")
    assert ("8", "C2") == (str(sheet.page_setup.paperSize), sheet.freeze_panes)


def test_an_amount_of_which_nothing_is_known_has_no_least() -> None:
    """At least 0.00 says nothing: the cells stay empty, and the reason says what is missing."""
    row = next(
        row
        for row in rows(opened(unknowns())["审定汇总"])
        if row["事项"] == "新建、改扩建托育机构资金补助"
    )
    assert (None, None) == (row["最低（元）"], row["最高（元）"])
    assert "标准未公布" in str(row["不符合或者待定的原因"])
