"""On what the value of an expression depends, so that what must be the same is worked out once.

Between two days on which a figure of the law or a status of the case changes lies an *epoch*:
within it, whatever reads the law date only to look up figures and statuses has one value.
"""

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import assert_never

import attrs

from incentives.facts.snapshot import Snapshot
from incentives.language.expression import (
    Apply,
    Carry,
    Expression,
    FactValue,
    Gather,
    Named,
    NameKind,
    RowValue,
    parts_of,
)
from incentives.language.operators import ORDERINGS
from incentives.language.possible import Open, Result
from incentives.policy.asked.reading import parse_iso_day
from incentives.policy.library import Law, Library
from incentives.policy.rule import Charge, Incentive, Relief, reductions_before
from incentives.values.period import Period, Window

AGAINST_LAW_DATE = ORDERINGS | {"held_on"}


class Time(IntEnum):
    """How the law date enters."""

    NOT = 0
    BY_FIGURES = 1
    BY_EPOCH = 2
    BY_DAY = 3


class Tried(IntEnum):
    """How what is tried on a charge enters."""

    NOT = 0
    BY_RELIEFS = 1  # the reliefs of all rows, by which an account goes
    BY_CHARGE = 2  # a basis or charge that is worked out elsewhere


@attrs.frozen(repr=False)
class Dependence:
    """What an expression depends on: `rows` by their variables, and the law date as `time` says.

    `tried`: what of the charge that is being worked out.
    """

    rows: frozenset[str]
    time: Time
    tried: Tried = attrs.field(default=Tried.NOT, kw_only=True)
    sorted_rows: tuple[str, ...] = attrs.field(init=False)

    @sorted_rows.default
    def _sorted_rows(self) -> tuple[str, ...]:
        return tuple(sorted(self.rows))

    @property
    def is_volatile(self) -> bool:
        """Whether it is another thing while something else is tried on a charge."""
        return self.tried is not Tried.NOT


def fact_set_against_law_date(expression: Apply) -> FactValue | RowValue | Named | None:
    """The status or date that the expression sets against the law date; None if it does not.

    Its days bound the epochs.
    """
    if expression.operator.name not in AGAINST_LAW_DATE:
        return None
    match expression.arguments:
        case (
            FactValue() | RowValue() | Named(kind=NameKind.DECLARED) as fact,
            Named(kind=NameKind.LAW_DATE),
        ):
            return fact
        case (
            Named(kind=NameKind.LAW_DATE),
            FactValue() | RowValue() | Named(kind=NameKind.DECLARED) as fact,
        ):
            return fact
        case _:
            return None


@lru_cache(maxsize=100_000)
def dependence_of(expression: Expression, library: Library) -> Dependence:
    """What the expression depends on, through definitions; its own row variables are left out."""
    match expression:
        case RowValue(variable=variable):
            return Dependence(frozenset({variable}), Time.NOT)
        case Carry(variable=variable, charge=charge):
            tried = Tried.BY_RELIEFS if charge is not None else Tried.NOT
            return Dependence(frozenset({variable}), Time.NOT, tried=tried)
        case Named():
            return _dependence_of_name(expression, library)
        case Apply() if (fact := fact_set_against_law_date(expression)) is not None:
            inner = dependence_of(fact, library)
            return attrs.evolve(inner, time=max(inner.time, Time.BY_EPOCH))
    inside = joined_dependence(parts_of(expression), library)
    if not isinstance(expression, Gather):
        return inside
    rows = inside.rows - {expression.variable}
    if expression.periods is not None:
        rows |= {expression.periods.row.name}
    return attrs.evolve(inside, rows=rows)


def joined_dependence(
    expressions: Iterable[Expression], library: Library, *, at_least: Time = Time.NOT
) -> Dependence:
    """What any of the expressions depends on."""
    inside = [dependence_of(part, library) for part in expressions]
    rows = frozenset().union(*(part.rows for part in inside))
    time = max((part.time for part in inside), default=Time.NOT)
    tried = max((part.tried for part in inside), default=Tried.NOT)
    return Dependence(rows, max(time, at_least), tried=tried)


@lru_cache(maxsize=10_000)
def reads_law_date(incentive: Incentive, charge: Charge, library: Library) -> bool:
    """Whether what the incentive comes to hangs on the very day, and not only on its epoch.

    That is so if it, an incentive that reduces the basis before it, its charge, or anything built
    on or taken off the charge does.
    """
    built = [other for other in library.charges.values() if _rests_on(other, charge, library)]
    reliefs = [relief for other in built for relief in library.reliefs.get(other.id, ())]
    before = [library.incentives[name] for name in reductions_before(incentive.benefit)]
    rules: tuple[Incentive | Charge | Relief, ...] = (incentive, *before, *built, *reliefs)
    expressions = [expression for rule in rules for expression in rule.expressions]
    return any(dependence_of(expression, library).time is Time.BY_DAY for expression in expressions)


def _rests_on(charge: Charge, base: Charge, library: Library) -> bool:
    """Whether the charge is the base, or is built on it, directly or through others."""
    current: Charge | None = charge
    while current is not None and current.id != base.id:
        current = library.charges[current.built_on] if current.built_on is not None else None
    return current is not None


