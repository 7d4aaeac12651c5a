"""Every key of a policy file, in every form: with another value the law says another thing.

Or the file is refused; nothing that stands there is passed over. The keys are those of the loader's
own tables, as the editor's schemas have them.
"""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs
import pytest

from incentives import PolicyError
from incentives.loading.text.reader import read_text
from tests.loading.documents import (
    Document,
    Leaf,
    ReadTable,
    document_of,
    load,
    said_by,
    tables_read,
    value_at,
    with_entry,
    written,
)
from tests.sweeping import swept

HERE = Path(__file__).parent
CONFORMANCE = HERE.parent / "conformance"
FILES = sorted(
    path for path in (CONFORMANCE / "good").glob("*.yaml") if not path.name.endswith(".cases.yaml")
)
CORPUS: dict[str, Document] = {
    path.stem: document_of(read_text(path.read_text(encoding="utf-8"), file=path.name))
    for path in (*FILES, HERE / "every-key.yaml")
}
MOST_VALUES = 3
MOST_LACKING = 600
WORDS = {"zh": Leaf("另一措辞", False), "en": Leaf("another wording", False)}
OTHERS: Mapping[str, Document] = {
    "cite": Leaf("九十九", False),
    "standing": Leaf("recalled", False),
    "id": Leaf("another", False),
    "text": WORDS,
}
"""What a key can be beside a form that no file of the corpus has it beside."""
WRONG_SHAPES: tuple[Document, ...] = ([Leaf("x", False)], {"x": Leaf("x", False)})
SPARED = {
    ("a figure", "from"): "the first day of the instrument is that of its figures anyway",
    ("a parameter", "unit"): "`1` with quotation marks is `1`",
    ("a group", "text"): "for who reads the file: what is printed are the values of the group",
    ("a policy file", "groups"): "a group that no rule names says nothing",
    ("a policy file", "uses"): "and so does a name of another instrument",
}
"""Where another value rightly comes to the same."""


@attrs.frozen
class Slot:
    """A key of a table of a file: one that it has, or could have.

    `is_first`: the first one of its kind that a table has.
    """

    file: str
    table: ReadTable
    key: str
    is_first: bool = False

    @property
    def place(self) -> tuple[str | int, ...]:
        return (*self.table.path, self.key)

    @property
    def is_taken(self) -> bool:
        return self.key in self.table.has

    def said(self) -> str:
        return f"{self.file}: '{self.key}' of {self.table.what} with {sorted(self.table.has)}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place, an instrument to continue, and one of which a figure is set."""
    found = tmp_path_factory.mktemp("keys") / "policies"
    shutil.copytree(HERE / "beside", found / "land")
    shutil.copy(CONFORMANCE / "library" / "land" / "jurisdiction.yaml", found / "land")
    return found


@pytest.fixture(scope="module")
def tables(folder: Path) -> dict[str, tuple[ReadTable, ...]]:
    return {name: tables_read(folder, name, document) for name, document in CORPUS.items()}


def slots(tables: Mapping[str, tuple[ReadTable, ...]]) -> Iterator[Slot]:
    """Each key beside each form that lacks it, and the first of those that have it.

    Of tables that have the same keys the first one will do.
    """
    seen: set[object] = set()
    first: set[tuple[str, str]] = set()
    for name, read in tables.items():
        for table in read:
            form = (table.what, table.has, _is_nothing(value_at(CORPUS[name], table.path)))
            if form not in seen:
                seen.add(form)
                for key in table.allowed:
                    slot = Slot(name, table, key)
                    is_first = (table.what, key) not in first
                    if not slot.is_taken or is_first:
                        yield attrs.evolve(slot, is_first=is_first and slot.is_taken)
                    if slot.is_taken:
                        first.add((table.what, key))


def partition(found: Iterable[Slot]) -> tuple[list[Slot], list[Slot]]:
    """Those where the key is, and those where it is not."""
    every = list(found)
    return [one for one in every if one.is_taken], [one for one in every if not one.is_taken]


def _is_nothing(table: Document) -> bool:
    """A case that gives nothing is a form of its own, `otherwise: not_applicable` among them."""
    return any(inner == Leaf("not_applicable", False) for inner in table.values())


def values_seen(
    tables: Mapping[str, tuple[ReadTable, ...]],
) -> dict[tuple[str, str], list[tuple[str, Document]]]:
    """What each key of each kind of table is anywhere, with the file of it."""
    seen: dict[tuple[str, str], list[tuple[str, Document]]] = defaultdict(list)
    for name, read in tables.items():
        for table in read:
            for key in table.has:
                seen[table.what, key].append((name, value_at(CORPUS[name], (*table.path, key))))
    return seen


def test_the_corpus_has_every_key(tables: dict[str, tuple[ReadTable, ...]]) -> None:
    """A key that is new in the loader needs a file that has it."""
    seen = values_seen(tables)
    lacking = {
        (table.what, key)
        for read in tables.values()
        for table in read
        for key in table.allowed
        if (table.what, key) not in seen
    }
    assert lacking == set()


@pytest.mark.long
@pytest.mark.sweep
def test_no_key_is_passed_over(folder: Path, tables: dict[str, tuple[ReadTable, ...]]) -> None:
    """Another value, or the key beside a form that lacks it, changes the law or is refused.

    So is a list or a table where it takes neither. Each key is tried once wherever it can be; of
    the three thousand beside forms that lack it some are drawn, but in a sweep.
    """
    seen = values_seen(tables)
    before = {name: said_by(load(folder, name, document)) for name, document in CORPUS.items()}
    passed_over = []
    taken, lacking = partition(slots(tables))
    for slot in (*taken, *swept(lacking, most=MOST_LACKING)):
        if (slot.table.what, slot.key) in SPARED:
            continue
        for value in _others(slot, seen[slot.table.what, slot.key]):
            try:
                library = load(folder, slot.file, with_entry(CORPUS[slot.file], slot.place, value))
            except PolicyError:
                continue
            if said_by(library) == before[slot.file]:
                passed_over.append(f"{slot.said()} is passed over: {written(value).strip()}")
    assert not passed_over, "\n".join(passed_over)


def _others(slot: Slot, seen: list[tuple[str, Document]]) -> Iterator[Document]:
    """Other values for the key, those of the same file first: its names are known there."""
    now = value_at(CORPUS[slot.file], slot.place) if slot.is_taken else None
    in_order = sorted(seen, key=lambda found: found[0] != slot.file)
    values = {written(value): value for _, value in in_order if value != now}
    if slot.key != "cite" or slot.is_taken:  # a clause left out is that of what it stands in
        yield from list(values.values())[:MOST_VALUES]
    if slot.key in OTHERS and OTHERS[slot.key] != now:
        yield OTHERS[slot.key]
    if slot.is_first:
        yield from (shape for shape in WRONG_SHAPES if type(shape) is not type(now))
