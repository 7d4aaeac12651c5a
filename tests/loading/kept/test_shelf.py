"""A checked library is kept for the user alone, and is read only where it fits and is whole."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from incentives import Library, PolicyError, childcare, load_library
from incentives.calculator import vocabulary_of
from incentives.loading.files.kept.library import library_in
from incentives.loading.files.kept.place import VARIABLE, folder_asked, user
from incentives.loading.files.kept.shelf import MOST_KEPT, Shelf, shelf_of_user
from incentives.loading.text.survey import root_of
from tests.engine.small_domain import Case, case_of, found, grants, one_file, yuan

KEPT = "as it was kept"
WHOSE = user()

pytestmark = pytest.mark.skipif(WHOSE is None, reason="nobody can tell here whose a file is")


@pytest.fixture
def policies(tmp_path: Path) -> Path:
    """A folder of policies."""
    folder = tmp_path / "policies"
    one_file(folder, grants(grant="workshop.spent"))
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    assert WHOSE is not None
    return Shelf(folder=tmp_path / "cache" / "libraries", user=WHOSE)


def loaded(policies: Path, shelf: Shelf | None) -> Library:
    return library_in([root_of(policies)], vocabulary_of(Case), shelf)


def versioned(library: Library, version: str) -> Library:
    """The library under another version."""
    [layer] = library.layers
    return attrs.evolve(library, layers=(attrs.evolve(layer, version=version),))


def kept_file(policies: Path, shelf: Shelf) -> Path:
    """The file of the folder's library, of which the version tells that it was read there."""
    library = loaded(policies, shelf)
    [path] = shelf.folder.iterdir()
    shelf.write(path.stem, versioned(library, KEPT))
    assert loaded(policies, shelf).version == KEPT
    return path


def test_what_was_kept_is_the_same_library(policies: Path, shelf: Shelf) -> None:
    """It has the digest of the other, and decides as it does."""
    made, kept = loaded(policies, shelf), loaded(policies, shelf)
    assert made is not kept
    assert made.digest == kept.digest == loaded(policies, None).digest
    case = case_of(spent=yuan("12.34"))
    assert found(made, case).amount == found(kept, case).amount == yuan("12.34")


def test_what_is_kept_is_the_users_alone(policies: Path, shelf: Shelf) -> None:
    """The folders that had to be made too, whatever the user lets others do by default."""
    before = os.umask(0)
    try:
        path = kept_file(policies, shelf)
    finally:
        os.umask(before)
    for made, mode in ((path, 0o600), (shelf.folder, 0o700), (shelf.folder.parent, 0o700)):
        assert stat.S_IMODE(made.stat().st_mode) == mode


def test_other_policies_are_another_library(policies: Path, shelf: Shelf) -> None:
    """A changed file is read, not what was kept of it before; so is one that is back again."""
    kept_file(policies, shelf)
    file = policies / "land" / "one.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("workshop.spent", "workshop.profit"), "utf-8")
    assert loaded(policies, shelf).version == "1"
    file.write_text(text, "utf-8")
    assert loaded(policies, shelf).version == KEPT


def test_faulty_policies_are_told_each_time(policies: Path, shelf: Shelf) -> None:
    """Of files with faults nothing is kept, and what was kept before is not read."""
    kept_file(policies, shelf)
    (policies / "land" / "two.yml").write_text("instrument: {}\n", "utf-8")
    for _ in range(2):
        with pytest.raises(PolicyError, match="wrong-ending"):
            loaded(policies, shelf)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _change(path: Path) -> None:
    octets = bytearray(path.read_bytes())
    octets[len(octets) // 2] ^= 1
    path.write_bytes(octets)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _let_others_write(path: Path) -> None:
    path.chmod(0o620)


def _let_all_write(path: Path) -> None:
    path.chmod(0o602)


def _link(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    path.replace(elsewhere)
    path.symlink_to(elsewhere)


def _put_another(path: Path) -> None:
    """One that is whole, and was kept under another key."""
    path.write_bytes(path.with_name(f"{'0' * 64}{path.suffix}").read_bytes())


@pytest.mark.parametrize(
    "spoil",
    [_cut, _change, _empty, _let_others_write, _let_all_write, _link, _put_another],
    ids=lambda spoil: spoil.__name__,
)
def test_what_is_damaged_or_others_could_write_is_made_anew(
    policies: Path, shelf: Shelf, spoil: Callable[[Path], None]
) -> None:
    """It is not read, and from then on a whole one stands there."""
    path = kept_file(policies, shelf)
    shelf.write("0" * 64, versioned(loaded(policies, None), "another"))
    spoil(path)
    assert loaded(policies, shelf).version == "1"
    assert stat.S_IMODE(path.lstat().st_mode) == 0o600
    kept_again = shelf.read(path.stem)
    assert kept_again is not None
    assert kept_again.version == "1"


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777], ids=oct)
@pytest.mark.parametrize("up", [0, 1], ids=["the folder", "one above it"])
def test_a_folder_in_which_others_write_is_not_used(
    policies: Path, shelf: Shelf, mode: int, up: int
) -> None:
    """Neither read nor written, nor is one that they could put another in the place of."""
    path = kept_file(policies, shelf)
    path.unlink()
    (shelf.folder, *shelf.folder.parents)[up].chmod(mode)
    assert loaded(policies, shelf).version == "1"
    assert [] == list(shelf.folder.iterdir())


