"""The register.

The page shows what was filed, paid and annulled, the year's totals, the check, and what later law
changes.
"""

from collections.abc import Callable

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.register.checking import draw_check
from incentives.desk.register.listing import draw_list
from incentives.desk.register.paying import draw_payments
from incentives.desk.register.people import draw_people
from incentives.desk.register.reassessing import draw_reassessment
from incentives.desk.register.totals import draw_totals
from incentives.desk.session import language, say
from incentives.register import RegisterError
from incentives.wordings.desk import register as wordings

_DRAWN: dict[str, Callable[[], None]] = {
    "list": draw_list,
    "pay": draw_payments,
    "totals": draw_totals,
    "check": draw_check,
    "reassess": draw_reassessment,
    "people": draw_people,
}


def show() -> None:
    """The part of the page that was chosen."""
    st.title(say(wordings.TITLE), anchor=False)
    st.markdown(say(wordings.ABOUT))
    section = st.radio(
        say(wordings.SECTION),
        list(_DRAWN),
        format_func=lambda name: say(wordings.SECTIONS[name]),
        horizontal=True,
        key="register_section",
    )
    try:
        _DRAWN[section]()
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
