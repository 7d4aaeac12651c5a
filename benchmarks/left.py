"""What the kernel leaves to the reference, and why: `python -m benchmarks.left [CASES]`.

Examples changed at random, in the place of the benchmarks and in any other, with all facts known
and with one in twenty unknown. A decision is asked of the reference where the kernel leaves it or
does not know which condition fails first, where others may change it, or where it is paid in a way
that tables add up.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from benchmarks.kernel import PLACE
from incentives import AssessmentError, CaseError, Library, childcare
from incentives.compile.adding import adds_what_it_says
from incentives.compile.bonds import bonds_on
from incentives.compile.filling import filling_of
from incentives.compile.kernel import Kernel, kernel_of
from incentives.compile.printing.verdicts import Verdict
from incentives.engine.assessment.admission import chain_of, faults_against
from incentives.engine.assessment.assessor import Assessor
from incentives.engine.assessment.naming import with_ids
from incentives.facts.snapshot import Snapshot, take_snapshot
from incentives.policy.library import Law, law_of
from tests.compile.changing import changed

CASES, CHANGED, UNKNOWN = 200, 0.05, 0.05
_FIRST, _DAYS = date(2020, 1, 1), 2_900


@attrs.define(kw_only=True)
class Tally:
    """What became of decisions: by the kernel alone, by its open form, by the reference."""

    decisions: int = 0
    known: int = 0
    opened: int = 0
    asked: Counter[str] = attrs.field(factory=Counter)
    by_incentive: Counter[tuple[str, str]] = attrs.field(factory=Counter)
    seconds: dict[str, float] = attrs.field(factory=lambda: {"open form": 0.0, "reference": 0.0})

    def add(self, law: Law, snapshot: Snapshot, on: date) -> None:
        """One more case."""
        kernel = kernel_of(law)
        words = kernel.layout.beginning
        at = filling_of(law.library, law.known_on).fill(snapshot, on=on, into=words)
        verdicts = dict(kernel.verdicts(words, at, on.toordinal()))
        is_known = {name: _is_told(verdict) for name, verdict in verdicts.items()}
        for name in (name for name, known in is_known.items() if not known):
            verdicts[name] = self._opened(kernel, name, words, at, on)
        given = frozenset(name for name, one in verdicts.items() if one.may_be_given)
        bound = frozenset(bonds_on(law, on).bound(given))
        assessor = Assessor(law=law, snapshot=snapshot, on=on)
        for name, verdict in verdicts.items():
            self.decisions += 1
            rule = law.library.incentives[name]
            if not _is_told(verdict):
                self._left(assessor, name, verdict)
            elif name in bound:
                self.asked["others may change it"] += 1
            elif verdict.may_be_given and not adds_what_it_says(rule, verdict):
                self.asked["what is paid of it, or to whom, hangs on more"] += 1
            elif is_known[name]:
                self.known += 1
            else:
                self.opened += 1

    def _opened(self, kernel: Kernel, name: str, words: list[int], at: int, on: date) -> Verdict:
        kernel.open_verdict(name, words, at, on.toordinal())  # it is printed when first asked
        before = time.process_time()
        verdict = kernel.open_verdict(name, words, at, on.toordinal())
        self.seconds["open form"] += time.process_time() - before
        return verdict

    def _left(self, assessor: Assessor, name: str, verdict: Verdict) -> None:
        before = time.process_time()
        try:
            outcome = assessor.determination(name).outcome.value
        except AssessmentError:
            outcome = "refused"
        self.seconds["reference"] += time.process_time() - before
        why = "left" if verdict.is_left else "the first clause is not sure"
        self.asked[f"{why}, {outcome} in the reference"] += 1
        self.by_incentive[(name, outcome)] += 1

    def print(self, name: str) -> None:
        """Prints the shares, and what is left most often."""
        asked = sum(self.asked.values())
        print(f"{name}: {self.decisions} decisions")
        shares = {"known form": self.known, "open form": self.opened, "reference": asked}
        for told, number in (
            *shares.items(),
            *((f"  {w}", n) for w, n in self.asked.most_common()),
        ):
            print(f"  {told:52} {number:7} {100 * number / self.decisions:6.2f} %")
        for form, seconds in self.seconds.items():
            print(f"  {form}: {seconds * 1e3:.0f} ms")
        for (incentive, outcome), number in self.by_incentive.most_common(8):
            print(f"    {number:5} {incentive} ({outcome})")


def _is_told(verdict: Verdict) -> bool:
    return not verdict.is_left and verdict.is_failed_sure


def cases(
    library: Library, number: int, unknown: float, place: str | None
) -> Iterator[tuple[Law, Snapshot, date]]:
    """Changed examples that nothing refuses, each with its law and a day."""
    draw = random.Random(7)  # noqa: S311 - the same cases every time
    examples = [childcare.read_case(one.path) for one in childcare.example_cases().values()]
    places = [one.codes[0] for one in library.jurisdictions.values() if one.codes]
    for _ in range(number):
        case = changed(draw.choice(examples), draw, change=CHANGED, forget=unknown)
        case = attrs.evolve(case, district=place or draw.choice(places))
        on = _FIRST + timedelta(days=draw.randrange(_DAYS))
        try:
            snapshot = take_snapshot(with_ids(case, library), library.vocabulary)
        except CaseError:
            continue
        chain = chain_of(snapshot, library)
        if chain is not None and not any(faults_against(library, snapshot)):
            yield law_of(library, chain), snapshot, on


def main(number: int) -> None:
    """Prints what is left in one place and in all, with facts known and not."""
    library = childcare.library()
    for where, place in ((PLACE, PLACE), ("all places", None)):
        for unknown in (0.0, UNKNOWN):
            tally = Tally()
            for law, snapshot, on in cases(library, number, unknown, place):
                tally.add(law, snapshot, on)
            tally.print(f"{where}, {unknown:.0%} of facts unknown")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CASES)
