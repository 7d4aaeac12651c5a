"""What to ask next: the fact that settles most, to be answered on the spot."""

import streamlit as st

from incentives.desk.case.sections import draw_one_field, draw_one_list
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import office, say, words
from incentives.engine.findings.assessment import Assessment
from incentives.forms.model import Form
from incentives.forms.relevance import next_questions
from incentives.wordings.desk import case as wordings

_MOST_TITLES = 4


def draw_next_question(form: Form, assessment: Assessment) -> None:
    """Draws the field of the fact that settles most, of which row it is, and what it matters to."""
    questions = [one for one in next_questions(assessment) if not form.is_of_office(one.path)]
    if not questions:
        st.success(say(wordings.NEXT_NONE))
        return
    first = questions[0]
    with st.container(border=True, key="case_next"):
        st.markdown(f"**{say(wordings.NEXT)}**")
        if first.path.list_name is not None:
            st.caption(escaped(words().fact(first.path)))
        field = form.field_at(first.path)
        if field is not None:
            draw_one_field(field, first.path)
        elif first.path.text in form.lists:
            draw_one_list(form.lists[first.path.text])
        titles = [_title(rule) for rule in first.missing_for]
        shown = words().listed(titles[:_MOST_TITLES]) + ("……" if len(titles) > _MOST_TITLES else "")
        st.caption(say(wordings.NEXT_FOR, count=len(titles), titles=escaped(shown)))


def _title(name: str) -> str:
    return words().law(office().library.title_of(name))
