"""What goes in and out of the command line: every option is obeyed or refused, nothing is lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import incentives
from incentives.cli import main
from incentives.report.printing.formats import FORMATS
from tests.report.reports import EXAMPLES

CASE = EXAMPLES / "haimen-new-build.yaml"
ASSESS = ["assess", str(CASE), "--on", "2023-12-31"]
SOURCES = {"PYTHONPATH": str(Path(incentives.__file__).resolve().parent.parent)}
FULL = Path("/dev/full")


def run(
    *arguments: str, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "incentives", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **SOURCES, **environment},
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_named_file_is_written_in_every_format(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What else stood on the screen stands in the file, and the screen says where."""
    target = tmp_path / "sheet"
    assert 0 == main([*ASSESS, "--format", form, "--output", str(target)])
    assert f"已写入 {target}\n" == capsys.readouterr().out
    if FORMATS[form].record is not None or FORMATS[form].sheet is not None:
        assert 0 == main([*ASSESS, "--format", form, "--output", "-"])
        assert target.read_text(encoding="utf-8") == capsys.readouterr().out


def test_json_asked_for_twice_otherwise_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Two formats are not obeyed, so neither is."""
    status = main([*ASSESS, "--lang", "en", "--format", "text", "--json"])
    assert (2, True) == (status, "not allowed with argument" in capsys.readouterr().err)


@pytest.mark.parametrize(
    "arguments", [["schema"], ["diff", "bundled", "bundled"], ["schema", "--lang", "en"]]
)
def test_policies_that_nothing_reads_are_refused(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The shape of policy files has no library; two folders are laid over none."""
    assert 2 == main([*arguments, "--policies", str(tmp_path)])
    assert "[unused-option]" in capsys.readouterr().err


@pytest.mark.parametrize("source", ["-", "/dev/stdin"])
def test_a_case_is_read_from_standard_input(source: str) -> None:
    """As YAML and as JSON, with the faults at their places."""
    process = run("assess", source, "--on", "2023-12-31", given=CASE.read_bytes())
    assert (0, b"") == (process.returncode, process.stderr)
    assert process.stdout == run(*ASSESS).stdout
    broken = json.dumps({"district": "320614", "nmae": "a"}).encode()
    process = run("assess", source, given=broken)
    assert 2 == process.returncode
    assert f"{source}:1:".encode() in process.stderr


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full disk to write to")
@pytest.mark.parametrize("arguments", [("schema",), ("--help",), ("check", "--help")])
def test_a_full_disk_ends_with_a_message_and_a_status_of_its_own(
    arguments: tuple[str, ...],
) -> None:
    """Help that could not be shown is no success either."""
    with FULL.open("wb") as full:
        process = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "incentives", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, **SOURCES},
        )
    assert 3 == process.returncode
    told = process.stderr.decode("utf-8")
    assert told.startswith("结果不能写出 [cannot-write]：")
    assert 1 == told.count("\n")


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16-le", "utf-8"])
def test_an_encoding_that_is_asked_for_is_obeyed(encoding: str) -> None:
    """`PYTHONIOENCODING`, as a console of code page 936 wants it."""
    process = run(*ASSESS, PYTHONIOENCODING=encoding)
    assert (0, b"") == (process.returncode, process.stderr)
    assert process.stdout.decode(encoding).startswith("优惠政策测算单")


def test_what_the_asked_encoding_has_not_is_shown_as_its_code() -> None:
    """Nothing is lost, and nothing crashes; unless the caller says what else to do."""
    assert run(*ASSESS, PYTHONIOENCODING="ascii").stdout.startswith(rb"\u4f18\u60e0")
    assert run(*ASSESS, PYTHONIOENCODING="ascii:replace").stdout.startswith(b"???")


def test_the_package_runs_as_a_module() -> None:
    """`python -m incentives` is the command line."""
    process = run("--help")
    assert 0 == process.returncode
    assert process.stdout.startswith("用法：incentives ".encode())
