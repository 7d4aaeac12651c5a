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
from incentives.engine.evaluation.trace import Trace
from incentives.engine.findings.part import Step, StepKind
from incentives.language.expression import Expression
from incentives.language.possible import (
    Open,
    Result,
    either,
    is_number,
    missing_in,
    open_number,
    open_truth,
)
from incentives.policy.readings import stands_beside_others
from incentives.policy.rule import Charge
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
    The charge and its reliefs are noted as read. A question 'what if' is told no steps.
    """
    steps: list[Step] | None = [] if evaluator.unsupposed is None else None
    value = _due(charge, evaluator, situation, steps, less_basis if reduced else None)
    return Due(value=value, steps=tuple(steps or ()))


def charge_left(charge: Charge, evaluator: Evaluator, situation: Situation) -> Result:
    """As `charge_due`, without the steps."""
    return _due(charge, evaluator, situation, None, None)


def _due(
    charge: Charge,
    evaluator: Evaluator,
    situation: Situation,
    steps: list[Step] | None,
    less_basis: Result,
) -> Result:
    """The charge in the situation; who wants the steps is told them.

    `less_basis`: what is taken off the basis first; None: nothing is.
    """
    if missing := not_published(evaluator.law, charge.instrument):
        return open_number(missing, NOT_NEGATIVE)
    evaluator.consulted.rules.add(charge.id)
    is_reduced = less_basis is not None
    if charge.basis is not None:
        value, basis = _read(charge.basis, evaluator, situation, steps)
        if is_reduced:
            value = at_least_nothing(less(value, less_basis))
        if steps is not None:
            kind = StepKind.REDUCED_BASIS if is_reduced else StepKind.BASIS
            trace = None if is_reduced else basis
            steps.append(Step(kind=kind, subject=charge, trace=trace, value=value))
        situation = situation.on_basis(value)
    value, amount = _read(charge.amount, evaluator, situation, steps)
    if charge.by_month and charge.built_on is None:
        value = times(value, _TWELFTH)
    value = in_return(charge, value, situation, (charge.id, situation.trial))
    if steps is not None:
        kind = StepKind.REDUCED_CHARGE if is_reduced else StepKind.CHARGE
        steps.append(Step(kind=kind, subject=charge, trace=amount, value=value))
    return _after_reliefs(charge, value, evaluator, situation, steps)


def _after_reliefs(
    charge: Charge,
    value: Result,
    evaluator: Evaluator,
    situation: Situation,
    steps: list[Step] | None,
) -> Result:
    """What the reliefs that apply anyway leave of the charge."""
    is_undated = isinstance(situation.law_date, Open)
    has_others = stands_beside_others(charge, is_undated=is_undated)
    for there in evaluator.reliefs_there(charge.id, situation):
        relief = there.relief
        taken = Taken(charge=charge, before=value, line=(charge.id, situation.trial, relief.id))
        share, doubts = part_of_whole(there.share), missing_in([there.applies])
        if has_others and there.applies is not True:
            # What later parts add to its line hangs on whether it applies here.
            share = either([0, share], doubts)
        left, _ = taken.divided(share, situation)
        is_told = has_others or there.applies is True
        value = left if is_told else either([value, left], doubts)
        if steps is not None:
            told = evaluator.shared_trace(relief.share, situation)
            steps.append(Step(kind=StepKind.RELIEF, subject=relief, trace=told, value=value))
    return value


def _read(
    expression: Expression, evaluator: Evaluator, situation: Situation, steps: list[Step] | None
) -> tuple[Result, Trace | None]:
    """The value, with the working where steps are told."""
    if steps is None:
        return evaluator.value(expression, situation), None
    trace = evaluator.shared_trace(expression, situation)
    return trace.value, trace


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Taken:
    """What a share is taken of: what was due before, and the line of the return for it."""

    charge: Charge
    before: Result
    line: Hashable

    def divided(self, share: Result, situation: Situation) -> tuple[Result, Result]:
        """What is left when the share, from nothing to all, falls away; and what does."""
        before, book = self.before, situation.book
        are_numbers = is_number(before) and is_number(share)
        if book is None or self.charge.returned is None or not are_numbers:
            return without_share(before, share), times(before, share)
        rounding = self.charge.returned.rounding
        told = book.relieved(self.line, before, share, rounding)
        return told.left, told.off


def in_return(charge: Charge, value: Result, situation: Situation, line: Hashable) -> Result:
    """The value as it stands in the return of the charge; itself where none is made."""
    if situation.book is None or charge.returned is None:
        return value
    return situation.book.rounded(line, value, charge.returned.rounding)


def arises(charge: Charge, evaluator: Evaluator, situation: Situation) -> Result:
    """Whether the charge arises in the situation at all."""
    if missing := not_published(evaluator.law, charge.instrument):
        return open_truth(missing)
    if charge.arises is None:
        return True
    value = evaluator.value(charge.arises, situation)
    return False if value is None else value
