"""The structure of the database, brought up to date when a register is opened."""

import sqlite3
import threading
import time
from contextlib import closing
from contextvars import ContextVar
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine.interfaces import DBAPICursor

from incentives.register.errors import RegisterError, filled
from incentives.register.store.database import Database
from incentives.register.store.refusals import told
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
    """The tables are there as this edition of the program knows them.

    They are made or brought up to date in one transaction, under a lock: of several that start at
    once, one does it and the others wait. A new SQLite file is then written ahead (WAL).

    Raises:
        RegisterError: `newer-schema`, if a newer edition of the program has made it.
    """
    script = ScriptDirectory.from_config(_config())
    if database.is_file:
        _look_at_file(database)
    with _one_at_a_time, database.writing() as connection:
        if not database.is_file:
            _look_at_server(connection)
        standing = MigrationContext.configure(
            connection, opts={"version_table": VERSION_TABLE}
        ).get_current_heads()
        known = {revision.revision for revision in script.walk_revisions()}
        unknown = [version for version in standing if version not in known]
        if unknown:
            text = filled(wordings.NEWER_SCHEMA, address=database.shown, version=unknown[0])
            raise RegisterError("newer-schema", text)
        if standing != tuple(script.get_heads()):
            _upgrade(connection)


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


def _look_at_file(database: Database) -> None:
    """The file is new, or a register; then it is written ahead: no reader waits for a writer.

    Raises:
        RegisterError: `not-a-register`, if another program made it.
    """
    with database.reading() as connection:
        identity = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = inspect(connection).get_table_names()
    if tables and identity != APPLICATION_ID:
        text = filled(wordings.NOT_A_REGISTER, address=database.shown)
        raise RegisterError("not-a-register", text)
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
