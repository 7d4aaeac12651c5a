"""A paper that this machine cannot make."""

from incentives.errors import IncentivesError
from incentives.values.text import Text


class CannotPrint(IncentivesError):
    """The machine cannot make the file; `text` says why, and what to do."""

    code = slug = "cannot-print"

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text

    def __str__(self) -> str:
        return f"{self.text.en} [{self.slug}]"
