"""What a fact is while nobody has said, and what it is when it is known not to be there."""

from enum import Enum
from typing import Final, Literal, NoReturn


class Unknown(Enum):
    """The type of `UNKNOWN`: not zero, not false, not none, but not known."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __bool__(self) -> NoReturn:
        """What is not known is neither true nor false.

        Raises:
            TypeError: always.
        """
        raise TypeError("UNKNOWN is neither true nor false; ask `fact is UNKNOWN` first")


class NotComeAbout(Enum):
    """The type of `NOT_COME_ABOUT`: a day of which it is known that it has not come."""

    NOT_COME_ABOUT = "none"

    def __repr__(self) -> str:
        return "NOT_COME_ABOUT"

    def __bool__(self) -> NoReturn:
        """A day that has not come is neither true nor false.

        Raises:
            TypeError: always.
        """
        raise TypeError("NOT_COME_ABOUT is neither true nor false; ask `is NOT_COME_ABOUT` first")


UNKNOWN: Final = Unknown.UNKNOWN
"""The fact that nobody has said. It is not zero, not false, and not `None`, which is no fact.

Whether it is true cannot be asked: ask `fact is UNKNOWN` first.
"""
NOT_COME_ABOUT: Final = NotComeAbout.NOT_COME_ABOUT
"""The day of which it is known that it has not come, such as of a project not approved.

A case file says `none`.
"""
UnknownFact = Literal[Unknown.UNKNOWN]
"""What a field has beside its type, while nobody has said what the fact is."""
