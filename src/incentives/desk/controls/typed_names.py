"""A name that is typed, and is printed or kept as it stands."""

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language
from incentives.forms.typed import unfit_refusal


def taken(typed: str) -> str:
    """The name on one line without blanks around it; empty, and told why, where it is refused."""
    name = typed.replace("\n", " ").strip()
    refused = unfit_refusal(name) if name else None
    if refused is None:
        return name
    st.error(escaped(refused.text.to(language())))
    return ""
