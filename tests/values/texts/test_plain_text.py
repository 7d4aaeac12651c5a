"""Which texts are taken anywhere, and which are the same."""

import itertools
import sys
import tracemalloc
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incentives.values.texts.plain_text import (
    LONGEST_NAME,
    brief_key,
    compared,
    half_width,
    is_ordinary,
    mended,
    unfit_lines,
    unfit_name,
    visible,
)

ANY = st.characters(codec=None)
EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


def slug_of(text: str) -> str | None:
    unfit = unfit_name(text)
    return unfit.slug if unfit is not None else None


def slug_in_lines(text: str) -> str | None:
    unfit = unfit_lines(text)
    return unfit.slug if unfit is not None else None


def fault_of(text: str) -> str:
    """In Chinese; nothing of a text that is taken."""
    unfit = unfit_name(text)
    return unfit.text.zh if unfit is not None else ""


def test_what_is_ordinary_holds_nothing_that_is_refused() -> None:
    """Each ordinary character is taken where, for what stands beside it, all are looked at."""
    ordinary = [character for character in EVERY if is_ordinary(character)]
    beside = "🏠"
    assert not is_ordinary(beside)
    assert {None} == {slug_in_lines(f"{character}{beside}") for character in ordinary}
    assert [] == [one for one in ordinary if visible(f"{one}{beside}") != f"{one}{beside}"]
    assert is_ordinary("第十二条（一）\n普惠性托育机构，每个托位 10,000 元——“一次性”; §1 à 5 % ×2")
    assert not is_ordinary("海门\u200b托育")


@pytest.mark.parametrize(
    "name",
    [
        "海门某某托育（一）",
        "海门 AB-3 托育·分园",
        "𠮷林托育",  # beyond the first plane
        "\U00031350园",  # newer than the tables of some Python
        "Cafe\u0301",
        "ยินดี",
        "🏠",
        "海门\u3000托育",
        "x" * LONGEST_NAME,
    ],
)
def test_names_as_people_write_them_are_taken(name: str) -> None:
    """Rare characters, blanks of any width, marks on letters, and the longest name."""
    assert unfit_name(name) is None


@pytest.mark.parametrize(
    ("name", "slug", "at"),
    [
        ("", "blank-text", 0),
        ("\u3000 ", "blank-text", 0),
        (" 甲", "outer-blank", 0),
        ("甲\u00a0", "outer-blank", 1),
        ("甲\n乙", "control-character", 1),
        ("甲\t乙", "control-character", 1),
        ("甲\r", "control-character", 1),
        ("甲\x85", "control-character", 1),
        ("甲\ud842", "control-character", 1),
        ("甲\uffff", "control-character", 1),
        ("甲\ufdd0", "control-character", 1),
        ("甲\U0005ffff", "control-character", 1),
        ("甲\u200b", "hidden-character", 1),
        ("甲\u200d乙", "hidden-character", 1),
        ("\ufeff甲", "hidden-character", 0),
        ("甲\u202e乙", "hidden-character", 1),
        ("甲\u2029乙", "hidden-character", 1),
        ("甲\u3164", "hidden-character", 1),
        ("甲\u2800", "hidden-character", 1),
        ("葛\U000e0100", "hidden-character", 1),
        ("甲\U000e0041", "hidden-character", 1),
        ("甲\u034f", "hidden-character", 1),
        ("甲\ufffd", "damaged-character", 1),
        ("\ue863", "private-character", 0),
        ("\U0010fffd", "private-character", 0),
        ("\u0301甲", "stray-mark", 0),
        ("甲 \u0301", "stray-mark", 2),
        ("a" + "\u0301" * 5, "stray-mark", 5),
        ("x" * 201, "text-too-long", 200),
    ],
    ids=ascii,
)
def test_what_misleads_is_refused_where_it_stands(name: str, slug: str, at: int) -> None:
    """The fault says which character it is."""
    unfit = unfit_name(name)
    assert unfit is not None
    assert (slug, at) == (unfit.slug, unfit.at)


