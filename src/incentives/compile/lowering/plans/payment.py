"""Whether what is due is paid as it is due: nothing stops any of it, or puts it off for ever.

Then what is surely given is what is due, whoever bears it and whenever it is paid. Where it is not
sure, the reference works the payment out.
"""

from collections.abc import Iterator, Sequence

import attrs

from incentives.compile.layout import Kind
from incentives.compile.lowering import numbers, truths
from incentives.compile.lowering.expressions import Lowerer
from incentives.compile.lowering.place import At
from incentives.compile.tree import NO, ON, YES, Leave, Node, OpenDay, is_nothing
from incentives.compile.words import LAST_DAY
from incentives.engine.payment.statement import pays_money
from incentives.language.expression import Expression
from incentives.policy.payment import Instalment, Obligation
from incentives.policy.rule import Incentive


def paid_as_due(incentive: Incentive, lowerer: Lowerer, at: At) -> Node:
    """Whether all of a part is paid out, now or on its day, whatever else the case is like."""
    if not pays_money(incentive):
        return YES
    kept = [_is_unbroken(obligation, lowerer, at) for obligation in incentive.obligations]
    if incentive.paid is None:
        return truths.all_of(kept)
    instalments, levels = incentive.paid.instalments, incentive.paid.levels
    return truths.all_of(
        [
            *kept,
            *_are_whole([instalment.share for instalment in instalments], lowerer, at),
            *_are_whole([level.share for level in levels], lowerer, at),
            *(_stands(instalment, lowerer, at) for instalment in instalments),
        ]
    )


def _is_unbroken(obligation: Obligation, lowerer: Lowerer, at: At) -> Node:
    """Whether the obligation has surely not been broken while it ran."""
    begins, broken = (lowerer.node(said, at) for said in (obligation.begins, obligation.broken_on))
    return truths.any_of(
        [
            truths.denied(truths.exists(broken)),
            numbers.compared(">", broken, ON),
            truths.denied(truths.exists(begins)),
            numbers.compared(">", begins, ON),
            numbers.compared("<", broken, begins),
        ]
    )


def _are_whole(shares: Sequence[Expression | None], lowerer: Lowerer, at: At) -> Iterator[Node]:
    """That shares which are stated are parts of the whole, and make it up with the rest."""
    stated = [_share(lowerer.node(share, at)) for share in shares if share is not None]
    if not stated:
        return
    yield from (numbers.compared(">=", share, numbers.ZERO) for share in stated)
    total: Node = stated[0]
    for share in stated[1:]:
        total = numbers.plus(total, share)
    yield numbers.compared("<=" if None in shares else "==", total, numbers.ONE)


def _share(share: Node) -> Node:
    """A share that the law has no value of is zero."""
    if is_nothing(share):
        return numbers.ZERO
    if not share.none:
        return share
    return numbers.chosen((truths.exists(share),), (share,), numbers.ZERO)


def _stands(instalment: Instalment, lowerer: Lowerer, at: At) -> Node:
    """Whether the instalment is paid out, or will be when its day comes."""
    if isinstance(at.day, OpenDay):
        return Leave(kind=Kind.TRUTH, why="instalments of a law date that is not known")
    due = lowerer.node(instalment.due, at)
    holds: Node = YES
    if instalment.condition is not None:
        then = attrs.evolve(at, day=due, first=1, last=LAST_DAY, supposed=None)
        holds = NO if is_nothing(due) else lowerer.truth(instalment.condition, then)
    has_come = numbers.compared("<=", due, ON)
    return truths.any_of(
        [
            truths.denied(truths.exists(due)),
            numbers.compared(">", due, ON),
            truths.all_of((has_come, holds)),
        ]
    )
