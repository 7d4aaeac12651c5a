"""What is known of a case, by name: of the case as a whole, and of each row."""

from collections.abc import Mapping

import attrs

from incentives.facts.unknown import Unknown
from incentives.language.possible import Value
from incentives.values.place import FactPath

KnownFacts = Mapping[str, Value | Unknown]
MOST_ROWS = 5_000
"""No list of a case is longer: what a case costs to assess stays bounded."""


@attrs.frozen(eq=False, repr=False)
class RowFacts:
    """One row of a repeated fact, or the case as a whole, and what is known of it by dotted name.

    `path`: where it stands, such as `projects[0]`; without steps for the case.
    """

    path: FactPath
    values: KnownFacts
    _paths: dict[str, FactPath] = attrs.field(factory=dict, init=False, repr=False)

    def path_of(self, name: str) -> FactPath:
        """Where the fact of a dotted name stands; it is made once, however often it is read."""
        path = self._paths.get(name)
        if path is None:
            path = self._paths[name] = self.path.inner(name)
        return path


KnownRows = Mapping[str, tuple[RowFacts, ...] | Unknown]
"""By the name of the repeated fact; UNKNOWN where nobody has said which rows there are."""
