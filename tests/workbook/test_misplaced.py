"""Rows under the key of another, hidden columns: what can be told is told at whom it concerns."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from incentives.workbook.batch import assess_rows
from incentives.workbook.cells.shape import shape_of
from incentives.workbook.layout import FIRST_ROW
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.summary import Question
from tests.workbook.books import DAY, book, changed, column_of, example, layout, library, saved

REVENUE, BILLS = "monthly_revenue", "electricity_bills"
KEY_OF_REVENUE = "#key:monthly_revenue"


def two() -> bytes:
    """Two applicants with twelve months of revenue each, which differ."""
    listed = example()[REVENUE]
    assert isinstance(listed, list)
    others = [{**row, "amount": "9000"} for row in listed]
    return book({"A1": example(), "B7": example(name="乙园", **{REVENUE: others})})


def read_with(change: Callable[[openpyxl.Workbook], object]) -> ReadBook:
    found = openpyxl.load_workbook(io.BytesIO(two()))
    change(found)
    return read_book(saved(found), layout())


def assessed(read: ReadBook) -> set[str]:
    """The applicants that are surely assessed."""
    question = Question(on=DAY)
    results = list(assess_rows(read.rows, library(), question))
    return {
        row.key
        for row, result in zip(read.rows, results, strict=True)
        if row.is_whole and result.summary is not None
    }


@pytest.mark.parametrize("row", [FIRST_ROW, FIRST_ROW + 4, FIRST_ROW + 11])
def test_a_month_under_the_key_of_another_is_told_at_both(row: int) -> None:
    """One has it twice then, and the other has the months around it: neither is assessed."""
    read = read_book(changed(two(), {(REVENUE, row, KEY_OF_REVENUE): "B7"}), layout())
    assert assessed(read) == set()
    (told,) = (fault for fault in read.faults if fault.key == "A1")
    assert told.column == f"#list:{REVENUE}"
    assert "在“B7”名下重复，而该申请人缺少这一期" in told.text.zh
    assert REVENUE not in read.rows[0].document


def test_a_month_that_stands_twice_is_nobody_elses_if_nobody_lacks_it() -> None:
    """The other has all of its months, and is assessed."""
    months = column_of("monthly_revenue[].month", REVENUE)

    def change(found: openpyxl.Workbook) -> None:
        sheet = found[layout().by_key[REVENUE].name]
        last = max(row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, 1).value)
        sheet.cell(last, months).value = sheet.cell(last - 1, months).value

    assert assessed(read_with(change)) == {"A1"}


def test_a_month_with_the_other_of_another_place_cannot_be_told() -> None:
    """Two rows that changed places by their keys leave no trace; what the guide says is so."""
    first = changed(two(), {(REVENUE, FIRST_ROW + 3, KEY_OF_REVENUE): "B7"})
    read = read_book(changed(first, {(REVENUE, FIRST_ROW + 15, KEY_OF_REVENUE): "A1"}), layout())
    assert (read.faults, assessed(read)) == ((), {"A1", "B7"})


def test_a_hidden_column_that_says_something_is_told_at_each_row() -> None:
    """It is told whose it is; hidden columns in which nothing stands are nobody's concern."""
    voltage = column_of("electricity_bills[].voltage", BILLS)

    def hide(found: openpyxl.Workbook, at: int = voltage) -> None:
        sheet = found[layout().by_key[BILLS].name]
        sheet.column_dimensions[get_column_letter(at)].hidden = True

    read = read_with(hide)
    assert assessed(read) == set()
    assert {(fault.key, fault.column) for fault in read.faults} == {
        ("A1", "electricity_bills[].voltage"),
        ("B7", "electricity_bills[].voltage"),
    }
    assert read.faults[0].text.zh.startswith("这一列被隐藏了")
    assert read_with(lambda found: hide(found, 30)).faults == ()


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ('hidden="1" width="9"', ((3, 5),)),
        ('width="0" customWidth="1"', ((3, 5),)),
        ('hidden="0" width="9"', ()),
        ('width="9"', ()),
    ],
)
def test_columns_of_no_width_are_hidden_too(said: str, hidden: tuple[object, ...]) -> None:
    """Whoever draws a column shut sees no more of it."""
    markup = f'<worksheet><cols><col min="3" max="5" {said}/></cols></worksheet>'
    assert shape_of(io.BytesIO(markup.encode())).hidden_columns == hidden


def bills(first: int, months: range = range(1, 7)) -> list[dict[str, object]]:
    """A bill of each month, each of a quantity of its own."""
    return [
        {
            "month": f"2023-{month:02}",
            "quantity_kwh": str(first + month),
            "paid": str(first),
            "voltage": "below_1kv",
        }
        for month in months
    ]


def test_a_bill_under_the_key_of_another_is_told_though_its_sum_differs() -> None:
    """One has two bills of February alone; the other has January and March, and none of it."""
    content = book(
        {
            "A1": example(**{BILLS: bills(1000)}),
            "B7": example(name="乙园", **{BILLS: bills(3000)}),
        }
    )
    moved = changed(content, {(BILLS, FIRST_ROW + 1, f"#key:{BILLS}"): "B7"})
    read = read_book(moved, layout())
    assert assessed(read) == set()
    assert {fault.key for fault in read.faults} == {"A1", "B7"}


@pytest.mark.parametrize(
    "second", [bills(5000, range(3, 4)), bills(5000)], ids=["a second bill", "a second meter"]
)
def test_two_bills_of_a_month_are_two_where_nobody_lacks_one(
    second: list[dict[str, object]],
) -> None:
    """Also where another has no bills of some months, of which this one always has two."""
    whole = [*bills(1000), *second]
    other = (
        bills(3000) if len(second) == 1 else [*bills(3000, range(1, 3)), *bills(3000, range(4, 7))]
    )
    content = book({"A1": example(**{BILLS: whole}), "B7": example(name="乙园", **{BILLS: other})})
    read = read_book(content, layout())
    assert (read.faults, assessed(read)) == ((), {"A1", "B7"})
