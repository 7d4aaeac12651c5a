"""What the case at hand comes to.

Totals, papers, each incentive with its working, and results that are no benefit.
"""

from functools import lru_cache

import streamlit as st

from incentives.desk.controls.blocks import draw_blocks, escaped
from incentives.desk.session import say, words
from incentives.engine.assessment.papers import Paper, PaperState, papers_asked
from incentives.engine.findings.amounts import exact_range_of
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.plain import unstructure_case
from incentives.policy.rule import FORMS
from incentives.report.papers.values import result_blocks
from incentives.report.passages.amounts import forms_told
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.passages.nearest import nearest_block
from incentives.report.printing.blocks import Bullets
from incentives.report.words.heads import title_of
from incentives.report.words.names import Words
from incentives.values.money import money_of
from incentives.values.text import Language
from incentives.wordings import filling as filling_wordings
from incentives.wordings.desk import case as wordings
from incentives.wordings.report import terms

_LACKING = frozenset({PaperState.OUTSTANDING, PaperState.EXPIRED})
_ORDER = (Outcome.ELIGIBLE, Outcome.UNDETERMINED, Outcome.INELIGIBLE, Outcome.NOT_IN_FORCE)
_MARKS = {
    Outcome.ELIGIBLE: "✔",
    Outcome.UNDETERMINED: "？",
    Outcome.INELIGIBLE: "✘",
    Outcome.NOT_IN_FORCE: "－",
}


def lacking_papers(assessment: Assessment) -> tuple[Paper, ...]:
    """The papers asked for that are not on file, or whose last day has passed."""
    return tuple(paper for paper in papers_asked(assessment) if paper.state in _LACKING)


def draw_results(assessment: Assessment) -> None:
    """Draws the totals and the incentives of one outcome; each opens to its working."""
    st.subheader(say(wordings.RESULT), anchor=False)
    _draw_totals(assessment)
    _draw_papers(assessment)
    counts = {
        outcome: sum(determination.outcome is outcome for determination in assessment)
        for outcome in _ORDER
    }
    chosen = st.radio(
        say(wordings.GROUP),
        [outcome.value for outcome in _ORDER],
        horizontal=True,
        key="case_outcome",
        format_func=lambda outcome: say(wordings.GROUPS[outcome]),
        captions=[say(wordings.GROUP_COUNT, count=counts[outcome]) for outcome in _ORDER],
    )
    said = Words(
        library=words().library,
        language=words().language,
        case_document=unstructure_case(assessment.case),
    )
    for determination in assessment:
        if determination.outcome.value == chosen:
            _draw_incentive(determination, assessment, said)
    draw_blocks(result_blocks(assessment.results, said))


def totals_told(assessment: Assessment) -> str:
    """What is due by form of benefit, in one line; nothing due is told as such."""
    told = [
        f"{say(terms.FORMS[form])} {words().numbers.money(total)}"
        for form, total in assessment.totals.items()
        if form in forms_told(assessment)
    ]
    return words().listed(told) if told else say(filling_wordings.NOTHING_DUE)


def _draw_totals(assessment: Assessment) -> None:
    said = words()
    for form in forms_told(assessment):
        total = assessment.totals.get(form)
        is_open = _open_told(form, assessment) if form in assessment.open_totals else ""
        name = say(terms.FORMS[form])
        if total is None:
            nothing = said.numbers.money(money_of(0, assessment.law.library.currency))
            st.markdown(say(wordings.TOTAL_LINE, form=name, amount=nothing, open=is_open))
        else:
            amount = said.numbers.money(total)
            st.markdown(
                say(wordings.TOTAL_LINE, form=name, amount=f"**{escaped(amount)}**", open=is_open)
            )


def _open_told(form: str, assessment: Assessment) -> str:
    """That more is open, and how much at the most, where that is known."""
    spans = [
        exact_range_of(determination).width
        for determination in assessment
        if determination.amount is None and _form_of(determination) == form
    ]
    finite = [width for width in spans if width is not None]
    if len(finite) < len(spans) or not any(finite):
        return say(wordings.STILL_OPEN)
    most = money_of(sum(finite), assessment.law.library.currency)
    return say(filling_wordings.STILL_OPEN_AT_MOST, amount=escaped(words().numbers.money(most)))


def _form_of(determination: Determination) -> str:
    return FORMS[determination.rule.kind].value


def _draw_papers(assessment: Assessment) -> None:
    lacking = [paper.kind for paper in lacking_papers(assessment)]
    if not lacking:
        if assessment.law.library.vocabulary.paper_kinds:
            st.caption(say(wordings.NO_PAPERS))
        return
    names = words().listed(words().paper(kind) for kind in lacking)
    st.caption(say(wordings.PAPERS, count=len(lacking), papers=escaped(names)))


def _draw_incentive(determination: Determination, assessment: Assessment, said: Words) -> None:
    """The working is drawn only while it is looked at."""
    blocks = DeterminationBlocks(said)
    outcome = f"{_MARKS[determination.outcome]} {said.say(terms.OUTCOMES[determination.outcome])}"
    line = say(
        wordings.LINE,
        title=title_of(determination, assessment, said),
        outcome=outcome,
        amount=blocks.amount(determination),
    )
    opened = st.expander(escaped(line), key=f"open_{determination.incentive}", on_change="rerun")
    if opened.open:
        with opened:
            draw_blocks(blocks.blocks(determination))
            if (changes := _changes_told(determination, assessment, said.language)) is not None:
                draw_blocks((changes,))


@lru_cache(maxsize=64)
def _changes_told(
    determination: Determination, assessment: Assessment, language: Language
) -> Bullets | None:
    """What would have to be different, worked out once for an assessment."""
    said = Words(
        library=assessment.law.library,
        language=language,
        case_document=unstructure_case(assessment.case),
    )
    return nearest_block(determination, assessment, said)
