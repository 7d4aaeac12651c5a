"""The map of the house, the recipes and the page for contributors name files that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "incentives"
MAPS = (
    ROOT / "CONTRIBUTING.md",
    ROOT / "docs" / "explanation" / "architecture.md",
    *sorted((ROOT / "docs" / "how-to").glob("add-*.md")),
)
PATH = re.compile(r"[\w.*-]+(?:/[\w.*-]+)+/?|[\w-]+\.(?:py|md|toml)|[\w-]+/")
NO_PATH_OF_OURS = re.compile(r"[A-Z]{3}/|\.venv/")
"""A unit, CNY/m2; and what whoever reads the page makes first."""
RECIPES = {"operator", "relation", "format", "charge", "page"}


def paths_in(text: str) -> list[str]:
    """What is written in backticks as a path, also as a part of a command."""
    without_blocks = re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", without_blocks)
    words = [word for span in spans for word in span.split()]
    return [word for word in words if PATH.fullmatch(word) and not NO_PATH_OF_OURS.match(word)]


def is_there(path: str) -> bool:
    """Whether the root or the package has it; a star stands for any name."""
    return any(any(base.glob(path.rstrip("/"))) for base in (ROOT, SOURCE))


@pytest.mark.parametrize("page", MAPS, ids=lambda page: page.name)
def test_every_path_that_a_page_names_is_there(page: Path) -> None:
    """Paths are written from the root, or from `src/incentives`."""
    named = paths_in(page.read_text(encoding="utf-8"))
    assert [] == [path for path in named if not is_there(path)]


def test_the_map_names_many_paths() -> None:
    """The test above does not pass for want of anything to look for."""
    assert 50 < len({path for page in MAPS for path in paths_in(page.read_text(encoding="utf-8"))})


def test_there_is_a_recipe_for_whatever_is_added() -> None:
    """The map links each of them, and each is a page."""
    recipes = {page.stem.removeprefix("add-an-").removeprefix("add-a-") for page in MAPS[2:]}
    assert recipes >= RECIPES
    text = (ROOT / "docs" / "explanation" / "architecture.md").read_text(encoding="utf-8")
    assert {page.name for page in MAPS[2:]} == set(
        re.findall(r"\.\./how-to/(add-[\w-]+\.md)", text)
    )


def test_a_path_that_is_not_there_is_found() -> None:
    """Neither a misspelt folder nor a file that was moved passes."""
    text = "`lodaing/text/` and `engine/gone.py`, `pytest tests/hose`, `CNY/m2`, `x / y`"
    named = paths_in(text)
    assert ["lodaing/text/", "engine/gone.py", "tests/hose"] == named
    assert not any(map(is_there, named))
