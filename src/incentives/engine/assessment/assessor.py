"""All incentives of a place for one case: determined, related, added up, and sealed."""

from collections.abc import Collection, Hashable, Mapping
from datetime import date
from functools import partial
from weakref import ref

import attrs

from incentives.collecting import without_collecting
from incentives.engine.assessment.papers import papers_held
from incentives.engine.determination.determine import determine, missing_of_parts
from incentives.engine.determination.kept import keep_working
from incentives.engine.determination.parts import charge_of
from incentives.engine.determination.ranking import Redetermine, rank_missing
from incentives.engine.determination.supposing.taken_over import (
    Before,
    WhatIf,
    before_of,
    leaves_unbounded,
)
from incentives.engine.determination.together import bounded_together
from incentives.engine.evaluation.effort.effort import Effort
from incentives.engine.evaluation.evaluator import Evaluator
from incentives.engine.findings.change import Conflict
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.ranked import Ranked
from incentives.engine.payment.follow_up import followed_up
from incentives.engine.relations.apply import Bearings, apply_relations
from incentives.engine.relations.binding import binding_relations
from incentives.engine.relations.conflicts import (
    Clash,
    clashes_in,
    conflicts_of,
    opened,
    related_pairs,
)
from incentives.errors import AssessmentError
from incentives.facts.snapshot import Snapshot
from incentives.language.expression import Named, NameKind
from incentives.language.possible import Missing, Open, Result, open_truth
from incentives.policy.library import Law
from incentives.policy.rule import Incentive


def _new_effort(assessor: "Assessor") -> Effort:
    return Effort(snapshot=assessor.snapshot, vocabulary=assessor.law.library.vocabulary)


def _assessed_on(assessor: "Assessor") -> date:
    return assessor.on


