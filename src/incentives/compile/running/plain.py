"""The text of a kernel run as it is."""

from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any

from incentives.compile import calendar, runtime
from incentives.compile.words import EMPTY, NONE, UNKNOWN

WORDS: Mapping[str, int] = {"U": UNKNOWN, "NONE": NONE, "EMPTY": EMPTY}
"""What the text calls the words that are reserved."""


Decide = Callable[[Sequence[int], Sequence[int], Sequence[int], int], Sequence[int]]
"""From words, addresses of cases, a day for each and how wide a row is, to the rows of results."""


def executed(source: str, function: str) -> Decide:
    """What the function of that name in the text decides; what rows keep is written into words."""
    names: dict[str, Any] = {**WORDS, **_functions_of(calendar), **_functions_of(runtime)}
    exec(compile(source, "<kernel>", "exec"), names)  # noqa: S102 - it is our own
    plain: Callable[..., int] = names[function]

    def decide(
        words: Sequence[int], cases: Sequence[int], days: Sequence[int], width: int
    ) -> Sequence[int]:
        results = [0] * (len(cases) * width)
        plain(words, cases, days, results)
        return results

    return decide


def _functions_of(module: ModuleType) -> Mapping[str, Callable[..., Any]]:
    return {
        name: value
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", None) == module.__name__
    }
