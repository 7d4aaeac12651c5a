"""What could not be stored: shown beside what is stored now, and offered to be stored after all."""

import streamlit as st

from incentives.desk.at_hand.edits import ABSENT, Edit
from incentives.desk.at_hand.file import (
    drop_kept_change,
    file_at_hand,
    kept_change,
    plain_of,
    store_kept_change,
)
from incentives.desk.controls.blocks import draw_table, escaped
from incentives.desk.office import office_library
from incentives.desk.session import language, say, words
from incentives.facts.plain import value_at
from incentives.report.papers.approval.party import particulars
from incentives.values.place import FactPath
from incentives.wordings.desk import frame
from incentives.wordings.desk.files import file as wordings
from incentives.wordings.party import PARTY


def draw_kept_change() -> None:
    """Draws nothing where all was stored."""
    kept, file = kept_change(), file_at_hand()
    if kept is None or file is None:
        return
    with st.container(border=True, key="kept_change"):
        st.error(escaped(say(wordings.KEPT, why=kept.why.to(language()))))
        stored = plain_of(file)
        draw_table(
            [say(column) for column in wordings.KEPT_COLUMNS],
            [
                (_named(edit), _told(value_at(stored, edit.steps)), _told(edit.after))
                for edit in kept.edits
            ],
        )
        with st.container(horizontal=True):
            st.button(say(wordings.STORE_KEPT), key="kept_store", on_click=store_kept_change)
            st.button(say(wordings.DROP_KEPT), key="kept_drop", on_click=drop_kept_change)


def _named(edit: Edit) -> str:
    """What was changed, as an officer calls it."""
    part, *steps = edit.steps
    if part == "document" and steps:
        path = FactPath(tuple(steps))
        return words().list_called(str(steps[0])) if len(steps) == 1 else words().fact(path)
    if part == "party" and steps:
        return say({**PARTY, **particulars(office_library().vocabulary)}[str(steps[0])])
    if part == "typed" and steps:
        return words().fact(FactPath.parse(str(steps[0])))
    named = {
        "programmes": wordings.PROGRAMMES,
        "on": wordings.CASE_DAY,
        "number": wordings.NUMBER,
        "notes": wordings.NOTES,
        "overlays": frame.OVERLAYS,
    }
    return say(named[str(part)])


def _told(value: object) -> str:
    if isinstance(value, bool):
        return say(wordings.YES if value else wordings.NO)
    if value is ABSENT or value is None or value in ("", (), []):
        return say(wordings.NOTHING)
    return (
        say(wordings.SEVERAL, count=len(value)) if isinstance(value, list | tuple) else str(value)
    )
