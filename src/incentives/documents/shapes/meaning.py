"""What is said of a text of a result beside its being one, for whoever reads its schema."""

from enum import Enum

import attrs


@attrs.frozen
class Form:
    """A text of a form: a regular expression, and the name that JSON Schema has for it, if any."""

    pattern: str
    format: str | None = None


@attrs.frozen
class WordOf:
    """A word that is the value of one of the members.

    `may_grow`: an edition that changes nothing else may have more of them.
    """

    words: type[Enum]
    may_grow: bool = False


@attrs.frozen
class Called:
    """A shape that stands once in a schema, under this name."""

    name: str
