"""Values of each type, which arguments an operator takes, and what it comes to for them."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import product

import attrs

from incentives.language.operators import OnNone, Operator, Place
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
)
from incentives.values.number import is_exact
from incentives.values.period import Month, Period
from incentives.values.range import Range
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
