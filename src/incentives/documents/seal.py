"""What sealed documents share: amounts between bounds as JSON, and the seal."""

import hashlib
import json
from collections.abc import Mapping

from incentives.documents.values import Json
from incentives.engine.findings.spread import Spread


def sealed(document: Mapping[str, Json], asked: Mapping[str, object]) -> tuple[str, str]:
    """The canonical JSON of a result with its fingerprint in it, and the fingerprint: over what was asked and the result."""
    fingerprint = hashlib.sha256(_canonical({**asked, "result": document}).encode()).hexdigest()
    return _canonical({**document, "fingerprint": fingerprint}), fingerprint


def _canonical(document: Mapping[str, object]) -> str:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def spread_document(spread: Spread | None) -> dict[str, Json] | None:
    """Both ends (null: no bound), and the amount where it is known."""
    if spread is None:
        return None
    amount, low, high = (None if end is None else f"{end.amount:.2f}" for end in (spread.amount, spread.low, spread.high))
    return {"amount": amount, "low": low, "high": high}
