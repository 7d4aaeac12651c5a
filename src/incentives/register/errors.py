"""What the register cannot do, and what to do about it."""

from incentives.errors import IncentivesError
from incentives.values.text import Text


class RegisterError(IncentivesError):
    """The register was not opened, or refused what was asked; nothing of it was written.

    `slug` is stable. `text` says what is wrong and what to do. `entry`: the number of the entry
    that is in the way, if one is.
    """

    def __init__(self, slug: str, text: Text, *, entry: int | None = None) -> None:
        super().__init__(slug, text)
        self.slug = slug
        self.code = slug
        self.text = text
        self.entry = entry

    def __str__(self) -> str:
        return f"{self.text.en} [{self.slug}]"
