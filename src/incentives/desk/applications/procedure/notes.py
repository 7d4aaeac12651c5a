"""Notes of the office on a file: written at any time, and printed nowhere."""

import streamlit as st

from incentives.applications import Application
from incentives.applications.checking import MOST_NOTES
from incentives.desk.at_hand.file import change_file, file_revision
from incentives.desk.session import say
from incentives.wordings.desk.files import file as wordings


def draw_notes(file: Application) -> None:
    """Draws the field; what is written is stored when it is left."""
    key = f"notes_{file_revision()}"
    st.text_area(
        say(wordings.NOTES),
        value=file.notes,
        key=key,
        height=100,
        max_chars=MOST_NOTES,
        on_change=_take,
        args=(key,),
    )


def _take(key: str) -> None:
    change_file(notes=str(st.session_state[key] or "").strip())