@pytest.mark.parametrize("marks", [0, 99, 100, 101, 150])
def test_only_a_long_text_of_many_marks_in_a_row_stays_as_it_stands(marks: int) -> None:
    """Of up to 2,000 characters all are set right; of more, with up to a hundred marks in a row.

    The marks may stand behind a letter or begin the text.
    """
    row_of_marks = "\u0323\u0301" * (marks // 2) + "\u0301" * (marks % 2)
    for length, begun in itertools.product((2_000, 2_001, 2_200), ("a", "")):
        text = f"{begun}{row_of_marks}".ljust(length, "Ａ")
        is_costly = length > 2_000 and marks > 100
        expected = text if is_costly else unicodedata.normalize("NFKC", text)
        assert expected == half_width(text)
        assert text != unicodedata.normalize("NFKC", text)


def test_a_text_of_several_lines_may_be_empty() -> None:
    """A remark may have lines, tabs and blanks at its ends; what cannot be seen is refused."""
    assert unfit_lines("") is None
    assert unfit_lines(" 第一次\n\t补登 ") is None
    assert unfit_lines("x" * 2_000) is None
    for text in ("x\u200b", "x\r\n", "\ud800", "\ue000", "\n\u0301", "x" * 2_001):
        assert unfit_lines(text) is not None


def test_the_fault_names_the_character() -> None:
    """By its number and, where it has one, its name, in both languages."""
    unfit = unfit_name("托\u202e育")
    assert unfit is not None
    assert unfit.text.zh == "文字的第 2 个字符是看不见的字符：U+202E（从右至左强制符）"
    assert unfit.text.en == (
        "character 2 of the text is a character that cannot be seen: U+202E, right-to-left override"
    )


def test_a_selector_of_variants_is_named_in_chinese() -> None:
    """Whichever it is of the two blocks, and what stands beside them is not."""
    for one, last in (("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef")):
        block = range(ord(one), ord(last) + 1)
        around = [chr(code) for code in range(block.start - 1, block.stop + 1)]
        named = [at for at in around if "异体字选择符" in fault_of(f"托{at}育")]
        assert [chr(code) for code in block] == named


def test_every_character_of_unicode_is_judged() -> None:
    """What this Python calls a control, a format or half a pair is refused, and all private."""
    refused = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    kinds = {one: unicodedata.category(one) for one in EVERY}
    taken = {
        one
        for one, kind in kinds.items()
        if kind not in {"Lo", "Cn", "Cs"} and slug_of(f"甲{one}乙") is None
    }
    assert not [one for one in taken if kinds[one] in {*refused, "Co"}]
    assert {"\ufffc", "\ufffd", "\t", "\n"} == {
        one
        for one, kind in kinds.items()
        if kind not in {"Lo", "Cn", "Co"} and one not in taken and visible(one) == one
    }


def test_marks_are_found_by_both_ways_of_looking() -> None:
    """The ranges that are passed over at once hold no mark."""
    marks = [one for one in EVERY if unicodedata.category(one).startswith("M")]
    assert {"hidden-character", "stray-mark"} == {slug_of(mark) for mark in marks}


@pytest.mark.parametrize("unit", ["x", "\u0301", "\u200b", "a\u0301\u0327", " "])
def test_a_huge_text_costs_next_to_nothing(unit: str) -> None:
    """Three million characters are refused by their number, in a short sentence."""
    text = unit * (3_000_000 // len(unit))
    tracemalloc.start()
    unfit = unfit_name(text)
    most_octets = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert unfit is not None
    assert len(unfit.text.en) + len(unfit.advice.en) < 200
    assert most_octets < 100_000
    assert half_width(text)
    assert compared(text) == compared(f" {text}")


@given(st.text(ANY, max_size=12))
def test_what_is_taken_can_be_kept_and_shown(text: str) -> None:
    """It is UTF-8, has nothing unseen, and is not changed by being shown."""
    if unfit_name(text) is None:
        assert text.encode().decode() == text == visible(text) == brief_key(text) == text.strip()


@given(st.text(st.one_of(ANY, st.sampled_from("\u0301\u0327 \u200b\ue000\n")), max_size=12))
@example("\u0301\u0327 \u0301甲\u0301\n\u0327园\u200b")
def test_what_is_mended_is_taken(text: str) -> None:
    """Marks that stand on no letter are left out too; what is taken is not mended."""
    whole = mended(text)
    if whole is None:
        assert unfit_name(text) is not None
    else:
        assert unfit_name(whole) is None
        assert whole == mended(whole)
    if unfit_name(text) is None:
        assert text == whole


@given(st.lists(st.sampled_from(["\u0301", "\u0327", "\u200b"]), max_size=4).map("".join))
def test_what_is_mended_keeps_its_letters(stray: str) -> None:
    """Marks without a letter are left out, and nothing beside them."""
    assert "甲 园" == mended(f"{stray}甲 {stray}园")


@given(st.text(ANY, max_size=12))
def test_what_is_compared_pays_no_heed_to_width_case_and_blanks(text: str) -> None:
    """Other forms of the same text are the same."""
    for other in (
        text.replace(" ", "\u3000"),
        f" {text}\u00a0",
        unicodedata.normalize("NFD", text),
        unicodedata.normalize("NFKC", text),
    ):
        assert compared(other) == compared(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢ托育(一)", "ab托育（一）"),
        ("Straße", "STRASSE"),
        ("ﾀ", "タ"),
        ("⽇", "日"),
        ("①", "1"),
    ],
)
def test_forms_of_one_text_are_the_same(one: str, other: str) -> None:
    """Full and half width, capitals, what Unicode calls compatible."""
    assert compared(one) == compared(other)


def test_a_key_in_a_message_is_short_and_visible() -> None:
    """A name of a million characters does not fill the screen."""
    assert brief_key("a\u200b") == "a\ufffd"
    assert brief_key("x" * 1_000_000) == "x" * 59 + "…"


def test_what_was_filed_before_there_were_bounds_has_the_key_it_had() -> None:
    """A long name is compared by the same rule as a short one."""
    assert compared("某某（一） Ａ" * 1_000) == "某某(一)a" * 1_000
