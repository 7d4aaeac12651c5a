"""Wordings in the two languages of the system."""

import re
from enum import Enum

import attrs

from incentives.brief import brief

_FULL_WIDTH = str.maketrans({"(": "（", ")": "）", "?": "？", ";": "；"})
_YEAR_OF_NUMBER = r"[\[(（［【]((?:19|20)[0-9]{2})[\])）］】](?=[0-9]+号)"
_COMMA = r"(?<![0-9]),|,(?![0-9])"
_BESIDE_CHINESE = r"(?<=[\u3400-\u9fff])[:!]|[:!](?=[\u3400-\u9fff])"
_WIDE = {":": "：", "!": "！"}


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
        """The wording in that language."""
        return self.zh if language is Language.ZH else self.en


def full_width(text: str) -> str:
    """A Chinese wording with the punctuation of Chinese.

    It may have been typed with that of a Latin keyboard. The year of a document's number stands in
    its own brackets; commas of figures and times of the day stay as they are.

    >>> full_width("成交价格(不含增值税)"), full_width("海政办发[2013]64号,其中:1,000.00 元")
    ('成交价格（不含增值税）', '海政办发〔2013〕64号，其中：1,000.00 元')
    """
    text = re.sub(_YEAR_OF_NUMBER, r"〔\1〕", text)
    text = re.sub(_COMMA, "，", text)
    text = re.sub(_BESIDE_CHINESE, lambda mark: _WIDE[mark[0]], text)
    return text.translate(_FULL_WIDTH)
