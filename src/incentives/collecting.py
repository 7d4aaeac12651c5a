"""Nothing is looked through for garbage while all that is made stays: there is next to none.

Python goes through all that there is, again and again, as more is made.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Cyclic garbage is left until the end; whoever had collection off finds it off.

    Of a case with thousands of rows some hundred thousand objects are made that all stay as long as
    it does.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def making_what_stays() -> Iterator[None]:
    """As `without_collecting`, and all that there is by the end counts as old.

    For what a program makes once, modules and libraries: a hundred thousand objects that stay as
    long as it runs. As new ones they would be looked through twice more. What is done for each case
    must not do so: garbage that somebody else makes meanwhile would be taken for old each time.
    """
    was_on = gc.isenabled()
    with without_collecting():
        try:
            yield
        finally:
            # Else somebody has set objects apart, as Python 3.12 does with some of its own.
            if was_on and not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
