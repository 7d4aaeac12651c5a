"""Typing rules: what the arguments of an operator must be, and what comes of it.

A rule takes the types of the arguments and gives the type of the result.
Raises: Mismatch, with what is wrong in the author's words.
"""

from collections.abc import Callable, Sequence

from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    DATE,
    BooleanType,
    BrokenType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    StatusType,
    TextType,
    Type,
    ZeroType,
    in_words,
)
from incentives.values.unit import DAY, MONTH, ONE, YEAR, Unit


class Mismatch(Exception):
    """The arguments do not fit; the text says how."""


def like_numbers(types: tuple[Type, ...]) -> Type:
    """Numbers of one unit give a number of that unit."""
    _expect_count(types, 2)
    return _common_number(types)


def like_extremes(types: tuple[Type, ...]) -> Type:
    """Two or more numbers of one unit, or dates."""
    if len(types) < 2:
        raise Mismatch("expected two or more arguments")
    if any(isinstance(type_, DateType) for type_ in types):
        for type_ in types:
            _expect(type_, DateType, "a date, as the others are")
        return DATE
    return _common_number(types)


def rounding(types: tuple[Type, ...]) -> Type:
    """A number, and the step to round it to; without one to whole units."""
    if len(types) not in {1, 2}:
        raise Mismatch(f"expected 1 or 2 arguments, found {len(types)}")
    return _common_number(types)


def one_number(types: tuple[Type, ...]) -> Type:
    """A number gives a number of its unit."""
    _expect_count(types, 1)
    return _common_number(types)


def product(types: tuple[Type, ...]) -> Type:
    """Units multiply."""
    left, right = _two_numbers(types)
    if isinstance(left, ZeroType) or isinstance(right, ZeroType):
        return ZeroType()
    return NumberType(left.unit * right.unit)


def quotient(types: tuple[Type, ...]) -> Type:
    """Units divide."""
    left, right = _two_numbers(types)
    if isinstance(right, ZeroType):
        raise Mismatch("division by zero")
    return ZeroType() if isinstance(left, ZeroType) else NumberType(left.unit / right.unit)


def per_month(types: tuple[Type, ...]) -> Type:
    """A figure per year gives a twelfth of it per month."""
    _expect_count(types, 1)
    number = _number(types[0])
    if isinstance(number, ZeroType) or ("year", -1) not in number.unit.powers:
        raise Mismatch(f"expected a figure per year, found {in_words(number)}")
    return NumberType(number.unit * YEAR / MONTH)


def per_year(types: tuple[Type, ...]) -> Type:
    """A figure per month gives twelve times it per year."""
    _expect_count(types, 1)
    number = _number(types[0])
    if isinstance(number, ZeroType) or ("month", -1) not in number.unit.powers:
        raise Mismatch(f"expected a figure per month, found {in_words(number)}")
    return NumberType(number.unit * MONTH / YEAR)


def ordered(types: tuple[Type, ...]) -> Type:
    """Numbers of one unit, dates, or months are compared."""
    _expect_count(types, 2)
    left, right = types
    if isinstance(left, DateType | MonthType):
        _expect(right, type(left), in_words(left))
    else:
        _common_number(types)
    return BOOLEAN


def equal(types: tuple[Type, ...]) -> Type:
    """Two values of one type are compared."""
    _expect_count(types, 2)
    left, right = types
    if isinstance(left, ChoiceType | BooleanType | DateType | MonthType | TextType):
        if left != right and not isinstance(right, BrokenType):
            raise Mismatch(f"{in_words(left)} cannot equal {in_words(right)}")
    else:
        _common_number(types)
    return BOOLEAN


def truths(types: tuple[Type, ...]) -> Type:
    """Conditions give a condition."""
    for type_ in types:
        _expect(type_, BooleanType, "a condition")
    return BOOLEAN


def member(types: tuple[Type, ...]) -> Type:
    """A value of an enumeration is in a group of its values."""
    subject, group = types
    if isinstance(subject, BrokenType) or isinstance(group, BrokenType):
        return BOOLEAN
    if not isinstance(subject, ChoiceType):
        raise Mismatch(f"'in' asks for a value of an enumeration, found {in_words(subject)}")
    if not isinstance(group, GroupType):
        raise Mismatch(f"expected values in braces or the name of a group, found {in_words(group)}")
    if group.choice != subject:
        raise Mismatch(f"the group is of '{group.choice.name}', not of '{subject.name}'")
    return BOOLEAN


def overlap(types: tuple[Type, ...]) -> Type:
    """A set of values has one in common with a group."""
    _expect_count(types, 2)
    some, group = types
    if isinstance(some, BrokenType) or isinstance(group, BrokenType):
        return BOOLEAN
    if not isinstance(some, ChoiceSetType):
        raise Mismatch(f"expected a fact with several values, found {in_words(some)}")
    if not isinstance(group, GroupType) or group.choice != some.choice:
        raise Mismatch(f"expected values of '{some.choice.name}' in braces, found {in_words(group)}")
    return BOOLEAN


