"""How a language writes digits, days and marks, by the Unicode locale data.

The sentences of the program are in Chinese and English as they are, digits and days with them. All
other languages are written as their locale says.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from babel.numbers import get_decimal_symbol, get_group_symbol

from incentives.values.period import Month
from incentives.values.spoken.marks import french_marks
from incentives.values.text import OF_LIBRARIES, Language, full_width, locale_of

_GROUP = re.compile(r"(?<=\d),(?=\d)")


def has_own_habits(language: Language) -> bool:
    """Whether digits and days are in templates of the program, as Chinese and English are."""
    return language not in OF_LIBRARIES


def digits_in(language: Language, digits: str) -> str:
    """Digits such as `1,234.50` with the marks of the language.

    >>> digits_in(Language("de"), "1,234.50"), digits_in(Language.EN, "1,234.50")
    ('1.234,50', '1,234.50')
    """
    if not has_own_habits(language):
        return digits
    group, mark = _marks(language.tag)
    whole, point, decimals = digits.partition(".")
    return f"{_GROUP.sub(group, whole)}{mark if point else ''}{decimals}"


@lru_cache(maxsize=64)
def _marks(tag: str) -> tuple[str, str]:
    locale = locale_of(tag)
    return get_group_symbol(locale), get_decimal_symbol(locale)


def percent_in(language: Language, digits: str) -> str:
    """Digits with the sign of a percentage, where the language puts it.

    >>> percent_in(Language("de-CH"), "12.5"), percent_in(Language.ZH, "12.5")
    ('12.5%', '12.5%')
    """
    if not has_own_habits(language):
        return f"{digits}%"
    before, _, after = str(locale_of(language.tag).percent_formats[None].pattern).partition("#,##0")
    return f"{before}{digits_in(language, digits)}{after}"


def day_in(language: Language, day: date) -> str:
    """A day in words, of a language that has its own habits; the first of a month as it has it.

    >>> day_in(Language.FR, date(2024, 1, 1)), day_in(Language("de"), date(2024, 5, 2))
    ('1er janvier 2024', '2. Mai 2024')
    """
    from babel.dates import format_date  # noqa: PLC0415 - only other languages need it

    written = format_date(day, "long", locale=locale_of(language.tag))
    if day.day == 1 and _base(language) == "fr":  # the locale data have no ordinal numbers of days
        return re.sub(r"^1 ", "1er ", written)
    return written


def month_in(language: Language, month: Month) -> str:
    """A month in words, of such a language.

    >>> month_in(Language.FR, Month(2024, 8))
    'août 2024'
    """
    from babel.dates import format_skeleton  # noqa: PLC0415 - as above

    first = date(month.year, month.number, 1)
    return format_skeleton("yMMMM", first, locale=locale_of(language.tag))


def punctuated(text: str, language: Language) -> str:
    """A wording with the marks of the language, which may have been typed on another keyboard.

    >>> punctuated("成交价格(不含增值税)", Language.ZH)
    '成交价格（不含增值税）'
    """
    mend = _MARKS.get(_base(language))
    return text if mend is None else mend(text)


_MARKS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"zh": full_width, "fr": french_marks}
)


def _base(language: Language) -> str:
    return language.tag.partition("-")[0]
