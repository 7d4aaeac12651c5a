"""What cases come to, as rows: by the reference, or by the kernels of their places."""

from array import array
from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from datetime import date

import attrs

from incentives.calculator import assess_with
from incentives.compile.kernel import Kernel, kernel_of
from incentives.compile.printing.verdicts import Verdict
from incentives.compile.settling import Settling, settling_of
from incentives.engine.assessment.admission import Admitted
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.totals import total, totals_of
from incentives.errors import AssessmentError
from incentives.facts.snapshot import Snapshot
from incentives.policy.library import Law, Library, Overlay, law_of
from incentives.tables.results import Row, case_row, decisions_of, settled_decisions_of
from incentives.tables.runtimes import VERY_MANY, Runtime, has_numba, runtime_for
from incentives.tables.sound.figures import Longs


@attrs.frozen(kw_only=True, repr=False)
class Question:
    """By what law, as of which day, and by what cases are decided.

    `are_very_many`: so many cases are asked about that a kernel that is kept compiled is read.
    """

    on: date
    known_on: date | None = None
    overlays: tuple[Overlay, ...] = ()
    runtime: Runtime = "auto"
    are_very_many: bool = False

    def about(self, cases: int) -> "Question":
        """The same, about so many cases that are assessed together."""
        if self.runtime != "auto":
            return self
        return attrs.evolve(self, runtime=runtime_for(cases), are_very_many=cases >= VERY_MANY)


@attrs.frozen(kw_only=True, repr=False)
class Decided:
    """The rows of a case. `asked`: how many of the decisions are the reference's."""

    decisions: Sequence[Row]
    case: Row
    asked: int


@attrs.frozen(kw_only=True, repr=False)
class Asked:
    """A case that nothing is wrong with, by its key, and the places of its law.

    `admit`: the case itself, where the reference sees all of it. `facts`: those of the case, where
    words are not enough. `address`: where its words stand among those of sound rows, None where it
    has none yet.
    """

    key: str
    chain: tuple[str, ...]
    admit: Callable[[], Admitted[object]]
    facts: Callable[[], Snapshot]
    address: int | None = None


def asked(key: str, admitted: Admitted[object]) -> Asked:
    """A case that was admitted."""
    return Asked(
        key=key,
        chain=admitted.chain,
        admit=lambda: admitted,
        facts=lambda: admitted.snapshot,
    )


def decided(
    several: Sequence[Asked], library: Library, question: Question, words: Longs | None = None
) -> Iterator[Decided | AssessmentError]:
    """What each case comes to, in their order; in its place why the reference refuses it.

    The cases of one place are decided by its kernel in one go. `words`: those of sound rows.
    """
    laws = [law_of(library, one.chain, question.known_on, question.overlays) for one in several]
    standing: dict[int, tuple[Settling, Mapping[str, Verdict]]] = {}
    if question.runtime != "reference":
        standing = _standing(several, laws, question, _Words(sound=words))
    for place, one in enumerate(several):
        try:
            if place in standing:
                yield _settled(one, *standing[place], question)
            else:
                yield _by_reference(one, library, question)
        except AssessmentError as error:
            yield error


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Words:
    """The words of all cases, in the form that plain code reads soonest and in that of compiled.

    Both begin with those of sound rows.
    """

    sound: Longs | None
    _by_form: dict[bool, MutableSequence[int]] = attrs.field(factory=dict, init=False)

    def read_by(self, kernel: Kernel) -> MutableSequence[int]:
        """Those that the kernel reads."""
        form = kernel.is_compiled
        if form not in self._by_form:
            self._by_form[form] = kernel.beginning()
            if self.sound is not None and form:
                self._by_form[form] = array("q", self.sound.tobytes())
            elif self.sound is not None:
                self._by_form[form] = self.sound.tolist()
        return self._by_form[form]


def _standing(
    several: Sequence[Asked], laws: Sequence[Law], question: Question, written: _Words
) -> dict[int, tuple[Settling, Mapping[str, Verdict]]]:
    """By the place of the case the verdicts that stand; none where the reference sees all of it."""
    by_law: dict[Law, list[int]] = {}
    for place, law in enumerate(laws):
        by_law.setdefault(law, []).append(place)
    standing: dict[int, tuple[Settling, Mapping[str, Verdict]]] = {}
    for law, places in by_law.items():
        settling = settling_of(law, is_compiled=is_compiled(law, question))
        if settling.may_be_refused:
            continue
        words = written.read_by(settling.kernel)
        cases = [_address(several[place], settling, words, question) for place in places]
        verdicts = settling.standing(words, cases, on=question.on)
        standing |= {
            place: (settling, those) for place, those in zip(places, verdicts, strict=True)
        }
    return standing


def _address(
    one: Asked, settling: Settling, words: MutableSequence[int], question: Question
) -> int:
    """Where the words of a case stand; they are written where they were not yet."""
    if one.address is not None:
        return one.address
    return settling.fill(one.facts(), on=question.on, into=words)


def is_compiled(law: Law, question: Question) -> bool:
    """Whether its kernel is to be compiled, or for very many cases is found compiled already."""
    if question.runtime == "compiled":
        return True
    return question.are_very_many and has_numba() and kernel_of(law).is_kept()


def _settled(
    one: Asked, settling: Settling, verdicts: Mapping[str, Verdict], question: Question
) -> Decided:
    settled = settling.settle(one.facts, verdicts, on=question.on)
    decisions = settled_decisions_of(one.key, settled)
    totals = total(settled.contributions, settling.law.library.currency)
    return Decided(
        decisions=decisions,
        case=case_row(one.key, totals, decisions),
        asked=len(settled.determinations),
    )


def _by_reference(one: Asked, library: Library, question: Question) -> Decided:
    assessment: Assessment[object] = assess_with(
        one.admit(),
        library,
        on=question.on,
        known_on=question.known_on,
        overlays=question.overlays,
    )
    decisions = decisions_of(one.key, assessment)
    totals = totals_of(assessment, library.currency)
    row = case_row(one.key, totals, decisions)
    return Decided(decisions=decisions, case=row, asked=len(decisions))
