"""Keys of a workbook: what is the same, and what is no key."""

import pytest

from incentives.workbook.reading import read_book
from tests.workbook.books import book, changed, example, layout, row_of


@pytest.mark.parametrize("other", ["A1", "a1", "Ａ１", "A 1"])
def test_keys_that_are_the_same_are_told_at_both(other: str) -> None:
    """Width, case and blanks tell no two institutions apart."""
    content = book({"A1": example(name="甲园"), "B2": example(name="乙园")})
    read = read_book(changed(content, {("", row_of(2), "#key"): other}), layout())
    told = f"重复（第 {row_of(1)}、{row_of(2)} 行）"
    assert [row_of(1), row_of(2)] == [
        fault.row for fault in read.faults if told in fault.text.zh and fault.column == "#key"
    ]
    assert not any(row.is_whole for row in read.rows)


UNFIT = ["A1\u200b", "A\u2060 1", "\ue000", "x" * 201, "A" + "\u0301" * 9000]


@pytest.mark.parametrize("key", UNFIT, ids=range(len(UNFIT)))
def test_a_key_that_cannot_be_seen_or_kept_is_told(key: str) -> None:
    """At its cell, in a short sentence."""
    content = changed(book({"A1": example()}), {("", row_of(1), "#key"): key})
    read = read_book(content, layout())
    told = [fault.text.zh for fault in read.faults if fault.row == row_of(1) and not fault.list_key]
    assert any(text.startswith("编号中，") and len(text) < 200 for text in told)


@pytest.mark.parametrize("name", ["某某\u200b托育", "某某\u3164", "x" * 201, "\U000f0000"])
def test_a_name_is_judged_at_its_cell(name: str) -> None:
    """As in a case of any other form."""
    content = changed(book({"A1": example()}), {("", row_of(1), "name"): name})
    [fault] = read_book(content, layout()).faults
    assert (row_of(1), "name") == (fault.row, fault.column)
    assert fault.text.zh.startswith("未采用：")
