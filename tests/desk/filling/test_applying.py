"""Changes of the form in a case: what is taken, what stays as text, and what changes nothing."""

import pytest

from incentives import childcare
from incentives.desk.case.filling.applying import MOST_ROWS, Filled, Filling
from incentives.desk.case.filling.changes import (
    Cells,
    Chosen,
    Lasted,
    ListSaid,
    PaperTicked,
    RowAdded,
    RowRemoved,
    SectionChosen,
    Typed,
    change_of,
)
from incentives.forms.build import form_of
from incentives.values.text import Language

LIBRARY = childcare.library()
FILLING = Filling(
    form=form_of(LIBRARY, LIBRARY.chain_of("320614") or ()),
    vocabulary=LIBRARY.vocabulary,
    language=Language.ZH,
)
EMPTY = Filled(document={"district": "320614"}, typed={})
BILLS = "water_bills"


def after(*changes: object, filled: Filled = EMPTY) -> Filled:
    for change in changes:
        filled = FILLING.after(filled, change)  # type: ignore[arg-type]
    return filled


def cells(row: int, column: int, *texts: tuple[str, ...]) -> Cells:
    return Cells(BILLS, row, column, texts)


def test_a_block_is_taken_cell_by_cell() -> None:
    """Months as spreadsheets show them, figures in groups; what is no figure stays in its cell."""
    filled = after(cells(0, 0, ("2023年1月", "1,200", "约三百"), ("2023/2/1", "80", "90元")))
    assert [
        {"month": "2023-01", "quantity_m3": "1200"},
        {"month": "2023-02", "quantity_m3": "80", "paid": "90"},
    ] == filled.document[BILLS]
    assert {f"{BILLS}[0].paid": "约三百"} == filled.typed


def test_a_block_over_others_changes_no_other_cell() -> None:
    """Pasted over the second column of the second row, and further down than there were rows."""
    begun = after(cells(0, 0, ("2023-01", "1", "10"), ("2023-02", "2", "20")))
    filled = after(cells(1, 1, ("5",), ("6",)), filled=begun)
    assert [
        {"month": "2023-01", "quantity_m3": "1", "paid": "10"},
        {"month": "2023-02", "quantity_m3": "5", "paid": "20"},
        {"quantity_m3": "6"},
    ] == filled.document[BILLS]


def test_lines_left_empty_in_between_stay_where_they_are() -> None:
    """What was typed below them does not move; at the end they are none."""
    filled = after(cells(2, 0, ("2023-03", "", "")))
    assert [{}, {}, {"month": "2023-03"}] == filled.document[BILLS]
    assert BILLS not in after(cells(2, 0, ("", "", "")), filled=filled).document


def test_cells_that_say_nothing_do_not_make_a_list_unknown() -> None:
    """It was known to be empty."""
    none = after(ListSaid(BILLS, is_empty=True))
    assert [] == after(cells(0, 0, ("", "", "")), filled=none).document[BILLS]


def test_no_more_rows_are_taken_than_a_list_holds() -> None:
    """However many are sent."""
    filled = after(cells(MOST_ROWS - 1, 0, ("2023-01", "", ""), ("2023-02", "", "")))
    rows = filled.document[BILLS]
    assert isinstance(rows, list)
    assert MOST_ROWS == len(rows)


def test_a_row_that_goes_takes_what_was_typed_in_it() -> None:
    """What was typed in later rows moves up with them."""
    begun = after(cells(0, 0, ("2023-01", "多", ""), ("2023-02", "少", ""), ("2023-03", "1", "")))
    filled = after(RowRemoved(BILLS, 0), filled=begun)
    assert {f"{BILLS}[0].quantity_m3": "少"} == filled.typed
    assert ["2023-02", "2023-03"] == [row["month"] for row in filled.document[BILLS]]  # type: ignore[attr-defined]
    assert EMPTY == after(RowRemoved(BILLS, None), filled=filled)


@pytest.mark.parametrize(
    "change",
    [
        Typed("projects[3].investment", "1"),
        Typed("nothing.of.this", "1"),
        Typed("", "1"),
        Typed("district", ""),
        Chosen("institution.care_modes", ("unheard of",)),
        Lasted("nothing", "ever", ()),
        Cells("nothing", 0, 0, (("1",),)),
        RowAdded("nothing"),
        RowRemoved("projects", 7),
        PaperTicked("nothing", is_held=True),
        SectionChosen("projects"),
    ],
)
def test_what_is_of_nothing_in_the_form_changes_nothing(change: object) -> None:
    """Whoever sent it."""
    assert EMPTY == after(change)


def test_a_place_that_is_none_leaves_the_place_and_stays_typed() -> None:
    """A case always has a place."""
    filled = after(Typed("institution.kind", "一家"))
    assert {"institution.kind": "一家"} == filled.typed
    assert "320614" == after(Typed("district", "哪里"), filled=filled).document["district"]


@pytest.mark.parametrize(
    "message",
    [
        None,
        {},
        {"kind": "typed", "path": 1, "text": "a"},
        {"kind": "cells", "list": "a", "row": -1, "column": 0, "texts": []},
        {"kind": "remove", "list": "a", "index": -1},
        {"kind": "paper", "paper": "a", "held": "yes"},
    ],
)
def test_a_message_that_tells_no_change_is_none(message: object) -> None:
    """Whatever the page was made to send."""
    assert change_of(message) is None
