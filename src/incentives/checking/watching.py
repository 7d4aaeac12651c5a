"""What the policy cases of a rule are seen to do: what is compared and read on the way."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import cast

import attrs

from incentives.checking.thresholds import Side
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.values import days_of_result
from incentives.engine.determination.parts import charge_of, situations_of
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.figures.reading_brackets import limits_read, schedule_applied
from incentives.engine.evaluation.formulas.workings import Handler, Maker
from incentives.engine.evaluation.situation import Situation
from incentives.engine.evaluation.trace import Trace
from incentives.facts.snapshot import Snapshot
from incentives.language.expression import Apply, Expression, Graduate, Lookup, Named, NameKind
from incentives.language.operators import ORDERINGS
from incentives.language.possible import Open, Result
from incentives.policy.check import ComputedResult
from incentives.policy.figures.schedule import Schedule
from incentives.policy.library import Law
from incentives.policy.parameter import DatedFigure, Table
from incentives.policy.rule import Incentive
from incentives.values.number import Exact


@attrs.define
class Seen:
    """What the cases of one incentive or result were seen to do."""

    comparisons: set[tuple[Expression, DatedFigure | None, Side]] = attrs.field(factory=set)
    brackets: set[tuple[Expression, DatedFigure, Schedule, int, DatedFigure | None, Side]] = (
        attrs.field(factory=set)
    )
    law_dates: set[tuple[Expression | None, date]] = attrs.field(factory=set)
    table_ends: set[tuple[Expression, DatedFigure | None, int, int, Side]] = attrs.field(
        factory=set
    )
    readings: set[tuple[DatedFigure, date]] = attrs.field(factory=set)


def watch(
    rule: Incentive | ComputedResult, law: Law, snapshot: Snapshot, *, on: date, seen: Seen
) -> None:
    """The rule is worked out by itself; what is compared and read on the way is noted."""
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
    fallen = {
        (of, day)
        for of, day in _law_dates(rule, assessor, on=on)
        if isinstance(day, date) and day <= on
    }
    days = {day for of, day in fallen if of is None}
    seen.law_dates |= fallen
    seen.readings |= {
        (dated, day) for day in days for dated, epoch in read_in if epoch == evaluator.epoch_of(day)
    }


def _law_dates(
    rule: Incentive | ComputedResult, assessor: Assessor, *, on: date
) -> Iterator[tuple[Expression | None, object]]:
    """The rule is worked out. Comes to each law date, and each other day that it has to be in."""
    evaluator = assessor.evaluator
    if isinstance(rule, ComputedResult):
        yield from ((None, day) for day in days_of_result(rule, evaluator, on=on))
        return
    assessor.determination(rule.id)
    for situation in situations_of(rule, charge_of(rule, evaluator), evaluator, on):
        if situation.law_date is not None:
            days = (situation.law_date, *situation.also_on)
            yield from zip((None, *rule.also_on), days, strict=True)


def _watch_evaluator(evaluator: Evaluator, note: Callable[[Trace, Situation], None]) -> None:
    def watched(handler: Handler) -> Handler:
        def handle(owner: Maker, expression: object, situation: Situation) -> Trace:
            trace = handler(owner, expression, situation)
            note(trace, situation)
            return trace

        return handle

    evaluator.watch({kind: watched(handler) for kind, handler in evaluator.handlers.items()})


def _note_comparison(trace: Trace, expression: Apply, situation: Situation, seen: Seen) -> None:
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


def _note_brackets(trace: Trace, seen: Seen) -> None:
    dated, argument = trace.figure, trace.parts[1].value
    schedule = schedule_applied(trace.parts[0])
    if dated is None or schedule is None or argument is None or isinstance(argument, Open):
        return
    limits = limits_read(trace)
    for at, bracket in enumerate(schedule.brackets[:-1]):
        limit: Result = bracket.limit
        of = None
        if isinstance(bracket.limit, str):
            limit, of = limits[bracket.limit].value, limits[bracket.limit].figure
        if isinstance(limit, Exact):
            seen.brackets.add((trace.expression, dated, schedule, at, of, _side(argument, limit)))


def _note_table_ends(trace: Trace, seen: Seen) -> None:
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
