"""Rows are added at the end and nothing else is done, whoever writes SQL into the file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from incentives.register import Register
from incentives.register.chain import GENESIS
from tests.register.trust.many import determination, usual, write

FOLDER = Path(__file__).parent / "registers"
OF_0002 = FOLDER / "of_0002.sql"
"""A register as the edition before had made it, with five entries."""


def statements(name: str) -> list[str]:
    """What somebody does with SQL, one a line."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines()


WRITTEN_OVER = statements("written_over")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A register of today, in the hands of somebody with a connection of his own."""
    address = str(tmp_path / "register.sqlite")
    register = Register.begin(address)
    write(register, usual(), 10)
    register.close()
    connection = sqlite3.connect(address, isolation_level=None)
    yield connection
    connection.close()
    opened = Register.open(address)
    assert (opened.verify().findings, opened.verify().entries) == ((), 10)
    opened.close()


@pytest.mark.parametrize("recursive", ["OFF", "ON"])
@pytest.mark.parametrize("statement", WRITTEN_OVER)
def test_nothing_is_written_over(file: sqlite3.Connection, statement: str, recursive: str) -> None:
    """Whether the connection lets triggers run in triggers or not."""
    file.execute(f"PRAGMA recursive_triggers = {recursive}")
    file.execute("PRAGMA foreign_keys = OFF")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        file.execute(statement)


def test_the_first_entry_builds_on_nothing(tmp_path: Path) -> None:
    """And is number one."""
    register = Register.begin(str(tmp_path / "register.sqlite"))
    register.close()
    with sqlite3.connect(tmp_path / "register.sqlite") as connection:
        for number, previous in ((1, "f" * 64), (2, GENESIS), (0, GENESIS)):
            row = (number, previous, "f", "{}")
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute("INSERT INTO register_entries VALUES (?, ?, ?, ?)", row)
    connection.close()


def of_the_edition_before(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(OF_0002.read_text(encoding="utf-8"))
    connection.close()


def test_a_register_of_before_gets_the_guards_of_today(tmp_path: Path) -> None:
    """What was filed stands as it was, and cannot be written over any more."""
    path = tmp_path / "register.sqlite"
    of_the_edition_before(path)
    with sqlite3.connect(path) as connection:
        before = connection.execute("SELECT * FROM register_entries").fetchall()
        connection.execute("INSERT OR REPLACE INTO register_entries VALUES (6, 'p', 'f', '{}')")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.rollback()
    connection.close()
    register = Register.open(str(path))
    assert (register.verify().findings, register.verify().entries) == ((), 5)
    write(register, iter([determination()]), 1)
    assert register.verify().is_intact
    register.close()
    with sqlite3.connect(path) as connection:
        after = connection.execute("SELECT * FROM register_entries").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(WRITTEN_OVER[1])
    connection.close()
    assert (before, 6) == (after[:5], len(after))


@pytest.mark.parametrize("statement", statements("disarmed"))
def test_a_guard_that_was_disarmed_is_told(tmp_path: Path, statement: str) -> None:
    """By name; nothing else is wrong yet."""
    address = str(tmp_path / "register.sqlite")
    Register.begin(address).close()
    connection = sqlite3.connect(address, isolation_level=None)
    connection.executescript(statement)
    connection.close()
    register = Register.open(address)
    assert "guard" in {found.kind.value for found in register.verify().findings}
    register.close()
