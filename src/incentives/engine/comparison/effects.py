"""What another edition of the law makes of cases: whose amounts change, by how much, and which change touches whom."""

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from incentives.engine.comparison.causes import reads_of
from incentives.engine.evaluation.consulted import Reads
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.spread import GIVEN, Spread, amount_spread, consequence_spread, difference_between, total_of
from incentives.errors import IncentivesError
from incentives.facts.snapshot import Snapshot
from incentives.policy.comparison import EntryChange, about
from incentives.policy.figure_changes import FigureChange
from incentives.policy.parameter import DatedFigure

LawChange = EntryChange | FigureChange
Sides = tuple[Assessment, Assessment]


@attrs.frozen(kw_only=True, eq=False)
class IncentiveEffect:
    """One incentive of a case before and after; None: no law at the place of the case.

    `consequences`: the difference in what falls away of charges built on the relieved one. `read`: what of the law it reads.
    """

    incentive: str
    before: Determination | None
    after: Determination | None
    was_due: Spread
    now_due: Spread
    difference: Spread
    consequences: Spread
    read: tuple[Reads | None, Reads | None]


@attrs.frozen(kw_only=True, eq=False)
class CaseEffect:
    """One case of which something changed, or may have.

    `undecided`: incentives that read what changed and lie between the same bounds before and after. `refusals`: why the case
    cannot be assessed by the one edition or the other.
    """

    name: str
    on: date
    effects: tuple[IncentiveEffect, ...] = ()
    undecided: tuple[str, ...] = ()
    refusals: tuple[IncentivesError | None, IncentivesError | None] = (None, None)

    @property
    def has_changed(self) -> bool:
        """Whether something surely changed."""
        return bool(self.effects) or any(each is not None for each in self.refusals)


@attrs.frozen(kw_only=True, eq=False)
class Example:
    """A case whose incentive reads what changed, and came to something else. `is_sole`: it reads nothing else that changed."""

    case: CaseEffect
    effect: IncentiveEffect
    is_sole: bool = True


@attrs.frozen(kw_only=True)
class IncentiveTotal:
    """What an incentive comes to in all cases that both editions answer, and in how many of them it changed."""

    incentive: str
    cases: int
    was_due: Spread
    now_due: Spread
    difference: Spread
    consequences: Spread


def effect_on_case(
    name: str, sides: Sides, snapshot: Snapshot, changes: Sequence[LawChange]
) -> CaseEffect | None:  # fmt: skip
    """The incentives of one case that come to something else, or may; None if there are none."""
    effects, undecided = [], []
    for incentive in dict.fromkeys(each.incentive for side in sides for each in side):
        old, new = (_result(incentive, side) for side in sides)
        if old != new:
            effects.append(_effect(incentive, sides, snapshot))
        elif old[:1] == (Outcome.UNDETERMINED,):
            effect = _effect(incentive, sides, snapshot)
            if any(touches(change, effect) for change in changes):
                undecided.append(incentive)
    if not effects and not undecided:
        return None
    return CaseEffect(name=name, on=sides[0].on, effects=tuple(effects), undecided=tuple(undecided))


def _result(incentive: str, assessment: Assessment) -> tuple[object, ...]:
    """What is compared. What is no law at the place, not in force or not eligible gives nothing."""
    found = determination_in(assessment, incentive)
    if found is None or found.outcome not in GIVEN:
        return ()
    consequences = tuple((each.charge.id, each.amount, each.amount_range) for each in found.consequences)
    return (found.outcome, found.amount, found.amount_range, found.beneficiary, consequences)


def _effect(incentive: str, sides: Sides, snapshot: Snapshot) -> IncentiveEffect:
    currency = sides[0].law.library.currency
    before, after = (determination_in(side, incentive) for side in sides)
    saved = [consequence_spread(each, currency) for each in (before, after)]
    reads = [reads_of(incentive, side, snapshot) if incentive in side else None for side in sides]
    return IncentiveEffect(
        incentive=incentive, before=before, after=after, was_due=amount_spread(before, currency),
        now_due=amount_spread(after, currency), difference=difference_between(before, after, currency),
        consequences=saved[1] - saved[0], read=(reads[0], reads[1]),
    )  # fmt: skip


def determination_in(assessment: Assessment, incentive: str) -> Determination | None:
    """The determination of the incentive; None where it is no law at the place."""
    return assessment[incentive] if incentive in assessment else None  # noqa: SIM401 - an assessment is no mapping


def totals_by_incentive(pairs: Sequence[Sides], cases: Sequence[CaseEffect], currency: str) -> tuple[IncentiveTotal, ...]:
    """The sums over all pairs of assessments, of the incentives that changed in some case."""
    changed: dict[str, list[IncentiveEffect]] = {}
    for case in cases:
        for effect in case.effects:
            changed.setdefault(effect.incentive, []).append(effect)
    found = []
    for incentive, effects in changed.items():
        was_due, now_due = (
            total_of((amount_spread(pair[side][incentive], currency) for pair in pairs if incentive in pair[side]), currency)
            for side in (0, 1)
        )
        total = IncentiveTotal(
            incentive=incentive, cases=len(effects), was_due=was_due, now_due=now_due,
            difference=total_of((effect.difference for effect in effects), currency),
            consequences=total_of((effect.consequences for effect in effects), currency),
        )  # fmt: skip
        found.append(total)
    return tuple(found)


def examples_of(changes: Sequence[LawChange], cases: Sequence[CaseEffect]) -> Mapping[int, Example]:
    """For each change, by its place in the sequence, a case that came to something else and whose working reads it.

    It is one that as few other changes as possible touch; among equals the first.
    """
    candidates = [Example(case=case, effect=effect) for case in cases for effect in case.effects]
    touched = [[touches(change, each.effect) for each in candidates] for change in changes]
    load = [sum(row[column] for row in touched) for column in range(len(candidates))]
    found: dict[int, Example] = {}
    for number, row in enumerate(touched):
        at = min((column for column, is_touched in enumerate(row) if is_touched), key=lambda column: load[column], default=None)
        if at is not None:
            found[number] = attrs.evolve(candidates[at], is_sole=load[at] == 1)
    return found


def touches(change: LawChange, effect: IncentiveEffect) -> bool:
    """Whether one of the two determinations reads what changed."""
    if isinstance(change, FigureChange):
        figures = (change.before, change.after)
        return any(_has_read(reads, change, figure) for reads, figure in zip(effect.read, figures, strict=True))
    known = [each for each in (effect.before, effect.after) if each is not None]
    related = {about(each.relation) for determination in known for each in determination.changes}
    if change.id in related or any(change.id in {each.incentive, each.instrument.id} for each in known):
        return True
    return any(reads is not None and (change.id in reads.rules or change.id in reads.figures) for reads in effect.read)


def _has_read(reads: Reads | None, change: FigureChange, figure: DatedFigure | None) -> bool:
    if reads is None or figure is None:
        return False
    return reads.has_read(change.parameter.id, figure, first=change.first, last=change.last)
