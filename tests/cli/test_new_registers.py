"""`incentives desk` begins a register where it is asked to, and nowhere else."""

from pathlib import Path

import pytest

from incentives.cli import main
from incentives.desk import launch
from incentives.desk import settings as desk_settings
from incentives.desk.settings import Settings
from incentives.register import Register


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Settings]:
    """With what the desk was started, whose home is the folder of the test."""
    settings: list[Settings] = []

    def run(given: Settings, **_: object) -> int:
        settings.append(given)
        return 0

    monkeypatch.setattr(launch, "run_desk", run)
    monkeypatch.setattr(desk_settings, "home_of_the_desk", lambda: tmp_path / "home")
    return settings


def test_the_first_start_begins_a_register_and_says_so(started: list[Settings]) -> None:
    """At the customary place, once; the script is told by its arguments."""
    assert (0, 0) == (main(["desk"]), main(["desk"]))
    assert [True, False] == [given.has_begun_register for given in started]
    assert [True, False] == ["--begun" in given.as_arguments() for given in started]
    read = [desk_settings.settings_from(given.as_arguments(), {}) for given in started]
    assert started == read


def test_a_register_that_is_not_there_is_not_begun_unasked(
    started: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is served and no file is made; asked for, it is begun, its folder too."""
    file = tmp_path / "folder" / "register.sqlite"
    file.parent.mkdir()
    assert 2 == main(["desk", "--register", str(file)])
    assert "--new-register" in capsys.readouterr().err
    assert ([], []) == (started, list(file.parent.iterdir()))
    other = tmp_path / "other" / "register.sqlite"
    assert 0 == main(["desk", "--register", str(other), "--new-register"])
    assert started[0].has_begun_register
    Register.open(str(other)).close()


@pytest.mark.parametrize("more", [[], ["--new-register"]])
def test_a_file_cut_to_nothing_is_told(
    more: list[str], started: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Be it at the customary place, or one where a new register is to be begun."""
    file = tmp_path / "home" / "register.sqlite"
    file.parent.mkdir()
    file.write_bytes(b"")
    assert 2 == main(["desk", *more])
    slug = "register-exists" if more else "emptied"
    assert f"[{slug}]" in capsys.readouterr().err
    assert ([], 0) == (started, file.stat().st_size)


def test_a_log_without_its_file_is_told(
    started: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was filed last may be in it: nothing new takes its place."""
    log = tmp_path / "home" / "register.sqlite-wal"
    log.parent.mkdir()
    log.write_bytes(b"frames")
    assert 2 == main(["desk"])
    assert "[emptied]" in capsys.readouterr().err
    assert ([], b"frames") == (started, log.read_bytes())


def test_another_file_is_left_alone(
    started: list[Settings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told before anything is served."""
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"PK" + b"x" * 5000)
    assert 2 == main(["desk", "--register", str(file), "--lang", "en"])
    assert "[not-a-database]" in capsys.readouterr().err
    assert started == []


def test_a_server_that_does_not_answer_is_told_by_the_page(started: list[Settings]) -> None:
    """It may answer by then."""
    assert 0 == main(["desk", "--register", "postgresql+psycopg://office@127.0.0.1:1/x"])
    assert not started[0].has_begun_register
