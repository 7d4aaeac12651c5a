"""Texts that an earlier edition filed, as near as they can be taken today.

The entries stay as they were filed; only what is assessed anew of them is read so.
"""

from collections.abc import Mapping

from incentives.values.texts.plain_text import mended


def readable(document: Mapping[str, object]) -> dict[str, object]:
    """The case document without what no text may have today.

    A text of which nothing is left is not known.
    """
    plain = ((name, _plain(value)) for name, value in document.items())
    return {name: value for name, value in plain if value is not None}


def _plain(value: object) -> object:
    match value:
        case str():
            return mended(value)
        case Mapping():
            return readable(value)
        case list() | tuple():
            members = (_plain(member) for member in value)
            return [member for member in members if member is not None]
        case _:
            return value
