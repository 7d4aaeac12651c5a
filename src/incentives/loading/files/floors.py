"""Whether what an authority supplies keeps to the floor that the law sets."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

from incentives.policy.figures.schedule import Rate, Schedule
from incentives.policy.parameter import Cell
from incentives.values.number import Exact, exact


def fallen_below(floor: Cell, tried: Cell) -> tuple[Exact, Exact | None] | None:
    """The least that the law says, and the lesser number (None: no number) in its place.

    None where there is nothing less. Of schedules each number has to keep at least the rate that it
    has by the floor.
    """
    for least, number in _pairs(floor, tried):
        if not isinstance(least, Exact):
            continue
        if not isinstance(number, Exact):
            return least, None
        if number < least:
            return least, number
    return None


def _pairs(floor: Cell, tried: Cell) -> Iterator[tuple[Cell, Cell]]:
    if not isinstance(floor, Schedule) or not isinstance(tried, Schedule):
        yield floor, tried
        return
    if _ends(floor) == _ends(tried):
        pairs = zip(floor.brackets, tried.brackets, strict=True)
        yield from ((one.rate, other.rate) for one, other in pairs)
    elif floor.named_limits or tried.named_limits:  # nobody can say here where they lie
        yield from product(_rates(floor), _rates(tried))
    else:
        for number in _numbers_between(floor, tried):
            yield _rate_of(floor, number), _rate_of(tried, number)


def _ends(schedule: Schedule) -> list[tuple[Exact | str | None, bool]]:
    return [(bracket.limit, bracket.is_below) for bracket in schedule.brackets]


def _rates(schedule: Schedule) -> list[Rate]:
    return [bracket.rate for bracket in schedule.brackets]


def _numbers_between(one: Schedule, other: Schedule) -> Iterator[Exact]:
    """The limits of both, and a number below, above and between each two of them."""
    brackets = (*one.brackets, *other.brackets)
    limits = sorted({bracket.end for bracket in brackets if bracket.end is not None})
    yield from limits
    yield from (exact(Fraction(low + high) / 2) for low, high in pairwise(limits))
    yield from (limits[0] - 1, limits[-1] + 1) if limits else (0,)


def _rate_of(schedule: Schedule, number: Exact) -> Rate:
    return schedule.brackets[schedule.place_of(number)].rate
