"""What is said of open values is no wider than what can come, found by trying small sets.

That it is wide enough is a law of `test_every_operator`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from typing import cast

import attrs
import pytest

from incentives.language.operators import OPERATORS, ROUNDED_BY, OnNone, lift
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    Value,
    either,
    open_number,
    open_of,
    open_truth,
    range_of,
)
from incentives.language.types import BOOLEAN, DATE, STATUS, NumberType, Type
from incentives.language.types import MONTH as MONTH_TYPE
from incentives.values.number import Exact
from incentives.values.period import Month, Period
from incentives.values.range import Range
from incentives.values.unit import ONE

PLAIN = NumberType(ONE)
FIRST, SECOND = (frozenset({Missing(MissingKind.FACT, name)}) for name in ("first", "second"))
WHY = (FIRST, SECOND)
ENDS = (-2, 0, 1, 3)
RANGES = [Range(low, high) for low in ENDS for high in ENDS if low <= high]
COLOURS = ("red", "green", "blue")


def said_of(bounds: Range, why: frozenset[Missing], *, may_be_none: bool = False) -> Result:
    """A number between bounds; known where they meet."""
    if may_be_none:
        return Open(why, bounds, is_number=True, may_be_none=True)
    return open_number(why, bounds)


def numbers_in(bounds: Range) -> list[Value]:
    """Its ends and the whole and half numbers between them."""
    assert bounds.low is not None
    assert bounds.high is not None
    halves = range(int(2 * bounds.low), int(2 * bounds.high) + 1)
    return [Fraction(half, 2) for half in halves]


def tried(name: str, choices: Iterable[Sequence[Value]]) -> set[Value]:
    """All that comes, whichever of its values each argument has."""
    operator = OPERATORS[name]
    found: set[Value] = set()
    for arguments in product(*choices):
        if None in arguments and operator.on_none is not OnNone.PASSED:
            found.add(None if operator.on_none is OnNone.NONE else False)
        else:
            found.add(operator.compute(*arguments))
    return found


NUMBERS = ("+", "-", "*", "/", "min", "max")


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_lies_between_the_least_and_the_most_that_can_come(name: str) -> None:
    """And is known where these meet; of a divisor that may be zero nothing is known.

    What is divided by a known zero does not exist, whatever it is.
    """
    for one, other in product(RANGES, RANGES):
        arguments = [said_of(one, FIRST), said_of(other, SECOND)]
        said = lift(OPERATORS[name], PLAIN, arguments)
        found = tried(name, (numbers_in(one), numbers_in(other)))
        if None in found:
            if found == {None}:
                assert said is None
            elif isinstance(arguments[0], Open) or isinstance(arguments[1], Open):
                assert said == Open(said_missing(arguments), is_number=True, may_be_none=True)
            continue
        numbers = [cast(Exact, number) for number in found]
        assert range_of(said) == Range(min(numbers), max(numbers)), (name, one, other)
        if isinstance(said, Open):
            assert (said.is_number, said.may_be_none, said.among) == (True, False, None)


def said_missing(results: Iterable[Result]) -> frozenset[Missing]:
    return frozenset().union(*(one.missing for one in results if isinstance(one, Open)))


ROUNDINGS = tuple(ROUNDED_BY.values())


@pytest.mark.parametrize("name", ["neg", "per_month", "per_year", *ROUNDINGS])
def test_of_one_number_too(name: str) -> None:
    """Rounded to whole ones, or to steps of two thirds."""
    steps: tuple[tuple[Exact, ...], ...] = ((),)
    if name in ROUNDINGS:
        steps = ((), (1,), (Fraction(2, 3),))
    for bounds, step in product(RANGES, steps):
        said = lift(OPERATORS[name], PLAIN, (said_of(bounds, FIRST), *step))
        found = tried(name, (numbers_in(bounds), *([number] for number in step)))
        numbers = [cast(Exact, number) for number in found]
        assert range_of(said) == Range(min(numbers), max(numbers)), (name, bounds, step)
        if isinstance(said, Open):
            assert (said.missing, said.is_number, said.may_be_none) == (FIRST, True, False)


@pytest.mark.parametrize("name", ROUNDINGS)
def test_of_an_open_step_nothing_is_known_but_whether_there_is_one(name: str) -> None:
    """A step that may be zero, or less, or not exist, may leave no number."""
    operator = OPERATORS[name]
    for bounds, may_be_none in product(RANGES, (False, True)):
        step = said_of(bounds, SECOND, may_be_none=may_be_none)
        if not isinstance(step, Open):
            continue
        is_step = bounds.least > 0 and not may_be_none
        said = lift(operator, PLAIN, (5, step))
        assert said == Open(SECOND, is_number=True, may_be_none=not is_step), bounds
        of_open = lift(operator, PLAIN, (Open(FIRST, is_number=True), step))
        assert of_open == Open(FIRST | SECOND, is_number=True, may_be_none=not is_step)
    for step in (0, -1):
        assert lift(operator, PLAIN, (Open(FIRST, is_number=True), step)) is None
    assert lift(operator, PLAIN, (Open(FIRST, is_number=True), None)) is None
    assert lift(operator, PLAIN, (None, Open(SECOND, is_number=True))) is None


@pytest.mark.parametrize("name", ["min", "max"])
def test_only_what_can_be_the_least_or_the_greatest_is_missing(name: str) -> None:
    """What touches the bound of the others cannot make a difference."""
    for one, other in product(RANGES, RANGES):
        said = lift(OPERATORS[name], PLAIN, [said_of(one, FIRST), said_of(other, SECOND)])
        if not isinstance(said, Open):
            continue
        pick = cast(Callable[..., Exact], OPERATORS[name].compute)
        for why, bounds, another in ((FIRST, one, other), (SECOND, other, one)):
            matters = any(
                pick(number, beside) != pick(number_too, beside)
                for beside in numbers_in(another)
                for number, number_too in combinations(numbers_in(bounds), 2)
            )
            assert matters is (why <= said.missing), (name, one, other)


@pytest.mark.parametrize("name", ["<", "<=", ">", ">=", "==", "!="])
@pytest.mark.parametrize("may_be_none", [False, True])
def test_a_comparison_is_decided_where_all_that_can_come_agree(
    name: str, may_be_none: bool
) -> None:
    """And nowhere else: what may not exist may be in no relation."""
    for one, other in product(RANGES, RANGES):
        arguments = [said_of(one, FIRST, may_be_none=may_be_none), said_of(other, SECOND)]
        said = lift(OPERATORS[name], BOOLEAN, arguments)
        nothing: list[Value] = [None] if may_be_none else []
        found = tried(name, ([*numbers_in(one), *nothing], numbers_in(other)))
        is_open = any(isinstance(argument, Open) for argument in arguments)
        if len(found) == 1:
            only = found.pop()
            if name in {"==", "!="} and one == other and is_open:
                continue  # that both are the same number is not looked at, only whether they differ
            assert said is only, (name, one, other)
        else:
            assert said == open_truth(said_missing(arguments)), (name, one, other)


def colour_sets() -> list[frozenset[Value]]:
    return [frozenset(some) for count in (1, 2, 3) for some in combinations(COLOURS, count)]


@pytest.mark.parametrize("name", ["==", "!=", "in"])
def test_of_names_each_that_is_possible_is_tried(name: str) -> None:
    """Decided where all agree; two that may be the same may be equal."""
    for among, others in product(colour_sets(), colour_sets()):
        one = Open(FIRST, among=among)
        if name == "in":
            other: Result = cast(frozenset[str], others)
            found = tried(name, (list(among), [cast(Value, others)]))
        else:
            other = Open(SECOND, among=others)
            found = tried(name, (list(among), list(others)))
            if among == others and len(among) == 1:
                continue
        said = lift(OPERATORS[name], BOOLEAN, (one, other))
        if len(found) == 1:
            assert said is found.pop(), (name, among, others)
        else:
            assert said == open_truth(said_missing((one, other))), (name, among, others)
        if name == "in":
            might = attrs.evolve(one, may_be_none=True)
            said = lift(OPERATORS[name], BOOLEAN, (might, other))
            assert (said is False) is (found == {False} or among.isdisjoint(others))


MANY: tuple[tuple[Type, tuple[Value, ...]], ...] = (
    (PLAIN, (0, 1, 2, 29, 2024, -(10**6), 10**6)),
    (DATE, (date.min, date(2023, 1, 31), date(2024, 2, 29), date.max)),
    (MONTH_TYPE, (Month(1, 1), Month(2023, 2), Month(2024, 2), Month(9999, 12))),
    (
        STATUS,
        (
            (),
            (Period(date(2023, 1, 1), date(2023, 12, 15)),),
            (Period(date(2023, 1, 1)),),
            (Period(date.min),),
        ),
    ),
)
OF_TIME: dict[str, tuple[Type, ...]] = {
    "started": (STATUS,),
    "ended": (STATUS,),
    "lapsed": (STATUS, DATE),
    "days_held": (STATUS, MONTH_TYPE),
    "first_day": (MONTH_TYPE,),
    "last_day": (MONTH_TYPE,),
    "days_in": (MONTH_TYPE,),
    "month_at": (DATE,),
    "year_end": (PLAIN,),
    "make_date": (PLAIN, PLAIN, PLAIN),
    "add_months": (DATE, PLAIN),
    "add_years": (MONTH_TYPE, PLAIN),
    "add_days": (DATE, PLAIN),
    "year_of": (DATE,),
    "month_of": (MONTH_TYPE,),
    "quarter_of": (DATE,),
    "months_between": (DATE, DATE),
    "years_between": (DATE, DATE),
    "days_between": (DATE, DATE),
}


def test_each_operator_of_time_that_gives_something_is_tried() -> None:
    """Those that give a condition are among the others."""
    giving = {
        name
        for name, operator in OPERATORS.items()
        if operator.page in {"Statuses", "Days and months"} and operator.on_none is OnNone.NONE
    }
    assert giving == set(OF_TIME)


@pytest.mark.parametrize("name", OF_TIME)
def test_nothing_may_come_only_where_it_can(name: str) -> None:
    """Of what exists, or of what may not exist."""
    operator, types = OPERATORS[name], OF_TIME[name]
    values = dict(MANY)
    can_be_nothing = None in tried(name, [values[type_] for type_ in types])
    assert operator.is_partial is can_be_nothing
    type_ = operator.typed(types) if name not in {"add_months", "add_years", "add_days"} else DATE
    if name in {"year_end", "make_date"}:
        assert type_ == DATE
    opened = [open_of(type_, FIRST) for type_ in types]
    said = lift(operator, type_, opened)
    assert isinstance(said, Open)
    assert (said.may_be_none, said.missing) == (can_be_nothing, FIRST)
    assert said.is_number is isinstance(type_, NumberType)
    for at in range(len(types)):
        might = [*opened[:at], attrs.evolve(opened[at], may_be_none=True), *opened[at + 1 :]]
        assert lift(operator, type_, might) == attrs.evolve(said, may_be_none=True)
        with_none: list[Result] = [*opened[:at], None, *opened[at + 1 :]]
        assert lift(operator, type_, with_none) is None


@pytest.mark.parametrize("name", NUMBERS)
def test_what_may_not_exist_leaves_a_number_that_may_not(name: str) -> None:
    """Within the same bounds, and for want of the same."""
    for one, other in product(RANGES, RANGES):
        might = said_of(one, FIRST, may_be_none=True)
        if name == "/" and 0 in other:
            continue
        said = lift(OPERATORS[name], PLAIN, (might, said_of(other, SECOND)))
        numbers = [cast(Exact, n) for n in tried(name, (numbers_in(one), numbers_in(other)))]
        assert isinstance(said, Open)
        assert (said.within, said.is_number) == (Range(min(numbers), max(numbers)), True)
        assert (said.may_be_none, FIRST <= said.missing) == (True, True)
        for results in ((might, None), (None, might), (None, Open(SECOND, is_number=True))):
            assert lift(OPERATORS[name], PLAIN, results) is None


def test_one_of_several_is_no_wider_than_they_are() -> None:
    """Numbers by their ends, all else by the values that each can have."""
    for one, other in product(RANGES, RANGES):
        results = [said_of(one, FIRST), said_of(other, SECOND)]
        said = either(results, FIRST)
        numbers = [cast(Exact, number) for number in (*numbers_in(one), *numbers_in(other))]
        assert range_of(said) == Range(min(numbers), max(numbers))
        assert isinstance(said, Open) is (not (one == other and one.known is not None))
        assert either([results[0], None], FIRST) == Open(
            FIRST, one, is_number=True, may_be_none=True
        )
    for among, others in product(colour_sets(), colour_sets()):
        named = [Open(FIRST, among=among), Open(SECOND, among=others), None]
        assert either(named[:2], FIRST) == Open(FIRST | SECOND, among=among | others)
        assert either(named, FIRST) == Open(FIRST | SECOND, among=among | others, may_be_none=True)
    assert either([None, Open(SECOND)], FIRST) == Open(FIRST | SECOND, may_be_none=True)
    assert either([True, 1], FIRST) == 1


BOUNDED = ("days_held", "days_in", "year_of", "month_of", "quarter_of")


@pytest.mark.parametrize("name", OF_TIME)
def test_what_is_said_of_a_number_that_time_gives_is_no_wider_than_the_calendar(name: str) -> None:
    """Of what lies between bounds whatever the days are both ends come; all else has no bound."""
    operator, types = OPERATORS[name], OF_TIME[name]
    values = dict(MANY)
    said = operator.bounds(())
    if name not in BOUNDED:
        assert said == Range(None, None)
        return
    found = tried(name, [values[type_] for type_ in types])
    numbers = [cast(int, number) for number in found]
    assert said == Range(min(numbers), max(numbers))
