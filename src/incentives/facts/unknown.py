"""What a fact is while nobody has said."""

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


UNKNOWN: Final = Unknown.UNKNOWN
UnknownFact = Literal[Unknown.UNKNOWN]
