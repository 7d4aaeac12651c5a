"""Typing rules: what the arguments of an operator must be, and what comes of it."""

from collections.abc import Callable
from typing import NoReturn

from incentives.language.types import (
    BOOLEAN,
    DATE,
    MONTH,
    STATUS,
    BooleanType,
    ChoiceSetType,
    ChoiceType,
    DateType,
    GroupType,
    MonthType,
    NumberType,
    RecordType,
    TextType,
    Type,
    ZeroType,
    in_words,
)
from incentives.values.unit import DAY, ONE, YEAR, Unit
from incentives.values.unit import MONTH as MONTHS

Types = tuple[Type, ...]

Rule = Callable[[Types], Type]
"""A typing rule: from the types of the arguments, in their order, to the type of the result.

Whoever applies a rule has made sure that no argument is of the broken type.

Raises:
    Mismatch: where the arguments do not fit.
"""


class Mismatch(Exception):
    """The arguments do not fit; the text says how, in the author's words.

    `slug`: that of the fault, `wrong-type` unless the units alone do not fit.
    """

    slug = "wrong-type"


class UnitMismatch(Mismatch):
    """Numbers of units that do not go together."""

    slug = "unit-mismatch"


def like_numbers(types: Types) -> Type:
    """Numbers of one unit give a number of that unit."""
    _expect_count(types, 2)
    return _common_number(types)


def like_extremes(types: Types) -> Type:
    """Two or more numbers of one unit, or dates, give one of them."""
    if len(types) < 2:
        _refuse("expected two or more arguments")
    if DATE in types:
        for type_ in types:
            _expect(type_, DATE, "a date, as the others are")
        return DATE
    return _common_number(types)


def rounding(types: Types) -> Type:
    """A number, and the step to round it to; without one to whole units."""
    _expect_count(types, 1, 2)
    return _common_number(types)


def one_number(types: Types) -> Type:
    """A number gives a number of its unit."""
    _expect_count(types, 1)
    return _common_number(types)


def product(types: Types) -> Type:
    """Units multiply."""
    left, right = _two_numbers(types)
    if isinstance(left, ZeroType) or isinstance(right, ZeroType):
        return ZeroType()
    return NumberType(left.unit * right.unit)


def quotient(types: Types) -> Type:
    """Units divide."""
    left, right = _two_numbers(types)
    if isinstance(right, ZeroType):
        _refuse("division by zero")
    return ZeroType() if isinstance(left, ZeroType) else NumberType(left.unit / right.unit)


def per_month(types: Types) -> Type:
    """A figure per year gives a twelfth of it per month."""
    return NumberType(_unit_of_figure_per("year", types) * YEAR / MONTHS)


def per_year(types: Types) -> Type:
    """A figure per month gives twelve times it per year."""
    return NumberType(_unit_of_figure_per("month", types) * MONTHS / YEAR)


def ordered(types: Types) -> Type:
    """Numbers of one unit, dates, or months are compared."""
    _expect_count(types, 2)
    left, right = types
    if isinstance(left, DateType | MonthType):
        _expect(right, left)
    else:
        _common_number(types)
    return BOOLEAN


def equal(types: Types) -> Type:
    """Two values of one type are compared."""
    _expect_count(types, 2)
    left, right = types
    if not isinstance(left, ChoiceType | BooleanType | DateType | MonthType | TextType):
        _common_number(types)
    elif left != right:
        _refuse(f"{in_words(left)} cannot equal {in_words(right)}")
    return BOOLEAN


def truths(types: Types) -> Type:
    """Conditions give a condition."""
    for type_ in types:
        _expect(type_, BOOLEAN, "a condition")
    return BOOLEAN


def several_truths(types: Types) -> Type:
    """Two or more conditions give a condition."""
    if len(types) < 2:
        _refuse("expected two or more arguments")
    return truths(types)


def member(types: Types) -> Type:
    """A value of an enumeration is in a group of its values."""
    subject, group = types
    if not isinstance(subject, ChoiceType):
        _refuse(f"'in' asks for a value of an enumeration, found {in_words(subject)}")
    if not isinstance(group, GroupType):
        _refuse_type(group, "values in braces or the name of a group")
    if group.choice != subject:
        _refuse(f"the group is of '{group.choice.name}', not of '{subject.name}'")
    return BOOLEAN


def overlap(types: Types) -> Type:
    """A set of values has one in common with a group."""
    _expect_count(types, 2)
    some, group = types
    if not isinstance(some, ChoiceSetType):
        _refuse_type(some, "a fact with several values")
    if not isinstance(group, GroupType) or group.choice != some.choice:
        _refuse_type(group, f"values of '{some.choice.name}' in braces")
    return BOOLEAN


