"""An assessment as postings.

Each is an amount of one incentive, in one month, borne by one level, for one beneficiary.
"""

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.given import Certainty
from incentives.engine.findings.pieces import pieces_of
from incentives.policy.rule import FORMS, Form
from incentives.values.period import Month
from incentives.values.range import Range


@attrs.frozen(kw_only=True)
class Posting:
    """An amount `within` bounds, to the fen; where it is KNOWN, they meet.

    `charge`: falls away of this charge, which is built on the relieved one. `month=None`: it has no
    day; `level=None`: no text says who bears it.
    """

    case: str
    incentive: str
    charge: str | None
    form: Form
    month: Month | None
    level: str | None
    beneficiary: str
    certainty: Certainty
    within: Range


def postings_of(case: str, assessment: Assessment) -> tuple[Posting, ...]:
    """What the assessment of the case gives, or may give, in the order of its determinations.

    It is divided such that it adds up to the fen; what is nothing is left out. What is KNOWN comes
    to the totals of the assessment.

    What is given in kind has no amount and no posting.
    """
    return tuple(
        Posting(
            case=case,
            incentive=determination.incentive,
            charge=piece.charge,
            form=form,
            month=piece.slot.month,
            level=piece.slot.level,
            beneficiary=piece.beneficiary,
            certainty=piece.slot.certainty,
            within=piece.within,
        )
        for determination in assessment
        if (form := FORMS[determination.rule.kind]) is not None
        for piece in pieces_of(determination)
    )
