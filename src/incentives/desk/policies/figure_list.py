"""The figures of the draft in a list; each can be changed in the fields above, or removed."""

from collections.abc import Collection

import streamlit as st

from incentives.desk.controls.blocks import draw_table
from incentives.desk.policies.draft import DraftFigure, dated_figure
from incentives.desk.policies.drafting import (
    BASIS,
    FIRST,
    LAST,
    REFORM,
    VALUE,
    begin_change,
    changed_at,
    choice_key,
    draft_figures,
    leave_change,
    remove_figure,
)
from incentives.desk.policies.figures import law_here
from incentives.desk.policies.typed_figure import fill_figure_fields
from incentives.desk.session import office, say, words
from incentives.report.rule.figures import FigureSeries
from incentives.wordings.desk import policies as wordings


def draw_figure_list(offered: Collection[str]) -> None:
    """Draws the list; `offered` are the parameters that can be chosen above."""
    st.markdown(f"**{say(wordings.DRAFT)}**")
    figures = draft_figures()
    draw_table(
        [say(column) for column in wordings.DRAFT_COLUMNS], [_row(figure) for figure in figures]
    )
    with st.container(horizontal=True):
        for at, figure in enumerate(figures):
            label = say(wordings.CHANGE, number=at + 1)
            st.button(
                label, key=f"draft_change_{at + 1}", on_click=_change, args=(at, figure, offered)
            )
            st.button(
                say(wordings.REMOVE, number=at + 1),
                key=f"draft_remove_{at + 1}",
                on_click=remove_figure,
                args=(at,),
            )


def draw_changing() -> None:
    """Says which figure is being changed, if one is."""
    at = changed_at()
    if at is not None:
        st.info(say(wordings.CHANGING, number=at + 1))
        st.button(say(wordings.LEAVE_CHANGE), key="draft_leave_change", on_click=leave_change)


def _row(figure: DraftFigure) -> tuple[str, ...]:
    said, library = words(), office().library
    parameter, dated = library.parameters[figure.parameter], dated_figure(figure, library)
    value = FigureSeries(said, law_here(with_overlays=False).chain).value(dated, parameter)
    return said.law(parameter.text), said.window(dated.window), value, figure.basis


def _change(at: int, figure: DraftFigure, offered: Collection[str]) -> None:
    """The fields hold what the figure says; a published one can only be chosen in a reform."""
    begin_change(at)
    is_reform = bool(st.session_state.get(REFORM)) or figure.parameter not in offered
    st.session_state[REFORM] = is_reform
    st.session_state[choice_key(is_reform=is_reform)] = figure.parameter
    fill_figure_fields(figure.value, key=f"{VALUE}_{figure.parameter}")
    st.session_state[FIRST], st.session_state[LAST], st.session_state[BASIS] = (
        figure.first,
        figure.last,
        figure.basis,
    )