def test_a_folder_that_all_may_write_in_but_not_move_from_may_stand_above(
    policies: Path, shelf: Shelf
) -> None:
    """As `/tmp` is."""
    kept_file(policies, shelf)
    shelf.folder.parent.chmod(0o1777)
    assert loaded(policies, shelf).version == KEPT


def test_what_another_user_has_kept_is_not_read(policies: Path, shelf: Shelf) -> None:
    """A pickle of somebody else would run what he likes."""
    path = kept_file(policies, shelf)
    other = attrs.evolve(shelf, user=shelf.user + 1)
    assert other.read(path.stem) is None
    before = path.read_bytes()
    assert loaded(policies, other).version == "1"
    assert before == path.read_bytes()


def test_a_folder_that_cannot_be_made_is_no_hindrance(policies: Path, tmp_path: Path) -> None:
    """Where a file stands in its way the library is made, as without one."""
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    assert WHOSE is not None
    assert loaded(policies, Shelf(folder=in_the_way / "libraries", user=WHOSE)).version == "1"


def test_only_the_newest_are_kept(policies: Path, shelf: Shelf) -> None:
    """And nothing else in the folder is touched."""
    library = loaded(policies, shelf)
    (shelf.folder / "notes").write_bytes(b"")
    for number in range(MOST_KEPT + 3):
        shelf.write(f"{number:064}", library)
        os.utime(shelf.folder / f"{number:064}.library", ns=(number, number))
    shelf.write("f" * 64, library)
    left = {path.name for path in shelf.folder.iterdir()}
    assert len(left) == MOST_KEPT + 1
    assert {"notes", f"{'f' * 64}.library", f"{MOST_KEPT + 2:064}.library"} <= left
    assert f"{0:064}.library" not in left


def test_the_environment_says_where_or_that_nothing_is_kept(tmp_path: Path) -> None:
    """An absolute path is the folder, anything else is no; without a word it is the user's."""
    assert folder_asked({VARIABLE: str(tmp_path)}, "libraries") == tmp_path / "libraries"
    for word in ("off", "0", "cache"):
        assert folder_asked({VARIABLE: word}, "libraries") is None
        assert shelf_of_user({VARIABLE: word}) is None
    usual = folder_asked({}, "libraries")
    assert usual is not None
    assert "incentives" in usual.parts


def test_a_caller_may_do_without(
    policies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is `cached` is kept where the environment says; else nothing is read or written."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "asked"))
    load_library(policies, vocabulary=Case, cached=False)
    assert not (tmp_path / "asked").exists()
    load_library(policies, vocabulary=Case)
    [path] = (tmp_path / "asked" / "libraries").iterdir()
    shelf = shelf_of_user({VARIABLE: str(tmp_path / "asked")})
    assert shelf is not None
    shelf.write(path.stem, versioned(loaded(policies, None), KEPT))
    assert load_library(policies, vocabulary=Case).version == KEPT
    assert load_library(policies, vocabulary=Case, cached=False).version == "1"


def test_the_bundled_library_is_one_in_a_process() -> None:
    """Unless it is asked for anew."""
    assert childcare.library() is childcare.library()
