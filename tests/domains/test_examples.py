"""The domains in `examples/domains`: their policies and cases hold, and their README runs."""

import re
import runpy
import sys
from datetime import date
from pathlib import Path

import attrs
import pytest

import incentives
from incentives.checking.folder import check_folder
from incentives.childcare.customary import customary_project
from incentives.cli import main
from incentives.cli.law.called import place_of_office
from incentives.cli.refusal import Refusal
from incentives.projects.asking import LawAsked, project_asked
from incentives.projects.finding import FILE
from incentives.projects.lock import LOCK
from incentives.projects.project import Project
from incentives.projects.reading import read_project
from incentives.values.text import Language
from tests.domains.folders import ALL, DOMAINS, ROOT, vocabulary_of

HOW_TO = ROOT / "docs" / "how-to" / "another-domain.md"
PROJECTS = sorted((ROOT / "examples").rglob(FILE))
BLOCK = re.compile(r"^```(?:yaml|python)\n# (.*?)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("domain", ALL)
def test_policies_and_their_cases_hold(domain: str) -> None:
    """Without a fault, and each incentive is expected by some case."""
    report = check_folder(DOMAINS / domain / "policies", vocabulary=vocabulary_of(domain))
    assert report.faults == ()
    assert report.uncovered == ()
    assert report.cases > 0


def test_every_domain_is_tried() -> None:
    """A folder beside them is no domain that nobody looks at."""
    folders = {path.name for path in DOMAINS.iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} == ALL.keys()


@pytest.mark.parametrize("file", PROJECTS, ids=lambda file: file.parent.name)
def test_each_project_of_the_examples_is_held_to_its_lock(file: Path) -> None:
    """As everybody's: what it takes from elsewhere is pinned, in a lock beside it, as it is now."""
    project = read_project(file, customary_project())
    with_own_modules = [*sys.path]
    try:
        library = project.library(is_pinned=False)
    finally:
        sys.path[:] = with_own_modules
    assert () == project.lock_faults(library)
    assert bool(project.pinned(library)) == (file.parent / LOCK).exists()


def test_the_how_to_shows_the_bicycles_as_they_are() -> None:
    """What the page has written stands in the example, line for line."""
    shown = dict(BLOCK.findall(HOW_TO.read_text(encoding="utf-8")))
    for name in ("bicycles.py", "policies/bicycles-2024.yaml"):
        assert (DOMAINS / "bicycles" / name).read_text(encoding="utf-8").endswith(shown[name])


def test_a_family_has_what_each_notice_gives() -> None:
    """Three children: 3,600 each from the state; 10,000 for each of the twins, a second and third.

    The elder child was born before the notice of Hohhot.
    """
    vocabulary: type[object] = vocabulary_of("household")
    library = incentives.load_library(DOMAINS / "household" / "policies", vocabulary=vocabulary)
    case = incentives.read_case(
        DOMAINS / "household" / "case.yaml", vocabulary=vocabulary, library=library
    )
    assessed = incentives.assess(case, library, on=date(2025, 12, 31))
    amounts = {each.incentive: str(each.amount.amount) for each in assessed if each.amount}
    assert amounts == {
        "cn.childcare_allowance-2025.allowance": "10800.00",
        "cn.inner_mongolia.hohhot.2025-7.allowance": "20000.00",
    }


@pytest.mark.parametrize(
    ("domain", "on"), [("household", "2025-12-31"), ("bicycles", "2024-12-31")]
)
def test_commands_in_the_folder_know_its_domain(
    domain: str, on: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its project file: the policies hold, and the case comes to something."""
    monkeypatch.chdir(DOMAINS / domain)
    monkeypatch.setattr(sys, "path", [*sys.path])
    assert main(["check", "--lang", "en"]) == 0
    assert "All is well" in capsys.readouterr().out
    assert main(["assess", "case.yaml", "--on", on, "--lang", "en"]) == 0
    assert " eligible " in capsys.readouterr().out


def test_the_readme_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the folder of the project, as it stands there."""
    text = (DOMAINS / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    script = tmp_path / "readme.py"
    script.write_text(block, encoding="utf-8")
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "path", [*sys.path])
    runpy.run_path(str(script))
    assert "national childcare allowance" in capsys.readouterr().out


def test_an_office_says_its_place_where_the_law_is_of_places() -> None:
    """By its project, or by an option; no place is taken for it. Without places there is none."""
    household = project_of("household")
    assert "150100" == place_of_office(None, household, Language.EN)
    unplaced = attrs.evolve(household, place=None)
    with pytest.raises(Refusal, match=r"--place.*\[no-place\]"):
        place_of_office(None, unplaced, Language.EN)
    assert "230100" == place_of_office("哈尔滨市", unplaced, Language.EN)
    assert "" == place_of_office(None, project_of("bicycles"), Language.EN)


def project_of(domain: str) -> Project:
    """The project of the folder."""
    return project_asked(LawAsked(), customary_project(), start=DOMAINS / domain)
