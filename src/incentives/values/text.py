"""Wordings in the languages of whoever reads them."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import ClassVar, Self, overload

import attrs
from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import exists, locale_identifiers

from incentives.brief import brief
from incentives.values.spoken.catalogue import catalogued, sentence_in

_FULL_WIDTH = str.maketrans({"(": "（", ")": "）", "?": "？", ";": "；"})
_YEAR_OF_NUMBER = r"[\[(（［【]((?:19|20)[0-9]{2})[\])）］】](?=[0-9]+号)"
_COMMA = r"(?<![0-9]),|,(?![0-9])"
_BESIDE_CHINESE = r"(?<=[\u3400-\u9fff])[:!]|[:!](?=[\u3400-\u9fff])"
_WIDE = {":": "：", "!": "！"}
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


@attrs.frozen
class Language:
    """A language by its BCP 47 tag: `fr`, or with a script and a region, `zh-Hant`, `fr-BE`.

    `ZH`, `EN` and `FR` are those in which the program itself speaks; texts of a library may be in
    any that the Unicode locale data know.

    >>> Language("fr") == Language.FR, Language("fr-BE").is_chinese
    (True, False)

    Raises:
        ValueError: if the tag is not written so, or no such language is known.
    """

    tag: str = attrs.field()

    ZH: ClassVar["Language"]
    EN: ClassVar["Language"]
    FR: ClassVar["Language"]

    __repr__ = brief

    @tag.validator
    def _must_be_known(self, _: object, tag: str) -> None:
        if not is_language(tag):
            raise ValueError(f"there is no language '{tag}'")

    @property
    def is_chinese(self) -> bool:
        """Whether it is written with the punctuation and the measure words of Chinese."""
        return self.tag.partition("-")[0] == "zh"

    @property
    def page_tag(self) -> str:
        """What a page says its language is: of Chinese without a region that of the mainland."""
        return "zh-CN" if self == Language.ZH else self.tag

    @property
    def with_region(self) -> str:
        """The tag that a word processor wants: `zh-CN`, `en-US`, `fr-FR`."""
        parts = str(get_global("likely_subtags").get(self.tag, self.tag)).split("_")
        return f"{parts[0]}-{parts[-1]}" if len(parts) > 1 else self.tag

    @property
    def chinese_name(self) -> str:
        """What it is called in Chinese: `中文`, `英文`, `法文`."""
        called = locale_of(self.tag).get_display_name("zh") or self.tag
        return called.replace("语", "文")

    @property
    def own_name(self) -> str:
        """What its speakers call it: `中文`, `English`, `français`."""
        return locale_of(self.tag).get_display_name() or self.tag


@lru_cache(maxsize=256)
def is_language(tag: str) -> bool:
    """Whether that is the tag of a language that is known.

    >>> is_language("fr-BE"), is_language("FR"), is_language("xy")
    (True, False, False)
    """
    if not _TAG.fullmatch(tag) or not exists(tag.partition("-")[0]):
        return False
    try:
        locale_of(tag)
    except UnknownLocaleError:
        return False
    return True


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale:
    """How numbers, dates and names are written in the language."""
    return Locale.parse(tag, sep="-")


def known_languages() -> tuple[str, ...]:
    """The tags of all languages that are known, in order."""
    return tuple(sorted(name.replace("_", "-") for name in locale_identifiers()))


@lru_cache(maxsize=256)
def tags_towards(tag: str) -> tuple[str, ...]:
    """The tag, and those of which it is a kind, the nearest first.

    >>> tags_towards("zh-Hant-TW")
    ('zh-Hant-TW', 'zh-Hant', 'zh')
    """
    parts = tag.split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))


Language.ZH = Language("zh")
Language.EN = Language("en")
Language.FR = Language("fr")
SPOKEN = (Language.ZH, Language.EN, *map(Language, catalogued()))
"""The languages in which the program itself speaks; in any other it does in English."""
OF_LIBRARIES = (Language.ZH, Language.EN)
"""The languages of a library that does not say which they are."""


@attrs.frozen(init=False)
class Text:
    """One wording in each of its languages, which its keywords name: `Text(fr="prix", en="price")`.

    Two texts without keywords are Chinese and English. `pt_BR="…"` is that of the tag `pt-BR`.

    >>> Text("契税", "deed tax").to(Language.ZH), Text(fr="prix", en="price").to(Language.FR)
    ('契税', 'prix')

    Raises:
        ValueError: if there is no language of such a name, or no text at all.
    """

    words: tuple[tuple[str, str], ...] = attrs.field(eq=frozenset)
    """Tag and wording of each language, in the order in which they were given, which is no part of
    what it says: a document read back has another one."""

    __repr__ = brief

    @overload
    def __init__(self, zh: str, en: str, /, **words: str) -> None: ...

    @overload
    def __init__(self, /, **words: str) -> None: ...

    def __init__(self, /, *chinese_and_english: str, **words: str) -> None:
        given = dict(zip(_OF_TWO, chinese_and_english, strict=True)) if chinese_and_english else {}
        for name, worded in words.items():
            given[name.replace("_", "-")] = worded
        self.__attrs_init__(words=_checked(given))

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Self:
        """The wording by the tags of its languages, in this order."""
        text = cls.__new__(cls)
        text.__attrs_init__(words=_checked(words))
        return text

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages that it is in."""
        return tuple(tag for tag, _ in self.words)

    @property
    def each(self) -> tuple[str, ...]:
        """The wording in each of them."""
        return tuple(worded for _, worded in self.words)

    @property
    def zh(self) -> str:
        """As `to(Language.ZH)`."""
        return self.to(Language.ZH)

    @property
    def en(self) -> str:
        """As `to(Language.EN)`."""
        return self.to(Language.EN)

    def to(self, language: Language) -> str:
        """The wording in that language, or in one that it is a kind of: `fr` for `fr-BE`.

        Where it has none, and is no sentence of the program whose catalogue has one, in English;
        else in the first of its languages.
        """
        for wanted in tags_towards(language.tag):
            for tag, worded in self.words:
                if tag == wanted:
                    return worded
            if (said := sentence_in(wanted, self.words)) is not None:
                return said
        return next((worded for tag, worded in self.words if tag == "en"), self.words[0][1])

    def is_in(self, language: Language) -> bool:
        """Whether it has a wording in the language, and need not be read in another one."""
        wanted = tags_towards(language.tag)
        own = self.languages
        return any(tag in own or sentence_in(tag, self.words) is not None for tag in wanted)

    def _brief_fields(self) -> tuple[tuple[str, str], ...]:
        """What of it stands in a log: `Text(zh='契税', en='deed tax')`."""
        return self.words


