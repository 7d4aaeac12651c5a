"""Whether the kernel says what the reference says of every incentive of a case."""

from collections import Counter
from datetime import date
from enum import Enum

import attrs

from incentives import AssessmentError, CaseError, Library
from incentives.compile.filling import filling_of
from incentives.compile.kernel import Verdict, kernel_of
from incentives.compile.printing.results import Answer
from incentives.engine.assessment.admission import chain_of, faults_against
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.naming import with_ids
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.policy.library import Law, law_of

_OUTCOMES = {
    None: Outcome.ELIGIBLE,
    Answer.INELIGIBLE: Outcome.INELIGIBLE,
    Answer.NOT_IN_FORCE: Outcome.NOT_IN_FORCE,
}


class Agreement(Enum):
    """How a verdict stands to the determination of the reference."""

    SAME = "same"
    CLAUSE_LEFT = "same, but for the clause that fails first"
    LEFT_OPEN = "left, and open in the reference too"
    LEFT_DECIDED = "left, though the reference decides"
    DIFFERS = "differs"


@attrs.frozen(kw_only=True)
class Comparison:
    """What came of the incentives of some cases; `differing`: what must not be, in words."""

    counts: Counter[Agreement] = attrs.field(factory=Counter)
    differing: list[str] = attrs.field(factory=list)

    def add(self, law: Law, snapshot: Snapshot, on: date) -> None:
        """One more case, by the law of its place."""
        kernel = kernel_of(law)
        words = kernel.layout.beginning
        at = filling_of(law.library, law.known_on).fill(snapshot, on=on, into=words)
        assessor = Assessor(law=law, snapshot=snapshot, on=on)
        for name, verdict in kernel.verdicts(words, at, on.toordinal()):
            try:
                found: Determination | None = assessor.determination(name)
            except AssessmentError:
                found = None
            agreement = _agreement(verdict, found)
            self.counts[agreement] += 1
            if agreement is Agreement.DIFFERS:
                self.differing.append(f"{name} on {on}: {verdict}, reference {found}")


def compare(case: object, library: Library, on: date, comparison: Comparison) -> bool:
    """Adds the case to the comparison; False: it is refused, and nothing is compared."""
    try:
        snapshot = take_snapshot(with_ids(case, library), library.vocabulary)
    except CaseError:
        return False
    chain = chain_of(snapshot, library)
    if chain is None or any(faults_against(library, snapshot)):
        return False
    comparison.add(law_of(library, chain), snapshot, on)
    return True


def _agreement(verdict: Verdict, found: Determination | None) -> Agreement:
    if found is None:
        return Agreement.LEFT_OPEN if verdict.is_left else Agreement.DIFFERS
    if verdict.is_left:
        is_open = found.outcome is Outcome.UNDETERMINED
        return Agreement.LEFT_OPEN if is_open else Agreement.LEFT_DECIDED
    if found.outcome is not _OUTCOMES[verdict.answer] or not _same_worth(verdict, found):
        return Agreement.DIFFERS
    if found.outcome is not Outcome.INELIGIBLE:
        return Agreement.SAME
    if not verdict.is_failed_sure:
        return Agreement.CLAUSE_LEFT
    failing = (condition.id for condition in found.conditions if condition.holds is False)
    return Agreement.SAME if next(failing, None) == verdict.failed else Agreement.DIFFERS


def _same_worth(verdict: Verdict, found: Determination) -> bool:
    """Whether amount, beneficiary and what falls away of other charges are the same."""
    if found.outcome is not Outcome.ELIGIBLE:
        return True
    saved = {
        one.charge.id: one.amount.amount * 100
        for one in found.consequences
        if one.amount is not None
    }
    is_same = found.amount is None or found.amount.amount * 100 == verdict.amount
    return is_same and saved == verdict.saved and found.beneficiary == verdict.role
