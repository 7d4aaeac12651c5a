"""What a database, a disk or another program does is told by what an officer can do about it."""

import errno
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from incentives.register import Register, RegisterError
from incentives.register.reading.form_sums import _said
from incentives.register.store import new_files
from incentives.register.store.database import Database, connect, file_at
from incentives.register.store.guards import (
    FUNCTIONS,
    GUARDED,
    KEPT,
    guards_of,
    lift_guards,
    set_guards,
)
from incentives.register.store.migrating import _write_ahead, make_tables
from incentives.register.store.new_files import new_file
from incentives.register.store.refusals import damage_told_by, told
from incentives.register.verification.damage import unless_damaged
from incentives.register.verification.finding import Finding, FindingKind
from incentives.values.text import Text
from tests.register.test_filing import refused


class WithCode(sqlite3.OperationalError):
    """What SQLite says, by the name of its code; None: an old one, that names none."""

    def __init__(self, name: str | None, line: str = "first line\nsecond") -> None:
        super().__init__(line)
        if name is not None:
            self.sqlite_errorname = name


class WithState(Exception):
    """What a server says, by its SQLSTATE."""

    def __init__(self, state: str | None, line: str = "first line\nsecond") -> None:
        super().__init__(line)
        self.sqlstate = state


def wrapped(error: BaseException, *, is_lost: bool = False) -> DBAPIError:
    return DBAPIError("SELECT 1", {}, error, connection_invalidated=is_lost)


NEVER_REACHED = type("OperationalError", (Exception,), {})
TOLD: list[tuple[Exception, str]] = [
    (WithCode("SQLITE_FULL"), "disk-full"),
    (WithCode("SQLITE_IOERR_WRITE"), "disk-failed"),
    (WithCode("SQLITE_BUSY"), "locked"),
    (WithCode("SQLITE_BUSY_SNAPSHOT"), "locked"),
    (WithCode("SQLITE_LOCKED"), "locked"),
    (WithCode("SQLITE_NOTADB"), "not-a-database"),
    (WithCode("SQLITE_CORRUPT_INDEX"), "damaged"),
    (WithCode("SQLITE_READONLY_DBMOVED"), "read-only"),
    (WithCode("SQLITE_CANTOPEN"), "cannot-open"),
    (WithCode("SQLITE_ERROR"), "database-failed"),
    (WithCode("SQLITE_ERROR", "Could not decode to UTF-8 column 'x'"), "damaged"),
    (WithState("53100"), "disk-full"),
    (WithState("53300"), "unreachable"),
    (WithState("55P03"), "locked"),
    (WithState("40001"), "locked"),
    (WithState("40P01"), "locked"),
    (WithState("57014"), "locked"),
    (WithState("25006"), "read-only"),
    (WithState("42501"), "read-only"),
    (WithState("08006"), "unreachable"),
    (WithState("28P01"), "unreachable"),
    (WithState("3D000"), "unreachable"),
    (WithState("57P01"), "unreachable"),
    (WithState("58030"), "disk-failed"),
    (WithState("42601"), "database-failed"),
    (WithState(None), "database-failed"),
    (NEVER_REACHED("first line"), "unreachable"),
]


def test_what_the_database_says_is_told_by_its_code() -> None:
    """With its first line where nothing else is known; and the address, where it is told."""
    for own, slug in TOLD:
        with refused(slug) as error, told("台账.sqlite"):
            raise wrapped(own)
        assert "second" not in f"{error.value.text}"
        assert "{" not in error.value.text.zh + error.value.text.en
        if slug == "database-failed":
            assert "first line" in error.value.text.zh
        is_of_itself = slug in {"damaged", "not-a-database", "database-failed"}
        line = str(own).splitlines()[0]
        assert damage_told_by(wrapped(own)) == (line if is_of_itself else None)


def test_what_is_no_fault_of_the_database_is_told_as_what_it_is() -> None:
    """A text that none can keep, octets that are none, a wait for a connection, a lost one."""
    for raised, slug in (
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), "bad-character"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), "damaged"),
        (PoolTimeoutError("pool"), "locked"),
        (wrapped(WithState("42601"), is_lost=True), "unreachable"),
        (wrapped(WithState("40001"), is_lost=True), "locked"),
        (wrapped(ValueError("")), "database-failed"),
        (WithCode("SQLITE_FULL"), "disk-full"),
    ):
        with refused(slug), told("x"):
            raise raised
    with refused("database-failed") as error, told("x"):
        raise wrapped(ValueError(""))
    assert "ValueError" in error.value.text.en
    with pytest.raises(KeyError), told("x"):
        raise KeyError


