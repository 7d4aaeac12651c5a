"""The lifted semantics, as laws.

What is said of a value that is not known holds whatever the value turns out to be.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from incentives.language.operators import OPERATORS, ROUNDED_BY, OnNone, Operator, lift, lifting
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    Value,
    either,
    missing_in,
    open_number,
    open_of,
    open_truth,
)
from incentives.language.types import BOOLEAN, DATE, ChoiceType, NumberType, Type
from incentives.values.number import Exact
from incentives.values.period import Month
from incentives.values.place import FactPath, FigureCell
from incentives.values.range import ANYTHING, Range
from incentives.values.unit import ONE

PLAIN = NumberType(ONE)
TENURE = ChoiceType("Tenure", ("owned", "rented", "free"))


def missing(*names: str) -> frozenset[Missing]:
    return frozenset(Missing(MissingKind.FACT, FactPath.parse(name)) for name in names)


X, Y, Z = missing("x"), missing("y"), missing("z")


def between(low: Exact | None, high: Exact | None, why: frozenset[Missing] = X) -> Result:
    return open_number(why, Range(low, high))


def allows(result: Result, value: Value) -> bool:
    """Whether what is known leaves room for the value."""
    if not isinstance(result, Open):
        return result == value and isinstance(result, bool) == isinstance(value, bool)
    if result.is_number:
        return isinstance(value, int | Fraction) and value in result.within
    return result.among is None or value in result.among


def computed(operator: Operator, arguments: Sequence[Value]) -> Value:
    """What the operator comes to for known values, those that do not exist among them."""
    if operator.on_none is not OnNone.PASSED and any(argument is None for argument in arguments):
        return None if operator.on_none is OnNone.NONE else False
    return operator.compute(*arguments)


# --- numbers

_points = st.integers(-6, 6) | st.fractions(-6, 6, max_denominator=4)


@attrs.frozen
class Ranged:
    """What is known of a number, and the number."""

    result: Result
    value: Exact


@st.composite
def ranged(draw: st.DrawFn) -> Ranged:
    value = draw(_points)
    if draw(st.booleans()) and draw(st.booleans()):
        return Ranged(value, value)
    low: Exact | None = draw(st.none() | _points.filter(lambda point: point <= value))
    high: Exact | None = draw(st.none() | _points.filter(lambda point: point >= value))
    return Ranged(between(low, high), value)


_BINARY = ["+", "-", "*", "/", "min", "max"]
_UNARY = ["neg", "per_month", "per_year"]
_ROUNDINGS = list(ROUNDED_BY.values())
_TRUTHS = ["<", "<=", ">", ">=", "==", "!="]


def test_every_operator_on_numbers_is_tried() -> None:
    """An operator that is added and works on numbers belongs in the laws below."""
    tried = {*_BINARY, *_UNARY, *_ROUNDINGS, *_TRUTHS}
    by_ranges = {
        lifting.by_bounds,
        lifting.of_least,
        lifting.of_most,
        lifting.of_quotient,
        lifting.of_rounding,
        lifting.of_order,
        lifting.of_equality,
    }
    assert {name for name, operator in OPERATORS.items() if operator.lifted in by_ranges} == tried


@given(st.sampled_from(_BINARY), ranged(), ranged())
@example(
    "/",
    Ranged(Open(X, Range(1, 2), is_number=True), 1),
    Ranged(Open(X, Range(1, None), is_number=True), 3),
)
@example(
    "*",
    Ranged(Open(X, Range(None, None), is_number=True), 2),
    Ranged(Open(X, Range(None, None), is_number=True), -2),
)
@example(
    "-",
    Ranged(Open(X, Range(0, None), is_number=True), 2),
    Ranged(Open(X, Range(0, None), is_number=True), 5),
)
def test_the_range_of_a_result_contains_every_result(
    name: str, left: Ranged, right: Ranged
) -> None:
    """For any numbers inside the ranges, what the operator computes is in its said range."""
    operator = OPERATORS[name]
    value = computed(operator, (left.value, right.value))
    assume(value is not None)
    assert allows(lift(operator, PLAIN, (left.result, right.result)), value)


@given(st.sampled_from(_UNARY), ranged())
def test_the_range_of_a_result_of_one_number_contains_every_result(name: str, only: Ranged) -> None:
    """As for two."""
    assert allows(
        lift(OPERATORS[name], PLAIN, (only.result,)), computed(OPERATORS[name], (only.value,))
    )


@given(st.sampled_from(_ROUNDINGS), ranged(), st.sampled_from([1, 2, Fraction(1, 2), 100]))
def test_the_range_of_a_rounded_number_contains_every_rounded_number(
    name: str, number: Ranged, step: Exact
) -> None:
    """To any step."""
    operator = OPERATORS[name]
    assert allows(
        lift(operator, PLAIN, (number.result, step)), computed(operator, (number.value, step))
    )


@given(st.sampled_from(["min", "max"]), st.lists(ranged(), min_size=2, max_size=4))
def test_the_least_and_the_greatest_of_many_are_in_their_range(
    name: str, many: list[Ranged]
) -> None:
    """However many numbers there are."""
    operator = OPERATORS[name]
    found = lift(operator, PLAIN, [each.result for each in many])
    assert allows(found, computed(operator, [each.value for each in many]))


@given(st.sampled_from(_TRUTHS), ranged(), ranged())
def test_a_decided_comparison_is_decided_rightly(name: str, left: Ranged, right: Ranged) -> None:
    """If ranges decide a comparison, every pair of numbers inside them agrees."""
    operator = OPERATORS[name]
    found = lift(operator, BOOLEAN, (left.result, right.result))
    assert allows(found, computed(operator, (left.value, right.value)))


@given(ranged(), ranged(), ranged())
def test_soundness_holds_through_a_formula(one: Ranged, two: Ranged, three: Ranged) -> None:
    """Capped below by zero, multiplied, and compared.

    What is decided of the whole is right for the parts.
    """
    times, minus, most, less = (OPERATORS[name] for name in ("*", "-", "max", "<="))
    open_amount = lift(
        most,
        PLAIN,
        (lift(minus, PLAIN, (lift(times, PLAIN, (one.result, two.result)), three.result)), 0),
    )
    amount = max(one.value * two.value - three.value, 0)
    assert allows(open_amount, amount)
    assert allows(lift(less, BOOLEAN, (open_amount, three.result)), amount <= three.value)


@pytest.mark.parametrize(
    ("name", "results", "expected"),
    [
        ("+", (between(1, 2), between(10, 20)), between(11, 22)),
        ("-", (between(1, 2), between(10, 20)), between(-19, -8)),
        ("*", (between(-1, 2), between(10, 20)), between(-20, 40)),
        ("*", (between(0, None), 0), 0),
        ("*", (between(None, None), between(0, 1)), between(None, None)),
        ("/", (between(1, 2), between(10, 20)), between(Fraction(1, 20), Fraction(1, 5))),
        ("/", (between(1, 2), between(-1, 1)), Open(X, is_number=True, may_be_none=True)),
        ("neg", (between(1, 2),), between(-2, -1)),
        ("min", (between(0, None), 5), between(0, 5)),
        ("max", (between(None, None), 0), between(0, None)),
        ("per_month", (between(0, 12),), between(0, 1)),
        ("per_year", (between(0, None),), between(0, None)),
        ("round_half_up", (between(Fraction(1, 2), Fraction(3, 2)), 1), between(1, 2)),
        ("round_half_up", (between(Fraction(6, 10), Fraction(9, 10)), 1), 1),
        ("<", (between(0, 5), between(5, 9)), open_truth(X)),
        ("<", (between(0, 4), between(5, 9)), True),
        (">=", (between(0, None), 0), True),
        ("<", (between(0, None), 0), False),
        ("==", (between(0, 4), between(5, 9)), False),
        ("!=", (between(0, 4), between(5, 9)), True),
        ("==", (between(0, 5), between(5, 9)), open_truth(X)),
        ("==", (between(0, 5), 3), open_truth(X)),
    ],
)
def test_ranges_are_as_narrow_as_they_can_be(
    name: str, results: Sequence[Result], expected: Result
) -> None:
    """The ends of the range are values that can come about."""
    assert expected == lift(OPERATORS[name], PLAIN if name not in _TRUTHS else BOOLEAN, results)


def test_a_range_whose_ends_meet_is_a_number() -> None:
    """What cannot be otherwise is known."""
    assert open_number(X, Range(5, 5)) == 5
    assert open_number(X, Range(Fraction(4, 2), 2)) == 2
    assert open_number(X, Range(0, 5)) == Open(X, Range(0, 5), is_number=True)


@pytest.mark.parametrize(
    ("name", "results", "relevant"),
    [
        ("min", (between(0, 10, X), between(5, 20, Y)), X | Y),
        ("min", (between(0, 4, X), between(5, 20, Y)), X),
        ("min", (between(0, 10, X), between(10, 20, Y)), X),
        ("min", (between(0, 10, X), between(3, None, Y), 5), X | Y),
        ("min", (between(0, 10, X), between(6, None, Y), 5), X),
        ("max", (between(0, 10, X), between(5, 20, Y)), X | Y),
        ("max", (between(0, 4, X), between(5, 20, Y)), Y),
        ("max", (between(None, 0, X), between(0, 20, Y)), Y),
        ("+", (between(0, 1, X), between(5, 6, Y)), X | Y),
    ],
)
def test_what_cannot_matter_is_not_missing(
    name: str, results: Sequence[Result], relevant: frozenset[Missing]
) -> None:
    """A number that can never be the least (or greatest) is not asked for."""
    found = lift(OPERATORS[name], PLAIN, results)
    assert missing_in([found]) == relevant


def test_a_decided_result_asks_for_nothing() -> None:
    """Whatever was open inside it."""
    assert (
        missing_in(
            [
                lift(OPERATORS["min"], PLAIN, (between(5, 9), 5)),
                lift(OPERATORS["and"], BOOLEAN, (open_truth(X), False)),
            ]
        )
        == frozenset()
    )


# --- yes or no

_UNSURE = open_truth(X)
_KLEENE: list[Result] = [True, False, _UNSURE]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("and", [True, False, _UNSURE, False, False, False, _UNSURE, False, _UNSURE]),
        ("or", [True, True, True, True, False, _UNSURE, True, _UNSURE, _UNSURE]),
    ],
)
def test_and_and_or_follow_kleene(name: str, expected: list[Result]) -> None:
    """False and unknown is false; true or unknown is true; else unknown stays unknown."""
    found = [lift(OPERATORS[name], BOOLEAN, pair) for pair in product(_KLEENE, repeat=2)]
    assert found == expected


def test_not_follows_kleene() -> None:
    """Not unknown is unknown."""
    assert [lift(OPERATORS["not"], BOOLEAN, (truth,)) for truth in _KLEENE] == [
        False,
        True,
        _UNSURE,
    ]


_truths = st.sampled_from([(True, True), (False, False), (_UNSURE, True), (_UNSURE, False)])


@given(st.sampled_from(["and", "or"]), st.lists(_truths, min_size=2, max_size=5))
def test_a_decided_condition_stays_decided(name: str, pairs: list[tuple[Result, bool]]) -> None:
    """However the unknown ones turn out, what was decided comes out."""
    found = lift(OPERATORS[name], BOOLEAN, [result for result, _ in pairs])
    assert allows(found, computed(OPERATORS[name], [truth for _, truth in pairs]))


@given(st.lists(st.sampled_from(_KLEENE), min_size=2, max_size=4))
def test_the_order_of_conditions_does_not_matter(truths: list[Result]) -> None:
    """Nor does De Morgan's law fail for what is not known."""
    negated = [lift(OPERATORS["not"], BOOLEAN, (truth,)) for truth in truths]
    for name, dual in (("and", "or"), ("or", "and")):
        found = lift(OPERATORS[name], BOOLEAN, truths)
        assert found == lift(OPERATORS[name], BOOLEAN, truths[::-1])
        assert lift(OPERATORS["not"], BOOLEAN, (found,)) == lift(OPERATORS[dual], BOOLEAN, negated)


