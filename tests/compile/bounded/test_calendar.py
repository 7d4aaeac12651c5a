"""What the kernel reckons of days, months and statuses is what the operators of policies do."""

from collections.abc import Callable, Iterator
from datetime import date
from inspect import getmembers, isfunction
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incentives.compile import calendar as words
from incentives.compile.words import LAST_DAY, NONE, word_of_day, word_of_month
from incentives.language.operators import OPERATORS
from incentives.language.operators.operator import OnNone
from incentives.language.possible import Value
from incentives.values.period import Month, Period, Status

MONTHS = [Month(year, number) for year in range(1, 10_000) for number in range(1, 13)]
LEAP_YEARS = (4, 1600, 1900, 2000, 2023, 2024, 2100, 9999)
OF_DAY = ("year_of", "month_of", "quarter_of", "month_at")
OF_MONTH = ("first_day", "last_day", "days_in")
OF_EITHER = ("year_of", "month_of", "quarter_of")
UNTRIED = {"happened", "precedes"}
"""What the kernel does not reckon: whether a word exists, and which address comes first."""

days = st.dates()
months = st.sampled_from(MONTHS)
whole = st.integers(-5_000_000, 5_000_000) | st.integers(-130_000, 130_000) | st.integers(-40, 40)
far = st.sampled_from([2**62, -(2**62), 4_000_000, -4_000_000, 3_999_999, -3_999_999])


def computed(name: str, *arguments: object) -> int | bool:
    """The word of what the operator makes of these values, of which none may exist."""
    operator = OPERATORS[name]
    if None in arguments and operator.on_none is not OnNone.PASSED:
        return NONE if operator.on_none is OnNone.NONE else False
    return word(operator.compute(*arguments))


def word(value: Value) -> int | bool:
    match value:
        case None:
            return NONE
        case date():
            return word_of_day(value)
        case Month():
            return word_of_month(value)
        case int():
            return value
    raise TypeError(value)


def spread_days() -> Iterator[date]:
    """Days of all years, every day of some, and the ends of the calendar."""
    yield from (date.fromordinal(day) for day in (1, LAST_DAY))
    yield from (date.fromordinal(day) for day in range(1, LAST_DAY, 97))
    for year in LEAP_YEARS:
        first = date(year, 1, 1).toordinal()
        yield from (date.fromordinal(day) for day in range(first, min(first + 366, LAST_DAY)))


def reckoned(name: str) -> Callable[..., int | bool]:
    function: Callable[..., int | bool] = getattr(words, name)
    return function


@pytest.mark.parametrize("name", OF_DAY)
def test_days_are_reckoned_with_as_policies_do(name: str) -> None:
    """On days of all years, and on every day of some."""
    reckon = reckoned(name)
    days = list(spread_days())
    assert [computed(name, day) for day in days] == [reckon(day.toordinal()) for day in days]


@pytest.mark.parametrize("name", OF_MONTH)
def test_months_are_reckoned_with_as_policies_do(name: str) -> None:
    """Every month of the calendar."""
    reckon = reckoned(name)
    expected = [computed(name, month) for month in MONTHS]
    assert expected == [reckon(word_of_month(month)) for month in MONTHS]


@pytest.mark.parametrize("name", OF_EITHER)
def test_months_have_years_as_days_have(name: str) -> None:
    """What policies ask of a day or a month has two names here."""
    reckon = reckoned(f"{name}_month")
    expected = [computed(name, month) for month in MONTHS]
    assert expected == [reckon(word_of_month(month)) for month in MONTHS]


near = st.builds(lambda day, steps: (day, _shifted(day, steps)), days, st.integers(-1500, 1500))
month_ends = st.tuples(months, months).map(lambda pair: (pair[0].last_day, pair[1].last_day))


def _shifted(day: date, steps: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + steps, 1), LAST_DAY))


@pytest.mark.parametrize("name", ["days_between", "months_between", "years_between"])
@given(pair=st.tuples(days, days) | near | month_ends)
def test_time_between_days_is_what_policies_say(name: str, pair: tuple[date, date]) -> None:
    """In either direction, and at the ends of months."""
    start, end = pair
    assert computed(name, start, end) == reckoned(name)(start.toordinal(), end.toordinal())


@pytest.mark.parametrize("name", ["add_months", "add_years", "add_days"])
@given(day=days | months.map(lambda month: month.last_day), steps=whole | far)
def test_later_days_are_those_of_policies(name: str, day: date, steps: int) -> None:
    """What the calendar does not have does not exist."""
    assert computed(name, day, steps) == reckoned(name)(day.toordinal(), steps)


@pytest.mark.parametrize("name", ["add_months", "add_years"])
@given(month=months, steps=whole | far)
def test_later_months_are_those_of_policies(name: str, month: Month, steps: int) -> None:
    """So it is with months."""
    found = reckoned(f"{name}_to_month")(word_of_month(month), steps)
    assert computed(name, month, steps) == found


