"""What was worked out of one case: values, and the workings of those that somebody looked at."""

from collections.abc import Hashable
from enum import Enum
from typing import Final
from weakref import ref

import attrs

from incentives.engine.evaluation.trace import Trace
from incentives.language.possible import Result


class _NotYet(Enum):
    NOT_YET = "not yet"


NOT_YET: Final = _NotYet.NOT_YET
"""What is there for a value that has not been worked out."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Memory:
    """Values and workings by what they are the same for.

    `_told`: workings that wait for somebody to look at them; whoever was told them holds them, and
    they hold the evaluator, which therefore does not.
    """

    values: dict[Hashable, Result] = attrs.field(factory=dict)
    workings: dict[Hashable, Trace] = attrs.field(factory=dict)
    _told: "dict[Hashable, ref[Trace]]" = attrs.field(factory=dict)

    def known(self, key: Hashable) -> Trace | None:
        """The one working that goes by the key, looked at or not; None if there is none yet."""
        working = self.workings.get(key)
        if working is None and (told := self._told.get(key)) is not None:
            return told()
        return working

    def tell(self, key: Hashable, working: Trace) -> None:
        """The working goes by the key as long as somebody holds it."""
        self._told[key] = ref(working)

    def looked_at(self, key: Hashable) -> Trace | None:
        """As `known`, with all its parts."""
        working = self.workings.get(key)
        if working is None and (working := self.known(key)) is not None:
            working.look()
            self.workings[key] = working
        return working
