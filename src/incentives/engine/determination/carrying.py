"""What an incentive does to a charge in every row, for what the charge carries from row to row.

An account of the charge is worked out once as if there were no such incentive, and once with it in
all rows: a loss that a relief enlarges is larger in the years after. Versions of one incentive that
instruments continuing each other give are one and the same relief here.
"""

from datetime import date
from functools import lru_cache
from typing import cast

import attrs

from incentives.engine.determination.arithmetic import less, sum_of
from incentives.engine.determination.charges import charge_due
from incentives.engine.evaluation.carried.account import is_whole
from incentives.engine.evaluation.dependence import rests_on
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.evaluation.figures.prevailing import in_force_on
from incentives.engine.evaluation.situation import (
    NOT_RELIEVED,
    BoundRow,
    ReliefsInRows,
    RowRelief,
    Situation,
)
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part, Step, StepKind
from incentives.language.expression import Carry
from incentives.language.operators import OPERATORS, lift
from incentives.language.possible import Open, Result, either, missing_in
from incentives.language.types import BOOLEAN
from incentives.policy.library import Library
from incentives.policy.readings import parts_reached
from incentives.policy.renewals import versions_to, versions_to_any
from incentives.policy.rule import (
    Charge,
    Incentive,
    Pays,
    ReducesBasis,
    Relieves,
    reductions_before,
)

_AND, _OR = OPERATORS["and"], OPERATORS["or"]


@lru_cache(maxsize=1_000)
def carries(charge: Charge, library: Library) -> bool:
    """Whether the charge has accounts: what it comes to in a row hangs on other rows too."""
    reached = parts_reached(charge.expressions, library.definitions)
    return any(isinstance(part, Carry) and part.charge == charge.id for part in reached)


def tried_on(
    charge: Charge, incentives: tuple[str, ...], evaluator: Evaluator
) -> ReliefsInRows | None:
    """What the incentives do to the charge in every row of its list.

    None where the charge carries nothing, or they are none, so that nothing hangs on it.
    """
    if not incentives or not carries(charge, evaluator.law.library):
        return None
    key = (charge.id, incentives)
    tried = evaluator.accounts.tried
    if key not in tried:
        before = evaluator.unsupposed.accounts.tried.get(key) if evaluator.unsupposed else None
        if before is None or _rests_on_supposed(before, evaluator):
            before = _in_rows(charge, incentives, evaluator)
        tried[key] = before
    return tried[key]


def _rests_on_supposed(reliefs: ReliefsInRows, evaluator: Evaluator) -> bool:
    return any(
        rests_on(value, evaluator.supposed)
        for relief in reliefs.by_row.values()
        for value in (relief.exempt, relief.relieved)
    )


def _in_rows(charge: Charge, incentives: tuple[str, ...], evaluator: Evaluator) -> ReliefsInRows:
    library = evaluator.law.library
    versions = versions_to_any(incentives, library)
    listed = [row for name in charge.for_each for row in evaluator.rows_of(name) or ()]
    by_row = {id(row.facts): _in_row(row, charge, versions, evaluator) for row in listed}
    return ReliefsInRows(charge=charge.id, by_row=by_row)


def _in_row(
    row: BoundRow, charge: Charge, versions: tuple[Incentive, ...], evaluator: Evaluator
) -> RowRelief:
    bound = {row.record: row}
    bare = Situation(rows=bound, law_date=None)
    day = evaluator.value(charge.at, bare) if charge.at is not None else None
    there = Situation(rows=bound, law_date=cast("date | Open | None", day))
    reductions = [reduction_step(version, evaluator, there) for version in versions]
    exempt = [_frees(version, evaluator, there) for version in versions]
    relieved = sum_of(step.value for step in reductions if step is not None)
    whole = lift(_OR, BOOLEAN, [False, False, *exempt])
    if relieved == 0 and whole is False:
        return NOT_RELIEVED
    return RowRelief(exempt=whole, relieved=relieved)


