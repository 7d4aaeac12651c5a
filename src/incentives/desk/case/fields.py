"""A field of the form: drawn for what the case says of the fact, and taken over when something was typed or chosen."""

from collections.abc import Sequence

import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.office import bundled_library
from incentives.desk.session import case_document, case_faults, case_revision, change_case_document, language, say, words
from incentives.forms.editing import steps_to, value_at, with_value
from incentives.forms.model import FieldKind, FormField
from incentives.forms.refusal import Refusal
from incentives.forms.typed import choices_of, periods_of, read_typed, truth_of, typed_of
from incentives.forms.typed_dates import read_periods
from incentives.forms.words import help_of, label_of
from incentives.report.words.faults import fault_sentence
from incentives.wordings.desk import case as wordings

_REFUSED = "desk_case_refused"
_PERIODS = "desk_case_periods"
_TRUTHS = {None: wordings.UNKNOWN, True: wordings.YES, False: wordings.NO}
_UNKNOWN, _NEVER, _EVER = "unknown", "never", "ever"
_EVERS = {_UNKNOWN: wordings.UNKNOWN, _NEVER: wordings.NEVER, _EVER: wordings.EVER}


def draw_field(field: FormField, path: str, *, place: str = "form") -> None:
    """Draws the field of the fact at `path`. `place` tells apart two fields of one fact on a page."""
    key = _key(path, place)
    plain = value_at(case_document(), steps_to(path, bundled_library().vocabulary))
    label, explained = label_of(field, words()), help_of(field, words())
    match field.kind:
        case FieldKind.TRUTH:
            truths = list(_TRUTHS)
            st.radio(
                label, truths, index=truths.index(truth_of(plain)), key=key, help=explained, horizontal=True,
                format_func=lambda truth: say(_TRUTHS[truth]), on_change=_take_truth, args=(path, key),
            )  # fmt: skip
        case FieldKind.CHOICE:
            _draw_choice(field, path, key, label, explained, str(plain or ""))
        case FieldKind.CHOICES:
            named = {value: text.to(language()) for value, text in field.choices}
            st.multiselect(
                label, list(named), default=list(choices_of(plain) or ()), key=key, help=explained, filter_mode=None,
                placeholder=say(wordings.CHOOSE), select_all=False, format_func=named.__getitem__,
                on_change=_take_choices, args=(path, key),
            )  # fmt: skip
        case FieldKind.STATUS:
            _draw_status(path, key, label, explained, periods_of(plain))
        case _:
            typed = refused_of(path)[0] if is_refused(path) else typed_of(field, plain)
            st.text_input(
                label, value=typed, key=key, help=explained, max_chars=200, on_change=_take_typed, args=(field, path, key)
            )
    _draw_refusal(path)


def is_refused(path: str) -> bool:
    """Whether what was typed for the fact could not be taken."""
    return path in _refused()


def refused_of(path: str) -> tuple[str, Refusal]:
    """What was typed for the fact and could not be taken, and why."""
    return _refused()[path]


def forget_refusals(prefix: str = "") -> None:
    """What was typed for facts whose path begins so is forgotten."""
    for path in [path for path in _refused() if path.startswith(prefix)]:
        del _refused()[path]


def _key(path: str, place: str) -> str:
    return f"{place}_{case_revision()}_{path}"


def _refused() -> dict[str, tuple[str, Refusal]]:
    refused: dict[str, tuple[str, Refusal]] = st.session_state.setdefault(_REFUSED, {})
    return refused


def _draw_refusal(path: str) -> None:
    """Why what was typed could not be taken, or is at odds with other facts."""
    if is_refused(path):
        st.error(escaped(refused_of(path)[1].text.to(language())))
    for fault in case_faults():
        about = fault.path.removeprefix("declared.")
        if about == path or about.startswith((f"{path}[", f"{path}.")):
            st.error(escaped(fault_sentence(fault, words())))


