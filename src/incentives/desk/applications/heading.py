"""The head of the page of a file: which it is, where it stands, who else has it, the steps."""

import streamlit as st

from incentives.applications import STATES, Application
from incentives.desk.applications.held import release_file
from incentives.desk.applications.moments import moment_told
from incentives.desk.at_hand.address import (
    STEPS,
    go_to_list,
    go_to_step,
    step_in_address,
)
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language, say
from incentives.wordings.desk.files import file as wordings
from incentives.wordings.desk.files import listing as list_wordings

_STEP = "file_step"


def draw_heading(file: Application) -> str:
    """Draws the head, and gives the step that is looked at."""
    name = file.party.name or say(list_wordings.UNNAMED)
    with st.container(horizontal=True, vertical_alignment="center", key="file_head"):
        st.markdown(f"### {escaped(name)}", anchors=False, width="content")
        number = file.number or say(list_wordings.UNNUMBERED)
        stored = say(wordings.STORED, at=moment_told(file.changed_at), who=file.changed_by)
        state = escaped(STATES[file.state].to(language()))
        st.markdown(
            f"{escaped(number)}　**{state}**　{escaped(stored)}",
            width="content",
        )
        st.button(
            say(wordings.BACK_TO_LIST),
            key="file_back",
            type="tertiary",
            on_click=_leave,
            args=(file,),
        )
    return _draw_steps()


def _leave(file: Application) -> None:
    release_file(file)
    go_to_list()


def _draw_steps() -> str:
    """The row of steps; the one that the address names is looked at."""
    step = step_in_address()
    st.session_state[_STEP] = step
    st.segmented_control(
        say(wordings.STEP),
        STEPS,
        key=_STEP,
        required=True,
        format_func=lambda name: say(wordings.STEPS[name]),
        label_visibility="collapsed",
        on_change=_turn,
    )
    return step


def _turn() -> None:
    go_to_step(st.session_state[_STEP])
