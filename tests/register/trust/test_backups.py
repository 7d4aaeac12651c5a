"""A backup is a register that verifies, or it is not there."""

import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from incentives.register import Register, RegisterError
from incentives.register.store.database import Database
from tests.register.offices import tamper
from tests.register.trust.many import usual, write


@pytest.fixture
def filled(file_register: Register) -> Register:
    """Two hundred small entries."""
    write(file_register, usual(), 200)
    return file_register


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the backups go."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def test_a_backup_is_a_register(filled: Register, folder: Path) -> None:
    """Alone in its folder, with the same last entry, and guarded as the register is."""
    filled.back_up(folder / "copy.sqlite")
    assert ["copy.sqlite"] == [file.name for file in folder.iterdir()]
    opened = Register.open(str(folder / "copy.sqlite"))
    assert (opened.head(), True) == (filled.head(), opened.verify(filled.head()).is_intact)
    opened.close()


@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_what_is_there_is_left_alone(filled: Register, folder: Path, end: str) -> None:
    """So is what is left of another register of that name."""
    (folder / f"copy{end}").write_bytes(b"another")
    with pytest.raises(RegisterError, match=r"\[copy-exists\]"):
        filled.back_up(folder / "copy")
    assert [b"another"] == [file.read_bytes() for file in folder.iterdir()]


def test_a_link_that_leads_nowhere_is_left_alone(filled: Register, folder: Path) -> None:
    """Nothing is written where it leads."""
    (folder / "copy").symlink_to(folder / "elsewhere")
    with pytest.raises(RegisterError, match=r"\[copy-exists\]"):
        filled.back_up(folder / "copy")
    assert ["copy"] == [file.name for file in folder.iterdir()]


def test_who_comes_first_keeps_the_name(
    filled: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that appears while the copy is written is not written over."""
    copy_into = Database.copy_into

    def slowly(self: Database, empty: Path) -> None:
        copy_into(self, empty)
        (folder / "copy").write_bytes(b"another")

    monkeypatch.setattr(Database, "copy_into", slowly)
    with pytest.raises(RegisterError, match=r"\[copy-exists\]"):
        filled.back_up(folder / "copy")
    assert [b"another"] == [file.read_bytes() for file in folder.iterdir()]


@pytest.fixture
def small_files(filled: Register) -> Iterator[None]:
    """No file of this process grows beyond 64 KB any more."""
    assert filled.head() is not None
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("small_files")
def test_a_full_disk_leaves_nothing(filled: Register, folder: Path) -> None:
    """And is told."""
    with pytest.raises(RegisterError, match=r"\[disk-(full|failed)\]"):
        filled.back_up(folder / "copy")
    assert [] == list(folder.iterdir())


def test_a_folder_that_is_not_there_is_told(filled: Register, folder: Path) -> None:
    """It is not made."""
    with pytest.raises(RegisterError, match=r"\[no-folder\]"):
        filled.back_up(folder / "none" / "copy")


def test_a_register_that_does_not_verify_is_not_copied(filled: Register, folder: Path) -> None:
    """The reason is told, and no copy is left that would be taken for a sound one."""
    tamper(filled, "UPDATE register_entries SET content = '{}' WHERE number = 3")
    with pytest.raises(RegisterError, match=r"Entry 3 was changed.*\[copy-broken\]"):
        filled.back_up(folder / "copy")
    assert [] == list(folder.iterdir())


def test_a_copy_that_lost_something_is_not_kept(
    filled: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is in it must be all that was filed when it was begun."""
    copy_into = Database.copy_into

    def losing(self: Database, empty: Path) -> None:
        copy_into(self, empty)
        with sqlite3.connect(empty) as file:
            names = file.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in names:
                file.execute(f"DROP TRIGGER {name}")
            for table, column in (
                ("filings", "number"),
                ("payments", "entry"),
                ("entries", "number"),
            ):
                file.execute(f"DELETE FROM register_{table} WHERE {column} = 200")  # noqa: S608 - to do harm
            for _, statement in names:
                file.execute(statement)
        file.close()

    monkeypatch.setattr(Database, "copy_into", losing)
    with pytest.raises(RegisterError, match=r"tail was cut.*\[copy-broken\]"):
        filled.back_up(folder / "copy")
    assert [] == list(folder.iterdir())
