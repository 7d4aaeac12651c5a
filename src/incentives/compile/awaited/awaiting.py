"""A case as far as the kernel settles all of it, with the reference behind it."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import attrs

from incentives.compile.awaited.behind import Behind
from incentives.compile.awaited.entering import C, Entered
from incentives.compile.awaited.practice import Practice
from incentives.compile.awaited.telling import told_by
from incentives.compile.layout import BEYOND
from incentives.compile.printing.verdicts import Verdict
from incentives.compile.settling import Settled, Settling, settling_of
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.findings.change import Conflict
from incentives.engine.findings.determination import Determination, awaited_determination
from incentives.facts.snapshot import Snapshot
from incentives.policy.rule import Incentive


@attrs.frozen(kw_only=True, repr=False)
class Day:
    """By which day facts count, and by which payments are set off."""

    on: date
    paid_by: date


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Awaited:
    """Determinations, of which those that are settled tell that; their rest waits `behind`."""

    settled: Settled
    behind: Behind
    conflicts: tuple[Conflict, ...]
    on: date

    @property
    def determinations(self) -> tuple[Determination, ...]:
        """All of them, in the order of the library."""
        made = self.settled.determinations
        return tuple(
            made[rule.id] if rule.id in made else self._told(rule)
            for rule in self.settled.incentives
        )

    def _told(self, rule: Incentive) -> Determination:
        library = self.behind.law.library
        first = told_by(self.settled.verdicts[rule.id], rule, library, self.on)
        return awaited_determination(rule, first, self.behind)


def awaited(
    case: Entered[C], practice: Practice, day: Day, *, only: Sequence[str] | None
) -> Awaited | None:
    """What the incentives come to by the day; None where the reference has to see all of it.

    It has where the kernel settles none of those that are asked for (`only`; None: all), where
    figures of the law may be such that it refuses, where a fact has no word, and where it is not
    sure that the case is not too much work. Of others those that the kernel leaves are worked out
    at once, together.

    Raises:
        AssessmentError: as the reference, of what is left to it.
    """
    law, on = practice.law, day.on
    if not practice.is_surely_little(case.lengths):
        return None
    settling = settling_of(law)
    standing = _standing(settling, case, on)
    incentives = [rule for rule in settling.incentives if only is None or rule.id in only]
    verdicts = {rule.id: standing[rule.id] for rule in incentives if rule.id in standing}
    left = frozenset(rule.id for rule in incentives if rule.id not in verdicts)
    is_tried = bool(left) or any(verdict.is_tried_together for verdict in verdicts.values())
    if not verdicts or (is_tried and not practice.is_surely_little(case.lengths, is_tried=True)):
        return None
    asked = None if only is None else frozenset(only)
    new_assessor = partial(_assessor, case, day)
    behind = Behind(
        law=law,
        practice=practice,
        verdicts=verdicts,
        on=on,
        facts=partial(_facts_of, case),
        new_assessor=partial(new_assessor, only=asked),
    )
    practice.told += len(verdicts)
    made, conflicts = new_assessor(only=left).solved() if left else ((), ())
    determinations = {each.incentive: behind.to_be_ranked(each) for each in made}
    settled = Settled(incentives=incentives, verdicts=verdicts, determinations=determinations)
    return Awaited(settled=settled, behind=behind, conflicts=conflicts, on=on)


def _facts_of(case: Entered[C]) -> Snapshot:
    return case.snapshot


def _assessor(case: Entered[C], day: Day, *, only: frozenset[str] | None) -> Assessor:
    return Assessor(law=case.law, snapshot=case.snapshot, on=day.on, paid_by=day.paid_by, only=only)


def _standing(settling: Settling, case: Entered[C], on: date) -> Mapping[str, Verdict]:
    """The verdicts that stand; none where only the reference can tell."""
    if settling.may_be_refused:
        return {}
    if case.sound is not None:
        words, at = case.sound.words, case.sound.at
    else:
        words = [*settling.kernel.beginning()]
        at = settling.fill(case.snapshot, on=on, into=words)
    if words[at + BEYOND]:
        return {}
    (verdicts,) = settling.standing(words, (at,), on=on)
    return verdicts
