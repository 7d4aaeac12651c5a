"""The parts of an incentive once its rows have shared what they have together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from incentives.engine.determination.limits import within_limits
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Kept, Part, Step, StepKind
from incentives.language.possible import InOrder, open_number
from incentives.policy.rule import Incentive, Pays
from incentives.policy.sharing.beneficiaries import UNKNOWN_ROLE
from incentives.values.range import Range, sum_of

if TYPE_CHECKING:
    from incentives.engine.determination.sharing.best_paid import Left


def shared_by_rows(
    parts: Sequence[Part], incentive: Incentive, evaluator: Evaluator
) -> tuple[list[Part], Range]:
    """The parts as they leave each other, and between which bounds they come together, exact."""
    benefit = incentive.benefit
    if not isinstance(benefit, Pays):
        return list(parts), within_limits(parts, incentive, evaluator)
    shared, together = _best_paid(parts, benefit, incentive, evaluator)
    if benefit.whole is None:
        return shared, together
    from incentives.engine.determination.sharing.whole import whole_shared

    return whole_shared(shared, together, benefit.whole, incentive, evaluator)


def _best_paid(
    parts: Sequence[Part], benefit: Pays, incentive: Incentive, evaluator: Evaluator
) -> tuple[list[Part], Range]:
    """The parts within the limit for the best paid, if there is one."""
    within = benefit.within
    if within is None or any(part.is_unlisted for part in parts):
        if benefit.offsets:
            return list(parts), sum_of(part.by_itself.within for part in parts)
        return list(parts), within_limits(parts, incentive, evaluator)
    from incentives.engine.determination.sharing.best_paid import left_of
    from incentives.engine.determination.sharing.claims import claims_of

    left, together = left_of([*claims_of(within, parts, evaluator)])
    shared = list(parts)
    in_order = InOrder()
    for one in left:
        shared[one.claim.position] = _left_part(one, incentive, in_order)
    return shared, together


def _left_part(left: "Left", incentive: Incentive, in_order: InOrder) -> Part:
    """The part as the others leave it, with the limit where that may take something of it.

    Bounds that are alike say that it takes nothing only where they are one number.
    """
    part = left.claim.part
    within = left.within + left.claim.below_zero
    before = part.by_itself
    if within == before.within and (left.is_whole or within.known is not None):
        return part
    is_known = before.is_due and within.known is not None
    missing = left.missing if not is_known else frozenset()
    if part.beneficiary == UNKNOWN_ROLE:
        missing |= frozenset(part.missing)
    step = Step(
        kind=StepKind.WITHIN,
        subject=incentive,
        trace=left.claim.told,
        value=open_number(missing, within),
    )
    outcome = Outcome.ELIGIBLE if is_known else Outcome.UNDETERMINED
    return attrs.evolve(
        part,
        by_itself=Kept(outcome=outcome, within=within, is_due=before.is_due),
        steps=(*part.steps, step),
        missing=in_order.of(missing),
    )
