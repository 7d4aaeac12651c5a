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

from incentives.register.errors import refusal
from incentives.register.store.database import Database
from incentives.register.store.refusals import told
from incentives.wordings import register as wordings

VERSION_TABLE = "register_version"
APPLICATION_ID = 0x696E6365
"""What an SQLite file says of itself: it is a register of this program."""

MIGRATING: ContextVar[Connection | None] = ContextVar("MIGRATING", default=None)
"""The connection on which Alembic is to work; its script is loaded by Alembic itself and can be told in no other way."""

_POSTGRES_LOCK = 0x696E6365
_one_at_a_time = threading.Lock()  # Alembic keeps what it is working on for the whole process


def bring_up_to_date(database: Database) -> None:
    """The tables are there as this edition of the program knows them; of two that start at once, one makes them.

    Raises: RegisterError, if it is no register, or one of a newer edition.
    """
    script = ScriptDirectory.from_config(_config())
    if database.is_file:
        _look_at_file(database)
    with _one_at_a_time, database.writing() as connection:
        if not database.is_file:
            _look_at_server(connection)
        standing = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_heads()
        known = {revision.revision for revision in script.walk_revisions()}
        unknown = [each for each in standing if each not in known]
        if unknown:
            raise refusal("newer-schema", wordings.NEWER_SCHEMA, address=database.shown, version=unknown[0])
        if standing != tuple(script.get_heads()):
            _upgrade(connection)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parents[1] / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _upgrade(connection: Connection) -> None:
    token = MIGRATING.set(connection)
    try:
        command.upgrade(_config(), "head")
    finally:
        MIGRATING.reset(token)


def _look_at_file(database: Database) -> None:
    """The file is new, or a register; then it is written ahead, so that a reader never waits for a writer."""
    with database.reading() as connection:
        identity = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        tables = inspect(connection).get_table_names()
    if tables and identity != APPLICATION_ID:
        raise refusal("not-a-register", wordings.NOT_A_REGISTER, address=database.shown)
    with told(database.shown), closing(database.engine.raw_connection()) as raw:  # the mode cannot change in a transaction
        cursor = raw.cursor()
        _write_ahead(cursor, until=time.monotonic() + database.wait_seconds)
        cursor.close()


def _write_ahead(cursor: DBAPICursor, *, until: float) -> None:
    """The file is written ahead; while others have it open SQLite refuses at once to change that, and does not wait."""
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
    """Chinese can be kept there, and whoever starts at the same time waits."""
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise refusal("not-utf8", wordings.NOT_UTF8, encoding=encoding)
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
