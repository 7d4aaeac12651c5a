"""The marks of languages that want more than the blank that a keyboard has."""

import re

_NARROW, _FULL = "\u202f", "\u00a0"
_BEFORE_NARROW = " (?=[;?!])"
_BEFORE_FULL = " (?=[:»%€])"
_OPENED = "(?<=«) "


def french_marks(text: str) -> str:
    """The text with blanks that no line ends at before `: ; ? ! % €` and within `«»`.

    Where the author has put no blank none is put.

    >>> french_marks("Prix : « 5 % »").split("\u00a0")
    ['Prix', ': «', '5', '%', '»']
    """
    text = re.sub(_BEFORE_NARROW, _NARROW, text)
    return re.sub(_OPENED, _FULL, re.sub(_BEFORE_FULL, _FULL, text))
