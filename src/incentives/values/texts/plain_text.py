r"""Which texts can be kept, shown and compared: one rule for every door.

What cannot be seen, what shows differently on each computer and what no file can hold is refused,
and so is what is too long. Comparing takes no account of width, case and blanks.
"""

import re
import unicodedata

import attrs

from incentives.brief import brief
from incentives.values.text import Text
from incentives.values.texts import unfit_texts as texts

LONGEST_NAME = 200
"""Of a name, a number or another text of one line: in characters."""
LONGEST_TEXT = 2_000
"""Of a text that may have several lines, such as a remark or a reason: in characters."""
CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""What steers a machine, or is no character: as it stands in the brackets of a pattern."""
HIDDEN = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3"
    "\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What cannot be seen, or turns the direction of writing: likewise."""
# These are made into patterns by `re` when they are first asked for, which most programs never do.
_LOST = "\ufffc\ufffd"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_IN_ITS_PLACE = "\ufffd"
_UNSHOWN = f"[{CONTROL}{HIDDEN}]"
_HIDDEN = f"[{HIDDEN}]"
_KINDS = (
    f"(?P<control>[{CONTROL}])|(?P<hidden>[{HIDDEN}])|(?P<damaged>[{_LOST}])"
    f"|(?P<private>[{_PRIVATE}])"
)
_ORDINARY = (
    "[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e"
    "\u3000-\u3029\u4e00-\u9fff\uff01-\uff9f]*"
)
_BREAKS = "[\t\n]"
_WITHOUT_MARKS = "[\t\n -\u02ff\u3000-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7a3\uff01-\uff9f]*"
_MOST_MARKS = 4
_LONG_RUN = 100


@attrs.frozen(kw_only=True)
class Unfit:
    """Why a text is not taken: what is wrong, at which character (counted from 0), what to do."""

    slug: str
    at: int
    text: Text
    advice: Text

    __repr__ = brief


def unfit_name(text: str, *, longest: int = LONGEST_NAME) -> Unfit | None:
    r"""What is wrong with a name, a number or another text of one line; None: it can be taken.

    The slug is `text-too-long`, `blank-text`, `control-character`, `hidden-character`,
    `damaged-character`, `private-character`, `stray-mark` or `outer-blank`. Of a text that is too
    long nothing else is looked at.

    >>> unfit_name("海门某某托育（一）")
    >>> unfit_name("海门某某托育\u200b").slug
    'hidden-character'
    """
    if len(text) > longest:
        return _too_long(text, longest)
    found = _first_refused(text) or _break_in(text) or _stray_mark(text)
    if found is not None:
        return found
    if not text.strip():
        return Unfit(slug="blank-text", at=0, text=texts.BLANK, advice=texts.BLANK_ADVICE)
    if text != text.strip():
        at = 0 if text[0].isspace() else len(text) - 1
        return Unfit(slug="outer-blank", at=at, text=texts.OUTER, advice=texts.OUTER_ADVICE)
    return None


def unfit_lines(text: str, *, longest: int = LONGEST_TEXT) -> Unfit | None:
    r"""What is wrong with a text that may be empty and have several lines, as `unfit_name`.

    >>> unfit_lines("第一次\n\t补登")
    >>> unfit_lines("x\ufffe").slug
    'control-character'
    """
    if len(text) > longest:
        return _too_long(text, longest)
    return _first_refused(text) or _stray_mark(text)


def mended(text: str) -> str | None:
    r"""The text as a name, as near as it can be taken; None: nothing is left of it.

    What cannot be seen or kept is left out, what is private or lost is `〓`. For texts that were
    taken before there was a rule: what is new is refused and never mended.

    >>> mended(" 海门\u200b某某\ue000"), mended("\u200b")
    ('海门某某〓', None)
    """
    shown = "".join(map(_mended, re.sub(_BREAKS, " ", text[:LONGEST_TEXT]))).strip()[:LONGEST_NAME]
    unfit = unfit_name(shown.strip())
    while unfit is not None and unfit.slug == "stray-mark":
        shown = shown[: unfit.at] + shown[unfit.at + 1 :]
        unfit = unfit_name(shown.strip())
    return shown.strip() or None