# --- enumerations, dates, what does not exist


@pytest.mark.parametrize(
    ("name", "results", "expected"),
    [
        ("==", (Open(X, among=frozenset({"owned", "rented"})), "free"), False),
        ("!=", (Open(X, among=frozenset({"owned", "rented"})), "free"), True),
        ("==", (Open(X, among=frozenset({"owned", "rented"})), "owned"), open_truth(X)),
        ("==", (Open(X, among=frozenset({"owned"})), Open(Y, among=frozenset({"free"}))), False),
        ("==", (Open(X), "owned"), open_truth(X)),
        ("in", (open_of(TENURE, X), frozenset({"owned", "rented", "free"})), True),
        ("in", (open_of(TENURE, X), frozenset({"owned"})), open_truth(X)),
        ("in", (Open(X, among=frozenset({"owned", "rented"})), frozenset({"free"})), False),
    ],
)
def test_values_of_an_enumeration_are_tried_one_by_one(
    name: str, results: Sequence[Result], expected: Result
) -> None:
    """Where all that are possible agree, it is decided."""
    assert expected == lift(OPERATORS[name], BOOLEAN, results)


_DAY = date(2023, 1, 1)


@pytest.mark.parametrize(
    ("name", "type_", "results", "expected"),
    [
        ("<", BOOLEAN, (open_of(DATE, X), _DAY), open_truth(X)),
        ("<", BOOLEAN, (open_of(DATE, X), None), False),
        ("==", BOOLEAN, (None, open_of(DATE, X)), False),
        ("!=", BOOLEAN, (None, _DAY), False),
        (">=", BOOLEAN, (None, 5), False),
        ("happened", BOOLEAN, (None,), False),
        ("happened", BOOLEAN, (open_of(DATE, X),), True),
        ("happened", BOOLEAN, (Open(X, may_be_none=True),), open_truth(X)),
        ("/", PLAIN, (between(0, 1), 0), None),
        ("exists", BOOLEAN, (between(0, 1),), True),
        (
            "exists",
            BOOLEAN,
            (Open(X, Range(0, 1), is_number=True, may_be_none=True),),
            open_truth(X),
        ),
        ("max", DATE, (open_of(DATE, X), _DAY), Open(X)),
        ("max", DATE, (open_of(DATE, X), None), None),
        ("max", DATE, (None, _DAY), None),
        ("+", PLAIN, (None, 1), None),
        ("+", PLAIN, (None, between(0, 1)), None),
        ("*", PLAIN, (between(0, 1), None), None),
        ("year_of", PLAIN, (open_of(DATE, X),), Open(X, Range(1, 9999), is_number=True)),
        ("year_of", PLAIN, (None,), None),
        ("held_on", BOOLEAN, ((), None), False),
        ("held_on", BOOLEAN, (Open(X), _DAY), open_truth(X)),
        ("ever", BOOLEAN, (Open(X),), open_truth(X)),
        ("not", BOOLEAN, (None,), True),
        ("and", BOOLEAN, (None, open_truth(X)), False),
    ],
)
def test_what_does_not_exist_is_known_not_to(
    name: str, type_: Type, results: Sequence[Result], expected: Result
) -> None:
    """An event that has not happened is neither before nor after any; nothing comes of it."""
    assert expected == lift(OPERATORS[name], type_, results)


