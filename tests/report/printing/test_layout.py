"""Lines of Chinese and English in a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from incentives.report.printing.layout import padded, width_of, wrapped

texts = st.text("甲乙丙，。（）1,2.3abc 元%", max_size=80)


def test_chinese_characters_take_two_columns() -> None:
    assert width_of("托育 60 个，") == 12


def test_padding_counts_columns() -> None:
    assert ("元  ", "  元") == (padded("元", 4), padded("元", 4, to_the_right=True))


def test_figures_and_words_stay_whole() -> None:
    assert wrapped("金额 1,800,000.00 元", width=15) == ["金额", "1,800,000.00 元"]


def test_no_line_begins_with_closing_punctuation() -> None:
    assert wrapped("甲乙丙，丁", width=6) == ["甲乙", "丙，丁"]


@given(texts, st.integers(20, 60))
def test_nothing_is_lost_or_added(text: str, width: int) -> None:
    lines = wrapped(text, width=width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text("甲乙丙丁", max_size=80), st.integers(8, 40))
def test_lines_keep_to_the_width(text: str, width: int) -> None:
    assert all(
        width_of(line) <= width for line in wrapped(text, first="· ", rest="  ", width=width)
    )
