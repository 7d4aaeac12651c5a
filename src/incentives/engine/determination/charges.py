"""What a charge comes to: its amount, then the reliefs that apply anyway."""

from fractions import Fraction

import attrs

from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.prevailing import not_published
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.part import Step, StepKind
from incentives.language.operators import OPERATORS
from incentives.language.possible import Result, either, lift, missing_in, open_number
from incentives.language.types import NumberType
from incentives.policy.rule import Charge, Relief
from incentives.values.unit import ONE

_TIMES, _MINUS, _MAX = OPERATORS["*"], OPERATORS["-"], OPERATORS["max"]
_PLAIN = NumberType(ONE)
_TWELFTH = Fraction(1, 12)


@attrs.frozen(kw_only=True, eq=False)
class Due:
    """What is left of a charge after reliefs, with the steps that lead there."""

    value: Result
    steps: tuple[Step, ...]


def charge_due(
    charge: Charge, evaluator: Evaluator, situation: Situation, *, less_basis: Result = 0, reduced: bool = False
) -> Due:
    """The charge in the situation after the reliefs that apply anyway; `less_basis` is taken off its basis first."""
    if missing := not_published(evaluator.law, charge.instrument):
        return Due(value=open_number(missing, 0), steps=())
    evaluator.reads.rules.add(charge.id)
    steps: list[Step] = []
    if charge.basis is not None:
        basis = evaluator.shared_trace(charge.basis, situation)
        kind = StepKind.REDUCED_BASIS if reduced else StepKind.BASIS
        value = _reduced(basis.value, less_basis) if reduced else basis.value
        steps.append(Step(kind=kind, subject=charge, trace=None if reduced else basis, value=value))
        situation = attrs.evolve(situation, basis=value)
    amount = evaluator.shared_trace(charge.amount, situation)
    value = lift(_TIMES, _PLAIN, (amount.value, _TWELFTH)) if charge.by_month and charge.built_on is None else amount.value
    steps.append(Step(kind=StepKind.REDUCED_CHARGE if reduced else StepKind.CHARGE, subject=charge, trace=amount, value=value))
    for relief, in_force in evaluator.reliefs_on(charge.id, situation.law_date):
        step = _relieved(relief, in_force, value, evaluator, situation)
        if step is not None:
            steps.append(step)
            value = step.value
    return Due(value=value, steps=tuple(steps))


def _reduced(basis: Result, less: Result) -> Result:
    return lift(_MAX, _PLAIN, (lift(_MINUS, _PLAIN, (basis, less)), 0))


def _relieved(relief: Relief, in_force: Result, value: Result, evaluator: Evaluator, situation: Situation) -> Step | None:
    """What a relief leaves of the charge; None where it does not apply."""
    condition = evaluator.shared_trace(relief.condition, situation).value if relief.condition is not None else True
    if condition is False or condition is None:
        return None
    share = evaluator.shared_trace(relief.share, situation)
    if share.value is None:
        return None
    left = lift(_TIMES, _PLAIN, (value, lift(_MINUS, _PLAIN, (1, share.value))))
    if in_force is not True or condition is not True:
        left = either([value, left], missing_in([in_force, condition]))
    evaluator.reads.rules |= {relief.id, relief.instrument}
    return Step(kind=StepKind.RELIEF, subject=relief, trace=share, value=left)


def dependent_charges(charge_id: str, evaluator: Evaluator) -> list[Charge]:
    """The charges of the place built on this one, directly or through others, in the order in which they rest on each other."""
    law = evaluator.law
    found: list[Charge] = []
    waiting = [charge_id]
    while waiting:
        base = waiting.pop(0)
        for charge in law.library.charges.values():
            if charge.built_on == base and law.applies(charge.instrument) and law.is_known(charge.instrument):
                found.append(charge)
                waiting.append(charge.id)
    return found
