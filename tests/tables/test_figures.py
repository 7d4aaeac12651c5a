"""Decimals of columns as words: exact, or told to have none."""

from decimal import Context, Decimal

import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from incentives.compile.layout import Kind, Place
from incentives.tables.sound.figures import numbers_in, truths_in

WIDE = Context(prec=100)
EDGE, NEAR = 2**62, 2**46
WIDEST = 10**38 - 1


@st.composite
def decimals(draw: st.DrawFn) -> tuple[int, int, list[int]]:
    """How many places a column has and its words, and numbers near what a word can hold."""
    scale, places = draw(st.integers(0, 30)), draw(st.integers(0, 20))
    step = 10 ** max(scale - places, 0)
    near = st.builds(
        lambda edge, steps, rest: edge * step + steps * step + rest,
        st.sampled_from([0, NEAR, -NEAR, EDGE, -EDGE, 2**63, -(2**63), 2**64, -(2**64)]),
        st.integers(-2, 2),
        st.sampled_from([0, 0, 1, -1, step // 2, step // 5]),
    )
    wide = st.integers(-WIDEST, WIDEST)
    powers = st.builds(
        lambda base, power: base**power, st.sampled_from([2, -2, 5]), st.integers(0, 53)
    )
    any_words = st.builds(
        lambda word, beside: word * step + beside,
        st.integers(-EDGE, EDGE) | st.integers(-NEAR, NEAR),
        st.sampled_from([0, 0, 2**64, -(2**64)]),
    )
    few = st.integers(-(10**6), 10**6).map(step.__mul__)
    numbers = st.one_of(near, wide, powers, any_words, few)
    kept = numbers.filter(lambda number: abs(number) <= WIDEST)
    return scale, places, draw(st.lists(kept, min_size=1, max_size=20))


@given(column=decimals(), before=st.integers(0, 2), edge=st.sampled_from([NEAR, EDGE]))
@example(column=(13, 0, [-3447570584521229372 * 10**13]), before=0, edge=EDGE)
@example(column=(3, 2, [-10, -1]), before=0, edge=NEAR)  # near zero, below it
def test_a_decimal_has_its_exact_word_or_none(
    column: tuple[int, int, list[int]], before: int, edge: int
) -> None:
    """Also where a column is part of another, and where words are so near zero that floats help."""
    scale, places, numbers = column
    cells = [Decimal(number).scaleb(-scale, WIDE) for number in numbers]
    array = pa.array([None] * before + cells, pa.decimal128(38, scale)).slice(before)
    low, high = -edge, edge
    place = Place(path="", offset=0, kind=Kind.NUMBER, low=low, high=high, denominator=10**places)
    words, have_word = numbers_in(array, place)
    for number, word, has_word in zip(numbers, words.tolist(), have_word.tolist(), strict=True):
        exact, rest = divmod(number * 10**places, 10**scale)
        assert has_word == (rest == 0 and low <= exact <= high)
        assert not has_word or word == exact


@given(truths=st.lists(st.booleans(), min_size=1), before=st.integers(0, 20))
def test_truths_are_taken_from_their_bits(truths: list[bool], before: int) -> None:
    """Also where a column is part of another."""
    array = pa.array([True] * before + truths, pa.bool_())
    assert truths_in(array.slice(before)).tolist() == [int(truth) for truth in truths]
