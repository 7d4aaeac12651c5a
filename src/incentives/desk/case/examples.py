"""An example fills the case at hand; facts that stand in no file are not replaced before the officer has said so."""

from collections.abc import Mapping

import streamlit as st

from incentives import childcare
from incentives.childcare import ExampleCase
from incentives.desk.blocks import escaped
from incentives.desk.case import wordings
from incentives.desk.case.fields import forget_refusals
from incentives.desk.session import case_document, language, replace_case_document, say, words
from incentives.facts.plain import unstructure_case

_CHOSEN, _ASKED, _KEPT = "case_example", "desk_example_asked", "desk_case_kept"


def draw_examples() -> None:
    """Draws the choice of an example and, if facts would be lost, the question whether they may be."""
    found = childcare.example_cases()
    chosen: str | None = st.selectbox(
        say(wordings.EXAMPLE), list(found), index=None, key=_CHOSEN, filter_mode=None, placeholder=say(wordings.CHOOSE_EXAMPLE),
        format_func=lambda name: found[name].title.to(language()),
    )  # fmt: skip
    if chosen is None:
        return
    st.caption(escaped(say(wordings.EXAMPLE_DAY, day=words().day(found[chosen].on))))
    if st.session_state.get(_ASKED) != chosen:
        st.button(say(wordings.FILL_IN), key="case_example_fill", on_click=_fill_or_ask, args=(chosen, found))
        return
    st.warning(say(wordings.WOULD_BE_LOST))
    with st.container(horizontal=True):
        st.button(say(wordings.REPLACE), key="case_example_replace", on_click=_fill, args=(found[chosen],))
        st.button(say(wordings.LEAVE), key="case_example_leave", on_click=_leave)


def note_case_kept() -> None:
    """The case as it stands is in a file, or has just been begun: nothing is lost if another takes its place."""
    st.session_state[_KEPT] = case_document()


def _is_kept() -> bool:
    """Whether nothing was said of the case but its place, or all of it is in a file."""
    document = case_document()
    return document.keys() <= {"district"} or document == st.session_state.get(_KEPT)


def _fill_or_ask(name: str, found: Mapping[str, ExampleCase]) -> None:
    if _is_kept():
        _fill(found[name])
    else:
        st.session_state[_ASKED] = name


def _fill(example: ExampleCase) -> None:
    _leave()
    forget_refusals()
    replace_case_document(unstructure_case(childcare.read_case(example.path)))
    note_case_kept()


def _leave() -> None:
    st.session_state.pop(_ASKED, None)
