"""Nothing is looked through for garbage while all that is made stays: there is next to none.

Python goes through all that there is, again and again, as more is made.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Cyclic garbage is left until the end; whoever had collection off finds it off.

    Of a library some hundred thousand objects are made that all stay; of a case with thousands of
    rows as many.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
