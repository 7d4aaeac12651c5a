"""What an incentive does to a charge in a row: whether it frees it, what it takes off its basis."""

from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.days import in_force_at
from incentives.compile.lowering.place import At, Tried
from incentives.compile.lowering.work import Lowering
from incentives.compile.tree import NO, Node, is_nothing, sure
from incentives.policy.renewals import versions_to_any
from incentives.policy.rule import Incentive, ReducesBasis, Relieves


def reduction(incentive: Incentive, at: At, lowering: Lowering) -> Node | None:
    """What the incentive takes off the basis there; None: in no case anything."""
    benefit = incentive.benefit
    if not isinstance(benefit, ReducesBasis):
        return None
    applies, inner = _applies(incentive, at, lowering)
    by = lowering.node(benefit.by, inner)
    if applies is NO or is_nothing(by):
        return None
    if not by.none:
        return numbers.chosen((applies,), (by,), numbers.ZERO)
    told = truths.all_of((applies, truths.exists(by)))
    return sure(numbers.chosen((told,), (by,), numbers.ZERO), by)


def tried_in_row(tried: Tried, at: At, lowering: Lowering) -> tuple[list[Node], Node]:
    """Each time an incentive that is tried may free the row, and what all take off its basis."""
    versions = versions_to_any(tried.incentives, lowering.law.library)
    frees = [_frees(version, at, lowering) for version in versions]
    taken = [reduction(version, at, lowering) for version in versions]
    return frees, total([one for one in taken if one is not None])


def total(taken: list[Node]) -> Node:
    """What reductions take together."""
    whole: Node = numbers.ZERO
    for one in taken:
        whole = one if whole is numbers.ZERO else numbers.plus(whole, one)
    return whole


def _frees(incentive: Incentive, at: At, lowering: Lowering) -> Node:
    """Whether the incentive frees the row from the whole charge."""
    benefit = incentive.benefit
    if not isinstance(benefit, Relieves):
        return NO
    applies, inner = _applies(incentive, at, lowering)
    if applies is NO or benefit.share is None:
        return applies
    is_whole = numbers.compared("==", lowering.node(benefit.share, inner), numbers.ONE)
    return truths.all_of((applies, is_whole))


def _applies(incentive: Incentive, at: At, lowering: Lowering) -> tuple[Node, At]:
    """Whether the incentive is law there, and its condition holds."""
    law = lowering.law
    if not (law.applies(incentive.instrument) and law.is_known(incentive.instrument)):
        return NO, at
    in_force, inner = in_force_at(law.library.instruments[incentive.instrument], at)
    if in_force is None:
        return NO, at
    return truths.all_of((in_force, lowering.truth(incentive.condition, inner))), inner
