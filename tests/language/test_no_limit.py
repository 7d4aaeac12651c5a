"""A limit that is none holds nothing to it, whatever else is known or not."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from incentives.language.no_limit import NoLimit
from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import (
    Missing,
    MissingKind,
    Open,
    Result,
    either,
    range_of,
)
from incentives.language.types import NumberType
from incentives.values.range import Range
from incentives.values.unit import ONE

NUMBER = NumberType(ONE)
SOMETHING = frozenset({Missing(MissingKind.INSTRUMENT, "land.notice")})
NUMBERS = st.integers(-3, 3)
BODIES = st.sets(NUMBERS, min_size=1, max_size=3)


def limited(name: str, body: Result, limit: Result) -> Result:
    return lift(OPERATORS[name], NUMBER, (body, limit))


def open_as(values: set[int]) -> Result:
    """What is known of a number that is one of the values."""
    low, high = min(values), max(values)
    return low if low == high else Open(SOMETHING, Range(low, high), is_number=True)


def test_a_number_without_cap_or_floor_is_itself() -> None:
    assert limited("min", 5, NoLimit.CAP) == 5
    assert limited("max", -5, NoLimit.FLOOR) == -5


def test_an_open_number_without_cap_is_as_open_as_before() -> None:
    """And nothing more is missing for it."""
    body = Open(SOMETHING, Range(1, 9), is_number=True)
    assert limited("min", body, NoLimit.CAP) == body
    assert limited("max", body, NoLimit.FLOOR) == body


def test_what_does_not_exist_is_not_made_to_by_no_cap() -> None:
    assert limited("min", None, NoLimit.CAP) is None


def test_a_cap_that_does_not_exist_is_not_no_cap() -> None:
    assert limited("min", 5, None) is None
    maybe = either([None, NoLimit.CAP], SOMETHING)
    assert isinstance(maybe, Open)
    assert maybe.may_be_none


def test_a_cap_or_none_leaves_all_from_the_cap_on() -> None:
    assert either([60, NoLimit.CAP], SOMETHING) == Open(SOMETHING, Range(60, None), is_number=True)
    assert either([20, NoLimit.FLOOR], SOMETHING) == Open(
        SOMETHING, Range(None, 20), is_number=True
    )


def test_no_cap_either_way_is_no_cap() -> None:
    assert either([NoLimit.CAP, NoLimit.CAP], SOMETHING) is NoLimit.CAP


@given(BODIES, st.sets(NUMBERS, max_size=3), st.booleans())
def test_the_range_is_from_the_least_to_the_most_that_can_come(
    bodies: set[int], limits: set[int], is_cap: bool
) -> None:
    """Tight: with every body and every limit, or none, tried out."""
    name, no_limit = ("min", NoLimit.CAP) if is_cap else ("max", NoLimit.FLOOR)
    compute = min if is_cap else max
    tried = [compute(body, limit) for body, limit in product(bodies, limits)] + list(bodies)
    told = limited(name, open_as(bodies), either([*sorted(limits), no_limit], SOMETHING))
    assert range_of(told) == Range(min(tried), max(tried))
