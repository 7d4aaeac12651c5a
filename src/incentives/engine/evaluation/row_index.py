"""Which rows can fulfil the equalities of a sum's guard, found without trying each row.

So the work of sums in sums stays about linear.

An equality between what only the row of the sum says and what it does not say at all (`e.child ==
stay.child`) is false for every row that says something else. Such rows count for nothing and leave
no working, so leaving them out changes neither value nor trace. A row of which that is not known is
always tried.
"""

from collections.abc import Callable, Hashable, Sequence

import attrs

from incentives.engine.evaluation.dependence import Time, dependence_of
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.language.expression import Apply, Expression, Gather
from incentives.language.possible import Open, Result
from incentives.policy.library import Library

Evaluate = Callable[[Expression, Situation], Result]


@attrs.frozen(kw_only=True, eq=False)
class _Equalities:
    """The sides of a guard's equalities, pair by pair.

    `own` is said by the row of the sum alone, `asked` by what stands around it.
    """

    own: tuple[Expression, ...]
    asked: tuple[Expression, ...]


@attrs.frozen(kw_only=True, eq=False)
class _RowIndex:
    """Rows by what they say for the own sides, as places in their list.

    `unknown`: those of which something of it is not known.
    """

    rows: tuple[BoundRow, ...]
    equalities: _Equalities
    places: dict[Hashable, list[int]]
    unknown: tuple[int, ...]

    def matching(self, asked: Sequence[Result]) -> Sequence[BoundRow]:
        """The rows that may equal what is asked, in their order.

        All of them where something asked is not known.
        """
        if any(isinstance(value, Open) for value in asked):
            return self.rows
        known = self.places.get(tuple(asked), ())
        return [self.rows[place] for place in sorted((*known, *self.unknown))]


@attrs.frozen(kw_only=True, eq=False)
class RowFinder:
    """Finds the rows of sums by the equalities of their guards; each index is made once.

    What it is told to evaluate with must answer alike every time: the indexes rest on it.
    """

    library: Library
    _indexes: dict[Gather, _RowIndex | None] = attrs.field(factory=dict)

    def matching(
        self,
        expression: Gather,
        rows: tuple[BoundRow, ...],
        situation: Situation,
        evaluate: Evaluate,
    ) -> Sequence[BoundRow]:
        """The rows that may fulfil the guard, in their order; all if it has no fit equality."""
        if expression not in self._indexes:
            equalities = _equalities_of(expression, self.library)
            self._indexes[expression] = (
                _index_rows(rows, equalities, expression.variable, evaluate)
                if equalities is not None
                else None
            )
        index = self._indexes[expression]
        if index is None:
            return rows
        return index.matching([evaluate(asked, situation) for asked in index.equalities.asked])


def _equalities_of(expression: Gather, library: Library) -> _Equalities | None:
    """The equalities that rows can be found by; None if the guard has none."""
    pairs = [
        pair
        for part in _conjuncts(expression.guard)
        if isinstance(part, Apply)
        and part.operator.name == "=="
        and (pair := _pair(part, expression.variable, library))
    ]
    if not pairs:
        return None
    return _Equalities(own=tuple(own for own, _ in pairs), asked=tuple(asked for _, asked in pairs))


def _conjuncts(guard: Expression | None) -> list[Expression]:
    if isinstance(guard, Apply) and guard.operator.name == "and":
        return [part for argument in guard.arguments for part in _conjuncts(argument)]
    return [guard] if guard is not None else []


def _pair(equality: Apply, variable: str, library: Library) -> tuple[Expression, Expression] | None:
    """The two sides, the row's own first; None where neither side is said by the row alone."""
    for own, asked in (equality.arguments, equality.arguments[::-1]):
        inner, outer = dependence_of(own, library), dependence_of(asked, library)
        is_own = inner.rows == {variable} and inner.time is Time.NOT and not inner.is_volatile
        if is_own and variable not in outer.rows:
            return own, asked
    return None


def _index_rows(
    rows: tuple[BoundRow, ...], equalities: _Equalities, variable: str, evaluate: Evaluate
) -> _RowIndex:
    places: dict[Hashable, list[int]] = {}
    unknown: list[int] = []
    for place, row in enumerate(rows):
        at_row = Situation(rows={variable: row}, law_date=None)
        values = tuple([evaluate(own, at_row) for own in equalities.own])
        if any(isinstance(value, Open) for value in values):
            unknown.append(place)
        elif None not in values:  # what does not exist equals nothing
            places.setdefault(values, []).append(place)
    return _RowIndex(rows=rows, equalities=equalities, places=places, unknown=tuple(unknown))
