"""Lines of mixed Chinese and English in a terminal: how wide text is, and where it may break."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDTH = 100
_MOST_REMEMBERED = 4096
_NEVER_FIRST = set("，。；：、？！）》〕】」』”’·,.;:?!)]}%/")
_NEVER_LAST = set("（《〔【「『“‘([{")


def width_of(text: str) -> int:
    """Columns that a terminal gives to the text: Chinese characters take two."""
    return len(text) if text.isascii() else len(text) + sum(map(_is_wide, text))


def padded(text: str, width: int, *, to_the_right: bool = False) -> str:
    """The text filled with spaces to the width."""
    space = " " * max(width - width_of(text), 0)
    return space + text if to_the_right else text + space


def wrapped(text: str, *, first: str = "", rest: str = "", width: int = WIDTH) -> list[str]:
    """The text in lines of at most `width` columns, after `first` and then `rest`.

    There is at least one line; a piece that has no room by itself stands out. Chinese characters
    may be parted, save from punctuation that does not begin or end a line.

    >>> wrapped("托育服务 12.00 元", first="* ", rest="  ", width=11)
    ['* 托育服务', '  12.00 元']
    """
    lines: list[str] = []
    line, used = first, width_of(first)
    is_empty = True
    for piece in _pieces(text):
        if not is_empty and used + width_of(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, used = rest, width_of(rest)
        line += piece
        used += width_of(piece)
        is_empty = False
    lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that stay whole.

    Words and figures with the space behind them, and single Chinese characters.
    """
    piece = ""
    for character in text:
        if piece and _may_break(piece[-1], character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST or after == " ":
        return False
    if before == " ":
        return True
    return _is_wide(before) or _is_wide(after)


@lru_cache(maxsize=_MOST_REMEMBERED)
def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
