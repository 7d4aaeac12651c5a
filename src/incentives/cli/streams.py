"""Output as UTF-8, unless the caller asks for another encoding.

There is no complaint when nobody reads on.
"""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from incentives.journal import ROOT

ASKED_ENCODING = "PYTHONIOENCODING"


def use_utf8(*streams: TextIO | None) -> None:
    """The streams write UTF-8, whatever the locale says, or as `PYTHONIOENCODING` asks.

    What cannot be written (a lone surrogate in a file name, a character that the encoding has not)
    is shown as its code, unless the caller asks for something else.
    """
    encoding, _, errors = os.environ.get(ASKED_ENCODING, "").partition(":")
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(
                encoding=stream.encoding if encoding else "utf-8",
                errors=stream.errors if errors else "backslashreplace",
            )


@contextmanager
def told_aloud(*, is_asked: bool) -> Iterator[None]:
    """What the loggers of the package tell stands on stderr meanwhile, if that is asked."""
    if not is_asked:
        yield
        return
    import logging

    root, handler = logging.getLogger(ROOT), logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


def write_all(stream: TextIO | None, text: str) -> None:
    """Writes the text; a reader that has closed the pipe, as `head` does, has read enough.

    Raises:
        OSError: if the text cannot be written for any other reason, such as a full disk.
    """
    if stream is None:
        raise OSError(0, "it is closed")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _forget(stream)
    except OSError:
        _forget(stream)
        raise


def _forget(stream: TextIO) -> None:
    """What is left in the buffer is let go: else it would be refused again at the program's end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
