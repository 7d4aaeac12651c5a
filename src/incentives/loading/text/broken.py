"""What failed to load, so that nothing is told of what rests on it.

One slip is one fault: what names a broken part may be right, and is silent.
"""

import re

import attrs

from incentives.loading.text.nodes import Table
from incentives.values.span import Span


@attrs.define(repr=False)
class BrokenParts:
    """The parts by full id: whole files, and entries whose name could not be read.

    `doubtful`: ids of instruments of which not all names are known, as they continue a broken one.
    `doubtful_files`: the files of these, as faults call them. `tables`: where tables stand that
    have an unknown key, which may be the one that is missing.
    """

    ids: set[str] = attrs.field(factory=set)
    doubtful: set[str] = attrs.field(factory=set)
    doubtful_files: set[str] = attrs.field(factory=set)
    tables: set[Span] = attrs.field(factory=set)

    def add_file(self, path: str) -> None:
        """The file of that path in its folder could not be read, whatever its ending is."""
        self.ids.add(re.sub(r"\.ya?ml.*$", "", path, flags=re.IGNORECASE).replace("/", "."))

    def doubt(self, instrument: str, file: str) -> None:
        """Not all names of the instrument are known."""
        self.doubtful.add(instrument)
        self.doubtful_files.add(file)

    def add_names_in(self, instrument: str, table: Table) -> None:
        """The section could not be read, nor the names in it."""
        self.ids.update(f"{instrument}.{name.text}" for name, _ in table.entries)

    def has(self, full_id: str) -> bool:
        """Whether the part is broken, or may stand in a file that is, or is known in part only."""
        parts = full_id.split(".")
        above = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
        return not above.isdisjoint(self.ids | self.doubtful)

    def is_in_part(self, instrument: str) -> bool:
        """Whether some names of the instrument are not known."""
        inside = (full_id.startswith(f"{instrument}.") for full_id in self.ids)
        return instrument in self.doubtful or any(inside)

    def may_have(self, instrument: str, name: str) -> bool:
        """Whether the instrument may have the name, as not all of its names could be read."""
        return self.has(f"{instrument}.{name}")

    def lacks_keys(self, table: Table) -> bool:
        """Whether the table has an unknown key, so that a key may only seem to be missing."""
        return table.span in self.tables
