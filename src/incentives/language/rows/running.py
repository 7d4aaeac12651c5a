"""A limit that rows fill one after the other, as a definition says it in one."""

import attrs

from incentives.language.expression import Apply, Expression, Gather
from incentives.language.written import ExpressionWriter

EARLIER = "earlier "
"""With what the name of a row begins that comes before another one in a running limit."""


@attrs.frozen(kw_only=True, repr=False)
class Running:
    """A limit that rows fill one after the other, as a definition says it in one.

    `own`: what a row takes of it at most; `keys`: what rows of one limit have in common, `tests`:
    what a row must fulfil to take of it, both as the row before says them; `moment`: by what the
    rows are in order.
    """

    limit: Expression
    own: Expression
    before: Gather
    tests: tuple[Expression, ...]
    keys: tuple[Expression, ...]
    moment: Expression


def running_in(expression: Expression) -> Running | None:
    """The running limit that the expression stands for; None for what is written otherwise."""
    match expression:
        case Apply(arguments=(Apply(arguments=(left, own)), _)):  # not below zero, at most its own
            pass
        case _:
            return None
    match left:
        case Apply(arguments=(limit, Gather() as before)) if before.variable.startswith(EARLIER):
            pass
        case _:
            return None
    guard = before.guard
    assert isinstance(guard, Apply)  # at least that it comes before
    *asked, order = guard.arguments if guard.operator.name == "and" else (guard,)
    assert isinstance(order, Apply)
    keys = tuple(part for part in asked if _is_key(part, before.variable))
    return Running(
        limit=limit,
        own=own,
        before=before,
        tests=tuple(part for part in asked if part not in keys),
        keys=tuple(part.arguments[0] for part in keys if isinstance(part, Apply)),
        moment=order.arguments[1],
    )


def _is_key(test: Expression, variable: str) -> bool:
    """Whether the row before must say the same as the row itself."""
    if not isinstance(test, Apply) or test.operator.name != "==":
        return False
    before, own = map(ExpressionWriter().written, test.arguments)
    said = before.replace(f"({variable})", "").replace(variable, variable.removeprefix(EARLIER))
    return said == own
