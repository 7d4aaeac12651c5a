"""A filed determination assessed again: the same in every byte of its record, or not had."""

from collections.abc import Iterable
from datetime import date

import attrs

from incentives.calculator import assess_with
from incentives.engine.findings.assessment import Assessment
from incentives.errors import AssessmentError, CaseError
from incentives.facts.document import structure_case
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import Layer
from incentives.register import Entry
from incentives.register.reading.earlier import readable


def assessed_again(
    entry: Entry, library: Library, overlays: Iterable[Overlay] = ()
) -> Assessment | None:
    """The assessment that was filed, with all that its record does not hold; None: it is not had.

    It is that only if it says the very same, byte for byte; a library of another edition that comes
    to it is called as the one by which it was filed. `overlays`: those at hand.
    """
    by_digest = {overlay.digest: overlay for overlay in overlays}
    if not set(entry.overlay_digests) <= set(by_digest):
        return None
    paid_by = entry.assessment.maybe_text("paid_by")
    try:
        case = structure_case(readable(entry.case_document), library.vocabulary)
        found = assess_with(
            case,
            library,
            on=entry.on,
            known_on=entry.known_on,
            overlays=tuple(by_digest[digest] for digest in entry.overlay_digests),
            paid_by=date.fromisoformat(paid_by) if paid_by is not None else None,
            only=entry.only,
        )
    except (CaseError, AssessmentError):
        return None
    if found.record != entry.assessment_json:
        as_filed = _called_as_filed(found.law.library, entry)
        found = attrs.evolve(found, law=attrs.evolve(found.law, library=as_filed))
    return found if found.record == entry.assessment_json else None


def _called_as_filed(library: Library, entry: Entry) -> Library:
    """The library of another edition under the version and digest by which the entry was filed.

    What layers those were made of no record says: they stand as one.
    """
    filed = entry.assessment.part("library")
    name = library.layers[0].name if len(library.layers) == 1 else ""
    whole = Layer(name=name, version=filed.text("version"), digest=filed.text("digest"))
    return attrs.evolve(library, layers=(whole,))
