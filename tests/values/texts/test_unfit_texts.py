"""What is said of a text that is not taken: the whole sentence, in both languages."""

import pytest

from incentives.values.text import Text
from incentives.values.texts.plain_text import unfit_name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "海门\n某园",
            Text(
                "文字的第 3 个字符是换行或制表符",
                "character 3 of the text is a tab or the end of a line",
            ),
        ),
        (
            "园" * 2_345,
            Text(
                "此处文字有 2,345 个字符，最多 200 个",
                "this text has 2,345 characters; 200 is the most",
            ),
        ),
        (
            "甲\ufe0f园",
            Text(
                "文字的第 2 个字符是看不见的字符：U+FE0F（异体字选择符）",
                "character 2 of the text is a character that cannot be seen: U+FE0F, "
                "variation selector-16",
            ),
        ),
        (
            "甲园\ue001",
            Text(
                "文字的第 3 个字符是造字（专用区字符）：U+E001",
                "character 3 of the text is a character of a private area: U+E001",
            ),
        ),
    ],
)
def test_the_sentence_counts_from_one(text: str, said: Text) -> None:
    """As an officer counts the characters of a field."""
    unfit = unfit_name(text)
    assert unfit is not None
    assert said == unfit.text
