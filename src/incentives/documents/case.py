"""A case as JSON that says its format, and results as they are read again."""

import json
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import cast

import attrs

from incentives.brief import brief
from incentives.documents.envelope import library_document, program_version
from incentives.documents.seal import canonical
from incentives.documents.shapes.results import CaseDocument
from incentives.errors import CaseFault, FormatError
from incentives.facts.plain import FORMAT_VERSION, HEAD, head_fault, unstructure_case
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import Library
from incentives.values.text import Text

_BEFORE_VERSIONS: Mapping[str, str] = MappingProxyType(
    {
        "determinations": "assessment",
        "entries": "reassessment",
        "recoveries": "recovery",
        "changes": "comparison",
    }
)
"""By a key that it alone has, which result a document is that says no format."""

UNSAID = "0.0"
"""The version of results that were written before results said one, as records still are."""


def case_to_json(case: object, library: Library) -> str:
    """The case as canonical JSON that says its format and the library: its facts stand in `case`.

    `read_case`, `parse_case` and `case_from` make the same case of it. The same case and library
    give the same bytes. A fact of a wrong type, out of bounds or at odds with another is a
    `CaseError`.
    """
    take_snapshot(case, library.vocabulary)
    document: CaseDocument = {
        "format": "case",
        "format_version": FORMAT_VERSION,
        "program": program_version(),
        "library": library_document(library),
        "case": unstructure_case(case),
    }
    return canonical(document)


@attrs.frozen(kw_only=True)
class ReadResult:
    """A result as JSON says it: its `document`, in which format, and in which version of it.

    `version`: `0.0` of what was written before results said one; such a document is as a record is.
    """

    format: str
    version: str
    document: Mapping[str, object]

    __repr__ = brief


def read_result(text: str | bytes) -> ReadResult:
    """The result that a JSON text says, of this edition of the program or of an earlier one.

    Figures stay text, as they are written.

    Raises:
        FormatError: if it is no JSON of a result (`no-result`, `other-format`,
            `no-format-version`), or of a version that this program does not read
            (`newer-format`).
    """
    try:
        document = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise FormatError(_no_result()) from None
    if not isinstance(document, dict):
        raise FormatError(_no_result())
    if HEAD not in document:
        return _unsaid(document)
    formats = _BEFORE_VERSIONS.values()
    if (fault := head_fault(document, formats)) is not None:
        raise FormatError(fault)
    return ReadResult(
        format=cast(str, document["format"]), version=cast(str, document[HEAD]), document=document
    )


def _unsaid(document: Mapping[str, object]) -> ReadResult:
    named = [name for key, name in _BEFORE_VERSIONS.items() if key in document]
    if len(named) != 1 or "fingerprint" not in document:
        raise FormatError(_no_result())
    return ReadResult(format=named[0], version=UNSAID, document=document)


def _no_result() -> CaseFault:
    text = Text("不是结果的 JSON", "is no JSON of a result")
    return CaseFault(path="", text=text, slug="no-result")
