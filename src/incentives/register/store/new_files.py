"""A file that is new: written beside its place, and put there as a whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from incentives.register.errors import RegisterError
from incentives.values.text import filled
from incentives.wordings import register as wordings

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps with a file, by what their names end in."""


@contextmanager
def new_file(path: Path, standing: RegisterError) -> Iterator[Path]:
    """The path of an empty file beside `path`, in whose place it stands once all went well.

    Only its owner may read and write it. It is on the disk before it gets its name, and never takes
    the place of another; what SQLite keeps beside it is gone by then. Where something fails nothing
    is left.

    `standing`: what is raised where something is at `path`, or left there of a file that was.

    Raises:
        RegisterError: `standing`; `no-folder` if its folder is not there, `disk-full`, or
            `cannot-open` if the file cannot be made.
    """
    check_name(path)
    if not is_nowhere(path):
        raise standing
    if not path.parent.is_dir():
        raise RegisterError("no-folder", filled(wordings.NO_FOLDER, folder=path.parent))
    beside = path.with_name(f".{path.name[:100]}.{token_hex(4)}")
    try:
        with _told_of(path):
            os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield beside
        with _told_of(path):
            _put(beside, path, standing)
    finally:
        for end in _BESIDE:
            Path(f"{beside}{end}").unlink(missing_ok=True)


def check_name(path: Path) -> None:
    """A file can have this name.

    Raises:
        RegisterError: `cannot-open`, if none can.
    """
    try:
        is_name = b"\0" not in os.fsencode(path)
    except UnicodeEncodeError:
        is_name = False
    if not is_name:
        raise RegisterError("cannot-open", filled(wordings.CANNOT_OPEN, address=ascii(str(path))))


def is_nowhere(path: Path) -> bool:
    """Whether neither the file is there nor what SQLite keeps beside one."""
    return not any(_is_there(Path(f"{path}{end}")) for end in _BESIDE)


def _is_there(path: Path) -> bool:
    """Whether the name is taken, be it by a link that leads nowhere."""
    return os.path.lexists(path)


def _put(beside: Path, path: Path, standing: RegisterError) -> None:
    _write_through(beside)
    try:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if _is_there(path):
                raise FileExistsError from None
            beside.rename(path)
    except FileExistsError:
        raise standing from None
    with suppress(OSError):  # not every system writes folders through
        _write_through(path.parent)


def _write_through(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise RegisterError("disk-full", wordings.DISK_FULL) from error
        text = filled(wordings.CANNOT_OPEN, address=path)
        raise RegisterError("cannot-open", text) from error
