"""A case written as a file.

It is YAML that reads back to the same case, each fact with its label behind it.
"""

import json
import re
from collections.abc import Iterator, Mapping

from incentives.report.words.names import Words
from incentives.values.place import THE_CASE, FactPath

_PLAIN = re.compile(
    r"[A-Za-z_][A-Za-z0-9_]*|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|-?(0|[1-9][0-9]*)(\.[0-9]+)?"
)


def case_text(document: Mapping[str, object], words: Words) -> str:
    """The text of the file, with a line feed at its end.

    `words` says what the facts are called; what follows a `#` is not read.
    """
    return "\n".join(_mapping(document, "", THE_CASE, words)) + "\n"


def _mapping(
    mapping: Mapping[str, object], indent: str, path: FactPath, words: Words
) -> Iterator[str]:
    for name, value in mapping.items():
        yield from _entry(f"{indent}{_key(name)}:", value, indent, path.inner(name), words)


def _entry(head: str, value: object, indent: str, path: FactPath, words: Words) -> Iterator[str]:
    note = _note(path, words)
    match value:
        case Mapping() if value:
            yield f"{head}{note}"
            yield from _mapping(value, f"{indent}  ", path, words)
        case list() | tuple() if value and not all(isinstance(entry, Mapping) for entry in value):
            yield f"{head} [{', '.join(map(_scalar, value))}]{note}"
        case list() | tuple() if value:
            yield f"{head}{note}"
            for index, row in enumerate(value):
                yield from _row(row, f"{indent}  ", path.row(index), words)
        case list() | tuple():
            yield f"{head} []{note}"
        case Mapping():
            yield f"{head} {{}}{note}"
        case _:
            yield f"{head} {_scalar(value)}{note}"


def _row(row: Mapping[str, object], indent: str, path: FactPath, words: Words) -> Iterator[str]:
    lines = list(_mapping(row, f"{indent}  ", path, words))
    if not lines:
        yield f"{indent}- {{}}"
        return
    yield f"{indent}- {lines[0].removeprefix(indent).lstrip(' ')}"
    yield from lines[1:]


def _note(path: FactPath, words: Words) -> str:
    """What the fact is called, for who reads the file."""
    path = words.library.vocabulary.of_declared(path)
    return f"  # {words.fact(path, with_row=False)}" if words.type_of(path) is not None else ""


def _key(name: str) -> str:
    return (
        name
        if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", name)
        else json.dumps(name, ensure_ascii=False)
    )


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