# --- one of several


def test_either_of_equal_values_is_known() -> None:
    """If what is unknown cannot change the answer, the answer stands."""
    assert either([5, 5], X) == 5
    assert either(["a", "a", "a"], X) == "a"
    assert either([None, None], X) is None


def test_either_of_several_numbers_is_a_range() -> None:
    """From the least to the greatest; what may not be applicable may not exist."""
    assert either([5, 9], X) == Open(X, Range(5, 9), is_number=True)
    assert either([between(5, 9, Y), 20], X) == Open(X | Y, Range(5, 20), is_number=True)
    assert either([5, None], X) == Open(X, Range(5, 5), is_number=True, may_be_none=True)
    assert either([-5, None], X) == Open(X, Range(-5, -5), is_number=True, may_be_none=True)


def test_either_of_several_values_is_one_of_them() -> None:
    """Truths and values of enumerations keep their possibilities.

    Without any bound nothing is known.
    """
    assert either([True, False], X) == open_truth(X)
    assert either(["a", Open(Y, among=frozenset({"b"}))], X) == Open(
        X | Y, among=frozenset({"a", "b"})
    )
    assert either([_DAY, Open(Y)], X) == Open(X | Y)


def test_the_only_one_is_itself() -> None:
    """Nothing is missing where there is no choice."""
    opened = between(0, 1)
    assert either([7], frozenset()) == 7
    assert either([opened], frozenset()) is opened


