"""What falls away, with a relief, of the charges built on the relieved one."""

from collections.abc import Sequence

from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.determination import Consequence, Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.pieces.given import Certainty, Given, Slot, month_of
from incentives.engine.findings.pieces.open import beyond
from incentives.language.possible import Open, Result
from incentives.policy.sharing.beneficiaries import APPLICANT
from incentives.values.number import Exact
from incentives.values.range import Range
from incentives.values.rounding import DOWN_TO_THE_FEN
from incentives.values.splitting import divided

_Saved = tuple[Part, Result]
"""A part, and what falls away of one charge with it."""


def pieces_of_consequence(determination: Determination, consequence: Consequence) -> list[Given]:
    """What falls away of a charge built on the relieved one, which is the applicant's.

    While the incentive is open, what falls away with its sure parts is sure.
    """
    whole = exact_range_of(consequence)
    saved = [
        (part, value)
        for part in determination.working
        for of_charge, value in part.consequences
        if of_charge is consequence.charge
    ]
    if determination.outcome is Outcome.ELIGIBLE and whole.known is not None:
        slots = _saved_in_months(saved, whole, Certainty.KNOWN)
    else:
        slots = _sure_and_open(saved, whole)
    return [
        Given(slot=slot, beneficiary=APPLICANT, within=portion, charge=consequence.charge.id)
        for slot, portion in slots
    ]


def _sure_and_open(saved: Sequence[_Saved], whole: Range) -> list[tuple[Slot, Range]]:
    """What surely falls away, in the months of the parts it falls away with; then what may."""
    surely: list[_Saved] = [(one[0], sure) for one in saved if (sure := _surely_saved(one))]
    exacts = [_surely_saved(one) for one in saved]
    sure = min(DOWN_TO_THE_FEN.apply(sum(exacts, 0)), whole.least)
    may_be_added = [one for one, least in zip(saved, exacts, strict=True) if one[1] != least]
    return [
        *(_saved_in_months(surely, Range.exactly(sure), Certainty.KNOWN) if surely else ()),
        *_saved_in_months(may_be_added or saved, beyond(whole, sure), Certainty.OPEN),
    ]


def _saved_in_months(
    saved: Sequence[_Saved], whole: Range, certainty: Certainty
) -> list[tuple[Slot, Range]]:
    """What falls away month by month; as a whole, where it is not known of every part."""
    exacts = [value for _, value in saved if isinstance(value, Exact)]
    if whole.known is not None and len(exacts) == len(saved):
        portions = divided(list(map(Range.exactly, exacts)), whole)
        months = [month_of(part.law_date) for part, _ in saved]
        return [
            (Slot(certainty=certainty, month=month), portion)
            for month, portion in zip(months, portions, strict=True)
        ]
    common = {month_of(part.law_date) for part, _ in saved}
    month = common.pop() if len(common) == 1 else None
    return [(Slot(certainty=certainty, month=month), whole)]


def _surely_saved(saved: _Saved) -> Exact:
    """What surely falls away with a part that is sure to be given, and that no relation cut."""
    part, value = saved
    if not part.kept.is_due or part.after is not None:
        return 0
    if isinstance(value, Open):
        return max(value.within.least, 0)
    return value if isinstance(value, Exact) else 0
