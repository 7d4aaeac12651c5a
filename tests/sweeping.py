"""Sweeps: tests that go through everything of a kind, one by one, for minutes.

`nox -s sweeps` goes through all of it. Elsewhere a part is tried, drawn by a seed that is always
the same: what breaks it is told with the change that broke it, not on some later day, and fails
again wherever it is run. What a part holds changes only with what there is.
"""

import os
import random
from collections.abc import Iterable
from typing import TypeVar

VARIABLE = "INCENTIVES_SWEEPS"
"""Set where nothing is left out, as `nox -s sweeps` does."""


Thing = TypeVar("Thing")


def swept(things: Iterable[Thing], *, most: int) -> list[Thing]:
    """All of them in a sweep, else at most so many of them; in their order."""
    found = list(things)
    if os.environ.get(VARIABLE) or len(found) <= most:
        return found
    drawn = random.Random(len(found)).sample(range(len(found)), most)  # noqa: S311 - no secret
    return [found[at] for at in sorted(drawn)]
