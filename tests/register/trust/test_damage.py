"""Each damage is told, or provably without effect; and nothing takes long or ends in another error.

`nox -s properties` tries ten thousand.
"""

import random
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import attrs
import pytest
from hypothesis import settings

from incentives.register import Head, Register, RegisterError
from tests.register.trust.damaging import DAMAGES
from tests.register.trust.many import usual, write

ENTRIES = 40
MOST_SECONDS = 5.0


@attrs.frozen(kw_only=True)
class Sound:
    """A register as it was filed, with the last entry on paper."""

    path: Path
    head: Head
    dump: object


def dump_of(path: Path) -> object:
    """Everything that stands in the tables, row by row without an index, and what they are."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        schema = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
        ).fetchall()
        tables = sorted(name.decode() for kind, name, _ in schema if kind == b"table")
        rows = [
            sorted(map(repr, connection.execute(f"SELECT * FROM {table} NOT INDEXED")))  # noqa: S608 - our own tables
            for table in tables
        ]
    return sorted(map(repr, schema)), tables, rows


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """Forty entries of each kind."""
    path = tmp_path_factory.mktemp("sound") / "register.sqlite"
    register = Register.begin(str(path))
    write(register, usual(), ENTRIES)
    head = register.head()
    assert head is not None
    assert register.verify(head).is_intact
    register.close()
    return Sound(path=path, head=head, dump=dump_of(path))


def told_of(path: Path, head: Head) -> str:
    """What is told of the register: a slug, or kinds of findings; nothing, if it is intact."""
    try:
        register = Register.open(str(path), wait_seconds=1)
    except RegisterError as error:
        return error.slug
    try:
        found = register.verify(head).findings
        assert all(finding.text.zh and finding.text.en for finding in found)
        return " ".join(sorted({finding.kind.value for finding in found}))
    except RegisterError as error:
        return error.slug
    finally:
        register.close()


def tried(sound: Sound, kind: str, seed: int, folder: Path) -> str:
    """What is told of a copy that was damaged so; `without effect` if nothing differs in it."""
    folder.mkdir(exist_ok=True)
    path = folder / "register.sqlite"
    shutil.copy(sound.path, path)
    DAMAGES[kind](path, random.Random(f"{kind} {seed}"))  # noqa: S311 - the same each time
    began = time.process_time()
    told = told_of(path, sound.head)
    assert time.process_time() - began < MOST_SECONDS
    if not told:
        assert sound.dump == dump_of(path)
        told = "without effect"
    shutil.rmtree(folder)
    return told


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_told_or_without_effect(sound: Sound, kind: str, tmp_path: Path) -> None:
    """Each with a seed of its own, which the failure names."""
    rounds = 5 * settings().max_examples // len(DAMAGES) + 1
    for seed in range(rounds):
        try:
            tried(sound, kind, seed, tmp_path / "copy")
        except BaseException as error:
            error.add_note(f"{kind}, seed {seed}")
            raise
