"""Who has changed the settings of the office, when, what, and why."""

from collections.abc import Sequence

import streamlit as st

from incentives.applications import OfficeSettings, SettingsChange
from incentives.desk.applications.moments import moment_told
from incentives.desk.controls.blocks import draw_table
from incentives.desk.controls.paging import draw_pager, page_of
from incentives.desk.session import say
from incentives.wordings.desk.files import office as wordings

_LIST = "office_history"


def draw_history(changes: Sequence[SettingsChange]) -> None:
    """The changes, the last one first; nothing where nothing was settled."""
    if not changes:
        return
    st.subheader(say(wordings.HISTORY), anchor=False)
    before = [*(change.settings for change in changes[1:]), OfficeSettings()]
    rows = [
        (
            moment_told(change.at),
            change.by,
            "、".join(say(wordings.CHANGED[name]) for name in changed_in(earlier, change.settings)),
            change.reason,
        )
        for change, earlier in zip(changes, before, strict=True)
    ]
    draw_table([say(column) for column in wordings.HISTORY_COLUMNS], page_of(rows, _LIST))
    draw_pager(_LIST, len(rows))


def changed_in(before: OfficeSettings, after: OfficeSettings) -> tuple[str, ...]:
    """The names of the settings that are others."""
    return tuple(name for name in wordings.CHANGED if getattr(before, name) != getattr(after, name))
