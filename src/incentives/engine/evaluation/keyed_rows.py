"""The row that a key names, and what is known of it where it is not known which one that is."""

from typing import Protocol, cast

from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.row_index import Candidates
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Apply, Expression, Gather
from incentives.language.possible import MissingSet, Open, Result, either, missing_in
from incentives.language.rows.named import key_of_row, may_name_none


class Work(Protocol):
    """Where expressions are worked out."""

    @property
    def effort(self) -> Effort:
        """What the work costs."""

    def trace(self, expression: Expression, situation: Situation) -> Trace:
        """The working of the expression."""


def of_row_named(keyed: Gather, candidates: Candidates, situation: Situation, work: Work) -> Trace:
    """The fact of the row that the key names, or of those that it may name; of none nothing.

    All who ask by a key that is not known share what is known of any row.
    """
    key = work.trace(key_of_row(keyed), situation)
    if candidates.whichever is not None:
        if not candidates.whichever:
            candidates.whichever.append(_any_row(keyed, candidates, situation, work))
        [(whichever, missing)] = candidates.whichever
        value = of_any(keyed, key, whichever.value, missing | missing_in([key.value]))
        return Trace(keyed, value, (key, whichever))
    parts = [key]
    possible: list[Result] = []
    missing = frozenset()
    work.effort.visit(keyed.rows, len(candidates.rows))
    for row in candidates.rows:
        inner = situation.with_row(keyed.variable, row)
        is_it = work.trace(cast(Expression, keyed.guard), inner).value
        if is_it is False or is_it is None:
            continue
        body = work.trace(keyed.body, inner)
        if is_it is True:
            return Trace(keyed, body.value, (key, body))
        parts.append(body)
        possible.append(body.value)
        missing |= cast(Open, is_it).missing
    if not possible or may_name_none(keyed, key.value):
        possible.append(None)
    return Trace(keyed, either(possible, missing), tuple(parts))


def of_any(keyed: Gather, key: Trace, body: Result, missing: MissingSet) -> Result:
    """What is known of a fact of the row, where `body` is what is known of that of any row."""
    return either([body, None] if may_name_none(keyed, key.value) else [body], missing)


def _any_row(
    keyed: Gather, candidates: Candidates, situation: Situation, work: Work
) -> tuple[Trace, MissingSet]:
    """What is known of the fact of any of the rows, and which keys of theirs are missing."""
    work.effort.visit(keyed.rows, len(candidates.rows))
    inner = [situation.with_row(keyed.variable, row) for row in candidates.rows]
    bodies = [work.trace(keyed.body, each) for each in inner]
    own = cast(Apply, keyed.guard).arguments[0]
    missing = missing_in([work.trace(own, each).value for each in inner])
    values = [body.value for body in bodies] or [None]
    return Trace(keyed.body, either(values, frozenset()), tuple(bodies)), missing
