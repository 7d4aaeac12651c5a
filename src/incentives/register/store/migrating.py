"""The structure of the database, brought up to date when a register is opened."""

import sqlite3
import threading
import time
from collections.abc import Mapping
from contextlib import closing
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine.interfaces import DBAPICursor

from incentives.register.errors import RegisterError
from incentives.register.store.application_tables import APPLICATION_TABLES
from incentives.register.store.database import Database
from incentives.register.store.refusals import told
from incentives.register.store.tables import metadata
from incentives.values.text import filled
from incentives.wordings import register as wordings

VERSION_TABLE = "register_version"
APPLICATION_ID = 0x696E6365
"""What an SQLite file says of itself: it is a register of this program."""

MIGRATING: ContextVar[Connection | None] = ContextVar("MIGRATING", default=None)
"""The connection on which Alembic is to work; its script is loaded by Alembic itself and can be
told in no other way.
"""

_POSTGRES_LOCK = 0x696E6365
_one_at_a_time = threading.Lock()  # Alembic keeps what it is working on for the whole process


def bring_up_to_date(database: Database) -> None:
    """The tables of the register are there as this edition of the program knows them.

    They are brought up to date in one transaction, under a lock: of several that start at once, one
    does it and the others wait.

    Raises:
        RegisterError: `no-register` if no register is there, `damaged` if the tables of one are and
            say no version; `newer-schema` if a newer edition of the program has made it;
            `owner-opens` if it must be brought up to date, and who opens it does not own its
            tables.
    """
    if database.is_file:
        _look_at_file(database, begins=False)
    with _one_at_a_time, database.writing() as connection:
        if not database.is_file:
            _look_at_server(connection)
        standing = _standing_version(connection, database)
        if standing not in _versions():
            text = filled(wordings.NEWER_SCHEMA, address=database.shown, version=standing)
            raise RegisterError("newer-schema", text)
        if standing != newest_version():
            _check_owner(connection, database)
            _upgrade(connection)


def make_tables(database: Database) -> None:
    """The tables of a new register are there; a new SQLite file is then written ahead (WAL).

    Raises:
        RegisterError: `register-exists`, if one of them is there already.
    """
    if database.is_file:
        _look_at_file(database, begins=True)
    with _one_at_a_time, database.writing() as connection:
        if not database.is_file:
            _look_at_server(connection)
        if _has_tables(connection):
            text = filled(wordings.REGISTER_EXISTS, address=database.shown)
            raise RegisterError("register-exists", text)
        _upgrade(connection)


def _has_tables(connection: Connection) -> bool:
    beside = (table.name for table in APPLICATION_TABLES)
    names = {VERSION_TABLE, *metadata.tables, *beside}
    return not names.isdisjoint(inspect(connection).get_table_names())


def _standing_version(connection: Connection, database: Database) -> str:
    """The version of the structure that stands there.

    Raises:
        RegisterError: `no-register`, if there is none and none of the tables either, else
            `damaged`.
    """
    options = {"version_table": VERSION_TABLE}
    versions = MigrationContext.configure(connection, opts=options).get_current_heads()
    if len(versions) == 1:
        return versions[0]
    if _has_tables(connection):
        raise RegisterError("damaged", filled(wordings.DAMAGED, address=database.shown))
    raise RegisterError("no-register", filled(wordings.NO_REGISTER, address=database.shown))


def _check_owner(connection: Connection, database: Database) -> None:
    """On a server only who owns the tables can bring them up to date.

    Raises:
        RegisterError: `owner-opens`, if it is somebody else.
    """
    if database.is_file:
        return
    owns = text(
        "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = "
        "to_regclass('register_entries')"
    )
    if not connection.execute(owns).scalar_one_or_none():
        wording = filled(wordings.OWNER_OPENS, address=database.shown)
        raise RegisterError("owner-opens", wording)


@cache
def structure_in_file() -> Mapping[tuple[str, str], str]:
    """What an up-to-date SQLite file is made of.

    The statement, with single blanks, by kind and name; an index of a constraint has none.
    """
    engine = create_engine("sqlite://")
    with _one_at_a_time, engine.begin() as connection:
        _upgrade(connection)
        return statements_in_file(connection)


def statements_in_file(connection: Connection) -> dict[tuple[str, str], str]:
    """What the SQLite file at hand is made of, likewise; what the database keeps for itself not."""
    rows = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_stat%' ESCAPE '!'"
    )
    return {(str(kind), str(name)): " ".join(str(sql or "").split()) for kind, name, sql in rows}


def newest_version() -> str:
    """The version of the structure that this edition of the program makes."""
    return _versions()[0]


@cache
def _versions() -> tuple[str, ...]:
    """All versions of the structure, the newest first."""
    script = ScriptDirectory.from_config(_config())
    return tuple(revision.revision for revision in script.walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option(
        "script_location", str(Path(__file__).parents[1] / "migrations").replace("%", "%%")
    )
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection) -> None:
    token = MIGRATING.set(connection)
    try:
        command.upgrade(_config(), "head")
    finally:
        MIGRATING.reset(token)


def _look_at_file(database: Database, *, begins: bool) -> None:
    """The file is new, or a register; then it is written ahead: no reader waits for a writer.

    Raises:
        RegisterError: `not-a-register`, if another program made it; `no-register`, if nothing is in
            it, unless one begins.
    """
    with database.reading() as connection:
        identity = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = inspect(connection).get_table_names()
    if tables and identity != APPLICATION_ID:
        text = filled(wordings.NOT_A_REGISTER, address=database.shown)
        raise RegisterError("not-a-register", text)
    if not tables and not begins:
        raise RegisterError("no-register", filled(wordings.NO_REGISTER, address=database.shown))
    # The mode cannot change in a transaction.
    with told(database.shown), closing(database.engine.raw_connection()) as raw:
        cursor = raw.cursor()
        _write_ahead(cursor, until=time.monotonic() + database.wait_seconds)
        cursor.close()


def _write_ahead(cursor: DBAPICursor, *, until: float) -> None:
    """The file is written ahead.

    While others have it open SQLite refuses at once to change that, so it is tried until the moment
    `until` (in seconds of the monotonic clock).

    Raises:
        sqlite3.OperationalError: if it is still refused then, or for another reason.
    """
    while True:
        try:
            cursor.execute("PRAGMA journal_mode")
            if cursor.fetchall() != [("wal",)]:
                cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _look_at_server(connection: Connection) -> None:
    """Chinese can be kept there, and whoever starts at the same time waits.

    Raises:
        RegisterError: `not-utf8`, if the database has another encoding.
    """
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise RegisterError("not-utf8", filled(wordings.NOT_UTF8, encoding=encoding))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
