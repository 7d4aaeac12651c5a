"""A button whose press is not lost when the page is drawn anew before it is acted upon.

Streamlit tells of a press in the one run that it begins. Where another request ends that run before
the page has come to the button (the form gives words, a part of the page asks to be drawn again),
the press would be gone, and the officer's click with it. So it is noted first of all, and stays
until the page comes to it or a run ends without having met the button.
"""

from typing import Literal

import streamlit as st

_PRESSED = "pressed"


def is_pressed(
    label: str,
    *,
    key: str,
    type: Literal["primary", "secondary", "tertiary"] = "secondary",  # noqa: A002 - as Streamlit's own
    disabled: bool = False,
) -> bool:
    """Draws the button of the key; whether it was pressed and that was not acted upon yet."""
    st.button(label, key=key, type=type, disabled=disabled, on_click=_note, args=(key,))
    noted: set[str] = st.session_state.get(_PRESSED, set())
    was_pressed = key in noted
    noted.discard(key)
    return was_pressed


def forget_presses() -> None:
    """The page is drawn to its end: a button that was pressed and is not on it is not met later."""
    st.session_state.pop(_PRESSED, None)


def _note(key: str) -> None:
    st.session_state.setdefault(_PRESSED, set()).add(key)
