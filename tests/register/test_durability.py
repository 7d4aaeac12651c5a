"""The register loses nothing.

Killed at any moment, disk full, in use by others, started twice at once.
"""

import contextlib
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import text

from incentives import childcare
from incentives.register import Register, RegisterError
from tests.register.offices import Office, act, paying
from tests.trying import examples

HERE = Path(__file__).parent
_SPAWN = get_context("spawn")


@pytest.mark.long
def test_every_entry_that_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    """Who files is killed at random moments, ten times, and hundreds of times in the long run.

    The chain verifies and nothing is half written.
    """
    rounds = examples(10)
    address = str(tmp_path / "register.sqlite")
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-m", "tests.register.killing", address, str(rounds)],
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.parents[1]),
        },  # what tests share is found beside the installed package
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    acknowledged = {line.strip() for line in done.stdout.splitlines()}
    register = Register.open(address)
    verification = register.verify()
    kept = {str(register.entry(number).head) for number in range(1, verification.entries + 1)}
    register.close()
    assert verification.is_intact, [each.text.en for each in verification.findings]
    assert len(acknowledged) > rounds
    assert set() == acknowledged - kept
    assert (
        verification.entries <= len(acknowledged) + rounds
    )  # at most one a kill was written and not yet acknowledged


def _files(address: str, officer: str, count: int, ready: object, go: object) -> None:
    office = Office(library=childcare.library())
    office.assessed()
    ready.release()  # type: ignore[attr-defined]
    go.wait()  # type: ignore[attr-defined]
    register = Register.open(address, wait_seconds=60)
    for number in range(count):
        office.file(register, name=f"{officer}{number}", officer=officer)
    register.close()


@pytest.mark.long
def test_officers_who_file_at_once_lose_nothing(address: str) -> None:
    """Three processes open a new register and file at once.

    One chain comes of it, without a gap or a fork.
    """
    Register.begin(address).close()
    ready, go = _SPAWN.Semaphore(0), _SPAWN.Event()
    officers = ("王芳", "李强", "赵敏")
    processes = [
        _SPAWN.Process(target=_files, args=(address, officer, 6, ready, go)) for officer in officers
    ]
    for process in processes:
        process.start()
    for _ in processes:
        assert ready.acquire(timeout=60)
    go.set()
    for process in processes:
        process.join(120)
    register = Register.open(address)
    found = register.verify()
    filed = [register.entry(number).officer for number in range(1, found.entries + 1)]
    register.close()
    assert [0, 0, 0] == [process.exitcode for process in processes]
    assert found.is_intact
    assert dict.fromkeys(officers, 6) == {officer: filed.count(officer) for officer in officers}


@pytest.mark.long
def test_the_same_case_filed_at_once_is_filed_once(address: str) -> None:
    """Whoever comes second is told so.

    What is looked up stands under the lock in which it is written.
    """
    Register.begin(address).close()
    ready, go = _SPAWN.Semaphore(0), _SPAWN.Event()
    told = _SPAWN.Queue()
    processes = [
        _SPAWN.Process(target=_files_once, args=(address, ready, go, told)) for _ in range(3)
    ]
    for process in processes:
        process.start()
    for _ in processes:
        assert ready.acquire(timeout=60)
    go.set()
    answers = sorted(told.get(timeout=60) for _ in processes)
    for process in processes:
        process.join(60)
    assert ["already-filed", "already-filed", "filed"] == answers


def _files_once(address: str, ready: object, go: object, told: object) -> None:
    office = Office(library=childcare.library())
    office.assessed()
    ready.release()  # type: ignore[attr-defined]
    go.wait()  # type: ignore[attr-defined]
    register = Register.open(address, wait_seconds=60)
    try:
        office.file(register, again="")
        told.put("filed")  # type: ignore[attr-defined]
    except RegisterError as error:
        told.put(error.slug)  # type: ignore[attr-defined]
    register.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or _mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", folder) != 0:
        pytest.skip("a file system can be mounted by root only")
    yield folder
    subprocess.run(["/bin/umount", "-l", str(folder)], check=True)  # noqa: S603 - our own disk


def _mount(*arguments: str | Path) -> int:
    if not Path("/bin/mount").exists():
        return 1
    command = ["/bin/mount", *map(str, arguments)]
    # Our own disk.
    return subprocess.run(command, check=False, capture_output=True).returncode  # noqa: S603


def test_a_full_disk_is_told_and_loses_nothing(small_disk: Path, office: Office) -> None:
    """Filing goes on when space was freed; what was acknowledged before is there."""
    (small_disk / "other.bin").write_bytes(b"0" * 1_000_000)
    register = Register.begin(str(small_disk / "register.sqlite"))
    filed: list[str] = []
    with contextlib.suppress(RegisterError):
        filed.extend(str(office.file(register).head) for _ in range(100))
    with pytest.raises(RegisterError, match=r"\[disk-full\]") as error:
        office.file(register)
    assert "请清理磁盘空间后重试" in error.value.text.zh
    (small_disk / "other.bin").unlink()
    filed.append(str(office.file(register).head))
    verification = register.verify()
    assert verification.is_intact
    assert filed == [
        str(register.entry(number).head) for number in range(1, verification.entries + 1)
    ]
    register.close()


def test_a_file_that_may_not_grow_is_told_and_loses_nothing(
    file_register: Register, office: Office
) -> None:
    """The same without a small disk: the database may have no more pages, until it may."""
    office.file(file_register)
    with file_register.database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(RegisterError, match=r"\[disk-full\]"):
        office.file(file_register)
    with file_register.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert 2 == office.file(file_register).number
    assert file_register.verify().is_intact


def test_a_register_in_use_is_told_after_a_while(file_address: str, office: Office) -> None:
    """Another program holds the lock; when it lets go, filing goes on. Reading does not wait."""
    register = Register.begin(file_address, wait_seconds=1)
    office.file(register)
    other = sqlite3.connect(file_address, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(RegisterError, match=r"\[locked\]"):
        office.file(register)
    assert time.monotonic() - began >= 0.9
    assert 1 == register.verify().entries
    other.execute("ROLLBACK")
    other.close()
    assert 2 == office.file(register).number
    register.close()


def test_a_server_in_use_is_told_after_a_while(postgres_address: str, office: Office) -> None:
    """Another session holds the lock of the entries."""
    register = Register.begin(postgres_address, wait_seconds=1)
    with register.database.engine.connect() as other:
        other.execute(text("LOCK TABLE register_entries IN EXCLUSIVE MODE"))
        with pytest.raises(RegisterError, match=r"\[locked\]"):
            office.file(register)
    assert 1 == office.file(register).number
    register.close()


def test_a_file_is_written_through_to_the_disk(file_register: Register) -> None:
    """Written ahead, with the log synchronised at each commit, and ties between tables kept."""
    with file_register.database.reading() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert ["wal", 2, 1] == found


def test_a_backup_made_while_others_file_is_whole(
    file_register: Register, office: Office, tmp_path: Path
) -> None:
    """The copy is a register of its own; one that is there already is left alone."""
    office.file(file_register)
    file_register.pay(paying(1), act())
    copy = tmp_path / "copy.sqlite"
    file_register.back_up(copy)
    with pytest.raises(RegisterError, match=r"\[copy-exists\]"):
        file_register.back_up(copy)
    opened = Register.open(str(copy))
    assert (file_register.head(), True) == (
        opened.head(),
        opened.verify(file_register.head()).is_intact,
    )
    opened.close()
