"""The instalments of one group of parts: their amounts, their dates and where they stand."""

from collections.abc import Sequence
from datetime import date
from typing import cast

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.no_answer import shares_off
from incentives.engine.findings.payment import InstalmentState, ObligationResult, ObligationState
from incentives.engine.payment.groups import PayGroup
from incentives.language.expression import Expression
from incentives.language.possible import Missing, Open, Result, missing_in
from incentives.policy.payment import Instalment
from incentives.policy.rule import Incentive
from incentives.values.number import Exact
from incentives.values.splitting import split_by_shares

STANDS = frozenset({InstalmentState.DUE, InstalmentState.TO_COME})
"""Where an instalment is, or will be, paid out."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PlannedInstalment:
    """An instalment before it is divided among levels.

    `rule=None`: all at once; `share=None`: the rest; `amount=None`: not known. `sure`: what of it
    is paid out whatever comes. `may_be_due`: its date has come, or may have; `is_surely_due`: what
    it comes to is due whatever that is.
    """

    rule: Instalment | None
    share: Result
    amount: Exact | None
    sure: Exact
    due_on: date | None
    state: InstalmentState
    missing: frozenset[Missing]
    may_be_due: bool
    is_surely_due: bool


def plan_instalments(
    incentive: Incentive,
    group: PayGroup,
    evaluator: Evaluator,
    obligations: Sequence[ObligationResult],
    on: date,
) -> tuple[PlannedInstalment, ...]:
    """The instalments in their order; without any in the law all of it at once, at the law date.

    `obligations` are those that bear on the group: one that has been broken stops what falls due
    on that day or later. The amounts are to the fen and add up to the group's. Shares that do not
    make up the whole are refused as by `known_shares`.
    """
    rules = incentive.paid.instalments if incentive.paid is not None else ()
    if not rules:
        return (_all_at_once(group, obligations),)
    shares = known_shares([rule.share for rule in rules], group, evaluator, incentive)
    amounts = _amounts(group.amount, shares)
    planned = []
    for rule, share, amount in zip(rules, shares, amounts, strict=True):
        due = evaluator.value(rule.due, group.situation)
        state, missing = _state_by_date(due, obligations, on)
        if state is InstalmentState.DUE:
            holds = _condition_on(cast(date, due), rule, group, evaluator)
            state, missing = _state_by_condition(holds, in_doubt=missing)
        if state is InstalmentState.DUE and group.amount is None:
            state, missing = InstalmentState.OPEN, missing | group.missing
        due_on = due if isinstance(due, date) else None
        may_be_due = isinstance(due, Open) or (due_on is not None and due_on <= on)
        planned.append(
            PlannedInstalment(
                rule=rule,
                share=share,
                amount=amount,
                sure=(amount or 0) if state in STANDS else 0,
                due_on=due_on,
                state=state,
                missing=missing | missing_in([share]),
                may_be_due=may_be_due and state is not InstalmentState.STOPPED,
                is_surely_due=state is InstalmentState.DUE,
            )
        )
    return tuple(planned)


def _all_at_once(group: PayGroup, obligations: Sequence[ObligationResult]) -> PlannedInstalment:
    day = group.last_law_date
    is_stopped, in_doubt = _stopped_by(obligations, day)
    is_due = day is not None and group.amount is not None and not in_doubt
    state = InstalmentState.DUE if is_due else InstalmentState.OPEN
    if is_stopped:
        state = InstalmentState.STOPPED
    return PlannedInstalment(
        rule=None,
        share=1,
        amount=group.amount,
        sure=0 if is_stopped or in_doubt else group.surely,
        due_on=day,
        state=state,
        missing=frozenset() if is_stopped else group.missing | in_doubt,
        may_be_due=not is_stopped,
        is_surely_due=not is_stopped and not in_doubt,
    )


def known_shares(
    shares: Sequence[Expression | None], group: PayGroup, evaluator: Evaluator, incentive: Incentive
) -> tuple[Result, ...]:
    """The shares under the law of the group, in their order; None: the rest.

    A share that the law has no value of is zero.

    Raises:
        AssessmentError: if those that are known come to more than the whole, or to less where
            nothing takes the rest (`shares-off`).
    """
    values = tuple(
        None if share is None else evaluator.value(share, group.situation) or 0 for share in shares
    )
    known = [
        cast(Exact, share) for share in values if share is not None and not isinstance(share, Open)
    ]
    has_rest, is_open = None in values, any(isinstance(share, Open) for share in values)
    total: Exact = sum(known, 0)
    if min(known, default=0) < 0 or total > 1 or (total < 1 and not has_rest and not is_open):
        refusal = shares_off(incentive, total)
        raise refusal
    return values


def _amounts(amount: Exact | None, shares: Sequence[Result]) -> Sequence[Exact | None]:
    """The amounts to the fen; None for all of them where a share is not known."""
    if amount is None or any(isinstance(share, Open) for share in shares):
        return [None] * len(shares)
    return split_by_shares(amount, [cast(Exact, share or 0) for share in shares])


def _state_by_date(
    due: Result, obligations: Sequence[ObligationResult], on: date
) -> tuple[InstalmentState, frozenset[Missing]]:
    """Where the instalment stands by its date and the obligations, and what is missing to know it.

    What is DUE by these may still be stopped by its condition, or by what is missing.
    """
    if isinstance(due, Open):
        return InstalmentState.OPEN, due.missing
    day = due if isinstance(due, date) else None
    is_stopped, in_doubt = _stopped_by(obligations, day)
    if is_stopped:
        return InstalmentState.STOPPED, frozenset()
    if day is None or day > on:
        return (InstalmentState.OPEN if in_doubt else InstalmentState.TO_COME), in_doubt
    return InstalmentState.DUE, in_doubt


def _condition_on(day: date, rule: Instalment, group: PayGroup, evaluator: Evaluator) -> Result:
    """Whether the condition of the instalment holds by the law of the day on which it is due."""
    if rule.condition is None:
        return True
    situation = attrs.evolve(group.situation, law_date=day, supposed=None)
    return evaluator.value(rule.condition, situation)


def _state_by_condition(
    holds: Result, *, in_doubt: frozenset[Missing]
) -> tuple[InstalmentState, frozenset[Missing]]:
    """Where an instalment stands whose date has come; `in_doubt`: missing of obligations."""
    if holds is False or holds is None:
        return InstalmentState.STOPPED, frozenset()
    if isinstance(holds, Open) or in_doubt:
        return InstalmentState.OPEN, missing_in([holds]) | in_doubt
    return InstalmentState.DUE, frozenset()


def _stopped_by(
    obligations: Sequence[ObligationResult], day: date | None
) -> tuple[bool, frozenset[Missing]]:
    """Whether an obligation had been broken by the day; what is missing of those that may be."""
    touching = [
        obligation
        for obligation in obligations
        if obligation.may_be_broken and not _is_broken_after(obligation, day)
    ]
    is_stopped = any(obligation.state is ObligationState.BROKEN for obligation in touching)
    return is_stopped, frozenset().union(*(obligation.missing for obligation in touching))


def _is_broken_after(obligation: ObligationResult, day: date | None) -> bool:
    """Whether the instalment was due before the obligation was broken, if it was."""
    return day is not None and obligation.broken_on is not None and obligation.broken_on > day
