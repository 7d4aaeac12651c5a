"""A file that is written stands whole under its name, or is what it was before."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from incentives.report.printing.whole_file import write_whole
from tests.cli.test_doors import CASE, SOURCES

FULL = Path("/dev/full")


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    """With the permissions that it had, and nothing beside it."""
    path = tmp_path / "sheet.docx"
    write_whole(path, b"one")
    umask = os.umask(0)
    os.umask(umask)
    assert 0o666 & ~umask == path.stat().st_mode & 0o777
    path.chmod(0o640)
    write_whole(path, b"two")
    assert (b"two", 0o640) == (path.read_bytes(), path.stat().st_mode & 0o777)
    assert [path] == list(tmp_path.iterdir())


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is written."""
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    for octets in (b"one", b"two"):
        write_whole(link, octets)
        assert link.is_symlink()
        assert octets == (tmp_path / "target").read_bytes()


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full disk to write to")
def test_what_is_no_ordinary_file_is_written_to(tmp_path: Path) -> None:
    """A full device says so, and stays a device."""
    with pytest.raises(OSError, match="No space left"):
        write_whole(FULL, b"x")
    assert not FULL.is_file()


@pytest.mark.skipif(os.name == "nt", reason="no bound on the size of files")
@pytest.mark.parametrize("before", [None, b"what was there"])
@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "json"])
def test_a_disk_that_fills_up_leaves_no_half_of_a_file(
    form: str, before: bytes | None, tmp_path: Path
) -> None:
    """One sentence and a status; what stood there stands there still, and nothing beside it."""
    target = tmp_path / "sheet"
    if before is not None:
        target.write_bytes(before)
    command = (
        sys.executable,
        "-m",
        "incentives",
        "assess",
        str(CASE),
        "--on",
        "2023-12-31",
        "--format",
        form,
    )
    done = subprocess.run(  # noqa: S603 - our own program
        ["/bin/sh", "-c", 'ulimit -f 8; exec "$0" "$@"', *command, "--output", str(target)],
        capture_output=True,
        check=False,
        env={**os.environ, **SOURCES, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    told = done.stderr.decode("utf-8")
    assert 2 == done.returncode
    assert (1, True, True) == (told.count("\n"), "[cannot-write]" in told, "文件过大" in told)
    assert before == (target.read_bytes() if target.exists() else None)
    assert ([target] if before is not None else []) == list(tmp_path.iterdir())
