"""Policy files taken apart and written anew: which table was read as what, and with another entry.

A document is plain: dictionaries, lists, and `Leaf`s that keep their quotation marks.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

import attrs

import incentives
from incentives.loading.text.fields import Fields
from incentives.loading.text.nodes import Listing, Node, Scalar, Table
from incentives.loading.text.reader import read_text
from incentives.policy.library import Library
from incentives.values.span import Span
from tests.conformance.planting import Case

Path_ = tuple[str | int, ...]
Document = Any  # a Leaf, or lists and dictionaries of documents


@attrs.frozen
class Leaf:
    """One piece of text, with or without quotation marks."""

    text: str
    quoted: bool


@attrs.frozen
class ReadTable:
    """A table of the file: what it was read as, the keys that it may have, and those it has."""

    what: str
    allowed: tuple[str, ...]
    path: Path_
    has: frozenset[str]


def document_of(node: Node) -> Document:
    """The plain document of a tree."""
    match node:
        case Scalar():
            return Leaf(node.text, node.quoted)
        case Listing():
            return [document_of(entry) for entry in node.entries]
        case Table():
            return {name.text: document_of(inner) for name, inner in node.entries}


def written(document: Document, indent: int = 0) -> str:
    """The document as block YAML, each entry on a line of its own."""
    pad = "  " * indent
    match document:
        case Leaf(text, quoted):
            return f"{pad}{json.dumps(text, ensure_ascii=False) if quoted else text}\n"
        case {}:
            lines = (f"{pad}{_inner(name, inner, indent)}" for name, inner in document.items())
            return "".join(lines) or f"{pad}{{}}\n"
        case _:
            return "".join(f"{pad}-{_after(inner, indent)}" for inner in document) or f"{pad}[]\n"


def _inner(name: str, inner: Document, indent: int) -> str:
    return f"{name}:{_after(inner, indent)}"


def _after(inner: Document, indent: int) -> str:
    if isinstance(inner, Leaf) or not inner:
        return f" {written(inner).strip()}\n"
    return f"\n{written(inner, indent + 1)}"


def with_entry(document: Document, path: Path_, value: Document) -> Document:
    """The document with another value, or a new one, at the path."""
    key, *rest = path
    new = with_entry(document[key], tuple(rest), value) if rest else value
    if isinstance(document, dict):
        return {**document, key: new}
    assert isinstance(key, int)
    return [*document[:key], new, *document[key + 1 :]]


def value_at(document: Document, path: Path_) -> Document:
    """What stands at the path."""
    for step in path:
        document = document[step]
    return document


def load(folder: Path, name: str, document: Document) -> Library:
    """The library of the document as the file `land/NAME.yaml` beside what lies in the folder.

    Raises:
        PolicyError: if it is refused.
    """
    path = folder / "land" / f"{name}.yaml"
    path.write_text(written(document), encoding="utf-8")
    try:
        return incentives.load_library(folder, vocabulary=Case)
    finally:
        path.unlink()


def tables_read(folder: Path, name: str, document: Document) -> tuple[ReadTable, ...]:
    """Every table of closed keys that is read when the document is loaded."""
    root = read_text(written(document), file=name)
    places = {(node.span.line, node.span.column): path for node, path in _tables(root)}
    read: dict[tuple[str, Path_], ReadTable] = {}
    reading = Fields.table

    def note(
        fields: Fields,
        node: Node | None,
        *,
        allowed: Collection[str],
        required: Collection[str] = (),
        what: str,
    ) -> Table | None:
        if isinstance(node, Table) and node.span.file.endswith(f"/{name}.yaml"):
            path = places[node.span.line, node.span.column]
            has = frozenset(value_at(document, path))
            read[what, path] = ReadTable(what, tuple(allowed), path, has)
        return reading(fields, node, allowed=allowed, required=required, what=what)

    with patch.object(Fields, "table", note):
        load(folder, name, document)
    return tuple(read.values())


def _tables(node: Node, path: Path_ = ()) -> Iterator[tuple[Table, Path_]]:
    match node:
        case Table():
            yield node, path
            for name, inner in node.entries:
                yield from _tables(inner, (*path, name.text))
        case Listing():
            for index, inner in enumerate(node.entries):
                yield from _tables(inner, (*path, index))
        case Scalar():
            pass


_PLACE = re.compile(r"line-\d+-\d+")


def said_by(library: Library) -> object:
    """What a library says, without where it stands in files."""
    fields = (field for field in attrs.fields(Library) if field.name != "digest")
    return {field.name: _said(getattr(library, field.name)) for field in fields}


def _said(value: object) -> object:
    if isinstance(value, Span):
        return None
    if attrs.has(type(value)) and type(value).__module__.startswith("incentives."):
        fields = attrs.fields(cast(type[attrs.AttrsInstance], type(value)))
        names = [field.name for field in fields if not field.name.startswith("_")]
        return (type(value).__name__, {name: _said(getattr(value, name)) for name in names})
    if isinstance(value, Mapping):
        return [(_said(key), _said(inner)) for key, inner in value.items()]
    if isinstance(value, (list, tuple)):
        return [_said(inner) for inner in value]
    return _PLACE.sub("line", value) if isinstance(value, str) else repr(value)