@contextmanager
def a_connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def failing(error: Exception) -> Callable[[], tuple[Finding, ...]]:
    def part() -> tuple[Finding, ...]:
        raise error

    return part


def test_where_it_is_too_damaged_to_be_checked_the_database_has_its_say() -> None:
    """What else goes wrong is no damage, and is not taken for some."""
    found = (Finding(kind=FindingKind.CHANGED, number=3),)
    undecoded = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
    with a_connection() as connection:
        assert found == unless_damaged(connection, lambda: found)
        assert () == unless_damaged(connection, lambda: None)
        for error, line in (
            (wrapped(WithCode("SQLITE_CORRUPT", "malformed")), "malformed"),
            (wrapped(WithCode("SQLITE_ERROR", "no such column")), "no such column"),
            (undecoded, str(undecoded)),
        ):
            told_ = unless_damaged(connection, failing(error))
            assert (Finding(kind=FindingKind.DAMAGED, what=line),) == told_
        for other in (wrapped(WithCode("SQLITE_BUSY")), wrapped(WithCode("SQLITE_FULL"))):
            with pytest.raises(DBAPIError):
                unless_damaged(connection, failing(other))


@attrs.define
class Cursor:
    """One of an SQLite file that others have open for so many tries."""

    busy: int
    mode: str = "delete"
    code: int = sqlite3.SQLITE_BUSY
    asked: list[str] = attrs.field(factory=list)

    def execute(self, statement: str) -> None:
        self.asked.append(statement)
        if statement.endswith("= WAL"):
            if self.busy:
                self.busy -= 1
                error = sqlite3.OperationalError("database is locked")
                error.sqlite_errorcode = self.code
                raise error
            self.mode = "wal"

    def fetchall(self) -> list[tuple[str]]:
        return [(self.mode,)]


def write_ahead(cursor: Cursor, seconds: float) -> None:
    _write_ahead(cursor, until=time.monotonic() + seconds)  # type: ignore[arg-type]


def test_a_file_is_written_ahead_as_soon_as_others_let_it() -> None:
    """It is asked for once, or again until the time is over; what is so already is left."""
    for busy in (0, 1, 3):
        cursor = Cursor(busy=busy)
        write_ahead(cursor, 60)
        assert ("wal", 0) == (cursor.mode, cursor.busy)
        assert busy + 1 == sum(asked.endswith("= WAL") for asked in cursor.asked)
    already = Cursor(busy=9, mode="wal")
    write_ahead(already, 60)
    assert ["PRAGMA journal_mode"] == already.asked


@pytest.mark.parametrize(
    ("code", "seconds"), [(sqlite3.SQLITE_BUSY, -1), (sqlite3.SQLITE_IOERR, 60)]
)
def test_what_is_refused_for_good_is_not_tried_again(code: int, seconds: float) -> None:
    """When the time is over, or for another reason than that others have it open."""
    cursor = Cursor(busy=9, code=code)
    with pytest.raises(sqlite3.OperationalError):
        write_ahead(cursor, seconds)
    assert 8 == cursor.busy


def test_tables_are_made_where_none_are(file_register: Register) -> None:
    """Where one is, nothing is made over it."""
    database = file_at(Path(file_register.database.shown), 1)
    with refused("register-exists") as error:
        make_tables(database)
    assert file_register.database.shown in error.value.text.zh
    database.close()
    assert file_register.verify().is_intact


def test_a_copy_is_made_of_files_alone(tmp_path: Path) -> None:
    """A server has its own ways; nothing is written."""
    engine = create_engine("postgresql+psycopg://office@127.0.0.1:1/office")
    register = Register(database=Database(engine=engine, shown="x", wait_seconds=1))
    with refused("only-files"):
        register.back_up(tmp_path / "copy")
    assert [] == list(tmp_path.iterdir())


def test_without_the_driver_no_server_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with refused("no-driver"):
        connect("postgresql://office@127.0.0.1:1/office", wait_seconds=1)


