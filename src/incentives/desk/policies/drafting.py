"""The overlay that the officer is writing.

Here are the keys of its fields, the figures typed, and which of them is being changed.
"""

import attrs
import streamlit as st

from incentives.desk.policies.draft import Draft, DraftFigure

TITLE, TITLE_EN = "draft_title", "draft_title_en"
AUTHORITY, AUTHORITY_EN = "draft_authority", "draft_authority_en"
PLACE, REFORM = "draft_place", "draft_reform"
VALUE, FIRST, LAST, BASIS = "draft_value", "draft_first", "draft_last", "draft_basis"
_FIGURES, _CHANGED, _OPENED = "desk_draft_figures", "desk_draft_changed", "desk_draft_opened"


def choice_key(*, is_reform: bool) -> str:
    """The key of the control in which the figure to be typed is chosen; a reform offers others."""
    return f"draft_parameter_{is_reform}"


@attrs.frozen(kw_only=True)
class Opened:
    """The overlay that was opened, by its title, and its figures as they were."""

    title: str
    figures: tuple[DraftFigure, ...]


def draft_figures() -> tuple[DraftFigure, ...]:
    """The figures typed so far."""
    figures: tuple[DraftFigure, ...] = st.session_state.get(_FIGURES, ())
    return figures


def put_figure(figure: DraftFigure) -> None:
    """The figure takes the place of the one that was being changed, or stands after the others."""
    figures, at = draft_figures(), changed_at()
    end = len(figures) if at is None else at
    st.session_state[_FIGURES] = (*figures[:end], figure, *figures[end + 1 :])
    leave_change()


def remove_figure(at: int) -> None:
    """The figure is not in the draft any more."""
    figures = draft_figures()
    st.session_state[_FIGURES] = (*figures[:at], *figures[at + 1 :])
    leave_change()


def changed_at() -> int | None:
    """Which of the figures is being changed; None: none is."""
    at: int | None = st.session_state.get(_CHANGED)
    return at


def other_figures() -> tuple[DraftFigure, ...]:
    """The figures but the one that is being changed."""
    at = changed_at()
    return tuple(figure for number, figure in enumerate(draft_figures()) if number != at)


def begin_change(at: int) -> None:
    """What is typed next takes the place of this figure."""
    st.session_state[_CHANGED] = at


def leave_change() -> None:
    """What is typed next is a further figure."""
    st.session_state.pop(_CHANGED, None)


def opened() -> Opened | None:
    """The overlay that the draft began as; None if it began empty."""
    origin: Opened | None = st.session_state.get(_OPENED)
    return origin


def open_draft(draft: Draft, title: str) -> None:
    """The draft is written on; it began as the overlay of that title."""
    for key, value in (
        (TITLE, draft.title),
        (TITLE_EN, draft.title_en),
        (AUTHORITY, draft.authority),
        (AUTHORITY_EN, draft.authority_en),
        (PLACE, draft.jurisdiction),
        (REFORM, draft.is_reform),
        (_FIGURES, draft.figures),
        (_OPENED, Opened(title=title, figures=draft.figures)),
    ):
        st.session_state[key] = value
    leave_change()
