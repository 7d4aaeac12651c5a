"""What cases come to, as rows: by the reference, or by the kernels of their places."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from incentives.calculator import assess_with
from incentives.compile.kernel import kernel_of
from incentives.compile.printing.verdicts import Verdict
from incentives.compile.settling import Settling, settling_of
from incentives.engine.assessment.admission import Admitted
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.totals import total, totals_of
from incentives.errors import AssessmentError
from incentives.policy.library import Law, Library, Overlay, law_of
from incentives.tables.results import Row, case_row, decisions_of, settled_decisions_of
from incentives.tables.runtimes import VERY_MANY, Runtime, has_numba, runtime_for


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
    """A case that nothing is wrong with, by its key."""

    key: str
    admitted: Admitted[object]


def decided(
    several: Sequence[Asked], library: Library, question: Question
) -> Iterator[Decided | AssessmentError]:
    """What each case comes to, in their order; in its place why the reference refuses it.

    The cases of one place are decided by its kernel in one go.
    """
    laws = [
        law_of(library, one.admitted.chain, question.known_on, question.overlays) for one in several
    ]
    standing: dict[int, tuple[Settling, Mapping[str, Verdict]]] = {}
    if question.runtime != "reference":
        standing = _standing(several, laws, question)
    for place, one in enumerate(several):
        try:
            if place in standing:
                yield _settled(one, *standing[place], question)
            else:
                yield _by_reference(one, library, question)
        except AssessmentError as error:
            yield error


def _standing(
    several: Sequence[Asked], laws: Sequence[Law], question: Question
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
        snapshots = [several[place].admitted.snapshot for place in places]
        verdicts = settling.standing(snapshots, on=question.on)
        standing |= {
            place: (settling, those) for place, those in zip(places, verdicts, strict=True)
        }
    return standing


def is_compiled(law: Law, question: Question) -> bool:
    """Whether its kernel is to be compiled, or for very many cases is found compiled already."""
    if question.runtime == "compiled":
        return True
    return question.are_very_many and has_numba() and kernel_of(law).is_kept()


def _settled(
    one: Asked, settling: Settling, verdicts: Mapping[str, Verdict], question: Question
) -> Decided:
    settled = settling.settle(one.admitted.snapshot, verdicts, on=question.on)
    decisions = settled_decisions_of(one.key, settled)
    totals = total(settled.contributions, settling.law.library.currency)
    return Decided(
        decisions=decisions,
        case=case_row(one.key, totals, decisions),
        asked=len(settled.determinations),
    )


def _by_reference(one: Asked, library: Library, question: Question) -> Decided:
    assessment: Assessment[object] = assess_with(
        one.admitted,
        library,
        on=question.on,
        known_on=question.known_on,
        overlays=question.overlays,
    )
    decisions = decisions_of(one.key, assessment)
    totals = totals_of(assessment, library.currency)
    row = case_row(one.key, totals, decisions)
    return Decided(decisions=decisions, case=row, asked=len(decisions))