def _applies(incentive: Incentive, evaluator: Evaluator, there: Situation) -> Result:
    """Whether the incentive is law in the row, and its condition holds there."""
    law = evaluator.law
    if not (law.applies(incentive.instrument) and law.is_known(incentive.instrument)):
        return False
    in_force = in_force_on(law.library.instruments[incentive.instrument], there.law_date)
    if in_force is False:
        return False
    condition: Result = True
    if incentive.condition is not None:
        condition = evaluator.value(incentive.condition, there)
    return lift(_AND, BOOLEAN, [in_force, False if condition is None else condition])


def _frees(incentive: Incentive, evaluator: Evaluator, there: Situation) -> Result:
    """Whether the incentive frees the row from the whole charge."""
    benefit = incentive.benefit
    if not isinstance(benefit, Relieves):
        return False
    applies = _applies(incentive, evaluator, there)
    if applies is False or benefit.share is None:
        return applies
    share = evaluator.value(benefit.share, there)
    return lift(_AND, BOOLEAN, [applies, is_whole(share)])


def reduction_step(incentive: Incentive, evaluator: Evaluator, there: Situation) -> Step | None:
    """What the incentive takes off the basis there; None where it takes nothing."""
    benefit = incentive.benefit
    if not isinstance(benefit, ReducesBasis):
        return None
    applies = _applies(incentive, evaluator, there)
    if applies is False:
        return None
    evaluator.consulted.rules.add(incentive.id)
    by = evaluator.shared_trace(benefit.by, there)
    value = by.value
    if applies is not True and value is not None:
        value = either([0, value], missing_in([applies]))
    if value is None or value == 0:
        return None
    return Step(kind=StepKind.EARLIER_REDUCTION, subject=incentive, trace=by, value=value)


def with_carried(
    incentive: Incentive, charge: Charge | None, parts: list[Part], evaluator: Evaluator
) -> list[Part]:
    """The parts, those to which the incentive does not apply with what it does to them from others.

    A month that is taxed pays more where the free months before it have no credit to leave, a year
    less where an earlier loss is larger.
    """
    if charge is None or isinstance(incentive.benefit, Pays):
        return parts
    before = reductions_before(incentive.benefit)
    tried = tried_on(charge, (*before, incentive.id), evaluator)
    if tried is None or all(relief is NOT_RELIEVED for relief in tried.by_row.values()):
        return parts
    tries = _Tries(
        charge=charge,
        without=tried_on(charge, before, evaluator),
        tried=tried,
        later=_versions_after(incentive, evaluator.law.library),
    )
    return [_with_carried(part, tries, evaluator) for part in parts]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Tries:
    """A charge without an incentive and with it; `later`: what instruments that go on give."""

    charge: Charge
    without: ReliefsInRows | None
    tried: ReliefsInRows
    later: tuple[Incentive, ...]


@lru_cache(maxsize=1_000)
def _versions_after(incentive: Incentive, library: Library) -> tuple[Incentive, ...]:
    return tuple(
        other
        for other in library.incentives.values()
        if other is not incentive and incentive in versions_to(other, library)
    )


def _with_carried(part: Part, tries: _Tries, evaluator: Evaluator) -> Part:
    library, day = evaluator.law.library, part.situation.law_date
    applies = part.by_itself.outcome not in {Outcome.INELIGIBLE, Outcome.NOT_IN_FORCE}
    is_relieved = any(
        tries.tried.of(row) is not NOT_RELIEVED for row in part.situation.rows.values()
    )
    is_law = in_force_on(library.instruments[tries.charge.instrument], day) is not False
    is_told_later = any(
        in_force_on(library.instruments[other.instrument], day) is not False
        for other in tries.later
    )
    if applies or is_relieved or is_told_later or part.is_unlisted or not is_law:
        return part
    due, due_with = (
        charge_due(tries.charge, evaluator, part.situation.relieved_by(reliefs).tried(trial)).value
        for trial, reliefs in (("without", tries.without), ("with", tries.tried))
    )
    return attrs.evolve(part, carried=less(due, due_with))
