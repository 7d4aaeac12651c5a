"""Canonical JSON, and the fingerprint over it."""

import hashlib
import json
from collections.abc import Mapping

_OF_THE_PROGRAM = frozenset({"format_version", "program", "fingerprint"})


def sealed(document: Mapping[str, object], asked: Mapping[str, object]) -> tuple[str, str]:
    """The canonical JSON of a result with its fingerprint in it, and the fingerprint.

    The fingerprint is the SHA-256, in hexadecimal digits, of what was asked together with the
    result, whatever edition of the program wrote it. Keys are sorted, so that the order in which a
    document was put together is no part of it.
    """
    written, question = _members(document), _members(asked)
    result = {name: text for name, text in written.items() if name not in _OF_THE_PROGRAM}
    whole = _joined({**question, "result": _joined(result)})
    fingerprint = hashlib.sha256(whole.encode()).hexdigest()
    return _joined({**written, "fingerprint": canonical(fingerprint)}), fingerprint


def canonical(value: object) -> str:
    """JSON that has the same bytes whenever it says the same."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _members(document: Mapping[str, object]) -> dict[str, str]:
    """Each member as canonical JSON: a long one is written once and stands in both."""
    return {name: canonical(value) for name, value in document.items()}


def _joined(members: Mapping[str, str]) -> str:
    """The canonical JSON of an object whose members are written."""
    return "{" + ",".join(f"{canonical(name)}:{members[name]}" for name in sorted(members)) + "}"
