"""A plain document read with its types checked: what was filed, read back."""

from collections.abc import Mapping
from typing import cast

import attrs

from incentives.values.text import Text, is_language

MOST_WHOLE = 2**63 - 1
"""The largest whole number that a database keeps."""


class Unreadable(ValueError):
    """The document is none that the register has written."""


@attrs.frozen
class Plain:
    """One mapping of a plain document.

    Each reader takes what stands under a name and raises Unreadable where it is of another type, or
    missing; a `maybe_` reader gives None where it is missing or null.
    """

    of: Mapping[str, object]

    @classmethod
    def reading(cls, value: object) -> "Plain":
        """The value, which must be a mapping.

        Raises:
            Unreadable: if it is none.
        """
        if not isinstance(value, Mapping):
            raise Unreadable("expected a mapping")
        return cls(cast(Mapping[str, object], value))

    def text(self, name: str) -> str:
        value = self.of.get(name)
        if not isinstance(value, str):
            raise Unreadable(f"expected text at '{name}'")
        return value

    def maybe_text(self, name: str) -> str | None:
        return None if self.of.get(name) is None else self.text(name)

    def whole(self, name: str) -> int:
        value = self.of.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > MOST_WHOLE:
            raise Unreadable(f"expected a whole number of at most {MOST_WHOLE} at '{name}'")
        return value

    def maybe_whole(self, name: str) -> int | None:
        return None if self.of.get(name) is None else self.whole(name)

    def part(self, name: str) -> "Plain":
        return Plain.reading(self.of.get(name))

    def maybe_part(self, name: str) -> "Plain | None":
        return None if self.of.get(name) is None else self.part(name)

    def rows(self, name: str) -> tuple["Plain", ...]:
        value = self.of.get(name)
        if not isinstance(value, list | tuple):
            raise Unreadable(f"expected a list at '{name}'")
        return tuple(Plain.reading(row) for row in value)

    def wording(self, name: str) -> Text:
        part = self.part(name)
        if not part.of or not all(map(is_language, part.of)):
            raise Unreadable(f"expected a wording by its languages at '{name}'")
        return Text.of({tag: part.text(tag) for tag in part.of})
