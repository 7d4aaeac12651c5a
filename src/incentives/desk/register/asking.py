"""What the forms of the register ask for: who, why all the same, and which entry."""

import streamlit as st

from incentives.desk.at_hand.officer import officer_name, set_officer_name
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.typed_names import taken
from incentives.desk.session import (
    office,
    say,
)
from incentives.values.text import Text
from incentives.wordings.desk import register as wordings


def draw_officer(key: str) -> str:
    """Who files: whoever is signed in, else whoever says so, here or in the side bar."""
    signed_in = office().officer
    if signed_in:
        st.markdown(f"{say(wordings.OFFICER)}：{escaped(signed_in)}")
        return signed_in
    st.session_state[key] = officer_name()
    return taken(
        st.text_input(
            say(wordings.OFFICER),
            key=key,
            help=say(wordings.OFFICER_HELP),
            max_chars=50,
            on_change=_take_officer,
            args=(key,),
        )
    )


def _take_officer(key: str) -> None:
    set_officer_name(st.session_state[key])


def draw_unusual(key: str) -> str:
    """Asks why an act is right though the register finds it unusual; empty until it says so."""
    return st.text_input(say(wordings.UNUSUAL), key=key, max_chars=500).strip()


def draw_entry_number(label: Text, *, key: str) -> int | None:
    """Draws a field for the number of an entry; None while it is empty or no number."""
    typed = st.text_input(say(label), key=key, max_chars=12).strip()
    if not typed:
        return None
    if not typed.isdecimal() or int(typed) == 0:
        st.error(say(wordings.NOT_A_NUMBER, typed=escaped(typed)))
        return None
    return int(typed)
