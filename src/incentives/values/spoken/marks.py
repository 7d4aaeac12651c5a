"""The marks of languages that want more than the blank that a keyboard has."""

import re

_NARROW, _FULL = "\u202f", "\u00a0"
_BEFORE_NARROW = re.compile(" (?=[;?!])")
_BEFORE_FULL = re.compile(" (?=[:»%€])")
_OPENED = re.compile("(?<=«) ")


def french_marks(text: str) -> str:
    """The text with blanks that no line ends at before `: ; ? ! % €` and within `«»`.

    Where the author has put no blank none is put.

    >>> french_marks("Prix : « 5 % »").split("\u00a0")
    ['Prix', ': «', '5', '%', '»']
    """
    text = _BEFORE_NARROW.sub(_NARROW, text)
    return _OPENED.sub(_FULL, _BEFORE_FULL.sub(_FULL, text))
