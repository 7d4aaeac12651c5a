"""What the page on keeping the register says is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from incentives.register import Register
from tests.register.offices import Office, tamper

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "keep-the-register.md"


def blocks() -> list[str]:
    return re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def auditors_check(address: str) -> subprocess.CompletedProcess[str]:
    """The auditor's lines, run by a Python that knows nothing of the program."""
    command = [sys.executable, "-I", "-S", "-c", blocks()[0], address]
    # Our own page.
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


def test_an_auditor_checks_the_chain_without_the_program(
    file_register: Register, file_address: str, office: Office
) -> None:
    """The lines of the page tell the last fingerprint, and where the chain is broken."""
    last = office.file_several(file_register, 3)[-1]
    assert f"whole, the last is {last.fingerprint}\n" == auditors_check(file_address).stdout
    tamper(file_register, "UPDATE register_entries SET content = content || ' ' WHERE number = 2")
    assert "broken at 2\n" == auditors_check(file_address).stderr


@pytest.mark.parametrize("number", [1, 2])
def test_the_other_examples_run(number: int, tmp_path: Path) -> None:
    """In a folder of their own, with the examples beside them."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    if "Register.begin" not in blocks()[number]:
        Register.begin(str(tmp_path / "register.sqlite")).close()
    done = subprocess.run(  # noqa: S603 - our own page
        [sys.executable, "-c", blocks()[number]],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