_OF_TWO = ("zh", "en")


def _checked(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if not words:
        raise ValueError("a text is in one language at least")
    for tag in words:
        if tag not in _OF_TWO and not is_language(tag):
            raise ValueError(f"there is no language '{tag}'")
    return tuple(words.items())


def worded(label: Text | str, english: str | None) -> Text:
    """The text, or the one of a wording in Chinese and English.

    Raises:
        TypeError: if it is neither: a Chinese wording alone, or an English one beside a text.
    """
    if isinstance(label, Text) and english is None:
        return label
    if isinstance(label, str) and isinstance(english, str):
        return Text(label, english)
    raise TypeError(f"expected a Text, or Chinese and English, got {label!r} and {english!r}")


def in_each(languages: Iterable[Language], made: Callable[[Language], str]) -> Text:
    """What is made in each of the languages."""
    return Text.of({language.tag: made(language) for language in languages})


def filled(wording: Text, **gaps: object) -> Text:
    """The wording with its gaps filled, each by a text in the same language or by what it is.

    It is in the languages of the wording and of the texts that fill it.
    """
    texts = (wording, *(gap for gap in gaps.values() if isinstance(gap, Text)))
    languages = dict.fromkeys(tag for text in texts for tag in text.languages)
    return filled_in(languages, wording, **gaps)


def filled_in(languages: Iterable[str], wording: Text, /, **gaps: object) -> Text:
    """As `filled`, in the languages of these tags: those of a library, of what it holds.

    >>> filled_in(["fr"], Text("“{fact}”的规定", "rule on {fact}"), fact=Text(fr="prix"))
    Text(fr='rule on prix')
    """
    return Text.of({tag: _filled(wording, gaps, Language(tag)) for tag in languages})


def _filled(wording: Text, gaps: Mapping[str, object], language: Language) -> str:
    told = {name: gap.to(language) if isinstance(gap, Text) else gap for name, gap in gaps.items()}
    return wording.to(language).format(**told)


def joined(texts: Iterable[Text], between: Text) -> Text:
    """The texts one behind the other, in each of their languages, with `between` between them."""
    listed = tuple(texts)
    languages = dict.fromkeys(tag for text in listed for tag in text.languages)
    return Text.of(
        {
            tag: between.to(Language(tag)).join(text.to(Language(tag)) for text in listed)
            for tag in languages
        }
    )


def full_width(text: str) -> str:
    """A Chinese wording with the punctuation of Chinese.

    It may have been typed with that of a Latin keyboard. The year of a document's number stands in
    its own brackets; commas of figures and times of the day stay as they are.

    >>> full_width("成交价格(不含增值税)"), full_width("海政办发[2013]64号,其中:1,000.00 元")
    ('成交价格（不含增值税）', '海政办发〔2013〕64号，其中：1,000.00 元')
    """
    if "号" in text:
        text = re.sub(_YEAR_OF_NUMBER, r"〔\1〕", text)
    if "," in text:
        text = re.sub(_COMMA, "，", text)
    if ":" in text or "!" in text:
        text = re.sub(_BESIDE_CHINESE, lambda mark: _WIDE[mark[0]], text)
    return text.translate(_FULL_WIDTH)
