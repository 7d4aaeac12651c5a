"""Laws that every operator keeps, whatever row is added: tried with samples of each type."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations, product

import attrs
import pytest

from incentives.language.operators import OPERATORS, Listing, OnNone, Operator, Place, lift
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    Value,
    open_number,
    open_of,
    range_of,
)
from incentives.language.signatures import Mismatch
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
    TextType,
    Type,
    ZeroType,
)
from incentives.values.number import is_exact
from incentives.values.period import Month, Period
from incentives.values.range import Range
from incentives.values.text import Text
from incentives.values.unit import DAY, ONE, YEAR
from incentives.values.unit import MONTH as MONTHS

X = frozenset({Missing(MissingKind.FACT, "x")})
COLOUR = ChoiceType("Colour", ("red", "green", "blue"))
RED_OR_GREEN = GroupType(COLOUR, frozenset({"red", "green"}))
ROW = RecordType("row")
NUMBERS: tuple[Value, ...] = (-3, 0, 1, 2, 29, 2024)
SAMPLES: tuple[tuple[Type, tuple[Value, ...]], ...] = (
    (NumberType(ONE), NUMBERS),
    (NumberType(DAY), NUMBERS),
    (NumberType(MONTHS), NUMBERS),
    (NumberType(YEAR), NUMBERS),
    (NumberType(ONE / YEAR), NUMBERS),
    (NumberType(ONE / MONTHS), NUMBERS),
    (BOOLEAN, (True, False)),
    (DATE, (date(2023, 1, 31), date(2024, 2, 29), None)),
    (MONTH, (Month(2023, 12), Month(2024, 2))),
    (
        STATUS,
        (
            (),
            (Period(date(2023, 1, 1), date(2023, 12, 15)),),
            (Period(date(2023, 1, 1), date(2023, 6, 30)), Period(date(2024, 2, 10))),
        ),
    ),
    (COLOUR, ("red", "blue")),
    (RED_OR_GREEN, (frozenset({"red", "green"}),)),
    (ChoiceSetType(COLOUR), (frozenset({"red", "blue"}), frozenset[str]())),
    (TextType(), ("a", "b")),
    (ROW, (0, 1)),
)
VALUES = dict(SAMPLES)
MOST_ARGUMENTS = 4
EVERY = pytest.mark.parametrize("operator", OPERATORS.values(), ids=lambda operator: operator.name)


@cache
def accepted(operator: Operator) -> tuple[tuple[Type, ...], ...]:
    """Types of arguments that the typing rule takes: all of one or two, of more those that fit."""
    types = [type_ for type_, _ in SAMPLES]
    few = [choice for count in (1, 2, 3) for choice in product(types, repeat=count)]
    rows = [(ROW, moment, ROW, moment) for moment in (DATE, MONTH)]
    return tuple(choice for choice in (*few, *rows) if result_type(operator, choice) is not None)


def result_type(operator: Operator, types: Sequence[Type]) -> Type | None:
    if operator.notation.place is Place.BEFORE and len(types) != 1:
        return None  # what stands before its argument has no other
    try:
        return operator.typed(tuple(types))
    except (Mismatch, ValueError):
        return None


def computed(operator: Operator, arguments: Sequence[Value]) -> Value:
    """What it comes to for known values, those that do not exist among them."""
    if operator.on_none is not OnNone.PASSED and None in arguments:
        return None if operator.on_none is OnNone.NONE else False
    return operator.compute(*arguments)


def opened(value: Value, type_: Type) -> Iterator[Result]:
    """What may be known of the value while it is open: nothing, or bounds around it."""
    may_be_none = value is None
    yield attrs.evolve(open_of(type_, X), may_be_none=may_be_none or type_ == DATE)
    if is_exact(value):
        yield open_number(X, Range(value - 2, value + 3))
        yield open_number(X, Range(value, None))


def allows(result: Result, value: Value) -> bool:
    """Whether what is said leaves room for the value."""
    if not isinstance(result, Open):
        return result == value and isinstance(result, bool) == isinstance(value, bool)
    if value is None:
        return result.may_be_none
    if result.is_number:
        return is_exact(value) and value in range_of(result)
    return result.among is None or value in result.among


def is_openable(type_: Type) -> bool:
    return not isinstance(type_, GroupType | RecordType)


@EVERY
def test_every_operator_has_arguments_that_it_takes(operator: Operator) -> None:
    """The laws below are tried on it: a new type of argument belongs among the samples."""
    assert accepted(operator)


@EVERY
def test_what_is_said_of_open_arguments_has_room_for_what_comes(operator: Operator) -> None:
    """For each value that an open argument may turn out to have: bounds, lifting, nothing."""
    for types in accepted(operator)[:40]:
        type_ = operator.typed(types)
        openable = [at for at, argument in enumerate(types) if is_openable(argument)]
        for values in list(product(*(VALUES[argument] for argument in types)))[:60]:
            if types[0] == ROW and values[0] == values[2] and values[1] != values[3]:
                continue  # one row has one date
            value = computed(operator, values)
            for count in (1, 2):
                for positions in combinations(openable, count):
                    for known in product(*(opened(values[at], types[at]) for at in positions)):
                        arguments: list[Result] = list(values)
                        for at, result in zip(positions, known, strict=True):
                            arguments[at] = result
                        said = lift(operator, type_, arguments)
                        assert allows(said, value), (arguments, values, said, value)


@EVERY
def test_what_it_computes_is_of_its_type(operator: Operator) -> None:
    """A number where the typing rule says so, a yes or no, a day, a month; or nothing."""
    for types in accepted(operator)[:40]:
        type_ = operator.typed(types)
        for values in list(product(*(VALUES[argument] for argument in types)))[:60]:
            value = computed(operator, values)
            if value is None:
                continue
            if isinstance(type_, NumberType | ZeroType):
                assert is_exact(value)
            elif type_ == BOOLEAN:
                assert isinstance(value, bool)
            elif type_ == DATE:
                assert isinstance(value, date)
            else:
                assert type_ == MONTH
                assert isinstance(value, Month)


def texts_of(operator: Operator) -> list[Text]:
    spoken = operator.spoken
    texts = (spoken.text, spoken.of_names, spoken.of_one, spoken.of_zero, spoken.denied)
    return [text for text in texts if text is not None]


@EVERY
def test_both_languages_tell_the_same_arguments(operator: Operator) -> None:
    """No wording names an argument that is not there, or leaves one out in one language."""
    most = max(len(types) for types in accepted(operator))
    for text in texts_of(operator):
        chinese, english = (
            {int(number) for number in re.findall(r"\{(\d)\}", said)} for said in (text.zh, text.en)
        )
        assert chinese == english
        assert chinese
        assert chinese <= set(range(most))


@EVERY
def test_a_wording_tells_every_argument(operator: Operator) -> None:
    """But of two rows only their dates, and of a list that is joined only the list."""
    told = {int(number) for number in re.findall(r"\{(\d)\}", operator.spoken.text.zh)}
    fewest = min(len(types) for types in accepted(operator))
    if operator.spoken.listing is Listing.JOINED:
        assert told == {0}
    elif operator.name == "precedes":
        assert told == {1, 3}
    else:
        assert told >= set(range(fewest))
