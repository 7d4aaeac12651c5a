"""What the case at hand comes to: totals, papers outstanding, and each incentive with its working."""

from functools import lru_cache

import streamlit as st

from incentives.desk.controls.blocks import draw_blocks, escaped
from incentives.desk.session import say, words
from incentives.engine.assessment.papers import PaperState, papers_asked
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.engine.findings.outcome import Outcome
from incentives.facts.plain import unstructure_case
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.passages.heads import title_of
from incentives.report.passages.nearest import nearest_block
from incentives.report.printing.blocks import Bullets
from incentives.report.words.names import Words
from incentives.values.text import Language
from incentives.wordings.desk import case as wordings
from incentives.wordings.report import terms

_LACKING = frozenset({PaperState.OUTSTANDING, PaperState.EXPIRED})
_ORDER = (Outcome.ELIGIBLE, Outcome.UNDETERMINED, Outcome.INELIGIBLE, Outcome.NOT_IN_FORCE)
_MARKS = {Outcome.ELIGIBLE: "✔", Outcome.UNDETERMINED: "？", Outcome.INELIGIBLE: "✘", Outcome.NOT_IN_FORCE: "－"}


def draw_results(found: Assessment) -> None:
    """Draws the totals and the incentives of one outcome; each opens to its working."""
    st.subheader(say(wordings.RESULT), anchor=False)
    _draw_totals(found)
    _draw_papers(found)
    counts = {outcome: sum(each.outcome is outcome for each in found) for outcome in _ORDER}
    chosen = st.radio(
        say(wordings.GROUP), [outcome.value for outcome in _ORDER], horizontal=True, key="case_outcome",
        format_func=lambda each: say(wordings.GROUPS[each]),
        captions=[say(wordings.GROUP_COUNT, count=counts[outcome]) for outcome in _ORDER],
    )  # fmt: skip
    said = Words(library=words().library, language=words().language, case_document=unstructure_case(found.case))
    for each in found:
        if each.outcome.value == chosen:
            _draw_incentive(each, found, said)


def _draw_totals(found: Assessment) -> None:
    said = words()
    for form in dict.fromkeys([*found.totals, *sorted(found.open_totals)]):
        total = found.totals.get(form)
        is_open = say(wordings.STILL_OPEN) if form in found.open_totals else ""
        name = say(terms.FORMS[form])
        if total is None:
            st.markdown(say(wordings.NOTHING_DUE, form=name, open=is_open))
        else:
            amount = said.numbers.money(total)
            st.markdown(say(wordings.TOTAL_LINE, form=name, amount=f"**{escaped(amount)}**", open=is_open))


def _draw_papers(found: Assessment) -> None:
    lacking = [paper.kind for paper in papers_asked(found) if paper.state in _LACKING]
    if not lacking:
        st.caption(say(wordings.NO_PAPERS))
        return
    names = words().listed(words().paper(kind) for kind in lacking)
    st.caption(say(wordings.PAPERS, count=len(lacking), papers=escaped(names)))


def _draw_incentive(each: Determination, found: Assessment, said: Words) -> None:
    """The working is drawn only while it is looked at."""
    blocks = DeterminationBlocks(said)
    outcome = f"{_MARKS[each.outcome]} {said.say(terms.OUTCOMES[each.outcome])}"
    line = say(wordings.LINE, title=title_of(each, found, said), outcome=outcome, amount=blocks.amount(each))
    opened = st.expander(escaped(line), key=f"open_{each.incentive}", on_change="rerun")
    if opened.open:
        with opened:
            draw_blocks(blocks.blocks(each))
            if (changes := _changes_told(each, found, said.language)) is not None:
                draw_blocks((changes,))


@lru_cache(maxsize=64)
def _changes_told(each: Determination, found: Assessment, language: Language) -> Bullets | None:
    """What would have to be different, worked out once for an assessment."""
    said = Words(library=found.law.library, language=language, case_document=unstructure_case(found.case))
    return nearest_block(each, found, said)
