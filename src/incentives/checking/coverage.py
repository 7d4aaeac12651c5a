"""Boundary coverage: on which sides of each threshold the policy cases of an incentive lie."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import assert_never, cast

import attrs

from incentives.checking.cases import ReadyCase
from incentives.checking.finding import thresholds_of
from incentives.checking.thresholds import (
    BracketLimit,
    Comparison,
    FigureChange,
    Side,
    TableEnd,
    Threshold,
    WindowLimit,
)
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.determination.parts import charge_of, situations_of
from incentives.engine.evaluation.evaluator import Evaluator, Handler
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.errors import AssessmentError, CaseError
from incentives.facts.field import Role
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.language.expression import Apply, Expression, Graduate, Lookup, Named, NameKind
from incentives.language.operators import ORDERINGS
from incentives.language.possible import Open
from incentives.policy.library import Law, Library, law_of
from incentives.policy.parameter import DatedFigure, Schedule, Table
from incentives.policy.rule import Incentive
from incentives.values.number import Exact


@attrs.frozen(kw_only=True)
class ThresholdCoverage:
    """A threshold with the sides on which some case lies."""

    threshold: Threshold
    covered: frozenset[Side]

    @property
    def lacking(self) -> tuple[Side, ...]:
        return tuple(side for side in Side if side in self.threshold.sides - self.covered)


@attrs.frozen(kw_only=True)
class IncentiveCoverage:
    """The thresholds of one incentive."""

    incentive: Incentive
    thresholds: tuple[ThresholdCoverage, ...]

    @property
    def needed(self) -> int:
        return sum(len(coverage.threshold.sides) for coverage in self.thresholds)

    @property
    def covered(self) -> int:
        return self.needed - sum(len(coverage.lacking) for coverage in self.thresholds)


@attrs.frozen(kw_only=True)
class BoundaryCoverage:
    """All incentives of a library, in its order.

    `needed` and `covered` count the sides of thresholds.
    """

    incentives: tuple[IncentiveCoverage, ...]

    @property
    def needed(self) -> int:
        return sum(incentive.needed for incentive in self.incentives)

    @property
    def covered(self) -> int:
        return sum(incentive.covered for incentive in self.incentives)


@attrs.define
class _Seen:
    """What the cases of one incentive were seen to do."""

    comparisons: set[tuple[Expression, DatedFigure | None, Side]] = attrs.field(factory=set)
    brackets: set[tuple[Expression, DatedFigure, Exact, Side]] = attrs.field(factory=set)
    law_dates: set[tuple[Expression | None, date]] = attrs.field(factory=set)
    table_ends: set[tuple[Expression, DatedFigure | None, int, int, Side]] = attrs.field(
        factory=set
    )
    readings: set[tuple[DatedFigure, date]] = attrs.field(factory=set)


def measure_coverage(library: Library, cases: Sequence[ReadyCase]) -> BoundaryCoverage:
    """Where the cases that expect something of an incentive lie.

    Cases that cannot be assessed count for nothing; nothing is raised for them.
    """
    seen: dict[str, _Seen] = {name: _Seen() for name in library.incentives}
    for ready in cases:
        try:
            snapshot = take_snapshot(ready.case.case, library.vocabulary)
            law = _law_for(snapshot, ready, library)
            for name in ready.case.expected:
                if law is not None and name in library.incentives:
                    _watch(
                        library.incentives[name], law, snapshot, on=ready.case.on, seen=seen[name]
                    )
        except (CaseError, AssessmentError):
            continue  # told as a fault of the case
    return BoundaryCoverage(
        incentives=tuple(
            _incentive_coverage(incentive, library, seen[incentive.id])
            for incentive in library.incentives.values()
        )
    )


def _incentive_coverage(incentive: Incentive, library: Library, seen: _Seen) -> IncentiveCoverage:
    return IncentiveCoverage(
        incentive=incentive,
        thresholds=tuple(
            ThresholdCoverage(threshold=threshold, covered=_covered(threshold, seen))
            for threshold in thresholds_of(incentive, library)
        ),
    )


def _law_for(snapshot: Snapshot, ready: ReadyCase, library: Library) -> Law | None:
    field = library.vocabulary.role(Role.JURISDICTION)
    chain = (
        tuple(library.jurisdictions)
        if field is None
        else library.chain_of(str(snapshot.values[field.name]))
    )
    return None if chain is None else law_of(library, chain, ready.case.known_on, ready.overlays)


def _watch(incentive: Incentive, law: Law, snapshot: Snapshot, *, on: date, seen: _Seen) -> None:
    """The incentive is determined by itself; what is compared and read on the way is noted."""
    assessor = Assessor(law=law, snapshot=snapshot, on=on)
    evaluator = assessor.evaluator
    read_in: set[tuple[DatedFigure, int]] = set()

    def note(trace: Trace, situation: Situation) -> None:
        match trace.expression:
            case Apply(operator=operator) if operator.name in ORDERINGS:
                _note_comparison(trace, trace.expression, situation, seen)
            case Graduate():
                _note_brackets(trace, seen)
            case Lookup():
                _note_table_ends(trace, seen)
            case Named(kind=NameKind.FIGURE) if trace.figure is not None and isinstance(
                situation.law_date, date
            ):
                read_in.add((trace.figure, evaluator.epoch_of(situation.law_date)))

    _watch_evaluator(evaluator, note)
    assessor.determination(incentive.id)
    situations = situations_of(incentive, charge_of(incentive, evaluator), evaluator, on)
    fallen = {
        (of, day)
        for situation in situations
        if situation.law_date is not None
        for of, day in zip(
            (None, *incentive.also_on), (situation.law_date, *situation.also_on), strict=True
        )
        if isinstance(day, date) and day <= on
    }
    days = {day for of, day in fallen if of is None}
    seen.law_dates |= fallen
    seen.readings |= {
        (dated, day) for day in days for dated, epoch in read_in if epoch == evaluator.epoch_of(day)
    }


def _watch_evaluator(evaluator: Evaluator, note: Callable[[Trace, Situation], None]) -> None:
    def watched(handler: Handler) -> Handler:
        def handle(owner: Evaluator, expression: object, situation: Situation) -> Trace:
            trace = handler(owner, expression, situation)
            note(trace, situation)
            return trace

        return handle

    evaluator.handlers = {kind: watched(handler) for kind, handler in evaluator.handlers.items()}


def _note_comparison(trace: Trace, expression: Apply, situation: Situation, seen: _Seen) -> None:
    parts = {id(part.expression): part.value for part in trace.parts}
    # A working that several days share leaves the law date out: it is that of the situation.
    left, right = (
        situation.law_date
        if isinstance(argument, Named) and argument.kind is NameKind.LAW_DATE
        else parts.get(id(argument))
        for argument in expression.arguments
    )
    if left is None or right is None or isinstance(left, Open) or isinstance(right, Open):
        return
    side = _side(left, right)
    figures = {dated if dated.overlay is None else None for dated in _figures_in(trace)} or {None}
    seen.comparisons.update((expression, dated, side) for dated in figures)


def _figures_in(trace: Trace) -> list[DatedFigure]:
    """The figures that the comparison itself names, not those of definitions in it."""
    figures: list[DatedFigure] = []
    waiting = [trace]
    while waiting:
        current = waiting.pop()
        if current.figure is not None:
            figures.append(current.figure)
        if current.definition is None:
            waiting.extend(current.parts)
    return figures


def _note_brackets(trace: Trace, seen: _Seen) -> None:
    dated, argument = trace.figure, trace.parts[1].value
    if (
        dated is None
        or not isinstance(dated.figure, Schedule)
        or argument is None
        or isinstance(argument, Open)
    ):
        return
    for bracket in dated.figure.brackets:
        if bracket.limit is not None:
            seen.brackets.add(
                (trace.expression, dated, bracket.limit, _side(argument, bracket.limit))
            )


def _note_table_ends(trace: Trace, seen: _Seen) -> None:
    table = trace.figure.figure if trace.figure is not None else None
    if not isinstance(table, Table):
        return
    for at, last in table.ends:
        number = trace.parts[1 + at].value
        if number is not None and not isinstance(number, Open):
            side = _side(number, last)
            seen.table_ends.add((trace.expression, trace.figure, at, last, side))


def _side(left: object, right: object) -> Side:
    if left == right:
        return Side.ON
    return Side.BELOW if cast(Exact, left) < cast(Exact, right) else Side.ABOVE


def _covered(threshold: Threshold, seen: _Seen) -> frozenset[Side]:
    match threshold:
        case Comparison(expression=expression, figure=figure):
            return frozenset(
                side for side in threshold.sides if (expression, figure, side) in seen.comparisons
            )
        case BracketLimit(expression=expression, figure=figure, limit=limit):
            return frozenset(
                side
                for side in threshold.sides
                if (expression, figure, limit, side) in seen.brackets
            )
        case TableEnd(expression=expression, key=key, figure=figure, limit=limit):
            return frozenset(
                side
                for side in threshold.sides
                if (expression, figure, key, limit, side) in seen.table_ends
            )
        case WindowLimit(days=days, of=of):
            fallen = [day for said_by, day in seen.law_dates if said_by is of]
            return frozenset(
                side for side, period in days if any(period.holds_on(day) for day in fallen)
            )
        case FigureChange(before=before, figure=figure, days=days):
            return frozenset(
                side
                for side, period in days
                for dated, day in seen.readings
                if dated is (before if side is Side.BELOW else figure) and period.holds_on(day)
            )
        case _:
            assert_never(threshold)
