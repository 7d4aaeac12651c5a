"""The use case of comparing: two editions of the law, and the cases that they are asked about."""

from collections.abc import Mapping, Sequence
from datetime import date

import attrs

from incentives.calculator import assess_with, loaded_overlays
from incentives.documents.comparison import serialise_comparison
from incentives.engine.assessment.asked import check_days
from incentives.engine.comparison.editions import Comparison
from incentives.engine.comparison.effects import (
    CaseEffect,
    Dues,
    LawChange,
    dues_of,
    effect_on_case,
    examples_of,
    totals_by_incentive,
)
from incentives.engine.findings.assessment import Assessment
from incentives.errors import AssessmentError, CaseError, IncentivesError
from incentives.facts.snapshot import take_snapshot
from incentives.policy.comparison import entry_changes
from incentives.policy.figure_changes import Edition, figure_changes
from incentives.policy.library import Library, Overlay
from incentives.policy.origin.layer import PathLike


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Question:
    """A case that both editions are asked about.

    `overlays`: figures that it supplies itself, on either side, under those of the edition.
    `refusals`: why the one edition or the other cannot be asked.
    """

    name: str
    case: object
    on: date
    known_on: date | None = None
    overlays: tuple[tuple[Overlay, ...], tuple[Overlay, ...]] = ((), ())
    refusals: tuple[IncentivesError | None, IncentivesError | None] = (None, None)


def compare(
    before: Library,
    after: Library,
    *,
    cases: Mapping[str, object] | None = None,
    on: date | None = None,
    overlays: tuple[Sequence[Overlay | PathLike], Sequence[Overlay | PathLike]] = ((), ()),
) -> Comparison:
    """What two libraries state differently, and which of the cases come to something else.

    Args:
        before, after: two loaded libraries of one vocabulary, or twice the same one.
        cases: by name, instances of the vocabulary class; needs `on`.
        on: the last day of which facts of the cases are taken into account.
        overlays: those used with `before`, and those used with `after`, in rising precedence.

    Raises:
        PolicyError: if an overlay file is faulty.
        TypeError: if `on` is no date though there are cases.
    """
    questions = []
    if cases:
        check_days(on=on)
        assert on is not None
        questions = [Question(name=name, case=case, on=on) for name, case in cases.items()]
    editions = [
        Edition(library=library, overlays=loaded_overlays(used, library))
        for library, used in zip((before, after), overlays, strict=True)
    ]
    return compare_editions(editions[0], editions[1], questions)


def compare_editions(before: Edition, after: Edition, questions: Sequence[Question]) -> Comparison:
    """As `compare`, with questions that each have a day of their own.

    Both editions are of one vocabulary. Questions are answered only if the editions differ. A case
    that one edition refuses and the other does not, or for another reason, is among the cases that
    changed; one that both refuse alike is not.
    """
    entries = entry_changes(before.library, after.library)
    figures = figure_changes(before, after)
    changes: tuple[LawChange, ...] = (*entries, *figures)
    pairs: list[tuple[Dues, Dues]] = []
    effects: list[CaseEffect] = []
    for question in questions if changes else ():
        answers = [_answer(question, edition, side) for side, edition in enumerate((before, after))]
        old, new = answers
        if isinstance(old, Assessment) and isinstance(new, Assessment):
            pairs.append((dues_of(old), dues_of(new)))
            snapshot = take_snapshot(question.case, before.library.vocabulary)
            effect = effect_on_case(question.name, (old, new), snapshot, changes)
        else:
            effect = _effect_of_refusals(question, old, new)
        effects += [effect] if effect is not None else []
    return Comparison(
        before=before,
        after=after,
        entries=entries,
        figures=figures,
        asked=len(questions),
        cases=tuple(effects),
        totals=totals_by_incentive(pairs, effects, before.library.currency),
        examples=examples_of(changes, effects),
        serialise=serialise_comparison,
    )


def _effect_of_refusals(
    question: Question, old: Assessment | IncentivesError, new: Assessment | IncentivesError
) -> CaseEffect | None:
    """What changed where an edition makes nothing of the case; None: both refuse it alike."""
    refusals = (
        None if isinstance(old, Assessment) else old,
        None if isinstance(new, Assessment) else new,
    )
    if str(refusals[0]) == str(refusals[1]):
        return None
    return CaseEffect(name=question.name, on=question.on, refusals=refusals)


def _answer(question: Question, edition: Edition, side: int) -> Assessment | IncentivesError:
    """What the edition makes of the case, or why it makes nothing of it."""
    refusal = question.refusals[side]
    if refusal is not None:
        return refusal
    overlays = (*question.overlays[side], *edition.overlays)
    try:
        return assess_with(
            question.case,
            edition.library,
            on=question.on,
            known_on=question.known_on,
            overlays=overlays,
        )
    except (CaseError, AssessmentError) as error:
        return error
