"""The database under the register: an SQLite file that loses nothing once it has answered, or a PostgreSQL server."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from incentives.register.errors import refusal
from incentives.register.store.refusals import told
from incentives.wordings import register as wordings

_WRITES = "register_writes"
_POSTGRES = ("postgresql", "postgresql+psycopg")


@attrs.frozen(kw_only=True)
class Database:
    """Where the register lies. `shown` is its address without a password; `wait_seconds`: how long to wait for others."""

    engine: Engine
    shown: str
    wait_seconds: int

    @property
    def is_file(self) -> bool:
        """Whether it is an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the register as it stands at one moment.

        Raises: RegisterError, if the database fails.
        """
        options = {} if self.is_file else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with told(self.shown), self.engine.connect() as connection, connection.execution_options(**options).begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction in which nobody else writes; when it has ended without an error, all of it is on the disk.

        Raises: RegisterError, if the database fails; then nothing of it was written.
        """
        options = {_WRITES: True}
        with told(self.shown), self.engine.connect() as connection, connection.execution_options(**options).begin():
            if not self.is_file:
                self._prepare_server(connection)
            yield connection

    def _prepare_server(self, connection: Connection) -> None:
        """A server that would answer before the disk has it is told to wait; one writer at a time has the lock."""
        connection.execute(text(f"SET LOCAL lock_timeout = '{self.wait_seconds}s'"))
        asked = "CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END"
        connection.execute(text(f"SELECT set_config('synchronous_commit', {asked}, true)"))

    def close(self) -> None:
        """Every connection is given back."""
        self.engine.dispose()


def connect(address: str, *, wait_seconds: int) -> Database:
    """The database at the address, not yet looked at.

    Raises: RegisterError, if the address is none, or its folder or driver is not there.
    """
    if "://" not in address:
        return _file(Path(address), wait_seconds)
    try:
        url = make_url(address)
        if url.drivername not in _POSTGRES:
            raise refusal("unknown-address", wordings.UNKNOWN_ADDRESS, address=url.render_as_string(hide_password=True))
        engine = create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError:
        raise refusal("no-driver", wordings.NO_DRIVER) from None
    except (ArgumentError, NoSuchModuleError):
        raise refusal("unknown-address", wordings.UNKNOWN_ADDRESS, address=address.partition("://")[0]) from None
    shown = f"postgresql://{url.host or ''}/{url.database or ''}"
    return Database(engine=engine, shown=shown, wait_seconds=wait_seconds)


def _file(path: Path, wait_seconds: int) -> Database:
    if not path.parent.is_dir():
        raise refusal("no-folder", wordings.NO_FOLDER, folder=path.parent)
    engine = create_engine(URL.create("sqlite", database=str(path.absolute())))

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        assert isinstance(connection, sqlite3.Connection)
        connection.isolation_level = None  # transactions begin where we say so, not at the first change
        for pragma in (
            f"busy_timeout = {wait_seconds * 1000}",
            "synchronous = FULL",
            "foreign_keys = ON",
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return Database(engine=engine, shown=str(path), wait_seconds=wait_seconds)
