"""The processes that assess many cases, for everybody at the desk."""

import streamlit as st

from incentives import childcare
from incentives.workers import Workers


@st.cache_resource(show_spinner=False)
def workers() -> Workers:
    """The processes, started once; they load the policies while the officer looks for his file."""
    return Workers.start(childcare.library)
