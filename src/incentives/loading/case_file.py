"""Case files: strict YAML (or JSON, which is read as such) to a case; faults tell path and place."""

from pathlib import Path

import attrs

from incentives.errors import CaseError, CaseFault, PolicyError
from incentives.facts.document import structure_case
from incentives.facts.snapshot import take_snapshot
from incentives.facts.vocabulary import Vocabulary
from incentives.loading.nodes import Listing, Node, Scalar, Table
from incentives.loading.reader import read_file, read_text
from incentives.values.span import Span

Plain = str | list["Plain"] | dict[str, "Plain"]


def read_case_file(path: Path, vocabulary: Vocabulary) -> object:
    """The checked case in the file.

    Raises:
        CaseError: with every fault, its path and its place in the file.
    """
    try:
        root = read_file(path, shown_as=path.name)
    except PolicyError as error:
        raise CaseError(error.faults) from None
    return case_of(root, vocabulary)


def read_case_text(text: str, vocabulary: Vocabulary, *, file: str = "case") -> object:
    """The checked case that the text is, as `read_case_file`."""
    try:
        root = read_text(text, file=file)
    except PolicyError as error:
        raise CaseError(error.faults) from None
    return case_of(root, vocabulary)


def case_of(root: Node, vocabulary: Vocabulary) -> object:
    """The checked case that the node is."""
    places: dict[str, Span] = {}
    document = plain(root, "", places)
    try:
        case = structure_case(document, vocabulary)
        take_snapshot(case, vocabulary)
    except CaseError as error:
        placed = [_placed(fault, places) for fault in error.faults]
        raise CaseError([fault for _, fault in sorted(placed, key=lambda pair: pair[0])]) from None
    return case


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
