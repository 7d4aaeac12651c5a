"""Which rows can fulfil the equalities of a sum's guard, found without trying each row: sums in sums stay about linear.

An equality between what only the row of the sum says and what it does not say at all (`e.child == stay.child`) is false for
every row with another key. Such rows count for nothing and leave no working, so leaving them out changes neither value nor
trace. A row whose key is not known is always tried.
"""

from collections.abc import Callable, Hashable, Sequence

import attrs

from incentives.engine.evaluation.dependence import Time, dependence_of
from incentives.engine.evaluation.situation import BoundRow
from incentives.language.expression import Apply, Expression, Gather
from incentives.language.possible import Open, Result
from incentives.policy.library import Library

Evaluate = Callable[[Expression, BoundRow], Result]


@attrs.frozen(kw_only=True, eq=False)
class Keys:
    """The sides of a guard's equalities: `own` is said by the row of the sum alone, `asked` by what stands around it."""

    own: tuple[Expression, ...]
    asked: tuple[Expression, ...]


def keys_of(expression: Gather, library: Library) -> Keys | None:
    """The equalities that rows can be found by; None if the guard has none."""
    pairs = [
        pair
        for part in _conjuncts(expression.guard)
        if isinstance(part, Apply) and part.operator.name == "==" and (pair := _pair(part, expression.variable, library))
    ]
    if not pairs:
        return None
    return Keys(own=tuple(own for own, _ in pairs), asked=tuple(asked for _, asked in pairs))


def _conjuncts(guard: Expression | None) -> list[Expression]:
    if isinstance(guard, Apply) and guard.operator.name == "and":
        return [part for argument in guard.arguments for part in _conjuncts(argument)]
    return [guard] if guard is not None else []


def _pair(equality: Apply, variable: str, library: Library) -> tuple[Expression, Expression] | None:
    for own, asked in (equality.arguments, equality.arguments[::-1]):
        inner, outer = dependence_of(own, library), dependence_of(asked, library)
        is_own = inner.rows == {variable} and inner.time is Time.NOT and not inner.is_volatile
        if is_own and variable not in outer.rows:
            return own, asked
    return None


@attrs.frozen(kw_only=True, eq=False)
class RowIndex:
    """Rows by key, as places in their list; `unknown`: those of which some key is not known."""

    rows: tuple[BoundRow, ...]
    by_key: dict[Hashable, list[int]]
    unknown: tuple[int, ...]

    def matching(self, asked: Sequence[Result]) -> Sequence[BoundRow]:
        """The rows that may have the keys, in their order; all of them where a key asked for is not known."""
        if any(isinstance(value, Open) for value in asked):
            return self.rows
        known = self.by_key.get(tuple(asked), ())
        return [self.rows[place] for place in sorted((*known, *self.unknown))]


def index_rows(rows: tuple[BoundRow, ...], keys: Keys, evaluate: Evaluate) -> RowIndex:
    """The rows by their keys."""
    by_key: dict[Hashable, list[int]] = {}
    unknown: list[int] = []
    for place, row in enumerate(rows):
        values = tuple(evaluate(own, row) for own in keys.own)
        if any(isinstance(value, Open) for value in values):
            unknown.append(place)
        elif None not in values:  # what does not exist equals nothing
            by_key.setdefault(values, []).append(place)
    return RowIndex(rows=rows, by_key=by_key, unknown=tuple(unknown))
