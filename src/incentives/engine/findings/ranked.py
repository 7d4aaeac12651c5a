"""What determinations lack, the one that settles most first: worked out when somebody reads it."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from incentives.brief import brief
from incentives.language.possible import Missing

InRank = Mapping[str, tuple[Missing, ...]]
"""By the ids of incentives what they lack, in order."""


@attrs.define(eq=False)
class Ranked:
    """What all determinations of an assessment lack, in order.

    To rank takes far more work than to determine: each missing fact is tried. So it is done once
    for all of them, when the first is read, or when it is to travel to another process.
    """

    _found: InRank | Callable[[], InRank] = attrs.field(repr=False)

    __repr__ = brief

    @property
    def is_found(self) -> bool:
        """Whether it was worked out already."""
        return isinstance(self._found, Mapping)

    def of(self, incentive: str) -> tuple[Missing, ...] | None:
        """What the incentive lacks; None where it was too much work to put it in order."""
        return self._all().get(incentive)

    def _all(self) -> InRank:
        if not isinstance(self._found, Mapping):
            self._found = self._found()
        return self._found

    def __getstate__(self) -> dict[str, Any]:
        return {"found": self._all()}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self._found = state["found"]
