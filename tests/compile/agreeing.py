"""Whether the kernel says what the reference says of every incentive of a case."""

from collections import Counter
from datetime import date
from decimal import Decimal
from enum import Enum

import attrs
from moneyed import Money

from incentives import AssessmentError, CaseError, Library, Overlay
from incentives.compile.filling import filling_of
from incentives.compile.kernel import kernel_of
from incentives.compile.printing.results import Answer
from incentives.compile.printing.verdicts import Verdict
from incentives.engine.assessment.admission import chain_of, faults_against
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.naming import with_ids
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.policy.library import Law, law_of
from incentives.values.range import MoneyRange

_OUTCOMES = {
    None: Outcome.ELIGIBLE,
    Answer.OPEN: Outcome.UNDETERMINED,
    Answer.INELIGIBLE: Outcome.INELIGIBLE,
    Answer.NOT_IN_FORCE: Outcome.NOT_IN_FORCE,
}


class Agreement(Enum):
    """How a verdict stands to the determination of the reference."""

    SAME = "same"
    CLAUSE_LEFT = "same, but for the clause that fails first"
    SAME_OPEN = "the same, by the open form"
    LEFT_OPEN = "left, and open in the reference too"
    LEFT_DECIDED = "left, though the reference decides"
    DIFFERS = "differs"


@attrs.frozen(kw_only=True)
class Comparison:
    """What came of the incentives of some cases; `differing`: what must not be, in words.

    `known_on`, `overlays`: what law of their places is known, and what lies over it. `outcomes`:
    how often the reference comes to each, and how often (`None`) to more than nothing.
    """

    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()

    counts: Counter[Agreement] = attrs.field(factory=Counter)
    outcomes: Counter[Outcome | None] = attrs.field(factory=Counter)
    differing: list[str] = attrs.field(factory=list)

    def add(self, law: Law, snapshot: Snapshot, on: date) -> None:
        """One more case, by the law of its place."""
        kernel = kernel_of(law)
        words = kernel.layout.beginning
        at = filling_of(law.library, law.known_on).fill(snapshot, on=on, into=words)
        assessor = Assessor(law=law, snapshot=snapshot, on=on)
        for name, verdict in kernel.verdicts(words, at, on.toordinal()).items():
            try:
                found: Determination | None = assessor.determination(name)
            except AssessmentError:
                found = None
            if found is not None:
                self.outcomes[found.outcome] += 1
                self.outcomes[None] += found.amount is not None and found.amount.amount > 0
            is_left = verdict.is_left or not verdict.is_failed_sure
            opened = kernel.open_verdict(name, words, at, on.toordinal())
            agreement = _agreement(verdict, found)
            of_open = _agreement(opened, found)
            if is_left and agreement is not Agreement.DIFFERS:
                agreement = Agreement.SAME_OPEN if of_open is Agreement.SAME else of_open
            self.counts[agreement] += 1
            for one, said in ((agreement, verdict), (of_open, opened)):
                if one is Agreement.DIFFERS:
                    self.differing.append(
                        f"{name} on {on}\n  kernel: {said}\n  reference: {_told(found)}"
                    )


def compare(
    case: object,
    library: Library,
    on: date,
    comparison: Comparison,
) -> bool:
    """Adds the case to the comparison; False: it is refused, and nothing is compared."""
    try:
        snapshot = take_snapshot(with_ids(case, library), library.vocabulary)
    except CaseError:
        return False
    chain = chain_of(snapshot, library)
    if chain is None or any(faults_against(library, snapshot)):
        return False
    comparison.add(law_of(library, chain, comparison.known_on, comparison.overlays), snapshot, on)
    return True


def _agreement(verdict: Verdict, found: Determination | None) -> Agreement:
    if found is None:
        return Agreement.LEFT_OPEN if verdict.is_left else Agreement.DIFFERS
    if verdict.is_left:
        is_open = found.outcome is Outcome.UNDETERMINED
        return Agreement.LEFT_OPEN if is_open else Agreement.LEFT_DECIDED
    if found.outcome is not _OUTCOMES[verdict.answer] or not _same_worth(verdict, found):
        return Agreement.DIFFERS
    if verdict.missing != next((missing.id for missing in found.lacking), None):
        return Agreement.DIFFERS
    if found.outcome is not Outcome.INELIGIBLE:
        return Agreement.SAME
    if not verdict.is_failed_sure:
        return Agreement.CLAUSE_LEFT
    failing = (condition.id for condition in found.conditions if condition.holds is False)
    return Agreement.SAME if next(failing, None) == verdict.failed else Agreement.DIFFERS


def _told(found: Determination | None) -> str:
    """What the reference says, as far as it is compared."""
    if found is None:
        return "it refuses the case"
    told: dict[str, object] = {
        "outcome": found.outcome.value,
        "amount": found.amount,
        "range": found.amount_range,
        "missing": next((missing.id for missing in found.lacking), None),
        "failed": [one.id for one in found.conditions if one.holds is False],
        "role": found.beneficiary,
        "saved": {one.charge.id: (one.amount, one.amount_range) for one in found.consequences},
    }
    return ", ".join(f"{name} {value}" for name, value in told.items())


def _same_worth(verdict: Verdict, found: Determination) -> bool:
    """Whether amount, beneficiary and what falls away of other charges are the same."""
    if not found.outcome.is_given:
        return True
    saved = {one.charge.id: _ends(one.amount, one.amount_range) for one in found.consequences}
    told = {name: _in_words(words, words) for name, words in verdict.saved.items()}
    told |= {name: _in_words(one.least, one.most) for name, one in verdict.maybe_saved.items()}
    if found.beneficiary != verdict.role or saved != told:
        return False
    ends = _ends(found.amount, found.amount_range)
    if verdict.is_open:
        return ends == _in_words(verdict.least, verdict.most)
    return not found.rule.is_valued or ends == _in_words(verdict.amount, verdict.amount)


Ends = tuple[Decimal | None, Decimal | None]


def _ends(amount: Money | None, within: MoneyRange | None) -> Ends:
    """The bounds in hundredths; those of an amount meet."""
    low, high = (amount, amount) if within is None else within
    return None if low is None else low.amount * 100, None if high is None else high.amount * 100


def _in_words(low: int | None, high: int | None) -> Ends:
    return None if low is None else Decimal(low), None if high is None else Decimal(high)
