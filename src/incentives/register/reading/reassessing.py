"""Filed cases assessed anew when an instrument was published after they were filed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import attrs

from incentives.calculator import reassess
from incentives.engine.comparison.ledger import Reassessment
from incentives.errors import AssessmentError, CaseError
from incentives.facts.document import structure_case
from incentives.facts.field import Role
from incentives.facts.vocabulary import Vocabulary
from incentives.policy.library import Library, Overlay
from incentives.register.acts import Applicant
from incentives.register.entry import Entry
from incentives.register.reading.earlier import readable


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


def reassess_entries(
    entries: Iterable[Entry],
    library: Library,
    *,
    now: date,
    overlays: Sequence[Overlay],
    with_awards: Callable[[Mapping[str, object], Applicant, Vocabulary], Mapping[str, object]],
) -> Iterator[Reassessed]:
    """Each determination, assessed only when it is asked for.

    By the law as it was known on its `known_on`, or else on its day of filing, and as it is known
    `now`; a case that cannot be assessed has a refusal and keeps no other from it. `overlays`:
    those at hand. `with_awards` completes the prior awards of a case by what the register says was
    paid, where the vocabulary has some.
    """
    at_hand = {overlay.digest: overlay for overlay in overlays}
    has_awards = library.vocabulary.role(Role.AWARDS) is not None
    for entry in entries:
        case = entry.case_document
        document = with_awards(case, entry.applicant, library.vocabulary) if has_awards else case
        yield _reassessed(entry, document, library, now=now, overlays=at_hand)


def _reassessed(
    entry: Entry,
    document: Mapping[str, object],
    library: Library,
    *,
    now: date,
    overlays: Mapping[str, Overlay],
) -> Reassessed:
    was = entry.known_on if entry.known_on is not None else entry.filed_at.date()
    lacking = tuple(digest for digest in entry.overlay_digests if digest not in overlays)
    used = tuple(overlays[digest] for digest in entry.overlay_digests if digest in overlays)
    try:
        case = structure_case(readable(document), library.vocabulary)
        reassessment = reassess(
            case, library, on=entry.on, was=min(was, now), now=now, overlays=used
        )
    except (CaseError, AssessmentError) as error:
        return Reassessed(entry=entry, was=was, found=None, refusal=error, lacking=lacking)
    return Reassessed(entry=entry, was=was, found=reassessment, refusal=None, lacking=lacking)
