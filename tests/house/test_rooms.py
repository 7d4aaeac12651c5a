"""The rooms of the house keep their size, and each says at its door what it is for."""

import ast
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "incentives"
MOST_LINES, MOST_FILES = 300, 15
FILES = sorted([*SOURCE.rglob("*.py"), *(ROOT / "tests").rglob("*.py")])
MODULES = sorted(SOURCE.rglob("*.py"))
FORMATTER = "# fmt" + ":"


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_too_long() -> None:
    """A module of over 300 lines is two."""
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {} == {name: length for name, length in lengths.items() if length > MOST_LINES}


def test_no_folder_is_too_full() -> None:
    """A folder of over 15 files has an order inside it that nobody sees."""
    full = Counter(named(path.parent) for path in FILES)
    assert {} == {folder: count for folder, count in full.items() if count > MOST_FILES}


def test_the_formatter_has_no_exceptions() -> None:
    """Lines are broken as the formatter breaks them."""
    assert [] == [named(path) for path in FILES if FORMATTER in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=named)
def test_each_folder_says_what_it_is_for(folder: Path) -> None:
    """Its `__init__` has a docstring."""
    door = folder / "__init__.py"
    assert door.is_file()
    assert ast.get_docstring(ast.parse(door.read_text(encoding="utf-8")))


def test_no_file_repeats_the_name_of_its_folder() -> None:
    """`relations/relation_keys.py` is `relations/keys.py`."""
    repeated = [
        named(path)
        for path in MODULES
        if path.stem.startswith((f"{path.parent.name}_", f"{path.parent.name.removesuffix('s')}_"))
    ]
    assert [] == repeated


def test_sentences_stand_in_their_own_room() -> None:
    """There is no module of wordings outside of the room of wordings."""
    outside = [
        named(path)
        for path in MODULES
        if path.stem in {"wordings", "wording"} and SOURCE / "wordings" not in path.parents
    ]
    assert [] == outside
