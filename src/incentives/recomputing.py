"""The use cases that assess again: by the law as known on two days, and what is recovered."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from incentives.calculator import assess, assess_with, loaded_overlays
from incentives.documents.ledger import serialise_ledger
from incentives.documents.payment import serialise_recoveries
from incentives.engine.assessment.asked import check_days, given_days
from incentives.engine.comparison.ledger import Reassessment, ledger_of
from incentives.engine.payment.recovery import Recoveries, recoveries_of
from incentives.facts.snapshot import take_snapshot
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import PathLike

C = TypeVar("C")
"""The class of a vocabulary, whose instances are cases."""


def reassess(
    case: C,
    library: Library,
    *,
    on: date,
    was: date,
    now: date,
    overlays: Sequence[Overlay | PathLike] = (),
    paid_by: date | None = None,
    only: Collection[str] | None = None,
) -> Reassessment[C]:
    """What comes out differently by the law as known on `now` than by the law as known on `was`.

    Args:
        case: an instance of the library's vocabulary class, prior awards included.
        library: the checked instruments.
        on: the last day of which facts are taken into account.
        was: only what had been published by this day counts for what was due then.
        now: only what had been published by this day counts for what is due now.
        overlays: figures supplied or tried on both sides, in rising precedence.
        paid_by: payments made by then are set off on both sides; if not given, those by `on`.
        only: as for `assess`.

    Raises:
        CaseError: if a fact is of a wrong type, out of bounds, or at odds with another.
        PolicyError: if an overlay file is faulty.
        AssessmentError: if shares do not make up the whole, or it would be too much work.
        TypeError: if a day is no date (a `datetime` is none).
    """
    check_days(on=on, was=was, now=now, **given_days(paid_by=paid_by))
    loaded = loaded_overlays(overlays, library)
    ask = partial(assess_with, on=on, overlays=loaded, paid_by=paid_by, only=only)
    before, after = (ask(case, library, known_on=known_on) for known_on in (was, now))
    snapshot = take_snapshot(before.case, library.vocabulary)
    return ledger_of(before, after, snapshot, serialise_ledger)


def recover(
    case: C,
    library: Library,
    *,
    on: date,
    known_on: date | None = None,
    overlays: Sequence[Overlay | PathLike] = (),
    paid_by: date | None = None,
) -> Recoveries[C]:
    """What must be kept, what has been broken by the day `on`, and what is recovered of it.

    The arguments are those of `assess`.

    Raises:
        CaseError: if a fact is of a wrong type, out of bounds, or at odds with another.
        PolicyError: if an overlay file is faulty.
        AssessmentError: if shares do not make up the whole, or it would be too much work.
        TypeError: if a day is no date (a `datetime` is none).
    """
    assessment = assess(case, library, on=on, known_on=known_on, overlays=overlays, paid_by=paid_by)
    return recoveries_of(assessment, serialise_recoveries)
