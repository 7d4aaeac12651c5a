"""Text that goes into cells."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.report.printing.cells import plain_cell


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1",
        " =1+1",
        "＝1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "-cmd|' /C calc'!A0",
        "-",
    ],
)
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    """A cell that begins like a formula, in whatever way, begins with an apostrophe instead."""
    assert f"'{text}" == plain_cell(text)


@pytest.mark.parametrize(
    "text",
    [
        "-5",
        "+3.50",
        "-1,234,567.89",
        "-3.5%",
        "海门-示例",
        "a=b",
        "2023年12月31日",
        "",
        "'=1",
        "1-2",
        "（-5）",
    ],
)
def test_numbers_and_plain_text_stay_as_they_are(text: str) -> None:
    """Negative numbers, and text that begins like text, are not touched."""
    assert text == plain_cell(text)


@given(st.text())
def test_a_second_time_changes_nothing(text: str) -> None:
    """A cell that was made plain is plain."""
    assert plain_cell(text) == plain_cell(plain_cell(text))


@given(st.text(alphabet="=+-@＝＋－＠\t\r\n '0123456789,.%a", min_size=1))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    """What comes out begins with no sign of a formula, unless it is a number with its sign.

    Nothing is lost.
    """
    plain = plain_cell(text)
    assert text == plain.removeprefix("'") or text == plain
    begins = plain.lstrip()[:1]
    if begins in {"=", "@", "＝", "＠", "＋", "－"} or plain[:1] in {"\t", "\r", "\n"}:
        pytest.fail(f"{text!r} became {plain!r}")
    if begins in {"+", "-"}:
        assert set(plain[1:]) <= set("0123456789,.%")


def test_it_holds_after_a_journey_through_csv() -> None:
    """Written to CSV and read again, the cell is the same text."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([plain_cell("=1+1"), plain_cell("\n=2")])
    assert [["'=1+1", "'\n=2"]] == list(csv.reader(io.StringIO(buffer.getvalue())))
