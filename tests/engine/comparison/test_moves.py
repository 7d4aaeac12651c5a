"""The ways from what a known fact is: to each value that lies near, step after step."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product

import pytest
from moneyed import Money

from incentives.engine.comparison.moves import (
    Move,
    Room,
    fewest_steps,
    is_status_in_order,
    moves_from,
    room_of_declared,
    step_of,
)
from incentives.language.possible import Value
from incentives.language.types import (
    BooleanType,
    BracketsType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    MonthType,
    NumberType,
    RecordType,
    StatusType,
    TextType,
    Type,
    ZeroType,
)
from incentives.policy.asked.fact import DeclaredFact, DeclaredType, FactKind
from incentives.values.number import Exact, exact
from incentives.values.period import Month, Period, Status
from incentives.values.span import Span
from incentives.values.text import Text
from incentives.values.unit import ONE

ON = date(2023, 12, 31)
TOMORROW = date(2024, 1, 1)
KIND = ChoiceType("kind", ("a", "b", "c"))
HELD = date(2020, 5, 10)
ENDED = date(2021, 6, 20)


def test_a_number_of_which_no_step_is_known_is_whole() -> None:
    """Up and down by ones."""
    up, down = moves_from(2, Room(type=NumberType(ONE), least=0, most=5), ON)
    assert ([3, 4, 5], [1, 0]) == (steps(up.at, up.farthest), steps(down.at, down.farthest))


@pytest.mark.parametrize("step", [Fraction(1, 100), Fraction(1, 4), 1, 3, 50])
@pytest.mark.parametrize("value", [0, 5, Fraction(15, 2), 149, 150])
def test_every_round_number_within_the_bounds_is_reached(value: Exact, step: Exact) -> None:
    """Upwards each multiple of the step above it, downwards each below, and none beyond."""
    room = Room(type=NumberType(ONE), least=-50, most=150, step=step)
    up, down = moves_from(exact(value), room, ON)
    far = int(150 / Fraction(step))
    all_of_them = (exact(step * n) for n in range(-far, far + 1))
    multiples = [multiple for multiple in all_of_them if multiple >= -50]
    assert steps(up.at, up.farthest) == [each for each in multiples if each > value]
    assert steps(down.at, down.farthest) == [each for each in reversed(multiples) if each < value]


def steps(at: object, farthest: int) -> list[Value]:
    assert callable(at)
    return [at(n) for n in range(1, farthest + 1)]


def ways(value: Value, type_: Type, *, may_be_none: bool = False) -> list[Move]:
    return [*moves_from(value, Room(type=type_, may_be_none=may_be_none), ON)]


def reached(value: Value, type_: Type, *, may_be_none: bool = False) -> list[tuple[Value, int]]:
    """The first value along each way, and how far it goes."""
    moves = ways(value, type_, may_be_none=may_be_none)
    return [(move.at(1), move.farthest) for move in moves]


@pytest.mark.parametrize("step", [Fraction(1, 4), 1, 3])
@pytest.mark.parametrize("difference", [0, 1, Fraction(5, 2), -3, -Fraction(31, 4)])
def test_a_difference_is_gone_over_in_whole_steps(step: Exact, difference: Exact) -> None:
    """Up and down alike the fewest steps that are no less than the difference."""
    room = Room(type=NumberType(ONE), least=-50, most=150, step=step)
    fewest = next(n for n in range(100) if n * step >= abs(Fraction(difference)))
    assert [fewest] * 2 == [move.steps_over(difference) for move in moves_from(0, room, ON)]
    assert [0, 0] == [move.steps_over("text") for move in moves_from(0, room, ON)]


def test_a_number_without_bounds_goes_as_far_as_numbers_go() -> None:
    """From 10 to 10¹⁵ and down to -10¹⁵, in steps of a half."""
    up, down = moves_from(10, Room(type=NumberType(ONE), step=Fraction(1, 2)), ON)
    assert (Fraction(21, 2), 10**15) == (up.at(1), up.at(up.farthest))
    assert (Fraction(19, 2), -(10**15)) == (down.at(1), down.at(down.farthest))


@pytest.mark.parametrize("least", [0, Fraction(1, 3)])
@pytest.mark.parametrize("most", [2, Fraction(5, 3)])
def test_no_step_leaves_the_bounds(least: Exact, most: Exact) -> None:
    """Also where the bounds are no multiples of the step."""
    room = Room(type=NumberType(ONE), least=least, most=most)
    reach = [value for move in moves_from(1, room, ON) for value in steps(move.at, move.farthest)]
    assert [value for value in (2, 0) if least <= value <= most] == reach


def test_a_truth_becomes_the_other() -> None:
    """One step each way, and over no difference."""
    assert [(False, 1)] == reached(True, BooleanType())
    assert [(True, 1)] == reached(False, BooleanType())
    assert [0] == [move.steps_over(5) for move in ways(True, BooleanType())]


def test_a_choice_becomes_each_other_one() -> None:
    """In the order of the enumeration."""
    assert [("a", 1), ("c", 1)] == reached("b", KIND)


def test_of_a_set_each_member_is_put_in_or_taken_out() -> None:
    """One at a time; a set that has not come about has no way."""
    some: Value = frozenset({"a", "b"})
    assert [frozenset({"b"}), frozenset({"a"}), frozenset("abc")] == [
        value for value, _ in reached(some, ChoiceSetType(KIND))
    ]
    assert [] == reached(None, ChoiceSetType(KIND))


@pytest.mark.parametrize(
    "type_", [TextType(), RecordType("a"), BracketsType(ONE, ONE), ZeroType(), BrokenType()]
)
def test_what_has_no_neighbours_has_no_way(type_: Type) -> None:
    """Nobody could say what lies near a text."""
    assert [] == reached("a", type_)
    assert [] == reached(None, NumberType(ONE))


def test_a_day_goes_back_and_forth_for_a_hundred_years() -> None:
    """Or may not have come about, where that can be."""
    told = [(date(2020, 5, 9), 36_525), (date(2020, 5, 11), 36_525)]
    assert told == reached(HELD, DateType())
    assert [*told, (None, 1)] == reached(HELD, DateType(), may_be_none=True)
    assert [0, 0] == [way.steps_over("a") for way in ways(HELD, DateType())]
    assert [3, 3] == [
        way.steps_over(days) for way, days in zip(ways(HELD, DateType()), (3, -3), strict=True)
    ]


def test_no_day_leaves_the_calendar() -> None:
    """Two days from either end of it there are two steps left."""
    for end, inward in ((date.min, 1), (date.max, -1)):
        near = end + timedelta(days=2 * inward)
        lengths = [way.farthest for way in ways(near, DateType())]
        assert [2, 36_525] == sorted(lengths)
        assert end in {way.at(way.farthest) for way in ways(near, DateType())}


def test_a_day_that_has_not_come_about_comes_on_the_day_of_the_assessment_at_the_latest() -> None:
    """And goes back from there."""
    [way] = ways(None, DateType())
    assert [ON, ON - timedelta(days=1)] == steps(way.at, 2)


def test_a_month_goes_back_and_forth_over_the_turn_of_the_year() -> None:
    """For a hundred years."""
    back, forth = ways(Month(2021, 2), MonthType())
    assert [Month(2021, 1), Month(2020, 12), Month(2020, 11)] == steps(back.at, 3)
    assert [Month(2021, 3), Month(2021, 12), Month(2022, 1)] == [forth.at(n) for n in (1, 10, 11)]
    assert (Month(1921, 2), Month(2121, 2)) == (back.at(back.farthest), forth.at(forth.farthest))
    assert [] == ways(None, MonthType())


def test_a_status_that_was_never_held_is_held_from_a_day_on() -> None:
    """On the day of the assessment at the latest."""
    assert [(Period(ON),)] == [value for value, _ in reached((), StatusType())]
    assert [] == reached(None, StatusType())


def test_the_first_day_of_a_status_that_is_held_moves_or_it_ends_or_is_gone() -> None:
    """It may have ended by the day of the assessment, or earlier."""
    assert [
        (Period(HELD - timedelta(days=1)),),
        (Period(HELD + timedelta(days=1)),),
        (Period(HELD, ON),),
        (),
    ] == [value for value, _ in reached((Period(HELD),), StatusType())]


def test_each_end_of_each_period_moves_by_itself() -> None:
    """The other periods stay; the last one that has ended may go on."""
    first, last = Period(date(2018, 1, 5), date(2018, 3, 5)), Period(HELD, ENDED)
    a_day = timedelta(days=1)
    assert [
        (Period(first.first - a_day, first.last), last),
        (Period(first.first + a_day, first.last), last),
        (Period(first.first, date(2018, 3, 4)), last),
        (Period(first.first, date(2018, 3, 6)), last),
        (first, Period(HELD - a_day, ENDED)),
        (first, Period(HELD + a_day, ENDED)),
        (first, Period(HELD, ENDED - a_day)),
        (first, Period(HELD, ENDED + a_day)),
        (first, Period(HELD)),
        (),
    ] == [value for value, _ in reached((first, last), StatusType())]


def in_order(status: Status) -> bool:
    """The days of the periods one after the other, each on or after its own first."""
    days = [day for period in status for day in (period.first, period.last or date.max)]
    is_each = all(first <= last for first, last in zip(days[::2], days[1::2], strict=True))
    return is_each and all(end < begin for end, begin in zip(days[1:-1:2], days[2::2], strict=True))


def test_periods_are_in_order_if_each_ends_before_the_next_begins() -> None:
    """Each pair of periods over four days, ended or not."""
    days = [date(2020, 1, day) for day in range(1, 5)]
    periods = [Period(first, last) for first, last in product(days, [*days, None])]
    for status in [(), *((one,) for one in periods), *product(periods, repeat=2)]:
        assert in_order(status) == is_status_in_order(status), status


@pytest.mark.parametrize(
    ("value", "python_type", "most", "step"),
    [
        (5, int, None, 1),
        (5, int, 1, 1),
        (5, Money, None, Fraction(1, 100)),
        (Fraction(1, 8000), Money, None, Fraction(1, 100)),
        (5, Decimal, 100, Fraction(1, 100)),
        (Fraction(1, 8), Decimal, 100, Fraction(1, 1000)),
        (Fraction(1, 10**6), Decimal, 100, Fraction(1, 10**6)),
        (Fraction(1, 3), Decimal, 100, Fraction(1, 10**8)),
        (0, Decimal, 1, Fraction(1, 10_000)),
        (Fraction(1, 10**5), Decimal, 1, Fraction(1, 10**5)),
        (None, Decimal, 1, Fraction(1, 10_000)),
    ],
)
def test_a_step_is_as_fine_as_the_number_is_written(
    value: Value, python_type: object, most: Exact | None, step: Exact
) -> None:
    """Whole ones, fen, ten-thousandths of a share; finer only down to hundred-millionths."""
    assert step == step_of(value, python_type, most)


@pytest.mark.parametrize("type_", [NumberType(ONE), DateType()])
@pytest.mark.parametrize(("most", "step"), [(1, Fraction(1, 10_000)), (9, Fraction(1, 100))])
def test_a_declared_fact_lies_between_its_own_bounds(
    type_: DeclaredType, most: Exact, step: Exact
) -> None:
    """Only a day may not have come about."""
    declared = DeclaredFact(
        id="land.fact",
        instrument="land.one",
        text=Text(zh="甲", en="a"),
        question=None,
        kind=FactKind(
            type=type_, at_least=-1, at_most=most, may_be_none=isinstance(type_, DateType)
        ),
        default=None,
        has_default=False,
        default_citation=None,
        span=Span(file="a.yaml", line=1, column=1),
    )
    is_day = type_ == DateType()
    assert Room(type=type_, least=-1, most=most, step=step, may_be_none=is_day) == room_of_declared(
        declared, Fraction(1, 3)
    )


def test_a_number_of_steps_is_found_with_which_it_holds_and_one_less_does_not() -> None:
    """Between what fails and what holds, for every predicate over seven steps."""
    for held in (set(some) for size in range(6) for some in combinations(range(1, 6), size)):
        tried: list[int] = []

        def holds(at: int, held: set[int] = held, tried: list[int] = tried) -> bool:
            tried.append(at)
            return at in held

        found = fewest_steps(holds, 0, 6)
        assert found in held | {6}
        assert found - 1 not in held
        assert len(tried) <= 3
        assert all(0 < at < 6 for at in tried)
