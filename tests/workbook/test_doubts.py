"""A list of which a row may be missing is not a shorter list: nothing is sure for whom it concerns.

Whatever happens to a filled template, what is sure stays the same or is told at the applicant.
"""

import io
from collections import Counter
from collections.abc import Callable
from functools import cache

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from incentives.workbook.batch import assess_rows, assessed_book, book_to_mend
from incentives.workbook.keys import meant_by
from incentives.workbook.layout import FIRST_ROW
from incentives.workbook.reading import ReadBook, read_book
from incentives.workbook.results import form_totals
from incentives.workbook.summary import Question
from tests.trying import examples
from tests.workbook.books import (
    DAY,
    book,
    changed,
    column_of,
    example,
    layout,
    library,
    saved,
)

REVENUE, BILLS, PROJECTS = "monthly_revenue", "electricity_bills", "projects"
QUESTION = Question(on=DAY)


@cache
def two() -> bytes:
    """Two applicants, A1 and B7: twelve months of revenue and of bills each, a project each."""
    return book({"A1": example(), "B7": example(name="乙园")})


def sheet_of(found: openpyxl.Workbook, name: str) -> Worksheet:
    sheet = found[layout().by_key[name].name]
    assert isinstance(sheet, Worksheet)
    return sheet


def read_with(change: Callable[[openpyxl.Workbook], object], content: bytes = b"") -> ReadBook:
    """The workbook of the two, or another, read after a change by hand."""
    found = openpyxl.load_workbook(io.BytesIO(content or two()))
    change(found)
    return read_book(saved(found), layout())


def keyed(name: str, row: int, key: str | None) -> Callable[[openpyxl.Workbook], object]:
    """Another key in a row of a list, or none."""

    def change(found: openpyxl.Workbook) -> None:
        sheet_of(found, name).cell(row=row, column=1).value = key

    return change


def whole(read: ReadBook) -> list[str]:
    return [row.key for row in read.rows if row.is_whole]


def told_at(read: ReadBook, key: str) -> list[str]:
    """The columns of applicants with a fault there, on whichever of their sheets they stand."""
    of_applicants = ("", *(part.key for part in layout().further))
    return [
        fault.column
        for fault in read.faults
        if fault.key == key and fault.list_key in of_applicants
    ]


def test_a_row_with_a_mistyped_key_puts_the_list_of_whom_it_resembles_in_doubt() -> None:
    """Its row is told, and so is the applicant, who is not assessed; the other is."""
    read = read_with(keyed(BILLS, FIRST_ROW + 2, "A1O"))
    assert whole(read) == ["B7"]
    assert told_at(read, "A1") == ["#list:electricity_bills"]
    assert BILLS not in read.rows[0].document
    assert BILLS in read.rows[1].document
    told = next(fault.text.zh for fault in read.faults if fault.column.startswith("#list:"))
    assert "《各月电费》第 5 行" in told


def test_a_key_like_one_applicants_among_the_rows_of_another_can_be_of_either() -> None:
    """Whoever typed A11 for B7 in the midst of its rows meant neither A1 nor another list."""
    read = read_with(keyed(BILLS, FIRST_ROW + 19, "A11"))
    assert whole(read) == []
    assert [BILLS in row.document for row in read.rows] == [False, False]
    assert [REVENUE in row.document for row in read.rows] == [True, True]


@pytest.mark.parametrize("key", [None, "丙园"])
def test_a_row_without_a_key_or_with_one_like_no_other_can_be_anybodys(key: str | None) -> None:
    """So the list is in doubt for every applicant, and no other list is."""
    read = read_with(keyed(REVENUE, FIRST_ROW + 1, key))
    assert whole(read) == []
    for row in read.rows:
        assert told_at(read, row.key) == ["#list:monthly_revenue"]
        assert REVENUE not in row.document
        assert BILLS in row.document


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("A1O", ("A10", "A1", "A12")),
        ("a12", ("A12",)),
        ("Al2", ("A12",)),
        ("A21", ("A12", "A1")),
        ("7", ("007",)),
        ("A-12", ("A12",)),
        ("张三", ("A1", "A10", "A12", "007")),
        ("", ("A1", "A10", "A12", "007")),
    ],
)
def test_of_which_key_another_is_a_slip(typed: str, meant: tuple[str, ...]) -> None:
    """One character more, less or other, two that changed places, letters for digits, zeros."""
    assert set(meant_by(typed, Counter(["A1", "A10", "A12", "007"]))) == set(meant)


def test_what_is_in_doubt_is_not_totalled() -> None:
    """Nor is it among those that came to a result."""
    read = read_with(keyed(BILLS, FIRST_ROW + 2, None))
    found = assessed_book(read, QUESTION, list(assess_rows(read.rows, library(), QUESTION)))
    assert found.good == ()
    assert form_totals(found) == {}


def test_the_workbook_to_mend_holds_the_applicant_and_the_whole_list() -> None:
    """Mended by itself and uploaded by itself, it comes to what the whole workbook would."""
    read = read_with(keyed(BILLS, FIRST_ROW + 2, "A1O"))
    found = assessed_book(read, QUESTION, list(assess_rows(read.rows, library(), QUESTION)))
    mend = book_to_mend(found, DAY)
    mended = read_book(
        changed(mend, {(BILLS, FIRST_ROW + 2, "#key:electricity_bills"): "A1"}), layout()
    )
    (row,) = (row for row in read_book(two(), layout()).rows if row.key == "A1")
    assert mended.faults == ()
    assert [row.document for row in mended.rows] == [row.document]


