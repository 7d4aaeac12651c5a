"""What a kept library hangs on: whatever could make it another one makes another key."""

import tomllib
from pathlib import Path

import attrs

from incentives.calculator import vocabulary_of
from incentives.facts.describing.classes import describe
from incentives.facts.field import fact
from incentives.loading.files.kept.key import FLOORS, key_of
from tests.engine.small_domain import Case

ROOT = Path(__file__).parents[3]


def test_each_thing_that_it_hangs_on_makes_another_key() -> None:
    """The digest of the files, label and name of their folder, its layers, and the vocabulary."""
    key = key_of(["policies", "policies", "digest"], vocabulary_of(Case))
    assert key == key_of(["policies", "policies", "digest"], describe(Case))
    assert key is not None
    changed = attrs.evolve(vocabulary_of(Case), choice_labels={})
    others = {
        key_of(["policies", "policies", "other"], vocabulary_of(Case)),
        key_of(["other", "policies", "digest"], vocabulary_of(Case)),
        key_of(["policies", "other", "digest"], vocabulary_of(Case)),
        key_of(["policies", "policies", "digest"] * 2, vocabulary_of(Case)),
        key_of(["policies", "policies", "digest"], changed),
    }
    assert len({key, *others}) == 6


def test_a_class_that_only_one_process_has_makes_no_key() -> None:
    """Another could not tell what the kept library is of."""

    @attrs.frozen(kw_only=True)
    class Local:
        name: str = fact("名称", "name")

    assert key_of(["policies", "policies", "digest"], describe(Local)) is None


def test_the_program_is_all_that_makes_a_library() -> None:
    """The floor that loads, and each floor under it, which it may use."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [floors] = [
        contract["layers"]
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["name"] == "Floors"
    ]
    [at] = [at for at, names in enumerate(floors) if "loading" in names.split(" | ")]
    under = ("loading", *(name for names in floors[at + 1 :] for name in names.split(" | ")))
    assert sorted(under) == sorted(name.removesuffix(".py") for name in FLOORS)
