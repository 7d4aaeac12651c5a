"""Registers of each kind, each a test's own: an SQLite file, or a PostgreSQL database.

The server is that of this test run.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from incentives import childcare
from incentives.policy.library import Library
from incentives.register import Register, content
from incentives.report.papers.assessment import assessment_sheet
from tests.register.offices import Office
from tests.registers import new_register

_sheet_made_once = lru_cache(maxsize=64)(assessment_sheet)
NOT_OF_A_POWER_CUT = "-c fsync=off -c full_page_writes=off"
"""The server does not wait for the disk: tests end its clients, and never the machine it is on."""


@pytest.fixture(scope="session")
def library() -> Library:
    return childcare.library()


@pytest.fixture(autouse=True)
def sheets_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office files few assessments very often: the sheets of each are made at the first."""
    monkeypatch.setattr(content, "assessment_sheet", _sheet_made_once)


@pytest.fixture(scope="session")
def office(library: Library) -> Office:
    return Office(library=library)


def _servers_programs() -> Path | None:
    """Where the programs of a PostgreSQL server lie, the newest first."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]),
        reverse=True,
    )
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path is not None else None


def _unprivileged() -> pwd.struct_passwd | None:
    """As whom the server runs, which refuses to run as root; None: as whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres", names.get("nobody"))


def _run(*command: str | Path, user: pwd.struct_passwd | None) -> None:
    done = subprocess.run(  # noqa: S603 - our own words
        [str(part) for part in command],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd="/",
        user=user.pw_uid if user is not None else None,
        group=user.pw_gid if user is not None else None,
        extra_groups=[] if user is not None else None,
    )
    assert 0 == done.returncode, done.stderr


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of the socket of a server that this run has started; it listens on no port."""
    programs = _servers_programs()
    if programs is None:
        if os.environ.get("CI"):
            pytest.fail("no PostgreSQL server is installed")
        pytest.skip("no PostgreSQL server is installed")
    user = _unprivileged()
    folder = Path(
        tempfile.mkdtemp(prefix="pg-")
    )  # short, as the path of a socket must be, and open to the server's user
    if user is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    cluster = folder / "c"
    try:
        _run(
            programs / "initdb",
            "-D",
            cluster,
            "-U",
            "office",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            user=user,
        )
        socket = f"-c listen_addresses='' -c unix_socket_directories='{folder}'"
        options = f"{socket} {NOT_OF_A_POWER_CUT}"
        control = (programs / "pg_ctl", "-D", cluster, "-w", "-l", folder / "log")
        _run(*control, "-o", options, "start", user=user)
        try:
            yield folder
        finally:
            _run(*control, "-m", "immediate", "stop", user=user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_address(server: Path) -> str:
    """The address of an empty database."""
    name = f"register_{uuid4().hex}"
    with psycopg.connect(
        host=str(server), user="office", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"postgresql+psycopg://office@/{name}?host={server}"


@pytest.fixture(params=["file", "server"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a register that is not there yet, of each kind."""
    if request.param == "file":
        return str(tmp_path / "register.sqlite")
    found: str = request.getfixturevalue("postgres_address")
    return found


@pytest.fixture
def register(address: str) -> Iterator[Register]:
    """An empty register of each kind."""
    opened = new_register(address)
    yield opened
    opened.close()


@pytest.fixture
def file_address(tmp_path: Path) -> str:
    return str(tmp_path / "register.sqlite")


@pytest.fixture
def file_register(file_address: str) -> Iterator[Register]:
    opened = new_register(file_address)
    yield opened
    opened.close()
