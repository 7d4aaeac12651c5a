"""The lists of an office, on paper and as workbooks."""

import io
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from moneyed import Money

from incentives import Language
from incentives.report.papers.lists.listing import LISTING, Listing, Part, listing_sheet
from incentives.report.papers.lists.of_office import (
    payment_list,
    public_notice,
    summary,
    years_compared,
)
from incentives.report.papers.lists.rows import GrantRow, ListHead
from incentives.report.printing.blocks import Pairs, Paragraph, Sheet, Signatures, Table
from incentives.report.printing.formats import EXCEL, FORMATS, formats_of
from tests.report.papers.test_english_sheet import chinese_left
from tests.report.reports import strings_in

ZH, DAY = Language.ZH, date(2024, 3, 1)
HEAD = ListHead(office="海门区财政局", day="2024年3月1日", further=(("公示期", "3月1日至3月7日"),))


def yuan(text: str) -> Money:
    return Money(Decimal(text), "CNY")


def row(applicant: str, determined: str, **more: object) -> GrantRow:
    told = {"programme": "普惠托位建设补助（苏财社〔2021〕1号）", "year": 2023, **more}
    return GrantRow(applicant=applicant, determined=yuan(determined), **told)  # type: ignore[arg-type]


ROWS = (
    row(
        "甲托育园",
        "600000.10",
        credit_code="A",
        township="海门街道",
        paid=yuan("200000.00"),
        paying=yuan("400000.10"),
        bank="农业银行",
        account_number="0012345678901234567",
        account_name="甲公司",
        source="2080299 其他民政管理事务支出",
    ),
    row("甲托育园", "0.20", credit_code="A", township="三厂街道", year=2021, programme="奖励"),
    row("乙托育园", "1000000.00", township="海门街道", paying=yuan("0.05"), year=2024),
)


def tables(listing: Listing, language: Language = ZH) -> list[Table]:
    sheet = listing_sheet(listing, language)
    return [block for block in sheet.blocks if isinstance(block, Table)]


