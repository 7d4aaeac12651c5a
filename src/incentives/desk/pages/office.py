"""What an office settles once for all of its applications: seen by all, changed by whom may."""

import streamlit as st

from incentives.applications import OfficeSettings, SettingsChange
from incentives.desk.applications.moments import moment_told
from incentives.desk.at_hand.file import applications
from incentives.desk.at_hand.officer import act, officer_name
from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.pressing import is_pressed
from incentives.desk.duties import is_allowed
from incentives.desk.session import language, say
from incentives.desk.settling.fields import draw_fields
from incentives.desk.settling.history import changed_in, draw_history
from incentives.register import Duty, RegisterError
from incentives.wordings.desk.files import listing as list_wordings
from incentives.wordings.desk.files import office as wordings

_READ, _TIMES, _SAVED = "desk_settings_read", "desk_settings_times", "desk_settings_saved"


def show() -> None:
    """The settings as they were read when the page was opened, and who has changed them."""
    st.title(say(wordings.TITLE), anchor=False)
    try:
        _show()
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))


def _show() -> None:
    changes = applications().settings_history()
    _draw_last(changes)
    if st.session_state.pop(_SAVED, False):
        st.success(say(wordings.SAVED))
    read = _as_read()
    wanted = draw_fields(read, _fields(read))
    reason = st.text_input(say(wordings.REASON), key="office_reason", max_chars=500).strip()
    if not officer_name():
        st.info(say(list_wordings.WHO_FIRST))
    may = is_allowed(Duty.KEEP) and bool(officer_name())
    is_asked = is_pressed(say(wordings.SAVE), key="office_save", type="primary", disabled=not may)
    if is_asked and wanted is not None:
        _save(read, wanted, reason)
    draw_history(changes)


def _as_read() -> OfficeSettings:
    """The settings on which what is typed here rests, so that nobody's change is lost."""
    read: OfficeSettings | None = st.session_state.get(_READ)
    if read is None or f"office_name_{_fields(read)}" not in st.session_state:
        read = applications().settings()  # the page was opened just now
        st.session_state[_READ] = read
    return read


def _fields(read: OfficeSettings) -> str:
    """Fields of other settings, or that begin anew, are others."""
    return f"{read.version}_{st.session_state.get(_TIMES, 0)}"


def _save(read: OfficeSettings, wanted: OfficeSettings, reason: str) -> None:
    if not changed_in(read, wanted):
        st.info(say(wordings.SAME))
        return
    try:
        applications().change_settings(wanted, act=act(reason=reason))
    except RegisterError as error:
        st.error(escaped(error.text.to(language())))
        if error.slug == "changed-meanwhile":
            st.button(say(wordings.READ_ANEW), key="office_anew", on_click=_read_anew)
        return
    _read_anew()
    st.session_state[_SAVED] = True
    st.rerun()


def _read_anew() -> None:
    st.session_state.pop(_READ, None)
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1


def _draw_last(changes: tuple[SettingsChange, ...]) -> None:
    if not changes:
        st.caption(say(wordings.NEVER))
        return
    last = changes[0]
    st.caption(escaped(say(wordings.LAST, who=last.by, at=moment_told(last.at))))
