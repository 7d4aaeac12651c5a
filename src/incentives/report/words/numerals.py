"""Numbers of sections: `十二、` in Chinese, `12.` in English."""

from incentives.values.text import Language

_DIGITS = "〇一二三四五六七八九"
_MOST = 99


def numeral(number: int, language: Language) -> str:
    """The number of a section, from 1 on.

    >>> [numeral(number, Language.ZH) for number in (3, 10, 12, 20, 47)]
    ['三', '十', '十二', '二十', '四十七']
    """
    if not language.is_chinese or number > _MOST:
        return str(number)
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return ten + (_DIGITS[ones] if ones else "")
