"""The button with which an officer takes a chart over into a report."""

import streamlit as st

from incentives.desk.charts.picture import Picture
from incentives.desk.session import say
from incentives.wordings.desk import budget_sums as wordings


def draw_picture(picture: Picture, *, key: str) -> None:
    """Draws the button; the picture is made when it is asked for."""
    st.download_button(
        say(wordings.PICTURE),
        lambda: picture.svg().encode(),
        file_name=f"{picture.title}.svg",
        mime="image/svg+xml",
        key=key,
        on_click="ignore",
    )