def merged(name: str, *blocks: tuple[int, int]) -> Callable[[openpyxl.Workbook], object]:
    """The keys of rows merged, block by block."""

    def change(found: openpyxl.Workbook) -> None:
        for first, last in blocks:
            sheet_of(found, name).merge_cells(
                start_row=first, end_row=last, start_column=1, end_column=1
            )

    return change


def test_a_merged_key_is_that_of_each_of_its_rows() -> None:
    """Where every applicant has one block, it is plain whose each row is."""
    plain = read_book(two(), layout())
    (first, second) = (row.places.lists[REVENUE] for row in plain.rows)
    read = read_with(merged(REVENUE, (first[0], first[-1]), (second[0], second[-1])))
    assert read.faults == ()
    assert [row.document for row in read.rows] == [row.document for row in plain.rows]


def test_a_merged_key_that_may_have_swallowed_a_row_is_told() -> None:
    """A block that reaches into the rows of the next applicant; one of some rows only."""
    (first, second) = (row.places.lists[REVENUE] for row in read_book(two(), layout()).rows)
    for change in (
        merged(REVENUE, (first[0], second[0])),
        merged(REVENUE, (first[0], second[-1])),
        merged(REVENUE, (first[0], first[3])),
    ):
        read = read_with(change)
        assert whole(read) == []
        assert any("合并单元格" in fault.text.zh for fault in read.faults)


def test_merged_cells_of_facts_are_told_at_each() -> None:
    """One amount over three months, and two columns in one: for which they stand is not said."""
    amount = column_of("monthly_revenue[].amount", REVENUE)

    def change(found: openpyxl.Workbook) -> None:
        sheet_of(found, REVENUE).merge_cells(
            start_row=4, end_row=6, start_column=amount, end_column=amount
        )

    read = read_with(change)
    assert whole(read) == ["B7"]
    assert [(fault.row, fault.column) for fault in read.faults] == [
        (row, "monthly_revenue[].amount") for row in (4, 5, 6)
    ]


KEYS = st.one_of(
    st.none(),
    st.builds("{}{}".format, st.just("A1"), st.sampled_from("O1x 0.")),
    st.text(st.characters(min_codepoint=48, max_codepoint=122), min_size=1, max_size=4),
)


@cache
def sure() -> dict[str, object]:
    """What is surely due to each of the two."""
    return amounts(read_book(two(), layout()))


def amounts(read: ReadBook) -> dict[str, object]:
    """The awards of each applicant that are sure; None: it was not assessed."""
    results = assess_rows(read.rows, library(), QUESTION)
    return {
        row.key: None
        if result.summary is None
        else {
            award.incentive: award.amount
            for award in result.summary.awards
            if award.outcome.name == "ELIGIBLE" and award.amount is not None
        }
        for row, result in zip(read.rows, results, strict=True)
    }


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_slip_turns_one_sure_amount_into_another(data: st.DataObject) -> None:
    """A cell blanked, a key mistyped, keys merged, a row moved, a column hidden.

    The exceptions leave no trace: the end of a status, of which an empty one says that it lasts,
    and a key mistyped into that of another who has no row like it.
    """
    found = openpyxl.load_workbook(io.BytesIO(two()))
    names = [name for name in layout().by_key if sheet_of(found, name).max_row >= FIRST_ROW]
    name = data.draw(st.sampled_from(names))
    sheet, last = sheet_of(found, name), sheet_of(found, name).max_row
    row = data.draw(st.integers(FIRST_ROW, last))
    match data.draw(st.sampled_from(["blank", "mistype", "exchange", "merge", "hide", "move"])):
        case "blank":
            paths = [path for path in layout().by_key[name].by_path if not path.endswith("].to")]
            path = data.draw(st.sampled_from(paths))
            sheet.cell(row=row, column=column_of(path, name)).value = None
        case "mistype":
            key = data.draw(KEYS.filter(lambda key: key not in {"A1", "B7"}))
            sheet.cell(row=row, column=1).value = key
        case "exchange":
            sheet, row = sheet_of(found, REVENUE), min(row, FIRST_ROW + 23)
            sheet.cell(row=row, column=1).value = "B7" if row < FIRST_ROW + 12 else "A1"
        case "hide":
            column = data.draw(st.integers(2, len(layout().by_key[name].columns)))
            sheet.column_dimensions[get_column_letter(column)].hidden = True
        case "merge":
            sheet.merge_cells(start_row=row, end_row=last, start_column=1, end_column=1)
        case _:
            sheet.move_range(f"A{row}:ZZ{row}", rows=40)
    assert_same_or_told(read_book(saved(found), layout()))


def assert_same_or_told(read: ReadBook) -> None:
    """What was sure is the same, or a fault stands at the applicant."""
    faulty = {fault.key for fault in read.faults}
    for key, given_now in amounts(read).items():
        if key in sure() and given_now is not None and key not in faulty:
            before = sure()[key]
            assert isinstance(before, dict)
            assert isinstance(given_now, dict)
            assert {name: before.get(name) for name in given_now} == given_now
