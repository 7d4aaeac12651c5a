"""What another edition of the law makes of cases: what changes, by how much, and why."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import assert_never

import attrs

from incentives.brief import brief
from incentives.engine.comparison.causes import consulted_by
from incentives.engine.comparison.result_effects import ResultEffect, result_effects
from incentives.engine.evaluation.consulted import Consulted
from incentives.engine.findings.amounts import (
    amount_spread,
    consequence_spread,
    difference_between,
)
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.errors import IncentivesError
from incentives.facts.snapshot import Snapshot
from incentives.policy.comparison import EntryChange, about
from incentives.policy.figure_changes import FigureChange
from incentives.policy.parameter import DatedFigure
from incentives.values.range import MoneyRange, total_of

LawChange = EntryChange | FigureChange
Sides = tuple[Assessment, Assessment]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class IncentiveEffect:
    """One incentive of a case before and after; None: no law at the place of the case.

    `consequences`: the difference in what falls away of charges built on the relieved one. `read`:
    what of the law it consulted.
    """

    incentive: str
    before: Determination | None
    after: Determination | None
    was_due: MoneyRange
    now_due: MoneyRange
    difference: MoneyRange
    consequences: MoneyRange
    read: tuple[Consulted | None, Consulted | None]

    __repr__ = brief


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CaseEffect:
    """One case of which something changed, or may have.

    `results`: those that came to something else. `undecided`: incentives and results that read what
    changed and lie between the same bounds before and after. `refusals`: why the case cannot be
    assessed by the one edition or the other.
    """

    name: str
    on: date
    effects: tuple[IncentiveEffect, ...] = ()
    results: tuple[ResultEffect, ...] = ()
    undecided: tuple[str, ...] = ()
    refusals: tuple[IncentivesError | None, IncentivesError | None] = (None, None)

    __repr__ = brief

    @property
    def all_effects(self) -> tuple[IncentiveEffect | ResultEffect, ...]:
        """Of incentives, then of results."""
        return (*self.effects, *self.results)

    @property
    def is_refused(self) -> bool:
        """Whether the one edition or the other cannot assess it."""
        return any(refusal is not None for refusal in self.refusals)

    @property
    def has_changed(self) -> bool:
        """Whether something surely changed."""
        return bool(self.effects or self.results) or self.is_refused


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Example:
    """A case whose incentive or result reads what changed, and came to something else.

    `is_sole`: it reads nothing else that changed.
    """

    case: CaseEffect
    effect: IncentiveEffect | ResultEffect
    is_sole: bool

    __repr__ = brief


@attrs.frozen(kw_only=True, repr=False)
class IncentiveTotal:
    """What an incentive comes to in all cases that both editions answer.

    `cases`: in how many of them it changed.
    """

    incentive: str
    cases: int
    was_due: MoneyRange
    now_due: MoneyRange
    difference: MoneyRange
    consequences: MoneyRange

    __repr__ = brief


def effect_on_case(
    name: str, sides: Sides, snapshot: Snapshot, changes: Sequence[LawChange]
) -> CaseEffect | None:
    """The incentives and results of one case that come to something else, or may; None: none do.

    `sides`: the assessments of the case by the edition before and the one after, as of one day.
    `changes`: all that the editions state differently.
    """
    effects, undecided = [], []
    for incentive in dict.fromkeys(one.incentive for side in sides for one in side):
        old, new = (_result(incentive, side) for side in sides)
        if old != new:
            effects.append(_effect(incentive, sides, snapshot))
        elif old[:1] == (Outcome.UNDETERMINED,):
            effect = _effect(incentive, sides, snapshot)
            if any(touches(change, effect) for change in changes):
                undecided.append(incentive)
    results = []
    for found in result_effects(sides, snapshot):
        if found.has_changed:
            results.append(found)
        elif found.is_open and any(touches(change, found) for change in changes):
            undecided.append(found.result)
    if not effects and not results and not undecided:
        return None
    return CaseEffect(
        name=name,
        on=sides[0].on,
        effects=tuple(effects),
        results=tuple(results),
        undecided=tuple(dict.fromkeys(undecided)),
    )


def _result(incentive: str, assessment: Assessment) -> tuple[object, ...]:
    """What is compared. What is no law at the place, not in force or not eligible gives nothing."""
    determination = determination_in(assessment, incentive)
    if determination is None or not determination.outcome.is_given:
        return ()
    consequences = tuple(
        (consequence.charge.id, consequence.amount, consequence.amount_range)
        for consequence in determination.consequences
    )
    return (
        determination.outcome,
        determination.amount,
        determination.amount_range,
        determination.beneficiary,
        consequences,
    )


def _effect(incentive: str, sides: Sides, snapshot: Snapshot) -> IncentiveEffect:
    currency = sides[0].law.library.currency
    before, after = (determination_in(side, incentive) for side in sides)
    saved_before, saved_after = (consequence_spread(one, currency) for one in (before, after))
    consulted = [
        consulted_by(incentive, side, snapshot) if incentive in side else None for side in sides
    ]
    return IncentiveEffect(
        incentive=incentive,
        before=before,
        after=after,
        was_due=amount_spread(before, currency),
        now_due=amount_spread(after, currency),
        difference=difference_between(before, after, currency),
        consequences=saved_after - saved_before,
        read=(consulted[0], consulted[1]),
    )


def determination_in(assessment: Assessment, incentive: str) -> Determination | None:
    """The determination of the incentive; None where it is no law at the place."""
    # An assessment is no mapping.
    return assessment[incentive] if incentive in assessment else None  # noqa: SIM401


Dues = Mapping[str, MoneyRange]
"""What each incentive of an assessment comes to, by its id."""


def dues_of(assessment: Assessment) -> Dues:
    """What each incentive comes to that is given, or may be."""
    currency = assessment.law.library.currency
    return {
        determination.incentive: amount_spread(determination, currency)
        for determination in assessment
        if determination.outcome.is_given
    }


def totals_by_incentive(
    pairs: Sequence[tuple[Dues, Dues]], cases: Sequence[CaseEffect], currency: str
) -> tuple[IncentiveTotal, ...]:
    """The sums over all pairs of assessments, of the incentives that changed in some case.

    `pairs`: of all cases that both editions answer, changed or not; `cases`: those that changed.
    """
    changed: dict[str, list[IncentiveEffect]] = {}
    for case in cases:
        for effect in case.effects:
            changed.setdefault(effect.incentive, []).append(effect)
    return tuple(
        IncentiveTotal(
            incentive=incentive,
            cases=len(effects),
            was_due=_total_due(incentive, [before for before, _ in pairs], currency),
            now_due=_total_due(incentive, [after for _, after in pairs], currency),
            difference=total_of((effect.difference for effect in effects), currency),
            consequences=total_of((effect.consequences for effect in effects), currency),
        )
        for incentive, effects in changed.items()
    )


def _total_due(incentive: str, dues: Iterable[Dues], currency: str) -> MoneyRange:
    """What the incentive comes to in all of the assessments."""
    return total_of((of_one[incentive] for of_one in dues if incentive in of_one), currency)


def examples_of(changes: Sequence[LawChange], cases: Sequence[CaseEffect]) -> Mapping[int, Example]:
    """For each change, by its place in the sequence, a case whose working reads it.

    The case came to something else, and is one that as few other changes as possible touch; among
    equals the first. A change that touches no such case has no example.
    """
    candidates: list[tuple[CaseEffect, IncentiveEffect | ResultEffect]] = [
        (case, effect) for case in cases for effect in case.all_effects
    ]
    touched = [[touches(change, effect) for _, effect in candidates] for change in changes]
    load = [sum(row[column] for row in touched) for column in range(len(candidates))]
    examples: dict[int, Example] = {}
    for number, row in enumerate(touched):
        columns = [column for column, is_touched in enumerate(row) if is_touched]
        if columns:
            at = min(columns, key=lambda column: load[column])
            case, effect = candidates[at]
            examples[number] = Example(case=case, effect=effect, is_sole=load[at] == 1)
    return examples


def touches(change: LawChange, effect: IncentiveEffect | ResultEffect) -> bool:
    """Whether what it came to on one of the two sides reads what changed."""
    match change:
        case FigureChange():
            sides = zip(effect.read, (change.before, change.after), strict=True)
            return any(_has_read(consulted, change, figure) for consulted, figure in sides)
        case EntryChange():
            return _is_of(effect, change.id) or _has_consulted(effect, change.id)
        case _:
            assert_never(change)


def _is_of(effect: IncentiveEffect | ResultEffect, entry: str) -> bool:
    """Whether one of the two determinations is of the entry, or was changed by it."""
    if isinstance(effect, ResultEffect):
        return False  # what it is of is among what it read
    for determination in (effect.before, effect.after):
        if determination is None:
            continue
        if entry in {determination.incentive, determination.instrument.id}:
            return True
        if any(about(made.relation) == entry for made in determination.changes):
            return True
    return False


def _has_consulted(effect: IncentiveEffect | ResultEffect, entry: str) -> bool:
    return any(
        consulted is not None and (entry in consulted.rules or entry in consulted.figures)
        for consulted in effect.read
    )


def _has_read(
    consulted: Consulted | None, change: FigureChange, figure: DatedFigure | None
) -> bool:
    """Whether the figure, or that there is none yet, was read for one of the days of the change."""
    return consulted is not None and consulted.has_read(
        change.parameter.id, figure, first=change.first, last=change.last
    )
