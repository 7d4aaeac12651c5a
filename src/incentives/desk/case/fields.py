"""A field of the form.

It is drawn for what the case says of the fact, and taken over when something is typed or chosen.
"""

from collections.abc import Sequence
from typing import assert_never

import attrs
import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.office import bundled_library
from incentives.desk.session import (
    case_document,
    case_faults,
    case_revision,
    change_case_document,
    language,
    say,
    words,
)
from incentives.facts.plain import value_at
from incentives.forms.editing import steps_to, with_value
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed import choices_of, periods_of, read_typed, truth_of, typed_of
from incentives.forms.typed_dates import read_periods
from incentives.forms.words import help_of, label_of
from incentives.report.words.faults import fault_sentence
from incentives.values.place import FactPath
from incentives.wordings.desk import case as wordings

_REFUSED = "desk_case_refused"
_PERIODS = "desk_case_periods"
_TRUTHS = {None: wordings.UNKNOWN, True: wordings.YES, False: wordings.NO}
_UNKNOWN, _NEVER, _EVER = "unknown", "never", "ever"
_EVERS = {_UNKNOWN: wordings.UNKNOWN, _NEVER: wordings.NEVER, _EVER: wordings.EVER}


@attrs.frozen(kw_only=True)
class _Control:
    """A field as it stands on the page: of which fact, under which key, with label and help."""

    field: FormField
    path: FactPath
    key: str
    label: str
    explained: str


def draw_field(field: FormField, path: FactPath, *, place: str = "form") -> None:
    """Draws the field of the fact at `path`, and what is wrong with what was typed into it.

    `place` tells apart two fields of one fact on a page.
    """
    plain = value_at(case_document(), steps_to(path, bundled_library().vocabulary))
    control = _Control(
        field=field,
        path=path,
        key=_key(path, place),
        label=label_of(field, words()),
        explained=help_of(field, words()),
    )
    match field.kind:
        case FieldKind.TRUTH:
            _draw_truth(control, truth=truth_of(plain))
        case FieldKind.CHOICE:
            _draw_choice(control, str(plain or ""))
        case FieldKind.CHOICES:
            _draw_choices(control, choices_of(plain) or ())
        case FieldKind.STATUS:
            _draw_status(control, periods_of(plain))
        case FieldKind.NUMBER | FieldKind.MONEY | FieldKind.DATE | FieldKind.MONTH | FieldKind.TEXT:
            _draw_line(control, typed_of(field, plain))
        case _:
            assert_never(field.kind)
    _draw_refusal(path)


def is_refused(path: FactPath) -> bool:
    """Whether what was typed for the fact could not be taken."""
    return path in _refused()


def refused_of(path: FactPath) -> tuple[str, Refusal]:
    """What was typed for the fact and could not be taken, and why."""
    return _refused()[path]


def forget_refusals(list_name: str | None = None) -> None:
    """What was typed for facts in rows of the list is forgotten; without a list that of all."""
    for path in [path for path in _refused() if list_name in {None, path.list_name}]:
        del _refused()[path]


def _key(path: FactPath, place: str) -> str:
    return f"{place}_{case_revision()}_{path}"


def _refused() -> dict[FactPath, tuple[str, Refusal]]:
    refused: dict[FactPath, tuple[str, Refusal]] = st.session_state.setdefault(_REFUSED, {})
    return refused


def _draw_refusal(path: FactPath) -> None:
    """Why what was typed could not be taken, or is at odds with other facts."""
    if is_refused(path):
        st.error(escaped(refused_of(path)[1].text.to(language())))
    for fault in case_faults():
        about = bundled_library().vocabulary.of_declared(FactPath.meant_by(fault.path))
        if about.is_in(path):
            st.error(escaped(fault_sentence(fault, words())))


def _draw_truth(control: _Control, *, truth: bool | None) -> None:
    truths = list(_TRUTHS)
    st.radio(
        control.label,
        truths,
        index=truths.index(truth),
        key=control.key,
        help=control.explained,
        horizontal=True,
        format_func=lambda offered: say(_TRUTHS[offered]),
        on_change=_take_truth,
        args=(control.path, control.key),
    )


def _draw_choice(control: _Control, value: str) -> None:
    named = {offered: text.to(language()) for offered, text in control.field.choices}
    unknown = say(wordings.UNKNOWN)
    values = [*([] if control.field.is_required else [""]), *named]
    st.selectbox(
        control.label,
        values,
        index=values.index(value) if value in values else 0,
        key=control.key,
        help=control.explained,
        placeholder="",
        filter_mode=None,
        format_func=lambda offered: named.get(offered, unknown),
        on_change=_take_choice,
        args=(control.path, control.key),
    )


