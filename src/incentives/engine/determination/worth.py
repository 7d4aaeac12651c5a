"""What an incentive is worth in one place: money of its own, or what it saves of a charge."""

from typing import cast

import attrs

from incentives.engine.determination.charges import charge_due, dependent_charges
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.prevailing import in_force_on
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.part import Step, StepKind
from incentives.language.expression import Expression
from incentives.language.operators import OPERATORS
from incentives.language.possible import Open, Result, either, lift, missing_in
from incentives.language.types import NumberType
from incentives.policy.rule import Charge, Incentive, Pays, ReducesBasis, Relieves
from incentives.values.unit import ONE

_TIMES, _PLUS, _MINUS, _MAX = OPERATORS["*"], OPERATORS["+"], OPERATORS["-"], OPERATORS["max"]
_PLAIN = NumberType(ONE)


@attrs.frozen(kw_only=True, eq=False)
class Worth:
    """The value with its steps; what is due of the relieved charge, and what falls away of those built on it."""

    value: Result
    steps: tuple[Step, ...]
    consequences: tuple[tuple[Charge, Result], ...] = ()
    charge_due: Result = None


NOTHING = Worth(value=None, steps=())


def worth_of(incentive: Incentive, charge: Charge | None, evaluator: Evaluator, situation: Situation) -> Worth:
    """What the incentive gives in the situation if its conditions hold: never less than nothing."""
    worth = _worth(incentive, charge, evaluator, situation)
    if worth.value is None:
        return worth
    value = lift(_MAX, _PLAIN, (worth.value, 0))
    if value == worth.value:
        return worth
    if isinstance(worth.value, Open):
        return attrs.evolve(worth, value=value)
    floor = Step(kind=StepKind.FLOOR, subject=incentive, trace=None, value=value)
    return attrs.evolve(worth, value=value, steps=(*worth.steps, floor))


def _worth(incentive: Incentive, charge: Charge | None, evaluator: Evaluator, situation: Situation) -> Worth:
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
            due, steps = _due(charge, evaluator, situation)
            if share is None:
                saved = _saved_of_dependents(charge, due, 0, evaluator, situation)
                return Worth(value=due, steps=steps, consequences=saved, charge_due=due)
            trace = evaluator.shared_trace(share, situation)
            value = lift(_TIMES, _PLAIN, (due, trace.value))
            left = lift(_TIMES, _PLAIN, (due, lift(_MINUS, _PLAIN, (1, trace.value))))
            step = Step(kind=StepKind.SHARE, subject=incentive, trace=trace, value=value)
            saved = _saved_of_dependents(charge, due, left, evaluator, situation)
            return Worth(value=value, steps=(*steps, step), consequences=saved, charge_due=due)
        case ReducesBasis(by=by):
            assert charge is not None  # read with its charge
            earlier = _reduced_before(incentive.benefit, evaluator, situation)
            taken = _sum_of(earlier)
            plain = charge_due(charge, evaluator, situation)
            before = charge_due(charge, evaluator, situation, less_basis=taken, reduced=True) if earlier else plain
            trace = evaluator.shared_trace(by, situation)
            less = lift(_PLUS, _PLAIN, (taken, trace.value))
            after = charge_due(charge, evaluator, situation, less_basis=less, reduced=True)
            step = Step(kind=StepKind.REDUCTION, subject=incentive, trace=trace, value=trace.value)
            begun = (*plain.steps[:1], *earlier) if earlier else ()
            return Worth(
                value=lift(_MINUS, _PLAIN, (before.value, after.value)),
                steps=(*begun, *before.steps, step, *after.steps),
                consequences=_saved_of_dependents(charge, before.value, after.value, evaluator, situation),
                charge_due=before.value,
            )


def _reduced_before(benefit: ReducesBasis, evaluator: Evaluator, situation: Situation) -> tuple[Step, ...]:
    """What the reductions that come first take off the basis in this place, those that take nothing left out."""
    law = evaluator.law
    steps = []
    for name in benefit.after:
        first = law.library.incentives[name]
        if not (law.applies(first.instrument) and law.is_known(first.instrument) and isinstance(first.benefit, ReducesBasis)):
            continue
        in_force = in_force_on(law.library.instruments[first.instrument], situation.law_date)
        if in_force is False:
            continue
        condition = evaluator.shared_trace(first.condition, situation).value if first.condition is not None else True
        if condition is False or condition is None:
            continue
        evaluator.reads.rules.add(name)
        by = evaluator.shared_trace(first.benefit.by, situation)
        is_sure = in_force is True and condition is True
        value = by.value if is_sure or by.value is None else either([0, by.value], missing_in([in_force, condition]))
        if value is not None and value != 0:
            steps.append(Step(kind=StepKind.EARLIER_REDUCTION, subject=first, trace=by, value=value))
    return tuple(steps)


def _sum_of(steps: tuple[Step, ...]) -> Result:
    total: Result = 0
    for step in steps:
        total = lift(_PLUS, _PLAIN, (total, step.value))
    return total


def _due(charge: Charge, evaluator: Evaluator, situation: Situation) -> tuple[Result, tuple[Step, ...]]:
    """The charge after reliefs; the charges that it is built on are worked out before it."""
    if charge.built_on is not None and charge.built_on not in situation.charges:
        base = evaluator.law.library.charges[charge.built_on]
        base_value, base_steps = _due(base, evaluator, situation)
        situation = attrs.evolve(situation, charges={**situation.charges, base.id: base_value})
        due = charge_due(charge, evaluator, situation)
        return due.value, (*base_steps, *due.steps)
    due = charge_due(charge, evaluator, situation)
    return due.value, due.steps


def _saved_of_dependents(
    charge: Charge, before: Result, left: Result, evaluator: Evaluator, situation: Situation
) -> tuple[tuple[Charge, Result], ...]:
    """What falls away of the charges built on `charge` when of `before` only `left` is still due; a trial asks for none."""
    if evaluator.basis is not None:
        return ()
    saved = []
    without, with_it = {charge.id: before}, {charge.id: left}
    for dependent in dependent_charges(charge.id, evaluator):
        for charges in (without, with_it):
            charges[dependent.id] = charge_due(dependent, evaluator, attrs.evolve(situation, charges=dict(charges))).value
        saved.append((dependent, lift(_MINUS, _PLAIN, (without[dependent.id], with_it[dependent.id]))))
    return tuple(saved)
