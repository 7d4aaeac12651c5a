"""What JSON says, for tests of it."""

from collections.abc import Iterator, Mapping
from typing import Any, cast


def citation_keys(document: object, name: str = "") -> Iterator[str]:
    """Every key by which a clause is named, wherever it stands."""
    if isinstance(document, Mapping):
        for key, value in document.items():
            if key != "citations" or name != "":
                yield from citation_keys(value, key)
    elif isinstance(document, list):
        for value in document:
            yield from citation_keys(value, name)
    elif name in {"citation", "citations", "recalled", "floors"} and isinstance(document, str):
        yield document


def determination(document: Mapping[str, Any], incentive: str) -> dict[str, Any]:
    (found,) = (one for one in document["determinations"] if one["incentive"] == incentive)
    return cast("dict[str, Any]", found)