@attrs.define(kw_only=True, eq=False, repr=False)
class Assessor:
    """Determines incentives of one law for one case, each once.

    Those that others rest on come before them.
    Its evaluator asks it of other incentives, and can be used as long as it is kept. It remembers
    what it determined, so one assessor is for one thread. `supposed`: values by the ids of missing
    facts, for a question 'what if'; `unsupposed`: the assessor without them. `finds_rows` and
    `notes_days`: as in `Evaluator`. `paid_by`: payments made by this day are set against what is
    due; if not given, those by `on`. `only`: the ids of the incentives that are asked for; None:
    all.
    """

    law: Law
    snapshot: Snapshot
    on: date
    supposed: Mapping[str, Result] = attrs.field(factory=dict)
    finds_rows: bool = True
    notes_days: bool = False
    unsupposed: "Assessor | None" = None
    paid_by: date = attrs.field(default=attrs.Factory(_assessed_on, takes_self=True))
    only: Collection[str] | None = None
    effort: Effort = attrs.field(default=attrs.Factory(_new_effort, takes_self=True))
    evaluator: Evaluator = attrs.field(init=False)
    _held: frozenset[str] = attrs.field(init=False)
    _determined: dict[str, Determination] = attrs.field(factory=dict)
    _alone: dict[str, Determination] = attrs.field(factory=dict)
    _befores: dict[str, Before] = attrs.field(factory=dict)
    _trials: "dict[Hashable, Assessor]" = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        is_trial = self.unsupposed is not None
        self._held = frozenset() if is_trial else papers_held(self.snapshot, self.law, self.on)
        self.evaluator = Evaluator(
            law=self.law,
            snapshot=self.snapshot,
            on=self.on,
            effort=self.effort,
            supposed=self.supposed,
            incentive_result=partial(_result_of, ref(self)),
            finds_rows=self.finds_rows,
            notes_days=self.notes_days,
            unsupposed=self.unsupposed.evaluator if self.unsupposed is not None else None,
        )

    def determination(self, incentive_id: str) -> Determination:
        """The incentive by itself, before relations; its missing facts are not ranked."""
        known = self._determined.get(incentive_id)
        if known is None:
            known = self._determined_already(incentive_id) or self._determine(incentive_id)
            self._determined[incentive_id] = known
        return known

    def _determine(self, incentive_id: str) -> Determination:
        incentive = self.law.library.incentives[incentive_id]
        before = self.effort.turn_to(incentive)
        found = self._determine_alone(incentive)
        self._alone[incentive_id] = found
        if self.unsupposed is None:
            keep_working(found, self.effort)
            found = bounded_together(found, self.law.library, self._redetermined(incentive_id))
        self.effort.turn_to(before)
        return found

    def _tried(self, incentive_id: str) -> Determination:
        """As `determination`, of a question 'what if': of what is open without an end only that."""
        known = self._determined.get(incentive_id) or self._determined_already(incentive_id)
        if known is not None:
            return known
        incentive = self.law.library.incentives[incentive_id]
        before = self.effort.turn_to(incentive)
        found = self._determine_alone(incentive, until_unbounded=True)
        self.effort.turn_to(before)
        if not any(leaves_unbounded(part, incentive) for part in found.working):
            self._determined[incentive_id] = found
        return found

    def _determine_alone(
        self, incentive: Incentive, *, until_unbounded: bool = False
    ) -> Determination:
        """The incentive, whose rows are not yet bounded together."""
        before = self.unsupposed._before(incentive) if self.unsupposed is not None else None
        what_if = WhatIf(before=before, until_unbounded=until_unbounded)
        return determine(incentive, self.evaluator, on=self.on, held=self._held, what_if=what_if)

    def _before(self, incentive: Incentive) -> Before | None:
        """What is taken over of the incentive where facts are supposed; None if it is not told."""
        known = self._befores.get(incentive.id)
        if known is None and (alone := self._alone.get(incentive.id)) is not None:
            known = before_of(alone, charge_of(incentive, self.evaluator), self.evaluator)
            self._befores[incentive.id] = known
        return known

    def _redetermined(self, incentive_id: str) -> Redetermine:
        """What the incentive by itself would come to with other facts."""
        return lambda values: self._supposing(values).determination(incentive_id)

    def _determined_already(self, incentive_id: str) -> Determination | None:
        """The determination without what is supposed, where that has no part in it."""
        if self.unsupposed is None:
            return None
        before = self.unsupposed._determined.get(incentive_id)
        if before is None or any(missing.id in self.supposed for missing in before.lacking):
            return None
        return before

    def ranked(self, determination: Determination) -> Determination:
        """The determination with its missing facts in order, the one that settles most first."""
        name, library = determination.incentive, self.law.library
        self.effort.turn_to(determination.rule)
        in_rank = rank_missing(
            determination, library, lambda values: self._supposing(values)._tried(name)
        )
        return attrs.evolve(determination, lacking=in_rank)

    def _supposing(self, values: Mapping[str, Result]) -> "Assessor":
        """The question what would come out with the values; asked once for all incentives."""
        key = frozenset(values.items())
        trial = self._trials.get(key)
        if trial is None:
            trial = Assessor(
                law=self.law,
                snapshot=self.snapshot,
                on=self.on,
                paid_by=self.paid_by,
                supposed={**self.supposed, **values},
                effort=self.effort,
                unsupposed=self,
            )
            self._trials[key] = trial
        return trial

    def all_determinations(self) -> tuple[Determination, ...]:
        """As `solved`, without the conflicts."""
        return self.solved()[0]

    @without_collecting()
    def solved(self) -> tuple[tuple[Determination, ...], tuple[Conflict, ...]]:
        """Every incentive that is law at the place, after relations; and what they do not settle.

        The determinations come in the order of the library, each with how it is paid; what is
        missing is put in order when it is read. A figure that the law has none of, or shares that
        do not make up the whole, are refused with an `AssessmentError`. Of those that are not asked
        for (`only`) none is told, and none takes part in a choice, a cap or a deduction; what was
        paid of them before still counts.
        """
        library = self.law.library
        ids = [
            incentive.id
            for incentive in library.incentives.values()
            if self.law.applies(incentive.instrument) and self._is_asked_for(incentive.id)
        ]
        alone = {incentive_id: self.determination(incentive_id) for incentive_id in ids}
        related, clashes = self._related(alone)
        ranked = Ranked(partial(self._in_rank, alone))
        determinations = tuple(
            _to_be_ranked(self._followed_up(related[incentive_id]), ranked) for incentive_id in ids
        )
        return determinations, conflicts_of(clashes, library)

    def settled_alone(self, incentive_id: str) -> Determination:
        """An incentive as `solved` has it where nothing else bears on it, not to be ranked."""
        return self._followed_up(self.determination(incentive_id))

    @without_collecting()
    def _in_rank(self, alone: Mapping[str, Determination]) -> Mapping[str, tuple[Missing, ...]]:
        """What each of the determinations lacks after relations, the one that settles most first.

        Nothing if that takes more work than an assessment may.
        """
        try:
            ranked = {name: self.ranked(determination) for name, determination in alone.items()}
            related, _ = self._related(ranked)
        except AssessmentError:
            return {}
        finally:
            self._trials.clear()  # each holds this assessor: none would be let go by itself
        return {name: determination.lacking for name, determination in related.items()}

    def _is_asked_for(self, incentive_id: str) -> bool:
        return self.only is None or incentive_id in self.only

    def _followed_up(self, determination: Determination) -> Determination:
        self.effort.turn_to(determination.rule)
        return followed_up(determination, self.evaluator, self.on, self.paid_by)

    def _related(
        self, alone: Mapping[str, Determination]
    ) -> tuple[Mapping[str, Determination], list[Clash]]:
        """The determinations after relations.

        What is in conflict is known to no one, and is related anew as such.
        """
        library = self.law.library
        binding = binding_relations(self.law, self.on)
        scope = Bearings(evaluator=self.evaluator, on=self.on, paid_by=self.paid_by)
        pairs = related_pairs(binding, library.incentives.values())
        clashes: list[Clash] = []
        while True:
            related = apply_relations(opened(alone, clashes, scope.currency), binding, scope)
            known = {
                (clash.charge, clash.place, name) for clash in clashes for name in clash.incentives
            }
            new = [
                clash
                for clash in clashes_in(related, pairs)
                if any((clash.charge, clash.place, name) not in known for name in clash.incentives)
            ]
            if not new:
                return related, clashes
            clashes += new


