"""Facts that are typed: one line of text, and the periods of a status."""

import streamlit as st

from incentives.desk.case.control import Control, periods_typed, typed_periods
from incentives.desk.case.holding import show_in
from incentives.desk.session import say
from incentives.forms.refusal import Refusal
from incentives.forms.typed import periods_of, read_typed, typed_of
from incentives.forms.typed_dates import read_periods
from incentives.wordings.desk import case as wordings

_UNKNOWN, _NEVER, _EVER = "unknown", "never", "ever"
_EVERS = {_EVER: wordings.EVER, _NEVER: wordings.NEVER, _UNKNOWN: wordings.UNKNOWN}
_ENDS = (("from", wordings.FROM), ("to", wordings.TO))


def draw_line(control: Control) -> None:
    """One line of text: what could not be taken, or else what the case says."""
    refused = control.refused
    show_in(control.key, typed_of(control.field, control.plain) if refused is None else refused)
    st.text_input(
        control.label, key=control.key, max_chars=200, on_change=_take_typed, args=(control,)
    )


def draw_status(control: Control) -> None:
    """Never, unknown, or from a day to a day, once or more often.

    The first period has its place whatever is chosen: who types its beginning has said that it was.
    """
    rows, state = _periods_of(control)
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    show_in(control.key, state)
    left.radio(
        control.label,
        list(_EVERS),
        key=control.key,
        horizontal=True,
        format_func=lambda choice: say(_EVERS[choice]),
        on_change=_take_ever,
        args=(control,),
    )
    with right:
        _draw_periods(control, rows)


def _periods_of(control: Control) -> tuple[list[tuple[str, str]], str]:
    """From and to of each period as they are shown, and whether it ever was."""
    refused = control.refused
    if refused is not None:
        return typed_periods(refused), _EVER
    periods = periods_of(control.plain)
    if periods:
        return list(periods), _EVER
    return [("", "")], _UNKNOWN if periods is None else _NEVER


def _draw_periods(control: Control, rows: list[tuple[str, str]]) -> None:
    """A row for each period, and what adds one."""
    for number, row in enumerate(rows):
        columns = st.columns([3, 3, 2], vertical_alignment="bottom")
        for column, (end, label), typed in zip(columns, _ENDS, row, strict=False):
            key = f"{control.key}_{number}_{end}"
            show_in(key, typed)
            column.text_input(
                say(label), key=key, max_chars=40, on_change=_take_periods, args=(control, rows)
            )
        if number == len(rows) - 1:
            columns[2].button(
                say(wordings.MORE_PERIODS),
                key=f"{control.key}_more",
                type="tertiary",
                disabled=not all(row),
                on_click=_add_period,
                args=(control, rows),
            )


def _take_typed(control: Control) -> None:
    """What was typed is taken over.

    What cannot be taken stays in the field, and the fact is not known.
    """
    typed: str = st.session_state[control.key] or ""
    plain = read_typed(control.field, typed)
    if isinstance(plain, Refusal):
        control.take(None, refused=typed)
    else:
        control.take(plain)


def _take_ever(control: Control) -> None:
    """What is never, or not known, has no periods; what is has a beginning still to be typed."""
    state = st.session_state[control.key]
    if state == _EVER:
        control.take(None, refused=periods_typed([("", "")]))
    else:
        control.take([] if state == _NEVER else None)


def _take_periods(control: Control, rows: list[tuple[str, str]]) -> None:
    typed = [
        (
            str(st.session_state.get(f"{control.key}_{number}_from") or ""),
            str(st.session_state.get(f"{control.key}_{number}_to") or ""),
        )
        for number in range(len(rows))
    ]
    if not any(first or last for first, last in typed):
        control.take(None)
        return
    periods = read_periods(typed)
    if isinstance(periods, Refusal):
        control.take(None, refused=periods_typed(typed))
    else:
        control.take(periods)


def _add_period(control: Control, rows: list[tuple[str, str]]) -> None:
    control.take(control.plain, refused=periods_typed([*rows, ("", "")]))