def day_to_number(types: tuple[Type, ...]) -> Type:
    """A date or a month gives a plain number."""
    _expect_count(types, 1)
    if not isinstance(types[0], DateType | MonthType | BrokenType):
        raise Mismatch(f"expected a date or a month, found {in_words(types[0])}")
    return NumberType(ONE)


def _fixed(*expected: type[Type], gives: Type) -> Callable[[tuple[Type, ...]], Type]:
    def rule(types: tuple[Type, ...]) -> Type:
        _expect_count(types, len(expected))
        for type_, wanted in zip(types, expected, strict=True):
            _expect(type_, wanted, _WORDS[wanted])
        return gives

    return rule


def number_to_date(types: tuple[Type, ...]) -> Type:
    """A plain number (a year) gives a date."""
    _expect_count(types, 1)
    if _number(types[0]) != NumberType(ONE):
        raise Mismatch(f"expected a year as a plain number, found {in_words(types[0])}")
    return DATE


def numbers_to_date(types: tuple[Type, ...]) -> Type:
    """Year, month and day as plain numbers give a date."""
    _expect_count(types, 3)
    for type_ in types:
        if not isinstance(type_, BrokenType) and _number(type_) != NumberType(ONE):
            raise Mismatch(f"expected a plain number, found {in_words(type_)}")
    return DATE


def _later(unit: Unit, *moments: type[Type]) -> Callable[[tuple[Type, ...]], Type]:
    """A date (or a month) and a number in the unit give a date (or a month)."""

    def rule(types: tuple[Type, ...]) -> Type:
        _expect_count(types, 2)
        moment, steps = types
        if not isinstance(moment, (*moments, BrokenType)):
            raise Mismatch(f"expected {' or '.join(_WORDS[each] for each in moments)}, found {in_words(moment)}")
        if not isinstance(steps, ZeroType | BrokenType) and _number(steps) != NumberType(unit):
            raise Mismatch(f"expected {in_words(NumberType(unit))}, found {in_words(steps)}")
        return moment

    return rule


def places(types: tuple[Type, ...]) -> Type:
    """Two rows of one repeated fact, each with its date or month."""
    _expect_count(types, 4)
    if not isinstance(types[0], RecordType) or types[0] != types[2]:
        raise Mismatch(f"expected two rows of one repeated fact, found {in_words(types[0])} and {in_words(types[2])}")
    return BOOLEAN


_WORDS: dict[type, str] = {DateType: "a date", MonthType: "a month", StatusType: "a status"}
date_to_truth = _fixed(DateType, gives=BOOLEAN)
status_to_date = _fixed(StatusType, gives=DATE)
status_to_truth = _fixed(StatusType, gives=BOOLEAN)
status_and_date = _fixed(StatusType, DateType, gives=BOOLEAN)
status_from_date = _fixed(StatusType, DateType, gives=DATE)
status_and_month = _fixed(StatusType, MonthType, gives=BOOLEAN)
month_to_date = _fixed(MonthType, gives=DATE)
date_to_month = _fixed(DateType, gives=MonthType())
days_in = _fixed(MonthType, gives=NumberType(DAY))
days_held = _fixed(StatusType, MonthType, gives=NumberType(DAY))
days_between = _fixed(DateType, DateType, gives=NumberType(DAY))
add_months = _later(MONTH, DateType, MonthType)
add_years = _later(YEAR, DateType, MonthType)
add_days = _later(DAY, DateType)
months_between = _fixed(DateType, DateType, gives=NumberType(MONTH))
years_between = _fixed(DateType, DateType, gives=NumberType(YEAR))


def _expect_count(types: Sequence[Type], count: int) -> None:
    if len(types) != count:
        raise Mismatch(f"expected {count} argument{'s' if count > 1 else ''}, found {len(types)}")


def _expect(type_: Type, wanted: type[Type], words: str) -> None:
    if not isinstance(type_, (wanted, BrokenType)):
        raise Mismatch(f"expected {words}, found {in_words(type_)}")


def _number(type_: Type) -> NumberType | ZeroType:
    if not isinstance(type_, NumberType | ZeroType):
        raise Mismatch(f"expected a number, found {in_words(type_)}")
    return type_


def _two_numbers(types: tuple[Type, ...]) -> tuple[NumberType | ZeroType, NumberType | ZeroType]:
    _expect_count(types, 2)
    left, right = (ZeroType() if isinstance(type_, BrokenType) else _number(type_) for type_ in types)
    return left, right


def _common_number(types: tuple[Type, ...]) -> Type:
    if any(isinstance(type_, BrokenType) for type_ in types):
        return BROKEN
    numbers = [_number(type_) for type_ in types]
    units = [number.unit for number in numbers if isinstance(number, NumberType)]
    if not units:
        return ZeroType()
    for unit in units[1:]:
        if unit != units[0]:
            raise Mismatch(f"{units[0]} and {unit} do not go together")
    return NumberType(units[0])
