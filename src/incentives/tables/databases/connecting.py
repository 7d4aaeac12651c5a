"""Databases of PostgreSQL and SQLite through ADBC, each a connection with transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, cast
from urllib.parse import urlsplit

import attrs
import pyarrow as pa

from incentives.errors import IncentivesError
from incentives.extras import check_extra
from incentives.language.slips.nearest import meant
from incentives.values.text import Text, filled
from incentives.wordings import databases as wordings

if TYPE_CHECKING:
    from adbc_driver_manager.dbapi import Connection

_BEGINS = b"SQLite format 3\0"
_DRIVERS = {"postgresql": "adbc_driver_postgresql", "sqlite": "adbc_driver_sqlite"}


class DatabaseError(IncentivesError):
    """A database, or what lies in it, that a run cannot work with; nothing half done is kept."""

    def __init__(self, wording: Text, slug: str, **gaps: object) -> None:
        super().__init__(wording, slug)
        told = filled(wording, **gaps)
        self.text = Text.of({tag: said.rstrip() for tag, said in told.words})
        self.slug = slug
        self.code = slug

    def __str__(self) -> str:
        return f"{self.text.en} [{self.slug}]"


class Cursor(Protocol):
    """What carries out one statement after the other."""

    def execute(self, operation: str, parameters: tuple[object, ...] | None = None) -> None: ...

    def fetch_arrow_table(self) -> pa.Table: ...

    def adbc_ingest(
        self,
        table_name: str,
        data: pa.Table,
        mode: Literal["append"],
        *,
        db_schema_name: str | None,
    ) -> int: ...


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Database:
    """A database that is open. `shown`: its address as it may be shown, without name or password.

    `has_numbers`: it keeps exact numbers, days and yes or no; else they are text and whole numbers.
    """

    connection: "Connection"
    shown: str
    has_numbers: bool

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """What is done inside is kept as a whole once it has ended, and undone by any error."""
        with self.told():
            cursor = self.connection.cursor()
            try:
                yield cast(Cursor, cursor)
                self.connection.commit()
            except BaseException:
                self._undo()
                raise
            finally:
                cursor.close()

    def _undo(self) -> None:
        from adbc_driver_manager import dbapi

        try:
            self.connection.rollback()
        except dbapi.Error:
            return  # a server that is gone has undone it itself

    @contextmanager
    def told(self) -> Iterator[None]:
        """What the database fails with inside is a `DatabaseError`."""
        with refusals_told(self.shown):
            yield


@contextmanager
def refusals_told(shown: str) -> Iterator[None]:
    """What a database fails with inside is told with what it says itself.

    Raises:
        DatabaseError: `database-refused`.
    """
    from adbc_driver_manager import dbapi

    try:
        yield
    except dbapi.Error as error:
        said = " ".join(str(error).split())
        raise DatabaseError(
            wordings.REFUSED, "database-refused", database=shown, said=said
        ) from None


@contextmanager
def connected(address: str) -> Iterator[Database]:
    """The database at `postgresql://host/name` or `sqlite:///file`, closed at the end of the block.

    Raises:
        DatabaseError: `unknown-address` if it is none of these, `no-folder`, `no-file` or
            `not-a-database` if the file is none, `database-refused` if it cannot be reached.
            Without the extra `databases` `MissingExtra` passes through.
    """
    kind = urlsplit(address).scheme.partition("+")[0]
    rest = address.partition("://")[2]
    if kind not in _DRIVERS:
        raise DatabaseError(wordings.UNKNOWN_ADDRESS, "unknown-address")
    check_extra("databases")
    is_server = kind == "postgresql"
    shown = f"{kind}://{_without_person(rest)}"
    if not is_server:
        _check_file(Path(rest.removeprefix("/")).absolute())
    with refusals_told(shown):
        connection = _server(f"{kind}://{rest}") if is_server else _file(rest.removeprefix("/"))
    try:
        yield Database(connection=connection, shown=shown, has_numbers=is_server)
    finally:
        connection.close()


def _server(address: str) -> "Connection":
    from adbc_driver_postgresql import dbapi

    return cast("Connection", dbapi.connect(address))


def _file(path: str) -> "Connection":
    from adbc_driver_sqlite import dbapi

    return dbapi.connect(path)


def _check_file(file: Path) -> None:
    """A file that is not there would be made by opening it.

    Raises:
        DatabaseError: `no-folder`, `no-file`, `not-a-database`.
    """
    if not file.parent.is_dir():
        raise DatabaseError(wordings.NO_FOLDER, "no-folder", folder=file.parent, file=file.name)
    if not file.exists():
        near = meant(file.name, [each.name for each in file.parent.iterdir()])
        raise DatabaseError(wordings.NO_FILE, "no-file", file=file, near=near or Text("", ""))
    if not file.is_file() or not _is_database(file):
        raise DatabaseError(wordings.NOT_A_DATABASE, "not-a-database", file=file)


def _is_database(file: Path) -> bool:
    """Whether it begins as one, or is empty, as one is before its first table."""
    try:
        with file.open("rb") as opened:
            return opened.read(len(_BEGINS)) in {b"", _BEGINS}
    except OSError:
        return True  # the driver says why it cannot be read


def _without_person(rest: str) -> str:
    """Host and name, without whoever signs in and without what follows a question mark."""
    return rest.partition("?")[0].rpartition("@")[2]
