"""The facts of the file at hand, with the answer beside them; and the answer by itself."""

import streamlit as st

from incentives.desk.applications.party import draw_party
from incentives.desk.applications.what_if import draw_what_if
from incentives.desk.at_hand.file import file_at_hand, kept_change
from incentives.desk.case.also_possible import draw_also_possible
from incentives.desk.case.asking import draw_next_question
from incentives.desk.case.layout import OPENED, PINNED, lay_out
from incentives.desk.case.payments import draw_payments_known
from incentives.desk.case.results import draw_results, totals_told
from incentives.desk.case.sections import case_form, draw_sections
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import assessment, case_document, say
from incentives.wordings import filling as wordings

_NAMED = "case_named_in_the_frame"


def show() -> None:
    """The facts on the left, the answer on the right, where it stays in view.

    What is typed draws only this part anew, not the frame around it.
    """
    lay_out()
    file = file_at_hand()
    if file is not None:
        draw_party(file)
    st.session_state[_NAMED] = _named_in_the_frame()
    _draw_case()


def show_results() -> None:
    """The answer by itself, and what it would be if facts were others."""
    assessed, file = assessment(), file_at_hand()
    if assessed is None or file is None:
        draw_why_unassessed()
        return
    draw_results(assessed)
    draw_also_possible(file)
    draw_what_if(file, assessed)


def _named_in_the_frame() -> tuple[object, object]:
    """What the frame around the form shows of it: its name, and what could not be stored."""
    return case_document().get("name"), kept_change()


@st.fragment
def _draw_case() -> None:
    if _named_in_the_frame() != st.session_state[_NAMED]:
        st.rerun()
    assessed, form = assessment(), case_form()
    left, right = st.columns([5, 2], gap="medium")
    with left:
        draw_sections(form, assessed)
    with right, st.container(key=PINNED):
        told = totals_told(assessed) if assessed is not None else say(wordings.NO_RESULT)
        st.toggle(escaped(say(wordings.RESULT_LINE, totals=told)), key=OPENED)
        if assessed is None:
            draw_why_unassessed()
            return
        draw_payments_known()
        draw_next_question(form, assessed)
        draw_results(assessed)
