"""Public names that are imported when they are first asked for.

A program that asks for a few of them waits for what these need, and for nothing else. Which name
is where stands in `where.py`, made of the imports that type checkers read at the door.
"""

import sys
from importlib import import_module

from incentives.collecting import making_what_stays
from incentives.door.where import WHERE

_DOOR = __name__.partition(".")[0]
_VERSION = "__version__"


def named(name: str) -> object:
    """What stands under a public name; from then on it stands in the package itself.

    The version is looked up each time.

    Raises:
        AttributeError: there is no such name.
        ImportError: what it needs cannot be imported.
    """
    if name == _VERSION:
        return _version()
    if name not in WHERE:
        raise AttributeError(f"module '{_DOOR}' has no attribute '{name}'")
    found = _imported(WHERE[name], name)
    setattr(sys.modules[_DOOR], name, found)
    return found


def names() -> list[str]:
    """All that stands in the package, or can be asked for."""
    return sorted({*vars(sys.modules[_DOOR]), *WHERE, _VERSION})


@making_what_stays()
def _imported(module: str, name: str) -> object:
    try:
        return getattr(import_module(module), name)
    except AttributeError as error:
        # Left as it is, Python would take it for a name that is not there, and say nothing of why.
        raise ImportError(f"'{name}' cannot be imported from '{module}': {error}") from error


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 — nobody else waits for it

    return version(_DOOR)
