"""What a database says when it fails, told as what an officer can do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from incentives.register.errors import RegisterError
from incentives.values.text import Text, filled
from incentives.wordings import register as wordings

_Told = tuple[str, Text]

_DISK_FULL: _Told = ("disk-full", wordings.DISK_FULL)
_LOCKED: _Told = ("locked", wordings.LOCKED)
_UNREACHABLE: _Told = ("unreachable", wordings.UNREACHABLE)
_READ_ONLY: _Told = ("read-only", wordings.READ_ONLY)

_BY_SQLITE_NAME: tuple[tuple[str, _Told], ...] = (
    ("SQLITE_FULL", _DISK_FULL),
    ("SQLITE_IOERR", ("disk-failed", wordings.DISK_FAILED)),
    ("SQLITE_BUSY", _LOCKED),
    ("SQLITE_LOCKED", _LOCKED),
    ("SQLITE_NOTADB", ("not-a-database", wordings.NOT_A_DATABASE)),
    ("SQLITE_CORRUPT", ("damaged", wordings.DAMAGED)),
    ("SQLITE_READONLY", _READ_ONLY),
    ("SQLITE_CANTOPEN", ("cannot-open", wordings.CANNOT_OPEN)),
)
_BY_SQLSTATE: tuple[tuple[str, _Told], ...] = (
    ("53100", _DISK_FULL),
    ("55P03", _LOCKED),
    ("40", _LOCKED),
    ("57014", _LOCKED),
    ("25006", _READ_ONLY),
    ("42501", _READ_ONLY),
    ("08", _UNREACHABLE),
    ("28", _UNREACHABLE),
    ("3D", _UNREACHABLE),
    ("53", _UNREACHABLE),
    ("57P", _UNREACHABLE),
    ("58", ("disk-failed", wordings.DISK_FAILED)),
)


@contextmanager
def told(address: str) -> Iterator[None]:
    """What the database at the address fails with inside is raised as a RegisterError.

    Raises:
        RegisterError: by what failed `disk-full`, `disk-failed`, `locked`, `read-only`,
            `cannot-open`, `not-a-database`, `damaged`, `unreachable`, `bad-character` (a text that
            the database cannot keep), or `database-failed` for all else.
    """
    try:
        yield
    except (sqlite3.Error, SQLAlchemyError, UnicodeError) as error:
        raise RegisterError(*_told_as(error, address)) from error


_OF_THE_DATABASE = frozenset({"damaged", "not-a-database", "database-failed"})


def damage_told_by(error: DBAPIError) -> str | None:
    """What is wrong with the database itself, in its own words; None: something else is wrong."""
    slug, _ = _told_as(error, "")
    return _first_line(error.orig) if slug in _OF_THE_DATABASE else None


def _told_as(error: Exception, address: str) -> _Told:
    if isinstance(error, UnicodeEncodeError):
        return "bad-character", wordings.BAD_CHARACTER
    if isinstance(error, UnicodeDecodeError):  # SQLite has named what is damaged
        return "damaged", filled(wordings.DAMAGED, address=address)
    if isinstance(error, PoolTimeoutError):
        return _LOCKED
    is_lost = isinstance(error, DBAPIError) and error.connection_invalidated
    own = error.orig if isinstance(error, DBAPIError) else error
    slug, wording = _by_code(own) or _without_code(own, is_lost=is_lost)
    return slug, filled(wording, address=address, reason=_first_line(own))


def _by_code(error: BaseException | None) -> _Told | None:
    """What the code of the database says, if it has given one that is known."""
    name = getattr(error, "sqlite_errorname", None)
    state = getattr(error, "sqlstate", None)
    for code, table in ((name, _BY_SQLITE_NAME), (state, _BY_SQLSTATE)):
        for start, told_as in table:
            if code is not None and str(code).startswith(start):
                return told_as
    return None


def _without_code(error: BaseException | None, *, is_lost: bool) -> _Told:
    has_code = any(
        getattr(error, name, None) is not None for name in ("sqlite_errorname", "sqlstate")
    )
    if isinstance(error, sqlite3.OperationalError) and "UTF-8" in str(error):
        return "damaged", wordings.DAMAGED
    # A server that was never reached has no code.
    if is_lost or (not has_code and type(error).__name__ == "OperationalError"):
        return _UNREACHABLE
    return "database-failed", wordings.FAILED


def _first_line(error: BaseException | None) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