@given(st.lists(ranged(), min_size=1, max_size=4), st.data())
def test_either_leaves_room_for_each(many: list[Ranged], data: st.DataObject) -> None:
    """Whichever it is."""
    chosen = data.draw(st.sampled_from(many))
    assert allows(either([each.result for each in many], Y), chosen.value)


def test_open_values_begin_as_wide_as_their_type() -> None:
    """A truth is true or false, a value one of its enumeration, a number any number."""
    assert open_of(BOOLEAN, X) == open_truth(X)
    assert open_of(TENURE, X) == Open(X, among=frozenset({"owned", "rented", "free"}))
    assert open_of(PLAIN, X) == Open(X, is_number=True)
    assert open_of(DATE, X) == Open(X)
    assert open_of(PLAIN, X).within == ANYTHING


def test_missing_is_ordered_by_kind_and_name() -> None:
    """So that lists of it are always in the same order."""
    fact_b, fact_a, figure = (
        Missing(MissingKind.FACT, FactPath.parse("b")),
        Missing(MissingKind.FACT, FactPath.parse("a")),
        Missing(MissingKind.FIGURE, FigureCell("a")),
    )
    assert sorted([figure, fact_b, fact_a]) == [fact_a, fact_b, figure]


# --- what may not exist


@given(
    st.sampled_from(["+", "-", "max", "*"]),
    st.sampled_from(["<", ">=", "!="]),
    st.sampled_from([0, 5, None]),
)
def test_a_value_that_may_not_be_applicable_decides_nothing_wrongly(
    name: str, comparison: str, turns_out: Exact | None
) -> None:
    """What rests on a number that may not exist may not exist itself.

    Comparisons with it may be false.
    """
    may_be_none = either([5, 0, None], X)
    amount = lift(OPERATORS[name], PLAIN, (may_be_none, 7))
    decided = lift(OPERATORS[comparison], BOOLEAN, (amount, -100))
    actual = computed(OPERATORS[comparison], (computed(OPERATORS[name], (turns_out, 7)), -100))
    assert allows(decided, actual)


