"""The law is a package of its own, with a version of its own."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from incentives import Language, childcare, package
from incentives.cli.parser import parse_arguments
from incentives.cli.projects.offered import offered_law
from incentives.loading.files.layering.stated import layer_stated
from tests.loading.layering.test_packages import offer
from tests.pages import follow

LAW = Path(__file__).parents[2] / "policies"
PROJECT = tomllib.loads((LAW / "pyproject.toml").read_text(encoding="utf-8"))
WHEELS = "INCENTIVES_LAW_WHEELS"
"""Set where wheels of the law are to be built and installed, as `nox -s law` does."""
UNFIXED = "- {unpublished: true, cite: 三(三)2}"
PER_PLACE = "construction_per_place"
EDITIONS = {"2026.12": 1_000, "2027.1": 2_000}
"""Editions that are made up, by their version, and what each gives for a new place."""


def test_its_version_is_that_of_its_files() -> None:
    """A calendar version, which stands in `library.yaml` alone."""
    text = (LAW / "library.yaml").read_text(encoding="utf-8")
    found = re.search(PROJECT["tool"]["hatch"]["version"]["pattern"], text)
    assert found is not None
    assert childcare.library().version == found["version"]
    assert re.fullmatch(r"20\d\d\.[1-9]\d?(\.\d+)?", found["version"])


def test_it_goes_with_this_program() -> None:
    [needed] = map(Requirement, PROJECT["project"]["dependencies"])
    assert "incentives" == needed.name
    assert Version(version("incentives")) in needed.specifier


def test_it_says_where_its_files_lie() -> None:
    """By what its entry point names, of its `__init__`."""
    [point] = PROJECT["project"]["entry-points"]["incentives.policies"].values()
    spec = importlib.util.spec_from_file_location("law", LAW / "__init__.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert LAW == getattr(module, point.partition(":")[2])()


def test_which_law_a_folder_holds_is_told_without_its_rules() -> None:
    """As the library of it says."""
    [layer] = childcare.library().layers
    assert layer == layer_stated(package("incentives")) == layer_stated(LAW)
    assert "childcare-law" == layer.name


def test_program_and_law_have_versions_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    """`--version` tells both, and what each installed package offers."""
    with pytest.raises(SystemExit):
        parse_arguments(["--version"])
    program, *law = capsys.readouterr().out.splitlines()
    [layer] = childcare.library().layers
    assert f"incentives {version('incentives')}" == program
    assert f"package:incentives: childcare-law {layer.version} ({layer.digest[:12]})" in law


def test_a_package_that_says_no_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In place of its version; the others are told beside it."""
    offer(tmp_path, "valley-law", "valley", "no_such_module:folder")
    monkeypatch.syspath_prepend(str(tmp_path))
    law, broken = offered_law(Language.EN)
    assert law.startswith("package:incentives: childcare-law ")
    assert broken.startswith("package:valley:1:1: the package does not say where")


def edition(name: str, per_place: int, folder: Path) -> None:
    """A folder of the law as it is now, but for its version and one figure."""
    shutil.copytree(LAW, folder, ignore=shutil.ignore_patterns("__pycache__"))
    stated = folder / "library.yaml"
    text = stated.read_text(encoding="utf-8")
    stated.write_text(re.sub('version: "[^"]+"', f'version: "{name}"', text), encoding="utf-8")
    plan = folder / "cn/jiangsu/nantong/haimen/2021-64.yaml"
    before, found, after = plan.read_text(encoding="utf-8").partition(PER_PLACE)
    assert found
    assert UNFIXED in after
    after = after.replace(UNFIXED, f"- {{value: {per_place}, cite: 三(三)2}}", 1)
    plan.write_text(before + found + after, encoding="utf-8")


def pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *arguments], check=True)  # noqa: S603


@pytest.fixture
def wheels(tmp_path: Path) -> Iterator[Path]:
    """A folder with a wheel of each edition; none is installed, before and after."""
    folder = tmp_path / "work"
    pip("uninstall", "--yes", PROJECT["project"]["name"])
    for name, per_place in EDITIONS.items():
        edition(name, per_place, tmp_path / name)
        pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(tmp_path / name))
    yield folder
    pip("uninstall", "--yes", PROJECT["project"]["name"])


@pytest.mark.skipif(WHEELS not in os.environ, reason="no wheels of the law are to be built here")
def test_the_law_is_updated_without_the_program(wheels: Path) -> None:
    """The page holds, with wheels that are built and installed for real."""
    shutil.copy(childcare.example_cases()["haimen-new-build"].path, wheels / "case.yaml")
    follow("update-the-law.md", wheels)
