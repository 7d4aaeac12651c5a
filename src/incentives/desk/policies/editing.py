"""Figures that are not published are supplied: typed one by one, checked, and listed."""

from functools import partial

import attrs
import streamlit as st

from incentives.desk.controls.blocks import escaped
from incentives.desk.controls.typed_names import taken
from incentives.desk.policies.documents import place_called
from incentives.desk.policies.draft import Draft, DraftFigure, fault_of
from incentives.desk.policies.drafting import (
    AUTHORITY,
    AUTHORITY_EN,
    BASIS,
    FIRST,
    LAST,
    PLACE,
    REFORM,
    TITLE,
    TITLE_EN,
    VALUE,
    choice_key,
    draft_figures,
    other_figures,
    put_figure,
)
from incentives.desk.policies.figure_list import draw_changing, draw_figure_list
from incentives.desk.policies.figures import draw_parameter_choice, draw_series, law_here
from incentives.desk.policies.keeping import draw_faulty_files, draw_keeping
from incentives.desk.policies.opening import draw_opening
from incentives.desk.policies.over_time import parameters_here
from incentives.desk.policies.trying import draw_trial
from incentives.desk.policies.typed_figure import (
    clear_figure_fields,
    draw_figure_fields,
    typed_figure,
)
from incentives.desk.session import language, office, say, words
from incentives.errors import PolicyError
from incentives.forms.refusal import Refusal
from incentives.forms.typed_dates import read_day
from incentives.report.words.faults import fault_sentence
from incentives.values.text import SPOKEN, Language, Text, in_each
from incentives.wordings.desk import policies as wordings

_REFUSED = "desk_draft_refused"


def draw_editor() -> None:
    """The head of the overlay and the fields of one more figure.

    Below stand the figures typed so far, and what can be done with them.
    """
    st.markdown(say(wordings.EDITOR_ABOUT))
    draw_faulty_files()
    draw_opening()
    draft = _draw_head()
    law = law_here(with_overlays=False)
    names = parameters_here(law, only_unpublished=not draft.is_reform)
    chosen = draw_parameter_choice(names, key=choice_key(is_reform=draft.is_reform))
    if chosen is not None:
        _draw_fields(chosen, draft)
    if not draft.figures:
        st.info(say(wordings.PROMPT))
        return
    draw_figure_list(names)
    draw_keeping(draft)
    draw_trial(draft)


def _draw_head() -> Draft:
    """What the overlay is called, whose it is, and where it holds."""
    left, right = st.columns(2)
    with left:
        title = _draw_name(TITLE, wordings.OVERLAY_TITLE)
        title_en = taken(st.text_input(say(wordings.TITLE_EN), key=TITLE_EN, max_chars=120))
    with right:
        authority = _draw_name(AUTHORITY, wordings.AUTHORITY)
        authority_en = taken(
            st.text_input(say(wordings.AUTHORITY_EN), key=AUTHORITY_EN, max_chars=120)
        )
    st.caption(say(wordings.NAMES_HELP))
    chain = [place for place in reversed(office().library.law_at(office().place)) if place]
    place = st.selectbox(
        say(wordings.FOR_PLACE),
        chain,
        key=PLACE,
        filter_mode=None,
        placeholder="",
        format_func=place_called,
    )
    is_reform = st.toggle(say(wordings.REFORM), key=REFORM)
    return Draft(
        title=title,
        title_en=title_en,
        authority=authority,
        authority_en=authority_en,
        jurisdiction=place,
        is_reform=is_reform,
        figures=draft_figures(),
    )


def _draw_name(key: str, label: Text) -> str:
    """A name that is needed as soon as there are figures."""
    typed = taken(st.text_input(say(label), key=key, max_chars=60))
    if not typed and draft_figures():
        st.error(say(wordings.EMPTY))
    return typed


def _draw_fields(name: str, draft: Draft) -> None:
    """What is on record of the figure, and the fields in which it is supplied."""
    parameter = office().library.parameters[name]
    draw_series(parameter, law_here(with_overlays=False), key="draft_steps")
    draw_changing()
    draw_figure_fields(parameter, key=f"{VALUE}_{name}")
    _draw_refused(VALUE)
    columns = st.columns(3)
    fields = ((FIRST, wordings.FROM), (LAST, wordings.TO), (BASIS, wordings.BASIS))
    for column, (field, label) in zip(columns, fields, strict=True):
        with column:
            st.text_input(say(label), key=field, max_chars=100)
            _draw_refused(field)
    st.caption(say(wordings.FIGURE_HELP))
    st.button(say(wordings.ADD), key="draft_add", on_click=_add, args=(name, draft))


def _draw_refused(field: str) -> None:
    refused: dict[str, Text] = st.session_state.get(_REFUSED, {})
    if field in refused:
        st.error(escaped(refused[field].to(language())))


def _add(name: str, draft: Draft) -> None:
    """What is typed joins the draft; what is wrong is told at its field, and nothing is lost."""
    parameter, refused = office().library.parameters[name], {}
    key = f"{VALUE}_{name}"
    value = typed_figure(parameter, key=key)
    first, last = _typed_day(FIRST), _typed_day(LAST)
    basis = str(st.session_state.get(BASIS) or "").strip()
    if first == "":
        first = Refusal(text=wordings.EMPTY)
    for field, typed in ((VALUE, value), (FIRST, first), (LAST, last)):
        if isinstance(typed, Refusal):
            refused[field] = typed.text
    if not basis:
        refused[BASIS] = wordings.EMPTY
    if not (
        isinstance(value, Refusal)
        or isinstance(first, Refusal)
        or isinstance(last, Refusal)
        or refused
    ):
        figure = DraftFigure(parameter=name, first=first, last=last, value=value, basis=basis)
        fault = fault_of(figure, other_figures(), draft, office().library)
        if fault is not None:
            refused[VALUE] = in_each(SPOKEN, partial(reason_of, fault))
        else:
            put_figure(figure)
            clear_figure_fields(parameter, key=key)
            st.session_state[LAST] = ""
    st.session_state[_REFUSED] = refused


def _typed_day(field: str) -> str | Refusal:
    typed = str(st.session_state.get(field) or "")
    return read_day(typed) if typed.strip() else ""


def reason_of(error: PolicyError, spoken: Language) -> str:
    """The faults as an officer is told of them.

    Those of which nothing is worded for officers are told in general words.
    """
    said = attrs.evolve(words(), language=spoken)
    sentences = (
        wordings.GENERAL_FAULT.to(spoken)
        if not fault.is_for_officers and spoken.is_chinese
        else fault_sentence(fault, said)
        for fault in error.faults
    )
    return "；".join(dict.fromkeys(sentence.rstrip("。") for sentence in sentences))
