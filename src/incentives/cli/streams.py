"""Output as UTF-8 whatever the locale says, and without complaint when nobody reads on."""

import io
import os
from typing import TextIO


def use_utf8(*streams: TextIO) -> None:
    """The streams write UTF-8.

    What cannot be written (a lone surrogate in a file name) is shown as its code.
    """
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def write_all(stream: TextIO, text: str) -> None:
    """Writes the text; a reader that has closed the pipe, as `head` does, has read enough."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        # What is left in the buffer would be flushed, and refused again, when the program ends.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
