"""The budget: what cases come to, and what they would come to under other figures."""

from collections.abc import Callable

import streamlit as st

from incentives.desk.budget.comparing import draw_scenarios
from incentives.desk.budget.totals import draw_totals
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language, say
from incentives.register import RegisterError
from incentives.values.text import Text
from incentives.wordings.desk import budget as wordings

_DRAWN: dict[str, tuple[Text, Callable[[], None]]] = {
    "totals": (wordings.ADD_UP, draw_totals),
    "scenarios": (wordings.SCENARIOS, draw_scenarios),
}


def show() -> None:
    """The part of the page that was chosen."""
    st.title(say(wordings.TITLE), anchor=False)
    st.markdown(say(wordings.ABOUT))
    section = st.radio(
        say(wordings.SECTION),
        list(_DRAWN),
        format_func=lambda name: say(_DRAWN[name][0]),
        horizontal=True,
        key="budget_section",
    )
    try:
        _DRAWN[section][1]()
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
