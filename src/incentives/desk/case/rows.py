"""The rows of a list: none are known, there are none, or some; one more, one less."""

from collections.abc import Mapping, Sequence

import streamlit as st

from incentives.desk.case.holding import show_in
from incentives.desk.case.typed_texts import keep_change, typed_without_row
from incentives.desk.controls.blocks import escaped
from incentives.desk.session import case_document, language, say
from incentives.forms.editing import with_row, without_row
from incentives.forms.model import FormSection
from incentives.forms.references import new_name
from incentives.wordings.desk import case as wordings

_UNKNOWN, _NONE, _SOME = "unknown", "none", "some"
_LISTS = {_SOME: wordings.SOME_ROWS, _NONE: wordings.NO_ROWS, _UNKNOWN: wordings.UNKNOWN}


def rows_of(name: str) -> Sequence[Mapping[str, object]]:
    """The rows of the list in the case; none where nothing is known of it."""
    rows = case_document().get(name)
    return rows if isinstance(rows, list | tuple) else ()


def draw_rows_state(section: FormSection, title: str) -> None:
    """Whether there are rows at all, and what adds one."""
    rows = case_document().get(section.key)
    key = f"case_list_{section.key}"
    show_in(key, _UNKNOWN if rows is None else _SOME if rows else _NONE)
    st.radio(
        escaped(title),
        list(_LISTS),
        key=key,
        horizontal=True,
        format_func=lambda choice: say(_LISTS[choice]),
        on_change=_take_state,
        args=(section, key),
    )
    if not section.is_table:
        st.button(
            say(wordings.ADD_ROW), key=f"add_{section.key}", on_click=add_row, args=(section,)
        )


def draw_rows_tools(section: FormSection, index: int) -> None:
    """What takes the row out."""
    st.button(
        say(wordings.REMOVE_ROW),
        key=f"remove_{section.key}[{index}]",
        on_click=_remove_row,
        args=(section.key, index),
    )


def add_row(section: FormSection) -> None:
    """One row more at the end; where rows are named elsewhere, it has a name that none has yet."""
    document = with_row(case_document(), section.key)
    if section.naming and not section.is_table:
        rows = document[section.key]
        assert isinstance(rows, list)
        rows[-1] = {section.naming: new_name(section, document).to(language())}
    keep_change(document, {})


def _take_state(section: FormSection, key: str) -> None:
    """Nothing is known of the list, it is empty, or it has rows."""
    state = st.session_state[key]
    if state == _SOME:
        if not rows_of(section.key):
            add_row(section)
        return
    document = {fact: value for fact, value in case_document().items() if fact != section.key}
    if state == _NONE:
        document[section.key] = []
    keep_change(document, typed_without_row(section.key))


def _remove_row(name: str, index: int) -> None:
    """The rows after it move up, with what was typed in them."""
    keep_change(without_row(case_document(), name, index), typed_without_row(name, index))
