"""Who else has the file open: told to whoever opens it second; it keeps nobody from working."""

from datetime import datetime, timedelta

import streamlit as st

from incentives.applications import Application, Hold
from incentives.desk.applications.moments import moment_told
from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import now, officer_name
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import language, say
from incentives.register import RegisterError
from incentives.values.texts.plain_text import compared
from incentives.wordings.desk.files import file as wordings

_HELD = "desk_held"
_ANEW = timedelta(minutes=1)
"""So often it is asked for anew by whoever has it; what another has is looked at each time."""


def draw_held(file: Application) -> None:
    """The file is the officer's while he works on it; who else has it is told."""
    who, at = officer_name(), now()
    try:
        held = _held(file, who, at)
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        return
    if compared(held.who) != compared(who):
        since = moment_told(held.since)
        st.warning(escaped(say(wordings.HELD, who=held.who, since=since)))


def release_file(file: Application) -> None:
    """Whoever leaves the file for the list does not have it any more."""
    st.session_state.pop(_HELD, None)
    if officer_name():
        applications().release(file.id, officer_name())


def _held(file: Application, who: str, at: datetime) -> Hold:
    last: tuple[str, str, datetime, Hold] | None = st.session_state.get(_HELD)
    if last is not None:
        id_, by, asked, held = last
        is_his = compared(held.who) == compared(who)
        if (id_, by) == (file.id, who) and is_his and at - asked < _ANEW:
            return held
    held = applications().hold(file.id, who, at)
    st.session_state[_HELD] = (file.id, who, at, held)
    return held
