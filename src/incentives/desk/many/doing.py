"""What is done with the files that the list has found: looked at, moved together, or paid."""

import streamlit as st

from incentives.applications import ApplicationSearch
from incentives.desk.at_hand.officer import officer_name
from incentives.desk.many.paying import draw_paying
from incentives.desk.many.together import draw_together
from incentives.desk.session import say
from incentives.wordings.desk.files import many as wordings


def draw_doing(search: ApplicationSearch) -> None:
    """Draws the choice, and what was chosen; nothing before somebody has said who he is."""
    if not officer_name():
        return
    chosen = st.segmented_control(
        say(wordings.DOING),
        list(wordings.WAYS),
        default="look",
        required=True,
        key="many_doing",
        format_func=lambda name: say(wordings.WAYS[name]),
    )
    if chosen == "together":
        draw_together(search)
    elif chosen == "pay":
        draw_paying(search)
