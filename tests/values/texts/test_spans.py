"""Where a piece of a text of several lines stands."""

import pytest

from incentives.values.range import MoneyRange
from incentives.values.span import Span

LENGTHS = (4, 3, 2)
"""Of three lines, `abcd`, `efg` and `hi`, each indented by as many as its number."""


def span(line: int, start: int, length: int) -> Span:
    return Span(file="x.yaml", line=line, column=line + start, length=length)


WHOLE = Span(
    file="x.yaml",
    line=1,
    column=1,
    length=4,
    further=tuple(span(number, 0, LENGTHS[number - 1]) for number in (2, 3)),
)


@pytest.mark.parametrize(
    ("start", "length", "pieces"),
    [
        (0, 1, [(1, 0, 1)]),
        (1, 3, [(1, 1, 3)]),
        (3, 3, [(1, 3, 1), (2, 0, 1)]),
        (5, 3, [(2, 0, 3)]),
        (4, 1, [(1, 4, 1)]),
        (4, 3, [(1, 4, 1), (2, 0, 2)]),
        (2, 9, [(1, 2, 2), (2, 0, 3), (3, 0, 2)]),
        (6, 1, [(2, 1, 1)]),
        (9, 2, [(3, 0, 2)]),
        (10, 5, [(3, 1, 5)]),
        (14, 1, [(3, 5, 1)]),
    ],
)
def test_a_piece_stands_on_each_of_its_lines(
    start: int, length: int, pieces: list[tuple[int, int, int]]
) -> None:
    """The end of a line is a character too; what is beyond the last line stands on it."""
    found = WHOLE.within(start=start, length=length)
    lines = [(one.line, one.column, one.length) for one in (found, *found.further)]
    assert [(line, line + at, count) for line, at, count in pieces] == lines
    assert all(not one.further for one in found.further)


def test_the_contrary_of_what_nobody_knows_is_not_known() -> None:
    """It has no currency, so that there is nothing to take from nothing."""
    assert MoneyRange() == -MoneyRange()


def test_stretches_of_a_file_come_in_the_order_of_reading() -> None:
    """By line, then by column; how long they are says nothing."""
    places = [
        span(line, start, length).place for line in (1, 2) for start in (1, 2) for length in (1, 2)
    ]
    assert places == sorted(places)
    assert places == [(1, 2), (1, 2), (1, 3), (1, 3), (2, 3), (2, 3), (2, 4), (2, 4)]
