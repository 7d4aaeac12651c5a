"""What looks alike has one skeleton."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.values.texts.look_alike import skeleton
from incentives.values.texts.plain_text import compared


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("海门第一托育", "海门第—托育"),
        ("海门第一托育", "海门第ー托育"),
        ("A1托育", "АI托育"),  # Cyrillic, and a capital letter for the digit
        ("TOP托育", "ТОР托育"),
        ("AB托育", "ΑΒ托育"),  # Greek
        ("〇一托育", "O一托育"),
        ("晨曦日托", "晨曦曰托"),
        ("未来托育", "末来托育"),
        ("知己托育", "知已托育"),
        ("海门托儿所", "海门託兒所"),
        ("龙门托育", "⻰⻔托育"),  # as copied from a PDF
        ("海门某某托育", "海门某某\u200b托育"),  # filed by an earlier edition
    ],
)
def test_look_alikes_have_one_skeleton(one: str, other: str) -> None:
    """Though they are not the same as they are compared."""
    assert compared(one) != compared(other)
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("海门第一托育", "海门第二托育"),
        ("海门第一托育", "海门第十托育"),
        ("海门托育", "海门托育分园"),
        ("某某托育", "某某托育有限公司"),
        ("王某", "玉某"),
        ("A托育", "B托育"),
        ("托育12", "托育13"),
    ],
)
def test_what_a_reader_tells_apart_has_two(one: str, other: str) -> None:
    """Nobody is asked about names that differ plainly."""
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=20))
def test_what_is_the_same_looks_the_same(text: str) -> None:
    """Width, case and blanks make no difference; a skeleton is its own."""
    full = unicodedata.normalize("NFKC", text)
    assert skeleton(text) == skeleton(compared(text)) == skeleton(full)
    assert skeleton(skeleton(text)) == skeleton(text)
