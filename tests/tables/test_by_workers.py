"""Tables worked on by several processes, while this one reads and writes."""

from collections.abc import Iterator, Sequence

import pytest

from incentives import childcare, workers
from incentives.policy.library import Library
from incentives.workers import COUNT, Workers, count_for, results_by


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


def test_two_processes_work_on_a_large_table_where_there_are_processors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On a small one none: to begin takes longer than all of it."""
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    assert (count_for(2**24 - 1), count_for(2**24)) == (0, COUNT)
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    assert count_for(2**24) == 0
