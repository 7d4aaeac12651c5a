"""Facts that are chosen: yes or no, one of several, several, and what a reference names."""

from collections.abc import Mapping

import streamlit as st

from incentives.desk.case.control import Control
from incentives.desk.case.holding import show_in
from incentives.desk.session import case_document, language, say, words
from incentives.forms.references import choices_in
from incentives.forms.typed import choices_of, truth_of
from incentives.values.text import Text
from incentives.wordings.desk import case as wordings

_TRUTHS = {None: wordings.UNKNOWN, True: wordings.YES, False: wordings.NO}
_FEW = 4
"""So many choices lie open; of more one is searched by typing."""


def draw_truth(control: Control) -> None:
    """Yes, no, or not known."""
    show_in(control.key, truth_of(control.plain))
    st.radio(
        control.label,
        [True, False, None],
        key=control.key,
        horizontal=True,
        format_func=lambda offered: say(_TRUTHS[offered]),
        on_change=_take,
        args=(control,),
    )


def draw_choice(control: Control) -> None:
    """One of several: few lie open, of many one is searched by typing."""
    field = control.field
    named = {value: _called(text) for value, text in field.choices}
    if len(named) > _FEW:
        _draw_search(control, named)
        return
    show_in(control.key, str(control.plain or ""))
    unknown = say(wordings.UNKNOWN)
    st.radio(
        control.label,
        [*named, *([] if field.is_required else [""])],
        key=control.key,
        horizontal=True,
        format_func=lambda offered: named.get(offered, unknown),
        on_change=_take,
        args=(control,),
    )


def draw_reference(control: Control) -> None:
    """One of what the case and the library have, by its name."""
    choices = choices_in(control.field, case_document())
    _draw_search(control, {value: _called(text) for value, text in choices})


def names_nothing(control: Control) -> bool:
    """Whether the reference names what there is not."""
    value = control.plain
    if control.field.takes_codes:
        return False  # the code of a place without law, which is judged with the case
    return bool(value) and value not in dict(choices_in(control.field, case_document()))


def lacks_names(control: Control) -> bool:
    """Whether there is nothing yet that the reference could name."""
    return not choices_in(control.field, case_document())


def _draw_search(control: Control, named: Mapping[str, str]) -> None:
    """What the case says stands among the choices though it be none of them."""
    value = str(control.plain or "")
    show_in(control.key, value)
    unknown = say(wordings.UNKNOWN)
    strays = [value] if value and value not in named else []
    st.selectbox(
        control.label,
        [*([] if control.field.is_required else [""]), *named, *strays],
        key=control.key,
        placeholder="",
        filter_mode="contains",
        accept_new_options=control.field.takes_codes,
        format_func=lambda offered: named.get(offered, offered or unknown),
        on_change=_take,
        args=(control,),
    )


def draw_choices(control: Control) -> None:
    """Several of several; none chosen is not known."""
    named = {value: _called(text) for value, text in control.field.choices}
    show_in(control.key, [value for value in choices_of(control.plain) or () if value in named])
    if len(named) <= _FEW:
        st.pills(
            control.label,
            list(named),
            key=control.key,
            selection_mode="multi",
            format_func=named.__getitem__,
            on_change=_take,
            args=(control,),
        )
        return
    st.multiselect(
        control.label,
        list(named),
        key=control.key,
        filter_mode="contains",
        placeholder=say(wordings.CHOOSE),
        select_all=False,
        format_func=named.__getitem__,
        on_change=_take,
        args=(control,),
    )


def _called(text: Text) -> str:
    return words().law(text) if language().value == "zh" else text.en


def _take(control: Control) -> None:
    chosen = st.session_state[control.key]
    if isinstance(chosen, list | tuple):
        chosen = list(chosen)
    control.take(chosen if isinstance(chosen, bool) else chosen or None)
