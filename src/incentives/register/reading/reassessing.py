"""Filed cases assessed anew when an instrument was published after they were filed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from incentives.engine.comparison.ledger import Reassessment
from incentives.errors import AssessmentError, CaseError
from incentives.facts.document import structure_case
from incentives.facts.field import Role
from incentives.policy.library import Library, Overlay
from incentives.recomputing import reassess
from incentives.register.entry import Entry
from incentives.register.reading.earlier import readable
from incentives.register.reading.joining import Asked, Joined


@attrs.frozen(kw_only=True)
class Reassessed:
    """One determination by the law as it is known now, beside the law as it was known then.

    `found` is None where the case cannot be assessed by the policies of today; `refusal` says why.
    `lacking`: digests of overlays that were used then and are not at hand now.
    """

    entry: Entry
    was: date
    found: Reassessment | None
    refusal: CaseError | AssessmentError | None
    lacking: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Reassessing:
    """By what determinations are assessed anew.

    `now`: the day up to which publications count and payments are set off. `overlays`: those at
    hand. `with_payments` completes the prior awards of a case by what the register has paid.
    """

    library: Library
    now: date
    overlays: Sequence[Overlay]
    with_payments: Callable[[Mapping[str, object], Asked], Joined]

    def document_of(self, entry: Entry) -> Mapping[str, object]:
        """The case of the entry, with all that was paid in its dossier; without prior awards none.

        The register raises RegisterError, if it cannot be read.
        """
        if self.library.vocabulary.role(Role.AWARDS) is None:
            return entry.case_document
        asked = Asked(applicant=entry.applicant, library=self.library, by=self.now)
        return self.with_payments(entry.case_document, asked).document


def reassess_entries(entries: Iterable[Entry], asked: Reassessing) -> Iterator[Reassessed]:
    """Each determination, assessed only when it is asked for.

    By the law as it was known on its `known_on`, or else on its day of filing, and as it is known
    now; a case that cannot be assessed has a refusal and keeps no other from it.
    """
    at_hand = {overlay.digest: overlay for overlay in asked.overlays}
    for entry in entries:
        yield _reassessed(entry, asked, at_hand)


def _reassessed(entry: Entry, asked: Reassessing, overlays: Mapping[str, Overlay]) -> Reassessed:
    was = entry.known_on if entry.known_on is not None else entry.filed_at.date()
    lacking = tuple(digest for digest in entry.overlay_digests if digest not in overlays)
    used = tuple(overlays[digest] for digest in entry.overlay_digests if digest in overlays)
    library, now = asked.library, asked.now
    try:
        case = structure_case(readable(asked.document_of(entry)), library.vocabulary)
        reassessment = reassess(
            case,
            library,
            on=entry.on,
            was=min(was, now),
            now=now,
            overlays=used,
            paid_by=max(entry.on, now),
            only=entry.only,
        )
    except (CaseError, AssessmentError) as error:
        return Reassessed(entry=entry, was=was, found=None, refusal=error, lacking=lacking)
    return Reassessed(entry=entry, was=was, found=reassessment, refusal=None, lacking=lacking)
