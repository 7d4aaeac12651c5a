"""The catalogue of a language: what sentences of the program are in it."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from incentives.values.spoken.marks import french_marks

FOLDER = Path(__file__).parent
_OF_PROGRAM = {"zh", "en"}

Words = tuple[tuple[str, str], ...]


def sentence_in(tag: str, words: Words) -> str | None:
    """What the program's sentence of these words, Chinese and English, is in the language.

    What is the same in both, as a sign or a name, is so in any. None: it is none, or its catalogue
    lacks it.
    """
    own = dict(words)
    if own.keys() != _OF_PROGRAM:
        return None
    chinese, english = own["zh"], own["en"]
    return catalogue_of(tag).get((chinese, english), english if chinese == english else None)


@lru_cache(maxsize=64)
def catalogue_of(tag: str) -> Mapping[tuple[str, str], str]:
    """The sentences of the language by their Chinese and English; empty where it has no file."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only other languages need it

    file = FOLDER / f"{tag}.po"
    if not file.is_file():
        return {}
    mend = french_marks if tag.partition("-")[0] == "fr" else str
    with file.open("rb") as stream:
        return {
            (str(message.context or ""), str(message.id)): mend(str(message.string))
            for message in read_po(stream, locale=tag.replace("-", "_"))
            if message.id and message.string
        }


def catalogued() -> tuple[str, ...]:
    """The tags of the languages that have a catalogue, in order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.po")))
