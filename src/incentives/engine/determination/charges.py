"""What a charge comes to: its amount, then the reliefs that apply anyway."""

from collections.abc import Hashable
from fractions import Fraction

import attrs

from incentives.engine.determination.arithmetic import (
    at_least_nothing,
    less,
    part_of_whole,
    times,
    without_share,
)
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.figures.prevailing import not_published
from incentives.engine.evaluation.situation import Situation
from incentives.engine.findings.part import Step, StepKind
from incentives.language.possible import (
    Result,
    either,
    is_number,
    missing_in,
    open_number,
    open_truth,
)
from incentives.policy.rule import Charge, Relief
from incentives.values.range import NOT_NEGATIVE

_TWELFTH = Fraction(1, 12)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Due:
    """What is left of a charge after reliefs, with the steps that lead there."""

    value: Result
    steps: tuple[Step, ...]


def charge_due(
    charge: Charge,
    evaluator: Evaluator,
    situation: Situation,
    *,
    less_basis: Result = 0,
    reduced: bool = False,
) -> Due:
    """The charge in the situation after the reliefs that apply anyway.

    Where it is returned, each line of the return is rounded, else nothing is.

    A charge by month comes to its twelfth of the year. `reduced`: `less_basis` is taken off the
    basis first, down to nothing. The charges that it is built on must stand in the situation. Of a
    charge whose instrument was not yet published nothing is known but that it is not below nothing.
    The charge and its reliefs are noted as read.
    """
    if missing := not_published(evaluator.law, charge.instrument):
        return Due(value=open_number(missing, NOT_NEGATIVE), steps=())
    evaluator.consulted.rules.add(charge.id)
    steps: list[Step] = []
    if charge.basis is not None:
        basis = evaluator.shared_trace(charge.basis, situation)
        kind = StepKind.REDUCED_BASIS if reduced else StepKind.BASIS
        value = at_least_nothing(less(basis.value, less_basis)) if reduced else basis.value
        steps.append(Step(kind=kind, subject=charge, trace=None if reduced else basis, value=value))
        situation = situation.on_basis(value)
    amount = evaluator.shared_trace(charge.amount, situation)
    is_twelfth = charge.by_month and charge.built_on is None
    value = times(amount.value, _TWELFTH) if is_twelfth else amount.value
    value = in_return(charge, value, situation, (charge.id, situation.trial))
    kind = StepKind.REDUCED_CHARGE if reduced else StepKind.CHARGE
    steps.append(Step(kind=kind, subject=charge, trace=amount, value=value))
    for relief, in_force in evaluator.reliefs_on(charge.id, situation.law_date):
        taken = Taken(charge=charge, before=value, line=(charge.id, situation.trial, relief.id))
        step = _relieved(relief, in_force, taken, evaluator, situation)
        if step is not None:
            steps.append(step)
            value = step.value
    return Due(value=value, steps=tuple(steps))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Taken:
    """What a share is taken of: what was due before, and the line of the return for it."""

    charge: Charge
    before: Result
    line: Hashable

    def left(self, share: Result, situation: Situation) -> Result:
        """What is left when the share, from nothing to all, falls away."""
        if situation.book is None or self.charge.returned is None or not is_number(self.before):
            return without_share(self.before, share)
        rounding = self.charge.returned.rounding
        return situation.book.relieved(self.line, self.before, share, rounding)


def in_return(charge: Charge, value: Result, situation: Situation, line: Hashable) -> Result:
    """The value as it stands in the return of the charge; itself where none is made."""
    if situation.book is None or charge.returned is None:
        return value
    return situation.book.rounded(line, value, charge.returned.rounding)


def _relieved(
    relief: Relief, in_force: Result, taken: Taken, evaluator: Evaluator, situation: Situation
) -> Step | None:
    """What a relief leaves of the charge; None where it does not apply."""
    condition = (
        evaluator.shared_trace(relief.condition, situation).value
        if relief.condition is not None
        else True
    )
    if condition is False or condition is None:
        return None
    share = evaluator.shared_trace(relief.share, situation)
    if share.value is None:
        return None
    left = taken.left(part_of_whole(share.value), situation)
    if in_force is not True or condition is not True:
        left = either([taken.before, left], missing_in([in_force, condition]))
    evaluator.consulted.rules |= {relief.id, relief.instrument}
    return Step(kind=StepKind.RELIEF, subject=relief, trace=share, value=left)


def arises(charge: Charge, evaluator: Evaluator, situation: Situation) -> Result:
    """Whether the charge arises in the situation at all."""
    if missing := not_published(evaluator.law, charge.instrument):
        return open_truth(missing)
    if charge.arises is None:
        return True
    value = evaluator.shared_trace(charge.arises, situation).value
    return False if value is None else value