@pytest.mark.parametrize("address", ["postgresql://h/d", "postgresql+psycopg://w:geheim@h/d"])
def test_an_address_of_a_server_is_shown_without_who_asks(address: str) -> None:
    """By its host and its database."""
    database = connect(address, wait_seconds=1)
    assert ("postgresql://h/d", False) == (database.shown, database.is_file)
    database.close()
    assert "postgresql:///" == connect("postgresql://", wait_seconds=1).shown
    assert file_at(Path("x"), 1).is_file


STANDING = RegisterError("register-exists", Text("已有", "there is one"))


def make_new(path: Path, content: str = "x") -> None:
    with new_file(path, STANDING) as beside:
        beside.write_text(content, encoding="utf-8")
        Path(f"{beside}-wal").touch()


def without_links(_: object, __: object) -> None:
    raise OSError(errno.EPERM, "no links here")


def test_a_new_file_stands_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    """Nothing is left of what is written beside it, whether it comes to its name or not."""
    make_new(tmp_path / "a")
    assert ["a"] == [file.name for file in tmp_path.iterdir()]
    with pytest.raises(KeyError), new_file(tmp_path / "b", STANDING) as beside:
        raise KeyError(beside)
    with refused("register-exists"):
        make_new(tmp_path / "a", "y")
    with refused("register-exists"), new_file(tmp_path / "c", STANDING):
        (tmp_path / "c").write_text("meanwhile", encoding="utf-8")
    assert {"a": "x", "c": "meanwhile"} == {
        file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()
    }
    with refused("no-folder"):
        make_new(tmp_path / "none" / "a")


