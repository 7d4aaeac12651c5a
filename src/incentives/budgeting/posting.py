"""An assessment as postings.

Each is an amount of one incentive, in one month, borne by one level, for one beneficiary.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

import attrs

from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.pieces.given import Certainty
from incentives.engine.findings.pieces.of_determination import pieces_of
from incentives.policy.rule import FORMS, Form
from incentives.values.money import exact_amount
from incentives.values.number import Exact, exact
from incentives.values.period import Month
from incentives.values.range import Range
from incentives.values.splitting import split_by_shares


@attrs.frozen(kw_only=True)
class Posting:
    """An amount `within` bounds, to the fen; where it is KNOWN, they meet.

    `place`: the id of the jurisdiction of the case; None: the domain has no places.
    `charge`: falls away of this charge, which is built on the relieved one. `month=None`: it has no
    day; `level=None`: no text says who bears it. `paid`: what of it was paid out already; of what
    is not KNOWN nothing counts as paid.
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
    paid: Exact = 0
    place: str | None = None


def postings_of(case: str, assessment: Assessment) -> tuple[Posting, ...]:
    """What the assessment of the case gives, or may give, in the order of its determinations.

    It is divided such that it adds up to the fen; what is nothing is left out. What is KNOWN comes
    to the totals of the assessment.

    What is given in kind has a posting where its worth is stated. What was paid by the day of the
    sheet is set off against what is due first.
    """
    law = assessment.law
    place = law.chain[-1] if law.library.has_places else None
    return tuple(
        attrs.evolve(posting, place=place)
        for determination in assessment
        for posting in settled(_postings(case, determination), _paid(determination))
    )


def _postings(case: str, determination: Determination) -> tuple[Posting, ...]:
    form = FORMS[determination.rule.kind]
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
        for piece in pieces_of(determination)
    )


def _paid(determination: Determination) -> Exact:
    """What was surely paid of the incentive, and not beyond what is due."""
    payment = determination.payment
    if payment is None or payment.account.paid.low is None:
        return 0
    return exact_amount(payment.account.paid.low)


def settled(postings: Sequence[Posting], paid: Exact) -> tuple[Posting, ...]:
    """The postings with what of each was paid: the earliest month first, by shares within it.

    Payments are set off against what is given only, not against what is taken away.
    """
    settled = list(postings)
    known = [at for at, posting in enumerate(postings) if _can_be_paid(posting)]
    for _, group in groupby(
        sorted(known, key=lambda at: _when(postings[at])), lambda at: _when(postings[at])
    ):
        places = list(group)
        amounts = [postings[at].within.least for at in places]
        taken = min(paid, sum(amounts, 0))
        paid -= taken
        shares = [exact(Fraction(amount) / sum(amounts, 0)) for amount in amounts]
        for at, portion in zip(places, split_by_shares(taken, shares), strict=True):
            settled[at] = attrs.evolve(postings[at], paid=portion)
    return tuple(settled)


def _can_be_paid(posting: Posting) -> bool:
    return posting.certainty is Certainty.KNOWN and posting.within.least > 0


def _when(posting: Posting) -> tuple[bool, str]:
    """In order of time; what has no day comes last."""
    return posting.month is None, str(posting.month)
