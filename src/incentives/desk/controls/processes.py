"""The processes that assess many cases, for everybody at the desk."""

from functools import partial

import streamlit as st

from incentives.childcare.customary import loaded
from incentives.desk.office import settings
from incentives.workers import Workers


@st.cache_resource(show_spinner=False)
def workers() -> Workers:
    """The processes, started once; they load the policies while the officer looks for his file."""
    return Workers.start(partial(loaded, settings().project))