def test_on_a_disk_without_links_it_is_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless its name was taken meanwhile, be it by a link that leads nowhere."""
    monkeypatch.setattr(os, "link", without_links)
    make_new(tmp_path / "a")
    assert ["a"] == [file.name for file in tmp_path.iterdir()]
    with refused("register-exists"), new_file(tmp_path / "b", STANDING):
        (tmp_path / "b").symlink_to(tmp_path / "nowhere")
    assert {"a", "b"} == {file.name for file in tmp_path.iterdir()}
    assert new_files.is_nowhere(tmp_path / "c")
    assert not new_files.is_nowhere(tmp_path / "b")


@pytest.mark.parametrize(
    ("number", "slug"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EFBIG, "disk-full"),
        (errno.EACCES, "cannot-open"),
        (errno.EROFS, "cannot-open"),
    ],
)
def test_a_disk_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, slug: str
) -> None:
    """Full, or not to be written on: when the file is made, and when it is written through."""

    def fails(*_: object) -> None:
        raise OSError(number, "failed")

    for name in ("open", "fsync"):
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fails)
            with refused(slug):
                make_new(tmp_path / "a")
        assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("table", [*GUARDED, *KEPT])
def test_each_table_has_its_guards(table: str) -> None:
    """What is refused of its rows, in a file and on a server; there none is emptied either."""
    refused_ = ("update", "delete", "insert") if table in GUARDED else KEPT[table]
    in_file, on_server = guards_of("sqlite", table), guards_of("postgresql", table)
    assert [f"{table}_no_{verb}" for verb in refused_] == list(in_file)
    kept = [verb for verb in refused_ if verb != "insert" or table in GUARDED]
    assert [f"{table}_no_{verb}" for verb in (*kept, "truncate")] == list(on_server)
    for name, statement in in_file.items():
        verb = name.rpartition("_")[2]
        assert f"BEFORE {verb.upper()} ON {table}" in statement
        assert ("WHEN" in statement) is (verb == "insert")
    for name, statement in on_server.items():
        verb = name.rpartition("_")[2]
        unit = "STATEMENT" if verb == "truncate" else "ROW"
        assert f"BEFORE {verb.upper()} ON {table} FOR EACH {unit}" in statement
        function = statement.rpartition(" FUNCTION ")[2].partition("(")[0]
        assert function in FUNCTIONS
        assert (function == "register_refuse") is (verb != "insert")
        assert (function == "register_next") is (verb == "insert" and table == "register_entries")


def test_what_is_no_table_of_ours_has_no_guards() -> None:
    assert {} == guards_of("sqlite", "theirs") == guards_of("postgresql", "theirs")


def test_a_writer_that_waits_too_long_is_told_and_writes_nothing(file_register: Register) -> None:
    """Whatever it had begun; a reader sees what there was."""
    database = file_at(Path(file_register.database.shown), 0)
    with file_register.database.writing() as connection:
        connection.execute(text("DELETE FROM application_holds"))
        with refused("locked"), database.writing():
            raise AssertionError
        with database.reading() as other:
            assert 0 == other.execute(text("SELECT count(*) FROM register_entries")).scalar_one()
    with database.writing() as connection, pytest.raises(OperationalError):
        connection.execute(text("SELECT 1 FROM nowhere"))
    database.close()


@attrs.define
class Dialect:
    """What a connection says of its database."""

    name: str


@attrs.define
class Asked:
    """A connection that notes what it is asked."""

    dialect: Dialect
    statements: list[str] = attrs.field(factory=list)

    options: dict[str, object] = attrs.field(factory=dict)

    def execute(self, statement: object, values: object = None) -> None:
        self.statements.append(str(statement) if values is None else f"{statement} {values}")

    def exec_driver_sql(self, statement: str, **_: object) -> None:
        self.statements.append(statement)

    def execution_options(self, **options: object) -> "Asked":
        self.options.update(options)
        return self

    @contextmanager
    def begin(self) -> Iterator[None]:
        self.statements.append("BEGIN")
        yield
        self.statements.append("END")


@attrs.define
class Server:
    """The engine of a server, to which there is one connection."""

    dialect: Dialect = attrs.field(factory=lambda: Dialect("postgresql"))
    asked: Asked = attrs.field(factory=lambda: Asked(dialect=Dialect("postgresql")))

    @contextmanager
    def connect(self) -> Iterator[Asked]:
        yield self.asked


LOCKED = "SELECT pg_advisory_xact_lock(:key) {'key': 1768842086}"


def test_who_files_on_a_server_holds_its_lock() -> None:
    """From the beginning of the transaction to its end; who only writes does not."""
    for how, locks in (("filing", [LOCKED]), ("writing", [])):
        server = Server()
        database = Database(engine=server, shown="x", wait_seconds=7)  # type: ignore[arg-type]
        with getattr(database, how)() as connection:
            connection.execute("mine")
        begin, wait, commit, *rest = server.asked.statements
        assert ("BEGIN", [*locks, "mine", "END"]) == (begin, rest)
        assert wait == "SET LOCAL lock_timeout = '7s'"
        assert "synchronous_commit" in commit
        assert {"register_writes": True} == server.asked.options


def test_who_reads_on_a_server_sees_one_moment_and_changes_nothing() -> None:
    """It keeps nobody waiting."""
    server = Server()
    database = Database(engine=server, shown="x", wait_seconds=7)  # type: ignore[arg-type]
    with database.reading() as connection:
        connection.execute("mine")  # type: ignore[call-overload]
    assert ["BEGIN", "mine", "END"] == server.asked.statements
    assert server.asked.options == {
        "isolation_level": "REPEATABLE READ",
        "postgresql_readonly": True,
    }


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_guards_are_set_anew_and_lifted_by_their_names(dialect: str) -> None:
    """Those that stand go first; on a server each is of a table, and its functions are made."""
    tables = (*GUARDED, "office_settings")
    names = {table: guards_of(dialect, table) for table in tables}
    on = {table: f" ON {table}" if dialect == "postgresql" else "" for table in tables}
    dropped = [f"DROP TRIGGER IF EXISTS {name}{on[t]}" for t in tables for name in names[t]]
    made = [statement for table in tables for statement in names[table].values()]
    asked = Asked(dialect=Dialect(dialect))
    lift_guards(asked, *tables)  # type: ignore[arg-type]
    assert dropped == asked.statements
    asked = Asked(dialect=Dialect(dialect))
    set_guards(asked, *tables)  # type: ignore[arg-type]
    functions = asked.statements[len(dropped) : -len(made)]
    assert [*dropped, *functions, *made] == asked.statements
    assert len(functions) == (len(FUNCTIONS) if dialect == "postgresql" else 0)
    for (name, body), statement in zip(FUNCTIONS.items(), functions, strict=False):
        assert f"FUNCTION {name}()" in statement
        assert f"$${body}$$" in statement


def test_a_part_of_an_entry_is_taken_out_by_the_database() -> None:
    """By the function that each has for it."""
    for dialect, function in (
        ("sqlite", "json_extract("),
        ("postgresql", "json_extract_path_text("),
    ):
        assert function in str(_said(Asked(dialect=Dialect(dialect)), "totals"))  # type: ignore[arg-type]