def _to_be_ranked(determination: Determination, ranked: Ranked) -> Determination:
    """The determination, in which what is missing is put in order when it is read."""
    if len(determination.lacking) < 2:
        return determination
    return attrs.evolve(determination, ranked=ranked)


def _result_of(asked: "ref[Assessor]", name: Named) -> Result:
    """What another rule sees of an incentive: its exact amount, or whether it is due.

    An amount is rounded where it leaves; where the law rounds in between, its rule says so.

    The evaluator does not hold its assessor, so all that an assessment took is let go as soon as
    nobody wants it any more: among the cases of a batch nothing has to be searched for it.
    """
    assessor = asked()
    assert assessor is not None  # who evaluates keeps it
    assessor.evaluator.consulted.rules.add(name.id)
    library = assessor.law.library
    is_law = assessor.law.applies(library.incentives[name.id].instrument)
    if not is_law or name in library.never_read:
        return False if name.kind is NameKind.ELIGIBILITY else 0
    determination = assessor.determination(name.id)
    missing = frozenset(determination.lacking)
    if name.kind is NameKind.ELIGIBILITY:
        is_due = any(part.by_itself.is_due for part in determination.working)
        if is_due or determination.outcome is Outcome.ELIGIBLE:
            return True
        return open_truth(missing) if determination.outcome is Outcome.UNDETERMINED else False
    within = determination.within_by_itself
    if determination.outcome.is_given and within.known is None:
        return Open(missing or missing_of_parts(determination.working), within, is_number=True)
    return within.least
