"""One case: its facts, the answer as they come in, and what to ask next."""

import streamlit as st

from incentives.desk.case import wordings
from incentives.desk.case.asking import draw_next_question
from incentives.desk.case.files import draw_files
from incentives.desk.case.results import draw_results
from incentives.desk.case.sections import case_form, draw_sections
from incentives.desk.case.what_if import draw_what_if
from incentives.desk.session import assessment, say
from incentives.desk.unassessed import draw_why_unassessed


def show() -> None:
    """The facts on the left, the answer on the right."""
    st.title(say(wordings.TITLE), anchor=False)
    st.markdown(say(wordings.ABOUT))
    draw_files()
    found = assessment()
    form = case_form()
    left, right = st.columns([3, 2], gap="large")
    with left:
        if found is not None:
            draw_next_question(form, found)
        draw_sections(form, found)
    with right:
        if found is None:
            draw_why_unassessed()
            return
        draw_results(found)
        draw_what_if(found)
