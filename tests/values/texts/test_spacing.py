"""Spaces of a Chinese sentence around what is filled into it."""

import re

import pytest

from incentives.values.texts.spacing import without_space

GAP = re.compile(r" \{(\w+)\}")


@pytest.mark.parametrize(
    ("filled", "sentence"),
    [
        ("托位", "补助{what}"),
        ("（一）", "补助{what}"),
        ("12 个", "补助 {what}"),
        ("VAT", "补助 {what}"),
        (12, "补助 {what}"),
        ("", "补助 {what}"),
    ],
)
def test_a_space_stands_before_figures_and_letters_only(filled: object, sentence: str) -> None:
    """Chinese and full-width signs follow at once; what is to come stands as it was."""
    values = {"what": filled, "other": "托"}
    assert sentence == GAP.sub(lambda gap: without_space(gap, values), "补助 {what}")


def test_what_is_not_filled_in_keeps_its_space() -> None:
    """Nothing is known of it."""
    assert "补助 {what}" == GAP.sub(lambda gap: without_space(gap, {}), "补助 {what}")
