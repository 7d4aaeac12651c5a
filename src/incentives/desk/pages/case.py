"""One case: its facts, the answer as they come in, and what to ask next."""

import streamlit as st

from incentives.desk.case.asking import draw_next_question
from incentives.desk.case.files import draw_files
from incentives.desk.case.payments import draw_payments_known
from incentives.desk.case.results import draw_results
from incentives.desk.case.sections import case_form, draw_sections
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.case.what_if import draw_what_if
from incentives.desk.session import assessment, case_document, say
from incentives.wordings.desk import case as wordings

_NAMED = "case_named_in_the_frame"


def show() -> None:
    """The facts on the left, the answer on the right.

    What is typed draws only this page anew, not the frame around it.
    """
    st.title(say(wordings.TITLE), anchor=False)
    st.markdown(say(wordings.ABOUT))
    st.session_state[_NAMED] = case_document().get("name")
    _draw_case()


@st.fragment
def _draw_case() -> None:
    if case_document().get("name") != st.session_state[_NAMED]:
        st.rerun()  # the frame shows the name
    draw_files()
    assessed = assessment()
    form = case_form()
    left, right = st.columns([3, 2], gap="large")
    with left:
        if assessed is not None:
            draw_next_question(form, assessed)
        draw_sections(form, assessed)
    with right:
        if assessed is None:
            draw_why_unassessed()
            return
        draw_payments_known()
        draw_results(assessed)
        draw_what_if(assessed)
