"""The planning figures of the district, which the office enters once a year for all its files.

A file that may change has those of the year of its day wherever it says nothing itself; with the
hand-over for review they are written into it, so that what was reviewed stands.
"""

from collections.abc import Mapping

from incentives.facts.plain import value_at
from incentives.facts.vocabulary import Vocabulary
from incentives.forms.editing import with_value
from incentives.values.place import FactPath

Document = Mapping[str, object]


def with_figures(
    document: Document, figures: Mapping[str, str], vocabulary: Vocabulary
) -> dict[str, object]:
    """The document with each figure of which it says nothing.

    What is no fact of the vocabulary is left out.
    """
    full = dict(document)
    for path, figure in figures.items():
        fact = FactPath.parse(path)
        steps = vocabulary.steps_to(fact)
        if vocabulary.field_of(fact) is not None and value_at(full, steps) is None:
            full = with_value(full, steps, figure)
    return full


def without_figures(
    document: Document, stored: Document, figures: Mapping[str, str], vocabulary: Vocabulary
) -> dict[str, object]:
    """The document without the figures of the office, unless the file says one itself.

    `stored`: what the file said before, without them.
    """
    own = dict(document)
    for path, figure in figures.items():
        steps = vocabulary.steps_to(FactPath.parse(path))
        if value_at(stored, steps) is None and value_at(own, steps) == figure:
            own = with_value(own, steps, None)
    return own
