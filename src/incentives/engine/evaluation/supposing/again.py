"""A working anew where what is supposed has a part in it; all else of it is taken over."""

from collections.abc import Mapping
from typing import Protocol

from incentives.engine.evaluation.dependence import rests_on
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Apply, Expression, Stated
from incentives.language.operators import lift
from incentives.language.possible import Result


class Supposing(Protocol):
    """Where expressions are worked out with what is supposed."""

    @property
    def effort(self) -> Effort:
        """What the work costs."""

    @property
    def supposed(self) -> Mapping[str, Result]:
        """By the ids of what is missing what it is taken for."""

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The working of the expression."""


def again(before: Trace, situation: Situation, work: Supposing) -> Trace:
    """The working of what is `before` the one without what is supposed, of the same situation.

    So of a sum of many facts that nobody knows not all terms are read anew for each of them.
    """
    if not rests_on(before.value, work.supposed):
        return before
    expression = before.expression
    if isinstance(expression, Stated):
        body = again(before.parts[0], situation, work)
        return Trace(expression, body.value, (body,))
    if isinstance(expression, Apply) and len(before.parts) == len(expression.arguments):
        parts = tuple([again(part, situation, work) for part in before.parts])
        work.effort.steps += len(parts)
        value = lift(expression.operator, expression.type, [part.value for part in parts])
        return Trace(expression, value, parts)
    return work.trace(expression, situation)
