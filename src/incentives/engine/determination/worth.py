"""What an incentive is worth in one place: money of its own, or what it saves of a charge."""

from typing import assert_never, cast

import attrs

from incentives.engine.determination.arithmetic import (
    at_least_nothing,
    less,
    part_of_whole,
    plus,
    sum_of,
)
from incentives.engine.determination.carrying import reduction_step, tried_on
from incentives.engine.determination.charges import Due, Taken, charge_due, charge_left
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.part import Step, StepKind, Worth
from incentives.language.expression import Expression
from incentives.language.possible import (
    Open,
    Result,
    doubtful_number,
    may_be_none,
    missing_in,
    range_of,
)
from incentives.policy.readings import charges_built_on
from incentives.policy.rule import Charge, Incentive, Pays, ReducesBasis, Relieves

_NOT_ASKED = Due(value=None, steps=())


def worth_of(
    incentive: Incentive, charge: Charge | None, evaluator: Evaluator, situation: Situation
) -> Worth:
    """What the incentive gives in the situation if its conditions hold.

    That is never less than nothing, but where rows offset each other.

    `charge`: the one that the incentive makes smaller; None where it pays money of its own.
    """
    worth = _worth(incentive, charge, evaluator, situation)
    offsets = isinstance(incentive.benefit, Pays) and incentive.benefit.offsets
    if worth.value is None or offsets:
        return worth
    value = at_least_nothing(worth.value)
    if value == worth.value:
        return worth
    if isinstance(worth.value, Open):
        return attrs.evolve(worth, value=value)
    floor = Step(kind=StepKind.FLOOR, subject=incentive, trace=None, value=value)
    return attrs.evolve(worth, value=value, steps=(*worth.steps, floor))


def _worth(
    incentive: Incentive, charge: Charge | None, evaluator: Evaluator, situation: Situation
) -> Worth:
    """What the incentive gives, which a formula or a negative charge may take below nothing."""
    match incentive.benefit:
        case Pays(amount=None):
            return Worth(value=0, steps=())
        case Pays(amount=amount):
            trace = evaluator.shared_trace(cast(Expression, amount), situation)
            step = Step(kind=StepKind.AMOUNT, subject=incentive, trace=trace, value=trace.value)
            return Worth(value=trace.value, steps=(step,))
        case Relieves(share=share):
            assert charge is not None  # read with its charge
            return _worth_relieved(incentive, share, charge, evaluator, situation)
        case ReducesBasis():
            assert charge is not None  # read with its charge
            return _worth_reduced(incentive, charge, evaluator, situation)
        case _:
            assert_never(incentive.benefit)


def _worth_relieved(
    incentive: Incentive,
    share: Expression | None,
    charge: Charge,
    evaluator: Evaluator,
    situation: Situation,
) -> Worth:
    """The share (None: all) of what is due of the charge."""
    due, steps = _due(charge, evaluator, situation)
    if share is None:
        saved = _saved_of_dependents(charge, due, 0, evaluator, situation)
        return Worth(value=due, steps=steps, consequences=saved, charge_due=due)
    trace = evaluator.shared_trace(share, situation)
    part = part_of_whole(trace.value)
    left, value = Taken(charge=charge, before=due, line=incentive.id).divided(part, situation)
    step = Step(kind=StepKind.SHARE, subject=incentive, trace=trace, value=value)
    saved = _saved_of_dependents(charge, due, left, evaluator, situation)
    return Worth(value=value, steps=(*steps, step), consequences=saved, charge_due=due)


def _worth_reduced(
    incentive: Incentive, charge: Charge, evaluator: Evaluator, situation: Situation
) -> Worth:
    """What the charge is less when the basis is; reductions that come first come off before it."""
    benefit = cast(ReducesBasis, incentive.benefit)
    earlier = _reduced_before(benefit, evaluator, situation)
    taken = sum_of(step.value for step in earlier)
    others = tried_on(charge, benefit.after, evaluator)
    is_plain = not earlier and others is None
    # A question 'what if' is told no steps: then what is due without any of them is not asked.
    is_told = evaluator.unsupposed is None
    plain = charge_due(charge, evaluator, situation) if is_plain or is_told else _NOT_ASKED
    all_of_them = tried_on(charge, (*benefit.after, incentive.id), evaluator)
    without = situation.relieved_by(others)
    before = (
        plain
        if is_plain
        else charge_due(charge, evaluator, without.tried("before"), less_basis=taken, reduced=True)
    )
    trace = evaluator.shared_trace(benefit.by, situation)
    begun = (*plain.steps[:1], *earlier) if earlier else ()
    step = Step(kind=StepKind.REDUCTION, subject=incentive, trace=trace, value=trace.value)
    if trace.value is None:  # not applicable, which is not the same as nothing
        return Worth(value=None, steps=(*begun, *before.steps, step), charge_due=before.value)
    taken_in_all = plus(taken, trace.value)
    with_it = situation.relieved_by(all_of_them).tried("after")
    after = charge_due(charge, evaluator, with_it, less_basis=taken_in_all, reduced=True)
    saved = _saved_of_dependents(charge, before.value, after.value, evaluator, situation)
    value = less(before.value, after.value)
    if may_be_none([trace.value]) and value is not None:
        # Whatever the amount reads, nothing is given by what may turn out not to be there.
        value = doubtful_number(missing_in([value, trace.value]), range_of(value))
    return Worth(
        value=value,
        steps=(*begun, *before.steps, step, *after.steps),
        consequences=saved,
        charge_due=before.value,
    )


def _reduced_before(
    benefit: ReducesBasis, evaluator: Evaluator, situation: Situation
) -> tuple[Step, ...]:
    """What the reductions that come first take off the basis in this place, in their order.

    Those that take nothing are left out.
    """
    earlier = (evaluator.law.library.incentives[name] for name in benefit.after)
    steps = (reduction_step(incentive, evaluator, situation) for incentive in earlier)
    return tuple(step for step in steps if step is not None)


def _due(
    charge: Charge, evaluator: Evaluator, situation: Situation
) -> tuple[Result, tuple[Step, ...]]:
    """The charge after reliefs; the charges that it is built on are worked out before it."""
    if charge.built_on is not None and charge.built_on not in situation.charges:
        base = evaluator.law.library.charges[charge.built_on]
        base_value, base_steps = _due(base, evaluator, situation)
        situation = situation.with_charges({**situation.charges, base.id: base_value})
        due = charge_due(charge, evaluator, situation)
        return due.value, (*base_steps, *due.steps)
    due = charge_due(charge, evaluator, situation)
    return due.value, due.steps


def _saved_of_dependents(
    charge: Charge, before: Result, left: Result, evaluator: Evaluator, situation: Situation
) -> tuple[tuple[Charge, Result], ...]:
    """What falls away of the charges built on `charge` when of `before` only `left` is still due.

    A trial with supposed facts asks for none.
    """
    if evaluator.unsupposed is not None:
        return ()
    saved = []
    without, with_it = {charge.id: before}, {charge.id: left}
    for dependent in charges_built_on(charge.id, evaluator.law):
        for trial, charges in (("without", without), ("with", with_it)):
            place = situation.tried(trial).with_charges(dict(charges))
            charges[dependent.id] = charge_left(dependent, evaluator, place)
        saved.append((dependent, less(without[dependent.id], with_it[dependent.id])))
    return tuple(saved)
