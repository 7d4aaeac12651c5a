"""What `incentives desk` refuses before anything is served, and where its register may be said."""

import os
from pathlib import Path

import pytest

from incentives.cli import main
from incentives.cli.office.address import register_asked
from incentives.cli.office.passwords import has_password
from incentives.cli.refusal import Refusal
from incentives.desk import launch
from incentives.desk.settings import Access, Settings
from incentives.register import Register
from incentives.values.text import Language
from tests.desk.access.test_access import GOOD


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Settings]:
    """The settings with which a desk would have been served; home and folder are empty."""
    settings: list[Settings] = []

    def run(of: Settings, **_: object) -> int:
        settings.append(of)
        return 0

    monkeypatch.setattr(launch, "run_desk", run)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return settings


def secrets(folder: Path, content: str = GOOD, mode: int = 0o600) -> Path:
    path = folder / "secrets.toml"
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return path


@pytest.mark.parametrize("content", ["[auth", "", GOOD.replace("[auth]", "[oauth]"), "[auth]\n"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_desk_with_a_faulty_sign_in_file(
    content: str,
    lang: str,
    started: list[Settings],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Asked to sign in means that nobody works unsigned."""
    path = secrets(tmp_path, content)
    assert 2 == main(["desk", "--lang", lang, "--sign-in", str(path)])
    assert "[sign-in-file]" in capsys.readouterr().err
    assert [] == started


def test_a_desk_with_a_good_one(
    started: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The script is told so too; who else can read the file is told."""
    assert 0 == main(["desk", "--address", "0.0.0.0", "--sign-in", str(secrets(tmp_path))])  # noqa: S104
    assert "" == capsys.readouterr().err
    assert 0 == main(["desk", "--sign-in", str(secrets(tmp_path, mode=0o644))])
    assert "chmod 600" in capsys.readouterr().err
    assert [Access.SIGN_IN, Access.SIGN_IN] == [settings.access for settings in started]


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "", "10.1.2.3", "desk.example.org", "127.1"])  # noqa: S104
def test_others_are_not_served_unsigned(
    address: str, started: list[Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless it is said, in so many words."""
    assert 2 == main(["desk", "--address", address])
    assert "[served-unsigned]" in capsys.readouterr().err
    assert 0 == main(["desk", "--address", address, "--unsigned"])
    assert [Access.UNSIGNED] == [settings.access for settings in started]


def test_unsigned_with_a_sign_in_is_a_contradiction(
    started: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert 2 == main(["desk", "--unsigned", "--sign-in", str(secrets(tmp_path))])
    assert "不能与" in capsys.readouterr().err
    assert [] == started


@pytest.mark.parametrize("where", [".streamlit", "home/.streamlit"])
@pytest.mark.parametrize("content", [GOOD, "[auth"])
def test_a_sign_in_that_lies_about_is_told(
    where: str,
    content: str,
    started: list[Settings],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It is not used unless it is named, and who relied on it is not left unprotected."""
    (tmp_path / where).mkdir(parents=True)
    secrets(tmp_path / where, content)
    assert 2 == main(["desk"])
    assert "[secrets-not-named]" in capsys.readouterr().err
    assert 0 == main(["desk", "--unsigned"])
    assert [Access.UNSIGNED] == [settings.access for settings in started]


def test_secrets_of_another_kind_are_left_alone(started: list[Settings], tmp_path: Path) -> None:
    """They have nothing to do with signing in."""
    (tmp_path / ".streamlit").mkdir()
    secrets(tmp_path / ".streamlit", "[mail]\nuser = 'x'\n")
    assert 0 == main(["desk"])
    assert [Access.OWN_MACHINE] == [settings.access for settings in started]


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://desk:x@db/r",
        "postgresql://desk:%20@db/r",
        "postgresql+psycopg://desk:@db/r",
        "postgresql+psycopg://db/r?user=desk&password=x",
        "postgresql+psycopg://db/r?pass%77ord=x",
        "postgresql+psycopg://db/r?PASSWORD=x",
        "postgresql+psycopg://db/r?sslpassword=x",
        "mysql://desk:x@db/r",
        "postgresql+psycopg://desk:x@db:port/r",
    ],
)
def test_a_password_in_the_command_is_refused(
    address: str, started: list[Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to do instead, and without saying the password again."""
    assert has_password(address)
    assert 2 == main(["desk", "--register", address])
    told = capsys.readouterr().err
    assert "[password-in-command]" in told
    assert address not in told
    assert [] == started


@pytest.mark.parametrize(
    "address",
    ["postgresql+psycopg://desk@db/r", "postgresql+psycopg:///r?host=/run", "a:b@c.sqlite"],
)
def test_an_address_without_one_is_taken(
    address: str, started: list[Settings], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A server that is not there is told on the page; a file must be."""
    monkeypatch.chdir(tmp_path)
    Register.begin("a:b@c.sqlite").close()
    assert 0 == main(["desk", "--register", address])
    assert [address] == [settings.register for settings in started]


SECRET = "postgresql+psycopg://desk:geheim@db/r"


def test_an_address_comes_from_a_file(started: list[Settings], tmp_path: Path) -> None:
    """Of one line, which the owner alone can read."""
    file = tmp_path / "address"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    file.chmod(0o600)
    assert 0 == main(["desk", "--register-address-file", str(file)])
    assert [SECRET] == [settings.register for settings in started]


@pytest.mark.parametrize(
    ("content", "mode", "told"),
    [
        (SECRET.encode(), 0o644, "chmod 600"),
        (SECRET.encode(), 0o640, "chmod 600"),
        (b"", 0o600, "一行"),
        (b"\n" + SECRET.encode(), 0o600, "一行"),
        (SECRET.encode() + b"\nmore", 0o600, "一行"),
        (b"x" * 5_000, 0o600, "一行"),
        ("台账".encode("gb18030"), 0o600, "UTF-8"),
        (None, 0o600, "没有这个文件"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="rights are told on POSIX systems only")
def test_a_file_of_another_kind_is_refused(
    content: bytes | None, mode: int, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "address"
    if content is not None:
        file.write_bytes(content)
        file.chmod(mode)
    with pytest.raises(Refusal, match=told):
        register_asked(None, file, {}, Language.ZH)


def test_an_address_comes_from_the_environment() -> None:
    """Where nothing is named; what is named prevails."""
    variables = {"INCENTIVES_REGISTER": SECRET}
    assert SECRET == register_asked(None, None, variables, Language.ZH)
    assert "r.sqlite" == register_asked("r.sqlite", None, variables, Language.ZH)
    assert register_asked(None, None, {"INCENTIVES_REGISTER": ""}, Language.ZH) is None
