"""Checked libraries as they are kept: read if they fit and are whole, and written beside."""

import hashlib
import os
import pickle
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import attrs

from incentives.loading.files.kept.place import (
    folder_asked,
    is_written_by,
    make,
    own_folder,
    user,
)
from incentives.policy.library import Library

FOLDER = "libraries"
SUFFIX = ".library"
MOST_KEPT = 16
_DIGEST_SIZE = hashlib.sha256().digest_size
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0)
_UNREADABLE = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)
"""What a pickle is refused with whose classes are others by now."""


@attrs.frozen(kw_only=True, repr=False)
class Shelf:
    """The kept libraries of a user, each under the key of all that it hangs on."""

    folder: Path
    user: int

    def read(self, key: str) -> Library | None:
        """The library of that key.

        None if none is kept, it is damaged, or others than the user could have written it.
        """
        folder = own_folder(self.folder, self.user)
        octets = self._octets(folder / f"{key}{SUFFIX}") if folder is not None else None
        if octets is None or octets[:_DIGEST_SIZE] != _sealed(key, octets[_DIGEST_SIZE:]):
            return None
        try:
            library = pickle.loads(memoryview(octets)[_DIGEST_SIZE:])  # noqa: S301 - see `place`
        except _UNREADABLE:
            return None
        return library if isinstance(library, Library) else None

    def write(self, key: str, library: Library) -> None:
        """It is kept from now on, where it can be; the oldest ones are deleted."""
        try:
            pickled = pickle.dumps(library, pickle.HIGHEST_PROTOCOL)
        except (pickle.PicklingError, AttributeError, TypeError, RecursionError):
            return
        with suppress(OSError):
            make(self.folder)
            folder = own_folder(self.folder, self.user)
            if folder is not None:
                put(folder / f"{key}{SUFFIX}", _sealed(key, pickled) + pickled)
                _clear(folder)

    def _octets(self, path: Path) -> bytes | None:
        """What stands in a file that is the user's; None where it cannot be read, or is not."""
        try:
            with open(path, "rb", opener=_open_itself) as opened:
                found = os.fstat(opened.fileno())
                is_own = stat.S_ISREG(found.st_mode) and is_written_by(self.user, found)
                return opened.read() if is_own else None
        except OSError:
            return None


def shelf_of_user(variables: Mapping[str, str]) -> Shelf | None:
    """Where the libraries of the user are kept; None: nowhere."""
    folder, whose = folder_asked(variables, FOLDER), user()
    return Shelf(folder=folder, user=whose) if folder is not None and whose is not None else None


def _open_itself(path: str, flags: int) -> int:
    return os.open(path, flags | _NOT_FOLLOWED)


def _sealed(key: str, pickled: bytes) -> bytes:
    return hashlib.sha256(key.encode() + pickled).digest()


def put(path: Path, octets: bytes) -> None:
    """The file, the user's alone, holds the octets, or what it held before.

    It is written beside and renamed.
    """
    beside = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    try:
        with open(beside, "xb", opener=_open_for_user) as opened:
            opened.write(octets)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _open_for_user(path: str, flags: int) -> int:
    return os.open(path, flags | _NOT_FOLLOWED, mode=stat.S_IRUSR | stat.S_IWUSR)


def _clear(folder: Path) -> None:
    """Only so many are kept, and of what was broken off while it was written the last few."""
    aged = sorted(folder.glob(f"*{SUFFIX}*"), key=lambda path: path.stat().st_mtime_ns)
    for path in aged[:-MOST_KEPT]:
        path.unlink(missing_ok=True)
