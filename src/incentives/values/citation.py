"""What a figure or a rule rests on."""

from enum import Enum

import attrs

from incentives.brief import brief


class Standing(Enum):
    """How sure a figure or wording of the law is."""

    PUBLISHED = "published"
    RECALLED = "recalled"
    UNPUBLISHED = "unpublished"


@attrs.frozen
class Citation:
    """A clause of a document: the document's number (or title) and the clause."""

    document: str
    clause: str

    __repr__ = brief

    def __str__(self) -> str:
        return f"{self.document} {self.clause}".rstrip()
