"""Arrays of numbers as columns of Arrow, and what stands in the rows of arrays put together."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from incentives.tables.outcomes import across
from incentives.tables.outcomes.arrow import each_repeated, texts_of, words_in_turn, words_of
from incentives.tables.sound.figures import Marks

NAMES = ("fire", "消防", "", "hygiene")


@given(
    texts=st.lists(st.text(max_size=4), max_size=5),
    before=st.integers(0, 3),
    times=st.integers(0, 4),
)
def test_each_text_stands_so_many_times_before_the_next(
    texts: list[str], before: int, times: int
) -> None:
    """Also where a column is part of another."""
    column = pa.array(["one"] * before + texts, pa.string()).slice(before)
    found = each_repeated(column, times)
    found.validate(full=True)
    assert found.to_pylist() == [text for text in texts for _ in range(times)]


@given(places=st.lists(st.integers(-1, len(NAMES) - 1)))
def test_names_stand_at_their_places(places: list[int]) -> None:
    """As text and as words, of which each is there once, in the order in which they are told."""
    told = [None if place < 0 else NAMES[place] for place in places]
    array = np.array(places, np.int32)
    texts, words = texts_of(array, NAMES), words_of(array, NAMES)
    words.validate(full=True)
    assert texts.to_pylist() == words.to_pylist() == told
    assert words.dictionary.to_pylist() == [
        *dict.fromkeys(name for name in told if name is not None)
    ]


def test_names_in_turn_are_made_once() -> None:
    """Batches of one size share them."""
    assert words_in_turn(NAMES, 2).to_pylist() == [*NAMES, *NAMES]
    assert words_in_turn(NAMES, 2) is words_in_turn(NAMES, 2)
    assert words_in_turn(NAMES, 0).dictionary.to_pylist() == []


@given(st.integers(0, 3), st.integers(0, 200), st.sampled_from([0.0, 0.5, 1.0]), st.integers(0, 9))
def test_rows_of_marks_are_put_together(rows: int, columns: int, share: float, seed: int) -> None:
    """Whatever the number of columns."""
    marks: Marks = np.random.default_rng(seed).random((rows, columns)) < share
    listed = marks.tolist()
    assert across.count(marks).tolist() == [sum(row) for row in listed]
    assert across.holds_in_all(marks).tolist() == [all(row) for row in listed]
    assert across.holds_in_any(marks).tolist() == [any(row) for row in listed]
    numbers = marks * np.int64(2**40)
    assert across.added(numbers).tolist() == [2**40 * sum(row) for row in listed]