def _draw_choice(field: FormField, path: str, key: str, label: str, explained: str, plain: str) -> None:
    named = {value: text.to(language()) for value, text in field.choices}
    unknown = say(wordings.UNKNOWN)
    values = [*([] if field.is_required else [""]), *named]
    st.selectbox(
        label, values, index=values.index(plain) if plain in values else 0, key=key, help=explained, placeholder="",
        filter_mode=None,
        format_func=lambda value: named.get(value, unknown), on_change=_take_choice, args=(path, key),
    )  # fmt: skip


def _draw_status(path: str, key: str, label: str, explained: str, periods: Sequence[tuple[str, str]] | None) -> None:
    """Never, unknown, or from a day to a day, once or more often."""
    typed: dict[str, list[tuple[str, str]]] = st.session_state.setdefault(_PERIODS, {})
    state = _EVER if periods or path in typed else _UNKNOWN if periods is None else _NEVER
    st.radio(
        label, list(_EVERS), index=list(_EVERS).index(state), key=key, help=explained, horizontal=True,
        format_func=lambda each: say(_EVERS[each]), on_change=_take_ever, args=(path, key),
    )  # fmt: skip
    if st.session_state.get(key, state) != _EVER:
        return
    rows = typed.get(path) or list(periods or [("", "")])
    for number, (first, last) in enumerate(rows):
        left, right = st.columns(2)
        ends = (f"{key}_{number}_from", f"{key}_{number}_to")
        taken = (path, key, len(rows))
        left.text_input(say(wordings.FROM), value=first, key=ends[0], on_change=_take_periods, args=taken, max_chars=40)
        right.text_input(say(wordings.TO), value=last, key=ends[1], on_change=_take_periods, args=taken, max_chars=40)
    if rows[-1][0]:
        st.button(say(wordings.MORE_PERIODS), key=f"{key}_more", on_click=_add_period, args=(path, tuple(rows)))


def _take_truth(path: str, key: str) -> None:
    _set(path, st.session_state[key])


def _take_choice(path: str, key: str) -> None:
    _set(path, st.session_state[key] or None)


def _take_choices(path: str, key: str) -> None:
    _set(path, list(st.session_state[key]) or None)


def _take_typed(field: FormField, path: str, key: str) -> None:
    """What was typed is taken over; what cannot be taken stays in the field, and the fact is not known."""
    typed: str = st.session_state[key] or ""
    found = read_typed(field, typed)
    if isinstance(found, Refusal):
        _refused()[path] = (typed, found)
        _set(path, None)
        return
    _refused().pop(path, None)
    _set(path, found)


def _take_ever(path: str, key: str) -> None:
    state = st.session_state[key]
    typed: dict[str, list[tuple[str, str]]] = st.session_state.setdefault(_PERIODS, {})
    typed.pop(path, None)
    _refused().pop(path, None)
    if state == _EVER:
        typed[path] = [("", "")]
    _set(path, [] if state == _NEVER else None)


def _take_periods(path: str, key: str, count: int) -> None:
    rows = [
        (str(st.session_state.get(f"{key}_{number}_from") or ""), str(st.session_state.get(f"{key}_{number}_to") or ""))
        for number in range(count)
    ]
    typed: dict[str, list[tuple[str, str]]] = st.session_state.setdefault(_PERIODS, {})
    typed[path] = rows
    found = read_periods(rows)
    if isinstance(found, Refusal):
        _refused()[path] = ("", found)
        _set(path, None)
        return
    _refused().pop(path, None)
    _set(path, found)


def _add_period(path: str, rows: tuple[tuple[str, str], ...]) -> None:
    typed: dict[str, list[tuple[str, str]]] = st.session_state.setdefault(_PERIODS, {})
    typed[path] = [*rows, ("", "")]


def _set(path: str, value: object) -> None:
    """The case says so of the fact from now on; None: nothing."""
    document = case_document()
    change_case_document(with_value(document, steps_to(path, bundled_library().vocabulary), value))
