"""Which Latin words may stand on a page of the desk in Chinese."""

import re

ALLOWED = {
    "kWh",
    "KB",
    "MB",
    "xlsx",
    "Excel",
    "PDF",
    "Word",
    "WPS",
    "JSON",
    "YAML",
    "CSV",
    "SHA",
    "English",
}
"""Latin words that a Chinese finance office writes itself; `English` is how the other language is
called.
"""

_LATIN = re.compile(r"[A-Za-z]{2,}")
_PATH = re.compile(r"\S*/\S+")
_HEXADECIMAL = re.compile(r"\b[0-9a-f]{8,}\b")


def english_words(text: str) -> set[str]:
    """The Latin words in the text that are neither allowed nor part of a fingerprint or a path."""
    return set(_LATIN.findall(_HEXADECIMAL.sub("", _PATH.sub("", text)))) - ALLOWED
