"""Filed cases assessed anew when an instrument was published after they were filed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import attrs

from incentives.calculator import reassess
from incentives.engine.comparison.ledger import Reassessment
from incentives.errors import AssessmentError, CaseError
from incentives.facts.document import structure_case
from incentives.policy.library import Library, Overlay
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
    overlays: Mapping[str, Overlay],
    with_payments: Callable[[Entry], Mapping[str, object]],
) -> Iterator[Reassessed]:
    """Each determination, assessed only when it is asked for.

    By the law as it was known on its `known_on`, or else on its day of filing, and as it is known
    `now`; a case that cannot be assessed has a refusal and keeps no other from it. `overlays`:
    those at hand, by digest. `with_payments`: the case of an entry, with what the register says was
    paid.
    """
    for entry in entries:
        yield _reassessed(entry, with_payments(entry), library, now=now, overlays=overlays)


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
