"""Policies that installed packages offer: found by name, and refused with what to do."""

import sys
from pathlib import Path

import pytest

import incentives
from incentives import PolicyError, package
from incentives.loading.text.folder.roots import roots_of
from tests.engine.small_domain import Case, grants, one_file


def offer(site: Path, distribution: str, name: str, value: str) -> None:
    """A distribution in the folder that offers the name."""
    metadata = site / f"{distribution}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text(f"[incentives.policies]\n{name} = {value}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages, with one that holds policies."""
    site = tmp_path / "site"
    one_file(site / "valley_law" / "policies", grants(grant="workshop.spent"))
    (site / "valley_law" / "__init__.py").write_text(
        "from pathlib import Path\n\nNOTHING = 3\n\n\n"
        "def folder():\n    return Path(__file__).parent / 'policies'\n\n\n"
        "def number():\n    return 3\n"
    )
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(sys.modules, "valley_law", raising=False)
    return site


def refused(name: str) -> tuple[str, str]:
    with pytest.raises(PolicyError) as told:
        incentives.load_library(package(name), vocabulary=Case)
    [fault] = told.value.faults
    return fault.slug, str(told.value)


def test_a_package_is_a_layer_like_a_folder(site: Path) -> None:
    """The same library, with the same digest."""
    offer(site, "valley-law", "valley", "valley_law:folder")
    library = incentives.load_library(package("valley"), vocabulary=Case)
    folder = site / "valley_law" / "policies"
    assert library.layers == incentives.load_library(folder, vocabulary=Case).layers


def test_folders_of_one_name_are_told_by_their_package(site: Path, tmp_path: Path) -> None:
    offer(site, "valley-law", "valley", "valley_law:folder")
    [own, offered] = roots_of((tmp_path / "own" / "policies", package("valley")))
    assert offered.shown(offered.folder / "land" / "one.yaml") == "valley:policies/land/one.yaml"
    assert own.label == "policies"


def test_a_package_that_is_not_there_is_told_with_the_nearest(site: Path) -> None:
    offer(site, "valley-law", "valley", "valley_law:folder")
    slug, told = refused("vally")
    assert slug == "no-package"
    assert "Did you mean 'valley'? Install it, or name a folder." in told


def test_two_packages_of_one_name_are_both_told(site: Path) -> None:
    """Which of them it is would hang on the order of folders of packages."""
    offer(site, "valley-law", "valley", "valley_law:folder")
    offer(site, "hill-law", "valley", "hill_law:folder")
    slug, told = refused("valley")
    assert slug == "packages-alike"
    assert "hill-law (hill_law:folder), valley-law (valley_law:folder) all offer" in told


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("valley_law:floder", "no attribute 'floder'"),
        ("vale_law:folder", "No module named 'vale_law'"),
        ("valley_law:NOTHING", "not callable"),
        ("valley_law:number", "3"),
    ],
)
def test_a_package_that_says_no_folder_is_told_why(site: Path, value: str, why: str) -> None:
    offer(site, "valley-law", "valley", value)
    slug, told = refused("valley")
    assert slug == "package-unusable"
    assert f"valley-law: {value}" in told
    assert why in told
