"""Wordings in the two languages of the system."""

from enum import Enum

import attrs

from incentives.brief import brief

_FULL_WIDTH = str.maketrans({"(": "（", ")": "）", "?": "？", ",": "，", ";": "；"})


class Language(Enum):
    """The languages that officers read; Chinese comes first."""

    ZH = "zh"
    EN = "en"


@attrs.frozen
class Text:
    """One wording in Chinese and English.

    >>> Text("契税", "deed tax").to(Language.ZH)
    '契税'
    """

    zh: str
    en: str

    __repr__ = brief

    def to(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en


def full_width(text: str) -> str:
    """A Chinese wording with the punctuation of Chinese.

    It may have been typed with that of a Latin keyboard.

    >>> full_width("成交价格(不含增值税)")
    '成交价格（不含增值税）'
    """
    return text.translate(_FULL_WIDTH)
