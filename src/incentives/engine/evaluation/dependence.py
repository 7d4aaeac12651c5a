"""On what the value of an expression depends, so that what must be the same is worked out once.

Between two days on which a figure of the law or a status of the case changes lies an *epoch*:
within it, whatever reads the law date only to look up figures and statuses has one value.
"""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from typing import assert_never

import attrs

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
from incentives.policy.library import Library
from incentives.policy.rule import Charge, Incentive, Relief, reductions_before

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

    `tried`: what of the charge that is being worked out. `dated`: the ids of the figures, and of
    the instruments, that may be others on another day.
    """

    rows: frozenset[str]
    time: Time
    tried: Tried = attrs.field(default=Tried.NOT, kw_only=True)
    dated: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)
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
    if not isinstance(expression, Gather):
        return joined_dependence(parts_of(expression), library)
    periods = expression.periods
    # Which period a row is of hangs on the row's own last day, whatever the law date is.
    elsewhere = () if periods is None else periods.expressions
    said = [part for part in parts_of(expression) if part not in elsewhere]
    inside = joined_dependence(said, library)
    own = frozenset() if periods is None else {periods.row.name}
    return attrs.evolve(inside, rows=inside.rows - {expression.variable} | own)


@lru_cache(maxsize=100_000)
def may_read_figures(expression: Expression, library: Library) -> bool:
    """Whether a figure of the law stands in it, through definitions, or may on an account."""
    if isinstance(expression, Named) and expression.kind is NameKind.DEFINITION:
        return may_read_figures(library.definitions[expression.id].body, library)
    if isinstance(expression, Named):
        return expression.kind is NameKind.FIGURE
    if isinstance(expression, Carry):
        return True
    return any(may_read_figures(part, library) for part in parts_of(expression))


def joined_dependence(
    expressions: Iterable[Expression],
    library: Library,
    *,
    at_least: Time = Time.NOT,
    dated: frozenset[str] = frozenset(),
) -> Dependence:
    """What any of the expressions depends on, and whatever else is `dated`."""
    inside = [dependence_of(part, library) for part in expressions]
    rows = frozenset().union(*(part.rows for part in inside))
    time = max((part.time for part in inside), default=Time.NOT)
    tried = max((part.tried for part in inside), default=Tried.NOT)
    every = dated.union(*(part.dated for part in inside))
    return Dependence(rows, max(time, at_least), tried=tried, dated=every)


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
            return Dependence(frozenset(), Time.BY_FIGURES, dated=frozenset({expression.id}))
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


def rests_on(value: Result, supposed: Mapping[str, Result]) -> bool:
    """Whether the value is open for lack of one of the supposed facts."""
    if not isinstance(value, Open):
        return False
    return not supposed.keys().isdisjoint(map(_ID, value.missing))


_ID = attrgetter("id")
