"""Figures that are not published are supplied: typed one by one, checked, and listed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import attrs
import streamlit as st

from incentives.desk.blocks import draw_table, escaped
from incentives.desk.policies import wordings
from incentives.desk.policies.documents import place_called
from incentives.desk.policies.draft import Draft, DraftFigure, fault_of
from incentives.desk.policies.figures import cell_called, draw_parameter_choice, draw_series, law_here, unit_of
from incentives.desk.policies.keeping import draw_faulty_files, draw_keeping
from incentives.desk.policies.over_time import parameters_here
from incentives.desk.policies.trying import draw_trial
from incentives.desk.policies.typed_figure import can_be_typed, draw_figure_fields, field_keys, typed_figure
from incentives.desk.session import language, office, say, words
from incentives.errors import PolicyError
from incentives.forms.refusal import Refusal
from incentives.forms.typed_dates import read_day
from incentives.language.types import TableType
from incentives.policy.parameter import Parameter
from incentives.report.fault_words import fault_sentence
from incentives.values.number import exact
from incentives.values.period import Period
from incentives.values.text import Language, Text

_FIGURES, _REFUSED = "desk_draft_figures", "desk_draft_refused"
_FIRST, _LAST, _BASIS, _VALUE = "draft_first", "draft_last", "draft_basis", "draft_value"


def draw_editor() -> None:
    """The head of the overlay, the fields of one more figure, those typed so far, and what can be done with them."""
    st.markdown(say(wordings.EDITOR_ABOUT))
    draw_faulty_files()
    draft = _draw_head()
    law = law_here(with_overlays=False)
    names = parameters_here(law, only_unpublished=not draft.is_reform)
    chosen = draw_parameter_choice(names, key=f"draft_parameter_{draft.is_reform}")
    if chosen is not None:
        _draw_fields(chosen, draft)
    if not draft.figures:
        st.info(say(wordings.PROMPT))
        return
    _draw_list(draft.figures)
    draw_keeping(draft)
    draw_trial(draft)


def _draw_head() -> Draft:
    """What the overlay is called, whose it is, and where it holds."""
    left, right = st.columns(2)
    with left:
        title = st.text_input(
            say(wordings.OVERLAY_TITLE), key="draft_title", help=say(wordings.OVERLAY_TITLE_HELP), max_chars=60
        ).strip()
        if not title and draft_figures():
            st.error(say(wordings.EMPTY))
    with right:
        authority = st.text_input(
            say(wordings.AUTHORITY), key="draft_authority", help=say(wordings.AUTHORITY_HELP), max_chars=60
        ).strip()
        if not authority and draft_figures():
            st.error(say(wordings.EMPTY))
    chain = [place for place in reversed(office().library.chain_of(office().place) or ()) if place]
    place = st.selectbox(
        say(wordings.FOR_PLACE), chain, key="draft_place", filter_mode=None, placeholder="", format_func=place_called
    )
    is_reform = st.toggle(say(wordings.REFORM), key="draft_reform")
    return Draft(title=title, authority=authority, jurisdiction=place, is_reform=is_reform, figures=draft_figures())


def draft_figures() -> tuple[DraftFigure, ...]:
    """The figures typed so far."""
    figures: tuple[DraftFigure, ...] = st.session_state.get(_FIGURES, ())
    return figures


def _draw_fields(name: str, draft: Draft) -> None:
    """What is on record of the figure, and the fields in which it is supplied."""
    parameter = office().library.parameters[name]
    draw_series(parameter, law_here(with_overlays=False), key="draft_steps")
    if not can_be_typed(parameter):
        st.info(say(wordings.NO_BRACKETS))
        return
    key = f"{_VALUE}_{name}"
    draw_figure_fields(parameter, key=key)
    _draw_refused(_VALUE)
    columns = st.columns(3)
    fields = ((_FIRST, wordings.FROM, wordings.DAY_HELP), (_LAST, wordings.TO, wordings.DAY_HELP))
    for column, (field, label, explained) in zip(
        columns, (*fields, (_BASIS, wordings.BASIS, wordings.BASIS_HELP)), strict=True
    ):
        with column:
            st.text_input(say(label), key=field, help=say(explained), max_chars=100)
            _draw_refused(field)
    st.button(say(wordings.ADD), key="draft_add", on_click=_add, args=(name, draft))


def _draw_refused(field: str) -> None:
    refused: dict[str, Text] = st.session_state.get(_REFUSED, {})
    if field in refused:
        st.error(escaped(refused[field].to(language())))


def _add(name: str, draft: Draft) -> None:
    """What is typed joins the draft; what is wrong is told at its field, and nothing is lost."""
    parameter, refused = office().library.parameters[name], {}
    key = f"{_VALUE}_{name}"
    value = typed_figure(parameter, key=key)
    first, last = _typed_day(_FIRST), _typed_day(_LAST)
    basis = str(st.session_state.get(_BASIS) or "").strip()
    if first == "":
        first = Refusal(text=wordings.EMPTY)
    for field, found in ((_VALUE, value), (_FIRST, first), (_LAST, last)):
        if isinstance(found, Refusal):
            refused[field] = found.text
    if not basis:
        refused[_BASIS] = wordings.EMPTY
    if not (isinstance(value, Refusal) or isinstance(first, Refusal) or isinstance(last, Refusal) or refused):
        figure = DraftFigure(parameter=name, first=first, last=last, value=value, basis=basis)
        fault = fault_of(figure, draft.figures, draft, office().library)
        if fault is not None:
            refused[_VALUE] = Text(reason_of(fault, Language.ZH), reason_of(fault, Language.EN))
        else:
            st.session_state[_FIGURES] = (*draft.figures, figure)
            for each in (*field_keys(parameter, key=key), _LAST):
                st.session_state.pop(each, None)
    st.session_state[_REFUSED] = refused


def _typed_day(field: str) -> str | Refusal:
    typed = str(st.session_state.get(field) or "")
    return read_day(typed) if typed.strip() else ""


def reason_of(error: PolicyError, spoken: Language) -> str:
    """The faults as an officer is told of them: those that no officer can meet otherwise, in general words."""
    said = attrs.evolve(words(), language=spoken)
    sentences = (
        wordings.GENERAL_FAULT.zh if fault.text is None and spoken is Language.ZH else fault_sentence(fault, said)
        for fault in error.faults
    )
    return "；".join(dict.fromkeys(sentence.rstrip("。") for sentence in sentences))


def _draw_list(figures: Sequence[DraftFigure]) -> None:
    st.markdown(f"**{say(wordings.DRAFT)}**")
    draw_table([say(column) for column in wordings.DRAFT_COLUMNS], [_row(each) for each in figures])
    with st.container(horizontal=True):
        for number, _ in enumerate(figures, start=1):
            st.button(say(wordings.REMOVE, number=number), key=f"draft_remove_{number}", on_click=_remove, args=(number - 1,))


def _remove(at: int) -> None:
    figures = draft_figures()
    st.session_state[_FIGURES] = (*figures[:at], *figures[at + 1 :])


def _row(figure: DraftFigure) -> tuple[str, ...]:
    said, parameter = words(), office().library.parameters[figure.parameter]
    last = date.fromisoformat(figure.last) if figure.last else None
    days = said.period(Period(date.fromisoformat(figure.first), last))
    if isinstance(figure.value, str):
        value = _spoken(figure.value, parameter)
    else:
        assert isinstance(parameter.type, TableType)
        type_ = parameter.type
        value = "；".join(f"{cell_called(keys, type_)} {_spoken(each, parameter)}" for keys, each in figure.value if each)
    return said.law(parameter.text), days, value, figure.basis


def _spoken(value: str, parameter: Parameter) -> str:
    """The figure as an officer reads it."""
    truth = {"true": wordings.YES, "false": wordings.NO}.get(value)
    return say(truth) if truth is not None else words().numbers.quantity(exact(Decimal(value)), unit_of(parameter))