def sheets(listing: Listing) -> list[list[tuple[object, ...]]]:
    """What openpyxl reads of each page, sums as they were written beside their formulas."""
    written = EXCEL.written(LISTING, listing, ZH)
    assert isinstance(written, bytes)
    book = openpyxl.load_workbook(io.BytesIO(written), data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def test_the_payment_list_has_account_source_this_payment_and_what_was_paid() -> None:
    """With sums, and the total in capitals, to be signed."""
    listing = payment_list(ROWS, HEAD, ZH, day=DAY)
    (table,) = tables(listing)
    assert table.columns == (
        "序号",
        "收款人",
        "开户银行",
        "银行账号",
        "事项",
        "资金来源（科目）",
        "审定金额（元）",
        "已拨付（元）",
        "本次拨付（元）",
    )
    first, *_, last = table.rows
    assert first[1:4] == ("甲公司", "农业银行", "0012345678901234567")
    assert first[5:] == ("2080299 其他民政管理事务支出", "600,000.10", "200,000.00", "400,000.10")
    assert last == ("合计", "", "", "", "", "", "1,600,000.30", "200,000.00", "400,000.15")
    sheet = listing_sheet(listing, ZH)
    note = "本次拨付合计：400,000.15 元（人民币肆拾万元壹角伍分）。"
    assert Paragraph(text=note) in sheet.blocks
    assert isinstance(sheet.blocks[-1], Signatures)


def test_the_public_notice_tells_no_account() -> None:
    """But who gets what, and for how long it can be objected to."""
    sheet = listing_sheet(public_notice(ROWS, HEAD, ZH, day=DAY), ZH)
    assert isinstance(sheet.blocks[0], Pairs)
    assert ("公示期", "3月1日至3月7日") in sheet.blocks[0].rows
    told = list(strings_in(sheet))
    assert "甲托育园" in told
    assert not any("0012345678901234567" in text or "农业银行" in text for text in told)


def test_the_summary_is_by_township_and_by_programme() -> None:
    """An applicant of two townships counts in each, and in no sum."""
    by_township, by_programme = tables(summary(ROWS, HEAD, ZH, day=DAY))
    assert by_township.rows == (
        ("三厂街道", "1", "1", "0.20", "0.00", "0.20"),
        ("海门街道", "2", "2", "1,600,000.10", "200,000.00", "1,400,000.10"),
        ("合计", "", "3", "1,600,000.30", "200,000.00", "1,400,000.30"),
    )
    assert [line[0] for line in by_programme.rows] == [
        "奖励",
        "普惠托位建设补助（苏财社〔2021〕1号）",
        "合计",
    ]


def test_years_are_compared_with_the_year_before() -> None:
    """A year without anything stands there; after nothing there is no share."""
    (table,) = tables(years_compared(ROWS, HEAD, ZH, day=DAY))
    assert table.rows == (
        ("2021年", "1", "1", "0.20", "0.00", "", "—"),
        ("2022年", "0", "0", "0.00", "0.00", "-0.20", "-100.0%"),
        ("2023年", "1", "1", "600,000.10", "200,000.00", "600,000.10", "—"),
        ("2024年", "1", "1", "1,000,000.00", "0.00", "399,999.90", "+66.7%"),
        ("合计", "", "3", "1,600,000.30", "200,000.00", "", ""),
    )
    named = years_compared(ROWS[:1], HEAD, ZH, day=DAY, name="甲托育园")
    assert named.title == "甲托育园历年补助、奖励对比表"


def test_excel_holds_exact_numbers_days_as_days_and_sums() -> None:
    """An amount is a number, an account number is text, and a sum is a formula."""
    (page,) = sheets(payment_list(ROWS, HEAD, ZH, day=DAY))
    assert page[1][3] == "0012345678901234567"
    assert page[1][6:] == (600000.1, 200000, 400000.1)
    assert page[-1][0] == "合计"
    assert [Decimal(str(value)) for value in page[-1][6:]] == [
        Decimal("1600000.3"),
        Decimal(200000),
        Decimal("400000.15"),
    ]
    part = Part(title="日", columns=("名", "日", "数"), rows=(("甲", date(2024, 2, 29), 3),))
    listing = Listing(title="日", head=HEAD, parts=(part,))
    written = EXCEL.written(LISTING, listing, ZH)
    assert isinstance(written, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(written))["日"]
    assert sheet["B2"].value == datetime(2024, 2, 29)  # noqa: DTZ001 — a day of a cell
    assert sheet["C2"].value == 3
    assert sheet["C3"].value == "=SUM(C2:C2)"
    assert (sheet["C2"].number_format, sheet["B2"].number_format) == (
        "#,##0",
        'yyyy"年"m"月"d"日"',
    )


@pytest.mark.parametrize("digits", ["9.95", "99999999999.99", "0.01", "123456789012.35"])
def test_excel_holds_every_fen(digits: str) -> None:
    """What stands in the file is the decimal itself."""
    (page,) = sheets(payment_list((row("甲", digits),), HEAD, ZH, day=DAY))
    assert Decimal(str(page[1][6])) == Decimal(digits) == Decimal(str(page[2][6]))


def test_lists_come_as_word_pdf_and_excel() -> None:
    """And as everything else that a sheet comes as."""
    assert {form.name for form in formats_of(LISTING)} >= {"docx", "pdf", "xlsx", "html", "text"}
    for make in (public_notice, payment_list, summary, years_compared):
        listing = make(ROWS, HEAD, ZH, day=DAY)
        for name in ("docx", "xlsx"):
            written = FORMATS[name].written(LISTING, listing, ZH)
            assert written == FORMATS[name].written(LISTING, listing, ZH)


@pytest.mark.parametrize("make", [public_notice, payment_list, summary, years_compared])
def test_an_empty_list_says_so(make: object) -> None:
    """It has no sum of nothing."""
    sheet = listing_sheet(make((), HEAD, ZH, day=DAY), ZH)  # type: ignore[operator]
    assert Paragraph(text="没有符合所选条件的记录。") in sheet.blocks


@pytest.mark.parametrize("make", [public_notice, payment_list, summary, years_compared])
def test_english_lists_are_english(make: object) -> None:
    """But for what was typed, and capitals."""
    listing = make(
        (row("A", "1.00", programme="P", paying=yuan("1.00")),), ListHead(), Language.EN, day=DAY
    )  # type: ignore[operator]
    sheet: Sheet = listing_sheet(listing, Language.EN)
    assert [] == [text for text in chinese_left(list(strings_in(sheet))) if "人民币" not in text]
