"""The sign-in file, read from the disk and judged as a whole before anything is served."""

import os
import stat
import tomllib
from pathlib import Path

from incentives.desk.access.sign_in import faults_of
from incentives.projects.toml_file import place_of
from incentives.values.text import Text, filled
from incentives.wordings.desk import access as wordings

MOST_BYTES = 65_536
"""No sign-in file is longer."""

_SUFFIX = ".toml"


def file_faults(path: Path) -> tuple[Text, ...]:
    """All that is wrong with the file; none: whoever works signs in by it.

    It is read with the reader that Streamlit has (TOML 1.0), and nothing else is written in it than
    what a sign-in needs.
    """
    try:
        text = _text_of(path)
    except OSError as error:
        return (filled(wordings.CANNOT_READ, reason=error.strerror or type(error).__name__),)
    if isinstance(text, Text):
        return (text,)
    try:
        return faults_of(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        line, column = place_of(error, text)
        return (filled(wordings.BROKEN_AT, line=line, column=column),)
    except RecursionError:
        return (wordings.BROKEN,)


def is_for_sign_in(path: Path) -> bool:
    """Whether the file has the section of a sign-in, or cannot be read and so may have it."""
    try:
        text = _text_of(path)
        return isinstance(text, Text) or "auth" in tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError, RecursionError):
        return True


def is_open_to_others(path: Path) -> bool:
    """Whether others on this machine may read or change the file, where the system can say."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXO | stat.S_IWGRP))


def _text_of(path: Path) -> str | Text:
    """The text of the file, or why it has none."""
    if not path.exists():
        return wordings.NO_FILE
    if not path.is_file():
        return wordings.NOT_A_FILE
    if path.suffix != _SUFFIX:  # else Streamlit takes it for a folder
        return wordings.NOT_TOML_NAME
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        return filled(wordings.TOO_LONG, most=MOST_BYTES)
    if content.startswith(b"\xef\xbb\xbf"):
        return wordings.BYTE_ORDER_MARK
    try:
        return content.decode()
    except UnicodeDecodeError:
        return wordings.NOT_UTF8