def _mended(character: str) -> str:
    refused = re.match(_KINDS, character)
    if refused is None:
        return character
    return "〓" if refused.lastgroup in {"damaged", "private"} else ""


def is_ordinary(text: str) -> bool:
    """Whether it surely has no character that a text may not have; where not, nothing is told.

    Almost every text is: it takes a hundredth of looking for each of those characters.
    """
    return re.fullmatch(_ORDINARY, text) is not None


def visible(text: str) -> str:
    r"""The text with `�` for each character that cannot be shown.

    >>> visible("a\u200bb\ud800")
    'a�b�'
    """
    return text if is_ordinary(text) else re.sub(_UNSHOWN, _IN_ITS_PLACE, text)


def without_hidden(text: str) -> str:
    r"""The text without the characters that cannot be seen.

    >>> without_hidden("甲\u200b园")
    '甲园'
    """
    return text if is_ordinary(text) else re.sub(_HIDDEN, "", text)


def brief_key(key: str, longest: int = 60) -> str:
    """The name as a message shows it: cut short where it is long, nothing in it unseen."""
    return visible(key if len(key) <= longest else f"{key[: longest - 1]}…")


def half_width(text: str) -> str:
    """The text with full-width digits, letters and signs as they are typed on a Latin keyboard.

    A long one with many marks in a row, which would cost the square of them, stays as it stands.

    >>> half_width("２０２３（一）")
    '2023(一)'
    """
    is_costly = len(text) > LONGEST_TEXT and _has_long_run(text)
    return text if is_costly else unicodedata.normalize("NFKC", text)


def compared(text: str) -> str:
    """The text as it is compared with others, whatever its width, case and blanks.

    >>> compared("海门 ＡＢ托育(一)") == compared("海门ab托育（一）")
    True
    """
    return "".join(half_width(text).casefold().split())


def _has_long_run(text: str) -> bool:
    """Whether more marks stand in a row than anybody writes."""
    if re.fullmatch(_WITHOUT_MARKS, text):
        return False
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _LONG_RUN:
            return True
    return False


def _too_long(text: str, longest: int) -> Unfit:
    return Unfit(
        slug="text-too-long",
        at=longest,
        text=texts.too_long(len(text), longest),
        advice=texts.TOO_LONG_ADVICE,
    )


def _first_refused(text: str) -> Unfit | None:
    """The first character that no text may have."""
    refused = None if is_ordinary(text) else re.search(_KINDS, text)
    if refused is None:
        return None
    kind, at = str(refused.lastgroup), refused.start()
    return Unfit(
        slug=f"{kind}-character",
        at=at,
        text=texts.character(kind, refused[0], at),
        advice=texts.ADVICE[kind],
    )


def _break_in(text: str) -> Unfit | None:
    broken = re.search(_BREAKS, text)
    if broken is None:
        return None
    return Unfit(
        slug="control-character",
        at=broken.start(),
        text=texts.line_break(broken.start()),
        advice=texts.LINE_BREAK_ADVICE,
    )


def _stray_mark(text: str) -> Unfit | None:
    """A mark that stands on nothing, or more on one letter than any script has."""
    if re.fullmatch(_WITHOUT_MARKS, text):
        return None
    marks, stands_on_something = 0, False
    for at, character in enumerate(text):
        if character < "\u0300" or not unicodedata.category(character).startswith("M"):
            marks, stands_on_something = 0, not character.isspace()
            continue
        marks += 1
        if not stands_on_something or marks > _MOST_MARKS:
            return Unfit(
                slug="stray-mark",
                at=at,
                text=texts.character("mark", character, at),
                advice=texts.ADVICE["mark"],
            )
    return None
