"""What is told by `logging` to whoever listens, and to nobody else: loads, digests, timings.

Loggers are called after what they tell of: `incentives.loading` tells of libraries (INFO) and their
layers (DEBUG), `incentives.assessing` of assessments (DEBUG). None tells a fact of a case, a name
or an amount. As long as no other part of a program has imported `logging` nobody can listen, and a
first answer does not wait for it either.
"""

import sys
from collections.abc import Callable
from functools import cache, wraps
from time import perf_counter
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from logging import Logger

P = ParamSpec("P")
R = TypeVar("R")

ROOT = "incentives"
"""The name of the logger above all others."""


class Teller:
    """What tells by the logger of that name, if somebody may listen."""

    def __init__(self, name: str) -> None:
        self._name = name

    def info(self, message: str, *said: object) -> None:
        """Tells at INFO; `said` stands in the message as `logging` has it."""
        if "logging" in sys.modules:
            _logger(self._name).info(message, *said, stacklevel=2)

    def debug(self, message: str, *said: object) -> None:
        """The same at DEBUG."""
        if "logging" in sys.modules:
            _logger(self._name).debug(message, *said, stacklevel=2)


LOADING = Teller("incentives.loading")
ASSESSING = Teller("incentives.assessing")


@cache
def _logger(name: str) -> "Logger":
    import logging

    logging.getLogger(ROOT).addHandler(logging.NullHandler())
    return logging.getLogger(name)


class Watch:
    """The seconds since it was made."""

    def __init__(self) -> None:
        self._begun = perf_counter()

    @property
    def seconds(self) -> float:
        return perf_counter() - self._begun


def timed(teller: Teller, what: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function that tells at DEBUG how long it took; nothing if it raises."""

    def around(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def telling(*arguments: P.args, **named: P.kwargs) -> R:
            watch = Watch()
            result = function(*arguments, **named)
            teller.debug("%s in %.4f s", what, watch.seconds)
            return result

        return telling

    return around
