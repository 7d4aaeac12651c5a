"""What a database says when it fails, told as what an officer can do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from incentives.register.errors import RegisterError, refusal
from incentives.values.text import Text
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
    """What the database at the address fails with inside is raised as a RegisterError."""
    try:
        yield
    except sqlite3.Error as error:
        raise _refusal_of(error, address) from error
    except DBAPIError as error:
        raise _refusal_of(error.orig, address, lost=error.connection_invalidated) from error
    except PoolTimeoutError as error:
        raise refusal(*_LOCKED) from error
    except SQLAlchemyError as error:
        raise _refusal_of(error, address) from error
    except UnicodeEncodeError as error:
        raise refusal("bad-character", wordings.BAD_CHARACTER) from error


def _refusal_of(error: BaseException | None, address: str, *, lost: bool = False) -> RegisterError:
    name = getattr(error, "sqlite_errorname", None)
    state = getattr(error, "sqlstate", None)
    for code, table in ((name, _BY_SQLITE_NAME), (state, _BY_SQLSTATE)):
        found = next((told_as for start, told_as in table if code is not None and str(code).startswith(start)), None)
        if found is not None:
            return refusal(*found, address=address)
    if lost or (name is None and state is None and type(error).__name__ == "OperationalError"):
        return refusal(*_UNREACHABLE, address=address)  # a server that was never reached has no code
    return refusal(
        "database-failed", wordings.FAILED, reason=str(error).splitlines()[0] if str(error) else type(error).__name__
    )
