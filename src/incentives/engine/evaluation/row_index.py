"""Which rows can fulfil the guard of a sum, found without trying each, and who asks for the same.

So the work of sums in sums stays about linear.

An equality between what only the row of the sum says and what it does not say at all (`e.child ==
stay.child`) is false for every row that says something else. Such rows count for nothing and leave
no working: without them value and trace are the same. A row of which that is not known is tried.

Where the guard says nothing else of what stands around it but that rows come before it
(`precedes`), and the body nothing at all, all who ask for the same values share one sum, or its
first terms; only where all of that is known.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import cast

import attrs

from incentives.engine.evaluation.dependence import Time, dependence_of, may_read_figures
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.figures.epochs import Calendar, time_key
from incentives.engine.evaluation.situation import BoundRow, Situation
from incentives.engine.evaluation.trace import Trace, traces_in_all
from incentives.language.calendar import PlaceInTime, place_in_time
from incentives.language.expression import Apply, Expression, Gather, Named, NameKind
from incentives.language.operators.gathering import Gathering
from incentives.language.possible import MissingSet, Open, Result, is_anything
from incentives.policy.library import Library
from incentives.values.period import Month

Work = Callable[[Expression, Situation], Trace]


@attrs.define(kw_only=True, eq=False, repr=False)
class SharedRows:
    """The rows that surely count for all who ask for the same, in the order in which they do.

    `keys`: their places in time, where rows before another are asked for; else none.
    `terms`: the workings of the first of them so far; `totals`: what those come to, of none first.
    `figures`: those read, each with how many terms there were before (none unless `reads_figures`).
    """

    rows: tuple[BoundRow, ...]
    keys: tuple[PlaceInTime, ...]
    figures: dict[Named, int]
    reads_figures: bool
    terms: list[Trace] = attrs.field(factory=list)
    totals: list[Trace] = attrs.field(factory=list)

    def add(self, term: Trace) -> None:
        """One more of the rows counts."""
        for figure in figures_named([term]) if self.reads_figures else ():
            self.figures.setdefault(figure, len(self.terms))
        self.terms.append(term)

    def read_for(self, count: int) -> list[Named]:
        """The figures that the guard and so many terms read."""
        return [figure for figure, before in self.figures.items() if before < count]


def figures_named(workings: Iterable[Trace]) -> list[Named]:
    """The figures that stand in the workings, as they are named there."""
    inside = (trace.expression for trace in traces_in_all(workings))
    return [each for each in inside if isinstance(each, Named) and each.kind is NameKind.FIGURE]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Candidates:
    """The rows that a sum may count, in their order.

    `in_doubt`: by the places of rows of which it is not known whether they are of it at all, what
    is missing. `to_come`: what is missing while more rows may come of which nothing is known.
    `shared`: where what they come to is shared, with how many of its rows are asked for.
    `whichever`: what is known of any row, for a key that is not known; the first puts it there.
    """

    rows: Sequence[BoundRow]
    in_doubt: Mapping[int, MissingSet] = attrs.field(factory=dict)
    to_come: MissingSet = frozenset()
    shared: tuple[SharedRows, int] | None = None
    whichever: "list[tuple[Trace, MissingSet]] | None" = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Guard:
    """How the guard of a sum finds its rows.

    `own` and `asked`: the sides of its equalities, pair by pair, the first said by the row of the
    sum alone, the second by what stands around it. `order`: that it comes before another row.
    `others`: all else. `is_shared`: of neither them nor the body what stands around it says
    anything; `reads_figures`: whether the body may; `time`: how the law date enters into them.
    """

    own: tuple[Expression, ...]
    asked: tuple[Expression, ...]
    order: Apply | None
    others: tuple[Expression, ...]
    is_shared: bool
    reads_figures: bool
    time: Time


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _RowIndex:
    """Rows by what they say for the own sides, as places in their list.

    `unknown`: those of which something of it is not known. `shared`: of those that are asked for,
    and the law date, what is shared; None where something of it is not known.
    """

    rows: tuple[BoundRow, ...]
    guard: _Guard
    places: dict[Hashable, list[int]]
    unknown: tuple[int, ...]
    shared: dict[Hashable, SharedRows | None] = attrs.field(factory=dict)
    _found: dict[Hashable, Sequence[BoundRow]] = attrs.field(factory=dict)
    whichever: list[tuple[Trace, MissingSet]] = attrs.field(factory=list)

    def matching(self, asked: tuple[Result, ...]) -> Sequence[BoundRow]:
        """The rows that may equal what is asked, in their order.

        All of them where something asked is not known. Rows that ask for the same find the same.
        """
        if not asked or any(isinstance(value, Open) for value in asked):
            return self.rows
        found = self._found.get(asked)
        if found is None:
            places = sorted((*self.places.get(asked, ()), *self.unknown))
            found = self._found[asked] = [self.rows[place] for place in places]
        return found


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RowFinder:
    """Finds the rows of sums by the equalities of their guards; each index is made once.

    What it is told to evaluate with must answer alike every time: the indexes rest on it.
    """

    library: Library
    calendar: Calendar
    effort: Effort
    _indexes: dict[Gather, _RowIndex] = attrs.field(factory=dict)

    def matching(
        self,
        expression: Gather,
        rows: tuple[BoundRow, ...],
        situation: Situation,
        work: Work,
    ) -> Candidates:
        """The rows that may fulfil the guard, in their order; all if it has no fit equality."""
        index = self._indexes.get(expression)
        if index is None:
            self.effort.visit(expression.rows, len(rows))
            guard = _guard_of(expression, self.library)
            index = self._indexes[expression] = _index_rows(rows, guard, expression.variable, work)
        guard = index.guard
        asked = tuple([work(side, situation).value for side in guard.asked])
        found = index.matching(asked)
        if expression.kind is Gathering.KEYED:
            is_any = is_anything(asked[0]) and guard.is_shared and guard.time is Time.NOT
            return Candidates(rows=found, whichever=index.whichever if is_any else None)
        if not guard.is_shared or index.unknown or any(isinstance(value, Open) for value in asked):
            return Candidates(rows=found)
        key = (asked, time_key(guard.time, situation.law_date, self.calendar), situation.supposed)
        if key not in index.shared:
            self.effort.visit(expression.rows, len(found))
            index.shared[key] = _shared_rows(expression, guard, found, situation, work)
        shared = index.shared[key]
        before = _how_many(guard, shared, situation, work) if shared is not None else None
        if shared is None or before is None:
            return Candidates(rows=found)
        return Candidates(rows=found, shared=(shared, before))


def _guard_of(expression: Gather, library: Library) -> _Guard:
    variable = expression.variable
    pairs: list[tuple[Expression, Expression]] = []
    others: list[Expression] = []
    order: Apply | None = None
    for part in _conjuncts(expression.guard):
        if (pair := _pair(part, variable, library)) is not None:
            pairs.append(pair)
        elif order is None and _is_order(part, variable, library):
            order = cast(Apply, part)
        else:
            others.append(part)
    inside = [dependence_of(each, library) for each in (*others, expression.body)]
    is_apart = not any(each.is_volatile or each.rows - {variable} for each in inside)
    return _Guard(
        own=tuple(own for own, _ in pairs),
        asked=tuple(asked for _, asked in pairs),
        order=order,
        others=tuple(others),
        is_shared=is_apart and (order is not None or bool(pairs)),
        reads_figures=may_read_figures(expression.body, library),
        time=max(each.time for each in inside),
    )


def _conjuncts(guard: Expression | None) -> list[Expression]:
    if isinstance(guard, Apply) and guard.operator.name == "and":
        return [part for argument in guard.arguments for part in _conjuncts(argument)]
    return [guard] if guard is not None else []


def _pair(
    conjunct: Expression, variable: str, library: Library
) -> tuple[Expression, Expression] | None:
    """The sides of an equality, the row's own first; None where there is no such."""
    if not isinstance(conjunct, Apply) or conjunct.operator.name != "==":
        return None
    for own, asked in (conjunct.arguments, conjunct.arguments[::-1]):
        inner, outer = dependence_of(own, library), dependence_of(asked, library)
        is_own = inner.rows == {variable} and inner.time is Time.NOT and not inner.is_volatile
        if is_own and variable not in outer.rows:
            return own, asked
    return None