def test_later_days_end_with_the_calendar() -> None:
    """Its first and its last day can be come to; those before and behind do not exist."""
    first, last = date.min, date.max
    for name, steps in (("add_months", 119_987), ("add_years", 9998), ("add_days", LAST_DAY - 1)):
        reckon = reckoned(name)
        for more in (-1, 0, 1):
            assert computed(name, first, steps + more) == reckon(1, steps + more)
            assert computed(name, last, -steps - more) == reckon(LAST_DAY, -steps - more)
    for name, steps in (("add_months", 119_987), ("add_years", 9998)):
        reckon = reckoned(f"{name}_to_month")
        for more in (-1, 0, 1):
            later = computed(name, MONTHS[0], steps + more)
            assert later == reckon(word_of_month(MONTHS[0]), steps + more)
            earlier = computed(name, MONTHS[-1], -steps - more)
            assert earlier == reckon(word_of_month(MONTHS[-1]), -steps - more)


def test_days_of_numbers_are_those_of_policies() -> None:
    """A day that no calendar has does not exist."""
    for year in (-1, 0, 1, *LEAP_YEARS, 10_000, 2**62, -(2**62)):
        assert computed("year_end", year) == words.year_end(year)
        for month, day in product((*range(-1, 14), 2**62), (*range(-1, 33), 2**62)):
            assert computed("make_date", year, month, day) == words.make_date(year, month, day)


EDGES = [
    date(2020, 1, 1),
    date(2020, 1, 2),
    date(2020, 1, 30),
    date(2020, 1, 31),
    date(2020, 2, 1),
    date(2020, 2, 2),
    date(2020, 2, 29),
    date(2020, 3, 1),
]


def edged_statuses() -> Iterator[Status]:
    """Every status of up to three periods that begin and end on the edges of months.

    Some have no gap between two periods; some have not ended, or only with the calendar.
    """
    for count in range(6):
        for days in combinations(EDGES, count):
            ends = [days] if count % 2 == 0 else [(*days, date.max), (*days, None)]
            for firsts_and_lasts in ends:
                pairs = zip(firsts_and_lasts[::2], firsts_and_lasts[1::2], strict=True)
                yield tuple(Period(first, last) for first, last in pairs if first is not None)


def laid_out(status: Status) -> list[int]:
    """The words of the status, behind two others."""
    ends = [(period.first, period.last or date.max) for period in status]
    flat = [day.toordinal() for pair in ends for day in pair]
    return [9, 9, len(status), *flat, 9]


def test_statuses_are_read_as_policies_read_them() -> None:
    """At their ends, and on and between the edges of months."""
    for status in edged_statuses():
        flat = laid_out(status)
        for name in ("ever", "started", "ended"):
            assert computed(name, status) == reckoned(name)(flat, 2)
        for day, name in product((*EDGES, date(2019, 12, 31)), ("held_on", "lapsed")):
            assert computed(name, status, day) == reckoned(name)(flat, 2, day.toordinal())
        for number, name in product((1, 2, 3), ("held_throughout", "days_held")):
            month = Month(2020, number)
            assert computed(name, status, month) == reckoned(name)(flat, 2, word_of_month(month))


def test_nothing_comes_of_nothing() -> None:
    """What does not exist has no year, and is on no day on which a status is held."""
    day, month = date(2020, 2, 29), Month(2020, 2)
    flat: Status = (Period(date(2020, 1, 1)),)
    for name in (*OF_DAY, *OF_MONTH, "year_end"):
        assert computed(name, None) == reckoned(name)(NONE)
    for name in OF_EITHER:
        assert computed(name, None) == reckoned(f"{name}_month")(NONE)
    for name in ("days_between", "months_between", "years_between"):
        assert computed(name, None, day) == reckoned(name)(NONE, day.toordinal())
        assert computed(name, day, None) == reckoned(name)(day.toordinal(), NONE)
    for name in ("add_months", "add_years", "add_days"):
        assert computed(name, None, 1) == reckoned(name)(NONE, 1)
        assert computed(name, day, None) == reckoned(name)(day.toordinal(), NONE)
    for name in ("add_months", "add_years"):
        assert computed(name, None, 1) == reckoned(f"{name}_to_month")(NONE, 1)
        assert computed(name, month, None) == reckoned(f"{name}_to_month")(24_241, NONE)
    for place in range(3):
        numbers = [None if number == place else 5 for number in range(3)]
        given_words = [NONE if number is None else number for number in numbers]
        assert computed("make_date", *numbers) == words.make_date(*given_words)
    for name in ("held_on", "lapsed", "held_throughout", "days_held"):
        assert computed(name, flat, None) == reckoned(name)(laid_out(flat), 2, NONE)


def test_every_operator_on_time_has_its_function() -> None:
    """One that is added to the language is added here, or said not to be needed."""
    own = {name for name, _ in getmembers(words, isfunction)}
    named = {"Days and months", "Statuses", "Rows"}
    on_time = {name for name, operator in OPERATORS.items() if operator.page in named}
    assert on_time - own == UNTRIED
