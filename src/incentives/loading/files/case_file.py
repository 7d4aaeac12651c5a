"""Case files, and documents of programs, to a case: strict YAML, or JSON by its own grammar.

Faults tell path and place.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

import attrs

from incentives.errors import CaseError, CaseFault, Fault, PolicyError
from incentives.facts.document import structure_case
from incentives.facts.plain import HEAD, head_fault
from incentives.facts.snapshot import Snapshot, read_snapshot
from incentives.facts.sound_part import sound_part
from incentives.facts.vocabulary import Vocabulary
from incentives.loading.files.plain_document import document_faults
from incentives.loading.text.limits import limits_of_cases
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.source import is_json, text_of_file, text_of_octets
from incentives.values.place import THE_CASE, FactPath
from incentives.values.span import Span
from incentives.values.text import Text

Plain = str | list["Plain"] | dict[str, "Plain"]
FurtherCheck = Callable[[Snapshot], Iterable[CaseFault]]
"""What else is wrong with the facts, such as that a library does not know the place."""


@attrs.frozen(kw_only=True, repr=False)
class ReadCase:
    """A case as it was read, and its facts as they were checked."""

    case: object
    snapshot: Snapshot


def _nothing_else(_: Snapshot) -> Iterable[CaseFault]:
    return ()


def read_case_file(
    path: Path, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else
) -> object:
    """The checked case in the file, an object of the class of the vocabulary.

    Raises:
        CaseError: with every fault, its path and its place in the file; of a file that cannot be
            read as YAML or JSON, only why.
    """
    try:
        text = text_of_file(path, shown_as=path.name, limits=limits_of_cases(vocabulary))
        root = _read(text, vocabulary, file=path.name)
    except PolicyError as error:
        raise CaseError(error.faults) from None
    return case_of(root, vocabulary, check)


def read_case_octets(
    octets: bytes, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else, *, file: str
) -> object:
    """The checked case that the octets of a file are, as `read_case_file`; faults call it `file`.

    Raises:
        CaseError: as `read_case_file`.
    """
    try:
        text = text_of_octets(octets, shown_as=file, limits=limits_of_cases(vocabulary))
    except PolicyError as error:
        raise CaseError(error.faults) from None
    return read_case_text(text, vocabulary, check, file=file)


def read_case_text(
    text: str, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else, *, file: str = "case"
) -> object:
    """The checked case that the text is, as `read_case_file`; faults call it `file`.

    Raises:
        CaseError: as `read_case_file`.
    """
    try:
        root = _read(text, vocabulary, file=file)
    except PolicyError as error:
        raise CaseError(error.faults) from None
    return case_of(root, vocabulary, check)


def _read(text: str, vocabulary: Vocabulary, *, file: str) -> Node:
    """The node that the text is: as JSON by its name or by how it begins, else as YAML."""
    limits = limits_of_cases(vocabulary)
    if is_json(text, file=file):
        from incentives.loading.text.json_reader import read_json

        return read_json(text, file=file, limits=limits)
    from incentives.loading.text.reader import read_text

    return read_text(text, file=file, limits=limits)


def case_of(root: Node, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else) -> object:
    """The checked case that the node is.

    Raises:
        CaseError: with every fault, by line and column; those without a place come first.
    """
    places: dict[str, Span] = {}
    facts = _facts_in(root, vocabulary)
    read, faults = _case_and_faults(plain(facts, THE_CASE, places), vocabulary, check)
    if faults or read is None:
        placed = [_placed(fault, places) for fault in faults]
        raise CaseError([fault for _, fault in sorted(placed, key=lambda pair: pair[0])])
    return read.case


def _facts_in(root: Node, vocabulary: Vocabulary) -> Node:
    """The facts: the node itself, or what stands in `case` of what a program has written.

    Raises:
        CaseError: as `_facts_of`.
    """
    if not isinstance(root, Table) or not _has_head(root_keys := dict(_named(root)), vocabulary):
        return root
    places: dict[str, Span] = {}
    document = plain(root, THE_CASE, places)
    try:
        _facts_of(cast("dict[str, Plain]", document), vocabulary)
    except CaseError as error:
        raise CaseError([_placed(fault, places)[1] for fault in error.faults]) from None
    return root_keys["case"]


def _named(table: Table) -> Iterable[tuple[str, Node]]:
    return ((name.text, inner) for name, inner in table.entries)


def _has_head(document: Mapping[str, object], vocabulary: Vocabulary) -> bool:
    """Whether a program has written it; a domain may have a fact that is called so."""
    return HEAD in document and HEAD not in vocabulary.root.fields


def _facts_of(document: object, vocabulary: Vocabulary) -> object:
    """The facts: the document itself, or what stands in `case` of what a program has written.

    Raises:
        CaseError: if that is no case, or of a version that is not read (`other-format`,
            `no-format-version`, `newer-format`, `no-case-in-it`).
    """
    if not isinstance(document, Mapping) or not _has_head(document, vocabulary):
        return document
    fault = head_fault(document, ("case",))
    if fault is None and "case" not in document:
        text = Text("没有个案的事实", "the facts of the case are missing")
        fault = CaseFault(path="case", text=text, slug="no-case-in-it")
    if fault is not None:
        raise CaseError([fault])
    return document["case"]


def read_document(
    document: object, vocabulary: Vocabulary, check: FurtherCheck = _nothing_else
) -> ReadCase:
    """The checked case that a document says, as `json.loads` gives it; it is not changed.

    Raises:
        CaseError: with the path of every fault: those of a case file, and what no case file could
            say (`json-null`, `float-refused`, nesting without end).
    """
    document = _facts_of(document, vocabulary)
    unsayable = list(document_faults(document, THE_CASE))
    if any(fault.slug == "too-deep" for fault in unsayable):
        raise CaseError(unsayable)
    read, faults = _case_and_faults(document, vocabulary, check)
    told = {fault.path for fault in unsayable}
    rest = [fault for fault in faults if isinstance(fault, Fault) or fault.path not in told]
    if unsayable or rest or read is None:
        raise CaseError([*unsayable, *rest])
    return read


def _case_and_faults(
    document: object, vocabulary: Vocabulary, check: FurtherCheck
) -> tuple[ReadCase | None, Sequence[CaseFault | Fault]]:
    """The case, and every fault of it; of a document that is malformed, those of the rest too."""
    try:
        case = structure_case(document, vocabulary)
    except CaseError as error:
        return None, [*error.faults, *_faults_beside(error, document, vocabulary, check)]
    return _faults_of(case, vocabulary, check)


def _faults_of(
    case: object, vocabulary: Vocabulary, check: FurtherCheck
) -> tuple[ReadCase, list[CaseFault]]:
    """A case whose facts are all well written, and its faults."""
    snapshot, faults = read_snapshot(case, vocabulary)
    return ReadCase(case=case, snapshot=snapshot), [*faults, *check(snapshot)]


def _faults_beside(
    error: CaseError, document: object, vocabulary: Vocabulary, check: FurtherCheck
) -> list[CaseFault]:
    """The faults of the facts that are well written, where others are not."""
    rest = sound_part(document, error.faults, vocabulary)
    if rest is None:
        return []
    sound, held = rest
    try:
        case = structure_case(sound, vocabulary)
    except CaseError:
        return []  # they are told once the others are mended
    _, faults = _faults_of(case, vocabulary, check)
    return [fault for fault in faults if fault.path not in held]


def plain(node: Node, path: FactPath, places: dict[str, Span]) -> Plain:
    """The node as text, lists and mappings; notes in `places` where each path stands, as written.

    `path` is that of the node itself.
    """
    places[path.text] = node.span
    match node:
        case Scalar(text=text):
            return text
        case Listing(entries=entries):
            return [plain(entry, path.row(index), places) for index, entry in enumerate(entries)]
        case Table(entries=entries):
            mapping: dict[str, Plain] = {}
            for name, inner in entries:
                mapping[name.text] = plain(inner, path.inner(name.text), places)
            return mapping


def _placed(fault: object, places: dict[str, Span]) -> tuple[tuple[int, int], CaseFault]:
    """The fault with its place in the file, and line and column to sort by."""
    assert isinstance(fault, CaseFault)  # structuring and snapshots raise no others
    span = places.get(fault.path) or _span_around(FactPath.meant_by(fault.path), places)
    if span is None:
        return (0, 0), attrs.evolve(fault, where=None)
    where = f"{span.file}:{span.line}:{span.column}"
    return (span.line, span.column), attrs.evolve(fault, where=where)


def _span_around(path: FactPath, places: dict[str, Span]) -> Span | None:
    """Where the fact stands, or the nearest that it is inside of."""
    while path.steps and path.text not in places:
        path = path.parent
    return places.get(path.text)
