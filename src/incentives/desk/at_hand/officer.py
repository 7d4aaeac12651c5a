"""Who is at work: whoever is signed in, else whoever this browser said last that he is.

The name is kept by the browser, so that a page that is loaded anew knows it.
"""

import json
from datetime import datetime
from urllib.parse import quote, unquote

import streamlit as st

from incentives.desk.office import who_works
from incentives.register import Act

_NAME, _COOKIE, _TO_KEEP = "desk_officer", "desk_officer", "desk_officer_to_keep"
_SECONDS = 400 * 24 * 3600
"""So long a browser keeps it at the most."""


def now() -> datetime:
    """The moment, with its time zone; the desk alone reads the clock."""
    return datetime.now().astimezone()


def officer_name() -> str:
    """The name of who is at work; empty while nobody has said who he is."""
    person = who_works()
    if person is not None:
        return person.name
    if _NAME not in st.session_state:
        st.session_state[_NAME] = unquote(dict(st.context.cookies).get(_COOKIE, ""))
    name: str = st.session_state[_NAME]
    return name


def set_officer_name(name: str) -> None:
    """Whoever works in this browser is called so from now on, after a reload too."""
    if name != officer_name():
        st.session_state[_NAME] = name
        st.session_state[_TO_KEEP] = True


def keep_officer_name() -> None:
    """The browser is told to keep the name; nothing of it is seen.

    It goes there in the code of addresses, which has no sign that a script or a page could read as
    its own.
    """
    if st.session_state.pop(_TO_KEEP, False):
        kept = json.dumps(
            f"{_COOKIE}={quote(officer_name(), safe='')};path=/;max-age={_SECONDS};SameSite=Strict"
        )
        st.html(f"<script>document.cookie = {kept};</script>", unsafe_allow_javascript=True)


def act(**reasons: str) -> Act:
    """Who acts now, with the reasons that he gives (see `Act`)."""
    return Act(officer=officer_name(), person=who_works(), filed_at=now(), **reasons)  # type: ignore[arg-type]
