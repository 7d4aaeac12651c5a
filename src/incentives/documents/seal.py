"""What sealed documents share: overlays and amounts between bounds as JSON, and the seal."""

import hashlib
import json
from collections.abc import Mapping

from incentives.documents.values import Json, text_document
from incentives.policy.library import Overlay
from incentives.values.range import MoneyRange


def sealed(document: Mapping[str, Json], asked: Mapping[str, object]) -> tuple[str, str]:
    """The canonical JSON of a result with its fingerprint in it, and the fingerprint.

    The fingerprint is the SHA-256, in hexadecimal digits, of what was asked together with the
    result. Keys are sorted, so that the order in which a document was put together is no part of
    it.
    """
    result, question = _members(document), _members(asked)
    whole = _joined({**question, "result": _joined(result)})
    fingerprint = hashlib.sha256(whole.encode()).hexdigest()
    return _joined({**result, "fingerprint": _canonical(fingerprint)}), fingerprint


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _members(document: Mapping[str, object]) -> dict[str, str]:
    """Each member as canonical JSON: a long one is written once and stands in both."""
    return {name: _canonical(value) for name, value in document.items()}


def _joined(members: Mapping[str, str]) -> str:
    """The canonical JSON of an object whose members are written."""
    return "{" + ",".join(f"{_canonical(name)}:{members[name]}" for name in sorted(members)) + "}"


def overlay_document(overlay: Overlay) -> dict[str, Json]:
    """By what an overlay is known again."""
    return {
        "title": text_document(overlay.title),
        "digest": overlay.digest,
        "reform": overlay.is_reform,
    }


def spread_document(spread: MoneyRange | None) -> dict[str, Json] | None:
    """Both ends (null: no bound), and the amount where it is known."""
    if spread is None:
        return None
    amount, low, high = (
        None if end is None else f"{end.amount:.2f}"
        for end in (spread.known, spread.low, spread.high)
    )
    return {"amount": amount, "low": low, "high": high}
