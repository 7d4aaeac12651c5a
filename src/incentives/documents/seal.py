"""Canonical JSON, and the fingerprint over it."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from incentives.extras import is_installed

_OF_THE_PROGRAM = frozenset({"format_version", "program", "fingerprint"})
_Members = Mapping[str, "bytes | _Members"]
"""Of an object each member by its name: its canonical JSON, or an object of such."""


def sealed(document: Mapping[str, object], asked: Mapping[str, object]) -> tuple[str, str]:
    """The canonical JSON of a result with its fingerprint in it, and the fingerprint.

    The fingerprint is the SHA-256, in hexadecimal digits, of what was asked together with the
    result, whatever edition of the program wrote it. Keys are sorted, so that the order in which a
    document was put together is no part of it.
    """
    written, question = _members(document), _members(asked)
    result = {name: text for name, text in written.items() if name not in _OF_THE_PROGRAM}
    hashed = hashlib.sha256()
    for piece in _pieces({**question, "result": result}):
        hashed.update(piece)  # the whole of many rows is long, and nobody keeps it
    fingerprint = hashed.hexdigest()
    whole = {**written, "fingerprint": _writer()(fingerprint)}
    return b"".join(_pieces(whole)).decode(), fingerprint


def canonical(value: object) -> str:
    """JSON that has the same bytes whenever it says the same, whichever library writes it."""
    try:
        return _writer()(value).decode()
    except UnicodeEncodeError:  # half of a pair: text that has no bytes
        return _PLAIN.encode(value)


_PLAIN = json.JSONEncoder(
    ensure_ascii=False,
    check_circular=False,  # nothing that is written stands within itself
    sort_keys=True,
    separators=(",", ":"),
)


@cache
def _writer() -> Callable[[object], bytes]:
    """What writes: `msgspec` in a seventh of the time (extra `json`), or the standard library."""
    if not is_installed("json"):
        return lambda value: _PLAIN.encode(value).encode()
    import msgspec

    return msgspec.json.Encoder(order="sorted").encode


def _members(document: Mapping[str, object]) -> dict[str, bytes]:
    """Each member as canonical JSON: a long one is written once and stands in both."""
    write = _writer()
    return {name: write(value) for name, value in document.items()}


def _pieces(members: _Members) -> Iterator[bytes]:
    """The canonical JSON of an object whose members are written, piece by piece."""
    write, before = _writer(), b"{"
    for name in sorted(members):
        yield before + write(name) + b":"
        member = members[name]
        if isinstance(member, bytes):
            yield member
        else:
            yield from _pieces(member)
        before = b","
    yield b"}" if members else b"{}"