def test_a_quotient_that_may_not_exist_decides_nothing() -> None:
    """max(1 / x, 0) >= 0 is true for every x but zero, for which it is false."""
    quotient = lift(OPERATORS["/"], PLAIN, (1, between(-1, 1)))
    assert lift(
        OPERATORS[">="], BOOLEAN, (lift(OPERATORS["max"], PLAIN, (quotient, 0)), 0)
    ) == open_truth(X)


@given(ranged(), st.integers(1, 9), st.integers(1, 9), st.data())
def test_rounding_to_a_step_that_is_not_known_is_sound(
    number: Ranged, one: int, other: int, data: st.DataObject
) -> None:
    """5 rounded to 2, 3 or 4 is 6, 6 or 4: the extremes do not lie at the ends."""
    low, high = min(one, other), max(one, other)
    step = data.draw(st.integers(low, high))
    found = lift(OPERATORS["round_half_up"], PLAIN, (number.result, between(low, high, Y)))
    assert allows(found, computed(OPERATORS["round_half_up"], (number.value, step)))


@pytest.mark.parametrize(
    ("name", "results", "low", "high"),
    [
        ("days_in", (Open(X),), 28, 31),
        ("days_held", (Open(X), Month(2023, 2)), 0, 31),
        ("month_of", (Open(X),), 1, 12),
        ("quarter_of", (Open(X),), 1, 4),
        ("days_between", (Open(X), date(2023, 1, 1)), None, None),
    ],
)
def test_numbers_of_the_calendar_have_bounds(
    name: str, results: Sequence[Result], low: int | None, high: int | None
) -> None:
    """A month has 28 to 31 days, whatever month it is."""
    assert Open(X, Range(low, high), is_number=True) == lift(OPERATORS[name], PLAIN, results)


@pytest.mark.parametrize("name", ["ended", "started"])
def test_the_end_of_an_unknown_status_may_not_exist(name: str) -> None:
    """It may run, or never have begun."""
    assert Open(X, may_be_none=True) == lift(OPERATORS[name], DATE, (Open(X),))


@pytest.mark.parametrize("name", ["add_months", "add_years", "add_days"])
def test_later_than_nothing_is_nothing(name: str) -> None:
    """Whatever the number; and what may not exist stays so."""
    assert lift(OPERATORS[name], DATE, (None, between(0, 5))) is None
    found = lift(OPERATORS[name], DATE, (Open(X, may_be_none=True), 1))
    assert isinstance(found, Open)
    assert found.may_be_none


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ((0, Open(X), 0, Open(X)), False),
        ((0, None, 1, Open(X)), False),
        ((0, Open(X), 1, None), False),
        ((0, Open(X), 1, date(2023, 1, 1)), open_truth(X)),
        ((Open(X), Open(X), 1, date(2023, 1, 1)), open_truth(X)),
        ((0, date(2023, 1, 1), 1, date(2023, 1, 1)), True),
    ],
)
def test_no_row_comes_before_itself_nor_by_a_date_that_does_not_exist(
    results: Sequence[Result], expected: Result
) -> None:
    """Of two rows whose dates are known, it is known which comes first; else only that much."""
    assert expected == lift(OPERATORS["precedes"], BOOLEAN, results)


@given(low=st.integers(-30, 30), width=st.integers(0, 30), inside=st.integers(0, 30))
def test_rounding_to_whole_units_keeps_ranges(low: int, width: int, inside: int) -> None:
    """What a number in the range is rounded to lies in the range of the rounded."""
    number = Fraction(low + min(inside, width), 7)
    for name in _ROUNDINGS:
        found = lift(OPERATORS[name], PLAIN, (between(Fraction(low, 7), Fraction(low + width, 7)),))
        assert allows(found, OPERATORS[name].compute(number))
