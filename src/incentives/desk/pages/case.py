"""The facts of the file at hand, with the answer beside them; and the answer by itself."""

import streamlit as st

from incentives.desk.applications.party import draw_party
from incentives.desk.applications.what_if import draw_what_if
from incentives.desk.at_hand.file import file_at_hand, kept_change
from incentives.desk.case.also_possible import draw_also_possible
from incentives.desk.case.asking import draw_next_question
from incentives.desk.case.layout import OPENED, PINNED
from incentives.desk.case.payments import draw_payments_known
from incentives.desk.case.results import draw_results, totals_told
from incentives.desk.case.sections import case_form, draw_sections
from incentives.desk.case.unassessed import draw_why_unassessed
from incentives.desk.controls.blocks import escaped
from incentives.desk.office import office_library
from incentives.desk.session import (
    Assessed,
    assessed,
    assessed_already,
    assessment,
    case_document,
    say,
)
from incentives.facts.field import Role
from incentives.forms.editing import text_said
from incentives.forms.model import Form
from incentives.wordings import filling as wordings

_NAMED, _DRAWN = "case_named_in_the_frame", "case_drawn_answer"


def show() -> None:
    """The facts on the left, the answer on the right, where it stays in view.

    What is typed draws only this part anew, not the frame around it.
    """
    file = file_at_hand()
    if file is not None:
        draw_party(file)
    st.session_state[_NAMED] = _named_in_the_frame()
    st.session_state.pop(_DRAWN, None)
    _draw_case()


def show_results() -> None:
    """The answer by itself, and what it would be if facts were others."""
    answer, file = assessment(), file_at_hand()
    if answer is None or file is None:
        draw_why_unassessed()
        return
    draw_results(answer)
    draw_also_possible(file)
    draw_what_if(file, answer)


def _named_in_the_frame() -> tuple[object, object]:
    """What the frame around the form shows of it: its name, and what could not be stored."""
    name = text_said(case_document(), office_library().vocabulary, Role.NAME)
    return name, kept_change()


@st.fragment
def _draw_case() -> None:
    """The form answers a change at once; then what follows from it is worked out and drawn."""
    if _named_in_the_frame() != st.session_state[_NAMED]:
        st.rerun()
    form = case_form()
    left, right = st.columns([5, 2], gap="medium")
    drawn: Assessed | None = st.session_state.get(_DRAWN)
    answer = assessed_already()
    if answer is None and drawn is not None:
        with left:
            draw_sections(form, drawn, is_echo=True)
        assessed()
        st.rerun(scope="fragment")
    answer = st.session_state[_DRAWN] = answer if answer is not None else assessed()
    with left:
        draw_sections(form, answer)
    with right, st.container(key=PINNED):
        _draw_answer(form, answer)


def _draw_answer(form: Form, answer: Assessed) -> None:
    found = answer.assessment
    told = totals_told(found) if found is not None else say(wordings.NO_RESULT)
    st.toggle(escaped(say(wordings.RESULT_LINE, totals=told)), key=OPENED)
    if found is None:
        draw_why_unassessed()
        return
    draw_payments_known(answer.payments)
    place = st.container()
    draw_results(found)
    with place:  # what settles most is tried out last of all, when the amounts stand already
        draw_next_question(form, found)
