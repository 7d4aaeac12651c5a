"""Whoever works without a sign-in says his name first, on the page itself as in the side bar."""

import streamlit as st

from incentives.desk.at_hand.officer import set_officer_name
from incentives.desk.session import say
from incentives.wordings.desk import frame as frame_wordings
from incentives.wordings.desk.files import listing as wordings

_KEY = "who_first"


def draw_who_first() -> None:
    """Draws the question and its field; with the name the page goes on."""
    st.info(say(wordings.WHO_FIRST))
    st.text_input(say(frame_wordings.WHO), key=_KEY, max_chars=50, on_change=_take, width=320)


def _take() -> None:
    set_officer_name(str(st.session_state[_KEY] or "").strip())
