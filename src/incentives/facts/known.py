"""What is known of a case, by name: of the case as a whole, and of each row."""

from collections.abc import Mapping

import attrs

from incentives.facts.unknown import Unknown
from incentives.language.operators import Value

KnownFacts = Mapping[str, Value | Unknown]


@attrs.frozen(eq=False)
class RowFacts:
    """One row of a repeated fact: where it stands (`projects[0]`) and what is known of it, by dotted name."""

    path: str
    values: KnownFacts


KnownRows = Mapping[str, tuple[RowFacts, ...] | Unknown]
"""By the name of the repeated fact; UNKNOWN where nobody has said which rows there are."""