def places(types: Types) -> Type:
    """Two rows of one repeated fact, each with its date or month."""
    _expect_count(types, 4)
    row, _, other_row, _ = types
    if not isinstance(row, RecordType) or row != other_row:
        _refuse(
            f"expected two rows of one repeated fact, found {in_words(row)} and "
            f"{in_words(other_row)}"
        )
    return BOOLEAN


def _fixed(*expected: Type, gives: Type) -> Rule:
    """Arguments of exactly these types give that one."""

    def rule(types: Types) -> Type:
        _expect_count(types, len(expected))
        for type_, wanted in zip(types, expected, strict=True):
            _expect(type_, wanted)
        return gives

    return rule


def _one(*kinds: type[Type], expected: str, gives: Type) -> Rule:
    """One argument of one of these kinds gives that."""

    def rule(types: Types) -> Type:
        _expect_count(types, 1)
        if not isinstance(types[0], kinds):
            _refuse_type(types[0], expected)
        return gives

    return rule


def _later(unit: Unit, *moments: Type) -> Rule:
    """A date (or a month) and a number in the unit give a date (or a month)."""

    def rule(types: Types) -> Type:
        _expect_count(types, 2)
        moment, steps = types
        if moment not in moments:
            _refuse_type(moment, " or ".join(map(in_words, moments)))
        if not isinstance(steps, ZeroType) and _number(steps) != NumberType(unit):
            _refuse_type(steps, in_words(NumberType(unit)))
        return moment

    return rule


existence = _one(
    NumberType,
    MonthType,
    ChoiceType,
    TextType,
    expected="a number, a month, a text or a word; of a date ask 'happened'",
    gives=BOOLEAN,
)
day_to_number = _one(DateType, MonthType, expected="a date or a month", gives=NumberType(ONE))
number_to_date = _fixed(NumberType(ONE), gives=DATE)
numbers_to_date = _fixed(*[NumberType(ONE)] * 3, gives=DATE)
has_happened = _one(DateType, expected="a date; of all else ask 'exists'", gives=BOOLEAN)
status_to_date = _fixed(STATUS, gives=DATE)
status_to_truth = _fixed(STATUS, gives=BOOLEAN)
status_and_date = _fixed(STATUS, DATE, gives=BOOLEAN)
status_from_date = _fixed(STATUS, DATE, gives=DATE)
status_and_month = _fixed(STATUS, MONTH, gives=BOOLEAN)
month_to_date = _fixed(MONTH, gives=DATE)
date_to_month = _fixed(DATE, gives=MONTH)
days_in = _fixed(MONTH, gives=NumberType(DAY))
days_held = _fixed(STATUS, MONTH, gives=NumberType(DAY))
days_between = _fixed(DATE, DATE, gives=NumberType(DAY))
add_months = _later(MONTHS, DATE, MONTH)
add_years = _later(YEAR, DATE, MONTH)
add_days = _later(DAY, DATE)
months_between = _fixed(DATE, DATE, gives=NumberType(MONTHS))
years_between = _fixed(DATE, DATE, gives=NumberType(YEAR))


def _refuse(how: str) -> NoReturn:
    raise Mismatch(how)


def _refuse_type(type_: Type, expected: str) -> NoReturn:
    _refuse(f"expected {expected}, found {in_words(type_)}")


def _expect_count(types: Types, *counts: int) -> None:
    if len(types) not in counts:
        wanted = " or ".join(map(str, counts))
        _refuse(f"expected {wanted} argument{'s' if counts[-1] > 1 else ''}, found {len(types)}")


def _expect(type_: Type, wanted: Type, words: str | None = None) -> None:
    if type_ != wanted:
        _refuse_type(type_, words or in_words(wanted))


def _number(type_: Type) -> NumberType | ZeroType:
    if not isinstance(type_, NumberType | ZeroType):
        _refuse_type(type_, "a number")
    return type_


def _two_numbers(types: Types) -> tuple[NumberType | ZeroType, NumberType | ZeroType]:
    _expect_count(types, 2)
    left, right = map(_number, types)
    return left, right


def _common_number(types: Types) -> NumberType | ZeroType:
    numbers = [_number(type_) for type_ in types]
    units = [number.unit for number in numbers if isinstance(number, NumberType)]
    if not units:
        return ZeroType()
    for unit in units[1:]:
        if unit != units[0]:
            raise UnitMismatch(f"{units[0]} and {unit} do not go together")
    return NumberType(units[0])


def _unit_of_figure_per(time: str, types: Types) -> Unit:
    _expect_count(types, 1)
    number = _number(types[0])
    if isinstance(number, ZeroType) or (time, -1) not in number.unit.powers:
        _refuse_type(number, f"a figure per {time}")
    return number.unit
