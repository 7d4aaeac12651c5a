"""The values that a known fact could have had instead, step after step away from what it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from typing import assert_never

import attrs

from incentives.facts.vocabulary import MOST_NUMBER
from incentives.language.no_limit import NoLimit
from incentives.language.possible import Value
from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    RowsType,
    StatusType,
    TableType,
    TextType,
    Type,
    ZeroType,
)
from incentives.policy.asked.fact import DeclaredFact
from incentives.values.number import Exact, exact, written_decimal
from incentives.values.period import Month, Period, Status

FARTHEST_DAYS = 36_525
"""No day is moved farther than a hundred years."""
_FARTHEST_MONTHS = 1200
_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True, repr=False)
class Move:
    """A way to go from what a fact is: `at(n)` is the value after n steps, from 1 to `farthest`.

    `steps_over`: how many steps it takes to go over a difference.
    """

    at: Callable[[int], Value]
    farthest: int
    steps_over: Callable[[Value], int] = lambda _: 0


@attrs.frozen(kw_only=True, repr=False)
class Room:
    """Where a fact can lie: its type, its bounds, and the step in which it is written.

    A bound that is None is that of all numbers. `may_be_none`: it may not have come about.
    """

    type: Type
    least: Exact | None = None
    most: Exact | None = None
    step: Exact = 1
    may_be_none: bool = False


def moves_from(value: Value, room: Room, on: date) -> Iterator[Move]:
    """The ways to go; along each the first values are nearest.

    No day later than `on` is tried where there was none. Of a fact of which nobody could say what
    lies near there is no way, nor of a number or set that has not come about.
    """
    match room.type:
        case BooleanType():
            yield _single(not value)
        case ChoiceType(values=values):
            yield from (_single(other) for other in values if other != value)
        case ChoiceSetType(choice=choice):
            yield from _set_moves(value, choice)
        case NumberType():
            yield from _number_moves(value, room)
        case DateType():
            yield from _date_moves(value, room, on)
        case MonthType():
            yield from _month_moves(value)
        case StatusType():
            yield from _status_moves(value, on)
        case (
            TextType()
            | RecordType()
            | RowsType()
            | TableType()
            | GroupType()
            | BracketsType()
            | ZeroType()
            | BrokenType()
        ):
            return
        case _:
            assert_never(room.type)


def _single(value: Value) -> Move:
    return Move(at=lambda _: value, farthest=1)


def _set_moves(value: Value, choice: ChoiceType) -> Iterator[Move]:
    """Each member of the enumeration put in, or taken out."""
    if isinstance(value, frozenset):
        yield from (_single(value ^ {member}) for member in choice.values)


def _number_moves(value: Value, room: Room) -> Iterator[Move]:
    """Up and down by steps, on round multiples of the step."""
    if not isinstance(value, Exact):
        return
    least = room.least if room.least is not None else -exact(MOST_NUMBER)
    most = room.most if room.most is not None else exact(MOST_NUMBER)
    step = Fraction(room.step)
    below, above = floor(Fraction(value) / step), ceil(Fraction(value) / step)

    def steps_over(difference: Value) -> int:
        return ceil(abs(Fraction(difference)) / step) if isinstance(difference, Exact) else 0

    yield Move(
        at=lambda n: exact((below + n) * step),
        farthest=floor(Fraction(most) / step) - below,
        steps_over=steps_over,
    )
    yield Move(
        at=lambda n: exact((above - n) * step),
        farthest=above - ceil(Fraction(least) / step),
        steps_over=steps_over,
    )


def _days_over(difference: Value) -> int:
    return abs(int(difference)) if isinstance(difference, Exact) else 0


def _day_move(value_at: Callable[[date], Value], start: date, direction: int) -> Move:
    room = (date.max - start).days if direction > 0 else (start - date.min).days
    return Move(
        at=lambda n: value_at(start + direction * n * _DAY),
        farthest=min(room, FARTHEST_DAYS),
        steps_over=_days_over,
    )


def _date_moves(value: Value, room: Room, on: date) -> Iterator[Move]:
    if isinstance(value, date):
        yield from (_day_move(lambda day: day, value, direction) for direction in (-1, 1))
        if room.may_be_none:
            yield _single(None)
    elif value is None:
        yield _day_move(lambda day: day, on + _DAY, -1)


def _month_moves(value: Value) -> Iterator[Move]:
    if isinstance(value, Month):
        yield from (_month_move(value, direction) for direction in (-1, 1))


def _month_move(start: Month, direction: int) -> Move:
    first = start.year * 12 + start.number - 1
    return Move(at=lambda n: _month(first + direction * n), farthest=_FARTHEST_MONTHS)


def _month(ordinal: int) -> Month:
    return Month(ordinal // 12, ordinal % 12 + 1)


def _status_moves(status: Value, on: date) -> Iterator[Move]:
    """The first or the last day of a period moved; its end taken away; never held.

    Where it never was held, it is held from a day on.
    """
    if not isinstance(status, tuple):
        return
    if not status:
        yield _day_move(lambda day: (Period(day),), on + _DAY, -1)
        return
    for index, period in enumerate(status):
        yield _day_move(_with_first(status, index), period.first, -1)
        yield _day_move(_with_first(status, index), period.first, 1)
        if period.last is None:
            yield _day_move(_with_last(status, index), on + _DAY, -1)
        else:
            yield _day_move(_with_last(status, index), period.last, -1)
            yield _day_move(_with_last(status, index), period.last, 1)
    if status[-1].last is not None:
        yield _single((*status[:-1], Period(status[-1].first)))
    yield _single(())


def _with_first(status: Status, index: int) -> Callable[[date], Value]:
    return lambda day: (*status[:index], Period(day, status[index].last), *status[index + 1 :])


def _with_last(status: Status, index: int) -> Callable[[date], Value]:
    return lambda day: (*status[:index], Period(status[index].first, day), *status[index + 1 :])


def is_status_in_order(status: Sequence[Period]) -> bool:
    """Whether no period ends before it begins, nor begins before the one before it has ended."""
    if any(period.last is not None and period.last < period.first for period in status):
        return False
    return all(
        before.last is not None and before.last < after.first for before, after in pairwise(status)
    )


def step_of(value: Value, python_type: object, most: Exact | None) -> Exact:
    """The step in which a number is written: whole ones, fen, ten-thousandths of a share.

    It is finer where the number already is, down to hundred-millionths.
    """
    if python_type is int:
        return 1
    step = Fraction(1, 10_000) if most == 1 else Fraction(1, 100)
    if python_type is Decimal and isinstance(value, Exact):
        while (Fraction(value) / step).denominator != 1 and step > Fraction(1, 10**8):
            step /= 10
    return exact(step)


def room_of_declared(declared: DeclaredFact, value: Value) -> Room:
    """Where a fact that an instrument declares can lie."""
    step = step_of(value, None, declared.at_most)
    return Room(
        type=declared.type,
        least=declared.at_least,
        most=declared.at_most,
        step=step,
        may_be_none=declared.may_be_none,
    )


def fewest_steps(holds: Callable[[int], bool], failing: int, holding: int) -> int:
    """A number of steps between the two with which it holds, one step less failing."""
    while holding - failing > 1:
        middle = (holding + failing) // 2
        if holds(middle):
            holding = middle
        else:
            failing = middle
    return holding


def as_declared(value: Value) -> object:
    """The value as a case states it of a declared fact; none states that there is no limit."""
    match value:
        case bool() | str() | frozenset() | Month() | NoLimit() | None:
            return value
        case date():
            return value.isoformat()
        case tuple():
            return [_ends(period) for period in value]
        case int() | Fraction():
            return written_decimal(value)
        case _:
            assert_never(value)


def _ends(period: Period) -> Mapping[str, str]:
    ends = {"from": period.first.isoformat()}
    return ends | {"to": period.last.isoformat()} if period.last is not None else ends
