"""How an operator reads by what it is said of, its signs, and how it leaves the process."""

import pickle
from fractions import Fraction
from itertools import product

import attrs
import pytest

from incentives.language.operators import (
    CONNECTIVES,
    EXTREMES,
    LEAST,
    MOST,
    OPERATORS,
    ORDERINGS,
    ROUNDED_BY,
    Operator,
    Place,
    Strength,
    lift,
)
from incentives.language.operators.operator import always
from incentives.language.possible import Missing, MissingKind, Open
from incentives.language.types import (
    BOOLEAN,
    BROKEN,
    DATE,
    MONTH,
    STATUS,
    BracketsType,
    ChoiceSetType,
    ChoiceType,
    GroupType,
    NumberType,
    RecordType,
    RowsType,
    TableType,
    TextType,
    Type,
    ZeroType,
    in_words,
)
from incentives.values.range import ANYTHING, Range
from incentives.values.unit import ONE, Unit
from tests.language.operators.samples import accepted

EVERY = pytest.mark.parametrize("operator", OPERATORS.values(), ids=lambda operator: operator.name)
COLOUR, SHAPE = ChoiceType("Colour", ("red",)), ChoiceType("Shape", ("round",))
WITH_NAMES = (type(DATE), type(MONTH), ChoiceType, TextType)


@EVERY
def test_a_reading_goes_by_the_arguments(operator: Operator) -> None:
    """One for a single argument, one for days and names, else the one that all have."""
    spoken = operator.spoken
    for types in accepted(operator):
        wanted = spoken.text
        if spoken.of_names is not None and any(isinstance(type_, WITH_NAMES) for type_ in types):
            wanted = spoken.of_names
        if spoken.of_one is not None and len(types) == 1:
            wanted = spoken.of_one
        assert spoken.wording(types) == wanted


@pytest.mark.parametrize(
    ("name", "types", "zh"),
    [
        ("<", (NumberType(ONE), NumberType(ONE)), "{0}小于{1}"),
        ("<", (DATE, DATE), "{0}早于{1}"),
        ("==", (COLOUR, COLOUR), "{0}为{1}"),
        ("==", (BOOLEAN, BOOLEAN), "{0}等于{1}"),
        ("!=", (TextType(), TextType()), "{0}不为{1}"),
        ("max", (MONTH, MONTH), "{0}中较晚者"),
        ("max", (ZeroType(), ZeroType()), "{0}中较大者"),
        ("round_up", (NumberType(ONE),), "（{0}，进位取整）"),
        ("round_up", (NumberType(ONE), NumberType(ONE)), "（{0}，按 {1}进位）"),
        ("held_on", (STATUS, DATE), "{1}“{0}”有效"),
    ],
)
def test_days_are_earlier_and_numbers_less(name: str, types: tuple[Type, ...], zh: str) -> None:
    assert OPERATORS[name].spoken.wording(types).zh == zh


def test_signs_bind_as_in_arithmetic() -> None:
    """Products before sums, sums before comparisons, these before `not`, `and` and `or`."""
    assert {
        strength: sorted(
            operator.name for operator in OPERATORS.values() if operator.notation.binds == strength
        )
        for strength in Strength
        if strength not in {Strength.CHOICE, Strength.TIGHTEST}
    } == {
        Strength.OR: ["or"],
        Strength.AND: ["and"],
        Strength.NOT: ["not"],
        Strength.COMPARISON: ["!=", "<", "<=", "==", ">", ">=", "in"],
        Strength.SUM: ["+", "-"],
        Strength.PRODUCT: ["*", "/"],
        Strength.NEGATION: ["neg"],
    }
    assert list(Strength) == sorted(Strength)
    assert {row.name: row.sign for row in OPERATORS.values() if row.sign != row.name} == {
        "neg": "-",
        "not": "not ",
    }
    before = {row.name for row in OPERATORS.values() if row.notation.place is Place.BEFORE}
    assert before == {"neg", "not"}


