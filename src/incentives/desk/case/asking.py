"""What to ask next: the fact that settles most, to be answered on the spot."""

import streamlit as st

from incentives.desk.case.fields import draw_field
from incentives.desk.case.rows import add_row
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import case_document, change_case_document, office, say, words
from incentives.engine.findings.assessment import Assessment
from incentives.forms.model import Form, FormSection
from incentives.forms.relevance import next_questions
from incentives.wordings.desk import case as wordings

_MOST_TITLES = 4


def draw_next_question(form: Form, assessment: Assessment) -> None:
    """Draws the field of the fact that settles most, and for what it matters."""
    questions = [one for one in next_questions(assessment) if not form.is_of_office(one.path)]
    if not questions:
        st.success(say(wordings.NEXT_NONE))
        return
    first = questions[0]
    with st.container(border=True):
        st.markdown(f"**{say(wordings.NEXT)}**")
        st.caption(escaped(words().fact(first.path)))
        field = form.field_at(first.path)
        if field is not None:
            draw_field(field, first.path, place="next")
        elif first.path.text in form.lists:
            _draw_list(form.lists[first.path.text])
        titles = [_title(rule) for rule in first.missing_for]
        shown = words().listed(titles[:_MOST_TITLES]) + ("……" if len(titles) > _MOST_TITLES else "")
        st.caption(say(wordings.NEXT_FOR, count=len(titles), titles=escaped(shown)))


def _draw_list(section: FormSection) -> None:
    """Whether there are rows of the list at all."""
    name = section.key
    st.markdown(escaped(words().list_called(name)))
    with st.container(horizontal=True):
        st.button(say(wordings.NO_ROWS), key=f"next_none_{name}", on_click=_set_empty, args=(name,))
        st.button(say(wordings.ADD_ROW), key=f"next_row_{name}", on_click=_begin, args=(section,))


def _set_empty(name: str) -> None:
    change_case_document({**case_document(), name: []})


def _begin(section: FormSection) -> None:
    add_row(section)
    st.session_state["case_section"] = section.key


def _title(name: str) -> str:
    library = office().library
    if name in library.incentives:
        return words().law(library.incentives[name].title)
    return words().law(library.checks[name].text)
