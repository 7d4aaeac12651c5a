"""A case written as a file: YAML that reads back to the same case, each fact with its label behind it."""

import json
import re
from collections.abc import Iterator, Mapping

from incentives.report.words.names import Words

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*|[0-9]{4}-[0-9]{2}(-[0-9]{2})?|-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def case_text(document: Mapping[str, object], words: Words) -> str:
    """The file. `words` says what the facts are called; what follows a `#` is not read."""
    return "\n".join(_mapping(document, "", "", words)) + "\n"


def _mapping(mapping: Mapping[str, object], indent: str, path: str, words: Words) -> Iterator[str]:
    for name, value in mapping.items():
        here = f"{path}.{name}" if path else name
        yield from _entry(f"{indent}{_key(name)}:", value, indent, here, words)


def _entry(head: str, value: object, indent: str, path: str, words: Words) -> Iterator[str]:
    note = _note(path, words)
    match value:
        case Mapping() if value:
            yield f"{head}{note}"
            yield from _mapping(value, f"{indent}  ", path, words)
        case list() | tuple() if value and not all(isinstance(each, Mapping) for each in value):
            yield f"{head} [{', '.join(_scalar(each) for each in value)}]{note}"
        case list() | tuple() if value:
            yield f"{head}{note}"
            for index, each in enumerate(value):
                yield from _row(each, f"{indent}  ", f"{path}[{index}]", words)
        case list() | tuple():
            yield f"{head} []{note}"
        case Mapping():
            yield f"{head} {{}}{note}"
        case _:
            yield f"{head} {_scalar(value)}{note}"


def _row(row: Mapping[str, object], indent: str, path: str, words: Words) -> Iterator[str]:
    lines = list(_mapping(row, f"{indent}  ", path, words))
    if not lines:
        yield f"{indent}- {{}}"
        return
    yield f"{indent}- {lines[0].removeprefix(indent).lstrip(' ')}"
    yield from lines[1:]


def _note(path: str, words: Words) -> str:
    """What the fact is called, for who reads the file."""
    declared = path.partition(".")[2]
    if declared in words.library.declared_facts:
        return f"  # {words.fact(declared)}"
    return f"  # {words.fact(path, with_row=False)}" if words.field_of(path) is not None else ""


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", name) else json.dumps(name, ensure_ascii=False)


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
