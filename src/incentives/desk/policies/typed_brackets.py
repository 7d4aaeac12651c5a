"""The fields in which a figure in brackets is typed.

There are a limit and a figure level by level, and what holds above them all.
"""

from collections.abc import Sequence

import streamlit as st

from incentives.desk.policies.draft import DraftBracket, DraftSchedule
from incentives.desk.session import language, say
from incentives.forms.model import FormField
from incentives.forms.refusal import Refusal, refusal
from incentives.forms.typed_numbers import read_number
from incentives.values.text import Text
from incentives.wordings.desk import policies as wordings

_UP_TO, _BELOW = "up_to", "below"
_ENDS = {_UP_TO: wordings.UP_TO, _BELOW: wordings.BELOW}
_MOST_LEVELS = 20


def draw_brackets(limit: FormField, rate: FormField, *, key: str) -> None:
    """Draws the levels with a limit, the one above them, and what adds or takes away a level."""
    count = _count(key)
    for number in range(1, count + 1):
        left, middle, right = st.columns(3)
        with left:
            label = _with_unit(say(wordings.LIMIT, number=number), limit)
            st.text_input(label, key=f"{key}_{number}_limit", max_chars=40)
        with middle:
            st.radio(
                say(wordings.LIMIT_BELONGS, number=number),
                list(_ENDS),
                key=f"{key}_{number}_end",
                horizontal=True,
                format_func=lambda end: say(_ENDS[end]),
            )
        with right:
            label = _with_unit(say(wordings.LEVEL, number=number), rate)
            st.text_input(label, key=f"{key}_{number}_rate", max_chars=40)
    label = _with_unit(say(wordings.LAST_LEVEL if count else wordings.ONLY_LEVEL), rate)
    st.text_input(label, key=f"{key}_last", max_chars=40)
    with st.container(horizontal=True):
        st.button(
            say(wordings.MORE_LEVELS),
            key=f"{key}_more",
            on_click=_set_count,
            args=(key, count + 1),
            disabled=count >= _MOST_LEVELS,
        )
        st.button(
            say(wordings.FEWER_LEVELS),
            key=f"{key}_fewer",
            on_click=_set_count,
            args=(key, count - 1),
            disabled=not count,
        )


def typed_brackets(limit: FormField, rate: FormField, *, key: str) -> DraftSchedule | Refusal:
    """What is in the fields; or what is wrong, with the level at which it is."""
    brackets: list[DraftBracket] = []
    for number in range(1, _count(key) + 1):
        end, figure = _read(f"{key}_{number}_limit", limit), _read(f"{key}_{number}_rate", rate)
        if isinstance(end, Refusal):
            return refusal(wordings.AT_LEVEL, level=_at(wordings.LIMIT, number), reason=end.text)
        if isinstance(figure, Refusal):
            return refusal(wordings.AT_LEVEL, level=_at(wordings.LEVEL, number), reason=figure.text)
        brackets.append(
            DraftBracket(
                limit=end,
                rate=figure,
                is_below=st.session_state.get(f"{key}_{number}_end") == _BELOW,
            )
        )
    last = _read(f"{key}_last", rate)
    if isinstance(last, Refusal):
        level = wordings.LAST_LEVEL if brackets else wordings.ONLY_LEVEL
        return refusal(wordings.AT_LEVEL, level=level, reason=last.text)
    return DraftSchedule((*brackets, DraftBracket(limit="", rate=last)))


def are_brackets_empty(key: str) -> bool:
    """Whether nothing is typed in any of the fields."""
    levels = [f"{key}_{number}" for number in range(1, _count(key) + 1)]
    fields = [f"{level}_{part}" for level in levels for part in ("limit", "rate")]
    names = [*fields, f"{key}_last"]
    return not any(str(st.session_state.get(name) or "").strip() for name in names)


def fill_brackets(brackets: Sequence[DraftBracket], *, key: str) -> None:
    """The fields hold the brackets, before they are drawn."""
    *levels, last = brackets
    _set_count(key, len(levels))
    for number, bracket in enumerate(levels, start=1):
        st.session_state[f"{key}_{number}_limit"], st.session_state[f"{key}_{number}_rate"] = (
            bracket.limit,
            bracket.rate,
        )
        st.session_state[f"{key}_{number}_end"] = _BELOW if bracket.is_below else _UP_TO
    st.session_state[f"{key}_last"] = last.rate


def clear_brackets(key: str) -> None:
    """The fields are empty, before they are drawn; there are as many levels as before."""
    for number in range(1, _count(key) + 1):
        st.session_state[f"{key}_{number}_limit"] = st.session_state[f"{key}_{number}_rate"] = ""
    st.session_state[f"{key}_last"] = ""


def _count(key: str) -> int:
    """How many levels have a limit."""
    count: int = st.session_state.get(f"{key}_levels", 1)
    return count


def _set_count(key: str, count: int) -> None:
    st.session_state[f"{key}_levels"] = count


def _with_unit(label: str, field: FormField) -> str:
    unit = field.unit.to(language())
    return say(wordings.CELL, keys=label, unit=unit) if unit else label


def _read(key: str, field: FormField) -> str | Refusal:
    typed = str(st.session_state.get(key) or "")
    return read_number(typed, field) if typed.strip() else Refusal(text=wordings.EMPTY)


def _at(label: Text, number: int) -> Text:
    """What a field of the level is called, in both languages."""
    return refusal(label, number=number).text
