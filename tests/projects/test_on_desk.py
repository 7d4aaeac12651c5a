"""The desk serves the project that it is started in: its layers, its domain's facts, its place."""

from functools import partial
from pathlib import Path

import pytest

from incentives.childcare.customary import customary_project, loaded
from incentives.cli import main
from incentives.desk import launch
from incentives.desk import settings as desk_settings
from incentives.desk.settings import Settings, settings_from
from incentives.register import Register


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """What the script of the desk is told, of a desk that is started in a district's folder."""
    monkeypatch.chdir(tmp_path)
    assert 0 == main(["init", "own", "--place", "320681", "--name", "南通市启东市"])
    monkeypatch.chdir(tmp_path / "own")
    monkeypatch.setattr(desk_settings, "home_of_the_desk", Path)
    Register.begin("register.sqlite").close()
    started: list[Settings] = []

    def run(of: Settings, **_: object) -> int:
        started.append(of)
        return 0

    monkeypatch.setattr(launch, "run_desk", run)
    assert 0 == main(["desk"])
    [settings] = started
    monkeypatch.chdir(tmp_path)  # the script may run anywhere
    return settings_from(settings.as_arguments(), {})


def test_the_desk_has_the_layers_and_the_place_of_the_project(served: Settings) -> None:
    """The district's own over the bundled ones, as pinned."""
    assert "320681" == served.place
    library = partial(loaded, served.project)()
    assert ["320681", "childcare-law"] == [layer.name for layer in library.layers]
    assert "cn.jiangsu.nantong.320681.example-1.new_places_grant" in library.incentives
    assert "cn.2019-76.vat_exemption" in library.incentives


def test_without_a_project_it_is_the_bundled_law() -> None:
    assert customary_project() == settings_from([], {}).project
