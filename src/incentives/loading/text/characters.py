"""Characters that a policy file may not hold.

A reader cannot see them, or would be misled by them.
"""

import re
import unicodedata
from collections import deque
from collections.abc import Iterator

import attrs

from incentives.values.texts.plain_text import CONTROL, HIDDEN, is_ordinary

_REFUSED = f"[{CONTROL}{HIDDEN}]"
_RUN_OF_ONE = f"([{CONTROL}{HIDDEN}])\\1*"
_HIDDEN_ONLY = f"[{HIDDEN}]"
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_TABS = re.compile("\t+")
_BEFORE_A_NODE = " \t-?:,[{"

ENCODING_HINT = "Save the file as UTF-8; it may be in another encoding, such as GB 18030."
PLACEHOLDER = "\ufffd"
SHOWN_WORD = 40


@attrs.frozen(kw_only=True, repr=False)
class RefusedCharacter:
    """A run of one refused character, `index` characters into the text."""

    character: str
    index: int
    length: int

    @property
    def kind(self) -> str:
        return "hidden" if re.match(_HIDDEN_ONLY, self.character) else "control"

    @property
    def slug(self) -> str:
        return f"{self.kind}-character"

    @property
    def description(self) -> str:
        return f"a {self.kind} character: {name_character(self.character)}"


def find_refused_characters(text: str) -> Iterator[RefusedCharacter]:
    r"""Every run of a refused character, in order.

    Tabs are judged where they stand: see `TabWatch`.

    >>> runs = find_refused_characters("a\u200b\u200b\x07")
    >>> [(run.slug, run.index, run.length) for run in runs]
    [('hidden-character', 1, 2), ('control-character', 3, 1)]
    """
    if is_ordinary(text) or re.search(_REFUSED, text) is None:
        return
    for run in re.finditer(_RUN_OF_ONE, text):
        yield RefusedCharacter(character=run[1], index=run.start(), length=len(run[0]))


def name_character(character: str) -> str:
    r"""What the character is called, with its number.

    >>> name_character("\u202e"), name_character("\x07")
    ('right-to-left override, U+202E', 'U+0007')
    """
    number = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{name}, {number}" if name else number


def replace_refused(text: str) -> str:
    """The text with a visible placeholder for each refused character.

    Every other one keeps its place.
    """
    return re.sub(_REFUSED, PLACEHOLDER, text)


def make_visible(line: str) -> str:
    """The line fit for a terminal, as long as before.

    An arrow stands for each tab, a placeholder for each refused character.
    """
    return replace_refused(line).replace("\t", "→")


def quote_words(text: str) -> str:
    r"""The text in quotation marks, as a message shows it: on one line, a long one cut short.

    >>> quote_words("one\ntwo"), len(quote_words("x" * 100))
    ("'one two'", 43)
    """
    shown = make_visible(text[: SHOWN_WORD + 1].replace("\n", " "))
    return f"'{shown}'" if len(text) <= SHOWN_WORD else f"'{shown[:SHOWN_WORD]}…'"


def is_garbled_chinese(text: str) -> bool:
    r"""Whether Chinese words hold letters of other scripts alone, as text in a wrong encoding does.

    >>> [is_garbled_chinese(words) for words in ("\u0368\u05aa", "ISO 9001", "α波")]
    [True, False, False]
    """
    if text.isascii() or re.search(_HAN, text) is not None:
        return False
    return any(
        not character.isascii() and unicodedata.category(character)[0] in "LM" for character in text
    )


class TabWatch:
    """Tells the tabs inside scalars, which are text, from those outside, which are refused.

    `outside`: first and last index, the last not included, of each run of tabs that is refused.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        tabs = _TABS.finditer(text) if "\t" in text else ()
        self._ahead = deque(run.span() for run in tabs)
        self.outside: list[tuple[int, int]] = []

    @property
    def are_ahead(self) -> bool:
        """Whether any tab stands after what was read."""
        return bool(self._ahead)

    def pass_scalar(self, *, start: int, end: int) -> None:
        """A scalar was read from `start` to `end`."""
        while self._ahead and self._ahead[0][0] < end:
            run = self._ahead.popleft()
            if run[0] < start:
                self.outside.append(run)

    def pass_end(self) -> None:
        """The whole text was read."""
        self.outside.extend(self._ahead)
        self._ahead.clear()

    def stop_at(self, index: int) -> bool:
        """Whether tabs before the text of a line may be why reading broke off at `index`."""
        blamed = [
            run for run in self._ahead if run[0] <= index and self._stands_before_text(run[0])
        ]
        self.outside.extend(blamed)
        self._ahead.clear()
        return bool(blamed)

    def _stands_before_text(self, index: int) -> bool:
        line_start = self._text.rfind("\n", 0, index) + 1
        before = self._text[line_start:index]
        return not before.strip(_BEFORE_A_NODE) or before.rstrip().endswith(":")