@EVERY
def test_a_row_says_whether_nothing_may_come_of_numbers_and_conditions(operator: Operator) -> None:
    """Of a quotient and of rounding, where the second is zero; of days the calendar tells."""
    numbers = (-1, 0, 1, Fraction(1, 2))
    if operator.page in {"Numbers", "Rounding"}:
        count = 1 if operator.name in {"neg", "per_month", "per_year"} else 2
        results = [operator.compute(*values) for values in product(numbers, repeat=count)]
        assert operator.is_partial is (None in results)
    elif operator.page in {"Conditions", "Rows"}:
        assert not operator.is_partial


def test_families_of_operators_are_those_of_their_rows() -> None:
    """Comparisons of order, what joins conditions, the least and the greatest."""
    assert {"<", "<=", ">", ">="} == ORDERINGS
    assert {"and", "or", "not", "exactly_one"} == CONNECTIVES
    assert (LEAST.name, MOST.name, set(EXTREMES)) == ("min", "max", {"min", "max"})
    assert always(Range(1, 2))(()) == Range(1, 2)


@pytest.mark.parametrize("name", ROUNDED_BY.values())
def test_rounding_to_a_step_that_is_not_known_has_no_bounds(name: str) -> None:
    """Of a known one they are the rounded ends."""
    bounds = OPERATORS[name].bounds
    assert bounds([Range(1, 2), Range(1, 2)]) == ANYTHING
    assert bounds([Range(1, 2), Range(1, 1)]) == bounds([Range(1, 2)]) == Range(1, 2)
    assert bounds([Range(None, 20), Range(10, 10)]) == Range(None, 20)


def test_only_an_operator_of_the_language_travels() -> None:
    """One that was made up beside it has no name to travel by."""
    made_up = attrs.evolve(OPERATORS["+"], page="Elsewhere")
    with pytest.raises(pickle.PicklingError, match=r"'\+' is none of the operators"):
        pickle.dumps(made_up)


@pytest.mark.parametrize(
    ("type_", "words"),
    [
        (BOOLEAN, "yes or no"),
        (ZeroType(), "zero"),
        (DATE, "a date"),
        (MONTH, "a month"),
        (STATUS, "a status"),
        (TextType(), "free text"),
        (BracketsType(ONE, ONE), "a schedule of brackets"),
        (BROKEN, "something faulty"),
        (NumberType(ONE), "a plain number"),
        (NumberType(Unit.parse("CNY/m2")), "a number in CNY/m2"),
        (COLOUR, "a value of 'Colour'"),
        (ChoiceSetType(COLOUR), "a set of values of 'Colour'"),
        (GroupType(SHAPE, frozenset()), "a group of values of 'Shape'"),
        (RecordType("bill"), "the whole of 'bill'"),
        (RowsType("bills", RecordType("bill")), "the rows of 'bills'"),
        (TableType((COLOUR,), BOOLEAN), "a table by 'Colour'"),
        (TableType((COLOUR, SHAPE), BOOLEAN), "a table by 'Colour' and 'Shape'"),
    ],
)
def test_each_type_has_words(type_: Type, words: str) -> None:
    """As an author would call it."""
    assert words == in_words(type_)


def test_a_negative_or_a_zero_on_the_right_reads_otherwise() -> None:
    """What is added with a minus is taken away, and the reverse; of steps of time it is before."""
    negative = {row.name: row.spoken.of_negative for row in OPERATORS.values()}
    later = ("add_months", "add_years", "add_days")
    assert {name: text.zh for name, text in negative.items() if text is not None} == {
        "+": "{0} − {1}",
        "-": "{0} + {1}",
        **dict.fromkeys(later, "{0}之前{1}"),
    }
    with_zero = {row.name for row in OPERATORS.values() if row.spoken.of_zero is not None}
    assert with_zero == {"max", *later}


@pytest.mark.parametrize("name", ["+", "-", "*", "min", "max"])
def test_what_is_not_known_to_be_a_number_bounds_nothing(name: str) -> None:
    """Not even beside a zero."""
    missing = frozenset({Missing(MissingKind.FACT, "x")})
    for known in (0, 5):
        for results in ((known, Open(missing)), (Open(missing), known)):
            said = lift(OPERATORS[name], NumberType(ONE), results)
            assert said == Open(missing, is_number=True)
