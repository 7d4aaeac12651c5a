"""Tables worked on by several processes, while this one reads and writes."""

import weakref
from collections.abc import Iterator, Sequence

import pytest

from incentives import childcare, workers
from incentives.policy.library import Library
from incentives.workers import COUNT, Workers, count_for, results_by


class Circle:
    """What only a search for garbage lets go."""

    def __init__(self) -> None:
        self.itself = self


_CIRCLES: list[weakref.ref[Circle]] = []
"""In a process that works for this one: those that pieces of work left behind."""


def leave_behind(library: Library, number: int) -> int:
    """How many of those that were left behind by pieces before are still there."""
    _CIRCLES.append(weakref.ref(Circle()))
    return sum(circle() is not None for circle in _CIRCLES[:number])


def numbered(library: Library, number: int) -> tuple[int, str]:
    """The task, and by which library it was done."""
    return number, library.digest


@pytest.fixture(scope="module")
def one() -> Iterator[Workers]:
    started = Workers.start(childcare.library, count=1)
    yield started
    started.stop()


def test_pieces_are_made_as_results_are_put_away(one: Workers) -> None:
    """Some stand ready, and never all of them, however many there are."""
    made: list[int] = []

    def pieces() -> Iterator[Sequence[int]]:
        for at in range(0, 100, 5):
            made.append(at)
            yield range(at, at + 5)

    library = childcare.library()
    results = results_by(one, numbered, pieces(), library)
    assert next(results) == (0, library.digest)
    assert 1 < len(made) < 5
    assert [number for number, _ in results] == list(range(1, 100))


def test_what_a_piece_leaves_behind_goes_after_it(one: Workers) -> None:
    pieces = ([number] for number in range(30))
    assert list(results_by(one, leave_behind, pieces, childcare.library())) == [0] * 30


_HELD: list[Circle] = []


def hold_for_a_piece(library: Library, number: int) -> int:
    """How many that pieces before had held until another came are still there."""
    _HELD[:] = [Circle()]
    _CIRCLES.append(weakref.ref(_HELD[0]))
    return sum(circle() is not None for circle in _CIRCLES[:-2])


def test_what_stayed_for_a_while_goes_sometimes(one: Workers) -> None:
    """It does not gather, however many pieces there are."""
    pieces = ([number] for number in range(60))
    held = list(results_by(one, hold_for_a_piece, pieces, childcare.library()))
    assert 0 < max(held) < 25


def test_two_processes_work_on_a_large_table_where_there_are_processors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a small one none: to begin takes longer than all of it."""
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    assert (count_for(2**24 - 1), count_for(2**24)) == (0, COUNT)
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    assert count_for(2**24) == 0
