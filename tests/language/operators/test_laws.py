"""Laws of each operator on values drawn at random: a few in each run, many in `properties`."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incentives.language.operators import OPERATORS, OnNone, Operator, lift
from incentives.language.possible import Open, Result, Value, open_number, open_of
from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    STATUS,
    ChoiceSetType,
    ChoiceType,
    GroupType,
    NumberType,
    RecordType,
    StatusType,
    TextType,
    Type,
    ZeroType,
)
from incentives.values.number import Exact, is_exact
from incentives.values.period import Month, Period, Status
from incentives.values.range import Range
from tests.language.operators.samples import X, accepted, allows, computed, is_openable

FEW = settings(max_examples=max(settings().max_examples // 15, 2))  # of each operator
EVERY = pytest.mark.parametrize("operator", OPERATORS.values(), ids=lambda operator: operator.name)

numbers = st.one_of(
    st.integers(-3, 3),
    st.integers(1990, 2040),
    st.integers(-(10**7), 10**7),
    st.fractions(-50, 50, max_denominator=12),
)
days = st.one_of(
    st.dates(date(2023, 1, 1), date(2025, 12, 31)), st.sampled_from([date.min, date.max])
)
months = st.builds(Month, st.sampled_from([1, 2023, 2024, 2025, 9999]), st.integers(1, 12))


@st.composite
def statuses(draw: st.DrawFn) -> Status:
    """Up to three periods, one behind the other, the last one perhaps without an end."""
    day = draw(st.dates(date(2022, 11, 1), date(2024, 6, 30)))
    periods: list[Period] = []
    for _ in range(draw(st.integers(0, 3))):
        last = day + timedelta(days=draw(st.integers(0, 90)))
        periods.append(Period(day, last))
        day = last + timedelta(days=draw(st.integers(1, 40)))
    if draw(st.booleans()):
        periods.append(Period(day))
    return tuple(periods)


def values_of(type_: Type) -> st.SearchStrategy[Value]:
    """Any value of the type; a date may not have come about."""
    match type_:
        case NumberType() | ZeroType():
            return numbers
        case GroupType(members=members):
            return st.just(members)
        case ChoiceType(values=values):
            return st.sampled_from(values)
        case ChoiceSetType(choice=choice):
            return st.frozensets(st.sampled_from(choice.values))
        case RecordType():
            return st.integers(0, 3)
        case TextType():
            return st.sampled_from(["a", "b", "ab"])
    strategies: dict[Type, st.SearchStrategy[Value]] = {
        BOOLEAN: st.booleans(),
        DATE: st.one_of(days, days, days, st.none()),
        MONTH: months,
        STATUS: statuses(),
    }
    return strategies[type_]


@st.composite
def calls(draw: st.DrawFn, operator: Operator) -> tuple[Type, tuple[Type, ...], tuple[Value, ...]]:
    """Arguments that the operator takes: their types, their values, and what comes of them."""
    types = draw(st.sampled_from(accepted(operator)))
    values = [draw(values_of(type_)) for type_ in types]
    if operator.name == "precedes" and values[0] == values[2]:
        values[3] = values[1]  # one row has one date
    return operator.typed(types), types, tuple(values)


@st.composite
def known_of(draw: st.DrawFn, value: Value, type_: Type) -> Result:
    """What may be known of the value: itself, something around it, or nothing."""
    if not is_openable(type_) or draw(st.booleans()):
        return value
    may_be_none = value is None or draw(st.booleans())
    if is_exact(value):
        low: Exact | None = draw(st.none() | st.integers(0, 3).map(lambda n: value - n))
        high: Exact | None = draw(st.none() | st.fractions(0, 3).map(lambda n: value + n))
        if may_be_none:
            return Open(X, Range(low, high), is_number=True, may_be_none=True)
        return open_number(X, Range(low, high))
    return attrs.evolve(open_of(type_, X), may_be_none=may_be_none)


@EVERY
@FEW
@given(data=st.data())
def test_what_is_said_holds_whatever_the_open_arguments_turn_out_to_be(
    operator: Operator, data: st.DataObject
) -> None:
    """And of known arguments it is what is computed; what is missing is missing for one of them."""
    type_, types, values = data.draw(calls(operator))
    value = computed(operator, values)
    assert lift(operator, type_, values) == value
    results = [data.draw(known_of(*pair)) for pair in zip(values, types, strict=True)]
    if operator.name == "precedes" and values[0] == values[2]:
        results[3] = results[1]
    said = lift(operator, type_, results)
    assert allows(said, value), (results, said)
    if isinstance(said, Open):
        assert said.missing == X
        assert any(isinstance(result, Open) for result in results)


@EVERY
@FEW
@given(data=st.data())
def test_knowing_more_never_unsays_what_was_said(operator: Operator, data: st.DataObject) -> None:
    """Once decided it stays so, and bounds only come closer."""
    type_, types, values = data.draw(calls(operator))
    if operator.name == "precedes":
        return  # a row and its date are known together
    less = [data.draw(known_of(*pair)) for pair in zip(values, types, strict=True)]
    at = data.draw(st.integers(0, len(less) - 1))
    more = [*less[:at], values[at], *less[at + 1 :]]
    before, after = lift(operator, type_, less), lift(operator, type_, more)
    if not isinstance(before, Open):
        assert after == before
    elif isinstance(after, Open):
        assert after.may_be_none <= before.may_be_none
        if before.is_number:
            assert after.within.clipped(before.within) == after.within
        assert before.among is None or (after.among is not None and after.among <= before.among)
    else:
        assert allows(before, after)


@EVERY
@FEW
@given(data=st.data())
def test_of_nothing_comes_what_the_row_says(operator: Operator, data: st.DataObject) -> None:
    """Nothing, or a no, wherever it stands and whatever else is open; or the operator is asked."""
    type_, types, values = data.draw(calls(operator))
    at = data.draw(st.integers(0, len(values) - 1))
    if isinstance(types[at], GroupType | RecordType | StatusType):
        return  # of these there is none that is nothing
    results = [data.draw(known_of(*pair)) for pair in zip(values, types, strict=True)]
    results[at] = None
    said = lift(operator, type_, results)
    if operator.on_none is OnNone.NONE:
        assert said is None
    elif operator.on_none is OnNone.FALSE:
        assert allows(said, value=False)
