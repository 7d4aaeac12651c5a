"""The parts of a determination: one for each row or month that an incentive goes over, each under the law of its own date."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import product
from math import isinf
from typing import cast

import attrs

from incentives.engine.charges import charge_due, dependent_charges, in_force_on
from incentives.engine.evaluator import Evaluator
from incentives.engine.open_value import NONE_MISSING, Missing, MissingKind, Open, Result, either, lift, missing_in
from incentives.engine.result import Outcome, Part, Step, StepKind
from incentives.engine.situation import BoundRow, Situation
from incentives.engine.trace import Trace
from incentives.language.expression import Expression
from incentives.language.operators import OPERATORS
from incentives.language.types import NumberType
from incentives.policy.rule import Charge, Incentive, Pays, ReducesBasis, Relieves
from incentives.values.number import Exact
from incentives.values.period import Month
from incentives.values.unit import ONE

_TIMES, _MINUS = OPERATORS["*"], OPERATORS["-"]
_PLAIN = NumberType(ONE)

UNKNOWN_ROLE = "unknown"
"""The beneficiary where a fact that decides it is missing."""


@attrs.frozen(kw_only=True, eq=False)
class Worked:
    """A part with the trace of its condition, and what falls away of the charges built on the relieved one."""

    part: Part
    condition: Trace | None
    consequences: tuple[tuple[Charge, Result], ...]


@attrs.frozen(kw_only=True, eq=False)
class _Worth:
    value: Result
    steps: tuple[Step, ...]
    consequences: tuple[tuple[Charge, Result], ...] = ()


def work_out_parts(incentive: Incentive, evaluator: Evaluator, on: date) -> list[Worked]:
    """Every part up to the day `on`; rows dated later are left out."""
    charge = charge_of(incentive, evaluator)
    worked = []
    for situation in situations_of(incentive, charge, evaluator, on):
        arises = _truth(charge.arises if charge is not None else None, evaluator, situation)
        if arises is False or situation.law_date is None:
            continue
        if charge is None or not charge.by_month:
            if isinstance(situation.law_date, date) and situation.law_date > on:
                continue
        worked.append(_work_out(incentive, charge, evaluator, situation, arises))
    return worked


def charge_of(incentive: Incentive, evaluator: Evaluator) -> Charge | None:
    """The charge that the incentive makes smaller, if it is of that sort."""
    match incentive.benefit:
        case Relieves(charge=charge_id) | ReducesBasis(charge=charge_id):
            return evaluator.law.library.charges[charge_id]
        case _:
            return None


def situations_of(incentive: Incentive, charge: Charge | None, evaluator: Evaluator, on: date) -> Iterator[Situation]:
    """The rows (and months) that the incentive goes over, each with its law date."""
    choices = [evaluator.rows_of(name) or _unlisted_or_none(name, evaluator) for name in incentive.for_each]
    for combination in product(*choices):
        rows = {row.record: row for row in combination}
        label = ", ".join(row.facts.path for row in combination)
        if charge is not None and charge.by_month:
            for number in range(1, on.month + 1):
                month = Month(on.year, number)
                month_label = f"{label} {month}" if label else str(month)
                yield Situation(label=month_label, rows=rows, law_date=month.last_day)
        else:
            at = charge.at if charge is not None else incentive.trigger
            bare = Situation(label=label, rows=rows, law_date=None)
            found = evaluator.trace(at, bare).value if at is not None else on
            yield Situation(label=label, rows=rows, law_date=cast("date | Open | None", found))


def _unlisted_or_none(list_name: str, evaluator: Evaluator) -> tuple[BoundRow, ...]:
    """A stand-in row where nobody has said which rows there are; nothing where there are known to be none."""
    return (evaluator.unlisted_row(list_name),) if evaluator.rows_of(list_name) is None else ()


def _truth(expression: Expression | None, evaluator: Evaluator, situation: Situation) -> Result:
    if expression is None:
        return True
    value = evaluator.trace(expression, situation).value
    return False if value is None else value


def _work_out(incentive: Incentive, charge: Charge | None, evaluator: Evaluator, situation: Situation, arises: Result) -> Worked:
    instrument = evaluator.law.library.instruments[incentive.instrument]
    in_force = in_force_on(instrument.in_force, situation.law_date, instrument.id)
    part = partial(Part, label=situation.label, law_date=situation.law_date if isinstance(situation.law_date, date) else None)
    nobody = incentive.beneficiary[-1].role
    if in_force is False:
        out = part(outcome=Outcome.NOT_IN_FORCE, low=0, high=0, steps=(), beneficiary=nobody, missing=())
        return Worked(part=out, condition=None, consequences=())
    trace = evaluator.trace(incentive.condition, situation) if incentive.condition is not None else None
    condition: Result = trace.value if trace is not None else True
    unlisted = [row.list_name for row in situation.rows.values() if row.is_unlisted]
    beneficiary, unsure_of_role = _beneficiary(incentive, evaluator, situation)
    if condition is False or condition is None:
        is_certain = in_force is True and arises is True and not unlisted
        outcome = Outcome.INELIGIBLE if is_certain else Outcome.UNDETERMINED
        missing = NONE_MISSING if is_certain else missing_in([in_force, arises]) | _unlisted_missing(situation)
        failed = part(outcome=outcome, low=0, high=0, steps=(), beneficiary=beneficiary, missing=tuple(sorted(missing)))
        return Worked(part=failed, condition=trace, consequences=())
    worth = _worth(incentive, charge, evaluator, situation)
    preconditions = [in_force, arises, condition]
    if worth.value is None and all(each is True for each in preconditions) and not unlisted:
        nothing = part(outcome=Outcome.INELIGIBLE, low=0, high=0, steps=worth.steps, beneficiary=beneficiary, missing=())
        return Worked(part=nothing, condition=trace, consequences=())
    is_open = any(each is not True for each in preconditions) or isinstance(worth.value, Open) or bool(unlisted)
    value: Result = worth.value if worth.value is not None else 0
    missing = missing_in([*preconditions, value]) | _unlisted_missing(situation) | unsure_of_role
    low, high = _bounds(value, may_be_nothing=any(each is not True for each in preconditions) or bool(unlisted), many=bool(unlisted))
    outcome = Outcome.UNDETERMINED if is_open else Outcome.ELIGIBLE
    done = part(
        outcome=outcome, low=low, high=high, steps=worth.steps, beneficiary=beneficiary,
        missing=tuple(sorted(missing if is_open else unsure_of_role)),
    )  # fmt: skip
    consequences = worth.consequences
    if is_open and any(each is not True for each in preconditions):
        consequences = tuple((each, either([0, saved], missing)) for each, saved in worth.consequences)
    return Worked(part=done, condition=trace, consequences=consequences)


def _unlisted_missing(situation: Situation) -> frozenset[Missing]:
    return frozenset(Missing(MissingKind.FACT, row.list_name) for row in situation.rows.values() if row.is_unlisted)


def _bounds(value: Result, *, may_be_nothing: bool, many: bool) -> tuple[Exact, Exact | None]:
    """The least and the most that the part can come to; `many`: it may stand for any number of rows."""
    low = value.low if isinstance(value, Open) else cast(Exact, value)
    high = value.high if isinstance(value, Open) else cast(Exact, value)
    if may_be_nothing:
        low, high = min(low, 0), max(high, 0)
    if many and high > 0:
        return cast(Exact, 0 if isinf(low) else low), None
    return cast(Exact, 0 if isinf(low) else low), None if isinf(high) else cast(Exact, high)


def _worth(incentive: Incentive, charge: Charge | None, evaluator: Evaluator, situation: Situation) -> _Worth:
    """What the incentive gives in the situation if its conditions hold."""
    match incentive.benefit:
        case Pays(amount=None):
            return _Worth(value=0, steps=())
        case Pays(amount=amount):
            trace = evaluator.trace(cast(Expression, amount), situation)
            return _Worth(value=trace.value, steps=(Step(kind=StepKind.AMOUNT, subject=incentive, trace=trace, value=trace.value),))
        case Relieves(share=share):
            assert charge is not None  # read with its charge
            due = _due(charge, evaluator, situation)
            if share is None:
                return _relief_worth(charge, due[0], due[0], due[1], evaluator, situation)
            trace = evaluator.trace(share, situation)
            value = lift(_TIMES, _PLAIN, (due[0], trace.value))
            steps = (*due[1], Step(kind=StepKind.SHARE, subject=incentive, trace=trace, value=value))
            return _relief_worth(charge, value, due[0], steps, evaluator, situation)
        case ReducesBasis(by=by):
            assert charge is not None  # read with its charge
            before = charge_due(charge, evaluator, situation)
            trace = evaluator.trace(by, situation)
            after = charge_due(charge, evaluator, situation, less_basis=trace.value, reduced=True)
            worth = lift(_MINUS, _PLAIN, (before.value, after.value))
            steps = (*before.steps, Step(kind=StepKind.SHARE, subject=incentive, trace=trace, value=trace.value), *after.steps)
            return _relief_worth(charge, worth, before.value, steps, evaluator, situation)


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


def _relief_worth(
    charge: Charge, worth: Result, before: Result, steps: tuple[Step, ...], evaluator: Evaluator, situation: Situation
) -> _Worth:
    """The worth, and what falls away with it of the charges built on the relieved one."""
    consequences = []
    with_it = {charge.id: lift(_MINUS, _PLAIN, (before, worth))}
    without = {charge.id: before}
    for dependent in dependent_charges(charge.id, evaluator):
        for charges in (without, with_it):
            due = charge_due(dependent, evaluator, attrs.evolve(situation, charges=dict(charges), memo={}))
            charges[dependent.id] = due.value
        consequences.append((dependent, lift(_MINUS, _PLAIN, (without[dependent.id], with_it[dependent.id]))))
    return _Worth(value=worth, steps=steps, consequences=tuple(consequences))


def _beneficiary(incentive: Incentive, evaluator: Evaluator, situation: Situation) -> tuple[str, frozenset[Missing]]:
    """Who benefits; where nobody can say, `unknown` and what is missing for it."""
    for case in incentive.beneficiary:
        test = evaluator.trace(case.test, situation).value if case.test is not None else True
        if test is True:
            return case.role, frozenset()
        if isinstance(test, Open):
            return UNKNOWN_ROLE, test.missing
    return UNKNOWN_ROLE, frozenset()

