"""What a case comes to at the desk: with its payments, and worked out once for the same of all."""

import json
from datetime import date

import attrs
import streamlit as st

from incentives.calculator import assess_with
from incentives.desk.known_payments import with_payments
from incentives.desk.office import office
from incentives.engine.findings.assessment import Assessment
from incentives.errors import AssessmentError, AssessmentFault, CaseError, CaseFault
from incentives.facts.document import structure_case
from incentives.policy.library import Overlay
from incentives.register import Applicant, PaymentTold

_ASSESSED = "desk_assessed"

_KEPT_ASSESSMENTS = 60
"""That of the file at hand, of that with which it is compared, and of pages of files.

Of each the one that was worked out last: while somebody types, what its case came to before is let
go, since Python looks through all that is kept again and again.
"""


@attrs.frozen(kw_only=True)
class Asked:
    """What is assessed, for whom, by which days and overlays, of which incentives (None: all).

    `paid_by`: the day of the sheet. `file`: the id of the file of which it is the case, if it is.
    """

    document: dict[str, object]
    on: date
    paid_by: date
    file: str = ""
    whose: Applicant | None = None
    known_on: date | None = None
    only: tuple[str, ...] | None = None
    overlays: tuple[Overlay, ...] = ()

    def key(self) -> tuple[object, ...]:
        """All of it, such that the same is worked out once."""
        return (
            json.dumps(self.document, sort_keys=True),
            self.whose,
            office().register.head(),  # no payment comes or goes without an entry
            self.on,
            self.paid_by,
            self.known_on,
            self.only,
            tuple(overlay.digest for overlay in self.overlays),
        )


@attrs.frozen(kw_only=True)
class Assessed:
    """What a case came to.

    It is an assessment, or the faults for which there is none, or why the law gives no answer.
    `lacking`: the names of overlays by which it would be assessed and that the office does not keep
    any more, or that have faults. `key`: the case, days and overlays of which that holds. `matter`:
    the file and the incentives asked for, of which it is what was worked out last.
    `payments`: what became of each payment that the register holds for it.
    """

    key: tuple[object, ...]
    assessment: Assessment | None
    matter: tuple[object, ...] = ()
    faults: tuple[CaseFault, ...] = ()
    refusal: AssessmentFault | None = None
    payments: tuple[PaymentTold, ...] = ()
    lacking: tuple[str, ...] = ()


def assess_asked(asked: Asked) -> Assessed:
    """What it comes to, with its payments; a register that cannot be read raises RegisterError."""
    key = asked.key()
    earlier = _kept_under(key)
    if earlier is not None:
        return earlier
    known = with_payments(asked.document, office(), by=asked.paid_by, whose=asked.whose)
    answer = _assess(attrs.evolve(asked, document=dict(known.document)), key)
    now = attrs.evolve(answer, payments=known.told, matter=(asked.file, asked.only))
    others = [earlier for earlier in _kept() if earlier.matter != now.matter]
    st.session_state[_ASSESSED] = (now, *others[: _KEPT_ASSESSMENTS - 1])
    return now


def kept_answer(asked: Asked) -> Assessed | None:
    """What was worked out of the same before, which takes no time; None: it was not yet."""
    return _kept_under(asked.key())


def _kept_under(key: tuple[object, ...]) -> Assessed | None:
    return next((earlier for earlier in _kept() if earlier.key == key), None)


def _kept() -> tuple[Assessed, ...]:
    """What was worked out last, the latest first."""
    kept: tuple[Assessed, ...] = st.session_state.get(_ASSESSED, ())
    return kept


def _assess(asked: Asked, key: tuple[object, ...]) -> Assessed:
    library = office().library
    try:
        answer = assess_with(
            structure_case(asked.document, library.vocabulary),
            library,
            on=asked.on,
            known_on=asked.known_on,
            paid_by=asked.paid_by,
            overlays=asked.overlays,
            only=asked.only,
        )
    except CaseError as error:
        return Assessed(
            key=key,
            assessment=None,
            faults=tuple(fault for fault in error.faults if isinstance(fault, CaseFault)),
        )
    except AssessmentError as error:
        return Assessed(key=key, assessment=None, refusal=error.fault)
    return Assessed(key=key, assessment=answer)
