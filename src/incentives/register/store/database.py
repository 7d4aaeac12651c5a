"""The database under the register: an SQLite file, or a PostgreSQL server.

Neither loses anything once it has answered.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import attrs
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from incentives.register.errors import RegisterError
from incentives.register.store.refusals import told
from incentives.values.text import Text, filled
from incentives.wordings import register as wordings

_WRITES = "register_writes"
_POSTGRES = ("postgresql", "postgresql+psycopg")
_FILING_LOCK = 0x696E6366


@attrs.frozen(kw_only=True)
class Database:
    """Where the register lies.

    `shown` is its address without a password; `wait_seconds`: how long to wait for others.
    """

    engine: Engine
    shown: str
    wait_seconds: int

    @property
    def is_file(self) -> bool:
        """Whether it is an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the register at one moment, and keeps nobody waiting.

        What the database fails with inside is raised as a RegisterError.
        """
        options = (
            {}
            if self.is_file
            else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        with (
            told(self.shown),
            self.engine.connect() as connection,
            connection.execution_options(**options).begin(),
        ):
            yield connection

    @contextmanager
    def examining(self) -> Iterator[Connection]:
        """As `reading`; a text that is none in UTF-8 is read with surrogates in it, not refused."""
        with self.reading() as connection:
            raw = connection.connection.driver_connection
            if not isinstance(raw, sqlite3.Connection):
                yield connection
                return
            raw.text_factory = _any_text
            try:
                yield connection
            finally:
                raw.text_factory = str

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is on the disk as a whole once it has ended, and undone by any error.

        In an SQLite file nobody else writes from its beginning; on a server others may (`filing`).
        Whoever waits longer than `wait_seconds` gets a RegisterError (`locked`). What the database
        fails with inside is raised as a RegisterError, and nothing of it was written.
        """
        options = {_WRITES: True}
        with (
            told(self.shown),
            self.engine.connect() as connection,
            connection.execution_options(**options).begin(),
        ):
            if not self.is_file:
                self._prepare_server(connection)
            yield connection

    @contextmanager
    def filing(self) -> Iterator[Connection]:
        """As `writing`, and nobody else files until it has ended: whoever tries waits.

        In SQLite the transaction has begun with that lock. On a server it is a lock of the
        register's own, which needs no right to change a table.
        """
        with self.writing() as connection:
            if not self.is_file:
                connection.execute(
                    text("SELECT pg_advisory_xact_lock(:key)"), {"key": _FILING_LOCK}
                )
            yield connection

    def _prepare_server(self, connection: Connection) -> None:
        """The server answers when the disk has it, and waits for a lock for `wait_seconds`."""
        connection.execute(text(f"SET LOCAL lock_timeout = '{self.wait_seconds}s'"))
        asked = (
            "CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE "
            "current_setting('synchronous_commit') END"
        )
        connection.execute(text(f"SELECT set_config('synchronous_commit', {asked}, true)"))

    def copy_into(self, empty: Path) -> None:
        """A copy of the SQLite file is written into an empty one, whole though others write."""
        with told(self.shown), closing(self.engine.raw_connection()) as raw:
            cursor = raw.cursor()
            cursor.execute("VACUUM INTO ?", (str(empty),))
            cursor.close()

    def close(self) -> None:
        """Every connection is given back."""
        self.engine.dispose()


def is_writing(connection: Connection) -> bool:
    """Whether its transaction is one of `Database.writing`."""
    return bool(connection.get_execution_options().get(_WRITES))


def connect(address: str, *, wait_seconds: int) -> Database:
    """The database at the address, not yet looked at.

    Raises:
        RegisterError: `unknown-address` if the address is none, `no-driver` if that of PostgreSQL
            is not installed.
    """
    if "://" not in address:
        return file_at(Path(address), wait_seconds)
    try:
        url = make_url(address)
        if url.drivername not in _POSTGRES:
            shown = url.set(query={}).render_as_string(hide_password=True)
            raise RegisterError("unknown-address", _unknown(shown))
        engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError:
        raise RegisterError("no-driver", wordings.NO_DRIVER) from None
    except (ArgumentError, NoSuchModuleError):
        shown = address.partition("://")[0]
        raise RegisterError("unknown-address", _unknown(shown)) from None
    shown = f"postgresql://{url.host or ''}/{url.database or ''}"
    return Database(engine=engine, shown=shown, wait_seconds=wait_seconds)


def _any_text(octets: bytes) -> str:
    return octets.decode("utf-8", "surrogateescape")


def _unknown(address: str) -> Text:
    return filled(wordings.UNKNOWN_ADDRESS, address=address)


def file_at(path: Path, wait_seconds: int) -> Database:
    """The SQLite file at the path, not yet looked at; it is never made."""
    query = {"mode": "rw", "uri": "true"}
    engine = create_engine(URL.create("sqlite", database=path.absolute().as_uri(), query=query))

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        assert isinstance(connection, sqlite3.Connection)
        # Transactions begin where we say so, not at the first change.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {wait_seconds * 1000}",
            "synchronous = FULL",
            "foreign_keys = ON",
            "recursive_triggers = ON",
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing(connection) else "BEGIN")

    return Database(engine=engine, shown=str(path), wait_seconds=wait_seconds)
