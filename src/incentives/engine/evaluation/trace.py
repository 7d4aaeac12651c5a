"""The working: each expression with the value it came to and the workings of its parts."""

from collections.abc import Callable, Sequence

import attrs

from incentives.language.expression import Expression
from incentives.language.possible import Result
from incentives.policy.parameter import DatedFigure
from incentives.policy.rule import Definition
from incentives.values.place import FactPath
from incentives.values.range import NOTHING, Range


@attrs.frozen(kw_only=True)
class Entry:
    """A row of an account: the balance before it, what lapsed, came, was used and is left."""

    before: Range
    lapsed: Range
    added: Range
    used: Range
    after: Range

    @property
    def moves(self) -> bool:
        """Whether there is, or may be, anything on the account."""
        return any(part != NOTHING for part in (self.before, self.added, self.after))


# A trace is never assigned to; but a frozen one takes three times as long to make, and there are
# so many.
@attrs.define(eq=False)
class Trace:
    """`expression` came to `value` because of `parts`.

    `fact`: where the fact read here stands. `figure`: the dated figure of the law read here.
    `definition`: the one spelled out.
    `defaulted`: the law's own default stood in for a fact that was not given. `entry`: the row of
    the account read here.
    """

    expression: Expression
    value: Result
    parts: "tuple[Trace, ...]" = ()
    fact: FactPath | None = None
    figure: DatedFigure | None = None
    definition: Definition | None = None
    defaulted: bool = False
    entry: Entry | None = None


def _all_parts(trace: Trace) -> Sequence[Trace]:
    return trace.parts


def traces_in(
    trace: Trace, parts_of: Callable[[Trace], Sequence[Trace]] = _all_parts
) -> list[Trace]:
    """The working and everything inside it, each once, outermost first, in the order of reading.

    `parts_of`: how far to go; without it all the way.
    """
    seen: dict[int, Trace] = {}
    waiting = [trace]
    while waiting:
        current = waiting.pop()
        if id(current) not in seen:
            seen[id(current)] = current
            waiting.extend(reversed(parts_of(current)))
    return list(seen.values())
