"""A case on which the work of a project can be tried before there is one of one's own."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from incentives.brief import brief
from incentives.values.text import Text


@attrs.frozen(kw_only=True)
class ExampleCase:
    """An example: the file of its case and what it shows.

    `on`: the day as of which it is assessed.
    """

    path: Path
    title: Text
    on: date

    __repr__ = brief


def text_in(words: Mapping[str, str]) -> Text:
    """The wording by the tags of its languages.

    >>> text_in({"fr": "prix", "en": "price"}) == Text(fr="prix", en="price")
    True
    """
    return Text(**{tag.replace("-", "_"): said for tag, said in words.items()})
