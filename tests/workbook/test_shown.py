"""What is read is what the officer sees, by the format of the cell, or a fault of the cell."""

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.formula import ArrayFormula

from incentives.wordings.workbook import upload as wordings
from incentives.workbook.cells.formats import as_shown
from incentives.workbook.cells.guard import UploadRefused
from incentives.workbook.reading import ReadBook, read_book
from tests.workbook.books import book, changed, column_of, example, layout, saved

LOAN = {
    "id": "L1",
    "use": "operation",
    "signed_on": "2024-04-01",
    "paid_out_on": "2024-04-02",
    "repaid_on": "none",
    "principal": "1000000",
    "yearly_rate": "0.035",
}
RATE, INVESTMENT = ("loans", "loans[].yearly_rate"), ("projects", "projects[].investment")


def read_with(place: tuple[str, str], value: object, form: str = "General") -> ReadBook:
    """The workbook of one applicant, one cell holding the value in the format."""
    name, path = place
    found = openpyxl.load_workbook(io.BytesIO(book({"A1": example(loans=[LOAN])})))
    cell = found[layout().by_key[name].name].cell(row=3, column=column_of(path, name))
    cell.value, cell.number_format = value, form  # type: ignore[assignment]
    return read_book(saved(found), layout())


@pytest.mark.parametrize(
    ("figure", "form"),
    [
        ("180", '0"万元"'),
        ("180", '0"亿"'),
        ("1800000", '0!.0,"万"'),
        ("1800000", "0,"),
        ("1800000", "#,##0.0,,"),
        ("180", '0"0000"'),
        ("180", '0"千元"'),
        ("3.5", '0.0"%"'),
        ("180", ";;;"),
        ("180", '"有"'),
        ("180.6", "0"),
        ("0.0355", "0%"),
        ("5", "-0"),
        ("-5", "0;0"),
        ("1234", "0.0E+00"),
        ("2.4", "# ?/?"),
        ("180", '[>=100]0"万";0'),
        ("0", '0;-0;"无"'),
    ],
)
def test_a_format_that_shows_another_number(figure: str, form: str) -> None:
    """Scaled by a word or by commas, rounded, hidden, without or with another sign."""
    assert as_shown(Decimal(figure), form) is None


@pytest.mark.parametrize(
    ("figure", "form"),
    [
        ("180", "General"),
        ("180", "@"),
        ("1234.5", "#,##0.00"),
        ("0.5283", "#,##0.00"),
        ("180", '#,##0"元"'),
        ("180", '0"千瓦时"'),
        ("180", '0"m2"'),
        ("180", '"¥"#,##0.00'),
        ("180", "[$¥-804]#,##0"),
        ("180.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '),
        ("-5", "0;[Red]-0"),
        ("-5", "0_);(0)"),
        ("1200", "0.0E+00"),
        ("2", "# ?/?"),
        ("0", '0;-0;"-"'),
    ],
)
def test_a_format_that_shows_the_number_itself(figure: str, form: str) -> None:
    """Groups, units, signs of currencies, what accountants use."""
    assert as_shown(Decimal(figure), form) == Decimal(figure)


@pytest.mark.parametrize("form", ['0"美元"', '"$"#,##0', "[$$-409]#,##0", "[$€-2] #,##0", '"HKD"0'])
def test_a_sum_of_another_currency_is_told_as_if_it_had_been_typed(form: str) -> None:
    """180 shown as dollars are no 180 yuan."""
    read = read_with(INVESTMENT, 180, form)
    assert [(fault.key, fault.column) for fault in read.faults] == [("A1", INVESTMENT[1])]


@given(st.decimals(0, 10**9, places=4))
def test_a_percentage_is_what_is_seen(figure: Decimal) -> None:
    """A hundred times what is stored, with the sign."""
    shown = as_shown(figure, "0.00%")
    assert isinstance(shown, str)
    assert Decimal(shown.removesuffix("%")) == figure * 100


def test_an_amount_shown_in_ten_thousands_is_a_fault_of_its_cell() -> None:
    """The amount is not taken, and the sentence says what is stored and how it is shown."""
    read = read_with(INVESTMENT, 180, '0"万元"')
    (fault,) = read.faults
    assert (fault.list_key, fault.row, fault.column) == ("projects", 3, "projects[].investment")
    assert "存的是 180" in fault.text.zh
    assert '0"万元"' in fault.text.zh


@pytest.mark.parametrize("typed", [1, 0.5, 0.1, "0.35"])
def test_a_share_without_the_sign_that_may_be_meant_in_per_cent_is_asked_about(
    typed: float | str,
) -> None:
    """1 for 1 %, 0.5 for 0.5 %: nobody lends at half the sum."""
    (fault,) = read_with(RATE, typed).faults
    assert fault.column == "loans[].yearly_rate"
    assert f"{typed}% 还是" in fault.text.zh


@pytest.mark.parametrize(
    ("typed", "form", "rate"),
    [
        (0.035, "General", "0.035"),
        ("3.5%", "General", "0.035"),
        (0.035, "0.0%", "0.035"),
        (1, "0%", "1"),
        ("50%", "General", "0.5"),
    ],
)
def test_a_share_is_plain_with_the_sign_or_where_it_is_small(
    typed: float | str, form: str, rate: str
) -> None:
    """The sign may stand in the text or come from the format."""
    read = read_with(RATE, typed, form)
    assert read.faults == ()
    loans = read.rows[0].document["loans"]
    assert isinstance(loans, list)
    assert loans[0]["yearly_rate"] == rate


def test_an_amount_in_per_cent_is_refused() -> None:
    """180 shown as 18000% is no sum of money."""
    assert [fault.column for fault in read_with(INVESTMENT, 180, "0%").faults] == [
        "projects[].investment"
    ]


def test_a_key_is_what_is_shown() -> None:
    """1 shown as 001 is the key 001 of the other sheets."""
    found = openpyxl.load_workbook(io.BytesIO(book({"001": example()})))
    for row in range(3, 6):
        cell = found[layout().by_key["monthly_revenue"].name].cell(row=row, column=1)
        cell.value, cell.number_format = 1, "000"
    read = read_book(saved(found), layout())
    assert read.faults == ()


def replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with other bytes in all of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old, new))
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            "strict-format",
        ),
        (b"spreadsheetml.sheet.main+xml", b"spreadsheetml.sheet.other+xml", "damaged"),
    ],
)
def test_a_variant_that_is_not_read_is_called_by_its_name(
    old: bytes, new: bytes, slug: str
) -> None:
    """The strict format, and a list of contents without a workbook."""
    with pytest.raises(UploadRefused) as refusal:
        read_book(replaced(book({"A1": example()}), old, new), layout())
    assert refusal.value.slug == slug


