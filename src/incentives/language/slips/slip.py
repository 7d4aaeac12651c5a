"""What is told of a slip."""

import attrs

from incentives.values.text import Text


@attrs.frozen(kw_only=True, repr=False)
class Slip:
    """A slip found: where it begins in the text and how long it is, in characters."""

    start: int
    length: int
    message: Text
    hint: Text
