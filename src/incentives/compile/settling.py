"""What a case comes to after relations: by the kernel where it settles that, else by the reference.

An incentive is settled by its verdict if nothing that comes after single incentives can change it:
no relation binds it, no other incentive takes of the same charge, and what it adds to totals is
known however it is paid. What is not settled is asked of the reference together with all that
hangs on it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from datetime import date
from functools import lru_cache, partial

import attrs

from incentives.compile.adding import adds_what_it_says, contribution_of
from incentives.compile.bonds import bonds_on
from incentives.compile.filling import Filling, filling_of
from incentives.compile.kernel import Kernel, kernel_of
from incentives.compile.printing.results import Answer
from incentives.compile.printing.verdicts import Verdict
from incentives.compile.rising import may_fall
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.totals import Contribution, contributions_of
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Law
from incentives.policy.rule import Incentive

_NOT_IN_FORCE = Verdict(answer=Answer.NOT_IN_FORCE)


@attrs.frozen(kw_only=True, repr=False)
class Settled:
    """What the incentives come to that are law at a place, in the order of the library.

    `verdicts`: those of the kernel that stand. `determinations`: those of the reference, which are
    all others.
    """

    incentives: Sequence[Incentive]
    verdicts: Mapping[str, Verdict]
    determinations: Mapping[str, Determination]

    @property
    def contributions(self) -> Iterator[Contribution]:
        """What each of them adds to totals."""
        yield from contributions_of(self.determinations.values())
        for rule in self.incentives:
            verdict = self.verdicts.get(rule.id)
            if verdict is not None and verdict.may_be_given and rule.is_valued:
                yield contribution_of(rule, verdict)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Settling:
    """Works out cases by one law: with its kernel, and with the reference for what that leaves.

    `incentives`: those that are law at the place. `may_be_refused`: figures of the law are such
    that the reference has to see all of each case. `unknown`: what is told of incentives that were
    not published by the day of knowledge.
    """

    law: Law
    kernel: Kernel
    incentives: tuple[Incentive, ...]
    may_be_refused: bool
    _filling: Filling
    _unknown: Mapping[str, Verdict]

    def fill(self, snapshot: Snapshot, *, on: date, into: MutableSequence[int]) -> int:
        """Adds the words of a case to `into`, and gives their address there."""
        return self._filling.fill(snapshot, on=on, into=into)

    def standing(
        self, words: MutableSequence[int], cases: Sequence[int], *, on: date
    ) -> Iterator[Mapping[str, Verdict]]:
        """Of the case at each of the addresses the verdicts of the day `on` that stand.

        That is whatever relations, conflicts and payments are like. All cases are decided in one
        go.
        """
        day = on.toordinal()
        results = self.kernel.decided(words, cases, [day] * len(cases))
        for row, at in enumerate(cases):
            verdicts = dict(self._unknown)
            for name, verdict in self.kernel.verdicts_in(results, row).items():
                verdicts[name] = verdict
                if verdict.is_left or not verdict.is_failed_sure:
                    verdicts[name] = self.kernel.open_verdict(name, words, at, day)
            has_one_row = partial(self.kernel.layout.has_one_row, words, at)
            yield self._standing(verdicts, on, has_one_row)

    def settle(
        self, facts: Callable[[], Snapshot], verdicts: Mapping[str, Verdict], *, on: date
    ) -> Settled:
        """What all incentives come to by the day `on`, of which these verdicts stand.

        The facts are asked for where the reference is. It may refuse by an `AssessmentError`; of
        what the kernel does there is never too much work.
        """
        asked = [each.id for each in self.incentives if each.id not in verdicts]
        determinations: Iterable[Determination] = ()
        if asked:
            assessor = Assessor(law=self.law, snapshot=facts(), on=on, only=frozenset(asked))
            determinations = assessor.all_determinations()
        return Settled(
            incentives=self.incentives,
            verdicts=verdicts,
            determinations={each.incentive: each for each in determinations},
        )

    def _standing(
        self,
        verdicts: Mapping[str, Verdict],
        on: date,
        has_one_row: Callable[[frozenset[str]], bool],
    ) -> dict[str, Verdict]:
        given = frozenset(name for name, verdict in verdicts.items() if verdict.may_be_given)
        bound = frozenset(bonds_on(self.law, on).bound(given, has_one_row))
        return {
            name: verdict
            for name, verdict in verdicts.items()
            if name not in bound and self._is_told(name, verdict)
        }

    def _is_told(self, name: str, verdict: Verdict) -> bool:
        """Whether the verdict alone says all that is told of the incentive, and what it adds."""
        if verdict.is_left or not verdict.is_failed_sure:
            return False
        if not verdict.may_be_given:
            return True
        return adds_what_it_says(self.law.library.incentives[name], verdict)


@lru_cache(maxsize=64)
def settling_of(law: Law, *, is_compiled: bool = False, may_wait: bool = True) -> Settling:
    """How cases are settled by the law: the same arguments give the same object.

    `is_compiled`: its kernel is compiled, which needs the extra `fast` and takes a while; and where
    it `may_wait`, what open forms need is too.
    """
    kernel = kernel_of(law)
    incentives = [each for each in law.library.incentives.values() if law.applies(each.instrument)]
    return Settling(
        law=law,
        kernel=kernel.compiled(may_wait=may_wait) if is_compiled else kernel,
        filling=filling_of(law.library, law.known_on),
        incentives=tuple(incentives),
        may_be_refused=may_fall(law),
        unknown={
            each.id: _NOT_IN_FORCE for each in incentives if not law.is_known(each.instrument)
        },
    )