def test_what_a_formula_fills_in_other_cells_is_no_typed_figure() -> None:
    """One formula for three cells stands in the first of them; the others hold only its values."""
    amount = column_of("monthly_revenue[].amount", "monthly_revenue")
    found = openpyxl.load_workbook(io.BytesIO(book({"A1": example()})))
    sheet = found[layout().by_key["monthly_revenue"].name]
    first, last = sheet.cell(row=3, column=amount), sheet.cell(row=5, column=amount)
    area = f"{first.coordinate}:{last.coordinate}"
    sheet[first.coordinate] = ArrayFormula(area, "=1+1")
    read = read_book(saved(found), layout())
    assert [(fault.row, fault.column) for fault in read.faults] == [
        (row, "monthly_revenue[].amount") for row in (3, 4, 5)
    ]
    assert {fault.text for fault in read.faults} == {wordings.FORMULA}


def told_unread(read: ReadBook) -> list[str]:
    return [part for _, part in read.unread]


@pytest.mark.parametrize(
    "note", ["注：以上数据由各单位填报", "合 计", "总计（元）", "填表人：王芳", "Total", "备注:无"]
)
def test_a_note_or_a_total_is_no_applicant_and_no_row(note: str) -> None:
    """Under the table of applicants, and under a list in a column beside the key; it is told."""
    content = changed(
        book({"A1": example()}),
        {("", 6, "#key"): note, ("monthly_revenue", 30, "monthly_revenue[].month"): note},
    )
    read = read_book(content, layout())
    assert [row.key for row in read.rows if row.is_whole] == ["A1"]
    assert len(read.rows) == 1
    assert told_unread(read) == [f"第 6 行：{note}", f"第 30 行：{note}"]


def test_a_row_with_nothing_but_a_key_is_no_whole_applicant() -> None:
    """A remark without a colon may stand there too."""
    read = read_book(changed(book({"A1": example()}), {("", 9, "#key"): "以上属实"}), layout())
    assert [row.key for row in read.rows if row.is_whole] == ["A1"]
    assert [(fault.row, fault.column) for fault in read.faults] == [(9, "")]


def test_hidden_rows_are_told_and_counted() -> None:
    """Filtered out by the officer: of an applicant, of a list, of a sheet that is hidden."""
    found = openpyxl.load_workbook(
        io.BytesIO(book({key: example(name=key) for key in ("A1", "B7", "C3")}))
    )
    found["申请人"].row_dimensions[4].hidden = True
    revenue = found[layout().by_key["monthly_revenue"].name]
    revenue.row_dimensions[3].hidden = revenue.row_dimensions[4].hidden = True
    read = read_book(saved(found), layout())
    assert [row.key for row in read.rows if row.is_whole] == ["C3"]
    assert [(fault.list_key, fault.row) for fault in read.faults] == [
        ("", 4),
        ("monthly_revenue", 3),
        ("monthly_revenue", 4),
    ]
    assert "本表共 2 行" in read.faults[-1].text.zh
    revenue.sheet_state = "hidden"
    assert [row.key for row in read_book(saved(found), layout()).rows if row.is_whole] == []


def test_a_list_whose_hidden_row_is_gone_is_unknown_for_all() -> None:
    """By the name of the sheet or by its headings; the workbook to mend does not forget it."""
    found = openpyxl.load_workbook(io.BytesIO(book({"A1": example()})))
    sheet = found[layout().by_key["monthly_revenue"].name]
    sheet.delete_rows(2)
    for title in (sheet.title, "改了名"):
        sheet.title = title
        read = read_book(saved(found), layout())
        assert [(fault.list_key, fault.row, fault.key) for fault in read.faults] == [
            ("+lists", 3, "A1"),
            ("monthly_revenue", 2, ""),
        ]
        assert "monthly_revenue" not in read.rows[0].document


def test_other_sheets_and_columns_without_a_heading_are_told() -> None:
    """A sheet of one's own, and what stands beside the table."""
    found = openpyxl.load_workbook(io.BytesIO(book({"A1": example()})))
    found.create_sheet("我的计算")["B2"] = 1
    found.create_sheet("空白")
    revenue = found[layout().by_key["monthly_revenue"].name]
    revenue.cell(row=5, column=27).value = "以此为准"
    read = read_book(saved(found), layout())
    assert read.faults == ()
    assert read.unread == ((revenue.title, "AA"), ("我的计算", "*"))
