"""A control on a page shows what the case says, and holds no truth of its own."""

import re

import streamlit as st

_NOT_IN_A_CLASS = re.compile(r"[^a-zA-Z0-9_-]")


def show_in(key: str, value: object) -> None:
    """The control of the key shows the value from now on.

    It is told so only where it shows another: what is being typed into it meanwhile stays.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def class_of(key: str) -> str:
    """The class by which the style of a page finds what was drawn under the key."""
    return f"st-key-{_NOT_IN_A_CLASS.sub('-', key.strip())}"
