"""The kernel of a place: every incentive that is law there as a function over whole numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

import attrs

from incentives.compile import calendar, runtime
from incentives.compile.layout import Layout, layout_of
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.parts import plan_of
from incentives.compile.printing.plans import print_plan
from incentives.compile.printing.results import (
    SOME_CLAUSE,
    WORDS_BEFORE_SAVED,
    Answer,
    PrintedIncentive,
)
from incentives.compile.printing.text import Module
from incentives.compile.words import EMPTY, NONE, UNKNOWN
from incentives.policy.library import Law

IncentiveFunction = Callable[[Sequence[int], int, int, list[int], int], int]


@attrs.frozen(kw_only=True)
class Verdict:
    """What the kernel says of one incentive, before relations.

    `answer`: None where it is due; then `amount` is in hundredths. `failed`: the id of the
    condition that fails first, None if none does; `is_failed_sure`: whether the kernel knows it.
    `saved`: by charge, in hundredths, what falls away of it.
    """

    answer: Answer | None
    amount: int = 0
    failed: str | None = None
    is_failed_sure: bool = True
    role: str | None = None
    saved: Mapping[str, int] = attrs.field(factory=dict)

    @property
    def is_left(self) -> bool:
        """Whether only the reference can tell."""
        return self.answer is Answer.LEFT


@attrs.frozen(kw_only=True, eq=False)
class Kernel:
    """The incentives of the law of one place, each as a function of the words of a case.

    `source`: the text of all functions. One kernel is for every day.
    """

    law: Law
    layout: Layout
    incentives: Mapping[str, PrintedIncentive]
    source: str
    _functions: Mapping[str, IncentiveFunction]

    def verdicts(self, words: Sequence[int], at: int, on: int) -> Iterator[tuple[str, Verdict]]:
        """What each incentive comes to for the case at that address, by the day (an ordinal)."""
        for name, printed in self.incentives.items():
            results = [0] * printed.width
            self._functions[name](words, at, on, results, 0)
            yield name, _verdict(printed, results)


def _verdict(printed: PrintedIncentive, results: Sequence[int]) -> Verdict:
    code, clause, role = results[:WORDS_BEFORE_SAVED]
    if code < 0:
        failed = printed.clauses[clause] if clause >= 0 else None
        return Verdict(answer=Answer(code), failed=failed, is_failed_sure=clause != SOME_CLAUSE)
    saved = dict(zip(printed.saved, results[WORDS_BEFORE_SAVED:], strict=True))
    return Verdict(answer=None, amount=code, role=printed.roles[role], saved=saved)


@lru_cache(maxsize=64)
def kernel_of(law: Law) -> Kernel:
    """The kernel of the law of a place: the same law gives the same object."""
    layout = layout_of(law.library)
    lowerer = Lowerer(law=law, layout=layout)
    module = Module()
    printed = {
        incentive.id: print_plan(plan_of(incentive, lowerer), module)
        for incentive in law.library.incentives.values()
        if law.applies(incentive.instrument) and law.is_known(incentive.instrument)
    }
    source = module.source()
    names = _executed(source)
    return Kernel(
        law=law,
        layout=layout,
        incentives=printed,
        source=source,
        functions={name: names[one.function] for name, one in printed.items()},
    )


def _executed(source: str) -> dict[str, Any]:
    """What the text defines, as plain Python."""
    names: dict[str, Any] = {
        "U": UNKNOWN,
        "NONE": NONE,
        "EMPTY": EMPTY,
        **_called(calendar),
        **_called(runtime),
    }
    exec(compile(source, "<kernel>", "exec"), names)  # noqa: S102 — its own text
    return names


def _called(module: ModuleType) -> dict[str, Any]:
    return {
        name: value
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", None) == module.__name__
    }
