"""What a kept library hangs on: its layers, the vocabulary, the program and Python."""

import hashlib
import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from incentives.facts.vocabulary import Vocabulary

FLOORS = (
    *("values", "language", "facts", "policy", "loading", "door"),
    *("brief.py", "collecting.py", "errors.py", "extras.py", "journal.py", "made_later.py"),
)
"""What of the program makes a library: changed in any of it, it may make another one."""
BESIDE = ("attr", "babel", "cattrs", "dateutil", "moneyed", "yaml")
"""The packages of others that do."""
_PACKAGE = Path(__file__).parents[3]


def key_of(layers: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """A SHA-256 over all of it; None where the vocabulary cannot be told to another process.

    `layers`: of each folder, the uppermost first, its label and name, by which places in it and it
    itself are told, and the digest of its policy files.
    """
    try:
        described = pickle.dumps(vocabulary, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, AttributeError, TypeError):
        return None  # a class inside a function, or one of which there is another by now
    hashed = hashlib.sha256(described)
    for said in (*layers, sys.version, sys.implementation.cache_tag, *_program()):
        hashed.update(f"\0{said}".encode("utf-8", "surrogateescape"))
    return hashed.hexdigest()


def _program() -> Iterator[str]:
    """The files of the program by name, size and time of change, as Python knows its own."""
    for floor in FLOORS:
        path = _PACKAGE / floor
        yield from _files_below(path) if path.is_dir() else (_known(str(path), path.stat()),)
    for package in BESIDE:
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            yield _known(spec.origin, Path(spec.origin).stat())


def _files_below(folder: str | Path) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir():
                yield from _files_below(entry.path)
            elif entry.name.endswith(".py"):
                yield _known(entry.path, entry.stat())


def _known(path: str, found: os.stat_result) -> str:
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}"
