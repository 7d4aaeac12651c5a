"""Where a module that is imported by its name went wrong, and what Python says of it."""

import inspect
import traceback
from pathlib import Path

_TOP = "<module>"  # what Python calls the text of a module that runs


def said_of(error: BaseException) -> str:
    """The words of the error itself, on one line, with its kind.

    >>> said_of(NameError("name 'x' is not defined"))
    "NameError: name 'x' is not defined"
    """
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    return " ".join(f"{type(error).__name__}: {words}".split())


def place_in_module(error: BaseException) -> tuple[Path, int] | None:
    """The file and line that went wrong while a module was imported; None: it was not found.

    A text that is no Python says so itself. Else it is the deepest line in the folder of the
    module: what lies below, as in this program, has refused what stands there.
    """
    if isinstance(error, SyntaxError) and error.filename is not None:
        return Path(error.filename), error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    home = next((_folder(frame) for frame in frames if frame.name == _TOP), None)
    if home is None:
        return None
    own = [frame for frame in frames if _folder(frame) == home]
    return Path(own[-1].filename), own[-1].lineno or 1


def _folder(frame: traceback.FrameSummary) -> Path:
    return Path(frame.filename).parent


def place_of_class(cls: type) -> tuple[Path, int] | None:
    """The file and line where the class is written; None: it has no text."""
    try:
        _, line = inspect.getsourcelines(cls)
        return Path(inspect.getfile(cls)), line
    except (OSError, TypeError):
        return None