def _draw_choices(control: _Control, values: Sequence[str]) -> None:
    named = {offered: text.to(language()) for offered, text in control.field.choices}
    st.multiselect(
        control.label,
        list(named),
        default=list(values),
        key=control.key,
        help=control.explained,
        filter_mode=None,
        placeholder=say(wordings.CHOOSE),
        select_all=False,
        format_func=named.__getitem__,
        on_change=_take_choices,
        args=(control.path, control.key),
    )


def _draw_line(control: _Control, typed: str) -> None:
    """One line of text: what could not be taken, or else what the case says."""
    path = control.path
    st.text_input(
        control.label,
        value=refused_of(path)[0] if is_refused(path) else typed,
        key=control.key,
        help=control.explained,
        max_chars=200,
        on_change=_take_typed,
        args=(control.field, path, control.key),
    )


def _draw_status(control: _Control, periods: Sequence[tuple[str, str]] | None) -> None:
    """Never, unknown, or from a day to a day, once or more often."""
    path, key, typed = control.path, control.key, _typed_periods()
    state = _EVER if periods or path in typed else _UNKNOWN if periods is None else _NEVER
    st.radio(
        control.label,
        list(_EVERS),
        index=list(_EVERS).index(state),
        key=key,
        help=control.explained,
        horizontal=True,
        format_func=lambda choice: say(_EVERS[choice]),
        on_change=_take_ever,
        args=(path, key),
    )
    if st.session_state.get(key, state) == _EVER:
        _draw_periods(path, key, typed.get(path) or list(periods or [("", "")]))


def _draw_periods(path: FactPath, key: str, rows: Sequence[tuple[str, str]]) -> None:
    """A row for each period, and what adds one."""
    for number, row in enumerate(rows):
        ends = (("from", wordings.FROM), ("to", wordings.TO))
        for column, (end, label), typed in zip(st.columns(2), ends, row, strict=True):
            column.text_input(
                say(label),
                value=typed,
                key=f"{key}_{number}_{end}",
                on_change=_take_periods,
                args=(path, key, len(rows)),
                max_chars=40,
            )
    if rows[-1][0]:
        st.button(
            say(wordings.MORE_PERIODS),
            key=f"{key}_more",
            on_click=_add_period,
            args=(path, tuple(rows)),
        )


def _typed_periods() -> dict[FactPath, list[tuple[str, str]]]:
    """By the path of a status, from and to of its periods as typed."""
    typed: dict[FactPath, list[tuple[str, str]]] = st.session_state.setdefault(_PERIODS, {})
    return typed


def _take_truth(path: FactPath, key: str) -> None:
    _set(path, st.session_state[key])


def _take_choice(path: FactPath, key: str) -> None:
    _set(path, st.session_state[key] or None)


def _take_choices(path: FactPath, key: str) -> None:
    _set(path, list(st.session_state[key]) or None)


def _take_typed(field: FormField, path: FactPath, key: str) -> None:
    """What was typed is taken over.

    What cannot be taken stays in the field, and the fact is not known.
    """
    typed: str = st.session_state[key] or ""
    plain = read_typed(field, typed)
    if isinstance(plain, Refusal):
        _refused()[path] = (typed, plain)
        _set(path, None)
        return
    _refused().pop(path, None)
    _set(path, plain)


def _take_ever(path: FactPath, key: str) -> None:
    state = st.session_state[key]
    _typed_periods().pop(path, None)
    _refused().pop(path, None)
    if state == _EVER:
        _typed_periods()[path] = [("", "")]
    _set(path, [] if state == _NEVER else None)


def _take_periods(path: FactPath, key: str, count: int) -> None:
    rows = [
        (
            str(st.session_state.get(f"{key}_{number}_from") or ""),
            str(st.session_state.get(f"{key}_{number}_to") or ""),
        )
        for number in range(count)
    ]
    _typed_periods()[path] = rows
    periods = read_periods(rows)
    if isinstance(periods, Refusal):
        _refused()[path] = ("", periods)
        _set(path, None)
        return
    _refused().pop(path, None)
    _set(path, periods)


def _add_period(path: FactPath, rows: tuple[tuple[str, str], ...]) -> None:
    _typed_periods()[path] = [*rows, ("", "")]


def _set(path: FactPath, value: object) -> None:
    """The case says so of the fact from now on; None: nothing."""
    document = case_document()
    change_case_document(with_value(document, steps_to(path, bundled_library().vocabulary), value))
