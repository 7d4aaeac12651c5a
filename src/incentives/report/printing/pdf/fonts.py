"""The Chinese fonts of the machine: one like Song for text, one like Hei for headings."""

from functools import cache

import attrs
import typst

from incentives.report.printing.pdf.cannot_print import CannotPrint
from incentives.values.text import Text
from incentives.wordings.report import formats as wordings

_SONG = (
    "SimSun",
    "NSimSun",
    "Songti SC",
    "STSong",
    "FangSong",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
)
_HEI = (
    "SimHei",
    "Microsoft YaHei",
    "PingFang SC",
    "Heiti SC",
    "STHeiti",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)
_LATIN = ("Times New Roman", "Liberation Serif", "TeX Gyre Termes", "Libertinus Serif")


class MissingFont(CannotPrint):
    """The machine has no Chinese font that a PDF file could take in; `text` says what to do."""

    slug = "no-chinese-font"


@attrs.frozen(kw_only=True)
class PageFonts:
    """The names of the fonts of a page, Latin ones first; and where they are found."""

    song: tuple[str, ...]
    hei: tuple[str, ...]
    found: typst.Fonts = attrs.field(repr=False)


@cache
def machine_fonts() -> PageFonts:
    """The fonts of this machine; one kind stands in for the other where it is missing.

    They are looked for once, while the program runs; without any, `fonts_among` refuses.
    """
    found = typst.Fonts()
    return fonts_among(frozenset(found.families()), found)


def fonts_among(families: frozenset[str], found: typst.Fonts) -> PageFonts:
    """The fonts of a page among those that are there.

    Raises:
        MissingFont: if there is no Chinese font of either kind.
    """
    song, hei = (_first(names, families) for names in (_SONG, _HEI))
    either = song or hei
    if either is None:
        raise MissingFont(wordings.NO_CHINESE_FONT)
    latin = tuple(name for name in _LATIN if name in families)[:1]
    return PageFonts(song=(*latin, song or either), hei=(*latin, hei or either), found=found)


def lacking_font() -> Text | None:
    """What to do for want of a Chinese font; None where there is one."""
    try:
        machine_fonts()
    except MissingFont as missing:
        return missing.text
    return None


def _first(names: tuple[str, ...], families: frozenset[str]) -> str | None:
    return next((name for name in names if name in families), None)
