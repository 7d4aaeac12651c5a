"""The policies: instruments, figures over time, and figures that the office supplies."""

from collections.abc import Callable

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.policies.documents import draw_documents
from incentives.desk.policies.editing import draw_editor
from incentives.desk.policies.figures import draw_figures
from incentives.desk.session import language, say
from incentives.register import RegisterError
from incentives.values.text import Text
from incentives.wordings.desk import policies as wordings

_DRAWN: dict[str, tuple[Text, Callable[[], None]]] = {
    "documents": (wordings.DOCUMENTS, draw_documents),
    "figures": (wordings.FIGURES, draw_figures),
    "editor": (wordings.EDITOR, draw_editor),
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
        key="policies_section",
    )
    try:
        _DRAWN[section][1]()
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
