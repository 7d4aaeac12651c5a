"""Case files: strict YAML (or JSON, which is read as such) to a case; faults tell path and place."""

from collections.abc import Callable, Iterable
from pathlib import Path

import attrs

from incentives.errors import CaseError, CaseFault, Fault, PolicyError
from incentives.facts.document import structure_case
from incentives.facts.snapshot import Snapshot, read_snapshot
from incentives.facts.sound_part import sound_part
from incentives.facts.vocabulary import Vocabulary
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.reader import read_file, read_text
from incentives.values.span import Span

Plain = str | list["Plain"] | dict[str, "Plain"]
FurtherCheck = Callable[[Snapshot], Iterable[CaseFault]]
"""What else is wrong with the facts, such as that a library does not know the place."""


def _nothing_else(_: Snapshot) -> Iterable[CaseFault]:
    return ()


def read_case_file(path: Path, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else) -> object:
    """The checked case in the file.

    Raises:
        CaseError: with every fault, its path and its place in the file.
    """
    try:
        root = read_file(path, shown_as=path.name)
    except PolicyError as error:
        raise CaseError(error.faults) from None
    return case_of(root, vocabulary, check)


def read_case_text(text: str, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else, *, file: str = "case") -> object:
    """The checked case that the text is, as `read_case_file`."""
    try:
        root = read_text(text, file=file)
    except PolicyError as error:
        raise CaseError(error.faults) from None
    return case_of(root, vocabulary, check)


def case_of(root: Node, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else) -> object:
    """The checked case that the node is."""
    places: dict[str, Span] = {}
    document = plain(root, "", places)
    case: object = None
    faults: list[CaseFault | Fault] = []
    try:
        case = structure_case(document, vocabulary)
    except CaseError as error:
        faults += [*error.faults, *_faults_beside(error, document, vocabulary, check)]
    else:
        faults += _faults_of(case, vocabulary, check)
    if faults:
        placed = [_placed(fault, places) for fault in faults]
        raise CaseError([fault for _, fault in sorted(placed, key=lambda pair: pair[0])])
    return case


def _faults_of(case: object, vocabulary: Vocabulary, check: FurtherCheck) -> list[CaseFault]:
    """The faults of a case whose facts are all well written."""
    snapshot, faults = read_snapshot(case, vocabulary)
    return [*faults, *check(snapshot)]


def _faults_beside(error: CaseError, document: Plain, vocabulary: Vocabulary, check: FurtherCheck) -> list[CaseFault]:
    """The faults of the facts that are well written, where others are not."""
    rest = sound_part(document, error.faults, vocabulary)
    if rest is None:
        return []
    sound, held = rest
    try:
        case = structure_case(sound, vocabulary)
    except CaseError:
        return []  # they are told once the others are mended
    return [fault for fault in _faults_of(case, vocabulary, check) if fault.path not in held]


def plain(node: Node, path: str, places: dict[str, Span]) -> Plain:
    """The node as text, lists and mappings; notes in `places` where each path stands."""
    places[path] = node.span
    match node:
        case Scalar(text=text):
            return text
        case Listing(entries=entries):
            return [plain(entry, f"{path}[{index}]", places) for index, entry in enumerate(entries)]
        case Table(entries=entries):
            found: dict[str, Plain] = {}
            for name, inner in entries:
                here = f"{path}.{name.text}" if path else name.text
                found[name.text] = plain(inner, here, places)
            return found


def _placed(fault: object, places: dict[str, Span]) -> tuple[tuple[int, int], CaseFault]:
    """The fault with its place in the file, and line and column to sort by."""
    assert isinstance(fault, CaseFault)  # structuring and snapshots raise no others
    path = fault.path
    while path and path not in places:
        path = path.rpartition("[")[0] if path.endswith("]") else path.rpartition(".")[0]
    span = places.get(path)
    where = f"{span.file}:{span.line}:{span.column}" if span is not None else None
    return (span.line, span.column) if span is not None else (0, 0), attrs.evolve(fault, where=where)
