"""What is made once is not looked through for garbage, and nothing of it shows to others."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from incentives.collecting import making_what_stays, without_collecting

YOUNG, OLDEST = (0, 1), 2


@contextmanager
def collecting(*, is_on: bool) -> Iterator[None]:
    """Meanwhile Python collects garbage, or not; nothing is set apart, by whomever it was."""
    was_on = gc.isenabled()
    gc.unfreeze()
    (gc.enable if is_on else gc.disable)()
    try:
        yield
    finally:
        (gc.enable if was_on else gc.disable)()


def is_in(things: object, *generations: int) -> bool:
    return any(
        thing is things for number in generations for thing in gc.get_objects(generation=number)
    )


@pytest.mark.parametrize("making", [without_collecting, making_what_stays])
@pytest.mark.parametrize("is_on", [True, False])
def test_collection_is_off_meanwhile_and_then_as_it_was(making: object, is_on: bool) -> None:
    """Also after a fault."""
    assert callable(making)
    with collecting(is_on=is_on):
        with making():
            assert not gc.isenabled()
        assert gc.isenabled() is is_on
        with pytest.raises(ValueError, match="a fault"), making():
            raise ValueError("a fault")
        assert gc.isenabled() is is_on


def test_what_stays_is_old_at_once() -> None:
    """It is not looked through as new; what is made for a case is."""
    with collecting(is_on=True):
        with making_what_stays():
            kept: list[object] = [[]]
            assert is_in(kept, *YOUNG)
        assert is_in(kept, OLDEST)
        with without_collecting():
            of_a_case: list[object] = [[]]
        assert is_in(of_a_case, *YOUNG)


def test_what_was_set_apart_stays_so() -> None:
    """Who has frozen objects, such as a server before it forks, finds them frozen."""
    with collecting(is_on=True):
        apart: list[object] = [[]]
        gc.freeze()
        try:
            with making_what_stays():
                kept: list[object] = [[]]
            assert not is_in(apart, *YOUNG, OLDEST)
            assert gc.get_freeze_count()
            assert is_in(kept, *YOUNG)
        finally:
            gc.unfreeze()
