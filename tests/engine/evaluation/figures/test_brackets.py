"""Schedules of brackets, of known numbers and of numbers between bounds."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations_with_replacement

import pytest

from incentives.engine.evaluation.figures.brackets import graduated
from incentives.language.operators.gathering import Graduation
from incentives.language.possible import Missing, MissingKind, Open, range_of
from incentives.policy.figures.schedule import Bracket, NoFigure, Schedule
from incentives.values.number import Exact
from incentives.values.place import FactPath
from incentives.values.range import Range

MISSING = frozenset({Missing(MissingKind.FACT, FactPath.parse("p"))})
SCHEDULES = [
    Schedule((Bracket(10, 3), Bracket(20, 1), Bracket(None, 2))),
    Schedule((Bracket(10, 3, is_below=True), Bracket(20, 5), Bracket(None, 4))),
    Schedule((Bracket(10, 1), Bracket(20, 7, is_below=True), Bracket(None, 1))),
    Schedule((Bracket(None, 2),)),
]
POINTS = [Fraction(half, 2) for half in range(-6, 61)]
"""Every half from -3 to 30: all ends, limits, and what lies between them."""
STEP, MARGINAL = Graduation.STEP, Graduation.MARGINAL


def rate_at(schedule: Schedule, number: Exact) -> Exact:
    rate = said_at(schedule, number)
    assert rate is not None
    return rate


def said_at(schedule: Schedule, number: Exact) -> Exact | None:
    """The rate of the bracket that the number lies in, None: not applicable."""
    for bracket in schedule.brackets:
        is_in = bracket.end is None or number < bracket.end
        if is_in or (number == bracket.end and not bracket.is_below):
            return None if isinstance(bracket.rate, NoFigure) else bracket.rate
    raise AssertionError


def total_at(schedule: Schedule, number: Exact) -> Exact:
    """The number in slices of a half, each at the rate of the bracket in which its middle lies."""
    halves = (Fraction(half, 2) for half in range(int(2 * number)))
    return sum(
        (rate_at(schedule, half + Fraction(1, 4)) / Fraction(2) for half in halves), Fraction(0)
    )


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_a_known_number_is_taken_slice_by_slice_or_by_its_bracket(schedule: Schedule) -> None:
    """On, below and above each limit; a number below zero comes to nothing."""
    for number in POINTS:
        assert rate_at(schedule, number) == graduated(schedule, STEP, number)
        assert total_at(schedule, number) == graduated(schedule, MARGINAL, number)


def ranges() -> Iterator[tuple[Range, list[Fraction]]]:
    """Ranges between whole numbers, with or without ends, each with the points that lie in it."""
    numbers = (-2, 0, 4, 10, 15, 20, 26)
    ends: list[tuple[int | None, int | None]] = [*combinations_with_replacement(numbers, 2)]
    ends += [(number, None) for number in numbers] + [(None, number) for number in numbers]
    for low, high in [*ends, (None, None)]:
        within = Range(low, high)
        yield within, [point for point in POINTS if point in within]


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_of_a_number_between_bounds_the_rate_is_just_one_of_those_in_reach(
    schedule: Schedule,
) -> None:
    """From the least to the most of all rates of the numbers between them."""
    for within, points in ranges():
        rates = [rate_at(schedule, point) for point in points]
        told = graduated(schedule, STEP, Open(MISSING, within, is_number=True))
        assert Range(min(rates), max(rates)) == range_of(told), within
        assert not isinstance(told, Open) or told.missing == MISSING


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_of_a_number_between_bounds_the_total_is_just_what_it_may_come_to(
    schedule: Schedule,
) -> None:
    """Without an upper bound there is none; nothing is the least where there is no lower one."""
    for within, points in ranges():
        totals = [total_at(schedule, point) for point in points]
        told = range_of(graduated(schedule, MARGINAL, Open(MISSING, within, is_number=True)))
        most = None if within.high is None else max(totals)
        assert Range(min(totals), most) == told, within


NOTHING = NoFigure.NOT_APPLICABLE
IN_PART = [
    Schedule((Bracket(10, 3), Bracket(20, 1), Bracket(None, NOTHING))),
    Schedule((Bracket(10, 3), Bracket(20, 5, is_below=True), Bracket(None, NOTHING))),
    Schedule((Bracket(10, NOTHING, is_below=True), Bracket(20, 5), Bracket(None, 4))),
    Schedule((Bracket(10, 1), Bracket(20, NOTHING), Bracket(None, 2))),
    Schedule((Bracket(10, -1), Bracket(None, -2))),
    Schedule((Bracket(10, 1), Bracket(None, 0))),
    Schedule((Bracket(None, NOTHING),)),
]


def made_of(schedule: Schedule, kind: Graduation, number: Exact) -> Exact | None:
    """Slice by slice from the ground up, or by the bracket; None where one says so."""
    if kind is STEP:
        return said_at(schedule, number)
    halves = [half / Fraction(2) for half in range(int(2 * number))]
    reached = [*(half + Fraction(1, 4) for half in halves), number]
    if any(said_at(schedule, point) is None for point in reached):
        return None
    return total_at(schedule, number)


@pytest.mark.parametrize("kind", Graduation)
@pytest.mark.parametrize("schedule", IN_PART)
def test_a_bracket_may_say_that_what_reads_it_is_not_applicable(
    schedule: Schedule, kind: Graduation
) -> None:
    """By itself, and in a sum of slices for all that lies above it."""
    for number in POINTS:
        assert made_of(schedule, kind, number) == graduated(schedule, kind, number), number


@pytest.mark.parametrize("kind", Graduation)
@pytest.mark.parametrize("schedule", [*SCHEDULES, *IN_PART])
def test_what_is_told_of_bounds_holds_for_each_number_between_them(
    schedule: Schedule, kind: Graduation
) -> None:
    """And it is told just where some of them come to something and others are not applicable."""
    for within, points in ranges():
        made = [made_of(schedule, kind, point) for point in points]
        told = graduated(schedule, kind, Open(MISSING, within, is_number=True))
        if None in made:
            assert told is None or (isinstance(told, Open) and told.may_be_none), within
        if told is None or (isinstance(told, Open) and told.may_be_none):
            assert None in made, within
        numbers = [number for number in made if number is not None]
        assert numbers or told is None, within
        for number in numbers:
            assert number in range_of(told), within


def test_a_number_that_may_not_exist_makes_nothing_that_surely_does() -> None:
    """Whatever its bounds are."""
    told = graduated(
        SCHEDULES[0], STEP, Open(MISSING, Range(1, 2), is_number=True, may_be_none=True)
    )
    assert isinstance(told, Open)
    assert told.may_be_none
    assert Range(3, 3) == told.within
