"""What is told by `logging` to whoever listens, and to nobody else: loads, digests, timings.

Loggers are called after what they tell of: `incentives.loading` tells of libraries (INFO) and their
layers (DEBUG), `incentives.assessing` of assessments (DEBUG). None tells a fact of a case, a name
or an amount.
"""

import logging
from collections.abc import Callable
from functools import wraps
from time import perf_counter
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

ROOT = logging.getLogger("incentives")
ROOT.addHandler(logging.NullHandler())
LOADING = logging.getLogger("incentives.loading")
ASSESSING = logging.getLogger("incentives.assessing")


class Watch:
    """The seconds since it was made."""

    def __init__(self) -> None:
        self._begun = perf_counter()

    @property
    def seconds(self) -> float:
        return perf_counter() - self._begun


def timed(logger: logging.Logger, what: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function that tells at DEBUG how long it took; nothing if it raises."""

    def around(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def telling(*arguments: P.args, **named: P.kwargs) -> R:
            watch = Watch()
            result = function(*arguments, **named)
            logger.debug("%s in %.4f s", what, watch.seconds)
            return result

        return telling

    return around
