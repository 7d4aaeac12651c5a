"""What is behind the verdicts of the kernel: the reference, asked for what somebody looks at."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from threading import RLock

import attrs

from incentives.collecting import without_collecting
from incentives.compile.adding import contribution_of
from incentives.compile.awaited.practice import Practice
from incentives.compile.awaited.telling import told_by
from incentives.compile.printing.verdicts import Verdict
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.checks import check_results
from incentives.engine.assessment.papers import papers_held
from incentives.engine.assessment.told import told_beside_incentives
from incentives.engine.assessment.values import computed_results, results_of
from incentives.engine.findings.assessment import DefinitionValue
from incentives.engine.findings.conditions import CheckResult
from incentives.engine.findings.determination import Determination, told_first
from incentives.engine.findings.outcome import Outcome
from incentives.engine.findings.part import Part
from incentives.engine.findings.ranked import InRank, Ranked
from incentives.engine.findings.totals import contributions_of, total
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Law
from incentives.policy.rule import Incentive


@attrs.define(kw_only=True, eq=False, repr=False)
class Behind:
    """What the reference says of a case of which the kernel told outcomes and amounts.

    Each incentive is worked out when somebody first looks at it, by whichever thread; others wait.
    Since all verdicts stand, no relation, conflict or payment makes one hang on another. That
    nothing is too much work was told before, so nothing is refused. `new_assessor` gives one for
    the case, each time another.
    """

    law: Law
    practice: Practice
    verdicts: Mapping[str, Verdict]
    on: date
    _facts: Callable[[], Snapshot]
    _new_assessor: Callable[[], Assessor]
    ranked: Ranked = attrs.field(init=False)  # it does not hold this: there is no circle
    _looking: AbstractContextManager[bool] = attrs.field(factory=RLock)
    _asked: Assessor | None = None

    @ranked.default
    def _to_be_ranked(self) -> Ranked:
        return Ranked(partial(_in_rank, self._new_assessor, self.practice, len(self.verdicts)))

    def held(self) -> frozenset[str]:
        """The papers on file."""
        return papers_held(self._facts(), self.law, self.on)

    def parts(self, incentive: str) -> tuple[Part, ...]:
        """What the incentive comes to for each row or month."""
        return self.determination(incentive).working

    def determination(self, incentive: str) -> Determination:
        """All of what the incentive comes to.

        Raises:
            AssertionError: if the reference says other than the kernel told, which is a fault of
                the program.
        """
        assessor = self._assessor()
        with self._looking, without_collecting(), assessor.effort.unlimited():
            self.practice.looked += 1
            made = assessor.settled_alone(incentive)
        self._compare(made)
        return self.to_be_ranked(made)

    def to_be_ranked(self, made: Determination) -> Determination:
        """The determination, of which what is missing is put in order when it is read."""
        if len(made.lacking) < 2:
            return made
        return attrs.evolve(made, ranked=self.ranked)

    def checks(self) -> tuple[CheckResult, ...]:
        """The checks of the instruments in force."""
        assessor = self._assessor()
        with self._looking, assessor.effort.unlimited():
            return check_results(assessor.evaluator, on=self.on, held=self.held())

    def results(self) -> tuple[DefinitionValue, ...]:
        """The results of the instruments in force; of most laws there are none to look for."""
        if not results_of(self.law):
            return ()
        assessor = self._assessor()
        with self._looking, assessor.effort.unlimited():
            return computed_results(assessor.evaluator, on=self.on)

    def _assessor(self) -> Assessor:
        with self._looking:
            if self._asked is None:
                self._asked = self._new_assessor()
            return self._asked

    def _compare(self, made: Determination) -> None:
        verdict, rule = self.verdicts[made.incentive], made.rule
        library = self.law.library
        before, now = told_by(verdict, rule, library, self.on), told_first(made)
        is_decided = made.outcome is not Outcome.UNDETERMINED
        if before != now or (is_decided and made.lacking):
            raise _told_otherwise(rule, before, (now, made.lacking))
        if not verdict.may_be_given or not rule.is_valued:
            return
        added = total([contribution_of(rule, verdict)], library.currency)
        adds = total(contributions_of([made]), library.currency)
        if added != adds:
            raise _told_otherwise(rule, attrs.asdict(added), attrs.asdict(adds))


def _in_rank(new_assessor: Callable[[], Assessor], practice: Practice, told: int) -> InRank:
    """What all lack, in order, after as much work as if nothing had been told by the kernel.

    Whether it is too much work to put it in order hangs on that. So all that was `told` is looked
    behind.
    """
    assessor = new_assessor()
    practice.looked += told
    with assessor.effort.unlimited():
        determinations = assessor.all_determinations()
        held = papers_held(assessor.snapshot, assessor.law, assessor.on)
        told_beside_incentives(assessor.evaluator, on=assessor.on, held=held)
    return {each.incentive: each.missing for each in determinations}


def _told_otherwise(rule: Incentive, before: object, now: object) -> AssertionError:
    """That the program is at fault: there are two answers, and neither may be taken."""
    return AssertionError(f"{rule.id}: the kernel told {before}, the reference says {now}")