def _is_order(conjunct: Expression, variable: str, library: Library) -> bool:
    """Whether it says that the row of the sum comes before another one."""
    if not isinstance(conjunct, Apply) or conjunct.operator.name != "precedes":
        return False
    own, other = conjunct.arguments[:2], conjunct.arguments[2:]
    return all(dependence_of(side, library).rows == {variable} for side in own) and not any(
        variable in dependence_of(side, library).rows for side in other
    )


def _index_rows(rows: tuple[BoundRow, ...], guard: _Guard, variable: str, work: Work) -> _RowIndex:
    places: dict[Hashable, list[int]] = {}
    unknown: list[int] = []
    for place, row in enumerate(rows):
        at_row = Situation(rows={variable: row}, law_date=None)
        values = tuple([work(own, at_row).value for own in guard.own])
        if any(isinstance(value, Open) for value in values):
            unknown.append(place)
        elif None not in values:  # what does not exist equals nothing
            places.setdefault(values, []).append(place)
    return _RowIndex(rows=rows, guard=guard, places=places, unknown=tuple(unknown))


def _shared_rows(
    expression: Gather,
    guard: _Guard,
    rows: Sequence[BoundRow],
    situation: Situation,
    work: Work,
) -> SharedRows | None:
    """Those of the rows that count; None where nobody knows of one whether it does, or when."""
    counting: list[tuple[PlaceInTime | None, BoundRow]] = []
    judged: list[Trace] = []
    for row in rows:
        inner = situation.with_row(expression.variable, row)
        judged += (tests := [work(other, inner) for other in guard.others])
        said: list[object] = [test.value for test in tests]
        when = None
        if guard.order is not None:
            said.append(when := _place_of(guard.order.arguments[:2], inner, work))
        if any(isinstance(each, Open) for each in said):
            return None
        if all(said):
            counting.append((cast("PlaceInTime | None", when), row))
    if guard.order is not None:
        counting.sort(key=_when)
    return SharedRows(
        rows=tuple(row for _, row in counting),
        keys=tuple(when for when, _ in counting if when is not None),
        figures=dict.fromkeys(figures_named(judged), -1),
        reads_figures=guard.reads_figures,
    )


def _when(placed: tuple[PlaceInTime | None, BoundRow]) -> PlaceInTime:
    return cast(PlaceInTime, placed[0])


def _place_of(
    sides: Sequence[Expression], situation: Situation, work: Work
) -> PlaceInTime | Open | None:
    """Where in time a row stands; None where it never came about."""
    place, moment = (work(side, situation).value for side in sides)
    for value in (place, moment):
        if isinstance(value, Open):
            return value
    return None if moment is None else place_in_time(cast(int, place), cast(date | Month, moment))


def _how_many(guard: _Guard, shared: SharedRows, situation: Situation, work: Work) -> int | None:
    """How many of the shared rows are asked for; None where that is not known."""
    if guard.order is None:
        return len(shared.rows)
    when = _place_of(guard.order.arguments[2:], situation, work)
    if isinstance(when, Open):
        return None
    return bisect_left(shared.keys, when) if when is not None else 0
