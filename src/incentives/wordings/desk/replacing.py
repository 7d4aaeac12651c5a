"""The shape of a question that stands before something is replaced."""

import attrs

from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class Replacing:
    """What the buttons say: to replace, the question if something would be lost, its answers."""

    begin: Text
    question: Text
    replace: Text
    leave: Text
