"""The text of a kernel run as it is."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from inspect import signature
from types import ModuleType
from typing import Any, cast

import attrs

from incentives.compile import calendar, runtime
from incentives.compile.bounded import (
    accounts,
    brackets,
    concluding,
    periods,
    ranking,
    returning,
    several,
    truths,
    values,
)
from incentives.compile.printing.text import Module
from incentives.compile.words import EMPTY, NONE, UNKNOWN

WORDS: Mapping[str, int] = {"U": UNKNOWN, "NONE": NONE, "EMPTY": EMPTY}
"""What the text calls the words that are reserved."""


Decide = Callable[[Sequence[int], Sequence[int], Sequence[int], int], Sequence[int]]
"""From words, addresses of cases, a day for each and how wide a row is, to the rows of results."""


OpenDecide = Callable[..., Any]
"""What writes the results of an open form for one case."""


Placed = Sequence[tuple[Callable[..., Any], int]]
"""Functions, one an incentive, and where in a row of results each writes."""


def deciding(functions: Placed, beginning: Sequence[int], size: int) -> Decide:
    """What the functions decide; what rows keep is written into words.

    `beginning`: the words with which a row of results begins. `size`: of the header of a case.
    """
    ask, begun = _asking(functions), [*beginning]

    def decide(
        words: Sequence[int], cases: Sequence[int], days: Sequence[int], width: int
    ) -> Sequence[int]:
        results = begun * len(cases)
        for place, at in enumerate(cases):
            ask(words, words[at : at + size], days[place], results, place * width)
        return results

    return decide


def _asking(functions: Placed) -> Callable[..., Any]:
    """One function that asks all: going over them takes as long as a short one of them."""
    names = {f"f{at}": function for at, (function, _) in enumerate(functions)}
    lines = [f"f{at}(D, c, on, R, r + {place})" for at, (_, place) in enumerate(functions)]
    body = "\n    ".join([*lines, "return 0"])
    exec(compile(f"def ask(D, c, on, R, r):\n    {body}", "<kernel>", "exec"), names)  # noqa: S102 - it is our own
    return names["ask"]


@attrs.define(eq=False, repr=False)
class Running:
    """Functions as they are printed, one after the other.

    `memo`: what they remember of one case, which whoever asks about another has to clear.
    """

    memo: dict[Hashable, object] = attrs.field(factory=dict)
    _names: dict[str, Any] = attrs.field(init=False)
    _run: int = 0
    _tables: int = 0

    @_names.default
    def _names_at_first(self) -> dict[str, Any]:
        return {**NAMES, "MEMO": self.memo}

    def function(self, name: str, module: Module) -> Callable[..., Any]:
        """The function of that name, after all that was printed since."""
        tables = list(module.tables.items())[self._tables :]
        functions = list(module.functions.values())[self._run :]
        self._names |= {named: words for words, named in tables}
        source = "\n\n\n".join(functions)
        exec(compile(source, "<kernel>", "exec"), self._names)  # noqa: S102 - it is our own
        self._tables += len(tables)
        self._run += len(functions)
        return cast(Callable[..., Any], self._names[name])


def _functions_of(module: ModuleType) -> Mapping[str, Callable[..., Any]]:
    return {
        name: value
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", None) == module.__name__
    }


def _words_of(module: ModuleType) -> Mapping[str, int]:
    return {name: value for name, value in vars(module).items() if isinstance(value, int)}


WITHIN_WORDS = (
    calendar,
    runtime,
    values,
    truths,
    several,
    ranking,
    periods,
    returning,
    concluding,
)
"""What open forms call, each after those that it calls itself, as far as no number on the way
leaves its word: the same text runs compiled."""
OPEN_MODULES = (*WITHIN_WORDS, accounts, brackets)
"""All that they call: whole numbers of accounts and of slices of brackets have no width."""
_MOST_REMEMBERED = 2**14


def _remembered(module: ModuleType) -> Mapping[str, Callable[..., Any]]:
    """What is asked of one day, month or period, of which cases have few: to look it up is faster.

    Compiled code reckons faster than it could look anything up.
    """
    return {
        name: lru_cache(_MOST_REMEMBERED)(function)
        for name, function in _functions_of(module).items()
        if len(signature(function).parameters) == 1
    }


NAMES: Mapping[str, Any] = {
    **WORDS,
    **{
        name: value
        for module in OPEN_MODULES
        for name, value in (*_words_of(module).items(), *_functions_of(module).items())
    },
    **_remembered(calendar),
    **_remembered(runtime),
}
"""What texts of open forms call and name beside what stands in them."""
