"""The working: each expression with the value it came to and the workings of its parts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol, overload

import attrs

from incentives.brief import brief
from incentives.engine.evaluation.situation import Situation
from incentives.language.expression import Choose, Expression
from incentives.language.possible import Open, Result
from incentives.made_later import MadeLater, tells_first
from incentives.policy.figures.schedule import Schedule
from incentives.policy.parameter import DatedFigure
from incentives.policy.rule import Definition
from incentives.values.place import FactPath
from incentives.values.range import NOTHING, Range


@attrs.frozen(kw_only=True, repr=False)
class Entry:
    """A row of an account: the balance before it, what lapsed, came, was used and is left."""

    before: Range
    lapsed: Range
    added: Range
    used: Range
    after: Range

    __repr__ = brief

    @property
    def moves(self) -> bool:
        """Whether there is, or may be, anything on the account."""
        return any(part != NOTHING for part in (self.before, self.added, self.after))


# A trace is never assigned to; but a frozen one takes three times as long to make, and there are
# so many.
@attrs.define(eq=False, getstate_setstate=False)
class Trace(MadeLater):
    """`expression` came to `value` because of `parts`.

    `fact`: where the fact read here stands. `figure`: the dated figure of the law read here.
    `definition`: the one spelled out.
    `defaulted`: the law's own default stood in for a fact that was not given. `entry`: the row of
    the account read here. `row`: of a fact asked of some rows of a list, the one of which it is.
    `schedules`: of a table of brackets, what stands in the cells that may be the one that is read.
    """

    expression: Expression
    value: Result
    parts: "Sequence[Trace]" = ()
    fact: FactPath | None = None
    figure: DatedFigure | None = None
    definition: Definition | None = None
    defaulted: bool = False
    entry: Entry | None = None
    row: FactPath | None = None
    schedules: "Sequence[Schedule | Result]" = ()

    _waiting: "tuple[Worker, Situation] | None" = attrs.field(init=False, repr=False)

    __repr__ = brief

    def look(self) -> None:
        """All of it is there, made now if nobody has looked before.

        Several threads may look: one of them makes it, the others wait.
        """
        waiting = self._waiting
        if waiting is not None:
            with waiting[0].looking:
                self._make()

    def _make(self) -> None:
        if self._waiting is None:
            return  # another one has made it meanwhile
        worker, situation = self._waiting
        self._take(worker.looked_at(self.expression, situation))


tells_first(Trace, "expression", "value")


class Worker(Protocol):
    """Where a working is made that somebody looks at; one of them at a time holds `looking`."""

    looking: AbstractContextManager[bool]

    def looked_at(self, expression: Expression, situation: Situation) -> Trace:
        """The working of the expression in that situation."""


def awaited_trace(
    expression: Expression, value: Result, worker: Worker, situation: Situation
) -> Trace:
    """A working of which only the value is told, and the rest made when somebody looks at it.

    So only those who look pay for it. Until then it holds where it is made.
    """
    trace = object.__new__(Trace)
    trace.expression, trace.value, trace._waiting = expression, value, (worker, situation)
    return trace


@attrs.frozen(eq=False)
class FirstParts(Sequence[Trace]):
    """The first `size` of the parts that several workings have in common, from the first on.

    `common` may still grow at its end; those that stand in it stay. So a running total of many rows
    holds each of them once, however many totals there are.
    """

    common: list[Trace]
    size: int

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[Trace]:
        return map(self.common.__getitem__, range(self.size))

    @overload
    def __getitem__(self, index: int) -> Trace: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Trace]: ...

    def __getitem__(self, index: int | slice) -> Trace | Sequence[Trace]:
        return self.common[: self.size][index]


def traces_in(
    trace: Trace, parts_of: Callable[[Trace], Sequence[Trace]] | None = None
) -> list[Trace]:
    """The working and everything inside it, each once, outermost first, in the order of reading.

    `parts_of`: how far to go; without it all the way.
    """
    return traces_in_all((trace,), parts_of)


def traces_in_all(
    traces: Iterable[Trace], parts_of: Callable[[Trace], Sequence[Trace]] | None = None
) -> list[Trace]:
    """As `traces_in`, one working after the other; what they have in common is looked at once."""
    seen: dict[int, Trace] = {}
    _see(traces, parts_of, seen, {})
    return list(seen.values())


@attrs.define(eq=False, repr=False)
class Inside:
    """What is inside workings, each once, outermost first, in the order of reading.

    `seen`: by its identity all that was looked at so far.
    """

    seen: dict[int, Trace] = attrs.field(factory=dict)
    _told: dict[int, int] = attrs.field(factory=dict)

    def add(
        self,
        traces: Iterable[Trace],
        parts_of: Callable[[Trace], Sequence[Trace]] | None = None,
    ) -> None:
        """What is inside these workings too; of what was looked at before nothing is told again."""
        _see(traces, parts_of, self.seen, self._told)


def _see(
    traces: Iterable[Trace],
    parts_of: Callable[[Trace], Sequence[Trace]] | None,
    seen: dict[int, Trace],
    told: dict[int, int],
) -> None:
    """Adds to what was seen, by identity; `told`: of parts in common how many of the first."""
    for trace in traces:
        waiting = [trace]
        while waiting:
            current = waiting.pop()
            if (key := id(current)) in seen:
                continue
            seen[key] = current
            parts = current.parts
            if not parts:
                continue
            if parts_of is not None:
                parts = parts_of(current)
            if type(parts) is FirstParts:
                parts = _not_told(parts, told)
            waiting += parts[::-1]


def _not_told(parts: FirstParts, told: dict[int, int]) -> Sequence[Trace]:
    """Without those at the beginning that were told with another working."""
    known = told.get(id(parts.common), 0)
    told[id(parts.common)] = max(known, parts.size)
    return parts.common[known : parts.size]


def chosen_case(trace: Trace) -> Trace | None:
    """The case that was taken; None where that is not known, or nothing was applicable."""
    possible = possible_cases(trace)
    return possible[0] if len(possible) == 1 and not _has_open_test(trace) else None


def possible_cases(trace: Trace) -> list[Trace]:
    """The values of the cases that were taken or may be."""
    if not isinstance(trace.expression, Choose):
        return [trace]
    tests = _tests_in(trace)
    return [part for part in trace.parts if id(part.expression) not in tests]


def _has_open_test(trace: Trace) -> bool:
    tests = _tests_in(trace)
    return any(isinstance(part.value, Open) for part in trace.parts if id(part.expression) in tests)


def _tests_in(trace: Trace) -> set[int]:
    """The identities of what says which case is taken."""
    choose = trace.expression
    if not isinstance(choose, Choose):
        return set()
    version = () if choose.dated is None else (choose.dated.figure,)
    return {id(test) for test in (*version, *(branch.test for branch in choose.branches))}
