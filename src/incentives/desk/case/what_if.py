"""The present case is kept as a base, and what is changed after that is compared with it."""

import streamlit as st

from incentives.desk.case.fields import forget_refusals
from incentives.desk.controls.blocks import draw_table
from incentives.desk.session import assessment, case_document, replace_case_document, say, words
from incentives.engine.comparison.effects import determination_in
from incentives.engine.findings.amounts import difference_between
from incentives.engine.findings.assessment import Assessment
from incentives.engine.findings.determination import Determination
from incentives.policy.rule import IncentiveKind
from incentives.report.passages.determination import DeterminationBlocks
from incentives.report.words.spreads import DECREASE, INCREASE, SpreadWords
from incentives.wordings.desk import case as wordings
from incentives.wordings.report import terms

_BASE, _BASE_CASE = "desk_base", "desk_base_case"


def draw_what_if(present: Assessment) -> None:
    """Draws the controls and, while there is a base, what differs from it."""
    base: Assessment | None = st.session_state.get(_BASE)
    with st.expander(say(wordings.WHAT_IF), expanded=base is not None):
        st.markdown(say(wordings.WHAT_IF_ABOUT))
        with st.container(horizontal=True):
            st.button(say(wordings.KEEP), key="what_if_keep", on_click=_keep)
            if base is not None:
                st.button(say(wordings.BACK), key="what_if_back", on_click=_go_back)
                st.button(say(wordings.DROP), key="what_if_drop", on_click=_drop)
        if base is not None:
            _draw_differences(base, present)


def _keep() -> None:
    st.session_state[_BASE], st.session_state[_BASE_CASE] = assessment(), case_document()


def _drop() -> None:
    st.session_state.pop(_BASE, None)
    st.session_state.pop(_BASE_CASE, None)


def _go_back() -> None:
    forget_refusals()
    replace_case_document(st.session_state[_BASE_CASE])


def _draw_differences(base: Assessment, present: Assessment) -> None:
    rows = list(differences(base, present))
    if rows:
        draw_table([say(column) for column in wordings.COLUMNS], rows, right=frozenset({3}))
    else:
        st.info(say(wordings.SAME))


def differences(base: Assessment, present: Assessment) -> list[tuple[str, str, str, str]]:
    """The incentives whose outcome or amount is another: title, before, now, and by how much."""
    rows: list[tuple[str, str, str, str]] = []
    currency = present.law.library.currency
    for name in dict.fromkeys(
        [
            *(determination.incentive for determination in base),
            *(determination.incentive for determination in present),
        ]
    ):
        before, now = (determination_in(side, name) for side in (base, present))
        was, is_ = _told(before), _told(now)
        if was != is_:
            shown = now or before
            assert shown is not None
            rows.append(
                (words().law(shown.rule.title), was, is_, _difference(shown, before, now, currency))
            )
    return rows


def _told(determination: Determination | None) -> str:
    if determination is None:
        return ""
    said = words()
    outcome = said.say(terms.OUTCOMES[determination.outcome])
    return f"{outcome} {DeterminationBlocks(said).amount(determination)}".strip()


def _difference(
    shown: Determination, before: Determination | None, now: Determination | None, currency: str
) -> str:
    """More or less, by how much, or between what bounds; what is given in kind has no amount."""
    if shown.rule.kind is IncentiveKind.IN_KIND:
        return say(terms.EMPTY)
    return SpreadWords(words(), INCREASE, DECREASE).difference(
        difference_between(before, now, currency)
    )
