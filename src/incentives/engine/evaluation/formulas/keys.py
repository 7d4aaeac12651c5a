"""What tells the situations apart in which an expression may come to something else."""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Protocol

from incentives.engine.evaluation.dependence import Dependence, Time, Tried
from incentives.engine.evaluation.figures.epochs import Calendar
from incentives.engine.evaluation.situation import Situation
from incentives.language.expression import Expression
from incentives.language.possible import Open


class Dated(Protocol):
    """Where expressions are worked out, as far as days are told apart there."""

    calendar: Calendar


KeyForm = Callable[[Dated, Situation], Hashable]
"""What is the same for all situations in which an expression must come to the same.

Rows enter by the identity of their facts, so it holds for one snapshot only.
"""


DayKey = Callable[[Dated, Situation], Hashable]
"""What is the same for all law dates on which what depends on them so must be the same."""


def key_form(
    subject: Expression | str, dependence: Dependence, day_key: Callable[[Dependence], DayKey]
) -> KeyForm | None:
    """What tells the situations apart; None if each is by itself. `subject`: what depends so."""
    if dependence.tried is Tried.BY_CHARGE:
        return None
    names = dependence.sorted_rows
    if dependence.tried is Tried.BY_RELIEFS:
        day_of = _no_day if dependence.time is Time.NOT else day_key(dependence)
        return lambda work, situation: (
            subject,
            _rows_in(situation, names),
            situation.reliefs,
            day_of(work, situation),
        )
    if dependence.time is Time.NOT:
        return _by_rows(subject, names)
    return _by_time(subject, names, day_key(dependence))


def _by_time(subject: Expression | str, names: tuple[str, ...], day_of: DayKey) -> KeyForm:
    if len(names) != 1:
        return lambda work, situation: (
            subject,
            _rows_in(situation, names) if names else None,
            day_of(work, situation),
        )
    (name,) = names

    def by_time_of_row(work: Dated, situation: Situation) -> Hashable:
        row = situation.rows.get(name)
        of_row = None if row is None else id(row.facts)
        return (subject, of_row, day_of(work, situation))

    return by_time_of_row


def _by_rows(subject: Expression | str, names: tuple[str, ...]) -> KeyForm:
    if not names:
        return lambda _, __: subject
    if len(names) > 1:
        return lambda _, situation: (subject, _rows_in(situation, names))
    (name,) = names

    def of_row(_: Dated, situation: Situation) -> Hashable:
        row = situation.rows.get(name)
        return (subject, None if row is None else id(row.facts))

    return of_row


def _rows_in(situation: Situation, names: tuple[str, ...]) -> tuple[int, ...]:
    bound = situation.rows
    return tuple([id(bound[name].facts) for name in names if name in bound])


def _no_day(_: Dated, __: Situation) -> None:
    return None


def stretch_key(of: Dependence) -> DayKey:
    """By the stretches of what it reads: then a value is the same."""
    by_epoch, dated = epoch_key(of), of.dated
    if of.time is Time.BY_DAY:
        return by_epoch

    def by_stretch(work: Dated, situation: Situation) -> Hashable:
        day, supposed = situation.law_date, situation.supposed
        if not isinstance(day, date):
            return by_epoch(work, situation)
        told = work.calendar.stretch_of(dated, day)
        return told if supposed is None else (told, supposed)

    return by_stretch


def epoch_key(of: Dependence) -> DayKey:
    """By epochs, also of what it does not read: then a working is the same."""
    is_by_day = of.time is Time.BY_DAY

    def by_epoch(work: Dated, situation: Situation) -> Hashable:
        day, supposed = situation.law_date, situation.supposed
        if isinstance(day, Open):
            return (day.missing, supposed)
        told = day if day is None or is_by_day else work.calendar.epoch_of(day)
        return told if supposed is None else (told, supposed)

    return by_epoch