def _dependence_of_name(expression: Named, library: Library) -> Dependence:
    match expression.kind:
        case NameKind.FIGURE:
            return Dependence(frozenset(), Time.BY_FIGURES)
        case NameKind.LAW_DATE:
            return Dependence(frozenset(), Time.BY_DAY)
        case NameKind.DEFINITION:
            inner = dependence_of(library.definitions[expression.id].body, library)
            if expression.of_row is None:
                return inner
            record, variable = expression.of_row
            return attrs.evolve(inner, rows=inner.rows - {record} | {variable})
        case NameKind.BASIS | NameKind.CHARGE | NameKind.RELIEVED | NameKind.EXEMPT:
            return Dependence(frozenset(), Time.NOT, tried=Tried.BY_CHARGE)
        case (
            NameKind.AMOUNT
            | NameKind.ELIGIBILITY
            | NameKind.INCENTIVE
            | NameKind.DECLARED
            | NameKind.BEGINS
            | NameKind.ENDS
        ):
            return Dependence(frozenset(), Time.NOT)
        case _:
            assert_never(expression.kind)


@attrs.frozen(eq=False, repr=False)
class Calendar:
    """The days, as ordinals, on which a new epoch begins; `of_law`: those that the law brings."""

    beginnings: tuple[int, ...]
    of_law: tuple[int, ...]
    _epochs: dict[date, int] = attrs.field(factory=dict)

    def epoch_of(self, day: date) -> int:
        """The number of the epoch of the day, from 0; two days of one epoch have the same."""
        epoch = self._epochs.get(day)
        if epoch is None:
            epoch = self._epochs[day] = bisect_right(self.beginnings, day.toordinal())
        return epoch

    def law_epoch_of(self, day: date) -> int:
        """The number of the stretch of days around the day in which no figure begins or ends."""
        return bisect_right(self.of_law, day.toordinal())


def calendar_of(law: Law, snapshot: Snapshot) -> Calendar:
    """Figures and instruments bound the epochs, and statuses and dates, stated or presumed."""
    of_law = _figure_beginnings(law)
    days = set(of_law | _presumed_limits(law.library))
    listed = [row for rows in snapshot.rows.values() if isinstance(rows, tuple) for row in rows]
    for known in (snapshot.values, *(row.values for row in listed)):
        for value in known.values():
            days.update(_limits_of(value))
    for raw in snapshot.declared.values():
        days.update(_declared_limits(raw))
    return Calendar(tuple(sorted(days)), tuple(sorted(of_law)))


@lru_cache(maxsize=64)
def _presumed_limits(library: Library) -> frozenset[int]:
    """The days of what counts as said where a case leaves it out."""
    declared = [fact.default for fact in library.declared_facts.values() if fact.has_default]
    assumed = [field.spec.assumed for field in library.vocabulary.fields()]
    presumed = [*declared, *(one.value for one in assumed if one is not None)]
    return frozenset(day for value in presumed for day in _limits_of(value))


def _declared_limits(raw: object) -> set[int]:
    """As `_limits_of`, of what a case says of a declared fact.

    It is read loosely: a day too many costs only a little work.
    """
    days: set[int] = set()
    waiting = [raw]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Mapping):
            waiting.extend(current.values())
        elif isinstance(current, str):
            days.update(_limits_of(parse_iso_day(current)))
        elif isinstance(current, Sequence):
            waiting.extend(current)
        else:
            days.update(_limits_of(current))
    return days


def _limits_of(value: object) -> tuple[int, ...]:
    """The days, as ordinals, on which a status begins or ends, or a date comes and is past."""
    match value:
        case tuple():
            return tuple(day for period in value for day in _limits_of(period))
        case Period(first=first, last=last):
            ends = (last.toordinal() + 1,) if last is not None else ()
            return (first.toordinal(), *ends)
        case date():
            return (value.toordinal(), value.toordinal() + 1)
    return ()


@lru_cache(maxsize=64)
def _figure_beginnings(law: Law) -> frozenset[int]:
    windows = {dated.window for figures in law.figures.values() for dated in figures}
    windows |= {instrument.in_force for instrument in law.library.instruments.values()}
    return frozenset(day.toordinal() for window in windows for day in _window_limits(window))


def _window_limits(window: Window) -> list[date]:
    limits = [window.first.earliest, window.first.latest]
    if window.last is not None:
        limits += [window.last.earliest + timedelta(days=1), window.last.latest + timedelta(days=1)]
    return limits


def rests_on(value: Result, supposed: Mapping[str, Result]) -> bool:
    """Whether the value is open for lack of one of the supposed facts."""
    if not isinstance(value, Open):
        return False
    return any(missing.id in supposed for missing in value.missing)


def time_key(time: Time, day: "date | Open | None", calendar: Calendar) -> Hashable:
    """What is the same for all law dates on which what depends on them so must come to the same."""
    if time is Time.NOT:
        return None
    if isinstance(day, date) and time is not Time.BY_DAY:
        is_of_law = time is Time.BY_FIGURES
        return calendar.law_epoch_of(day) if is_of_law else calendar.epoch_of(day)
    return day.missing if isinstance(day, Open) else day
