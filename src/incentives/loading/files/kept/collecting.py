"""Nothing is looked through for garbage while a library is made: of that there is next to none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Cyclic garbage is left until the end; whoever had collection off finds it off.

    A library is some hundred thousand objects that all stay. Python would go through all of them
    again and again while they are made.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
