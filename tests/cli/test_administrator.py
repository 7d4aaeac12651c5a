"""`incentives administrator`: the first by command; another one only for a reason."""

import getpass
from pathlib import Path

import pytest

from incentives.cli import main
from incentives.register import Duty, People, Person, Register

WHOM = ["--issuer", "https://login.example.org", "--subject", "7", "--name", "赵敏"]
HEAD = Person(issuer="https://login.example.org", subject="7", name="赵敏")


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A register that is there, and empty."""
    path = str(tmp_path / "register.sqlite")
    Register.begin(path).close()
    return path


def test_the_first_administrator_is_named(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The entry says by which user of the machine, and why."""
    assert 0 == main(["administrator", "--register", address, *WHOM])
    assert (
        "赵敏（https://login.example.org，7）现管理人员权限，登记号 1-" in capsys.readouterr().out
    )
    register = Register.open(address)
    entry = register.entry(1)
    assert (HEAD, frozenset({Duty.ADMINISTER})) == entry.given
    assert (getpass.getuser(), ("指定首任权限管理人员",)) == (entry.officer, entry.reasons)
    register.close()


def test_another_one_needs_a_reason(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Who there is is told; with a reason it is done, and the reason kept."""
    assert 0 == main(["administrator", "--register", address, *WHOM])
    other = ["--issuer", "https://login.example.org", "--subject", "8", "--name", "王芳"]
    command = ["administrator", "--lang", "en", "--register", address, *other]
    for reason in ([], ["--reason", " "]):
        assert 2 == main([*command, *reason])
        told = capsys.readouterr().err
        assert "[has-administrator]" in told
        assert "赵敏" in told
    assert 0 == main([*command, "--reason", "left"])
    register = Register.open(address)
    assert ("left",) == register.entry(2).reasons
    assert 2 == len(People(register=register).administrators())
    register.close()


def test_no_register_is_begun_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path with a slip is told, and nothing is made there."""
    path = tmp_path / "regsiter.sqlite"
    assert 2 == main(["administrator", "--register", str(path), *WHOM])
    assert "[no-register]" in capsys.readouterr().err
    assert not path.exists()


def test_what_the_register_refuses_is_told(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person without an id; an address with a password; an address file that is not there."""
    nobody = ["--issuer", "x", "--subject", " ", "--name", "赵敏"]
    assert 2 == main(["administrator", "--register", address, *nobody])
    assert "[no-person]" in capsys.readouterr().err
    with_password = "postgresql+psycopg://desk:geheim@db/r"
    assert 2 == main(["administrator", "--register", with_password, *WHOM])
    assert "[password-in-command]" in capsys.readouterr().err
    assert 2 == main(["administrator", "--register-address-file", f"{address}.no", *WHOM])
    assert "[address-file]" in capsys.readouterr().err
