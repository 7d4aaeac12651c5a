"""A register is opened where one is, and begun where none is."""

from pathlib import Path

from incentives.register.errors import RegisterError
from incentives.register.store.database import Database, connect, file_at
from incentives.register.store.migrating import bring_up_to_date, make_tables
from incentives.register.store.new_files import check_name, is_nowhere, new_file
from incentives.values.text import filled
from incentives.wordings import register as wordings


def open_database(address: str, *, wait_seconds: int, begins: bool = False) -> Database:
    """The database of the register at the address, its tables brought up to date.

    `begins`: where nothing is at all, a register is begun; of several at once one does, and all
    open it.

    Raises:
        RegisterError: `no-register` where there is none, unless one `begins`; `emptied` where its
            file is empty or gone; and see `connect`, `bring_up_to_date`, `make_tables`.
    """
    path = _path(address)
    try:
        if path is not None:
            _check_file(path)
        return _ready(connect(address, wait_seconds=wait_seconds), begins=False)
    except RegisterError as error:
        if error.slug != "no-register" or not begins or (path is not None and not is_nowhere(path)):
            raise
    try:
        return begin_database(address, wait_seconds=wait_seconds)
    except RegisterError as error:
        if error.slug != "register-exists":
            raise
    return open_database(address, wait_seconds=wait_seconds)


def begin_database(address: str, *, wait_seconds: int) -> Database:
    """The database of a new register at the address; of several who begin it at once one does.

    A file is its owner's alone, and appears with its tables or not at all. Refused where something
    is (`register-exists`); see also `connect` and `make_tables`.
    """
    path = _path(address)
    if path is None:
        return _ready(connect(address, wait_seconds=wait_seconds), begins=True)
    standing = RegisterError("register-exists", filled(wordings.REGISTER_EXISTS, address=path))
    with new_file(path, standing) as beside:
        _ready(file_at(beside, wait_seconds), begins=True).close()
    return open_database(address, wait_seconds=wait_seconds)


def _ready(database: Database, *, begins: bool) -> Database:
    try:
        if begins:
            make_tables(database)
        else:
            bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def _path(address: str) -> Path | None:
    """The path of the file; None: the address is one of a server."""
    return Path(address) if "://" not in address else None


def _check_file(path: Path) -> None:
    check_name(path)
    if not path.parent.is_dir():
        raise RegisterError("no-folder", filled(wordings.NO_FOLDER, folder=path.parent))
    if is_nowhere(path):
        raise RegisterError("no-register", filled(wordings.NO_REGISTER, address=path))
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        raise RegisterError("emptied", filled(wordings.EMPTIED, address=path))
