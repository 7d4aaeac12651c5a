"""An example fills the case at hand.

Facts that stand in no file are not replaced before the officer has said so.
"""

from functools import partial

import streamlit as st

from incentives import childcare
from incentives.childcare import ExampleCase
from incentives.desk.case.fields import forget_refusals
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.replacing import draw_replacing
from incentives.desk.session import case_document, language, replace_case_document, say, words
from incentives.facts.plain import unstructure_case
from incentives.wordings.desk import case as wordings

_KEPT = "desk_case_kept"


def draw_examples() -> None:
    """Draws the choice of an example, the day for which it was written, and what fills it in."""
    examples = childcare.example_cases()
    chosen: str | None = st.selectbox(
        say(wordings.EXAMPLE),
        list(examples),
        index=None,
        key="case_example",
        filter_mode=None,
        placeholder=say(wordings.CHOOSE_EXAMPLE),
        format_func=lambda name: examples[name].title.to(language()),
    )
    if chosen is None:
        return
    st.caption(escaped(say(wordings.EXAMPLE_DAY, day=words().day(examples[chosen].on))))
    draw_replacing(
        "case_example",
        chosen,
        wordings.FILLING_IN,
        would_lose=_would_lose,
        replace=partial(_fill, examples[chosen]),
    )


def note_case_kept() -> None:
    """The case as it stands is in a file, or has just been begun.

    Nothing is lost if another takes its place.
    """
    st.session_state[_KEPT] = case_document()


def _would_lose() -> bool:
    """Whether something was said of the case, beside its place, that stands in no file."""
    document = case_document()
    return not document.keys() <= {"district"} and document != st.session_state.get(_KEPT)


def _fill(example: ExampleCase) -> None:
    forget_refusals()
    replace_case_document(unstructure_case(childcare.read_case(example.path)))
    note_case_kept()
