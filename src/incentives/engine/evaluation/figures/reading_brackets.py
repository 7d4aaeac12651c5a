"""Schedules of brackets as workings read them: by themselves, or in the cells of a table."""

from collections.abc import Mapping, Sequence
from typing import cast

from incentives.engine.evaluation.figures.brackets import graduated
from incentives.engine.evaluation.trace import Trace
from incentives.language.expression import Graduate, Lookup, Named
from incentives.language.operators.gathering import Graduation
from incentives.language.possible import Open, Result, either, may_be_none, missing_in
from incentives.policy.figures.schedule import Schedule
from incentives.policy.parameter import DatedFigure
from incentives.values.number import Exact
from incentives.values.range import NOT_NEGATIVE


def brackets_in_table(
    lookup: Lookup,
    parts: Sequence[Trace],
    schedules: Sequence[Schedule | Result],
    figure: DatedFigure | None = None,
) -> Trace:
    """The working of a cell with brackets, or of the cells that it may turn out to be.

    Its value is open where more than one may be read, or one that is not known.
    """
    each = tuple(dict.fromkeys(schedules))
    is_known = len(each) == 1 and not isinstance(each[0], Open)
    inside = [schedule for schedule in each if isinstance(schedule, Open)]
    value = None if is_known else Open(missing_in([*inside, *(part.value for part in parts)]))
    return Trace(lookup, value, parts, figure=figure, schedules=each)


def schedules_read(trace: Trace) -> tuple[Schedule | Result, ...]:
    """The schedules of which one was read; of a day that is not known those of several.

    None where the cell of a table says that it is not applicable, open where nobody knows it.
    """
    if isinstance(trace.expression, Lookup):
        return tuple(trace.schedules) or (trace.value,)
    if trace.parts:
        return tuple(schedule for part in trace.parts for schedule in schedules_read(part))
    figure = trace.figure.figure if trace.figure is not None else None
    if isinstance(figure, Schedule) and not isinstance(trace.value, Open):
        return (figure,)
    return (trace.value,)


def schedule_applied(trace: Trace) -> Schedule | None:
    """The schedule that was read, as it is written.

    None where nobody knows which one, or none is applicable.
    """
    schedules = schedules_read(trace)
    if len(schedules) != 1:
        return None
    return schedules[0] if isinstance(schedules[0], Schedule) else None


def limits_read(graduate: Trace) -> dict[str, Trace]:
    """By full id how the figures were read that are limits."""
    return {
        limit.expression.id: limit
        for limit in graduate.parts[2:]
        if isinstance(limit.expression, Named)
    }


def schedule_with_limits(graduate: Trace) -> Schedule | None:
    """The schedule that was applied, with numbers for limits; None also where one is not known."""
    limits = {name: limit.value for name, limit in limits_read(graduate).items()}
    return with_numbers(schedule_applied(graduate.parts[0]), limits)


def with_numbers(schedule: Schedule | None, limits: Mapping[str, Result]) -> Schedule | None:
    """The schedule with numbers for limits, by their full ids; None where one is not known."""
    known = {name: limit for name, limit in limits.items() if isinstance(limit, Exact)}
    if schedule is None or not known.keys() >= set(schedule.named_limits):
        return None
    return schedule.with_limits(known)


def limits_to_read(graduate: Graduate, schedule: Trace) -> tuple[Named, ...]:
    """The figures that are limits of the brackets, or of those that may be the ones read."""
    if not graduate.limits:
        return ()
    named = {
        name
        for brackets in schedules_read(schedule)
        if isinstance(brackets, Schedule)
        for name in brackets.named_limits
    }
    return tuple(limit for limit in graduate.limits if limit.id in named)


def applied_brackets(
    kind: Graduation, schedule: Trace, number: Result, limits: Mapping[str, Result]
) -> Result:
    """What the brackets make of the number; without one None, without brackets 0 or more.

    `limits`: by full id those that are figures.
    """
    if number is None:
        return None
    results = [_applied(brackets, kind, number, limits) for brackets in schedules_read(schedule)]
    return either(results, missing_in([schedule.value]))


def _applied(
    brackets: Schedule | Result, kind: Graduation, number: Result, limits: Mapping[str, Result]
) -> Result:
    """What one of the schedules makes of the number, as far as it is known."""
    if brackets is None or number is None:
        return None
    if isinstance(brackets, Schedule):
        return graduated(brackets, kind, number, limits)
    return Open(
        missing_in([cast(Result, brackets), number]),
        NOT_NEGATIVE,
        is_number=True,
        may_be_none=may_be_none([number]),
    )
